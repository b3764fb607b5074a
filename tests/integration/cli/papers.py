#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Papers and tables on the command line: papers.py NQI NQI_HUB. What is printed is scanned and checked again."""

import csv
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "hub"))
from support import record_findings, record_inspection, run  # noqa: E402

NQI = sys.argv[1]


def check(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


def main(folder):
    hostile = "=HYPERLINK(\"http://x\";\"bấm\")\n+84; @SUM(1)"
    data = record_findings(NQI, folder, hostile)

    def nqi(*arguments, **more):
        return run(NQI, "--data", data, "--by", "An", *arguments, **more)

    def lines(*arguments, **more):
        return [json.loads(line) for line in nqi("--json", *arguments, **more).splitlines()]

    def picture_of(pdf):
        root = pdf.removesuffix(".pdf")
        subprocess.run(["pdftoppm", "-r", "150", "-singlefile", "-png", pdf, root], check=True)
        return root + ".png"

    def scanned(pdf, at=data, expect=(0,)):
        items = json.loads(run(NQI, "--data", at, "--json", "scan", picture_of(pdf), expect=expect))["items"]
        return next(item["paper"] for item in items if "paper" in item)

    picture = next(os.path.join(folder, "sheet", name) for name in sorted(os.listdir(os.path.join(folder, "sheet")))
                   if name.endswith(".png"))
    out = os.path.join(folder, "paper.pdf")

    # A draft says what it is, and is followed as it changes.
    draft = json.loads(nqi("inspections", "new"))
    nqi("inspections", "keep", "-", input=json.dumps(draft))
    check(lines("print", "minutes", draft["id"], "--out", out)[0]["pages"] >= 1, "a draft is printed")
    paper = scanned(out)
    check(paper["kind"] == "draft" and paper["match"] == "agrees" and not paper["changedSince"], f"draft: {paper}")
    draft["conclusion"] = "Khác"
    draft["place"].update(listingUrl="https://cho.example/1", listingShop="Sao Mai", listingPrice="=120000")
    nqi("inspections", "keep", "-", input=json.dumps(draft))
    check(scanned(out)["changedSince"], "the draft was changed since it was printed")
    nqi("print", "sampling", draft["id"], "--out", out, expect=(2,))
    nqi("print", "minutes", "no id", "--out", out, expect=(2,))
    nqi("print", "minutes", draft["id"], "--out", "/dev/null/x.pdf", expect=(6,))
    nqi("print", "everything", draft["id"], "--out", out, expect=(2,))

    # Signed minutes: by the inspection's id, and by their own.
    which = record_inspection(NQI, data, picture)
    for kind in ("minutes", "sampling", "seals"):
        nqi("print", kind, which, "--out", out)
        paper = scanned(out)
        check(paper["kind"] == "minutes" and paper["match"] == "agrees", f"{kind}: {paper}")
    minutes = next(row for row in lines("findings", "list") if row["kind"] == "minutes")
    check(paper["id"] == minutes["id"], "the link of the chain is named")
    nqi("print", "minutes", minutes["id"], "--out", out)
    check(scanned(out)["match"] == "agrees", "the same paper")
    elsewhere = os.path.join(folder, "elsewhere")
    check(scanned(out, elsewhere, expect=(0, 4))["match"] == "unknown", "another device does not know it")

    # A changed hash, a cut code, one of a newer program.
    code = f"NQI1:MINUTES:{minutes['id'].upper()}:{'0' * 64}"
    answer = json.loads(nqi("--json", "check", code, expect=(1,)))
    check(answer["paper"]["match"] == "differs", f"another hash: {answer}")
    check("damaged" in nqi("check", code[:-1], expect=(3,)), "cut")
    check("newer" in nqi("check", "NQI2:MINUTES:X", expect=(3,)), "newer")

    # A report of a finding.
    finding = next(row for row in lines("findings", "list") if row["kind"] == "finding")
    nqi("print", "findingReport", finding["id"], "--out", out)
    check(scanned(out)["kind"] == "finding", "a finding's report")
    text = subprocess.run(["pdftotext", "-layout", out, "-"], check=True, capture_output=True, text=True).stdout
    check("PHIẾU GHI NHẬN PHÁT HIỆN" in text and "DỮ LIỆU MẪU" in text, "of sample data")

    # Tables: every cell is text that no spreadsheet runs.
    table = os.path.join(folder, "table.csv")
    nqi("export", "csv", "findings", "--out", table)
    with open(table, "rb") as file:
        check(file.read(3) == b"\xef\xbb\xbf", "the mark of UTF-8")
    with open(table, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    check(len(rows) == sum(row["kind"] == "finding" for row in lines("findings", "list")), "a row for each finding")
    check(all(row["note"].startswith("'=HYPERLINK(") and "\n'+84; '@SUM" in row["note"] for row in rows), f"notes: {rows}")
    for row in rows:
        check(not any(cell[:1] in "=+@" and cell for cell in row.values()), f"formula: {row}")
    as_json = json.loads(nqi("export", "json", "findings"))
    check(len(as_json) == len(rows) and all(row["note"] == hostile for row in as_json), "JSON keeps the text as it is")
    met = next(row for row in json.loads(nqi("export", "json", "inspections")) if row["id"] == draft["id"])
    check(met["listingUrl"] == "https://cho.example/1" and met["listingShop"] == "Sao Mai" and
          met["listingPrice"] == "=120000" and met["listingNumber"] == "", f"an online listing is exported: {met}")
    draft["place"]["listingPrice"] = "9" * 257
    nqi("inspections", "keep", "-", input=json.dumps(draft), expect=(3,))
    for what in ("inspections", "items", "samples", "measures"):
        nqi("export", "csv", what, "--out", table)
        with open(table, encoding="utf-8-sig", newline="") as file:
            check(len(list(csv.reader(file))) > 1, f"rows of {what}")
    nqi("export", "csv", "findings", "--out", "/dev/null/x", expect=(6,))
    log = {one["action"] for one in lines("log", "--limit", "1000")}
    check({"exported", "finding.viewed", "inspection.viewed"} <= log, f"the log says so: {log}")
    print("papers and tables hold")


with tempfile.TemporaryDirectory() as work:
    main(work)
