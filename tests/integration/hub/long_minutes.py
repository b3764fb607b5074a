#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Minutes of an inspection of 5,000 items on their way to a hub, over the line and on a stick: long_minutes.py NQI NQI_HUB"""

import json
import os
import sys
import tempfile
import uuid

from support import Hub, record_findings, run

NQI, HUB = sys.argv[1:3]
ITEMS = 5000


def fail(what):
    sys.exit(f"failed: {what}")


def queue_minutes(device, picture):
    """An inspection, signed, whose minutes wait; gives the id of the minutes."""
    def on_device(*arguments, **more):
        return run(NQI, "--data", device, "--by", "Nguyễn Văn A", *arguments, **more)

    of = json.loads(on_device("inspections", "new"))
    head = {"name": "Nguyễn Văn A", "post": "Trưởng phòng", "unit": "Chi cục TCĐLCL", "address": ""}
    of.update(
        cause="unannounced",
        decision={"number": "12/QĐ-KT", "authority": "Chi cục TCĐLCL Hà Nội", "date": of["startedAt"][:10],
                  "scope": "Sữa và sản phẩm sữa"},
        establishment={"name": "Công ty TNHH Sữa Sạch", "address": "12 Hàng Bông, Hà Nội", "companyCode": "0101234567",
                       "phone": "", "representative": head},
        place={"description": "12 Hàng Bông", "latitudeE7": 210302000, "longitudeE7": 1058473000, "listingUrl": ""},
        team=[{"person": head, "role": "head"}],
        endedAt=of["startedAt"],
        items=[{"key": f"08936017{number:06}", "lot": "L1", "serial": str(number),
                "product": "Sữa tươi tiệt trùng có đường 1 L", "overall": "consistent", "times": 1,
                "finding": str(uuid.UUID(int=(7 << 76) | (2 << 62) | number))} for number in range(ITEMS)],
        contents=[{"subject": "Nhãn hàng hóa", "result": "meets", "detail": ""}],
        conclusion="Đạt")
    on_device("inspections", "keep", "-", input=json.dumps(of))
    for party, name in (("teamHead", "Nguyễn Văn A"), ("inspected", "Trần Thị B"), ("witness", "Phạm D")):
        on_device("inspections", "signature", of["id"], "--party", party, "--name", name, "--image", picture)
    on_device("inspections", "sign", of["id"])
    waiting = [json.loads(line) for line in on_device("--json", "findings", "list").splitlines()]
    return next(row["id"] for row in waiting if row["kind"] == "minutes")


def state_of(device, minutes):
    rows = [json.loads(line) for line in run(NQI, "--data", device, "--json", "findings", "list").splitlines()]
    return next(row for row in rows if row["id"] == minutes)


def main(folder):
    with Hub(HUB, folder) as hub:
        device = record_findings(NQI, folder, "ghi chú")
        hub.command("publish", "--from", os.path.join(device, "catalog"))
        run(NQI, "--data", device, "sync", "--hub", hub.address, "--code", hub.command("enrol-code"))
        sheet = os.path.join(folder, "sheet")
        picture = next(os.path.join(sheet, name) for name in sorted(os.listdir(sheet)) if name.endswith(".png"))
        minutes = queue_minutes(device, picture)
        stick = os.path.join(folder, "stick")
        run(NQI, "--data", device, "outbox", "export", stick)
        taken = hub.command("outbox", os.path.join(stick, os.listdir(stick)[0]))
        if minutes not in hub.command("findings"):
            fail(f"on a stick: {taken}")
        run(NQI, "--data", device, "outbox", "import", stick)
        if (row := state_of(device, minutes))["state"] != "complete":
            fail(f"after the receipts came back: {row}")
        over_the_line = queue_minutes(device, picture)
        run(NQI, "--data", device, "sync", "--hub", hub.address)
        if (row := state_of(device, over_the_line))["state"] != "complete" or over_the_line not in hub.command("findings"):
            fail(f"over the line: {row}")
        run(NQI, "--data", device, "audit", "verify")
        size = len(run(NQI, "--data", device, "--json", "findings", "show", over_the_line))
    print(f"minutes of {ITEMS} items, {size} bytes as text")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        main(place)
