# SPDX-License-Identifier: Apache-2.0
"""Walks the source tree the same way for every lint, and reports in one form: `path:line: message`."""

import os
import sys

SKIPPED_FOLDERS = {".git", ".cache", ".idea", ".vscode", "build", "__pycache__", "node_modules"}
CPP = (".h", ".hpp", ".cpp", ".cc", ".mm")


def files(root, endings=None):
    """Paths relative to `root`, sorted, with '/' on every system; build folders and hidden caches left out."""
    found = []
    for folder, folders, names in os.walk(root):
        at_top = os.path.samefile(folder, root)
        folders[:] = sorted(
            f for f in folders if f not in SKIPPED_FOLDERS and not (at_top and f.startswith(("build-", "cmake-build")))
        )
        for name in names:
            if endings is None or name.endswith(endings):
                found.append(os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/"))
    return sorted(found)


def read(root, path):
    """Text of a file; bytes that are not UTF-8 become replacement characters instead of an exception."""
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as stream:
        return stream.read()


def is_binary(root, path):
    with open(os.path.join(root, path), "rb") as stream:
        return b"\0" in stream.read(8192)


def report(name, problems, looked_at):
    """Prints the problems and returns the exit code. Nothing looked at is a failure: an empty check proves nothing."""
    for problem in problems:
        print(problem)
    if looked_at == 0:
        print(f"{name}: no file was looked at")
        return 1
    print(f"{name}: {looked_at} files, {len(problems)} problems")
    return 1 if problems else 0


def root_argument(arguments):
    """The tree to look at: the first argument, or the repository that this file is part of."""
    if len(arguments) > 1:
        return arguments[1]
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(2)
