# SPDX-License-Identifier: Apache-2.0
"""Which Debian packages programs are linked with: by the loader's own answer, each library by the package that holds it."""

import os
import re
import subprocess


def output(*command, expect=(0,)):
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C.UTF-8"})
    if done.returncode not in expect:
        raise SystemExit(f"{' '.join(command[:3])}: {done.stderr.strip()}")
    return done.stdout


def loaded_by(program):
    """{name of a library: file} of all that the loader maps for this program."""
    return dict(re.findall(r"^\s+(\S+) => (/\S+) ", output("ldd", program), re.M))


def needed_by(files):
    """{file: names of the libraries that it asks for itself}"""
    names, file = {}, files[0]
    for line in output("readelf", "-d", *files).splitlines():
        if line.startswith("File: "):
            file = line.removeprefix("File: ")
        elif found := re.search(r"\(NEEDED\).*\[(.+)\]", line):
            names.setdefault(file, []).append(found[1])
    return names


def owners(files):
    """{file: package}. Files that no package holds are missing."""
    real = {os.path.realpath(file): file for file in files}
    found = {}
    for line in output("dpkg", "-S", *real, expect=(0, 1)).splitlines():
        package, _, file = line.partition(": ")
        if file in real:
            found[real[file]] = package.split(",")[0].split(":")[0]
    return found


def links(programs):
    """{package, or nothing for the programs: packages that it asks for directly}"""
    libraries = {}
    for program in programs:
        libraries |= loaded_by(program)
    holder = owners(list(libraries.values()))
    homeless = sorted(set(libraries.values()) - set(holder))
    if homeless:
        raise SystemExit(f"no package holds {', '.join(homeless)}: their licences are unknown")
    arrows = {}
    for file, names in needed_by([*programs, *libraries.values()]).items():
        asking = "" if file in programs else holder[file]
        asked = {holder[libraries[name]] for name in names if name in libraries}
        arrows.setdefault(asking, set()).update(asked - {asking})
    return arrows


FIELDS = ("Package", "Version", "Architecture", "Homepage", "Maintainer", "source:Package", "source:Version")


def described(packages):
    """{package: {field: value}} as dpkg knows them."""
    form = "\\x1f".join(f"${{{field}}}" for field in FIELDS).replace("\\x1f", "\x1f") + "\n"
    rows = (line.split("\x1f") for line in output("dpkg-query", "-W", "-f", form, *sorted(packages)).splitlines())
    return {row[0]: dict(zip(FIELDS, row)) for row in rows}
