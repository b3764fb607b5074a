#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`nqi tuf` against repositories that python-tuf makes: conformance.py NQI [PART-OF-A-NAME]. Each function is a case;
what it asks follows the client workflow of the specification (numbers in brackets are its sections)."""

import json
import os
import subprocess
import sys
import tempfile
from datetime import timedelta
from urllib.parse import quote

from repository import LATER, NOW, TOP, Repository, Server, signer
from tuf.api.metadata import MetaFile

NQI = sys.argv[1]
ONLY = sys.argv[2] if len(sys.argv) > 2 else ""
SERVER = Server()
CASES = []


def case(*parameters):
    """Registers a function, once for each of its parameters."""
    def register(function):
        for values in parameters or [()]:
            values = values if isinstance(values, tuple) else (values,)
            name = " ".join([function.__name__, *(str(v) for v in values)])[:90]
            CASES.append((name, function, values))
        return function
    return register


class Client:
    def __init__(self, name):
        self.name = name
        self.work = tempfile.TemporaryDirectory()
        self.metadata = os.path.join(self.work.name, "metadata")
        self.targets = os.path.join(self.work.name, "targets")
        os.mkdir(self.metadata)
        os.mkdir(self.targets)
        self.repository = SERVER.repositories[name] = Repository()

    def run(self, *arguments, at=None):
        when = ["--at", at.strftime("%Y-%m-%dT%H:%M:%SZ")] if at else []
        return subprocess.run([NQI, *when, "tuf", "--metadata-dir", self.metadata, *arguments], capture_output=True,
                              timeout=60).returncode

    def init(self, root=None):
        path = os.path.join(self.work.name, "root.json")
        with open(path, "wb") as file:
            file.write(root or self.repository.files["root"][0])
        return self.run("init", path)

    def refresh(self, at=None):
        return self.run("--metadata-url", SERVER.url(self.name) + "/metadata/", "refresh", at=at)

    def download(self, target, at=None):
        return self.run("--metadata-url", SERVER.url(self.name) + "/metadata/", "--target-name", target, "--target-dir",
                        self.targets, "--target-base-url", SERVER.url(self.name) + "/targets/", "download", at=at)

    def trusted(self):
        """(role, version) of every file of the trusted state."""
        return {name[:-5]: self.version(name[:-5]) for name in sorted(os.listdir(self.metadata))}

    def bytes_of(self, role):
        with open(os.path.join(self.metadata, role + ".json"), "rb") as file:
            return file.read()

    def version(self, role):
        try:
            return json.loads(self.bytes_of(role))["signed"]["version"]
        except FileNotFoundError:
            return None

    def downloaded(self):
        contents = []
        for name in os.listdir(self.targets):
            with open(os.path.join(self.targets, name), "rb") as file:
                contents.append(file.read())
        return sorted(contents)


def fresh(client):
    assert client.init() == 0
    assert client.refresh() == 0
    client.repository.asked.clear()


# ---- the order of things

@case()
def first_refresh_asks_for_each_role_once(client, repository):
    assert client.init() == 0
    assert repository.asked == []
    assert client.refresh() == 0
    assert repository.asked == [("root", 2), ("timestamp", None), ("snapshot", 1), ("targets", 1)]
    assert client.trusted() == {role: 1 for role in TOP}
    for role in TOP:
        assert client.bytes_of(role) == repository.files[role][-1]


@case()
def second_refresh_asks_for_the_next_root_and_the_timestamp(client, repository):
    fresh(client)
    assert client.refresh() == 0
    assert repository.asked == [("root", 2), ("timestamp", None)]


@case()
def download_refreshes_first(client, repository):
    assert client.init() == 0
    assert client.download("no such target") == 1
    assert client.trusted() == {role: 1 for role in TOP}


@case()
def bytes_are_kept_as_they_came(client, repository):
    repository.files["timestamp"][-1] += b" \n"
    fresh(client)
    assert client.bytes_of("timestamp") == repository.files["timestamp"][-1]


@case()
def repositories_without_consistent_snapshots_have_plain_names(client, repository):
    repository.root.consistent_snapshot = False
    repository.publish("root")
    repository.add("targets", "folder/file", b"content")
    repository.publish_all()
    assert client.init() == 0
    assert client.download("folder/file") == 0
    assert [a[0] for a in repository.asked][-4:] == ["timestamp", "snapshot", "targets", "target"]
    assert client.downloaded() == [b"content"]


@case(*[(role, missing) for role in ("timestamp", "snapshot", "targets") for missing in (False, True)])
def a_file_that_is_missing_leaves_what_was_trusted(client, repository, role, missing):
    fresh(client)
    if role == "timestamp":
        repository.files.pop(role)
    elif role == "snapshot":
        repository.timestamp.snapshot_meta.version += 1
        repository.publish("timestamp")
    else:
        repository.snapshot.meta["targets.json"].version += 1
        repository.publish("snapshot", "timestamp")
    if missing:
        SERVER.repositories.pop(client.name)
    assert client.refresh() == 1
    expected = {"root": 1, "timestamp": 1, "snapshot": 1, "targets": 1}
    if not missing and role != "timestamp":
        expected["timestamp"] = 2
    if not missing and role == "targets":
        expected["snapshot"] = 2
    assert client.trusted() == expected, client.trusted()


# ---- what is no metadata, or not this role's

@case()
def a_root_without_version_is_no_anchor(client, repository):
    root = json.loads(repository.files["root"][0])
    del root["signed"]["version"]
    client.init(json.dumps(root).encode())
    assert client.refresh() == 1
    assert repository.asked == []


@case()
def a_root_that_did_not_sign_itself_is_no_anchor(client, repository):
    root = json.loads(repository.files["root"][0])
    root["signatures"][0]["sig"] = "3045022100ee448afe2d25dd1f05afedac83a24e7df90f203615221434979153dc7cea6d4702207710015851e571885a77db8a6e42c4b2983a59b9e1ebec91178dfa2fb0d42ab8"
    client.init(json.dumps(root).encode())
    with open(os.path.join(client.metadata, "root.json"), "wb") as file:  # or put there by hand
        file.write(json.dumps(root).encode())
    assert client.refresh() == 1
    assert repository.asked == []


@case(*TOP)
def a_role_that_nobody_signed_is_refused(client, repository, role):
    assert client.init() == 0
    repository.signers[role] = []
    repository.publish("root", "targets", "snapshot", "timestamp")
    assert client.refresh() == 1
    expected = {"root": 1}
    for known in TOP:
        if known == role:
            break
        expected[known] = 2
    assert client.trusted() == expected, client.trusted()


@case("root", "snapshot", "targets")
def a_version_that_its_address_does_not_name_is_refused(client, repository, role):
    assert client.init() == 0
    repository.values[role].version += 1
    repository.publish("root", "targets", "snapshot", "timestamp")
    repository.files[role].insert(1, repository.files[role][1])
    if role == "snapshot":
        repository.timestamp.snapshot_meta.version = 2
        repository.publish("timestamp")
    if role == "targets":
        repository.snapshot.meta["targets.json"].version = 2
        repository.publish("snapshot", "timestamp")
    assert client.refresh() == 1
    assert client.version(role) == (1 if role == "root" else None)


@case()
def a_snapshot_is_no_timestamp(client, repository):
    assert client.init() == 0
    repository.add_key("snapshot", repository.signers["timestamp"][0])
    repository.snapshot.meta = {"snapshot.json": MetaFile(1)}
    repository.publish("root", "snapshot")
    repository.files["timestamp"].append(repository.files["snapshot"].pop())
    assert client.refresh() == 1
    assert client.trusted() == {"root": 2}


@case()
def unknown_members_are_signed_and_passed_over(client, repository):
    fresh(client)
    key = signer()
    key.public_key.unrecognized_fields["extra"] = {"a": 1, "b": [True, None, "đ\"\\"]}
    repository.root.unrecognized_fields["custom"] = "value"
    repository.add_key("root", key)
    repository.root.roles["root"].unrecognized_fields["other"] = "value"
    repository.publish("root")
    assert client.refresh() == 0
    assert client.version("root") == 2


@case()
def the_deprecated_hash_algorithms_of_a_key_mean_nothing(client, repository):
    repository.signers["snapshot"] = []
    repository.root.roles["snapshot"].keyids.clear()
    key = signer()
    key.public_key.unrecognized_fields = {"keyid_hash_algorithms": "md5"}
    repository.add_key("snapshot", key)
    assert client.init() == 0
    repository.publish("root", "snapshot", "timestamp")
    assert client.refresh() == 0
    assert client.version("snapshot") == 2


# ---- digests and lengths

@case()
def digests_of_metadata_are_checked(client, repository):
    repository.hashes = True
    repository.publish_all()
    fresh(client)
    repository.publish("targets")
    repository.snapshot.meta["targets.json"].hashes["sha256"] = "46" * 32
    repository.publish("snapshot", "timestamp")
    assert client.refresh() == 1
    assert (client.version("snapshot"), client.version("targets")) == (3, 2)


@case()
def a_length_is_a_bound(client, repository):
    repository.hashes = True
    repository.publish_all()
    fresh(client)
    repository.publish("targets")
    repository.snapshot.meta["targets.json"].length -= 1
    repository.publish("snapshot", "timestamp")
    assert client.refresh() == 1
    assert client.version("targets") == 2


# ---- keys and thresholds

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


# ---- rollback, freeze, fast-forward

@case()
def an_older_timestamp_is_refused(client, repository):
    repository.publish("timestamp")
    fresh(client)
    repository.timestamp.version = 1
    repository.publish("timestamp", bump=False)
    assert client.refresh() == 1
    assert client.version("timestamp") == 2
    assert repository.asked[-1] == ("timestamp", None)


@case()
def another_timestamp_of_the_same_version_changes_nothing(client, repository):
    fresh(client)
    repository.timestamp.snapshot_meta.version = 100
    repository.publish("timestamp", bump=False)
    assert client.refresh() == 0
    assert repository.asked[-1] == ("timestamp", None)
    assert json.loads(client.bytes_of("timestamp"))["signed"]["meta"]["snapshot.json"]["version"] == 1


@case(False, True)
def an_older_snapshot_is_refused(client, repository, hashes):
    repository.hashes = hashes
    repository.publish("snapshot", "timestamp")
    fresh(client)
    repository.snapshot.version = 1
    repository.publish("snapshot", "timestamp", bump=False)
    repository.publish("timestamp")
    assert client.refresh() == 1
    assert client.version("snapshot") == 2
    assert repository.asked[-1] == ("timestamp", None)


@case()
def a_snapshot_that_is_trusted_is_not_asked_for_again(client, repository):
    repository.publish("snapshot", "timestamp")
    fresh(client)
    repository.snapshot.version = 1
    repository.publish("snapshot", bump=False)
    assert client.refresh() == 0
    assert client.version("snapshot") == 2


@case(False, True)
def older_targets_are_refused(client, repository, hashes):
    repository.hashes = hashes
    repository.publish("targets", "snapshot", "timestamp")
    fresh(client)
    repository.targets.version = 1
    repository.publish("targets", bump=False)
    repository.publish("snapshot", "timestamp")
    assert client.refresh() == 1
    assert client.version("targets") == 2


@case("timestamp", "snapshot", "targets")
def rotated_keys_recover_from_a_fast_forward(client, repository, role):
    repository.values[role].version = 99
    repository.files[role] = [b""] * 99
    repository.publish(role)
    if role == "targets":
        repository.publish("snapshot")
    if role != "timestamp":
        repository.publish("timestamp")
    fresh(client)
    assert client.version(role) == 100
    for rotated in {"timestamp": ["timestamp"], "snapshot": ["snapshot", "timestamp"], "targets": ["snapshot"]}[role]:
        repository.rotate(rotated)
    repository.publish("root")
    repository.values[role].version = 0
    repository.files[role] = []
    repository.values[role].version = 1
    repository.publish(role, bump=False)
    repository.publish(*[r for r in ("snapshot", "timestamp") if r != role])
    assert client.refresh() == 0
    assert client.version(role) == 1


@case()
def an_expired_root_is_stored_and_ends_the_refresh(client, repository):
    fresh(client)
    repository.root.expires = NOW - timedelta(days=1)
    repository.publish("root")
    repository.publish_all()
    assert client.refresh() == 1
    assert client.trusted() == {"root": 2, "timestamp": 1, "snapshot": 1, "targets": 1}


@case()
def an_expired_root_on_the_way_is_passed_through(client, repository):
    repository.root.expires = NOW - timedelta(days=1)
    repository.publish("root")
    repository.root.expires = LATER
    repository.publish("root")
    fresh(client)
    assert client.version("root") == 3


@case("timestamp", "snapshot", "targets")
def an_expired_role_is_not_stored(client, repository, role):
    fresh(client)
    repository.values[role].expires = NOW - timedelta(days=5)
    repository.publish_all()
    assert client.refresh() == 1
    assert client.version(role) == 1


@case()
def expired_local_metadata_is_a_start_for_newer(client, repository):
    repository.timestamp.expires = NOW + timedelta(days=7)
    repository.publish("timestamp")
    fresh(client)
    repository.timestamp.expires = NOW + timedelta(days=21)
    repository.publish_all()
    assert client.refresh(at=NOW + timedelta(days=18)) == 0
    assert client.trusted() == {"root": 1, "timestamp": 3, "snapshot": 2, "targets": 2}


@case()
def nothing_new_after_expiry_is_a_freeze(client, repository):
    fresh(client)
    assert client.refresh(at=NOW + timedelta(days=31)) == 1


# ---- delegations

GRAPHS = {
    "one": ([("targets", "A")], "A"),
    "two": ([("targets", "A"), ("targets", "B")], "AB"),
    "below": ([("targets", "A"), ("targets", "B"), ("B", "C")], "ABC"),
    "depth first": ([("targets", "A"), ("targets", "B"), ("A", "C"), ("A", "D")], "ACDB"),
    "deeper first": ([("targets", "A"), ("targets", "B"), ("A", "C"), ("C", "D")], "ACDB"),
    "terminating": ([("targets", "A"), ("targets", "B"), ("A", "C", "*", True), ("A", "D")], "AC"),
    "terminating but its own": ([("targets", "A"), ("targets", "B"), ("A", "C", "*", True), ("C", "D")], "ACD"),
    "other paths": ([("targets", "A", "*.py"), ("targets", "B"), ("A", "C")], "B"),
    "other paths below": ([("targets", "A"), ("targets", "B"), ("A", "C", "*.py"), ("C", "D")], "AB"),
    "a circle": ([("targets", "A"), ("targets", "B"), ("B", "C"), ("C", "D"), ("D", "B")], "ABCD"),
    "one of two parents": ([("targets", "A"), ("targets", "B"), ("B", "C"), ("A", "C")], "ACB"),
    "only one parent's paths": ([("targets", "A"), ("targets", "B"), ("B", "C"), ("A", "C", "*.py")], "ABC"),
}


@case(*GRAPHS)
def delegations_are_asked_in_order(client, repository, name):
    edges, order = GRAPHS[name]
    assert client.init() == 0
    for edge in edges:
        repository.delegate(edge[0], edge[1], [edge[2] if len(edge) > 2 else "*"], len(edge) > 3)
    repository.publish(*sorted({role for edge in edges for role in edge[:2]}), "snapshot", "timestamp")
    assert client.download("missing path") == 1
    assert repository.asked[4:] == [(role, 1) for role in order], repository.asked


PATHS = {"targetfile": ("", True), "README.md": ("A", True), "releases/x/x_v1": ("BC", True),
         "releases/y/y_v1.zip": ("BD", True), "releases/z/z_v1.zip": ("B", False), "releases/x": ("", False)}


@case(*PATHS)
def targets_are_found_by_the_patterns_of_their_path(client, repository, path):
    assert client.init() == 0
    repository.delegate("targets", "A", ["*.doc", "*.md"])
    repository.delegate("targets", "B", ["releases/*/*"])
    repository.delegate("B", "C", ["releases/x/*"])
    repository.delegate("B", "D", ["releases/y/*.zip"])
    for role, target in (("targets", "targetfile"), ("A", "README.md"), ("C", "releases/x/x_v1"),
                         ("D", "releases/y/y_v1.zip"), ("D", "releases/z/z_v1.zip")):
        repository.add(role, target, target.encode())
    repository.publish("A", "B", "C", "D", "targets", "snapshot", "timestamp")
    order, found = PATHS[path]
    assert client.download(path) == (0 if found else 1)
    assert client.downloaded() == ([path.encode()] if found else [])
    assert [entry for entry in repository.asked[4:] if entry[0] != "target"] == [(role, 1) for role in order]


@case()
def bins_by_the_hash_of_a_path(client, repository):
    assert client.init() == 0
    repository.delegate_bins(4, "bin")
    bins = [role for role in repository.values if role.startswith("bin-")]
    path = "some/target"
    chosen = repository.targets.delegations.succinct_roles.get_role_for_target(path)
    repository.add(chosen, path, b"binned")
    repository.publish(*bins, "targets", "snapshot", "timestamp")
    assert client.download(path) == 0
    assert client.downloaded() == [b"binned"]
    assert (chosen, 1) in repository.asked


@case()
def prefixes_of_the_hash_of_a_path(client, repository):
    from hashlib import sha256
    assert client.init() == 0
    path = "some/target"
    digest = sha256(path.encode()).hexdigest()
    repository.delegate("targets", "other", prefixes=["f" if digest[0] != "f" else "e"])
    repository.delegate("targets", "right", prefixes=[digest[:2]])
    repository.add("right", path, b"prefixed")
    repository.publish("other", "right", "targets", "snapshot", "timestamp")
    assert client.download(path) == 0
    assert repository.asked[4] == ("right", 1)


@case()
def a_delegated_role_must_be_signed_by_its_own_key(client, repository):
    assert client.init() == 0
    repository.delegate("targets", "A")
    repository.add("A", "file", b"content")
    repository.signers["A"] = [signer()]
    repository.publish("A", "targets", "snapshot", "timestamp")
    assert client.download("file") == 1
    assert "A" not in client.trusted()


@case()
def an_older_delegated_role_is_refused(client, repository):
    assert client.init() == 0
    repository.delegate("targets", "A")
    repository.add("A", "file", b"content")
    repository.publish("A", "targets", "snapshot", "timestamp")
    repository.publish("A", "snapshot", "timestamp")
    assert client.download("file") == 0
    repository.values["A"].version = 1
    repository.publish("A", bump=False)
    repository.publish("snapshot", "timestamp")
    assert client.download("file") == 1
    assert client.version("A") == 2


@case()
def an_expired_delegated_role_is_not_used(client, repository):
    assert client.init() == 0
    repository.delegate("targets", "delegated", ["path/*"], expires=NOW - timedelta(days=1))
    repository.add("delegated", "path/target", b"content")
    repository.publish("delegated", "targets", "snapshot", "timestamp")
    assert client.refresh() == 0
    assert client.download("path/target") == 1
    assert client.downloaded() == []
    assert client.trusted() == {"root": 1, "timestamp": 2, "snapshot": 2, "targets": 2}


@case(False, True)
def a_delegated_role_that_has_expired_here_needs_a_newer_one(client, repository, newer):
    assert client.init() == 0
    repository.delegate("targets", "delegated", ["path/*"], expires=NOW + timedelta(days=7))
    repository.add("delegated", "path/first", b"first")
    repository.add("delegated", "path/second", b"second")
    repository.publish("delegated", "targets", "snapshot", "timestamp")
    assert client.download("path/first") == 0
    if newer:
        repository.values["delegated"].expires = NOW + timedelta(days=21)
        repository.publish("delegated", "snapshot", "timestamp")
    assert client.download("path/second", at=NOW + timedelta(days=18)) == (0 if newer else 1)
    assert client.downloaded() == ([b"first", b"second"] if newer else [b"first"])


@case("?", "#", "/delegatedrole", "../delegatedrole", "a b", "đồ chơi", "100%", ".", "..")
def role_names_are_any_text(client, repository, role):
    assert client.init() == 0
    repository.delegate("targets", role)
    repository.publish(role, "targets", "snapshot", "timestamp")
    assert client.download("no such target") == 1
    assert (quote(role, safe=""), 1) in repository.asked, repository.asked
    assert len(client.trusted()) == 5
    assert sorted(os.listdir(client.work.name)) == ["metadata", "root.json", "targets"]


@case(*TOP)
def no_delegated_role_takes_a_top_level_name(client, repository, role):
    fresh(client)
    repository.delegate("targets", "A")
    repository.publish("A")
    delegations = repository.targets.delegations
    delegations.roles["A"].name = role
    repository.publish("targets", "snapshot", "timestamp")
    assert client.download("no such target") == 1
    assert client.bytes_of("root") == repository.files["root"][-1]


# ---- targets

@case("target_file.txt", "path/to/a/target_file.txt", "a b?#%.txt", "đ/ơ")
def targets_are_downloaded(client, repository, path):
    assert client.init() == 0
    repository.add("targets", path, b"target file contents")
    repository.publish_all()
    assert client.refresh() == 0
    assert client.downloaded() == []
    assert client.download(path) == 0
    assert client.downloaded() == [b"target file contents"]
    assert sorted(os.listdir(client.work.name)) == ["metadata", "root.json", "targets"]


@case("../outside", "..", "/etc/outside", "a/../../outside")
def a_path_that_climbs_writes_nothing_outside(client, repository, path):
    assert client.init() == 0
    repository.add("targets", path, b"climbs")
    repository.publish_all()
    client.download(path)  # an address with dots may name another file: refusing it is right, too
    assert sorted(os.listdir(client.work.name)) == ["metadata", "root.json", "targets"]


@case()
def a_target_that_is_here_is_not_fetched_again(client, repository):
    assert client.init() == 0
    repository.add("targets", "file", b"content")
    repository.publish_all()
    assert client.download("file") == 0
    assert client.download("file") == 0
    assert len([entry for entry in repository.asked if entry[0] == "target"]) == 1


@case()
def another_content_than_signed_is_refused(client, repository):
    assert client.init() == 0
    repository.add("targets", "one", b"content of one")
    repository.add("targets", "two", b"content of two")
    repository.publish_all()
    assert client.download("one") == 0
    repository.artifacts = {"one": b"malicious data", "two": b"malicious data"}
    client.download("one")
    assert client.downloaded() == [b"content of one"]
    assert client.download("two") == 1
    repository.artifacts["two"] = b"content of two and more without end"
    assert client.download("two") == 1
    assert client.downloaded() == [b"content of one"]


@case()
def a_target_that_changed_is_fetched_under_its_old_name(client, repository):
    assert client.init() == 0
    for i in range(3):
        repository.add("targets", "file", b"content %d" % i)
        repository.publish_all()
        assert client.download("file") == 0
        assert client.downloaded() == [b"content %d" % i]


@case("sha256", "sha512", "sha256,sha512")
def digests_of_several_algorithms(client, repository, algorithms):
    repository.add("targets", "file", b"content", algorithms.split(","))
    repository.publish_all()
    assert client.init() == 0
    assert client.download("file") == 0
    asked = [entry for entry in repository.asked if entry[0] == "target"]
    assert len(asked) == 1 and asked[0][2] in repository.targets.targets["file"].hashes.values()


@case()
def every_known_digest_must_be_right(client, repository):
    repository.add("targets", "file", b"content", ["sha256", "sha512"])
    repository.targets.targets["file"].hashes["sha512"] = "00" * 64
    repository.publish_all()
    assert client.init() == 0
    assert client.download("file") == 1
    assert client.downloaded() == []


@case()
def an_unknown_algorithm_alone_proves_nothing(client, repository):
    repository.add("targets", "file", b"content", ["sha512"])
    hashes = repository.targets.targets["file"].hashes
    hashes["unknown-hash"] = hashes.pop("sha512")
    repository.publish_all()
    assert client.init() == 0
    assert client.refresh() == 0
    assert client.download("file") == 1
    assert client.downloaded() == []


def main():
    failed = 0
    ran = 0
    for name, function, values in CASES:
        if ONLY not in name:
            continue
        ran += 1
        client = Client(name)
        try:
            function(client, client.repository, *values)
        except Exception as error:  # noqa: BLE001: the next case is worth knowing too
            failed += 1
            line = error.__traceback__
            while line.tb_next and line.tb_frame.f_code is not function.__code__:
                line = line.tb_next
            print(f"failed: {name} (line {line.tb_lineno}): {error!r}", flush=True)
    print(f"{ran - failed} of {ran} cases")
    sys.exit(1 if failed or not ran else 0)


main()
