# SPDX-License-Identifier: Apache-2.0
"""What a program says of itself with --help, command by command."""

import os
import re
import subprocess
from dataclasses import dataclass, field


@dataclass
class Entry:
    """One option, positional or command: its names, what is to be given, what it does."""
    names: list
    value: str
    text: str
    notes: list = field(default_factory=list)


@dataclass
class Help:
    words: list  # the program and its commands: ["nqi", "findings", "list"]
    about: str
    usage: str
    sections: dict  # "Options", "Positionals", "Subcommands": entries


# How CLI11 writes what else it knows of an option, and what a reader wants to know of it.
KNOWN = (
    (re.compile(r"\bREQUIRED\b"), lambda found: "required"),
    (re.compile(r"\(Env:(\w+)\)"), lambda found: f"also the variable {found[1]}"),
    (re.compile(r":value in \{([^}]*)\} OR \{[^}]*\}"), lambda found: "one of " + ", ".join(
        one.partition("->")[0] for one in found[1].split(","))),
    (re.compile(r":\{([^}]*)\}"), lambda found: "one of " + ", ".join(found[1].split(","))),
    (re.compile(r":\w+ in \[(\S+) - (\S+)\]"), lambda found: f"{found[1]} to {found[2]}"),
    (re.compile(r"\bExcludes: ((?:--?[\w-]+ ?)+)"), lambda found: "not together with " + found[1].strip()),
    (re.compile(r"\bNeeds: ((?:--?[\w-]+ ?)+)"), lambda found: "only together with " + found[1].strip()),
    (re.compile(r"\[([^\]]*)\]"), lambda found: f"{found[1]} when not given" if found[1] else ""),
)


def entry(head, text):
    notes = []
    for pattern, note in KNOWN:
        if found := pattern.search(head):
            notes.append(note(found))
            head = head[:found.start()] + head[found.end():]
    names, _, value = head.strip().partition(" ")
    if names.startswith("-"):  # Qt puts spaces between the names
        while value.startswith("-"):
            more, _, value = value.partition(" ")
            names += more
    return Entry([one for one in names.split(",") if one], re.sub(r"[<>]", "", value).strip(), text.strip(), [one for one in notes if one])


def entries(lines):
    """Pairs of a head, two columns in, and its text, beside or below it."""
    found = []
    for line in lines:
        if match := re.match(r"  (\S.*?)(?:\s{2,}(\S.*))?$", line.rstrip()):
            found.append([match[1], match[2] or ""])
        elif found and line.strip():
            found[-1][1] += " " + line.strip()
    return [entry(*one) for one in found]


def parsed(words, text):
    about, usage, title, blocks = [], "", None, {}
    for line in text.splitlines():
        if line.startswith("Usage: "):
            usage = line.removeprefix("Usage: ").strip()
        elif match := re.fullmatch(r"(Options|Positionals|Subcommands|Arguments):", line):
            title = match[1]
            blocks[title] = []
        elif title and line.startswith(" "):
            blocks[title].append(line)
        elif line.strip():
            title = None
            if not blocks:
                about.append(line.strip())
    return Help(words, " ".join(about), usage, {name: entries(lines) for name, lines in blocks.items()})


def helps(program, words=None):
    """The program's own help, then that of every command below it."""
    words = words or [os.path.basename(program)]
    done = subprocess.run([program, *words[1:], "--help"], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}, timeout=60)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} --help ends with {done.returncode}: {done.stderr}")
    found = parsed(words, done.stdout)
    if not found.usage.split("[")[0].split("/")[-1].startswith(" ".join(words)):
        raise SystemExit(f"{' '.join(words)} --help is about something else: {found.usage}")
    yield found
    for command in found.sections.get("Subcommands", []):
        yield from helps(program, [*words, *command.names])
