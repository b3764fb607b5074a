# SPDX-License-Identifier: Apache-2.0
"""Keys, thresholds, and how they rotate."""

from client import case, fresh
from repository import TOP, signer


SCHEMES = {"rsassa-pss-sha256": "aa" * 256, "rsa-pkcs1v15-sha256": "bb" * 256, "ed25519": "cc" * 64,
           "ecdsa-sha2-nistp256": "3046022100fa1f62d38e0f5c565fa23e5d230086258427d87f024c146071966deefde55468022100b3347b4bd9ba6701ca6cef949d04b5742394b9f8c4417933e5d4fa76c3ca3a98"}


@case(*SCHEMES)
def keys_of_each_scheme_are_verified(client, repository, scheme):
    assert client.init() == 0
    key = repository.add_key("root", signer(scheme))
    repository.root.roles["root"].threshold = 2
    repository.publish("root")
    assert client.refresh() == 0
    assert client.version("root") == 2
    repository.publish("root")

    def spoil(value):
        for entry in value["signatures"]:
            if entry["keyid"] == key.public_key.keyid:
                entry["sig"] = SCHEMES[scheme]
    repository.edit("root", spoil)
    assert client.refresh() == 1
    assert client.version("root") == 2


@case()
def one_signature_below_the_threshold_is_refused(client, repository):
    repository.root.roles["snapshot"].threshold = 3
    repository.add_key("snapshot")
    repository.add_key("snapshot")
    repository.publish("root", "targets", "snapshot", "timestamp")
    fresh(client)
    repository.signers["snapshot"].pop()
    repository.publish_all()
    assert client.refresh() == 1
    assert client.version("snapshot") == 2


@case()
def a_threshold_above_the_number_of_keys_is_never_met(client, repository):
    assert client.init() == 0
    for _ in range(4):
        repository.add_key("snapshot")
    repository.root.roles["snapshot"].threshold = 6
    repository.publish("root", "snapshot", "timestamp")
    assert client.refresh() == 1
    assert (client.version("root"), client.version("snapshot")) == (2, None)


@case()
def one_key_counts_once(client, repository):
    assert client.init() == 0
    key = repository.add_key("snapshot")
    repository.root.roles["snapshot"].keyids += [key.public_key.keyid] * 8
    repository.root.roles["snapshot"].threshold = 6
    repository.publish("root", "snapshot", "timestamp")

    def repeat(value):
        value["signatures"] += [value["signatures"][-1]] * 8
    repository.edit("snapshot", repeat)
    assert client.refresh() == 1
    assert client.version("snapshot") is None


@case()
def a_key_id_may_sign_once_only(client, repository):
    assert client.init() == 0
    repository.edit("snapshot", lambda value: value["signatures"].append(value["signatures"][0]))
    assert client.refresh() == 1
    assert client.version("snapshot") is None


@case("", "00", "not hex", "30450221")
def a_wrong_signature_beside_enough_right_ones_does_no_harm(client, repository, wrong):
    assert client.init() == 0
    repository.add_key("timestamp")
    repository.publish("root", "timestamp")
    repository.edit("timestamp", lambda value: value["signatures"][0].update(sig=wrong))
    assert client.refresh() == 0


ROTATIONS = {
    "1-of-1 rotates": [([1], 1, [1]), ([2], 1, [2, 1]), ([2], 1, [2])],
    "others sign too": [([1], 1, [3, 1, 4]), ([2], 1, [3, 2, 1, 4]), ([2], 1, [3, 2, 4])],
    "3-of-5 in any combination": [([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 2, 3, 4], 3, [0, 4, 1]),
                                  ([0, 1, 2, 3, 4], 3, [0, 1, 3])],
    "3-of-5, one rotates": [([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 4, 1])],
    "3-of-5, one rotates in two steps": [([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 2, 4, 5]),
                                         ([0, 1, 3, 4, 5], 3, [0, 4, 5])],
    "3-of-5, all rotate": [([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([5, 6, 7, 8, 9], 3, [0, 2, 4, 5, 6, 7]),
                           ([5, 6, 7, 8, 9], 3, [5, 6, 7])],
    "threshold rises": [([1, 2, 3], 1, [1]), ([1, 2, 3], 2, [1, 2])],
    "threshold falls": [([1, 2, 3], 2, [1, 2]), ([1, 2, 3], 1, [1, 2]), ([1, 2, 3], 1, [1])],
    "threshold rises with a key": [([1], 1, [1]), ([1, 2], 2, [1, 2])],
    "not signed by the old key": [([1], 1, [1]), ([2], 1, [2, 3, 4], False)],
    "not signed by the new key": [([1], 1, [1]), ([2], 1, [1, 3, 4], False)],
    "not by 3 new": [([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 2, 4], False)],
    "not by 3 old": [([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 4, 5], False)],
    "new threshold not met": [([1, 2, 3], 1, [1]), ([1, 2, 3], 2, [2], False)],
    "old threshold not met": [([1, 2, 3], 2, [1, 2]), ([1, 2, 3], 1, [1], False)],
}


@case(*ROTATIONS)
def roots_rotate(client, repository, name):
    keys = [signer("ed25519") for _ in range(10)]
    repository.files["root"] = []
    repository.root.version = 0
    for step in ROTATIONS[name]:
        repository.root.roles["root"].keyids.clear()
        repository.root.roles["root"].threshold = step[1]
        for i in step[0]:
            repository.root.add_key(keys[i].public_key, "root")
        repository.signers["root"] = [keys[i] for i in step[2]]
        repository.publish("root")
    right = len(ROTATIONS[name][-1]) == 3
    assert client.init() == 0
    assert client.refresh() == (0 if right else 1)
    assert client.bytes_of("root") == repository.files["root"][-1 if right else -2]


OTHERS = {
    "rotates": ([2], 1, [2], True),
    "others sign too": ([1], 1, [3, 1, 4], True),
    "not by the new key": ([2], 1, [1, 3, 4], False),
    "by two of three and a stranger": ([0, 1, 3, 4, 5], 3, [0, 2, 4], False),
    "by two of three": ([0, 1, 3, 4, 5], 3, [0, 4], False),
    "3-of-5, a": ([0, 1, 2, 3, 4], 3, [0, 2, 4], True),
    "3-of-5, b": ([0, 1, 2, 3, 4], 3, [0, 4, 1], True),
    "3-of-5, c": ([0, 1, 2, 3, 4], 3, [0, 1, 3], True),
    "3-of-5, d": ([0, 1, 2, 3, 4], 3, [1, 2, 3], True),
    "3-of-5, e": ([0, 1, 2, 3, 4], 3, [2, 3, 4], True),
}


@case(*OTHERS)
def other_roles_rotate(client, repository, name):
    keys = [signer("ed25519") for _ in range(6)]
    listed, threshold, signing, right = OTHERS[name]
    assert client.init() == 0
    for role in ("timestamp", "snapshot", "targets"):
        repository.root.roles[role].keyids.clear()
        repository.root.roles[role].threshold = threshold
        for i in listed:
            repository.root.add_key(keys[i].public_key, role)
        repository.signers[role] = [keys[i] for i in signing]
        repository.publish("root", *TOP[:0:-1])
        assert client.refresh() == (0 if right else 1)
        if right:
            assert client.bytes_of(role) == repository.files[role][-1]
