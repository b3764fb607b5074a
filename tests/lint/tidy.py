#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs clang-tidy over core, ui and app: tidy.py ROOT BUILD [CACHE] [--only PATTERN] [--seconds N]

BUILD holds compile_commands.json. A file whose text, headers, flags and configuration are those of an earlier clean
run is not looked at again: the clean runs are remembered in CACHE (default: BUILD/tidy). Where little is remembered,
all would take twenty minutes: with --seconds the files that changed last come first, and what is not begun by then is
said and left for the next run.
"""

import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time

import tree

INCLUDE = re.compile(rb'^\s*#\s*include\s*["<]((?:core|ui|app)/[^">]+)[">]', re.M)


def compiler_arguments(entry):
    """The flags of one compilation without precompiled headers: those are the compiler's own, and hide missing includes."""
    arguments = entry.get("arguments") or shlex.split(entry["command"])
    if os.path.basename(arguments[0]).startswith("ccache"):
        arguments = arguments[1:]
    kept, skip = [], False
    for position, argument in enumerate(arguments):
        if skip:
            skip = False
        elif argument == "-include" and "cmake_pch" in arguments[position + 1]:
            skip = True
        elif argument != "-Winvalid-pch" and not argument.startswith("-fdeps-") and argument != "-fmodules-ts":
            kept.append(argument)
    return [*kept[:-1], "-Wno-unknown-warning-option", kept[-1]]


class Reader:
    """Digests of files and of what they include, each read once."""

    def __init__(self, root):
        self.root, self.known = root, {}

    def read(self, path):
        if path not in self.known:
            try:
                with open(os.path.join(self.root, path), "rb") as stream:
                    text = stream.read()
                self.known[path] = (hashlib.sha256(text).digest(), [m.decode() for m in INCLUDE.findall(text)])
            except OSError:
                self.known[path] = (b"missing", [])
        return self.known[path]

    def digest(self, path):
        """Of the file and of every header of ours that it reaches."""
        seen, waiting = {path}, [path]
        while waiting:
            for header in self.read(waiting.pop())[1]:
                if header not in seen:
                    seen.add(header)
                    waiting.append(header)
        total = hashlib.sha256()
        for name in sorted(seen):
            total.update(name.encode() + b"\0" + self.read(name)[0])
        return total.digest()


def entries_of(root, build, only):
    """{path: compilation} of our own sources, once each."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as stream:
        every = json.load(stream)
    found = {}
    for entry in every:
        path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), root).replace(os.sep, "/")
        if path.split("/")[0] in ("core", "ui", "app") and path.endswith((".cpp", ".cc")):
            if not only or re.search(only, path):
                found.setdefault(path, entry)
    return found


def newest_first(root, waiting):
    """By the last commit that changed each; where git does not answer, as they came."""
    log = subprocess.run(["git", "-c", "safe.directory=*", "log", "--format=", "--name-only"], cwd=root, capture_output=True, text=True)
    order = {}
    for path in log.stdout.splitlines():
        order.setdefault(path, len(order))
    return sorted(waiting, key=lambda one: order.get(one[0], -1))


def run_one(tool, root, entry):
    arguments = compiler_arguments(entry)
    command = [tool, "--quiet", os.path.join(root, arguments[-1]), "--", *arguments[1:-1]]
    run = subprocess.run(command, cwd=entry["directory"], capture_output=True, text=True)
    return run.returncode, run.stdout + (run.stderr if run.returncode and not run.stdout else "")


def main():
    arguments = sys.argv[1:]
    options = {"--only": None, "--seconds": None}
    for name in options:
        if name in arguments:
            at = arguments.index(name)
            options[name] = arguments[at + 1]
            del arguments[at:at + 2]
    only, seconds = options["--only"], float(options["--seconds"] or "inf")
    if len(arguments) < 2:
        tree.fail(__doc__)
    root, build = os.path.abspath(arguments[0]), os.path.abspath(arguments[1])
    cache = os.path.abspath(arguments[2]) if len(arguments) > 2 else os.path.join(build, "tidy")
    tool = shutil.which("clang-tidy-19") or shutil.which("clang-tidy")
    if not tool:
        tree.fail("clang-tidy-19 is not installed")
    os.makedirs(cache, exist_ok=True)
    version = subprocess.run([tool, "--version"], capture_output=True).stdout
    with open(os.path.join(root, ".clang-tidy"), "rb") as stream:
        base = hashlib.sha256(version + stream.read()).digest()

    reader, waiting = Reader(root), []
    entries = entries_of(root, build, only)
    for path, entry in entries.items():
        key = hashlib.sha256(base + reader.digest(path) + "\0".join(compiler_arguments(entry)).encode()).hexdigest()
        if not os.path.exists(os.path.join(cache, key)):
            waiting.append((path, entry, key))
    print(f"clang-tidy: {len(waiting)} of {len(entries)} files to look at", flush=True)

    problems, started, left = {}, time.monotonic(), 0

    def in_time(entry):
        return run_one(tool, root, entry) if time.monotonic() - started < seconds else None

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        runs = {pool.submit(in_time, entry): (path, key) for path, entry, key in newest_first(root, waiting)}
        for run in concurrent.futures.as_completed(runs):
            path, key = runs[run]
            if run.result() is None:
                left += 1
                continue
            code, said = run.result()
            if code == 0:
                with open(os.path.join(cache, key), "w", encoding="utf-8"):
                    pass
                continue
            # A finding in a header is said once, not for each file that includes it.
            blocks = re.split(r"\n(?=/[^\n]*?: (?:error|warning): )", said.strip())
            for block in blocks:
                problems.setdefault(block.replace(root + "/", ""), path)
    print(f"clang-tidy: {time.monotonic() - started:.0f} s" + (f"; time was up for {left} files, those unchanged the longest" if left else ""))
    return tree.report("tidy", sorted(problems), len(entries))


if __name__ == "__main__":
    sys.exit(main())
