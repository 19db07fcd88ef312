# SPDX-License-Identifier: Apache-2.0
"""The lint of headers finds the unguarded, the unexplained and those that nothing compiles alone."""
import json
import unittest
from pathlib import Path

import common
import headers

GOOD = "// What it is for.\n#pragma once\n"
SOURCE = "// What it is for.\n"


class Headers(unittest.TestCase):
    def findings(self, contents, built):
        with common.Tree(contents) as root:
            entries = [{"directory": f"{root}/build", "file": f"{root}/{file}", "command": "c++"} for file in built]
            Path(root, "build").mkdir()
            Path(root, "build/compile_commands.json").write_text(json.dumps(entries), encoding="utf-8")
            return headers.check(root, f"{root}/build")

    def one(self, path, text):
        return self.findings({path: text}, [f"build/headers_alone/{path}.cpp"])

    def test_a_good_header(self):
        self.assertEqual(self.one("kiosk/a/b.hpp", GOOD), [])

    def test_no_opening_comment(self):
        found = self.one("kiosk/a/b.hpp", "#pragma once\n// Late.\n")
        self.assertEqual(len(found), 1)
        self.assertIn("kiosk/a/b.hpp:1: begin with a comment", found[0])
        self.assertIn("begin with a comment", self.one("tests/a_test.cpp", "int x;\n")[0])

    def test_no_guard(self):
        self.assertIn("has no '#pragma once'", self.one("kiosk/a/b.hpp", "// For b.\n")[0])

    def test_a_header_that_nothing_compiles_alone(self):
        found = self.findings({"kiosk/a/b.hpp": GOOD}, ["build/headers_alone/kiosk/a/c.hpp.cpp"])
        self.assertEqual(len(found), 1)
        self.assertIn("kiosk/a/b.hpp: nothing shows that it compiles alone", found[0])

    def with_source(self, text, built=("kiosk/a/b.cpp",)):
        return self.findings({"kiosk/a/b.hpp": GOOD, "kiosk/a/b.cpp": SOURCE + text}, built)

    def test_the_first_that_a_source_includes(self):
        self.assertEqual(self.with_source('#include "kiosk/a/b.hpp"\n\n#include <map>\n'), [])

    def test_a_source_that_is_not_built_shows_nothing(self):
        self.assertEqual(len(self.with_source('#include "kiosk/a/b.hpp"\n', built=())), 1)

    def test_what_stands_before_it_may_be_what_it_needs(self):
        self.assertEqual(len(self.with_source('#include <map>\n#include "kiosk/a/b.hpp"\n')), 1)
        self.assertEqual(len(self.with_source('#include "kiosk/a/c.hpp"\n#include "kiosk/a/b.hpp"\n')), 1)
        self.assertEqual(len(self.with_source('#define B 1\n#include "kiosk/a/b.hpp"\n')), 1)
        self.assertEqual(len(self.with_source('using namespace std;\n#include "kiosk/a/b.hpp"\n')), 1)

    def test_an_include_in_a_comment_is_none(self):
        self.assertEqual(len(self.with_source('// #include "kiosk/a/b.hpp"\n#include "kiosk/a/c.hpp"\n')), 1)

    def test_headers_of_tests_belong_to_no_module(self):
        self.assertEqual(self.findings({"tests/a/b.hpp": GOOD}, []), [])


if __name__ == "__main__":
    unittest.main()
