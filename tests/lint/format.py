#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when clang-format would change a C++ file: format.py [ROOT]. `format.py --fix` rewrites them."""

import os
import shutil
import subprocess
import sys

import tree


def main():
    fix = "--fix" in sys.argv
    root = tree.root_argument([a for a in sys.argv if a != "--fix"])
    tool = shutil.which("clang-format-19") or shutil.which("clang-format")
    if not tool or " 19." not in subprocess.run([tool, "--version"], capture_output=True, text=True).stdout:
        tree.fail("clang-format-19 is not installed: other versions break lines in other places")
    paths = [p for p in tree.files(root, tree.CPP) if not p.startswith("tests/samples/")]
    how = ["-i"] if fix else ["--dry-run", "--Werror"]
    # In portions: a command line has a limit.
    wrong = ""
    for start in range(0, len(paths), 50):
        portion = [os.path.join(root, p) for p in paths[start:start + 50]]
        wrong += subprocess.run([tool, *how, *portion], capture_output=True, text=True).stderr
    bad = sorted({line.split(":")[0] for line in wrong.splitlines() if ": error: " in line})
    problems = [f"{os.path.relpath(p, root)}:1: not formatted (tests/lint/format.py --fix)" for p in bad]
    if wrong and not bad:
        problems = [wrong]
    return tree.report("format", problems, len(paths))


if __name__ == "__main__":
    sys.exit(main())
