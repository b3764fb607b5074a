# SPDX-License-Identifier: Apache-2.0
"""The app and the command line from their package, in the hands of a person without rights."""

import os
import shutil
import signal
import subprocess
import tempfile
import time

from story import add_person, check, install, left_behind
from window import Screen

HOME = "/home/an"
DATA = f"{HOME}/.local/share/nqi-inspector"


def nqi(machine, *words, expect=(0,)):
    return machine.run("nqi", *words, user="an", expect=expect)


def work_with_a_hub(machine, picture, address, code):
    """Sample data, a check that finds something, and its way to the hub."""
    check("DỮ LIỆU MẪU" in nqi(machine, "demo"), "sample data, marked as such")
    said = nqi(machine, "check", "8934567890120", expect=(0, 1))
    check("8934567890120" in said and len(said.splitlines()) > 3, f"a verdict: {said}")
    nqi(machine, "check", "--reading", "(01)08934567890120(17)270131")
    shutil.copy(picture, machine.path(f"{HOME}/code.png"))
    nqi(machine, "scan", "--save", f"{HOME}/code.png", expect=(0, 1))
    waits = nqi(machine, "findings", "list").strip().splitlines()
    check(waits, "a finding is kept")
    nqi(machine, "sync", "--hub", address, "--code", code)
    check(nqi(machine, "sync") is not None and "saved" not in nqi(machine, "findings", "list"), "the hub has it")
    nqi(machine, "audit", "verify", "--files")
    return waits


def starts_and_stops(machine, *arguments, picture=None, seconds=30):
    """The window on a screen of its own: it draws something, says nothing bad, and ends."""
    with Screen(machine) as screen:
        log = tempfile.TemporaryFile("w+")
        app = machine.start("nqi-inspector", *arguments, user="an", environment=screen.environment(), stdout=log, stderr=log)
        try:
            until = time.monotonic() + seconds
            while screen.colours() < 40 and time.monotonic() < until:
                check(app.poll() is None, f"the app stays: {said_in(log)}")
                time.sleep(0.3)
            time.sleep(1)
            shown = screen.colours()
            check(app.poll() is None, f"the app stays: {said_in(log)}")
            if picture:
                screen.save(picture)
        finally:
            end(app)
        said = said_in(log)
        check(shown >= 40, f"a page is drawn: {shown} colours\n{said}")
        return said


def said_in(log):
    log.seek(0)
    return log.read()


def end(app):
    """The app and the hub of its demonstration, also when only one of them is left."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(app.pid, number)
            app.wait(15)
            return
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def nothing_is_missing(said):
    # The media library looks for graphics hardware that may be there, and goes on without.
    bad = [line for line in said.splitlines() if "VDPAU" not in line and "VAAPI" not in line.upper()
           if any(word in line for word in ("is not installed", "Cannot load", "could not be loaded", "No such file",
                                            "not a type", "is unavailable", "Failed to", "binding loop", "Unable to"))]
    check(not bad, "nothing is missing:\n" + "\n".join(bad))


def inspector_story(machine, deb, later, version, hub, picture):
    before = machine.files()
    install(machine, deb)
    add_person(machine, "an")
    for program in ("nqi", "nqi-inspector"):
        check(version in machine.run(program, "--version", user="an", environment={"QT_QPA_PLATFORM": "offscreen"}),
              f"the version of {program}")
    waits = work_with_a_hub(machine, picture, *hub)
    nothing_is_missing(starts_and_stops(machine))
    findings = nqi(machine, "findings", "list")

    install(machine, later)
    check(f"{version}+next" in machine.run("dpkg-query", "-W", "nqi-inspector"), "it is upgraded")
    check(nqi(machine, "findings", "list") == findings and len(findings.splitlines()) >= len(waits), "an upgrade keeps findings")
    for way in ("--remove", "--purge"):
        machine.run("dpkg", way, "nqi-inspector")
        left = [name for name in left_behind(machine, before) if not name.startswith(HOME)]
        check(left in ([], ["/var/mail/an"]), f"after {way} nothing stays: {left}")
    check(os.path.isdir(machine.path(DATA + "/field")), "a person's findings are the person's")
    check(not before - machine.files(), f"nothing of others is gone: {sorted(before - machine.files())}")


def demo_story(machine, debs, pictures):
    """As on a tablet that takes what the app recommends: one command, sample data and a hub of its own."""
    install(machine, *debs)
    machine.run("udevadm", "verify", "--no-style", "/usr/lib/udev/rules.d/70-nqi-scanners.rules")
    add_person(machine, "an")
    os.makedirs(pictures, exist_ok=True)
    said = starts_and_stops(machine, "--demo", picture=os.path.join(pictures, "installed-demo.png"), seconds=60)
    nothing_is_missing(said)
    check("did not start" not in said and "could not be made" not in said, f"the demonstration runs: {said}")
    check(os.path.exists(machine.path(DATA + "/catalog/current")), "sample data are made")
    check(os.path.exists(machine.path(DATA + "/demo-hub/hub.db")), "its hub ran")
