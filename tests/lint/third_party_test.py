# SPDX-License-Identifier: Apache-2.0
"""The lint of third-party headers finds those that stand where they must not."""
import unittest

import common
import third_party

TABLE = """## Third-party headers

| header | folders |
|---|---|
| `<curl/` | platform/curl |
| `<sqlite3.h` | platform/sqlite, platform/central |
"""


class ThirdParty(unittest.TestCase):
    def findings(self, path, include):
        with common.Tree({"kiosk/ARCHITECTURE.md": TABLE, path: f"// A file.\n#include {include}\n"}) as root:
            return third_party.check(root)

    def test_what_may_be(self):
        for path, include in [
            ("platform/curl/client.cpp", "<curl/curl.h>"),
            ("platform/central/db/store.hpp", "<sqlite3.h>"),
            ("tests/central/db_test.cpp", "<sqlite3.h>"),
            ("kiosk/base/a.hpp", "<vector>"),
            ("kiosk/base/a.hpp", "<stdint.h>"),
            ("platform/linux/a.cpp", "<linux/input-event-codes.h>"),
            ("platform/linux/a.cpp", "<sys/epoll.h>"),
        ]:
            self.assertEqual(self.findings(path, include), [], include)

    def test_a_library_in_another_folder(self):
        found = self.findings("kiosk/core/a.cpp", "<curl/curl.h>")
        self.assertEqual(len(found), 1)
        self.assertIn("kiosk/core/a.cpp:2: <curl/curl.h> belongs in platform/curl alone", found[0])

    def test_a_folder_that_only_begins_alike(self):
        self.assertEqual(len(self.findings("platform/curl2/a.cpp", "<curl/curl.h>")), 1)

    def test_a_library_without_a_row(self):
        self.assertIn("a library without a row", self.findings("platform/curl/a.cpp", "<fmt/core.h>")[0])
        self.assertIn("a library without a row", self.findings("tests/base/a_test.cpp", "<gtest/gtest.h>")[0])


if __name__ == "__main__":
    unittest.main()
