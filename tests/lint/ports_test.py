# SPDX-License-Identifier: Apache-2.0
"""The lint of ports counts the methods of each interface."""
import unittest

import common
import ports


def interface(name, methods):
    lines = "".join(f"  virtual void m{i}() = 0;\n" for i in range(methods))
    return f"class {name} {{\n public:\n  virtual ~{name}() = default;\n  // virtual void no() = 0;\n{lines}}};\n"


class Ports(unittest.TestCase):
    def findings(self, text):
        with common.Tree({"kiosk/ports/a.hpp": text}) as root:
            return ports.check(root)

    def test_eight_are_enough(self):
        self.assertEqual(self.findings(interface("A", 8) + interface("B", 8)), [])

    def test_nine_are_too_many(self):
        found = self.findings(interface("A", 1) + interface("B", 9))
        self.assertEqual(len(found), 1)
        self.assertIn("B has 9 pure virtual methods", found[0])

    def test_a_class_inside_counts_for_itself(self):
        inner = interface("Inner", 5)
        self.assertEqual(self.findings(f"class Outer {{\n{inner}{interface('Other', 5)}}};\n"), [])

    def test_other_folders_are_free(self):
        with common.Tree({"kiosk/ui/a.hpp": interface("A", 9)}) as root:
            self.assertEqual(ports.check(root), [])


if __name__ == "__main__":
    unittest.main()
