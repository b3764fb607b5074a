#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which Debian packages the app loads by name, where no linker sees it: loaded.py UI_FOLDER APP. Prints a Depends field."""

import glob
import json
import sys

from linked import links, output, owners

SCANNER = "/usr/lib/qt6/libexec/qmlimportscanner"
# A library, and the package with the plugins without which it does nothing.
PLUGINS = {
    "libqt6gui6": "qt6-svg-plugins",  # the app's icons are SVG
    "libqt6positioning6": "libqt6positioning6-plugins",
}


def qml_packages(folder):
    """Packages of the QML modules that the pages import, and that those import."""
    (modules,) = glob.glob("/usr/lib/*/qt6/qml")
    found = json.loads(output(SCANNER, "-rootPath", folder, "-importPath", modules))
    files = [one["path"] + "/qmldir" for one in found if one.get("path", "").startswith(modules)]
    holders = owners(files)
    missing = sorted(set(files) - set(holders))
    if missing or not files:
        raise SystemExit(f"no package holds {', '.join(missing) or 'any QML module that the pages import'}")
    return set(holders.values())


def loaded(folder, app):
    linked = set().union(*links([app]).values())
    return sorted(qml_packages(folder) | {plugins for library, plugins in PLUGINS.items() if library in linked})


if __name__ == "__main__":
    print(", ".join(loaded(*sys.argv[1:3])))
