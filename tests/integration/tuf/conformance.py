#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`nqi tuf` against repositories that python-tuf makes: conformance.py NQI [PART-OF-A-NAME]. Each case is a function; what
it asks follows the client workflow of the specification."""

import sys

import cases_delegations  # noqa: F401: each module registers its cases
import cases_keys  # noqa: F401
import cases_metadata  # noqa: F401
import cases_targets  # noqa: F401
import cases_time  # noqa: F401
from client import CASES, Client

ONLY = sys.argv[2] if len(sys.argv) > 2 else ""


def main():
    failed = 0
    ran = 0
    for name, function, values in CASES:
        if ONLY not in name:
            continue
        ran += 1
        client = Client(name)
        try:
            function(client, client.repository, *values)
        except Exception as error:  # noqa: BLE001: the next case is worth knowing too
            failed += 1
            line = error.__traceback__
            while line.tb_next and line.tb_frame.f_code is not function.__code__:
                line = line.tb_next
            print(f"failed: {name} (line {line.tb_lineno}): {error!r}", flush=True)
    print(f"{ran - failed} of {ran} cases")
    sys.exit(1 if failed or not ran else 0)


main()
