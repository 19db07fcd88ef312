# SPDX-License-Identifier: Apache-2.0
"""The lint of the licence finds files that do not name it, and a tree without its text."""
import unittest

import common
import licence

SAID = f"// {licence.LINE}\n"


class Licence(unittest.TestCase):
    def findings(self, files):
        with common.Tree({licence.TEXT: "Apache License\n", **files}) as root:
            return licence.check(root)

    def test_a_good_tree(self):
        self.assertEqual(
            self.findings(
                {
                    "a.cpp": SAID,
                    "b.sh": f"#!/bin/sh\n# {licence.LINE}\n",
                    "c.svg": f"<svg>\n<!-- {licence.LINE} --></svg>\n",
                    "d.json": "{}\n",
                }
            ),
            [],
        )

    def test_a_file_without_it(self):
        self.assertIn("a.cpp:1: begin with a comment", self.findings({"a.cpp": "// What it is for.\n"})[0])

    def test_a_file_that_says_it_late(self):
        self.assertEqual(len(self.findings({"a.cpp": f"// What it is for.\n{SAID}"})), 1)
        self.assertEqual(len(self.findings({"b.sh": f"#!/bin/sh\n#\n# {licence.LINE}\n"})), 1)

    def test_another_licence(self):
        self.assertEqual(len(self.findings({"a.cpp": "// SPDX-License-Identifier: MIT\n"})), 1)

    def test_no_text(self):
        with common.Tree({"a.cpp": SAID}) as root:
            self.assertIn("platform/LICENSE: is not there", licence.check(root)[0])


if __name__ == "__main__":
    unittest.main()
