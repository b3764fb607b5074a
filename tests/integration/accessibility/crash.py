#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A crash and what comes after, over the accessibility bus: crash.py NQI_INSPECTOR. The app is killed as a fault does; the
next start shows the report, whole, and forgets it when it is deleted. A profile that was given is looked at, then taken."""

import json
import os
import signal
import sys
import tempfile
import time

from bus import App

INSPECTOR = sys.argv[1]


def check(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


def reports(data):
    folder = os.path.join(data, "crashes")
    return sorted(os.path.join(folder, name) for name in os.listdir(folder)) if os.path.isdir(folder) else []


def crash(data):
    app = App(INSPECTOR, "--data", data)
    app.press("Settings")
    check(app.find("Name or card number"), "the page of settings")
    os.kill(app.process.pid, signal.SIGSEGV)
    check(app.process.wait(30) == -signal.SIGSEGV, "it dies as a fault makes it")
    left = reports(data)
    check(len(left) == 1, f"one report: {left}")
    with open(left[0], encoding="utf-8") as stream:
        text = stream.read()
    for line in ("fault: SIGSEGV", "page: 5", "calls, innermost first:", " nqi-inspector\n"):
        check(line in text, f"“{line}” in the report:\n{text}")
    for secret in ("KSV-0417", "Ben Thanh", data, os.path.expanduser("~/")):
        check(secret not in text, f"“{secret}” is nobody's business:\n{text}")
    return text


def after(data, text):
    app = App(INSPECTOR, "--data", data)
    shown = app.find("Report: …", 30, control=False)
    check(shown is not None and "fault: SIGSEGV" in shown.name, "the next start shows the report")
    check(" ".join(text.split()) in " ".join(shown.name.split()), f"all of it: {shown.name}")
    check(app.find("Save to a file…") is not None, "it can be saved")
    app.press("Delete the report")
    until = time.monotonic() + 10
    while reports(data) and time.monotonic() < until:
        time.sleep(0.2)
    check(reports(data) == [], "it is deleted")
    app.end()
    check(reports(data) == [], "an end that is none leaves none")


def profile(folder, data):
    path = os.path.join(folder, "agency.json")
    with open(path, "w", encoding="utf-8") as stream:
        json.dump({"format": "nqi-profile", "version": 1, "name": "Customs at Mong Cai",
                   "settings": {"role": "border", "agency": "Hải quan Móng Cái"}}, stream)
    app = App(INSPECTOR, "--data", data, "--profile", path)
    app.press("Apply", 30)
    check(app.find("Consignment"), "the border has its place in the bar")
    app.end()
    with open(os.path.join(data, "settings.ini"), encoding="utf-8") as stream:
        check("role=border" in stream.read(), "it is kept")


def main(folder):
    data = os.path.join(folder, "device")
    os.makedirs(data)
    with open(os.path.join(data, "settings.ini"), "w", encoding="utf-8") as stream:
        stream.write("[General]\nlanguage=en\nwelcomed=true\nsound=false\ninspector=KSV-0417\nplace=Ben Thanh\n")
    after(data, crash(data))
    profile(folder, data)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        main(place)
