# SPDX-License-Identifier: Apache-2.0
"""What is asked for, what is no metadata, digests and lengths."""

import json
import os

from client import SERVER, case, fresh
from repository import TOP, signer
from tuf.api.metadata import MetaFile


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
