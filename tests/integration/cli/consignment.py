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

    wrong = nqi("consignment", "open", "--file", os.path.join(SAMPLES, "demo-40.csv"))[-1]["id"]
    nqi("consignment", "put-away", wrong, expect=2)
    nqi("consignment", "put-away", wrong, "--reason", "nhầm tờ khai")
    check(nqi("consignment", "open", "--sscc", pallet)[-1]["id"] == begun["id"], "not the one that was put away")
    nqi("consignment", "scan", wrong, "--code", "(00)" + pallet, expect=6)
    check([row["id"] for row in nqi("consignment", "list")] == [begun["id"]], "it is not among the others")
    check([row["id"] for row in nqi("consignment", "list", "--put-away")] == [wrong], "it is kept")
    nqi("consignment", "bring-back", wrong)
    nqi("consignment", "bring-back", wrong, expect=2)
    nqi("consignment", "scan", wrong, "--code", "(00)" + pallet)
    nqi("consignment", "put-away", wrong, "--reason", "nhầm tờ khai")
    told = [row["action"] for row in nqi("log") if row["subject"] == wrong]
    check(sorted(told) == ["check.broughtBack", "check.putAway", "check.putAway"], told)

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
    nqi("consignment", "finish", begun["id"], "--result", "doesNotMeet", expect=6)
    nqi("consignment", "scan", begun["id"], "--code", "(00)" + pallet, expect=6)
    check(nqi("consignment", "list")[0]["finished"], "finished")
    draft = nqi("inspections", "show", begun["id"])[0]
    check(draft["conclusion"] == "Không đáp ứng yêu cầu: thiếu hàng" and len(draft["contents"]) > 30, draft["conclusion"])
    check("notSeen" not in str(draft["contents"]), "sentences in place of codes")
    check(any(item["key"] == "06909991010774" and "không có trong khai báo" in item["product"] for item in draft["items"]),
          "goods that are not declared are among the goods")
    demo(nqi, folder)


def demo(nqi, folder):
    """The demo's declaration, worked through from pictures, and from a film in which goods are seen many times."""
    nqi("demo", "--products", "1")
    goods = os.path.join(folder, "goods")
    nqi("demo", "--consignment", goods)
    stories = []
    for source in (goods, os.path.join(goods, "film.avi")):
        begun = nqi("consignment", "open", "MAU-TK-40")[-1]
        check(begun["lines"] == 40, begun)
        nqi("consignment", "scan", begun["id"], source)
        report = nqi("consignment", "report", begun["id"])
        stories.append({row["line"]: (row["state"], row["counted"]) for row in report if "state" in row})
        check(sum(row.get("difference") == "unknown" for row in report) == 2, "two kinds of goods are not declared")
        pallet = "069099900100000010"
        check(nqi("consignment", "open", "--sscc", pallet)[-1]["id"] == begun["id"], "the check that is open")
    check({n: s for n, s in stories[0].items() if s[0] != "ok"} ==
          {37: ("short", 4), 38: ("over", 5), 39: ("mismatch", 3), 40: ("mismatch", 3)}, stories[0])
    check(stories[0] == stories[1], "the film says what the pictures say")
    papers(nqi, folder, begun["id"])


def papers(nqi, folder, consignment):
    """Forms 1 and 3, whose codes are compared with what is kept; filled in they are papers of their own."""
    def scanned(pdf):
        root = pdf.removesuffix(".pdf")
        subprocess.run(["pdftoppm", "-r", "150", "-singlefile", "-png", pdf, root], check=True)
        items = [item for view in nqi("scan", root + ".png") for item in view["items"]]
        return next(item["paper"] for item in items if "paper" in item)

    out = os.path.join(folder, "paper.pdf")
    nqi("print", "notice", consignment, "--out", out, expect=6)
    nqi("consignment", "notice", consignment, expect=2)
    nqi("consignment", "finish", consignment, "--result", "doesNotMeet", "--reason", "Thiếu hàng ở dòng 37.")
    for kind in ("registration", "notice"):
        check(nqi("print", kind, consignment, "--out", out)[0]["pages"] > 1, "forty lines take pages")
        paper = scanned(out)
        check(paper["kind"] == kind and paper["match"] == "agrees", f"{kind}: {paper}")
    text = subprocess.run(["pdftotext", "-layout", out, "-"], check=True, capture_output=True, text=True).stdout
    for words in ("Thiếu hàng ở dòng 37.", "MAU-TK-40", "DỮ LIỆU MẪU", "Dòng 37", "L25X01"):
        check(words in text, f"the notice says {words}")

    withdrawn(nqi, consignment, out, scanned)
    form = nqi("consignment", "notice", consignment)[0]
    check(form["id"] != consignment and form["result"] == "doesNotMeet" and len(form["goods"]) == 40, "the form as JSON")
    form["number"] = "17/TB-KTNN"
    filled = os.path.join(folder, "notice.json")
    with open(filled, "w", encoding="utf-8") as file:
        json.dump(form, file, ensure_ascii=False)
    nqi("print", "notice", filled, "--out", out)
    text = subprocess.run(["pdftotext", "-layout", out, "-"], check=True, capture_output=True, text=True).stdout
    check("17/TB-KTNN" in text, "what was filled in is printed")
    check(scanned(out)["match"] == "unknown", "and is another paper")


def withdrawn(nqi, consignment, out, scanned):
    """A result that is taken back: papers say so, those of before when they are scanned. Then it gets the same again."""
    nqi("consignment", "withdraw", consignment, expect=2)
    nqi("consignment", "withdraw", consignment, "--reason", "Đếm sai")
    nqi("consignment", "withdraw", consignment, "--reason", "Đếm sai", expect=2)
    check(nqi("consignment", "list")[0]["resultWithdrawn"], "the list says so")
    paper = scanned(out)
    check(paper["match"] == "agrees" and paper["changedSince"], f"of before: {paper}")
    check(paper["resultWithdrawn"]["reason"] == "Đếm sai", f"of before: {paper}")
    nqi("print", "notice", consignment, "--out", out)
    text = subprocess.run(["pdftotext", "-layout", out, "-"], check=True, capture_output=True, text=True).stdout
    for words in ("KẾT QUẢ ĐÃ THU HỒI NGÀY", "Lý do: Đếm sai"):
        check(words in text, f"the notice says {words}")
    paper = scanned(out)
    check(paper["match"] == "agrees" and "resultWithdrawn" in paper, f"of now: {paper}")
    nqi("consignment", "finish", consignment, "--result", "doesNotMeet", "--reason", "Thiếu hàng ở dòng 37.")
    nqi("print", "notice", consignment, "--out", out)
    check("resultWithdrawn" not in scanned(out), "another result holds")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        main(temporary)
