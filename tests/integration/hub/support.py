# SPDX-License-Identifier: Apache-2.0
"""A hub with findings of a real device, for tests of what it says to people and programs."""

import json
import os
import re
import subprocess


def run(*command, expect=(0,), **more):
    answer = subprocess.run(command, capture_output=True, text=True, timeout=120, **more)
    if answer.returncode not in expect:
        raise SystemExit(f"{' '.join(command)}: exit code {answer.returncode}\n{answer.stdout}{answer.stderr}")
    return answer.stdout


class Hub:
    """`nqi-hub serve` on a free port, until the block ends."""

    def __init__(self, program, folder, *options):
        self.program = program
        self.data = os.path.join(folder, "hub")
        self.options = options

    def __enter__(self):
        self.log = open(self.data + ".log", "w", encoding="utf-8")
        self.process = subprocess.Popen(
            [self.program, "serve", "--data", self.data, "--listen", "127.0.0.1:0", *self.options],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.port = int(re.search(r":(\d+)$", self.process.stdout.readline().strip()).group(1))
        self.address = f"http://127.0.0.1:{self.port}"
        return self

    def __exit__(self, *_):
        self.process.terminate()
        code = self.process.wait(timeout=30)
        self.process.stdout.close()
        self.log.close()
        if code != 0:
            raise SystemExit(f"the hub ended with {code}")

    def command(self, name, *arguments, **more):
        return run(self.program, *name.split(), "--data", self.data, *arguments, **more).strip()


def record_findings(nqi, folder, note):
    """A device with findings of every picture of a demo sheet; nothing is sent yet."""
    data = os.path.join(folder, "device")
    run(nqi, "--data", data, "demo", "--products", "300")
    sheets = run(nqi, "--data", data, "demo", "--sheet", os.path.join(folder, "sheet")).split()
    pictures = [path for path in sheets if path.endswith(".png")]
    run(nqi, "--data", data, "scan", "--save", "--note", note, *pictures, expect=(0, 1))
    return data


def record_inspection(nqi, data, picture):
    """An inspection of that device, filled in, signed by every party and queued; gives its id."""
    def on_device(*arguments, **more):
        return run(nqi, "--data", data, "--by", "Nguyễn Văn A", *arguments, **more)

    of = json.loads(on_device("inspections", "new"))
    met = [json.loads(line) for line in on_device("--json", "findings", "list").splitlines()]
    head = {"name": "Nguyễn Văn A", "post": "Trưởng phòng", "unit": "Chi cục TCĐLCL", "address": ""}
    owner = {"name": "Trần Thị B", "post": "Giám đốc", "unit": "", "address": "12 Hàng Bông"}
    of.update(
        cause="unannounced",
        decision={"number": "12/QĐ-KT", "authority": "Chi cục TCĐLCL Hà Nội", "date": of["startedAt"][:10],
                  "scope": "Sữa và sản phẩm sữa"},
        establishment={"name": "Công ty TNHH Sữa Sạch", "address": "12 Hàng Bông, Hà Nội", "companyCode": "0101234567",
                       "phone": "", "representative": owner},
        place={"description": "12 Hàng Bông", "latitudeE7": 210302000, "longitudeE7": 1058473000, "listingUrl": ""},
        team=[{"person": head, "role": "head"}],
        endedAt=of["startedAt"],
        items=[{"key": row["key"], "lot": "", "serial": "", "product": row["product"], "overall": row["overall"],
                "times": 1, "finding": row["id"]} for row in met],
        contents=[{"subject": "Nhãn hàng hóa", "result": "doesNotMeet", "detail": "Thiếu địa chỉ trên nhãn phụ"},
                  {"subject": "Công bố hợp quy", "result": "meets", "detail": ""}],
        sampling=of["sampling"] | {"number": "01/BBLM", "at": of["startedAt"], "sampler": head, "method": "TCVN 6400",
                                   "samples": [{"name": "Sữa tươi 1 L", "firm": "Công ty TNHH Sữa Sạch", "unit": "hộp",
                                                "quantity": "6", "stock": "120", "lot": "L1", "retention": "30 ngày",
                                                "note": "", "purpose": "inspection"}]},
        seals=[{"number": "NP-001", "sample": 1, "what": "", "at": of["startedAt"]}],
        measures=[{"kind": "suspendSale", "what": "Sữa tươi lô L1", "quantity": "120 hộp", "at": of["startedAt"],
                   "by": head, "legalBasis": "Luật 05/2007/QH12, Điều 40"}],
        statements=[{"party": "inspected", "person": owner, "text": "Chúng tôi sẽ khắc phục", "at": of["startedAt"]}],
        conclusion="Đề nghị khắc phục nhãn trong 5 ngày làm việc")
    on_device("inspections", "keep", "-", input=json.dumps(of))
    on_device("inspections", "attach", of["id"], picture, "--label", "kho hàng")
    for party, name, how in (("teamHead", "Nguyễn Văn A", ("--image", picture)),
                             ("inspected", "Trần Thị B", ("--refused", "Không đồng ý với kết luận")),
                             ("witness", "Phạm D", ("--image", picture))):
        on_device("inspections", "signature", of["id"], "--party", party, "--name", name, *how)
    on_device("inspections", "sign", of["id"])
    return of["id"]
