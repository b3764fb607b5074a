#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An inspection on the command line: inspection.py NQI NQI_HUB. From an empty one to minutes at the hub, and revised."""

import json
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "hub"))
from support import Hub, record_findings, record_inspection, run  # noqa: E402

NQI, HUB = sys.argv[1:3]


def check(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


def main(folder):
    data = record_findings(NQI, folder, "ghi chú")

    def nqi(*arguments, **more):
        return run(NQI, "--data", data, "--by", "An", *arguments, **more)

    def lines(*arguments, **more):
        return [json.loads(line) for line in nqi("--json", *arguments, **more).splitlines()]

    picture = next(os.path.join(folder, "sheet", name) for name in sorted(os.listdir(os.path.join(folder, "sheet")))
                   if name.endswith(".png"))

    # One that is hardly begun says what it lacks, and is not signed.
    begun = json.loads(nqi("inspections", "new"))
    nqi("inspections", "keep", "-", input=json.dumps(begun))
    _, state = lines("inspections", "show", begun["id"])
    check(not state["signed"] and {"decision", "headSignature"} <= {gap["code"] for gap in state["gaps"]}, state)
    nqi("inspections", "sign", begun["id"], expect=(6,))
    nqi("inspections", "keep", "-", input="{}", expect=(3,))
    nqi("inspections", "keep", os.path.join(folder, "missing.json"), expect=(3,))
    nqi("inspections", "show", "no id", expect=(2,))
    nqi("inspections", "show", begun["id"][:-1] + ("0" if begun["id"][-1] != "0" else "1"), expect=(6,))
    nqi("inspections", "signature", begun["id"], "--party", "witness", "--name", "D", expect=(2,))
    nqi("inspections", "signature", begun["id"], "--party", "nobody", "--name", "D", "--refused", "x", expect=(2,))
    nqi("inspections", "attach", begun["id"], os.path.join(folder, "missing.png"), "--label", "x", expect=(3,))

    which = record_inspection(NQI, data, picture)
    of, state = lines("inspections", "show", which)
    check(state["signed"] and not state["gaps"], f"signed: {state}")
    clocks = {clock["clock"] for clock in state["deadlines"]}
    check(clocks == {"reportMeasure", "sendSample"}, f"clocks of the measure and of the sample: {state['deadlines']}")
    rows = lines("inspections", "list")
    check([row["id"] for row in rows] == [which, begun["id"]] and rows[0]["state"] == "saved", f"list: {rows}")
    check("state" not in rows[1], "a draft waits for nobody")
    history = lines("inspections", "history", which)
    check(len(history) == 6 and [("minutes" in one) for one in history] == [False] * 5 + [True], f"history: {history}")

    changes = lines("inspections", "changes", which)
    check({one["version"] for one in changes} <= {one["number"] for one in history}, f"of versions: {changes}")
    check({("added", "signatures"), ("added", "annexes")} <= {(one["change"], one["list"]) for one in changes},
          f"signatures and annexes: {changes}")

    # What followed the visit is added: this device signs it off, and nobody signs again.
    person = {"name": "Đỗ E", "post": "", "unit": "QUATEST 1", "address": ""}
    at = of["endedAt"]
    of.update(revision=2, reason="Bổ sung sau khi ký", handOvers=[
        {"deliverer": of["sampling"]["sampler"], "receiver": person, "at": at, "place": "QUATEST 1", "state": "",
         "note": "", "sealsIntact": True, "samples": [{"sample": 1, "quantity": "2", "testItem": "Protein", "standard": ""}]}])
    of["measures"][0]["reportedAt"] = at
    nqi("inspections", "keep", "-", input=json.dumps(of))
    nqi("inspections", "sign", which)
    added, state = lines("inspections", "show", which)
    check(state["signed"] and not state["gaps"], f"the signatures hold: {state}")
    check(added["signatures"] == of["signatures"], "nobody signed again")
    check(all("met" in clock for clock in state["deadlines"]), f"no clock runs: {state['deadlines']}")

    # Signed minutes do not change; a revision follows them.
    of["conclusion"] = "Khác"
    nqi("inspections", "keep", "-", input=json.dumps(of), expect=(6,))
    of.update(revision=3, reason="Sửa kết luận")
    nqi("inspections", "keep", "-", input=json.dumps(of))
    _, state = lines("inspections", "show", which)
    check({gap["code"] for gap in state["gaps"]} == {"signatureOfOtherText"}, f"signed before: {state}")
    nqi("inspections", "sign", which, expect=(6,))
    last = lines("inspections", "changes", which)[-1]
    check(last["change"] == "changed" and last["field"] and last["before"] != last["after"], f"changed last: {last}")
    check("->" in nqi("inspections", "changes", which), "as text")
    nqi("inspections", "changes", "no id", expect=(2,))

    # What was begun by mistake is given up: a revision gives back what was signed, a draft leaves the list.
    nqi("inspections", "withdraw", which)
    _, state = lines("inspections", "show", which)
    check(state["signed"], f"as it was signed: {state}")
    nqi("inspections", "withdraw", which, expect=(6,))
    nqi("inspections", "keep", "-", input=json.dumps(of))
    mistake = json.loads(nqi("inspections", "new"))
    nqi("inspections", "keep", "-", input=json.dumps(mistake))
    nqi("inspections", "withdraw", mistake["id"])
    check(mistake["id"] not in {row["id"] for row in lines("inspections", "list")}, "it left the list")

    with Hub(HUB, folder, "--open-enrolment") as hub:
        nqi("sync", "--hub", hub.address)
        nqi("sync")
        at_hub = hub.command("findings", "--limit", "1000").splitlines()
        check(len(at_hub) == len(lines("findings", "list")), f"each is at the hub once: {len(at_hub)}")
        check(sum("  minutes  " in line for line in at_hub) == 2, "with both minutes")
        # A listing on the internet is where its findings are, and they are judged as met online.
        before = {row["id"] for row in lines("findings", "list")}
        nqi("scan", "--save", picture, "--listing", "https://shop.example.vn/p/77", "--listing-shop", "Sao Mai",
            "--listing-price", "199.000 đ", expect=(0, 1))
        new = next(row["id"] for row in lines("findings", "list") if row["id"] not in before)
        shown = json.dumps(lines("findings", "show", new), ensure_ascii=False)
        check(all(part in shown for part in ("shop.example.vn/p/77", "Sao Mai", "199.000 đ", '"online"')), f"listing: {shown}")
        nqi("scan", "--save", picture, "--listing-shop", "x" * 300, expect=(2,))
        # What is recorded where there is no network goes by stick, and its receipts come back.
        nqi("scan", "--save", picture, expect=(0, 1))
        stick = os.path.join(folder, "stick")
        waits = sum(row["state"] == "saved" for row in lines("findings", "list"))
        check(waits > 0 and lines("outbox", "export", stick)[0]["findings"] == waits, f"on the stick: {waits}")
        nqi("outbox", "import", stick, expect=(6,))  # not at the hub yet
        package = os.path.join(stick, os.listdir(stick)[0])
        for new in (waits, 0):
            check(f"{new} of them new" in hub.command("outbox", package), f"{new} new")
        hub.command("outbox", stick, expect=(1,))
        check(lines("outbox", "import", stick)[0] == {"complete": waits, "partial": 0, "refused": 0}, "receipts came back")
        check("package.taken" in hub.command("audit"), "the hub says who brought what")
    evidence = os.path.join(data, "field", "evidence")
    for name in os.listdir(evidence):
        with open(os.path.join(evidence, name), "rb") as file:
            check(file.read(8) == b"NQISEAL1", f"{name} is sealed")
    check(lines("findings", "free-space")[0]["files"] == 0, "what came today stays")
    freed = lines("findings", "free-space", "--days", "0")[0]
    check(freed["findings"] > 0 and freed["files"] > 0 and freed["bytes"] > 0, f"the hub holds it: {freed}")
    row = next(row for row in lines("inspections", "list") if row["id"] == which)
    check("minutes" not in row, "the revision is still a draft")
    minutes = next(row for row in lines("findings", "list") if row["kind"] == "minutes")
    check(minutes["state"] == "complete" and minutes["files"] == minutes["filesHeld"] == 3, f"all of it: {minutes}")

    report = lines("audit", "verify", "--files")[0]
    check(report["findings"]["brokenAt"] == 0 and report["log"]["brokenAt"] == 0, f"every link holds: {report}")
    log = lines("log", "--limit", "1000")
    check(report["log"]["checked"] == len(log) and {"An", "Nguyễn Văn A", "device"} <= {one["actor"] for one in log},
          "who did it is in the log")
    actions = {one["action"] for one in log}
    check({"inspection.kept", "inspection.viewed", "inspection.signed", "inspection.withdrawn", "finding.complete"} <= actions, f"what: {actions}")
    print(f"{len(history)} versions, {len(log)} entries of the log")


with tempfile.TemporaryDirectory() as work:
    main(work)
