#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `nqi-hub` publishes, read by python-tuf: reads_ours.py NQI NQI_HUB. Root two of three, a role a dataset, keys
changed in between: an independent client finds every file, and refuses one that was changed."""

import glob
import json
import os
import subprocess
import sys
import tempfile
from urllib.parse import unquote, urlparse

from tuf.api.exceptions import DownloadHTTPError, RepositoryError
from tuf.ngclient import FetcherInterface, Updater

NQI, HUB = sys.argv[1:3]


class Folder(FetcherInterface):
    """Files under a folder as a server would give them."""

    def _fetch(self, url):
        path = unquote(urlparse(url).path)
        if not os.path.isfile(path):
            raise DownloadHTTPError("not there", 404)
        with open(path, "rb") as file:
            yield file.read()


def run(*arguments):
    answer = subprocess.run(arguments, capture_output=True, text=True, timeout=120)
    if answer.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: {answer.returncode}\n{answer.stdout}{answer.stderr}")


def main(folder):
    def place(*names):
        return os.path.join(folder, *names)

    def publish(products):
        run(NQI, "--data", place("maker"), "demo", "--products", str(products), "--out", place("source"))
        run(HUB, "publish", "--data", place("hub"), "--from", place("source"))

    def updater():
        return Updater(metadata_dir=place("trusted"), metadata_base_url=f"file://{public}/metadata/",
                       target_dir=place("targets"), target_base_url=f"file://{public}/targets/", fetcher=Folder())

    def newest(role):
        files = glob.glob(os.path.join(public, "metadata", f"*.{role}.json"))
        return max(files, key=lambda name: int(os.path.basename(name).split(".")[0]))

    def read_all():
        client = updater()
        client.refresh()
        count = 0
        with open(newest("targets"), encoding="utf-8") as file:
            roles = [role["name"] for role in json.load(file)["signed"]["delegations"]["roles"]]
        for role in roles:
            with open(newest(role), encoding="utf-8") as file:
                paths = list(json.load(file)["signed"]["targets"])
            for path in paths:
                info = client.get_targetinfo(path)
                if info is None:
                    sys.exit(f"{path} is not found")
                client.download_target(info, place("targets", "one"))
                count += 1
        return count

    run(HUB, "keys", "init", "--data", place("hub"), place("safe"))
    publish(200)
    public = place("hub", "public")
    os.makedirs(place("trusted"))
    os.makedirs(place("targets"))
    with open(os.path.join(public, "metadata", "1.root.json"), "rb") as root, open(place("trusted", "root.json"), "wb") as out:
        out.write(root.read())
    first = read_all()
    root_keys = ["--root-key", place("safe", "root-1.key"), "--root-key", place("safe", "root-3.key")]
    for role in ("timestamp", "snapshot", "targets"):
        run(HUB, "keys", "rotate", "--data", place("hub"), role, *root_keys)
    run(HUB, "keys", "rotate", "--data", place("hub"), "products")
    run(HUB, "keys", "rotate", "--data", place("hub"), "root", "--new", place("new safe"), *root_keys)
    publish(210)
    second = read_all()

    alerts = glob.glob(os.path.join(public, "targets", "alerts", "*.base-*.rows"))[0]
    with open(alerts, "r+b") as file:
        file.seek(20)
        byte = file.read(1)
        file.seek(20)
        file.write(bytes([byte[0] ^ 1]))
    try:
        read_all()
        sys.exit("a changed file was taken")
    except RepositoryError:
        pass
    print(f"{first} and {second} files read")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        main(temporary)
