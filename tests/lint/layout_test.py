# SPDX-License-Identifier: Apache-2.0
"""The lint of the layout finds what does not belong."""
import unittest

import common
import layout


class Layout(unittest.TestCase):
    def findings(self, *paths):
        with common.Tree({path: "" for path in paths}) as root:
            return layout.check(root)

    def test_a_good_tree(self):
        self.assertEqual(self.findings("CMakeLists.txt", ".clang-format", "kiosk/base/a_b.cpp", "assets/Any Name.svg"), [])

    def test_a_stray_folder(self):
        self.assertIn("docs: does not belong at the top level", self.findings("docs/plan.md")[0])

    def test_a_stray_file(self):
        self.assertIn("NOTES.md: does not belong at the top level", self.findings("NOTES.md")[0])

    def test_an_odd_name(self):
        self.assertIn("rename 'FooBar.cpp'", self.findings("kiosk/base/FooBar.cpp")[0])


if __name__ == "__main__":
    unittest.main()
