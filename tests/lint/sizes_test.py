# SPDX-License-Identifier: Apache-2.0
"""The lint of sizes counts lines and functions as people do."""
import unittest

import common
import sizes
from cpp_functions import functions

LONG_BODY = "  step();\n" * 50


class Sizes(unittest.TestCase):
    def findings(self, path, text):
        with common.Tree({path: text}) as root:
            return sizes.check(root)

    def test_files(self):
        self.assertEqual(self.findings("kiosk/a.cpp", "int x;\n" * 400), [])
        self.assertIn("401 lines, at most 400", self.findings("kiosk/a.cpp", "int x;\n" * 401)[0])
        self.assertIn("251 lines, at most 250", self.findings("kiosk/a.hpp", "int x;\n" * 251)[0])
        self.assertIn("401 lines, at most 400", self.findings("tests/a_test.cpp", "int x;\n" * 401)[0])

    def test_a_long_function(self):
        found = self.findings("kiosk/a.cpp", f"namespace kiosk {{\n\nint run(int x = 3) {{\n{LONG_BODY}}}\n\n}}\n")
        self.assertEqual(len(found), 1)
        self.assertIn("kiosk/a.cpp:3: run has 52 lines of code", found[0])

    def test_comments_and_blank_lines_do_not_count(self):
        self.assertEqual(self.findings("kiosk/a.cpp", "void run() {\n" + "  // why\n\n" * 60 + "}\n"), [])

    def test_long_functions_of_tests_may_be(self):
        self.assertEqual(self.findings("tests/a_test.cpp", f"void story() {{\n{LONG_BODY}}}\n"), [])

    def test_tables_are_no_functions(self):
        self.assertEqual(self.findings("kiosk/a.cpp", "const int kTable[] = {\n" + "  1,\n" * 60 + "};\n"), [])


class Functions(unittest.TestCase):
    def names(self, text):
        return [function.name for function in functions(text)]

    def test_at_every_level(self):
        text = """
        namespace a { struct B : C<int> { B() : x_{1}, y_(2) { go(); } ~B() override { } int x_{0}; };
        bool operator==(const B& a, const B& b) { return true; }
        auto B::make(int n) const noexcept -> std::vector<int> { if (n) { return {}; } for (;;) { } } }
        """
        self.assertEqual(self.names(text), ["B", "~B", "operator==", "B::make"])

    def test_braces_in_words_do_not_matter(self):
        text = 'void a() { say("}{"); say(R"x(}}})x"); int n = 1\'000; char c = \'{\'; /* { */ }\nvoid b() {}\n'
        self.assertEqual(self.names(text), ["a", "b"])

    def test_a_body_after_members_is_counted(self):
        text = "Door::Door(int a)\n    : a_{a},\n      b_(a) {\n" + LONG_BODY + "}\n"
        self.assertEqual([(f.name, f.lines) for f in functions(text)], [("Door::Door", 54)])

    def test_macros_are_left_out(self):
        self.assertEqual(self.names("#define A(x) \\\n  if (x) { \\\n  }\nint b() { return 1; }\n"), ["b"])


if __name__ == "__main__":
    unittest.main()
