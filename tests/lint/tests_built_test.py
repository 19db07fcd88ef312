# SPDX-License-Identifier: Apache-2.0
"""The lint finds tests that are not built and tests that test nothing."""
import json
import unittest
from pathlib import Path

import common
import tests_built

CASE = 'TEST_CASE("it holds") {}\n'


class TestsBuilt(unittest.TestCase):
    def findings(self, contents, built, ctest=""):
        with common.Tree(contents) as root:
            entries = [{"directory": root, "file": path, "command": "c++"} for path in built]
            Path(root, "compile_commands.json").write_text(json.dumps(entries), encoding="utf-8")
            Path(root, "CTestTestfile.cmake").write_text(ctest.replace("ROOT", root), encoding="utf-8")
            return tests_built.check(root, root)

    def test_a_good_tree(self):
        contents = {"tests/a_test.cpp": CASE, "tests/support/main.cpp": "int x;\n", "kiosk/b.cpp": CASE}
        self.assertEqual(self.findings(contents, ["tests/a_test.cpp"]), [])

    def test_a_test_that_is_not_built(self):
        self.assertIn("tests/a_test.cpp: is not part of the build", self.findings({"tests/a_test.cpp": CASE}, [])[0])

    def test_cases_under_another_name_that_are_not_built(self):
        self.assertIn("tests/story.cpp: is not part of the build", self.findings({"tests/story.cpp": CASE}, [])[0])

    def test_a_test_without_a_case(self):
        found = self.findings({"tests/a_test.cpp": '// TEST_CASE("gone") {}\n'}, ["tests/a_test.cpp"])
        self.assertEqual(len(found), 1)
        self.assertIn("holds no TEST_CASE", found[0])

    def test_a_name_that_ctest_would_split(self):
        contents = {"tests/a_test.cpp": CASE + 'TEST_CASE("one; two", "[tag]") {}\nvoid f() { g("a; b"); }\n'}
        found = self.findings(contents, ["tests/a_test.cpp"])
        self.assertEqual(len(found), 1)
        self.assertIn('tests/a_test.cpp:2: ctest cannot run "one; two"', found[0])

    def test_a_name_that_looks_like_an_option(self):
        contents = {"tests/a_test.cpp": CASE + 'TEST_CASE("--two is one", "[tag]") {}\nTEST_CASE("two --one") {}\n'}
        found = self.findings(contents, ["tests/a_test.cpp"])
        self.assertEqual(len(found), 1)
        self.assertIn('tests/a_test.cpp:2: ctest cannot run "--two is one"', found[0])

    def test_scripts_that_ctest_runs(self):
        ctest = (
            'add_test("a" "python3" "ROOT/tests/system/a_test.py")\n'
            'add_test("b" "python3" "-m" "unittest" "b_test")\n'
            'set_tests_properties("b" PROPERTIES WORKING_DIRECTORY "ROOT/tests/lint")\n'
        )
        contents = {"tests/system/a_test.py": "", "tests/lint/b_test.py": "", "tests/system/rig.py": ""}
        self.assertEqual(self.findings(contents, [], ctest), [])

    def test_a_script_that_ctest_does_not_run(self):
        ctest = 'add_test("a" "python3" "ROOT/tests/system/a_test.py")\n'
        found = self.findings({"tests/system/a_test.py": "", "tests/fault/a_test.py": ""}, [], ctest)
        self.assertEqual(len(found), 1)
        self.assertIn("tests/fault/a_test.py: is no test that ctest knows", found[0])


if __name__ == "__main__":
    unittest.main()
