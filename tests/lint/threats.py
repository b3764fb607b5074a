#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every test that packaging/hub/SECURITY.md names is there, and every threat names one: threats.py [ROOT]"""

import re
import sys

import tree

DOCUMENT = "packaging/hub/SECURITY.md"
GTEST = re.compile(r"TEST(?:_F|_P)?\(\s*(\w+)\s*,\s*(\w+)\s*\)")
CTEST = re.compile(r"add_test\(NAME\s+([\w${}]+)")
GROUP = "| **"


def tests_of(root):
    found = set()
    for path in tree.files(root, (".cpp", "CMakeLists.txt")):
        if not path.startswith("tests/"):
            continue
        text = tree.read(root, path)
        found.update(f"{suite}.{name}" for suite, name in GTEST.findall(text))
        for name in CTEST.findall(text):
            # hub_${name}: one for each script beside it.
            found.update([name] if "$" not in name else [name.split("$")[0] + script for script in scripts(root, path)])
    return found


def scripts(root, path):
    folder = path.rsplit("/", 1)[0]
    return [file.rsplit("/", 1)[1].removesuffix(".py") for file in tree.files(root, ".py") if file.startswith(folder + "/")]


def main():
    root = tree.root_argument(sys.argv)
    known = tests_of(root)
    problems = []
    rows = [line for line in tree.read(root, DOCUMENT).splitlines() if line.startswith("|")][2:]
    threats = 0
    for row in rows:
        if row.startswith(GROUP):
            continue
        threats += 1
        names = re.findall(r"`([^`]+)`", row.split("|")[3])
        if not names:
            problems.append(f"{DOCUMENT}: no test: {row[:80]}")
        problems += [f"{DOCUMENT}: no such test: {name}" for name in names if name not in known]
    sys.exit(tree.report("threats", problems, threats))


if __name__ == "__main__":
    main()
