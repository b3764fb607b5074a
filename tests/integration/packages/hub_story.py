# SPDX-License-Identifier: Apache-2.0
"""A hub from its package: its unit's own command line as its own account, an upgrade, the end; the data stay."""

import contextlib
import re
import shlex
import time
import urllib.error
import urllib.request

from story import check, install, left_behind

UNIT = "/usr/lib/systemd/system/nqi-hub.service"
DATA = "/var/lib/nqi-hub"
ADDRESS = "http://127.0.0.1:8080"


def unit_of(machine):
    with open(machine.path(UNIT), encoding="utf-8") as stream:
        return dict(re.findall(r"^(\w+)=(.*)$", stream.read(), re.M))


class Running:
    """The service as systemd starts it: its command line, account, data folder and mask."""

    def __init__(self, machine):
        unit = unit_of(machine)
        check(unit["StateDirectory"] == "nqi-hub" and unit["User"] == "nqi-hub", "the unit's folder and account")
        machine.run("install", "-d", "-m", unit["StateDirectoryMode"], "-o", unit["User"], "-g", unit["User"], DATA)
        self.process = machine.start("sh", "-c", f"umask {unit['UMask']}; exec {unit['ExecStart']}", user=unit["User"])
        self.wait_until_healthy()

    def wait_until_healthy(self):
        for _ in range(300):
            check(self.process.poll() is None, "the hub from the package starts")
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                with urllib.request.urlopen(ADDRESS + "/healthz", timeout=5) as answer:
                    check(answer.status == 200, "the hub is healthy")
                    return
            time.sleep(0.1)
        check(False, "the hub from the package answers within 30 seconds")

    def stop(self):
        self.process.terminate()
        check(self.process.wait(30) == 0, "the hub ends on SIGTERM as it should")


def at_hub(machine, *words):
    return machine.run("nqi-hub", words[0], "--data", DATA, *words[1:], user="nqi-hub")


def checked_by_systemd(machine):
    machine.run("systemd-analyze", "verify", "--man=no", UNIT)
    machine.run("systemd-analyze", "security", "--offline=true", "--threshold=25", "--no-pager", UNIT)
    words = shlex.split(unit_of(machine)["ExecStart"])
    check(words[:4] == ["/usr/bin/nqi-hub", "serve", "--data", DATA], "the unit starts the packaged program on its folder")


@contextlib.contextmanager
def hub_story(machine, deb, later, version):
    """Yields (address, one-time code) while the hub runs; then its upgrade, and the end of the package."""
    before = machine.files()
    install(machine, deb)
    check(machine.run("nqi-hub", "--version").strip() == version, "the version")
    check("nqi-hub" in machine.run("getent", "passwd", "nqi-hub"), "the account")
    check(not machine.files() & {DATA + "/hub.key", "/etc/systemd/system/multi-user.target.wants/nqi-hub.service"},
          "nothing is started or enabled before keys are decided on")
    checked_by_systemd(machine)
    hub = Running(machine)
    code = at_hub(machine, "enrol-code").split()[-1]
    yield ADDRESS, code
    hub.stop()
    devices, findings = at_hub(machine, "devices"), at_hub(machine, "findings")
    check(" active " in devices and findings.strip(), f"the device that came is known: {devices}")

    machine.run("sh", "-c", "echo NQI_HUB_DATABASE= >>/etc/nqi-hub.conf")
    install(machine, later)
    check(f"{version}+next" in machine.run("dpkg-query", "-W", "nqi-hub"), "it is upgraded")
    hub = Running(machine)
    check(at_hub(machine, "devices") == devices and at_hub(machine, "findings") == findings, "an upgrade keeps everything")
    hub.stop()
    machine.run("grep", "-q", "^NQI_HUB_DATABASE=$", "/etc/nqi-hub.conf")

    machine.run("dpkg", "--remove", "nqi-hub")
    check(left_behind(machine, before)[0] == "/etc/nqi-hub.conf", "removed, its settings stay")
    machine.run("dpkg", "--purge", "nqi-hub")
    left = left_behind(machine, before)
    check(DATA + "/hub.db" in left and DATA + "/hub.key" in left, "evidence is not purged")
    check(all(name.startswith(DATA) for name in left), f"purged, nothing else stays: {left}")
    check(not before - machine.files(), f"nothing of others is gone: {sorted(before - machine.files())}")
