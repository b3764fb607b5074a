# SPDX-License-Identifier: Apache-2.0
"""Roles that other roles trust."""

import os
from datetime import timedelta
from hashlib import sha256
from urllib.parse import quote

from client import case, fresh
from repository import NOW, TOP, signer


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
