#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The life of both packages in fresh Debian 13 systems: install.py BUILD VERSION PROGRAM...

Made by cpack and judged by lintian; installed where there is nothing but what they depend on; all three programs run, as
people without rights; upgraded, removed and purged. What is left is what the manual says.
"""

import os
import shutil
import subprocess
import sys
import tempfile

import fresh_root
from fresh_root import Machine, call
from hub_story import hub_story
from inspector_story import demo_story, inspector_story
from own_network import own_network

BUILD, VERSION, NQI = sys.argv[1:4]
CACHE = os.environ.get("NQI_CACHE") or os.path.join(BUILD, "fresh")


def make_packages(folder):
    """{package: file}"""
    call("cpack", "-G", "DEB", "--config", os.path.join(BUILD, "CPackConfig.cmake"), "-B", folder, cwd=folder)
    debs = {name.split("_")[0]: os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".deb")}
    if sorted(debs) != ["nqi-hub", "nqi-inspector"]:
        sys.exit(f"failed: cpack made {sorted(debs)}")
    for name, deb in debs.items():
        if call("dpkg-deb", "-f", deb, "Version").strip() != VERSION:
            sys.exit(f"failed: {name} is not version {VERSION}")
    return debs


def judged_by_lintian(debs):
    done = subprocess.run(["lintian", "--allow-root", "--tag-display-limit", "0", "--fail-on", "error,warning", *debs.values()],
                          capture_output=True, text=True)
    print(done.stdout, end="")
    if done.returncode:
        sys.exit(f"failed: lintian has something to say\n{done.stderr}")


def next_version(deb, folder):
    """The same package as a later version, as its upgrade sees it."""
    tree = os.path.join(folder, "tree")
    call("dpkg-deb", "--raw-extract", deb, tree)
    control = os.path.join(tree, "DEBIAN", "control")
    with open(control, encoding="utf-8") as stream:
        text = stream.read()
    with open(control, "w", encoding="utf-8") as stream:
        stream.write(text.replace(f"Version: {VERSION}\n", f"Version: {VERSION}+next\n"))
    later = os.path.join(folder, os.path.basename(deb).replace(VERSION, VERSION + "+next"))
    call("dpkg-deb", "-Zgzip", "-z1", "--build", tree, later)
    shutil.rmtree(tree)
    return later


def picture_with_codes(folder):
    """Drawn by the built program: in the fresh system the sheet's font is only recommended."""
    sheet = os.path.join(folder, "sheet")
    made = call(NQI, "--data", folder, "demo", "--sheet", sheet, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}).split()
    return next(path for path in made if path.endswith(".png"))


def depends(*debs):
    return ", ".join(call("dpkg-deb", "-f", deb, "Depends").strip() for deb in debs)


def main(folder):
    debs = make_packages(folder)
    judged_by_lintian(debs)
    later = {name: next_version(deb, folder) for name, deb in debs.items()}
    fresh_root.own_mounts()
    os.makedirs(CACHE, exist_ok=True)
    base = fresh_root.base(CACHE)
    hub, inspector = debs["nqi-hub"], debs["nqi-inspector"]
    # Each where nothing of the other is: a dependency that is not declared is missing.
    below_hub = fresh_root.layer(CACHE, [base], depends(hub))
    below_inspector = fresh_root.layer(CACHE, [base], depends(inspector))
    below_both = fresh_root.layer(CACHE, below_inspector, depends(hub) + ", udev")
    fresh_root.forget_unused(CACHE, {base, *(os.path.dirname(upper) for upper in (below_hub[0], below_inspector[0], below_both[0]))})
    own_network()
    picture = picture_with_codes(folder)
    with Machine(below_hub) as at_hub, Machine(below_inspector) as in_hand:
        with hub_story(at_hub, hub, later["nqi-hub"], VERSION) as address_and_code:
            inspector_story(in_hand, inspector, later["nqi-inspector"], VERSION, address_and_code, picture)
    with Machine(below_both) as tablet:
        demo_story(tablet, [hub, inspector], os.path.join(BUILD, "screenshots"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="nqi-packages-") as made:
        main(made)
    print("installed, used, upgraded, removed and purged")
