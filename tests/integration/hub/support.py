# SPDX-License-Identifier: Apache-2.0
"""A hub with findings of a real device, for tests of what it says to people and programs."""

import os
import re
import subprocess


def run(*command, expect=(0,), **more):
    answer = subprocess.run(command, capture_output=True, text=True, timeout=120, **more)
    if answer.returncode not in expect:
        raise SystemExit(f"{' '.join(command)}: exit code {answer.returncode}\n{answer.stdout}{answer.stderr}")
    return answer.stdout


class Hub:
    """`nqi-hub serve` on a free port, until the block ends."""

    def __init__(self, program, folder, *options):
        self.program = program
        self.data = os.path.join(folder, "hub")
        self.options = options

    def __enter__(self):
        self.log = open(self.data + ".log", "w", encoding="utf-8")
        self.process = subprocess.Popen(
            [self.program, "serve", "--data", self.data, "--listen", "127.0.0.1:0", *self.options],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.port = int(re.search(r":(\d+)$", self.process.stdout.readline().strip()).group(1))
        self.address = f"http://127.0.0.1:{self.port}"
        return self

    def __exit__(self, *_):
        self.process.terminate()
        code = self.process.wait(timeout=30)
        self.process.stdout.close()
        self.log.close()
        if code != 0:
            raise SystemExit(f"the hub ended with {code}")

    def command(self, name, *arguments, **more):
        return run(self.program, *name.split(), "--data", self.data, *arguments, **more).strip()


def record_findings(nqi, folder, note):
    """A device with findings of every picture of a demo sheet; nothing is sent yet."""
    data = os.path.join(folder, "device")
    run(nqi, "--data", data, "demo", "--products", "300")
    sheets = run(nqi, "--data", data, "demo", "--sheet", os.path.join(folder, "sheet")).split()
    pictures = [path for path in sheets if path.endswith(".png")]
    run(nqi, "--data", data, "scan", "--save", "--note", note, *pictures, expect=(0, 1))
    return data
