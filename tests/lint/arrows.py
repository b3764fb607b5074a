#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads every #include and fails on an arrow that the architecture does not have: arrows.py [ROOT]

Four rules, each a table below: which of our folders may include which; where a third-party header may be named; Qt
stays out of the core; what differs between systems stays in files named after them. Ours are included from the source root ("core/gs1/message.h"), so that the arrow can be read.
"""

import re
import sys

import tree

# Arrows drawn; what a folder may include follows them to the end.
ARROWS = {
    "core/base": [],
    "core/gs1": ["core/base"],
    "core/decode": ["core/base"],
    "core/trust": ["core/base"],
    "core/catalog": ["core/gs1"],
    "core/demo": ["core/catalog"],
    "core/scanner": ["core/base"],
    # The state of an item is worked out from the catalogue's records of its events.
    "core/trace": ["core/catalog", "core/gs1"],
    "core/verdict": ["core/catalog", "core/trace"],
    "core/consignment": ["core/verdict", "core/catalog", "core/gs1"],
    "core/findings": ["core/verdict", "core/trust"],
    "core/protocol": ["core/findings", "core/consignment", "core/catalog"],
    "core/store": ["core/findings", "core/consignment", "core/catalog", "core/protocol"],
    "core/inspect": ["core/decode", "core/verdict"],
    "core/sync": ["core/protocol", "core/trust"],
    "core/hub": ["core/protocol", "core/store", "core/trust"],
}

# The user interface sees values and interfaces: no message of the hub's protocol, no database. So its list is exact.
UI = {
    "core/base", "core/gs1", "core/decode", "core/catalog", "core/trace", "core/verdict", "core/consignment", "core/findings",
    "core/inspect", "core/scanner", "core/sync", "ui",
}
EXACT = {"ui": UI, "ui/documents": UI | {"core/demo"}}

# First match wins; `None` allows a header everywhere.
QT = ("core/sync", "ui", "app", "packaging/desktop", "tests")
LIBRARIES = [
    (r"ZXing/", "ZXing-cpp", ("core/decode", "tests")),
    (r"opencv2/", "OpenCV", ("core/decode", "tests")),
    (r"(sqlite3(ext)?\.h|SQLiteCpp/)", "SQLite", ("core/store", "core/hub", "tests")),
    (r"(zstd|zdict|zstd_errors)\.h", "zstd", ("core/store", "core/protocol", "core/trust", "tests")),
    (r"nlohmann/", "nlohmann-json", ("core/store", "core/protocol", "core/trust", "tests")),
    (r"sodium(\.h|/)", "libsodium", ("core/store", "core/protocol", "core/trust", "tests")),
    (r"openssl/", "OpenSSL", ("core/store", "core/protocol", "core/trust", "tests")),
    (r"httplib\.h", "cpp-httplib", ("app/hub", "core/hub", "tests")),
    (r"curl/", "libcurl", ("core/hub",)),
    (r"(pqxx/|libpq)", "libpqxx", ("app/hub", "core/hub", "tests")),
    (r"(qt6keychain|qtkeychain)/", "QtKeychain", ("ui", "app", "tests")),
    (r"CLI/", "CLI11", ("app",)),
    (r"(spdlog|fmt)/", "spdlog", ("app",)),
    (r"(gtest|gmock)/", "GoogleTest", ("tests",)),
    (r"benchmark/", "Google Benchmark", ("tests",)),
    (r"zint\.h", "libzint", ("core/demo", "tests")),
    (r"png\.h", "libpng", ("core/demo",)),
    (r"zbar\.h", "ZBar", ("tests",)),
    (r"fuzzer/", "libFuzzer", ("tests",)),
    (r"(Q[A-Z]|Qt[A-Z]|qqml|q[a-z]+\.h$|private/q)", "Qt", QT),
    # The language's own headers, then the system's.
    (r"[a-z_0-9]+$", "C++", None),
    (r"(sys|linux|net|netinet|arpa|asm|bits)/", "the system", None),
    (r"(assert|ctype|cxxabi|dirent|dlfcn|errno|execinfo|fcntl|fenv|float|inttypes|io|limits|locale|malloc|math|netdb|poll|process|"
     r"pthread|pwd|sched|signal|spawn|stdarg|stddef|stdint|stdio|stdlib|string|strings|syslog|termios|time|unistd|"
     r"utime|wchar|windows|winsock2|ws2tcpip|bcrypt|shlobj|[xiew]mmintrin|immintrin|arm_neon)\.h$",
     "the system", None),
]

# What one system has and another has not: there, only in files whose names say which system they are for.
PORTABLE = ("core", "app/cli", "app/device", "app/hub")
SYSTEM = re.compile(r"(sys/|(dirent|dlfcn|fcntl|netdb|poll|pthread|pwd|signal|spawn|syslog|termios|unistd|windows)\.h$)")

INCLUDE = re.compile(r'^\s*#\s*include(?:_next)?\s*(?:"([^"]+)"|<([^>]+)>)')
GENERATED = re.compile(r"(\.moc|^moc_.*\.cpp|_qmltyperegistrations\.cpp|^ui_.*\.h)$")
OURS = re.compile(r"^(core|ui|app|tests|packaging|resources)/")


def closure(arrows):
    """Every folder that can be reached: an arrow from X to Y and one from Y to Z make one from X to Z."""
    reach = {folder: set(direct) for folder, direct in arrows.items()}
    grown = True
    while grown:
        grown = False
        for folder, seen in reach.items():
            more = set().union(*(reach.get(other, set()) for other in seen)) - seen
            if more:
                seen |= more
                grown = True
    return reach


REACH = closure(ARROWS)


def unit_of(path):
    """The folder that an arrow starts from or ends at: core/gs1, ui/documents, app/cli, tests."""
    parts = path.split("/")
    if parts[0] == "tests":
        return "tests"
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def inside(unit, folders):
    return any(unit == folder or unit.startswith(folder + "/") for folder in folders)


def wrong_arrow(unit, header):
    """What is wrong with `unit` including our `header`, or None."""
    target = unit_of(header)
    if unit == "tests" or target == unit:
        return None
    if target == "tests":
        return "only tests include tests"
    if unit.startswith("app"):
        return None
    if unit.startswith("ui"):
        allowed = EXACT.get(unit, UI)
        return None if inside(target, allowed) else f"{unit} may not include {target}"
    if unit not in REACH:
        return f"{unit} is not a folder of the architecture: add it to tests/lint/arrows.py with its arrows"
    return None if target in REACH[unit] else f"{unit} may not include {target}"


def wrong_library(unit, header):
    """What is wrong with `unit` including a header that is not ours, or None."""
    for pattern, library, folders in LIBRARIES:
        if re.match(pattern, header):
            if folders is None or inside(unit, folders):
                return None
            return f"{unit} may not name {library} (<{header}>): only {', '.join(folders)}"
    return f"<{header}> belongs to no library that tests/lint/arrows.py knows"


def third_party(header):
    return any(re.match(pattern, header) for pattern, library, folders in LIBRARIES if folders is not None)


def problems_in(path, text):
    unit = unit_of(path)
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quoted, angled = match.groups()
        header = quoted or angled
        if OURS.match(header):
            wrong = wrong_arrow(unit, header)
        elif quoted and GENERATED.search(header):
            wrong = None
        elif quoted and "/" not in header and not third_party(header):
            wrong = f'"{header}": our headers are included from the source root ("{unit}/{header}")'
        elif header.startswith("."):
            wrong = f'"{header}": our headers are included from the source root'
        elif SYSTEM.match(header) and inside(unit, PORTABLE) and not path.endswith(("_posix.cpp", "_windows.cpp")):
            wrong = f"<{header}> is of one system: into a file named _posix.cpp, with one named _windows.cpp beside it"
        else:
            wrong = wrong_library(unit, header)
        if wrong:
            found.append(f"{path}:{number}: {wrong}")
    return found


def check(root):
    found, looked_at = [], 0
    for path in tree.files(root, tree.CPP):
        if path.split("/")[0] in ("core", "ui", "app", "tests") and not path.startswith("tests/samples/"):
            looked_at += 1
            found += problems_in(path, tree.read(root, path))
    return found, looked_at


if __name__ == "__main__":
    sys.exit(tree.report("arrows", *check(tree.root_argument(sys.argv))))
