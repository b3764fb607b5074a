#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Small rules that need no compiler: sources.py license|readmes|sizes|words [ROOT]"""

import os
import re
import sys

import tree

SOURCE = (".cpp", ".cc", ".h", ".hpp", ".mm", ".qml", ".js", ".mjs", ".py", ".sh", ".cmake", ".sql", "CMakeLists.txt")
SAMPLES = "tests/samples/"

MAX_SOURCE_LINES = 500
MAX_QML_LINES = 200
LONG_FUNCTION = 40
MAX_BYTES = 1_000_000

# Tables of data, not logic: the path and why it may be long.
DATA_TABLES = {
    "ui/models/reason_table.cpp": "one row for each reason that a check can give",
}


def is_script(root, path):
    if "." in os.path.basename(path) or os.path.splitext(path)[1]:
        return False
    with open(os.path.join(root, path), "rb") as stream:
        return stream.read(2) == b"#!"


def sources(root):
    return [
        path for path in tree.files(root)
        if not path.startswith(SAMPLES) and (path.endswith(SOURCE) or is_script(root, path))
    ]


def license_tags(root):
    """Each source file names its licence in its first three lines."""
    paths = sources(root)
    wanted = "SPDX-License-Identifier: Apache-2.0"
    found = [
        f"{path}:1: no '{wanted}' in the first three lines"
        for path in paths if wanted not in "\n".join(tree.read(root, path).splitlines()[:3])
    ]
    return found, len(paths)


def readmes(root):
    """Each top folder, and each folder of core, ui, app and tests that holds files, says what it is for."""
    with_files = {os.path.dirname(path) for path in tree.files(root)}
    wanted = set()
    for folder in with_files:
        parts = folder.split("/")
        if not parts[0] or parts[0].startswith("."):
            continue
        wanted.add(parts[0])
        if parts[0] in ("core", "ui", "app") and len(parts) > 1:
            wanted.add("/".join(parts[:2]))
    found = []
    for folder in sorted(wanted):
        path = f"{folder}/README.md"
        if not os.path.exists(os.path.join(root, path)):
            found.append(f"{path}:1: missing")
        elif len(tree.read(root, path).split()) < 15:
            found.append(f"{path}:1: says too little")
    return found, len(wanted)


FUNCTION = re.compile(r"^(?!namespace|class|struct|enum|union|extern|using|typedef|#|\}|//)[A-Za-z_~\[].*\(")


def long_functions(text):
    """(line, length) of functions at namespace level with more lines than LONG_FUNCTION: an estimate for the report,
    from our format, where such a function's brace stands alone in the first column."""
    lines = text.splitlines()
    found, opened = [], None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number - 1
            opened = number if start and FUNCTION.match(lines[start - 1]) or (start and lines[start - 1].startswith("    ")) else None
        elif line == "}" and opened:
            if number - opened - 1 > LONG_FUNCTION:
                found.append((opened, number - opened - 1))
            opened = None
    return found


def sizes(root):
    """Files stay small enough to be read: sources, QML, and nothing large outside the samples."""
    found, looked_at, long = [], 0, []
    for path in tree.files(root):
        if path.startswith(SAMPLES):
            continue
        looked_at += 1
        size = os.path.getsize(os.path.join(root, path))
        if size > MAX_BYTES:
            found.append(f"{path}:1: {size} bytes: only tests/samples may hold files over {MAX_BYTES}")
        if not path.endswith((".cpp", ".h", ".hpp", ".cc", ".mm", ".qml", ".py")):
            continue
        text = tree.read(root, path)
        limit = MAX_QML_LINES if path.endswith(".qml") else MAX_SOURCE_LINES
        lines = len(text.splitlines())
        if lines > limit and path not in DATA_TABLES:
            found.append(f"{path}:{limit + 1}: {lines} lines, at most {limit} (data tables: DATA_TABLES of sources.py)")
        if path.endswith(".cpp"):
            long += [(length, path, line) for line, length in long_functions(text)]
    for table in DATA_TABLES:
        if not os.path.exists(os.path.join(root, table)):
            found.append(f"{table}:1: listed in DATA_TABLES but not there")
    for length, path, line in sorted(long, reverse=True):
        print(f"note: {path}:{line}: a function of {length} lines (aim: {LONG_FUNCTION})")
    return found, looked_at


# Written in pieces, so that this file does not find itself.
WORDS = [
    (re.compile(r"\b(TO" r"DO|FIX" r"ME)\b"), "unfinished work belongs in an issue"),
    (re.compile(r"(?<![\w.})/-])/(wo" r"rk|sha" r"red)/"), "a path of one workplace"),
    (re.compile(r"\b(deb|ftp(\.\w\w)?|snapshot|security)\.deb" r"ian\.org"), "a package host: the machine's own is used"),
    (re.compile(r"^(<{7}|>{7}) "), "a merge conflict"),
]


def words(root):
    found, looked_at = [], 0
    for path in tree.files(root):
        if path.startswith(SAMPLES) or tree.is_binary(root, path):
            continue
        looked_at += 1
        for number, line in enumerate(tree.read(root, path).splitlines(), 1):
            for pattern, why in WORDS:
                match = pattern.search(line)
                if match:
                    found.append(f"{path}:{number}: '{match.group(0)}': {why}")
    return found, looked_at


RULES = {"license": license_tags, "readmes": readmes, "sizes": sizes, "words": words}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in RULES:
        tree.fail(__doc__)
    sys.exit(tree.report(sys.argv[1], *RULES[sys.argv[1]](tree.root_argument(sys.argv[1:]))))
