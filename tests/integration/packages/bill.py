#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The bills of materials: bill.py SOURCE BUILD VERSION NQI NQI_INSPECTOR NQI_HUB. They are SPDX 2.3, they name what the
loader really maps, and what is compiled in is what the compiler really read."""

import json
import os
import re
import subprocess
import sys

SOURCE, BUILD, VERSION = sys.argv[1:4]
sys.path.insert(0, os.path.join(SOURCE, "packaging", "licences"))
from copyright import Copyright, expression  # noqa: E402

PROGRAMS = {"nqi-inspector": sys.argv[4:6], "nqi-hub": sys.argv[6:7]}
LICENCE = re.compile(r"^(NOASSERTION|NONE|LicenseRef-[A-Za-z0-9.-]+|[A-Za-z0-9.-]+)$")
SPDX_NAMES = re.compile(r"^(A?L?GPL-\d\.\d-(only|or-later)|Apache-2\.0|MIT|BSD-\d-Clause|[A-Za-z0-9][A-Za-z0-9.-]*)$")
# Headers of the kernel, and of a driver that Qt's headers name: no code of theirs is in a program.
DECLARATIONS = {"linux-libc-dev", "libvulkan-dev"}


def check(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


def licences(text):
    return [one for one in re.split(r"[()\s]+", text) if one and one not in ("AND", "OR", "WITH")]


def is_spdx(bill):
    """What SPDX 2.3 asks of a document in JSON (its clauses 6, 7, 10 and 11), as far as we use it."""
    check(bill["spdxVersion"] == "SPDX-2.3" and bill["dataLicense"] == "CC0-1.0" and bill["SPDXID"] == "SPDXRef-DOCUMENT", "6.1 to 6.3")
    check(bill["name"] and re.match(r"^[a-z][a-z0-9+.-]*:[^#]+$", bill["documentNamespace"]), "6.4, 6.5: a name, a URI without #")
    created = bill["creationInfo"]
    check(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", created["created"]), "6.9: an instant")
    check(created["creators"] and all(re.match("(Person|Organization|Tool): .", one) for one in created["creators"]), "6.8")
    ids = [one["SPDXID"] for one in bill["packages"]]
    check(len(set(ids)) == len(ids) and all(re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", one) for one in ids), "7.2: ids")
    named = {one["licenseId"] for one in bill["hasExtractedLicensingInfos"]}
    check(all(re.fullmatch(r"LicenseRef-[A-Za-z0-9.-]+", one) for one in named), "10.1")
    check(all(one["extractedText"].strip() for one in bill["hasExtractedLicensingInfos"]), "10.2")
    used = set()
    for one in bill["packages"]:
        check(one["name"] and one["downloadLocation"] and one["copyrightText"] and one["filesAnalyzed"] is False, f"7: {one}")
        for field in ("licenseConcluded", "licenseDeclared"):
            check(all(LICENCE.match(word) and SPDX_NAMES.match(word) for word in licences(one[field])), f"an expression: {one[field]}")
            used.update(word for word in licences(one[field]) if word.startswith("LicenseRef-"))
        for place in one.get("externalRefs", []):
            check(re.fullmatch(r"pkg:deb/[a-z]+/[a-z0-9%.+-]+@[^?\s]+\?arch=\w+&distro=[a-z0-9.-]+", place["referenceLocator"]), f"purl: {place}")
    check(used == named, f"10: each text is used and each own licence has one: {used ^ named}")
    for arrow in bill["relationships"]:
        check({arrow["spdxElementId"], arrow["relatedSpdxElement"]} <= {*ids, "SPDXRef-DOCUMENT"}, f"11: both ends of {arrow}")
    check(bill["documentDescribes"] == [ids[0]], "11: it describes the product")


def holders_of(files):
    said = subprocess.run(["dpkg", "-S", *files], capture_output=True, text=True).stdout
    return {line.split(":")[0] for line in said.splitlines()}


def versions(packages):
    said = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *packages], capture_output=True, text=True).stdout
    return dict(line.split() for line in said.splitlines())


def really_mapped(program):
    """What the loader itself says when it starts the program; `ldd` is what made the bill."""
    said = subprocess.run([program, "--help"], capture_output=True, text=True,
                          env=os.environ | {"LD_TRACE_LOADED_OBJECTS": "1"}).stdout
    return set(re.findall(r"=> (/\S+)", said))


def names_what_is_mapped(name, bill):
    known = {one["name"]: one for one in bill["packages"]}
    check(known[name]["versionInfo"] == VERSION, "the product's own version")
    holders = holders_of({os.path.realpath(file) for program in PROGRAMS[name] for file in really_mapped(program)})
    check(len(holders) > 10 and not holders - set(known), f"missing in the bill: {sorted(holders - set(known))}")
    for package, version in versions(holders).items():
        check(known[package]["versionInfo"] == version, f"version of {package}")
    linked = {arrow["relatedSpdxElement"] for arrow in bill["relationships"] if arrow["relationshipType"] == "DYNAMIC_LINK"}
    check({f"SPDXRef-{re.sub('[^A-Za-z0-9.-]', '-', one)}" for one in holders} == linked, "linked is what is mapped")


def headers_read():
    """Headers of the system that objects of the product were compiled with."""
    said = subprocess.run(["ninja", "-C", BUILD, "-t", "deps"], capture_output=True, text=True).stdout
    found, ours = set(), False
    for line in said.splitlines():
        if not line.startswith(" "):
            ours = bool(re.match(r"(app|core|ui)/", line))
        elif ours and line.strip().startswith("/usr/include/"):
            found.add(line.strip())
    return found


def compiled_in_is_what_was_read(bills):
    """Headers of a source whose library is not linked leave their code in the program, or are the compiler's own."""
    headers = sorted(headers_read())
    check(len(headers) > 500, f"ninja knows the headers: {len(headers)}")
    holders = set()
    for at in range(0, len(headers), 500):
        holders |= holders_of(headers[at:at + 500])
    sources = dict(line.split() for line in subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${source:Package}\n", *sorted(holders)], capture_output=True, text=True).stdout.splitlines())
    linked = {one["sourceInfo"].split(" from ")[1].split()[0] for bill in bills for one in bill["packages"] if "sourceInfo" in one}
    contained = {arrow["relatedSpdxElement"].removeprefix("SPDXRef-") for bill in bills for arrow in bill["relationships"]
                 if arrow["relationshipType"] == "CONTAINS"}
    unknown = {one for one, source in sources.items() if source not in linked} - contained - DECLARATIONS
    check(not unknown, f"compiled in, but not in NQI_COMPILED_INTO_* of NqiPackageParts.cmake: {sorted(unknown)}")


def notices_name_all(name, bill):
    with open(os.path.join(BUILD, "packaged", f"{name}.THIRD-PARTY"), encoding="utf-8") as stream:
        text = stream.read()
    for one in bill["packages"][1:]:
        check(f"\n{one['name']} {one['versionInfo']}\n" in text, f"the notices of {name} name {one['name']}")
    check("Permission is hereby granted, free of charge" in text, "with the text of what is compiled in")


def licences_are_read_right():
    refs = []
    for written, wanted in (("GPL-2+ or LGPL-2.1", "GPL-2.0-or-later OR LGPL-2.1-only"), ("Expat", "MIT"),
                            ("BSD-3-clause or GPL-2, and Zlib", "(BSD-3-Clause OR GPL-2.0-only) AND Zlib"), ("", "NOASSERTION"),
                            ("GPL-2 with OpenSSL exception", "ref"), ("LGPL-3 and Own", "LGPL-3.0-only AND ref")):
        check(expression(written, lambda one: refs.append(one) or "ref") == wanted, f"{written} is {wanted}")
    check(refs == ["GPL-2 with OpenSSL exception", "Own"], f"what has no name: {refs}")
    read = Copyright("Format: https://x/\n\nFiles: debian/*\nCopyright: B\nLicense: GPL-2\n\nFiles: *\nCopyright: A\n C\nLicense: Own\n text\n .\n more\n")
    check((read.declared, read.holders, read.others, read.texts) == ("Own", "A\nC", ["GPL-2"], {"own": "text\n\nmore"}), vars(read))
    check(Copyright("This package was debianized by hand.\nLicense: GPL").declared == "", "an old file is not guessed at")


def main():
    licences_are_read_right()
    bills = []
    for name in PROGRAMS:
        with open(os.path.join(BUILD, "packaged", f"{name}.spdx.json"), encoding="utf-8") as stream:
            bill = json.load(stream)
        is_spdx(bill)
        names_what_is_mapped(name, bill)
        notices_name_all(name, bill)
        bills.append(bill)
        print(f"{name}: {len(bill['packages'])} packages, {len(bill['relationships'])} relationships")
    compiled_in_is_what_was_read(bills)


if __name__ == "__main__":
    main()
