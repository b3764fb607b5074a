#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that the translation check can fail."""

import os
import tempfile
import unittest

import translations

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context><name>Page</name>
<message><source>Scan</source><translation>Quét</translation></message>
<message><source>Save</source><translation type="unfinished"></translation></message>
<message><source>Old</source><translation>Cũ</translation></message>
<message numerus="yes"><source>%n items</source><translation><numerusform></numerusform></translation></message>
</context></TS>
"""


class Translations(unittest.TestCase):
    def setUp(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "a.ts")
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(TS)
            self.messages = translations.messages(path)

    def test_unfinished_missing_and_old_strings_are_found(self):
        after = {key: value for key, value in self.messages.items() if key[1] != "Old"}
        after[("Page", "New", "", False)] = ("unfinished", [""])
        said = translations.compare("a.ts", self.messages, after)
        self.assertEqual(sorted(said), [
            'a.ts:1: no longer in the sources: [Page] "Old"',
            'a.ts:1: no translation: [Page] "%n items"',
            'a.ts:1: no translation: [Page] "Save"',
            'a.ts:1: not in the file (run lupdate): [Page] "New"',
        ])

    def test_a_finished_file_passes(self):
        finished = {key: value for key, value in self.messages.items() if key[1] == "Scan"}
        self.assertEqual(translations.compare("a.ts", finished, finished), [])


if __name__ == "__main__":
    unittest.main()
