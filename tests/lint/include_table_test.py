# SPDX-License-Identifier: Apache-2.0
"""The include table's lint finds what the table forbids."""
import unittest

import common
import include_table

TABLE = """# Architecture
## Who may include whom

| module | may include |
|---|---|
| kiosk/base | |
| kiosk/core/values | kiosk/base |
| kiosk/core | kiosk/base, kiosk/core/values |
| kiosk/main.cpp | * |
"""

GOOD = {
    "kiosk/ARCHITECTURE.md": TABLE,
    "kiosk/base/base.hpp": "#include <vector>\n",
    "kiosk/core/values/value.hpp": '#include "kiosk/base/base.hpp"\n',
    "kiosk/core/step.hpp": '#include "kiosk/core/values/value.hpp"\n',
    "kiosk/core/states/idle.cpp": '#include "kiosk/core/step.hpp"\n',
    "kiosk/main.cpp": '#include "kiosk/core/step.hpp"\n',
}


class IncludeTable(unittest.TestCase):
    def findings(self, changes):
        with common.Tree({**GOOD, **changes}) as root:
            return include_table.check(root)

    def only(self, changes, words):
        found = self.findings(changes)
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])

    def test_a_good_tree(self):
        self.assertEqual(self.findings({}), [])

    def test_a_wall_broken(self):
        self.only({"kiosk/base/bad.cpp": '#pragma once\n#include "kiosk/core/step.hpp"\n'}, "kiosk/base/bad.cpp:2: ")

    def test_the_longest_row_is_the_module(self):
        self.only({"kiosk/core/values/bad.cpp": '#include "kiosk/core/step.hpp"\n'}, "kiosk/core/values may not include")

    def test_a_path_that_does_not_start_at_the_root(self):
        self.only({"kiosk/core/bad.cpp": '#include "step.hpp"\n'}, "does not start at the repository root")

    def test_a_header_that_is_not_there(self):
        self.only({"kiosk/core/bad.cpp": '#include "kiosk/core/gone.hpp"\n'}, 'there is no "kiosk/core/gone.hpp"')

    def test_a_folder_without_a_row(self):
        self.only({"platform/new/new.cpp": "int x;\n"}, "no row of")

    def test_headers_in_a_loop(self):
        a, b = '#include "kiosk/base/b.hpp"\n', '#include "kiosk/base/a.hpp"\n'
        self.only({"kiosk/base/a.hpp": a, "kiosk/base/b.hpp": b}, "a.hpp -> kiosk/base/b.hpp -> kiosk/base/a.hpp")

    def test_a_table_with_a_loop(self):
        self.only({"kiosk/ARCHITECTURE.md": TABLE.replace("base | |", "base | kiosk/core |")}, "is a loop")

    def test_a_row_for_nothing(self):
        self.only({"kiosk/ARCHITECTURE.md": TABLE + "| kiosk/gone | kiosk/base |\n"}, "there is no kiosk/gone")

    def test_a_row_that_names_what_has_none(self):
        changed = TABLE.replace("base, kiosk/core/values", "base, kiosk/core/values, kiosk/ui")
        self.only({"kiosk/ARCHITECTURE.md": changed}, "kiosk/ui, which has no row")

    def test_a_document_without_the_table(self):
        with self.assertRaises(SystemExit):
            self.findings({"kiosk/ARCHITECTURE.md": "# Architecture\n"})


if __name__ == "__main__":
    unittest.main()
