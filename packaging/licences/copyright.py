# SPDX-License-Identifier: Apache-2.0
"""What a Debian package's copyright file says, and its licences under their SPDX names.

The machine-readable form is that of https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/; older files are
kept as text, and their licences are not guessed.
"""

import os
import re

# Debian's short names whose SPDX names differ.
SPDX = {
    "expat": "MIT", "mit": "MIT", "mit/x11": "MIT", "x11": "X11", "isc": "ISC", "zlib": "Zlib", "libpng": "Libpng",
    "apache-2": "Apache-2.0", "apache-2.0": "Apache-2.0", "artistic": "Artistic-1.0-Perl", "artistic-2.0": "Artistic-2.0",
    "boost": "BSL-1.0", "boost-1.0": "BSL-1.0", "bsl-1": "BSL-1.0", "bsl-1.0": "BSL-1.0", "bsd-2-clause": "BSD-2-Clause",
    "bsd-3-clause": "BSD-3-Clause", "bsd-4-clause": "BSD-4-Clause", "bsd-2": "BSD-2-Clause", "bsd-3": "BSD-3-Clause",
    "cc0": "CC0-1.0", "cc0-1.0": "CC0-1.0", "curl": "curl", "mpl-1.1": "MPL-1.1", "mpl-2.0": "MPL-2.0", "mpl-2": "MPL-2.0",
    "ofl-1.1": "OFL-1.1", "sil-1.1": "OFL-1.1", "openssl": "OpenSSL", "postgresql": "PostgreSQL", "psf-2": "PSF-2.0",
    "unlicense": "Unlicense", "wtfpl": "WTFPL", "ftl": "FTL", "ijg": "IJG", "icu": "ICU", "unicode": "Unicode-DFS-2016",
    "gfdl-1.3": "GFDL-1.3-only", "gfdl-niv-1.3": "GFDL-1.3-no-invariants-only", "0bsd": "0BSD", "mit-0": "MIT-0",
    "bzip2": "bzip2-1.0.6", "ms-pl": "MS-PL", "cddl-1.0": "CDDL-1.0", "cddl": "CDDL-1.0", "afl-2.1": "AFL-2.1",
    "hpnd": "HPND", "ntp": "NTP", "libtiff": "libtiff", "bsd-1-clause": "BSD-1-Clause",
}


def paragraphs(text):
    """The file as fields by lower-case name; continuation lines keep their text, `.` is an empty line."""
    found = []
    for block in re.split(r"\n[ \t]*\n", text.strip() + "\n"):
        fields, name = {}, None
        for line in block.splitlines():
            if line.startswith((" ", "\t")) and name:
                fields[name] += "\n" + ("" if line.strip() == "." else line[1:])
            elif match := re.match(r"([A-Za-z][A-Za-z0-9-]*):\s*(.*)", line):
                name = match[1].lower()
                fields[name] = match[2]
        if fields:
            found.append(fields)
    return found


class Copyright:
    """Of one package. `declared` is what its authors gave the whole under, as written; empty when no machine can tell."""

    def __init__(self, text):
        self.text, self.declared, self.holders, self.others, self.texts = text, "", "", [], {}
        if not re.match(r"\s*format(-specification)?:", text, re.I):
            return
        stanzas = [one for one in paragraphs(text)[1:] if "license" in one or "copyright" in one]
        for one in stanzas:
            name, _, full = one.get("license", "").partition("\n")
            if full.strip():
                self.texts.setdefault(name.strip().lower(), full.strip())
        of_files = [one for one in stanzas if one.get("files") and one.get("license")]
        whole = next((one for one in of_files if one["files"].split()[0] in ("*", "./*")), of_files[0] if of_files else None)
        if whole:
            self.declared = whole["license"].partition("\n")[0].strip()
            self.holders = whole.get("copyright", "").strip()
            self.others = sorted({one["license"].partition("\n")[0].strip() for one in of_files} - {self.declared})


def of_package(package):
    try:
        with open(os.path.join("/usr/share/doc", package, "copyright"), encoding="utf-8", errors="replace") as stream:
            return Copyright(stream.read())
    except OSError:
        raise SystemExit(f"{package} has no copyright file: is /usr/share/doc left out on this system?") from None


def spdx_name(short):
    """One licence under its SPDX name, or nothing."""
    low = short.lower()
    if low in SPDX:
        return SPDX[low]
    if match := re.fullmatch(r"(a?l?gpl)-?v?(\d)(?:\.(\d))?(\+|-only|-or-later)?", low):
        kind, major, minor, later = match.groups()
        # LGPL-2 was the Library GPL 2.0; all others have their second digit written out.
        return f"{kind.upper()}-{major}.{minor or 0}-{'or-later' if later in ('+', '-or-later') else 'only'}"
    return None


def expression(written, unknown):
    """An SPDX expression for what Debian wrote. Licences without an SPDX name go through `unknown`, which names them."""
    if not written:
        return "NOASSERTION"

    def atom(text):
        text = text.strip()
        if re.search(r"\bwith\b", text, re.I):
            return unknown(text)
        return spdx_name(text) or unknown(text)

    def joined(text):
        parts = re.split(r"\s+(and/or|and|or|AND|OR)\s+", text)
        parts[::2] = [atom(one) for one in parts[::2]]
        parts[1::2] = ["AND" if one.lower() == "and" else "OR" for one in parts[1::2]]
        return " ".join(parts), len(parts) > 1

    # A comma binds weaker than the words: "A or B, and C" is (A or B) and C.
    groups = re.split(r",\s+(and|or)\s+", written, flags=re.I)
    said = []
    for number, group in enumerate(groups):
        if number % 2:
            said.append(group.upper())
            continue
        text, compound = joined(group.strip().rstrip(","))
        said.append(f"({text})" if compound and len(groups) > 1 else text)
    return " ".join(said)
