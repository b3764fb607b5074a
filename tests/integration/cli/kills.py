#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Programs killed at random moments: kills.py NQI NQI_HUB [KILLS]. A device records, keeps, signs and uploads over
connections that are cut; both it and the hub are killed (SIGKILL) again and again. At the end every finding that the
device ever called saved is at the hub, once, and every chain holds."""

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "hub"))
from support import record_findings, record_inspection, run  # noqa: E402

NQI, HUB = sys.argv[1:3]
KILLS = int(sys.argv[3]) if len(sys.argv) > 3 else 24
RANDOM = random.Random(7)
LIST = os.path.join(os.path.dirname(__file__), "..", "..", "samples", "consignment", "demo-40.csv")


def check(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


class CuttingLine:
    """A line to the hub that breaks after some bytes, whichever way they go."""

    def __init__(self):
        self.port, self.cuts, self.mean = 0, 0, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            try:
                hub = socket.create_connection(("127.0.0.1", self.port), timeout=10)
            except OSError:
                client.close()
                continue
            left = [int(RANDOM.expovariate(1 / self.mean)) if self.mean else 1 << 60]
            for one, other in ((client, hub), (hub, client)):
                threading.Thread(target=self.carry, args=(one, other, left), daemon=True).start()

    def carry(self, one, other, left):
        try:
            while data := one.recv(16384):
                other.sendall(data[:max(left[0], 0)])
                left[0] -= len(data)
                if left[0] < 0:
                    self.cuts += 1
                    break
        except OSError:
            pass
        for end in (one, other):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


class Hub:
    def __init__(self, folder, line):
        self.data, self.line, self.kills = os.path.join(folder, "hub"), line, 0
        self.log = open(self.data + ".log", "w", encoding="utf-8")
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [HUB, "serve", "--data", self.data, "--listen", "127.0.0.1:0", "--open-enrolment"],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.line.port = int(re.search(r":(\d+)$", self.process.stdout.readline().strip()).group(1))

    def end(self, how):
        self.process.send_signal(how)
        self.process.wait(timeout=60)
        self.process.stdout.close()

    def kill(self):
        self.end(signal.SIGKILL)
        self.kills += 1
        self.start()


class Device:
    """The command line of a device; what it says is saved must never be missed."""

    def __init__(self, folder, pictures):
        self.data, self.pictures = os.path.join(folder, "device"), pictures
        self.saved, self.kills, self.took = set(), 0, {}

    def command(self, *arguments, kill=False):
        """Runs one; with `kill` it is ended at a random moment of the time that it usually takes."""
        what = " ".join(arguments[:2])
        usual = self.took.get(what, 0.3)
        begun = time.monotonic()
        process = subprocess.Popen([NQI, "--data", self.data, "--by", "An", *arguments], stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, text=True)
        if kill:
            # What is worth being cut short comes towards the end.
            timer = threading.Timer(usual * 1.1 * max(RANDOM.random(), RANDOM.random()), process.kill)
            timer.start()
        said = process.communicate(timeout=300)[0]
        if kill:
            timer.cancel()
        if process.returncode == -signal.SIGKILL:
            self.kills += 1
        else:
            self.took[what] = 0.8 * usual + 0.2 * (time.monotonic() - begun)
        self.saved.update(re.findall(r"saved as finding \d+ \(([0-9a-f-]{36})\)", said))
        return process.returncode, said

    def record(self, kill):
        self.command("scan", "--save", RANDOM.choice(self.pictures), kill=kill)

    def inspect(self, kill):
        """The draft once more with another note; its history grows."""
        code, said = self.command("inspections", "list")
        check(code == 0, f"the journal opens after a kill: {said}")
        draft = next((line.split()[0] for line in said.splitlines() if "  draft" in line), None)
        if draft is None:
            of = json.loads(self.command("inspections", "new")[1])
        else:
            of = json.loads(self.command("inspections", "show", draft)[1].splitlines()[0])
        of["conclusion"] += "x"
        path = self.data + ".json"
        with open(path, "w", encoding="utf-8") as file:
            json.dump(of, file)
        code, said = self.command("inspections", "keep", path, kill=kill)
        if code == 0:
            kept = json.loads(self.command("inspections", "show", of["id"])[1].splitlines()[0])
            check(kept["conclusion"] == of["conclusion"], "what was kept is there")

    def rows_of(self, one, what):
        lines = self.command("--json", what, "list")[1].splitlines()
        return [row for row in (json.loads(line) for line in lines if line.startswith("{")) if row["id"] == one]

    def finish_consignment(self):
        """A check is given its result until it has one: whenever it has, it has its minutes, and once."""
        code, said = self.command("consignment", "open", "--file", LIST)
        check(code == 0, f"a list is opened after a kill: {said}")
        one = re.search(r"^([0-9a-f-]{36})  ", said, re.M).group(1)
        for attempt in range(4):
            self.command("consignment", "finish", one, "--result", "doesNotMeet", kill=attempt < 3)
            row = self.rows_of(one, "consignment")[0]
            check(not row["lacksMinutes"], f"a result without minutes: {row}")
            if row["finished"]:
                break
        check(row["finished"], f"it can be finished after kills: {row}")
        drafts = self.rows_of(one, "inspections")
        check(len(drafts) == 1, f"one draft of its minutes: {drafts}")


def main(folder):
    data = record_findings(NQI, folder, "trước")
    sheet = os.path.join(folder, "sheet")
    pictures = [os.path.join(sheet, name) for name in sorted(os.listdir(sheet)) if name.endswith(".png")]
    record_inspection(NQI, data, pictures[0])
    line = CuttingLine()
    hub = Hub(folder, line)
    try:
        kill_and_compare(line, hub, Device(folder, pictures))
    finally:
        hub.process.kill()


def kill_and_compare(line, hub, device):
    data, pictures = device.data, device.pictures
    device.saved.update(json.loads(one)["id"] for one in
                        run(NQI, "--data", data, "--json", "findings", "list").splitlines())
    check(device.command("sync", "--hub", line.address)[0] == 0, "the first contact")
    line.mean = max(os.path.getsize(pictures[0]) // 4, 10_000)
    while device.kills + hub.kills < KILLS:
        device.record(kill=RANDOM.random() < 0.7)
        device.inspect(kill=RANDOM.random() < 0.7)
        for _ in range(2):
            if RANDOM.random() < 0.5:
                timer = threading.Timer(RANDOM.uniform(0, device.took.get("sync --retry", 0.3)), hub.kill)
                timer.start()
                device.command("sync", "--retry", kill=RANDOM.random() < 0.7)
                timer.join()
            else:
                device.command("sync", "--retry", kill=RANDOM.random() < 0.7)

    for _ in range(6):
        device.finish_consignment()

    line.mean = 0
    for _ in range(50):
        device.command("sync", "--retry")
        rows = [json.loads(one) for one in run(NQI, "--data", data, "--json", "findings", "list").splitlines()]
        if all(row["state"] == "complete" for row in rows):
            break
    check(all(row["state"] == "complete" for row in rows), f"all complete: {[row for row in rows if row['state'] != 'complete'][:3]}")
    check(sorted(row["sequence"] for row in rows) == list(range(1, len(rows) + 1)), "no gap in the sequence")
    ours = {row["id"] for row in rows}
    check(device.saved <= ours, f"lost on the device: {device.saved - ours}")
    listed = run(HUB, "findings", "--data", hub.data, "--limit", "100000").splitlines()
    theirs = [one.split()[1] for one in listed]
    check(len(theirs) == len(set(theirs)) and set(theirs) == ours, f"{len(theirs)} at the hub, {len(ours)} here")
    files = [re.search(r"files (\d+)/(\d+)", one).groups() for one in listed]
    check(all(held == wanted for held, wanted in files), "every file is at the hub")
    receipts = [json.loads(run(NQI, "--data", data, "findings", "show", one).splitlines()[1]) for one in sorted(ours)]
    wrong = [receipt for receipt in receipts if not receipt["chainIntact"] or receipt["missing"]]
    check(not wrong, f"receipts of {len(receipts)} that say otherwise: {[(one['sequence'], one['chainIntact'], one['missing']) for one in wrong]}")
    report = json.loads(run(NQI, "--data", data, "--json", "audit", "verify", "--files"))
    check(report["findings"]["brokenAt"] == 0 and report["log"]["brokenAt"] == 0, f"every link holds: {report}")
    hub.end(signal.SIGTERM)
    print(f"{device.kills} kills of the device's programs, {hub.kills} of the hub, {line.cuts} cuts, {len(ours)} findings "
          f"({len(device.saved)} were told as saved): 0 lost, 0 doubled, every link holds")


with tempfile.TemporaryDirectory() as work:
    main(work)
