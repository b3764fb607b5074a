#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when a translation file is not what lupdate would write, or holds a string without a translation:
translations.py [ROOT]. `--fix` brings the files up to date (the translations themselves are yours to write)."""

import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import tree

FOLDERS = ("ui", "app")
FILES = ("translations/nqi_vi.ts", "translations/nqi_en.ts")
TOOLS = "/usr/lib/qt6/bin"


def lupdate():
    return shutil.which("lupdate", path=os.pathsep.join([TOOLS, os.environ.get("PATH", "")]))


def messages(path):
    """{(context, source, comment, plural): (state, translations)} of one .ts file."""
    found = {}
    for context in xml.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            key = (name, message.findtext("source", ""), message.findtext("comment", ""), message.get("numerus") == "yes")
            translation = message.find("translation")
            state = "unfinished" if translation is None else translation.get("type", "finished")
            texts = []
            if translation is not None:
                forms = translation.findall("numerusform")
                texts = [form.text or "" for form in forms] if forms else [translation.text or ""]
            found[key] = (state, texts)
    return found


def compare(path, before, after):
    """Problems of the file at `path`, given its messages and those after lupdate."""
    def problem(key, what):
        return f"{path}:1: {what}: [{key[0]}] \"{key[1]}\""

    found = [problem(key, "not in the file (run lupdate)") for key in after if key not in before]
    for key, (state, texts) in before.items():
        if key not in after or state in ("vanished", "obsolete"):
            found.append(problem(key, "no longer in the sources"))
        elif state == "unfinished" or not texts or any(not text.strip() for text in texts):
            found.append(problem(key, "no translation"))
    return found


def main():
    fix = "--fix" in sys.argv
    root = tree.root_argument([a for a in sys.argv if a != "--fix"])
    tool = lupdate()
    if not tool:
        tree.fail("lupdate is not installed")
    folders = [folder for folder in FOLDERS if os.path.isdir(os.path.join(root, folder))]
    paths = tree.files(root, (".ts",))
    problems = [f"{path}:1: missing" for path in FILES if path not in paths]
    known = [path for path in FILES if path in paths]
    looked_at = 0
    with tempfile.TemporaryDirectory() as scratch:
        for path in known:
            place = os.path.join(root, path)
            copy = place if fix else os.path.join(scratch, os.path.basename(path))
            if not fix:
                shutil.copy(place, copy)
            before = messages(place)
            run = subprocess.run(
                [tool, "-silent", "-no-obsolete", "-I", root, "-locations", "none", "-extensions", "cpp,h,qml,js", *folders, "-ts", copy],
                cwd=root, capture_output=True, text=True)
            if run.returncode:
                problems.append(f"{path}:1: lupdate failed: {run.stderr.strip()}")
                continue
            for line in (run.stderr + run.stdout).splitlines():
                # Of a class without a declaration that it can find; such a class has no sentences.
                if "Ignoring definition of undeclared qualified class" in line:
                    continue
                problems.append(f"{path}:1: lupdate: {line}")
            looked_at += len(before)
            problems += compare(path, messages(place) if fix else before, messages(copy))
    return tree.report("translations", problems, looked_at)


if __name__ == "__main__":
    sys.exit(main())
