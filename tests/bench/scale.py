#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How the cost of the catalogue grows: scale.py BUILD [PRODUCTS...], 1 and 10 million when none are named.

Runs the benchmarks of one build at each size and prints what each step costs, by what it grows for ten times the
products, and, carried on in the same way, what it would cost for ten times the largest. Takes a quarter of an hour and
25 GB in the temporary folder for ten million.
"""

import json
import math
import os
import subprocess
import sys
import tempfile

# Program, benchmark, what is taken of it, and in what.
ROWS = [
    ("publish/bench_publish", "publishTheWhole", "cpu_s", "publish the whole, CPU s"),
    ("publish/bench_publish", "publishTheWhole", "MB", "snapshot, MB"),
    ("publish/bench_publish", "fetchTheWhole", "cpu_s_to_look_up", "device: to the first look-up, CPU s"),
    ("publish/bench_publish", "fetchTheWhole", "cpu_s_to_names", "device: to names, CPU s"),
    ("publish/bench_publish", "importChanges", "real_time", "take 10,000 changed rows, ms"),
    ("publish/bench_publish", "publishTheChanges", "real_time", "publish them, ms"),
    ("publish/bench_publish", "publishTheChanges", "MB", "their file, MB"),
    ("publish/bench_publish", "fetchTheChanges", "real_time", "fetch and apply them, ms"),
    ("line/bench_line", "symbolToVerdict", "p50_us", "symbol to verdict, p50 us"),
    ("line/bench_line", "symbolToVerdict", "p99_us", "symbol to verdict, p99 us"),
    ("line/bench_line", "coldStart", "p50_ms", "cold start to first verdict, p50 ms"),
    ("line/bench_line", "coldStart", "p95_ms", "cold start to first verdict, p95 ms"),
]


def measure(build, products):
    environment = dict(os.environ, NQI_BENCH_PRODUCTS=str(products))
    environment["NQI_BENCH_CATALOGUE"] = os.path.join(tempfile.gettempdir(), f"nqi-bench-{products}")
    found = {}
    # The first makes the catalogue that the others use.
    for program in ("line/bench_line", "publish/bench_publish"):
        wanted = "|".join(sorted({row[1] for row in ROWS if row[0] == program}))
        answer = subprocess.run(
            [os.path.join(build, "tests/bench", program), "--benchmark_format=json", f"--benchmark_filter={wanted}"],
            env=environment, stdout=subprocess.PIPE, check=True)
        for one in json.loads(answer.stdout)["benchmarks"]:
            found[program, one["name"].split("/")[0]] = one
    return [found.get(row[:2], {}).get(row[2]) for row in ROWS]


def number(value):
    return "-" if value is None else f"{value:.3g}" if value < 1000 else f"{value:.0f}"


def main():
    sizes = [int(size) for size in sys.argv[2:]] or [1_000_000, 10_000_000]
    columns = [measure(sys.argv[1], size) for size in sizes]
    next_size = sizes[-1] * 10
    heads = [f"{size:,}" for size in sizes] + ["growth", f"{next_size:,} (carried on)"]
    print(f"{'':40}" + "".join(f"{head:>26}" for head in heads))
    for row, values in zip(ROWS, zip(*columns)):
        growth = carried = None
        if len(values) > 1 and values[0] and values[-1]:
            # For ten times the products, whatever the sizes were.
            steps = sizes[-1] / sizes[0]
            growth = (values[-1] / values[0]) ** (1 / math.log10(steps))
            carried = values[-1] * growth
        print(f"{row[3]:40}" + "".join(f"{number(value):>26}" for value in [*values, growth, carried]))


if __name__ == "__main__":
    main()
