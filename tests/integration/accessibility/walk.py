#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every page over the accessibility bus: walk.py NQI NQI_INSPECTOR. Each control has a name and a role, each stop of the
Tab key says what it is. Wants a session bus and an X server of its own."""

import os
import subprocess
import sys
import tempfile
import time

from bus import NO_ROLE, PRESSED, App, Atspi

NQI, INSPECTOR = sys.argv[1:3]
TAB, DOWN, ESCAPE = 0xFF09, 0xFF54, 0xFF1B
faults = []
walked = {}


def nqi(data, *arguments, expect=(0, 1)):
    done = subprocess.run([NQI, "--data", data, *arguments], capture_output=True, text=True, timeout=300)
    if done.returncode not in expect:
        sys.exit(f"nqi {' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def fault(where, what):
    faults.append(f"{where}: {what}")


def walk(app, page):
    """Everything that can be focused or pressed says its name and what it is."""
    controls = [node for node in app.steady_nodes() if node.is_control()]
    walked[page] = walked.get(page, 0) + len(controls)
    for node in controls:
        if not node.name:
            fault(page, f"no name: {node.where()}")
        if node.role in NO_ROLE:
            fault(page, f"no role: {node.where()}")
        if node.role in PRESSED and not node.can_be_pressed():
            fault(page, f"cannot be pressed: {node.where()}")
    return controls


def key(symbol):
    Atspi.generate_keyboard_event(symbol, None, Atspi.KeySynthType.SYM)
    time.sleep(0.06)


def focused(app):
    return [node for node in app.steady_nodes() if node.has(Atspi.StateType.FOCUSED) and node.role != Atspi.Role.FRAME]


def step(app, page, symbol, times):
    """The keyboard goes through the page: wherever it stands, something says so."""
    stops = []
    for _ in range(times):
        key(symbol)
        at = focused(app)
        if not at:
            fault(page, f"the keyboard stands on nothing that has a name, after {stops[-1:] or 'the first key'}")
        for node in at:
            if not node.name:
                fault(page, f"the keyboard stands on something without a name: {node.where()}")
        stops.extend(node.where() for node in at[-1:])
    return stops


def guide(folder):
    """The first start, step by step."""
    app = App(INSPECTOR, "--data", folder)
    for number in range(4):
        walk(app, "guide")
        app.press("Begin" if number == 3 else "Next")
    app.press("Help")
    walk(app, "help")
    app.end()


def settings(folder, text):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "settings.ini"), "w", encoding="utf-8") as stream:
        stream.write("[General]\n" + text)


def look_up(app):
    app.press("Look up")
    walk(app, "look up")
    app.press("Show: Alerts…")
    time.sleep(1)
    walk(app, "alerts")
    step(app, "alerts", TAB, 14)
    step(app, "alerts, rows", DOWN, 25)
    rows = [node for node in app.steady_nodes() if node.role == Atspi.Role.LIST_ITEM]
    rows[0].press()
    time.sleep(1)
    walk(app, "record")
    app.press("Back")
    app.press("Show: Day and map")
    time.sleep(1)
    walk(app, "day")
    app.press("Show: Search")


def inspection(app):
    app.press("Inspection")
    walk(app, "inspections")
    app.press("Begin an inspection")
    for number in range(8):
        time.sleep(0.5)
        walk(app, f"inspection, step {number + 1}")
        if number < 7:
            app.press("Next")
    app.press("All inspections")


def sheets(app):
    app.press("Result")
    walk(app, "result")
    app.press("Record finding")
    time.sleep(0.5)
    walk(app, "finding")
    step(app, "finding", TAB, 12)
    key(ESCAPE)
    app.press("Findings")
    walk(app, "findings")
    details = [node.name for node in app.steady_nodes() if node.name.startswith("Details of finding")]
    app.press(details[0])
    time.sleep(1)
    walk(app, "details of a finding")
    app.press("Close")


def pages(app, english):
    app.find("Result", 60)
    sheets(app)
    look_up(app)
    inspection(app)
    for page in ("Scan", "Sync", "Settings"):
        app.press(page)
        time.sleep(0.5)
        walk(app, page)
        step(app, page, TAB, 25)
    app.press("Scan")
    app.press("Consignment")
    walk(app, "consignment")
    app.press("Scan")


def main(folder):
    guided = os.path.join(folder, "guided")
    settings(guided, "language=en\n")
    guide(guided)
    data = os.path.join(folder, "device")
    nqi(data, "demo", "--products", "500")
    picture = [path for path in nqi(data, "demo", "--sheet", os.path.join(folder, "sheet")).split() if path.endswith(".png")][0]
    nqi(data, "scan", "--save", picture)
    settings(data, "language=en\nwelcomed=true\nsound=false\n")
    app = App(INSPECTOR, "--data", data, "--picture", picture)
    pages(app, True)
    code = app.end()
    print("\n".join(f"{count:5} controls: {page}" for page, count in walked.items()))
    if faults:
        sys.exit("\n".join(sorted(set(faults))))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        main(place)
