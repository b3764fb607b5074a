#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The manual pages against the programs: manual.py SOURCE PACKAGED PROGRAM... Each command and each option that --help
knows is on the page, under its command; and no other. It reads --help in a way of its own, not that of the page's maker."""

import os
import re
import subprocess
import sys

PACKAGED, PROGRAMS = sys.argv[2], sys.argv[3:]
PAGES = {"nqi": "nqi.1", "nqi-inspector": "nqi-inspector.1", "nqi-hub": "nqi-hub.8"}
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def said(*command):
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60,
                          env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"})
    return done.stdout + (done.stderr if done.returncode else "")


def commands_below(program, words=()):
    """(words, help) of every command: what is listed below the heading, until the next empty line."""
    text = said(program, *words, "--help")
    yield words, text
    _, _, below = text.partition("\nSubcommands:\n")
    for name in re.findall(r"^  ([a-z][a-z-]*)", below.partition("\n\n")[0], re.M):
        yield from commands_below(program, (*words, name))


def sections_of(page):
    """{words of a command: its text on the page, as a reader sees it}; () is all before the commands."""
    text = re.sub(r".\x08", "", said("mandoc", "-T", "utf8", "-O", "width=500", page)).replace("−", "-").replace("‐", "-")
    before, _, after = text.partition("\nCOMMANDS\n")
    found, words = {(): before}, None
    for line in re.split(r"\n(?=[A-Z])", after)[0].splitlines():
        if match := re.fullmatch(r"   (\S.*)", line):
            words = tuple(match[1].split())
            found[words] = ""
        elif words is not None:
            found[words] += line + "\n"
    return found


def problems_of(program, page):
    complaints = said("mandoc", "-T", "lint", "-W", "warning", page)
    found = [complaints] if complaints else []
    sections = sections_of(page)
    known = set()
    for words, text in commands_below(program):
        name = " ".join([os.path.basename(program), *words])
        known.add(words)
        options = set(OPTION.findall(text.partition("Options:")[2].partition("\nSubcommands:")[0])) - {"--help"}
        if words not in sections:
            # One that only leads to others has no paragraph of its own.
            if options or "\nSubcommands:" not in text:
                found.append(f"{name}: not on the page")
            continue
        on_page = set(re.findall(r"^ {4,}(?:-\w, )*(--[a-z][a-z-]*)", sections[words], re.M)) - {"--help"}
        of_usage = set(OPTION.findall(text))
        found += [f"{name} {option}: not on the page" for option in sorted(options - set(OPTION.findall(sections[words])))]
        found += [f"{name} {option}: on the page, but unknown to the program" for option in sorted(on_page - of_usage)]
    found += [f"{' '.join(words)}: on the page, but unknown to the program" for words in sorted(set(sections) - known)]
    return found, len(known)


def main():
    found, looked_at = [], 0
    for program in PROGRAMS:
        page = os.path.join(PACKAGED, PAGES[os.path.basename(program)])
        problems, commands = problems_of(program, page)
        found += problems
        looked_at += commands
    print("\n".join(found))
    print(f"{looked_at} commands, {len(found)} problems")
    # One paragraph for each program at least, and many for the two with commands.
    sys.exit(1 if found or looked_at < 30 else 0)


if __name__ == "__main__":
    main()
