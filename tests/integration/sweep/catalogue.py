#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Ends the programs at their n-th file operation, and fills the disk there, for every n (spread evenly where there are
many): catalogue.py NQI NQI_HUB NTH_LIBRARY. A device has the old catalogue or the new one, whole, and the next sync
brings it the new one; a hub publishes what it was given, once, whatever happened before.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

NQI, HUB, LIBRARY = sys.argv[1:4]
CODES = ["(01)08939990010046", "(01)08939990010015", "8934567890120"]
MOST = int(os.environ.get("NQI_SWEEP_MOST", "20"))  # of each kind: what is more is spread evenly


def fail(what):
    sys.exit(f"failed: {what}")


def run(*arguments, mode=None, nth=0, count=None, expect=None):
    environment = dict(os.environ)
    if mode:
        environment.update(LD_PRELOAD=LIBRARY, NQI_NTH_MODE=mode, NQI_NTH=str(nth))
        if count:
            environment["NQI_NTH_COUNT"] = count
    answer = subprocess.run(arguments, capture_output=True, text=True, timeout=120, env=environment)
    if expect is not None and answer.returncode not in expect:
        fail(f"{' '.join(arguments)}: {answer.returncode}\n{answer.stdout}{answer.stderr}")
    return answer


def facts_of(device, where=""):
    """What a device says about some goods, and under which version of the catalogue."""
    answer = run(NQI, "--data", device, "--at", "2026-07-01T08:00:00Z", "--json", "check", *CODES)
    if answer.returncode not in (0, 1):
        fail(f"{where}: {answer.stderr}")
    text = answer.stdout
    version = re.search(r'"catalogueVersion":(\d+)', text)
    if not version:
        fail(f"no version: {text[:400]}")
    return int(version.group(1)), re.sub(r'"(catalogueVersion|elapsed\w*)":[\d.]+', "", text)


def steps(total):
    if total <= MOST:
        return range(1, total + 1)
    return sorted({1 + i * (total - 1) // (MOST - 1) for i in range(MOST)})


def sweep(name, template, folder, command, judge):
    """`command(copy)` is the program's line on a copy of the template; `judge(copy)` looks at what is left."""
    counted = os.path.join(folder, "count")
    copy = os.path.join(folder, "copy")

    def fresh():
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(template, copy, symlinks=True)

    fresh()
    run(*command(copy), mode="count", count=counted, expect=(0,))
    with open(counted, encoding="ascii") as file:
        total = int(file.read())
    if total < 20:
        fail(f"{name}: only {total} operations were seen")
    for mode in ("kill", "full"):
        seen = set()
        for nth in steps(total):
            fresh()
            answer = run(*command(copy), mode=mode, nth=nth)
            if mode == "kill" and answer.returncode == 0:
                continue  # the number of operations varies a little from run to run
            if answer.returncode not in (0, -9) and mode == "kill":
                fail(f"{name}: killed at {nth}, ended with {answer.returncode}: {answer.stderr}")
            if answer.returncode < 0 and mode == "full":
                fail(f"{name}: disk full at {nth}, crashed with {answer.returncode}")
            seen.add(judge(copy, f"{name}, {mode} at {nth} of {total}"))
        print(f"{name}: {mode} at {len(steps(total))} of {total} operations, left {sorted(map(str, seen))}", flush=True)


def main(folder):
    def place(*names):
        return os.path.join(folder, *names)

    def publish(products):
        run(NQI, "--data", place("maker"), "demo", "--products", str(products), "--out", place("source"), expect=(0,))
        run(HUB, "publish", "--data", place("hub"), "--from", place("source"), expect=(0,))

    publish(300)
    server = subprocess.Popen([HUB, "serve", "--data", place("hub"), "--listen", "127.0.0.1:0", "--open-enrolment"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = server.stdout.readline().split()[-1]
        run(NQI, "--data", place("new"), "sync", "--hub", address, expect=(0,))
    finally:
        server.terminate()
        server.wait()
    # A device that is enrolled and has nothing yet, one with the first state, and what each shall have.
    shutil.copytree(place("new"), place("old"))
    for kept in os.listdir(place("new")):
        if kept in ("catalog", "catalogue", "trust"):
            shutil.rmtree(place("new", kept))
    run(HUB, "export", "--data", place("hub"), place("stick one"), expect=(0,))
    first = facts_of(place("old"))
    publish(310)
    run(HUB, "export", "--data", place("hub"), place("stick"), expect=(0,))
    shutil.copytree(place("old"), place("control"))
    run(NQI, "--data", place("control"), "sync", "--from", place("stick"), expect=(0,))
    second = facts_of(place("control"))
    if first[0] >= second[0]:
        fail(f"versions {first[0]} and {second[0]}")

    def sync(device):
        return [NQI, "--data", device, "sync", "--from", place("stick")]

    def judge(device, where):
        left = facts_of(device, where)
        if left not in (first, second):
            fail(f"{where}: neither the old catalogue nor the new one")
        run(*sync(device), expect=(0,))
        if facts_of(device, where) != second:
            fail(f"{where}: the next sync did not bring the new catalogue")
        return left[0]

    sweep("changes on a device", place("old"), folder, sync, judge)

    # The first download, by a device that trusts this hub already.
    shutil.rmtree(place("new"))
    shutil.copytree(place("old"), place("new"))
    shutil.rmtree(place("new", "catalog"))
    for path, folders, files in os.walk(place("new", "trust")):
        for chunk in files:
            if os.path.basename(path) == "chunks":
                os.remove(os.path.join(path, chunk))

    def judge_new(device, where):
        answer = run(NQI, "--data", device, "--json", "check", *CODES, expect=(0, 1, 4))
        run(*sync(device), expect=(0,))
        if facts_of(device, where) != second:
            fail(f"{where}: the next sync did not bring the catalogue")
        return "none" if answer.returncode == 4 else "some"

    sweep("the whole on a new device", place("new"), folder, sync, judge_new)

    # A hub that takes rows: afterwards it has them or not, and doing it again publishes them once.
    rows = place("products.csv")
    with open(rows, "w", encoding="utf-8") as file:
        file.write("gtin,name\n8935001700012,Sản phẩm mới\n8935001700029,Sản phẩm khác\n")

    def take(hub):
        return [HUB, "import", "--data", hub, "products", rows]

    def judge_hub(hub, where):
        run(*take(hub), expect=(0,))
        stick = place("stick of it")
        device = place("device of it")
        for old in (stick, device):
            shutil.rmtree(old, ignore_errors=True)
        run(HUB, "export", "--data", hub, stick, expect=(0,))
        shutil.copytree(place("control"), device)
        run(NQI, "--data", device, "sync", "--from", stick, expect=(0,))
        found = run(NQI, "--data", device, "check", "8935001700012", expect=(0, 1)).stdout
        if "Sản phẩm mới" not in found:
            fail(f"{where}: the rows did not arrive: {found}")
        again = run(*take(hub), expect=(0,)).stdout
        if "nothing is new" not in again or "unchanged" not in again:
            fail(f"{where}: taken twice: {again}")
        return "taken"

    sweep("rows into a hub", place("hub"), folder, take, judge_hub)


if __name__ == "__main__":
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(delete="NQI_KEEP" not in os.environ) as temporary:
        main(temporary)
    print(f"{time.monotonic() - begin:.0f} s")
