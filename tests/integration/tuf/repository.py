# SPDX-License-Identifier: Apache-2.0
"""A repository of The Update Framework made by python-tuf, served over HTTP, that a test may bend at will."""

import json
import threading
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    DelegatedRole, Delegations, Metadata, MetaFile, Root, Snapshot, SuccinctRoles, TargetFile, Targets, Timestamp)
from tuf.api.serialization.json import JSONSerializer

TOP = ["root", "timestamp", "snapshot", "targets"]
NOW = datetime.now(timezone.utc).replace(microsecond=0)
LATER = NOW + timedelta(days=30)


def signer(scheme="ecdsa-sha2-nistp256"):
    if scheme == "ed25519":
        return CryptoSigner.generate_ed25519()
    return CryptoSigner.generate_ecdsa() if scheme.startswith("ecdsa") else CryptoSigner.generate_rsa(scheme=scheme)


class Repository:
    def __init__(self):
        self.values = {"root": Root(expires=LATER), "timestamp": Timestamp(expires=LATER),
                       "snapshot": Snapshot(expires=LATER), "targets": Targets(expires=LATER)}
        self.signers = {role: [signer()] for role in TOP}
        self.files = {}      # role -> bytes of each version, from 1
        self.artifacts = {}  # target path -> bytes
        self.asked = []      # (role as in the address, version) of metadata; ("target", path) of targets
        self.hashes = False  # of metadata in its parent
        for role in TOP:
            self.root.add_key(self.signers[role][0].public_key, role)
        self.publish("targets", "snapshot", "timestamp", "root")

    root = property(lambda self: self.values["root"])
    timestamp = property(lambda self: self.values["timestamp"])
    snapshot = property(lambda self: self.values["snapshot"])
    targets = property(lambda self: self.values["targets"])

    def add_key(self, role, key=None):
        key = key or signer()
        self.root.add_key(key.public_key, role)
        self.signers[role].append(key)
        return key

    def rotate(self, role):
        self.root.roles[role].keyids.clear()
        self.signers[role] = []
        self.add_key(role)

    def publish(self, *roles, bump=True):
        """Signs the next version of each role and tells its parent."""
        for role in roles:
            value = self.values[role]
            if bump and role in self.files:
                value.version += 1
            data = self.sign(role)
            self.files.setdefault(role, []).append(data)
            meta = MetaFile(value.version, *((len(data), {"sha256": sha256(data).hexdigest()}) if self.hashes else ()))
            if role == "snapshot":
                self.timestamp.snapshot_meta = meta
            elif role not in ("root", "timestamp"):
                self.snapshot.meta[role + ".json"] = meta

    def sign(self, role):
        metadata = Metadata(self.values[role])
        for key in self.signers[role]:
            metadata.sign(key, append=True)
        return metadata.to_bytes(JSONSerializer())

    def publish_all(self):
        self.publish("targets", "snapshot", "timestamp")

    def add(self, role, path, content, algorithms=("sha256",)):
        self.values[role].targets[path] = TargetFile.from_data(path, content, list(algorithms))
        self.artifacts[path] = content

    def delegate(self, parent, name, paths=("*",), terminating=False, prefixes=None, expires=LATER):
        self.values.setdefault(name, Targets(expires=expires))
        delegator = self.values[parent]
        if delegator.delegations is None:
            delegator.delegations = Delegations({}, roles={})
        role = DelegatedRole(name, [], 1, terminating, None if prefixes else list(paths), prefixes)
        delegator.delegations.roles[name] = role
        key = self.signers.setdefault(name, [signer()])[0]
        delegator.add_key(key.public_key, name)

    def delegate_bins(self, bits, prefix):
        key = signer()
        bins = SuccinctRoles([], 1, bits, prefix)
        self.targets.delegations = Delegations({}, None, bins)
        self.targets.add_key(key.public_key)
        for name in bins.get_roles():
            self.values[name] = Targets(expires=LATER)
            self.signers[name] = [key]

    def edit(self, role, change):
        """Bends the file that was published last, without signing it anew."""
        value = json.loads(self.files[role][-1])
        change(value)
        self.files[role][-1] = json.dumps(value).encode()

    def answer(self, path):
        if path.startswith("metadata/") and path.endswith(".json"):
            name = path[len("metadata/"):-len(".json")]
            version, _, role = name.partition(".")
            number = None
            if role == "root" or (self.root.consistent_snapshot is not False and name != "timestamp"):
                number = int(version)
            else:
                role = name
            self.asked.append((role, number))
            versions = self.files.get(unquote(role), [])
            if number is None:
                return versions[-1] if versions else None
            return versions[number - 1] if 0 < number <= len(versions) else None
        if path.startswith("targets/"):
            folder, slash, file = path[len("targets/"):].rpartition("/")
            prefix, _, plain = file.partition(".") if self.root.consistent_snapshot is not False else ("", "", file)
            target = unquote(folder + slash + plain)
            self.asked.append(("target", target, prefix))
            return self.artifacts.get(target)
        return None


class Server:
    """Serves repositories by name at `url(name)`."""

    def __init__(self):
        self.repositories = {}
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                name, _, path = self.path.lstrip("/").partition("/")
                repository = server.repositories.get(unquote(name))
                data = repository.answer(path) if repository else None
                if data is None:
                    self.send_error(404)
                    return
                self.send_response(200)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def url(self, name):
        return f"http://127.0.0.1:{self.http.server_port}/{quote(name, safe='')}"
