# SPDX-License-Identifier: Apache-2.0
"""A client under test with a repository of its own, and the list of the cases."""

import json
import os
import subprocess
import sys
import tempfile

from repository import Repository, Server

NQI = sys.argv[1]
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
