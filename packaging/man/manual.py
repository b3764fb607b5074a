#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a manual page: manual.py WORDS PROGRAM PAGE. The words are mdoc; where they say %OPTIONS% and %COMMANDS% stands
what the program says of itself with --help, so that the page cannot be wrong about it."""

import re
import sys

from help_text import helps


def plain(text):
    """Text as roff takes it: no line of it is a request, no hyphen becomes a dash."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def sentences(text):
    """A sentence a line, as mdoc wants it."""
    return [plain(one) for one in re.split(r"(?<=[a-z)][.?!]) (?=[A-Z])", text)]


def words(text):
    """Arguments of a macro: none of them is taken for a macro itself."""
    return " ".join("\\&" + plain(one) for one in text.split())


def ended(text):
    return text if text.endswith(".") else text + "."


def listed(entries):
    if not entries:
        return []
    lines = [".Bl -tag -width Ds"]
    for one in entries:
        value = f" Ar {words(one.value)}" if one.value else ""
        if one.names[0].startswith("-"):
            names = " , ".join("Fl " + plain(name[1:]) for name in one.names)
            lines.append(f".It {names}{value}")
        else:
            lines.append(f".It Ar {words(' '.join([*one.names, one.value.removeprefix('TEXT').strip()]))}")
        notes = "; ".join(one.notes)
        said = f"{one.text} ({notes})" if one.text and notes else one.text or notes.capitalize()
        lines += sentences(ended(said)) if said else []
    return [*lines, ".El"]


def usage(help_of):
    """How the command is written: its words, then its positionals and what it takes besides."""
    positionals = [f"Ar {words(' '.join([*one.names, *(['...'] if '...' in one.value else [])]))}"
                   for one in help_of.sections.get("Positionals", [])]
    options = [".Op Ar options"] if any(one.names[-1] != "--help" for one in help_of.sections.get("Options", [])) else []
    return [".Bd -ragged -compact", f".Ic {words(' '.join(help_of.words))}", *options,
            *(f".{one}" for one in positionals), ".Ed", ".Pp"]


def own_options(entries):
    return [one for one in entries if one.names != ["-h", "--help"]]


def commands(below):
    lines = []
    for one in below:
        if one.sections.get("Subcommands") and not own_options(one.sections.get("Options", [])):
            continue  # only leads to those that follow
        lines += [f".Ss {words(' '.join(one.words[1:]))}", *usage(one), *sentences(ended(one.about))]
        lines += listed(one.sections.get("Positionals", []) + own_options(one.sections.get("Options", [])))
    return lines


def page(text, program):
    whole, *below = helps(program)
    made = {"%OPTIONS%": listed(whole.sections.get("Options", [])), "%COMMANDS%": commands(below)}
    lines = []
    for line in text.splitlines():
        lines += made.get(line, [line])
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as stream:
        made = page(stream.read(), sys.argv[2])
    with open(sys.argv[3], "w", encoding="utf-8") as stream:
        stream.write(made)
