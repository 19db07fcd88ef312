"""No test lies about unbuilt: every test source is in the build's compile_commands.json and holds a test case.

tests_built.py ROOT BUILD
"""
import json
import os
import re

import common

CASE = re.compile(r"^\s*(?:\w+_)?(?:TEST_CASE|SCENARIO)(?:_\w+)?\s*\(", re.MULTILINE)


def check(root, build):
    built = built_files(build)
    found = []
    for path in common.files(root, (".cpp",), ("tests",)):
        has_case = CASE.search(common.bare(common.read(root, path))) is not None
        named_test = path.endswith("_test.cpp")
        if named_test and not has_case:
            found.append(f"{path}: holds no TEST_CASE; write one, or name the file for what it is")
        if (named_test or has_case) and os.path.realpath(os.path.join(root, path)) not in built:
            found.append(
                f"{path}: is not part of the build, so it never runs; name it by a pattern of {os.path.dirname(path)}/"
                f"CMakeLists.txt or add a line there, then configure again"
            )
    return found


def built_files(build):
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        return {os.path.realpath(os.path.join(entry["directory"], entry["file"])) for entry in json.load(file)}


if __name__ == "__main__":
    common.run(check)
