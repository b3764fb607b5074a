# SPDX-License-Identifier: Apache-2.0
"""Rollback, freeze, fast-forward."""

import json
from datetime import timedelta

from client import case, fresh
from repository import LATER, NOW


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
