#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A hub whose files lie in S3: a device's photos arrive there, people see them, no secret is told: files_in_s3.py NQI NQI_HUB"""

import base64
import http.client
import os
import re
import subprocess
import sys
import tempfile

from support import Hub, record_findings, run

NQI, HUB = sys.argv[1:3]
SERVE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "support", "s3", "serve.py")


def fail(what):
    sys.exit(f"failed: {what}")


def get(hub, path):
    connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=60)
    connection.request("GET", path, headers={"Authorization": "Basic " + base64.b64encode(b"an:mot-mat-khau-dai").decode()})
    answer = connection.getresponse()
    return answer.status, answer.read(), answer.getheader("Content-Type")


def check_refusals(folder, secret):
    """Why a hub does not start, in words and without the secret."""
    environment = {**os.environ, "AWS_SECRET_ACCESS_KEY": secret + "x"}
    for more, said in (({"env": environment}, "credentials"), ({"env": {**os.environ, "AWS_ACCESS_KEY_ID": ""}}, "AWS_ACCESS_KEY_ID")):
        answer = subprocess.run([HUB, "devices", "--data", os.path.join(folder, "none")], capture_output=True, text=True,
                                timeout=120, check=False, **more)
        if answer.returncode == 0 or said not in answer.stderr or secret in answer.stdout + answer.stderr:
            fail(f"{answer.returncode}: {answer.stderr}")


def main(folder, endpoint, key, secret):
    os.environ.update(AWS_ACCESS_KEY_ID=key, AWS_SECRET_ACCESS_KEY=secret, NQI_HUB_BLOBS="s3://evidence/hub",
                      NQI_HUB_S3_ENDPOINT=endpoint)
    check_refusals(folder, secret)
    with Hub(HUB, folder, "--verbose") as hub:
        device = record_findings(NQI, folder, "ghi chú")
        hub.command("publish", "--from", os.path.join(device, "catalog"))
        run(NQI, "--data", device, "sync", "--hub", hub.address, "--code", hub.command("enrol-code"))
        hub.command("users set", "an", "--role", "analyst", input="mot-mat-khau-dai\n")
        listed = hub.command("findings")
        counts = [tuple(map(int, found)) for found in re.findall(r"files (\d+)/(\d+)", listed)]
        if not counts or any(held != named for held, named in counts) or sum(named for _, named in counts) == 0:
            fail(f"not every file is held: {listed}")
        if os.path.exists(os.path.join(hub.data, "blobs")):
            fail("there is a folder of files, too")
        status, page, _ = get(hub, "/analyst/")
        finding = re.search(rb'href="(/analyst/findings/[0-9a-f]+/[0-9a-f-]+)"', page) or fail(f"{status}: {page[:300]}")
        status, page, _ = get(hub, finding.group(1).decode())
        pictures = re.findall(rb'src="(/analyst/[^"]+)"', page)
        if status != 200 or not pictures:
            fail(f"{status}: {page[:300]}")
        for picture in pictures:
            status, content, kind = get(hub, picture.decode())
            if status != 200 or not kind.startswith("image/") or len(content) < 100:
                fail(f"{picture}: {status} {kind}")
    with open(os.path.join(folder, "hub.log"), encoding="utf-8") as log:
        written = log.read()
    for told in (secret, key, "mot-mat-khau"):
        if told in written:
            fail("a secret is in the log")
    print(f"{len(counts)} findings, {sum(named for _, named in counts)} files")


if __name__ == "__main__":
    server = subprocess.Popen([sys.executable, SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    words = server.stdout.readline().split()
    if len(words) != 3:
        fail("no S3 could be started")
    try:
        with tempfile.TemporaryDirectory() as place:
            main(place, *words)
    finally:
        server.terminate()
        server.wait(timeout=30)
