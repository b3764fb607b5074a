#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""tuf-js reads what `nqi-hub` publishes, and `nqi tuf` reads what tuf-js makes: js_peer.py NQI NQI_HUB. Ends with 77
(skipped) where there is no Node.js or npm's registry cannot be reached."""

import functools
import glob
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading

NQI, HUB = sys.argv[1:3]
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "js")
SKIPPED = 77


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def run(*arguments, **more):
    answer = subprocess.run(arguments, capture_output=True, text=True, timeout=120, **more)
    if answer.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: {answer.returncode}\n{answer.stdout}{answer.stderr}")
    return answer.stdout


def main(folder):
    def place(*names):
        return os.path.join(folder, *names)

    shutil.copytree(HERE, place("js"))
    try:
        done = subprocess.run(["npm", "install", "--no-audit", "--no-fund"], cwd=place("js"), capture_output=True, timeout=60)
        if done.returncode != 0:
            raise OSError
    except (OSError, subprocess.TimeoutExpired):
        print("npm or its registry cannot be reached")
        sys.exit(SKIPPED)

    run(NQI, "--data", place("maker"), "demo", "--products", "200", "--out", place("source"))
    run(HUB, "keys", "init", "--data", place("hub"), place("safe"))
    run(HUB, "publish", "--data", place("hub"), "--from", place("source"))
    public = place("hub", "public")
    paths = []
    for name in glob.glob(os.path.join(public, "metadata", "1.*.json")):
        with open(name, encoding="utf-8") as file:
            signed = json.load(file)["signed"]
        paths += list(signed["targets"]) if signed["_type"] == "targets" else []
    os.makedirs(place("reader"))
    shutil.copy(os.path.join(public, "metadata", "1.root.json"), place("reader", "root.json"))
    with open(place("reader", "paths.json"), "w", encoding="utf-8") as file:
        json.dump(paths, file)
    print("tuf-js:", run("node", "read.mjs", place("reader"), serve(public), cwd=place("js")).strip())

    os.makedirs(place("theirs"))
    run("node", "make.mjs", place("theirs"), cwd=place("js"))
    address = serve(place("theirs"))
    tuf = [NQI, "tuf", "--metadata-dir", place("trusted"), "--metadata-url", f"{address}/metadata"]
    os.makedirs(place("trusted"))
    os.makedirs(place("got"))
    run(*tuf, "init", place("theirs", "metadata", "1.root.json"))
    run(*tuf, "refresh")
    run(*tuf, "--target-name", "alerts/news.txt", "--target-base-url", f"{address}/targets", "--target-dir", place("got"),
        "download")
    files = [os.path.join(path, name) for path, _, names in os.walk(place("got")) for name in names]
    if len(files) != 1:
        sys.exit(f"one file was expected: {files}")
    with open(files[0], encoding="utf-8") as file:
        if file.read() != "Sữa tươi\n":
            sys.exit("another content")
    print("nqi tuf: what tuf-js made is read")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        main(temporary)
