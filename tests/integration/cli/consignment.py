#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A consignment on the command line: consignment.py NQI. From a packing list of forty lines to a draft of minutes."""

import json
import os
import subprocess
import sys
import tempfile

NQI = sys.argv[1]
SAMPLES = os.path.join(os.path.dirname(__file__), "..", "..", "samples", "consignment")


def check(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


def main(folder):
    def nqi(*arguments, expect=0):
        done = subprocess.run([NQI, "--data", folder, "--by", "An", "--json", *arguments], capture_output=True, text=True,
                              timeout=120)
        check(done.returncode == expect, f"{arguments}: {done.returncode} {done.stderr}")
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    nqi("consignment", "open", "107462913550", expect=4)
    nqi("consignment", "open", "--file", os.path.join(folder, "missing.csv"), expect=3)
    old = os.path.join(folder, "old.csv")
    with open(old, "wb") as file:
        file.write("Mô tả;Số lượng\nBàn là;3\n".encode("cp1258", "replace"))
    nqi("consignment", "open", "--file", old, expect=3)

    begun = nqi("consignment", "open", "--file", os.path.join(SAMPLES, "demo-40.csv"))[-1]
    check(begun["lines"] == 40, begun)
    pallet = "069099910000000010"
    check(nqi("consignment", "open", "--sscc", pallet)[-1]["id"] == begun["id"], "the list that names the pallet")

    # Each command is another process: what was counted before is there.
    nqi("consignment", "scan", begun["id"], "--code", "(00)" + pallet)
    nqi("consignment", "scan", begun["id"], "--code", "(00)" + pallet, "--code", "(01)06909991010774")
    report = nqi("consignment", "report", begun["id"])
    lines = {row["line"]: row for row in report if "state" in row}
    check(all(lines[n]["state"] == "ok" and lines[n]["counted"] == 24 for n in range(1, 5)), "the pallet's lines")
    check(lines[5]["state"] == "notSeen", lines[5])
    check(any(row.get("difference") == "unknown" for row in report), "goods that nobody declared")
    check(report[-1] == {"proposal": "doesNotMeet", "result": ""}, report[-1])

    nqi("consignment", "finish", begun["id"], "--result", "perhaps", expect=2)
    nqi("consignment", "finish", begun["id"], "--result", "doesNotMeet", "--reason", "thiếu hàng")
    nqi("consignment", "scan", begun["id"], "--code", "(00)" + pallet, expect=6)
    check(nqi("consignment", "list")[0]["finished"], "finished")
    draft = nqi("inspections", "show", begun["id"])[0]
    check(draft["conclusion"] == "doesNotMeet: thiếu hàng" and len(draft["contents"]) > 30, draft["conclusion"])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        main(temporary)
