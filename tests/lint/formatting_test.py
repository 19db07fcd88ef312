# SPDX-License-Identifier: Apache-2.0
"""The lint of the formatting finds an untidy file, where there is a formatter to find it with."""
import unittest

import common
import formatting

FORMATTER, WHY_NOT = formatting.find_formatter()
STYLE = {".clang-format": "BasedOnStyle: Google\n"}


@unittest.skipIf(FORMATTER is None, WHY_NOT)
class Format(unittest.TestCase):
    def test_a_tidy_file(self):
        with common.Tree({**STYLE, "kiosk/a.cpp": "int x = 1;\n"}) as root:
            self.assertEqual(formatting.check(root, FORMATTER), [])

    def test_an_untidy_file(self):
        with common.Tree({**STYLE, "kiosk/a.cpp": "int x = 1;\n", "kiosk/b.cpp": "int   x=1 ;\n"}) as root:
            self.assertEqual(formatting.check(root, FORMATTER), ["kiosk/b.cpp: run clang-format -i kiosk/b.cpp"])

    def test_a_style_that_cannot_be_read(self):
        with common.Tree({".clang-format": "BasedOnStyle: [\n", "kiosk/a.cpp": "int x;\n"}) as root:
            self.assertEqual(len(formatting.check(root, FORMATTER)), 1)


if __name__ == "__main__":
    unittest.main()
