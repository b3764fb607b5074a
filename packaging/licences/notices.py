# SPDX-License-Identifier: Apache-2.0
"""The third-party notices as a text for people."""


def row(package, facts, rights):
    return f"{package} {facts['Version']}\n    licence: {rights.declared or 'see its copyright file'}" + (
        f"\n    source:  {facts['source:Package']} {facts['source:Version']}, {facts['Homepage']}" if facts["Homepage"] else "")


def notices(name, version, compiled, linked, loaded, facts, rights):
    """`compiled`, `linked` and `loaded` name packages; `facts` and `rights` say what is known of each."""
    text = [f"{name} {version}: software and data of others", "",
            "Under which licences others gave what these programs consist of and use. The bill of materials beside this",
            f"file ({name}.spdx.json, SPDX 2.3) says the same for machines.", ""]
    for title, packages in (("Compiled into the programs", compiled), ("Linked when they start", linked),
                            ("Loaded when the app needs it", loaded)):
        if not packages:
            continue
        text += ["", title, "=" * len(title), ""]
        if packages is not compiled:
            text += ["Packages of the system; the whole text of each lies in /usr/share/doc/PACKAGE/copyright.", ""]
        for package in sorted(packages):
            text += [row(package, facts[package], rights[package])]
            if packages is compiled:
                text += ["", *(f"    {line}".rstrip() for line in rights[package].text.strip().splitlines()), ""]
    return "\n".join(text) + "\n"
