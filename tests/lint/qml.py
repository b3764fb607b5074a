#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs qmllint with the arguments that CMake wrote for each QML module; one warning fails: qml.py ROOT BUILD"""

import os
import shutil
import subprocess
import sys

import tree


def argument_files(build):
    """One file of arguments for each module. The ones named _json and _module are for other tools."""
    found = []
    for folder, _, names in os.walk(build):
        if os.path.basename(folder) == "qmllint":
            found += [os.path.join(folder, n) for n in names if n.endswith(".rsp") and not n.endswith(("_json.rsp", "_module.rsp"))]
    return sorted(found)


def main():
    if len(sys.argv) != 3:
        tree.fail(__doc__)
    root, build = sys.argv[1:]
    tool = shutil.which("qmllint", path="/usr/lib/qt6/bin" + os.pathsep + os.environ.get("PATH", ""))
    if not tool:
        tree.fail("qmllint is not installed")
    problems, looked_at, linted = [], 0, set()
    for file in argument_files(build):
        with open(file, encoding="utf-8") as stream:
            named = {os.path.realpath(line.strip()) for line in stream if line.strip().endswith(".qml")}
        if not named:
            continue  # a module of C++ types only
        linted |= named
        run = subprocess.run([tool, "--max-warnings", "0", "@" + file], cwd=root, capture_output=True, text=True)
        said = (run.stdout + run.stderr).strip()
        if run.returncode or said:
            problems.append(said or f"{file}: qmllint answered {run.returncode}")
    for path in tree.files(root, (".qml",)):
        if not path.startswith(("ui/", "app/")):
            continue
        looked_at += 1
        if os.path.realpath(os.path.join(root, path)) not in linted:
            problems.append(f"{path}:1: belongs to no QML module, so nobody checks it")
    return tree.report("qml", problems, looked_at)


if __name__ == "__main__":
    sys.exit(main())
