#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The bill of materials of a package (SPDX 2.3, JSON) and its third-party notices, from what its programs really are
linked with on this system. bill.py --help"""

import argparse
import json
import re
import uuid
from urllib.parse import quote

from copyright import expression, of_package
from linked import described, links
from loaded import loaded
from notices import notices


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("programs", nargs="+")
    for option in ("--name", "--version", "--created", "--spdx", "--notices"):
        parser.add_argument(option, required=True)
    parser.add_argument("--compiled-in", default="", help="packages, separated by semicolons")
    parser.add_argument("--qml", help="folder of the pages whose modules are loaded by name")
    return parser.parse_args()


def distribution():
    with open("/etc/os-release", encoding="utf-8") as stream:
        fields = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', stream.read(), re.M))
    return fields.get("ID", "debian"), fields.get("VERSION_ID", "")


def reference(package):
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", package)


class Bill:
    """The document while it grows."""

    def __init__(self, name, version):
        self.main = reference(name)
        self.texts = {}  # licence without an SPDX name: its text
        self.packages = [{
            "SPDXID": self.main, "name": name, "versionInfo": version, "supplier": "Organization: NQI Inspector",
            "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "licenseConcluded": "Apache-2.0",
            "licenseDeclared": "Apache-2.0", "copyrightText": "The authors of NQI Inspector",
            "primaryPackagePurpose": "APPLICATION"}]
        self.relationships = [("SPDXRef-DOCUMENT", "DESCRIBES", self.main)]

    def unknown(self, rights):
        """Names licences that SPDX has no name for, with the text that the package gives."""
        def name(written):
            identifier = "LicenseRef-Debian-" + re.sub(r"[^A-Za-z0-9.-]+", "-", written).strip("-")
            self.texts.setdefault(identifier, (written, rights.texts.get(written.lower()) or rights.text.strip()))
            return identifier
        return name

    def add(self, package, facts, rights):
        system, release = distribution()
        place = f"pkg:deb/{system}/{package}@{quote(facts['Version'], safe='.-_~')}?arch={facts['Architecture']}&distro={system}-{release}"
        entry = {
            "SPDXID": reference(package), "name": package, "versionInfo": facts["Version"],
            "supplier": f"Organization: {system.capitalize()}", "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
            "licenseConcluded": "NOASSERTION", "licenseDeclared": expression(rights.declared, self.unknown(rights)),
            "copyrightText": rights.holders or "NOASSERTION", "primaryPackagePurpose": "LIBRARY",
            "sourceInfo": f"built by {system.capitalize()} from {facts['source:Package']} {facts['source:Version']}",
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": place}]}
        if facts["Homepage"]:
            entry["homepage"] = facts["Homepage"]
        if rights.others:
            entry["licenseComments"] = "Parts of its source are under: " + "; ".join(rights.others)
        self.packages.append(entry)

    def document(self, name, version, created):
        body = {
            "packages": self.packages,
            "relationships": [{"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}
                              for one, kind, other in self.relationships],
            "hasExtractedLicensingInfos": [{"licenseId": key, "name": written, "extractedText": text}
                                           for key, (written, text) in sorted(self.texts.items())]}
        # The same parts give the same document under the same name.
        unique = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True) + created)
        return {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"{name}-{version}",
                "documentNamespace": f"urn:uuid:{unique}",
                "creationInfo": {"created": created, "creators": ["Organization: NQI Inspector", f"Tool: nqi-inspector-bill-{version}"]},
                "documentDescribes": [self.main], **body}


def main():
    options = arguments()
    arrows = links(options.programs)
    compiled = [one for one in options.compiled_in.split(";") if one]
    linked = set().union(*arrows.values())
    plugins = [one for one in loaded(options.qml, options.programs[0]) if one not in linked] if options.qml else []
    facts = described({*compiled, *linked, *plugins})
    rights = {package: of_package(package) for package in facts}
    bill = Bill(options.name, options.version)
    for package in sorted(facts):
        bill.add(package, facts[package], rights[package])
    for asking in sorted(arrows):
        for asked in sorted(arrows[asking]):
            bill.relationships.append((reference(asking) if asking else bill.main, "DYNAMIC_LINK", reference(asked)))
    bill.relationships += [(bill.main, "CONTAINS", reference(package)) for package in sorted(compiled)]
    bill.relationships += [(reference(package), "RUNTIME_DEPENDENCY_OF", bill.main) for package in sorted(plugins)]
    with open(options.spdx, "w", encoding="utf-8") as stream:
        json.dump(bill.document(options.name, options.version, options.created), stream, ensure_ascii=False, indent=1)
        stream.write("\n")
    with open(options.notices, "w", encoding="utf-8") as stream:
        stream.write(notices(options.name, options.version, compiled, linked, plugins, facts, rights))


if __name__ == "__main__":
    main()
