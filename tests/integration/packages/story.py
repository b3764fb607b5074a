# SPDX-License-Identifier: Apache-2.0
"""What the stories of both packages have in common."""

import os
import shutil
import sys


def check(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


def install(machine, *debs):
    """By dpkg alone: what a package needs is there, or it is not declared."""
    for deb in debs:
        shutil.copy(deb, machine.path("/root"))
    machine.run("dpkg", "--install", *(f"/root/{os.path.basename(deb)}" for deb in debs))
    check(not machine.run("dpkg", "--audit").strip(), "dpkg finds nothing half done")
    for deb in debs:
        os.remove(machine.path(f"/root/{os.path.basename(deb)}"))


def add_person(machine, name):
    machine.run("useradd", "--create-home", "--uid", "1000", name)


# What dpkg, and the databases that follow what is installed, write for every package.
OF_THE_SYSTEM = ("/var/lib/dpkg/", "/var/cache/", "/var/log/", "/etc/passwd", "/etc/group", "/etc/shadow", "/etc/gshadow",
                 "/etc/subuid", "/etc/subgid", "/etc/.pwd.lock")


def left_behind(machine, before):
    return sorted(name for name in machine.files() - before if not name.startswith(OF_THE_SYSTEM))
