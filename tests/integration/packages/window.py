# SPDX-License-Identifier: Apache-2.0
"""A virtual screen beside a machine, and what is seen on it."""

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import zlib

from fresh_root import call

WIDTH, HEIGHT = 1280, 800


class Screen:
    """Xvfb of this system, whose socket the machine sees. Its memory is a file: an X window dump."""

    def __init__(self, machine):
        self.machine = machine

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="nqi-screen-")
        readable, writable = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writable), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", self.folder, "-ac", "-nolisten", "tcp"],
            pass_fds=[writable], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writable)
        with os.fdopen(readable) as stream:
            self.number = stream.readline().strip()
        sockets = self.machine.path("/tmp/.X11-unix")
        os.makedirs(sockets, exist_ok=True)
        call("mount", "--bind", "/tmp/.X11-unix", sockets)
        self.sockets = sockets
        return self

    def __exit__(self, *_):
        call("umount", "--lazy", self.sockets)
        os.rmdir(self.sockets)
        self.server.terminate()
        self.server.wait(15)
        shutil.rmtree(self.folder)

    def environment(self):
        return {"DISPLAY": f":{self.number}", "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software", "LANG": "C.UTF-8"}

    def rows(self):
        """Lines of red, green, blue."""
        with open(os.path.join(self.folder, "Xvfb_screen0"), "rb") as stream, \
                mmap.mmap(stream.fileno(), 0, prot=mmap.PROT_READ) as dump:
            header = struct.unpack(">25I", dump[:100])
            size, width, height, line, colours = header[0], header[4], header[5], header[12], header[19]
            pixels = size + colours * 12
            for row in range(height):
                begin = pixels + row * line
                bgrx = dump[begin:begin + width * 4]
                rgb = bytearray(width * 3)
                rgb[0::3], rgb[1::3], rgb[2::3] = bgrx[2::4], bgrx[1::4], bgrx[0::4]
                yield bytes(rgb)

    def colours(self):
        found = set()
        for row in list(self.rows())[::4]:
            found.update(row[at:at + 3] for at in range(0, len(row), 3))
        return len(found)

    def save(self, path):
        def chunk(kind, body):
            return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

        lines = b"".join(b"\0" + row for row in self.rows())
        with open(path, "wb") as stream:
            stream.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0))
                         + chunk(b"IDAT", zlib.compress(lines, 6)) + chunk(b"IEND", b""))
