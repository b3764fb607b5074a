#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a desktop reads of the app: metadata.py SOURCE PACKAGED VERSION. Checked by the desktop's own tools."""

import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as xml

import yaml

SOURCE, PACKAGED, VERSION = sys.argv[1:4]
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def tool(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    print(done.stdout + done.stderr, end="")
    check(done.returncode == 0, f"{command[0]} is content")


def check(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


# What CMake looks for, and the module of the Flatpak that brings it; others are in its runtime.
MODULES = {
    "CLI11": "cli11", "OpenCV": "opencv", "ZXing": "zxing-cpp", "nlohmann_json": "nlohmann-json", "spdlog": "spdlog",
    "httplib": "cpp-httplib", "libpqxx": "libpqxx", "libsodium": "libsodium", "sqlcipher": "sqlcipher", "zint": "zint",
    "Qt6Keychain": "qtkeychain", "CURL": None, "libcurl": None,
    "OpenSSL": None, "PNG": None, "PkgConfig": None, "Qt6": None, "zstd": None, "Threads": None, "Python3": None,
}


def flatpak(identifier):
    """The manifest has a module for every library that the sources ask for."""
    with open(os.path.join(SOURCE, "packaging/flatpak/vn.nqi.inspector.yml"), encoding="utf-8") as stream:
        manifest = yaml.safe_load(stream)
    check(manifest["app-id"] == identifier and manifest["rename-desktop-file"] == "nqi-inspector.desktop", "the Flatpak's names")
    wanted = set()
    for top in ("core", "ui", "app"):
        for folder, _, names in os.walk(os.path.join(SOURCE, top)):
            if "CMakeLists.txt" in names:
                with open(os.path.join(folder, "CMakeLists.txt"), encoding="utf-8") as stream:
                    wanted.update(re.findall(r"(?:find_package|pkg_check_modules)\((\w+)|find_library\(\w+ (\w+)", stream.read()))
    libraries = {one or other for one, other in wanted}
    check(len(libraries) > 8 and libraries <= set(MODULES), f"no module of the Flatpak is known for {sorted(libraries - set(MODULES))}")
    modules = {one["name"] for one in manifest["modules"]}
    missing = {MODULES[one] for one in libraries} - {None} - modules
    check(not missing, f"modules of the Flatpak: {sorted(missing)}")


def main():
    desktop = os.path.join(PACKAGED, "nqi-inspector.desktop")
    metainfo = os.path.join(PACKAGED, "vn.nqi.inspector.metainfo.xml")
    tool("desktop-file-validate", desktop)
    # There is no public page to name.
    tool("appstreamcli", "validate", "--no-net", "--override=url-homepage-missing=info", metainfo)
    about = xml.parse(metainfo).getroot()
    check(about.find("releases/release").get("version") == VERSION, "the metainfo names this version")
    check(about.find("launchable").text == os.path.basename(desktop), "the metainfo names the desktop file")
    for size in SIZES:
        with open(os.path.join(PACKAGED, f"nqi-inspector-{size}.png"), "rb") as stream:
            data = stream.read()
        check(data.startswith(b"\x89PNG") and struct.unpack(">II", data[16:24]) == (size, size), f"an icon of {size} pixels")
        check(len(data) > size * 4, f"the icon of {size} pixels shows something: {len(data)} bytes")
    flatpak(os.path.basename(metainfo).removesuffix(".metainfo.xml"))
    for name in ("nqi-hub", "nqi-inspector"):
        with open(os.path.join(PACKAGED, f"{name}.changelog"), encoding="utf-8") as stream:
            check(re.match(rf"{name} \({re.escape(VERSION)}\) ", stream.read()), f"the changelog of {name} names this version")
    with open(os.path.join(SOURCE, "packaging/windows/vcpkg.json"), encoding="utf-8") as stream:
        check(f'"version": "{VERSION}"' in stream.read(), "the manifest for Windows names this version")


if __name__ == "__main__":
    main()
