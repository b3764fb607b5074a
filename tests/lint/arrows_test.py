#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that the arrow check can fail: bad samples are refused for the right reason, good ones pass."""

import os
import tempfile
import unittest

import arrows


def said(path, *lines):
    return "\n".join(arrows.problems_in(path, "\n".join(lines)))


class Arrows(unittest.TestCase):
    def test_an_arrow_against_the_flow_is_refused_with_its_line(self):
        self.assertEqual(
            said("core/gs1/parse.cpp", "#pragma once", '#include "core/verdict/verdict.h"'),
            "core/gs1/parse.cpp:2: core/gs1 may not include core/verdict",
        )

    def test_arrows_are_followed_to_the_end(self):
        self.assertEqual(said("core/verdict/a.cpp", '#include "core/gs1/gtin.h"', '#include "core/base/id.h"'), "")
        self.assertEqual(said("core/inspect/a.cpp", '#include "core/catalog/facts.h"'), "")
        self.assertEqual(said("core/demo/a.cpp", '#include "core/gs1/gtin.h"'), "")

    def test_no_folder_reaches_itself_through_others(self):
        for folder, reach in arrows.REACH.items():
            self.assertNotIn(folder, reach)

    def test_every_arrow_ends_at_a_known_folder(self):
        for reach in arrows.REACH.values():
            self.assertLessEqual(reach, set(arrows.ARROWS))

    def test_siblings_do_not_see_each_other(self):
        self.assertIn("may not include", said("core/decode/a.cpp", '#include "core/gs1/message.h"'))
        self.assertIn("may not include", said("core/catalog/a.h", '#include "core/trace/events.h"'))

    def test_the_core_sees_neither_the_interface_nor_the_programs(self):
        self.assertIn("may not include ui", said("core/inspect/a.cpp", '#include "ui/models/reason_text.h"'))
        self.assertIn("may not include app", said("core/hub/a.cpp", '#include "app/cli/commands.h"'))

    def test_the_interface_never_sees_the_store_or_the_protocol(self):
        self.assertIn("may not include core/store", said("ui/models/a.cpp", '#include "core/store/field.h"'))
        self.assertIn("may not include core/protocol", said("ui/pages/a.cpp", '#include "core/protocol/finding.h"'))
        self.assertEqual(said("ui/models/a.cpp", '#include "core/sync/transport.h"', '#include "ui/models/b.h"'), "")

    def test_only_the_documents_see_the_demonstration(self):
        self.assertEqual(said("ui/documents/sheet.cpp", '#include "core/demo/symbols.h"'), "")
        self.assertIn("may not include core/demo", said("ui/models/a.cpp", '#include "core/demo/symbols.h"'))

    def test_programs_and_tests_see_everything_but_nothing_sees_tests(self):
        self.assertEqual(said("app/cli/a.cpp", '#include "core/store/a.h"', '#include "ui/models/a.h"'), "")
        self.assertEqual(said("tests/unit/gs1/a.cpp", '#include "core/hub/a.h"', '#include "tests/support/a.h"'), "")
        self.assertIn("only tests", said("app/cli/a.cpp", '#include "tests/support/a.h"'))

    def test_what_one_system_has_stays_in_files_named_after_it(self):
        self.assertIn("is of one system", said("core/store/files.cpp", "#include <unistd.h>"))
        self.assertIn("is of one system", said("app/hub/serve.cpp", "#include <sys/socket.h>"))
        self.assertEqual(said("core/base/system_posix.cpp", "#include <sys/file.h>"), "")
        self.assertEqual(said("core/base/system_windows.cpp", "#include <windows.h>"), "")

    def test_a_folder_outside_the_architecture_is_named(self):
        self.assertIn("not a folder of the architecture", said("core/utils/a.cpp", '#include "core/base/id.h"'))

    def test_qt_stays_out_of_the_core(self):
        for header in ("QString", "QtCore/QObject", "qqmlregistration.h", "QtQml/qqml.h", "qglobal.h", "QtGlobal"):
            self.assertIn("may not name Qt", said("core/verdict/a.h", f"#include <{header}>"), header)
            self.assertEqual(said("core/sync/a.h", f"#include <{header}>"), "", header)
            self.assertEqual(said("ui/models/a.h", f"#include <{header}>"), "", header)

    def test_each_library_has_its_one_place(self):
        places = {
            "ZXing/ReadBarcode.h": "core/decode", "opencv2/core.hpp": "core/decode", "sqlite3.h": "core/store",
            "zstd.h": "core/store", "nlohmann/json.hpp": "core/protocol", "sodium.h": "core/trust",
            "openssl/evp.h": "core/trust", "httplib.h": "core/hub", "pqxx/pqxx": "core/hub",
            "qt6keychain/keychain.h": "app/inspector", "CLI/CLI.hpp": "app/cli", "spdlog/spdlog.h": "app/cli",
            "zint.h": "core/demo", "gtest/gtest.h": "tests",
        }
        for header, place in places.items():
            self.assertEqual(said(f"{place}/a.cpp", f"#include <{header}>"), "", header)
            self.assertIn("may not name", said("core/gs1/a.cpp", f"#include <{header}>"), header)
            self.assertIn("may not name", said("core/gs1/a.cpp", f'#include "{header}"'), header)

    def test_an_unknown_library_is_refused(self):
        self.assertIn("belongs to no library", said("core/gs1/a.cpp", "#include <boost/regex.hpp>"))

    def test_the_language_and_the_system_are_free(self):
        self.assertEqual(said("core/base/a_posix.cpp", "#include <vector>", "#include <unistd.h>", "#include <sys/stat.h>"), "")

    def test_our_headers_are_named_from_the_source_root(self):
        self.assertIn("from the source root", said("core/gs1/a.cpp", '#include "gtin.h"'))
        self.assertIn("from the source root", said("core/gs1/a.cpp", '#include "../base/id.h"'))
        self.assertEqual(said("ui/models/a.cpp", '#include "a.moc"'), "")

    def test_a_bad_sample_in_a_tree_is_found(self):
        with tempfile.TemporaryDirectory() as root:
            os.makedirs(os.path.join(root, "core/gs1"))
            os.makedirs(os.path.join(root, "build/core/gs1"))
            for folder in ("core/gs1", "build/core/gs1"):
                with open(os.path.join(root, folder, "bad.h"), "w", encoding="utf-8") as stream:
                    stream.write("#pragma once\n#  include <QString>\n")
            found, looked_at = arrows.check(root)
            self.assertEqual(looked_at, 1)
            self.assertEqual(len(found), 1)
            self.assertTrue(found[0].startswith("core/gs1/bad.h:2:"))


if __name__ == "__main__":
    unittest.main()
