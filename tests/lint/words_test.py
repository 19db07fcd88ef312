# SPDX-License-Identifier: Apache-2.0
"""The lint of words finds them wherever they stand."""
import unittest

import common
import words

MARK = "TO" + "DO"
PLACE = "/wo" + "rk/main"


class Words(unittest.TestCase):
    def findings(self, path, text):
        with common.Tree({path: text}) as root:
            return words.check(root)

    def test_good_text(self):
        for text in ["#pragma once\n", "See /usr/share/fonts, network/x and $HOME/y.\n", "mkdtemp /tmp/kiosk-XXXXXX\n"]:
            self.assertEqual(self.findings("kiosk/a.hpp", text), [], text)

    def test_an_unfinished_piece(self):
        self.assertIn("kiosk/a.cpp:2: ", self.findings("kiosk/a.cpp", f"// A.\n// {MARK}: later\n")[0])
        self.assertEqual(len(self.findings("README.md", f"{MARK}\n")), 1)

    def test_a_folder_of_one_machine(self):
        self.assertIn("folder of one machine", self.findings("tests/run.sh", f"cd {PLACE}\n")[0])
        self.assertIn("folder of one machine", self.findings("assets/a.toml", f'path = "{PLACE}"\n')[0])

    def test_conditions(self):
        text = "// A.\n#ifdef __linux__\n#endif\n"
        self.assertEqual(len(self.findings("kiosk/a.hpp", text)), 1)
        self.assertEqual(len(self.findings("tests/a_test.cpp", text)), 1)
        self.assertEqual(self.findings("platform/zxing/a.cpp", text), [])
        self.assertEqual(self.findings("tests/support/catch.hpp", text), [])

    def test_pictures_are_no_text(self):
        self.assertEqual(self.findings("assets/a.png", f"\0{MARK}"), [])


if __name__ == "__main__":
    unittest.main()
