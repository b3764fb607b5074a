# SPDX-License-Identifier: Apache-2.0
"""What is downloaded."""

import os

from client import case


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
