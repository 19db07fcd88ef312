# SPDX-License-Identifier: Apache-2.0
"""The lint of headers finds the unguarded, the unexplained and the unverified."""
import json
import unittest
from pathlib import Path

import common
import headers

GOOD = "// What it is for.\n#pragma once\n"


class Headers(unittest.TestCase):
    def findings(self, path, text, verified):
        with common.Tree({path: text}) as root:
            files = [f"{root}/build/x_verify_interface_header_sets/{name}.cxx" for name in verified]
            entries = [{"directory": root, "file": file, "command": "c++"} for file in files]
            Path(root, "compile_commands.json").write_text(json.dumps(entries), encoding="utf-8")
            return headers.check(root, root)

    def test_a_good_header(self):
        self.assertEqual(self.findings("kiosk/a/b.hpp", GOOD, ["kiosk/a/b.hpp"]), [])

    def test_no_opening_comment(self):
        found = self.findings("kiosk/a/b.hpp", "#pragma once\n// Late.\n", ["kiosk/a/b.hpp"])
        self.assertEqual(len(found), 1)
        self.assertIn("kiosk/a/b.hpp:1: begin with a comment", found[0])
        self.assertIn("begin with a comment", self.findings("tests/a_test.cpp", "int x;\n", [])[0])

    def test_no_guard(self):
        self.assertIn("has no '#pragma once'", self.findings("kiosk/a/b.hpp", "// For b.\n", ["kiosk/a/b.hpp"])[0])

    def test_a_header_that_no_module_takes(self):
        self.assertIn("no kiosk_module takes it", self.findings("kiosk/a/b.hpp", GOOD, ["kiosk/a/c.hpp"])[0])

    def test_headers_of_tests_belong_to_no_module(self):
        self.assertEqual(self.findings("tests/a/b.hpp", GOOD, []), [])


if __name__ == "__main__":
    unittest.main()
