#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the hub says and what is said to it against packaging/hub/openapi.json: api.py NQI NQI_HUB OPENAPI.

A real device talks to a real hub through a recorder, then requests that no good device makes follow. Each exchange has to
be one that the document describes, each operation and status of the document has to be met, but those named below.
"""

import base64
import gzip
import http.client
import http.server
import json
import os
import re
import shutil
import sys
import tempfile
import threading
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
import jsonschema  # noqa: E402

from support import Hub, record_findings, run  # noqa: E402

NQI, HUB, DOCUMENT = sys.argv[1:4]
# What a healthy hub does not say: unit tests make these happen.
NOT_MET = {"500", "503"}
NOT_MET_AT = {
    ("putFinding", "409"), ("appendBlob", "422"), ("appendBlob", "413"), ("catalogueFile", "206"),
    ("blobState", "401"), ("blobState", "403"), ("enrol", "413"), ("putFindings", "401"), ("putFindings", "403"),
    ("putFindings", "507"), ("appendBlob", "507"),
    ("appendBlob", "401"), ("appendBlob", "403"), ("putFindings", "429"), ("blobState", "429"), ("appendBlob", "429"),
}


BOMB = 300_000_000  # bytes, of 300 kB that travel


def fail(what):
    sys.exit(f"failed: {what}")


class Recorder(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    exchanges = []
    port = 0

    def log_message(self, *_):
        pass

    def forward(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        hub = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        hub.request(self.command, self.path, body, dict(self.headers))
        answer = hub.getresponse()
        content = answer.read()
        lower = [{name.lower(): value for name, value in headers.items()} for headers in (self.headers, answer.headers)]
        self.exchanges.append((self.command, self.path, lower[0], body, answer.status, lower[1], content))
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            if name.lower() not in ("connection", "keep-alive", "transfer-encoding"):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        hub.close()

    do_GET = do_HEAD = do_PUT = do_POST = do_PATCH = do_DELETE = forward


class Document:
    def __init__(self, text):
        self.content = json.loads(text)
        self.met = set()
        self.paths = [
            (re.compile("^" + re.sub(r"\\\{file\\\}", ".+", re.sub(r"\\\{(?!file)\w+\\\}", "[^/]+", re.escape(path))) + "$"), item)
            for path, item in self.content["paths"].items()
        ]

    def validate(self, schema, instance, where):
        whole = {**schema, "components": self.content["components"]}
        for error in jsonschema.Draft202012Validator(whole).iter_errors(instance):
            fail(f"{where}: {error.json_path}: {error.message[:300]}")

    def check(self, exchange):
        method, path, headers, body, status, answered, content = exchange
        found = [item for pattern, item in self.paths if pattern.match(path.split("?")[0])]
        where = f"{method} {path[:80]} -> {status}"
        if not found or method.lower() not in found[0]:
            if status in (404, 400, 405):
                return  # nothing is described, and nothing is there
            fail(f"{where}: not in the document")
        operation = found[0][method.lower()]
        response = operation["responses"].get(str(status)) or fail(f"{where}: no such status in the document")
        self.met.add((operation["operationId"], str(status)))
        for name, header in response.get("headers", {}).items():
            if name.lower() not in answered:
                fail(f"{where}: no {name}")
            self.validate(header["schema"], answered[name.lower()], f"{where} {name}")
        media = answered.get("content-type", "").split(";")[0]
        described = response.get("content", {})
        if media in described and "schema" in described[media]:
            self.validate(described[media]["schema"], json.loads(content), where)
        elif content and described and media not in described and "application/octet-stream" not in described:
            fail(f"{where}: {media} is not described")
        request = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if request and status < 300:
            self.validate(request["schema"], json.loads(body), where + " (request)")
        if status < 300 and operation.get("security", self.content["security"]) and "authorization" not in headers:
            fail(f"{where}: no token was needed")

    def check_all_met(self):
        missing = []
        for item in self.content["paths"].values():
            for operation in (entry for name, entry in item.items() if name != "parameters"):
                for status in operation["responses"]:
                    key = (operation["operationId"], status)
                    if status not in NOT_MET and key not in NOT_MET_AT and key not in self.met:
                        missing.append(key)
        if missing:
            fail(f"described, and never met: {missing}")
        idle = [key for key in NOT_MET_AT if key in self.met]
        if idle:
            fail(f"met after all, take it off the list: {idle}")


def check_backup(hub, folder, path, finding, token):
    """The running hub's database and files, as packaging/hub/README.md says, make another that answers the same."""
    again = Hub(HUB, os.path.join(folder, "restored"))
    os.makedirs(again.data)
    run("sqlite3", os.path.join(hub.data, "hub.db"), f".backup {os.path.join(again.data, 'hub.db')}")
    shutil.copytree(os.path.join(hub.data, "blobs"), os.path.join(again.data, "blobs"))
    shutil.copy2(os.path.join(hub.data, "hub.key"), again.data)

    def put(port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("PUT", path, finding, {"Authorization": token})
        answer = connection.getresponse()
        return answer.status, answer.read()

    with again:
        if put(hub.port) != put(again.port) or hub.command("findings") != again.command("findings"):
            fail("a restored hub answers otherwise")


def administrate(hub, ask, device):
    """What an administrator may and an analyst may not; a device's token is nobody's."""
    def basic(name):
        return "Basic " + base64.b64encode(f"{name}:mot-mat-khau-dai".encode()).decode()

    for name, role in (("quản trị", "administrator"), ("an", "analyst")):
        hub.command("users set", name, "--role", role, input="mot-mat-khau-dai\n")
    boss, analyst, form = basic("quản trị"), basic("an"), "application/json"
    binh = json.dumps({"role": "analyst", "password": "mot-mat-khau-khac"})
    code = json.dumps({"role": "customs", "hours": 2})
    done = []
    for path in ("/v1/admin/devices", "/v1/admin/users", "/v1/admin/quotas", "/v1/admin/audit?limit=5"):
        done += [(200, ask("GET", path, Authorization=boss)), (403, ask("GET", path, Authorization=analyst)),
                 (401, ask("GET", path)), (401, ask("GET", path, Authorization="Bearer x"))]
    changes = [("PUT", "/v1/admin/users/b%C3%ACnh", binh), ("POST", "/v1/admin/codes", code),
               ("DELETE", "/v1/admin/users/b%C3%ACnh", ""), ("PUT", "/v1/admin/quotas/device", "{}"), ("POST", f"/v1/admin/devices/{'0' * 32}/revoke", "{}")]
    for method, path, body in changes:
        done += [(401, ask(method, path, body, Content_Type=form)),
                 (403, ask(method, path, body, Content_Type=form, Authorization=analyst)),
                 (400, ask(method, path, body, Content_Type="text/plain", Authorization=boss))]
    done += [
        (204, ask("PUT", changes[0][1], binh, Content_Type=form, Authorization=boss)),
        (400, ask("PUT", changes[0][1], "{}", Content_Type=form, Authorization=boss)),
        (400, ask("PUT", changes[0][1], binh.replace("mot-mat-khau-khac", "ngan"), Content_Type=form, Authorization=boss)),
        (400, ask("PUT", "/v1/admin/users/a%3Ab", binh, Content_Type=form, Authorization=boss)),
        (201, ask("POST", "/v1/admin/codes", code, Content_Type=form, Authorization=boss)),
        (400, ask("POST", "/v1/admin/codes", code.replace("customs", "analyst"), Content_Type=form, Authorization=boss)),
        (204, ask("DELETE", changes[2][1], "", Content_Type=form, Authorization=boss)),
        (404, ask("DELETE", changes[2][1], "", Content_Type=form, Authorization=boss)),
        (404, ask("POST", changes[4][1], "{}", Content_Type=form, Authorization=boss)),
        (404, ask("PUT", f"/v1/admin/quotas/{'0' * 32}", "{}", Content_Type=form, Authorization=boss)),
        (400, ask("PUT", "/v1/admin/quotas/hub", '{"findings":1}', Content_Type=form, Authorization=boss)),
        (204, ask("PUT", "/v1/admin/quotas/hub", '{"bytes":100000000}', Content_Type=form, Authorization=boss)),
        (204, ask("PUT", f"/v1/admin/quotas/{device}", '{"findings":1}', Content_Type=form, Authorization=boss)),
        (200, ask("GET", "/v1/admin/quotas", Authorization=boss)),
        (200, ask("GET", "/v1/admin/devices", Authorization=boss)),
    ]
    if (said := hub.command("quota list").split("\n")) != [f"{device}  1 findings  any bytes", "hub  any findings  100000000 bytes"]:
        fail(f"quotas: {said}")
    if "bình analyst" not in (trail := hub.command("audit")) or "quản trị" not in trail:
        fail(f"who changed what is not in the audit trail: {trail}")
    return done


def check_memory(hub):
    """What unpacked to BOMB bytes was not kept."""
    with open(f"/proc/{hub.process.pid}/status", encoding="ascii") as status:
        peak = int(re.search(r"VmHWM:\s+(\d+) kB", status.read()).group(1)) * 1024
    if peak > BOMB:
        fail(f"the hub took {peak} bytes")


def record_more(nqi, device, folder):
    """One finding more, which is not sent yet; gives its id."""
    picture = next(name for name in sorted(os.listdir(os.path.join(folder, "sheet"))) if name.endswith(".png"))
    run(nqi, "--data", device, "scan", "--save", "--note", "thêm", os.path.join(folder, "sheet", picture), expect=(0, 1))
    rows = [json.loads(line) for line in run(nqi, "--data", device, "--json", "findings", "list").splitlines()]
    return next(row["id"] for row in rows if row["note"] == "thêm")


def wait_and_go_on(hub, nqi, device, address, name, waiting, put):
    """Over its quota a device keeps its finding and says why; when the bound is raised it goes."""
    def row():
        lines = run(nqi, "--data", device, "--json", "findings", "list").splitlines()
        return next(one for one in map(json.loads, lines) if one["id"] == waiting)

    run(nqi, "--data", device, "sync", "--hub", address, expect=(0, 1))
    if row()["problem"] != "quotaExceeded.findings" or waiting in hub.command("findings"):
        fail(f"over its quota: {row()}")
    batch = [e[3] for e in Recorder.exchanges if e[:2] == ("POST", "/v1/findings")][-1]
    one = next(finding for finding in json.loads(batch)["findings"] if finding["id"] == waiting)
    done = [(507, put(one))]
    hub.command("quota set", name)
    done.append((201, put(one)))
    run(nqi, "--data", device, "sync", "--retry", "--hub", address, expect=(0, 1))
    if row()["state"] != "complete" or waiting not in hub.command("findings"):
        fail(f"the bound was taken away: {row()}")
    return done


def main(folder):
    document = Document(open(DOCUMENT, encoding="utf-8").read())
    with Hub(HUB, folder, "--requests-per-second", "1", "--burst", "1000") as hub:
        Recorder.port = hub.port
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        device = record_findings(NQI, folder, "ghi chú")
        catalogue = os.path.join(device, "catalog")
        hub.command("publish", "--from", catalogue)
        run(NQI, "--data", device, "sync", "--hub", address, "--code", hub.command("enrol-code"))

        def ask(method, path, body=b"", **headers):
            connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            content = answer.read()
            connection.close()
            return answer.status, content

        batches = [json.loads(e[3]) for e in Recorder.exchanges if e[:2] == ("POST", "/v1/findings")]
        uploads = [finding for batch in batches for finding in batch["findings"]]
        counted = re.search(rb"nqi_hub_new_findings_total (\d+)", ask("GET", "/metrics")[1]).group(1)
        if not uploads or int(counted) != len(uploads):
            fail(f"{counted} new findings counted of {len(uploads)}")
        enrolment = [e[3] for e in Recorder.exchanges if e[0] == "POST" and e[1] == "/v1/devices"][0]
        token = [e[2]["authorization"] for e in Recorder.exchanges if e[0] == "PUT"][0]
        first = uploads[0]
        path = "/v1/findings/" + first["id"]
        text = json.dumps(first)
        blob = next(file for upload in uploads for file in upload["evidence"])
        piece = {"Upload_Offset": "1", "Upload_Length": str(blob["size"]), "Authorization": token}
        expected = [
            (200, ask("PUT", path, text, Authorization=token)),
            (401, ask("PUT", path, text)),
            (401, ask("PUT", path, text, Authorization="Bearer x")),
            (400, ask("PUT", path, "{", Authorization=token)),
            (413, ask("PUT", path, b"x" * (8400 * 1024), Authorization=token)),
            (413, ask("PUT", path, gzip.compress(b" " * BOMB), Content_Encoding="gzip", Authorization=token)),
            (413, ask("POST", "/v1/findings", gzip.compress(b" " * BOMB), Content_Encoding="gzip", Authorization=token)),
            (422, ask("PUT", path, json.dumps({**first, "body": first["body"].replace("ghi", "gho")}), Authorization=token)),
            (200, ask("POST", "/v1/findings", json.dumps({"findings": uploads[:20]}), Authorization=token)),
            (400, ask("POST", "/v1/findings", "[]", Authorization=token)),
            (404, ask("HEAD", "/v1/blobs/" + "0" * 64, Authorization=token)),
            (200, ask("HEAD", "/v1/blobs/" + blob["digest"], Authorization=token)),
            (404, ask("PATCH", "/v1/blobs/" + "0" * 64, b"x", **piece)),
            (409, ask("PATCH", "/v1/blobs/" + blob["digest"], b"x", **piece)),
            (400, ask("PATCH", "/v1/blobs/" + blob["digest"], b"x", Authorization=token)),
            (403, ask("POST", "/v1/devices", enrolment)),
            (400, ask("POST", "/v1/devices", "{}")),
            (401, ask("POST", "/v1/devices", enrolment.replace(b'"name":"', b'"name":"x'))),
            (200, ask("GET", "/v1/hello")),
            (200, ask("GET", "/healthz")),
            (200, ask("GET", "/metrics")),
            (404, ask("GET", "/v1/catalogue/targets/nothing")),
            (404, ask("GET", "/v1/catalogue/../keys/targets.key")),
            (404, ask("GET", "/v1/catalogue/%2e%2e/keys/targets.key")),
            (404, ask("GET", "/v1/nothing")),
        ]
        check_memory(hub)
        check_backup(hub, folder, path, text, token)
        more = record_more(NQI, device, folder)
        expected += administrate(hub, ask, first["device"])
        expected += wait_and_go_on(
            hub, NQI, device, address, first["device"], more,
            lambda one: ask("PUT", "/v1/findings/" + one["id"], json.dumps(one), Authorization=token))
        answers = {ask("PUT", path, text, Authorization=token)[0] for _ in range(1000)}
        if answers != {200, 429}:
            fail(f"a device that asks and asks: {answers}")
        boss = "Basic " + base64.b64encode("quản trị:mot-mat-khau-dai".encode()).decode()
        revoke = f"/v1/admin/devices/{first['device']}/revoke"
        expected.append((204, ask("POST", revoke, "{}", Content_Type="application/json", Authorization=boss)))
        expected.append((403, ask("PUT", path, text, Authorization=token)))
        for number, (wanted, (status, content)) in enumerate(expected):
            if status != wanted:
                fail(f"request {number}: {status} in place of {wanted}: {content[:200]}")
        server.shutdown()
    for exchange in Recorder.exchanges:
        document.check(exchange)
    document.check_all_met()
    print(f"{len(Recorder.exchanges)} exchanges, {len(document.met)} answers of {len(document.content['paths'])} paths")
    # Neither secrets nor what people wrote is in the log.
    with open(os.path.join(folder, "hub.log"), encoding="utf-8") as log:
        written = log.read()
    for secret in (token.removeprefix("Bearer "), "ghi chú", "mot-mat-khau", "bình", json.loads(enrolment)["code"]):
        if secret in written:
            fail(f"in the log: {secret}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        main(place)
