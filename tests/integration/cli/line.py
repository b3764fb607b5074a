#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The whole line on the command line: line.py NQI NQI_HUB. From a picture of the demo sheet to the hub's receipt."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

NQI, HUB = sys.argv[1:3]


def nqi(*arguments, expect=(0,), data, **more):
    answer = subprocess.run([NQI, "--data", data, *arguments], capture_output=True, text=True, timeout=120, **more)
    if answer.returncode not in expect:
        sys.exit(f"nqi {' '.join(arguments)}: exit code {answer.returncode}, expected {expect}\n{answer.stdout}{answer.stderr}")
    return answer.stdout


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def check(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


def main(folder):
    data = os.path.join(folder, "device")
    nqi("check", "8934567890120", data=data, expect=(4,))  # no catalogue: the code is read, and it is said
    nqi("demo", "--products", "500", data=data)
    sheets = nqi("demo", "--sheet", os.path.join(folder, "sheet"), data=data).split()
    pictures = [path for path in sheets if path.endswith(".png")]
    check(pictures and any(path.endswith(".pdf") for path in sheets), "the sheet has pictures and a PDF")

    known = nqi("catalogue", data=data)
    check("products" in known and "DỮ LIỆU MẪU" in known and " old" in known, f"what is known, and since when: {known}")
    named = lines(nqi("--json", "catalogue", "--name", "sua", data=data))
    check(named and all({"gtin", "name"} <= set(row) for row in named), f"products by name, accents aside: {named[:3]}")
    nqi("catalogue", data=os.path.join(folder, "empty"), expect=(4,))

    seen = lines(nqi("--json", "scan", *pictures, data=data, expect=(0, 1)))
    check(len(seen) == len(pictures), "one line for each picture")
    found = {item["verdict"]["overall"] for view in seen for item in view["items"]}
    check({"consistent", "violation", "danger", "attention", "notAProduct"} <= found, f"every outcome is met: {found}")
    symbol = seen[0]["symbols"][0]
    check({"format", "aim", "text", "hex", "corners", "stage"} <= set(symbol), f"fields of a symbol: {symbol}")

    reading = lines(nqi("check", "--stdin", "--json", "--escaped", data=data,
                        input="]d2010893999001004610L1<GS>21S\nhttps://id.gs1.org/01/08939990010046\n"))
    check([r["form"] for r in reading] == ["elementString", "digitalLink"], f"one answer a line: {reading}")
    check(all(r["valid"] and r["ai"].startswith("(01)08939990010046") for r in reading), f"readings: {reading}")

    said = nqi("check", "(01)08939990010046", "--label-lacks", "warnings", "--lab", "protein>=12:8.4:KQ-7",
               "--measured-quantity", "1 g", "--label-quantity", "5 g", "--declaration", "TK-9", data=data, expect=(0, 1))
    for reason in ("labelContent.missing", "labResult.farBelow", "netQuantity.farTooLittle", "customsDeclaration.notInDeclaration"):
        check(reason in said, f"{reason} is told of what the inspector said: {said}")
    nqi("check", "(01)08939990010046", "--lab", "protein12", data=data, expect=(2,))

    checked = lines(nqi("lint", "--stdin", "--json", data=data, input="csum\t9506000134352\nnosuch\t1\nyymmd0\t991332\n", expect=(3,)))
    check([(c.get("valid"), c.get("pos")) for c in checked] == [(True, None), (None, None), (False, 2)], f"component checks: {checked}")
    nqi("lint", "nosuch", "1", data=data, expect=(3,))
    dictionary = os.path.join(folder, "dictionary.txt")
    with open(dictionary, "w", encoding="utf-8") as file:
        file.write("# Release: 2030-01-01\n01 * N14,csum dlpkey # GTIN\n99x N1\n")
    nqi("check", "--dictionary", dictionary, "(01)09506000134352", data=data, expect=(2,))  # refused as a whole

    empty = os.path.join(folder, "empty.png")
    open(empty, "w").close()
    broken = lines(nqi("--json", "scan", empty, os.path.join(folder, "missing.png"), data=data, expect=(3,)))
    check([b["error"] for b in broken] == ["empty", "notFound"], f"bad pictures are named: {broken}")

    nqi("scan", "--save", "--note", "Ghi chú <b>&", pictures[1], data=data, expect=(0, 1))
    saved = lines(nqi("--json", "findings", "list", data=data))
    check(saved and all(row["state"] == "saved" for row in saved), "findings wait")
    check("every file is what it was" in nqi("audit", "verify", "--files", data=data), "the chain holds")
    copy = os.path.join(folder, "altered")
    shutil.copytree(data, copy)
    # Sealed, it cannot be altered so that it still opens: one bit of any page, and nothing of it is believed.
    journal = os.path.join(copy, "field", "field.db")
    with open(journal, "r+b") as file:
        file.seek(os.path.getsize(journal) // 2)
        bit = file.read(1)[0] ^ 1
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([bit]))
    nqi("findings", "list", data=copy, expect=(6,))
    nqi("sync", "--hub", "http://127.0.0.1:9", data=data, expect=(5,))
    check(len(lines(nqi("--json", "findings", "list", data=data))) == len(saved), "nothing is lost offline")

    nqi("sync", "--from", folder, data=data, expect=(5,))  # no hub whose catalogue a stick could bring

    hub = subprocess.Popen([HUB, "serve", "--data", os.path.join(folder, "hub"), "--listen", "127.0.0.1:0", "--open-enrolment"],
                           stdout=subprocess.PIPE, text=True)
    try:
        line = hub.stdout.readline()
        address = "http://" + line.split("http://", 1)[1].strip()
        nqi("sync", "--hub", address, "--retry", data=data)
        nqi("sync", data=data)  # once is enough: nothing is doubled
        nqi("sync", "--from", folder, data=data, expect=(5,))  # a stick is not trusted before the hub was
        rows = lines(nqi("--json", "findings", "list", data=data))
        check(len(rows) == len(saved) and all(row["state"] == "complete" for row in rows), f"all are at the hub: {rows}")
    finally:
        hub.terminate()
        check(hub.wait(20) == 0, "the hub stops when told to")
    shown = lines(nqi("findings", "show", rows[0]["id"], data=data))
    check(len(shown) == 2, "the finding and its receipt")
    nqi("findings", "export", os.path.join(folder, "out"), data=data)
    exported = os.listdir(os.path.join(folder, "out", rows[0]["id"]))
    check({"body.json", "finding.json", "receipt.json"} <= set(exported) and len(exported) == 6, f"exported: {exported}")
    # The verdict is worked out again from what was kept, here and from the exported copy.
    for which in (rows[0]["id"], os.path.join(folder, "out", rows[0]["id"])):
        again = lines(nqi("--json", "explain", which, data=data))[0]
        check(again["same"] and again["recorded"] == again["again"] and again["grounds"]["facts"], f"judged again: {again}")
    check("byte for byte" in nqi("explain", rows[0]["id"], data=data), "and told to people")
    rules = [name for name in exported if name.endswith(".json") and len(name) == 69]
    with open(os.path.join(folder, "out", rows[0]["id"], rules[0]), "a", encoding="utf-8") as file:
        file.write(" ")
    nqi("explain", os.path.join(folder, "out", rows[0]["id"]), data=data, expect=(6,))  # a changed copy proves nothing
    nqi("explain", "no such finding", data=data, expect=(2,))
    print(f"{len(rows)} findings went from a picture to a receipt")


with tempfile.TemporaryDirectory() as work:
    main(work)
