#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that the small rules can fail."""

import contextlib
import io
import os
import tempfile
import unittest

import sources


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = self.folder.name
        self.addCleanup(self.folder.cleanup)
        self.addCleanup(setattr, sources, "DATA_TABLES", sources.DATA_TABLES)
        sources.DATA_TABLES = {}

    def write(self, path, text):
        path = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(text)

    def problems(self, rule):
        with contextlib.redirect_stdout(io.StringIO()) as said:
            found, _ = sources.RULES[rule](self.root)
        return [problem.split(":")[0] for problem in found], said.getvalue()

    def test_a_source_without_a_licence_tag_is_found(self):
        self.write("core/a.cpp", "int x;\n")
        self.write("core/b.cpp", "// SPDX-License-Identifier: Apache-2.0\n")
        self.write("packaging/run", "#!/bin/sh\necho\n")
        self.write("core/notes.md", "nothing\n")
        self.assertEqual(self.problems("license")[0], ["core/a.cpp", "packaging/run"])

    def test_a_folder_without_a_readme_is_found(self):
        self.write("core/README.md", "word " * 20)
        self.write("core/gs1/a.cpp", "")
        self.write("ui/README.md", "short")
        self.assertEqual(self.problems("readmes")[0], ["core/gs1/README.md", "ui/README.md"])

    def test_long_files_are_found(self):
        self.write("core/a.cpp", "int x;\n" * 501)
        self.write("core/b.cpp", "int x;\n" * 500)
        self.write("ui/A.qml", "x\n" * 201)
        self.write("resources/big", "x" * 1_000_001)
        self.write("tests/samples/big", "x" * 1_000_001)
        self.assertEqual(self.problems("sizes")[0], ["core/a.cpp", "resources/big", "ui/A.qml"])

    def test_a_listed_data_table_may_be_long_and_must_be_there(self):
        self.write("core/table.cpp", "int x;\n" * 501)
        sources.DATA_TABLES = {"core/table.cpp": "rows"}
        self.assertEqual(self.problems("sizes")[0], [])
        sources.DATA_TABLES = {"core/table.cpp": "rows", "core/gone.cpp": "rows"}
        self.assertEqual(self.problems("sizes")[0], ["core/gone.cpp"])

    def test_long_functions_are_named_in_the_report(self):
        body = "    x();\n" * 41
        self.write("core/a.cpp", f"namespace a {{\n\nvoid f()\n{{\n{body}}}\n\nvoid g()\n{{\n    x();\n}}\n}}\n")
        self.assertIn("core/a.cpp:4: a function of 41 lines", self.problems("sizes")[1])
        self.assertEqual(self.problems("sizes")[1].count("note:"), 1)

    def test_unfinished_work_and_paths_of_a_workplace_are_found(self):
        self.write("a.cpp", "// TO" "DO later\n")
        self.write("b.md", "see /sha" "red/notes\n")
        self.write("c.md", "see ../sha" "red/notes and core/wo" "rk/x and photodo\n")
        self.assertEqual(self.problems("words")[0], ["a.cpp", "b.md"])


if __name__ == "__main__":
    unittest.main()
