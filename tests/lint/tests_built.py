# SPDX-License-Identifier: Apache-2.0
"""No test lies about unrun: every C++ test is in the build's compile_commands.json and holds a test case whose name ctest
can take whole, and every *_test.py is a test that ctest knows.

tests_built.py ROOT BUILD
"""
import json
import os
import re
import subprocess

import common

CASE = re.compile(r"^\s*(?:\w+_)?(?:TEST_CASE|SCENARIO)(?:_\w+)?\s*\(", re.MULTILINE)

# A semicolon ends an element of a CMake list: ctest would run two tests of half a name each, find neither, and be glad.
SPLIT_NAME = re.compile(r"""^\s*(?:\w+_)?(?:TEST_CASE|SCENARIO)(?:_\w+)?\s*\((?:[^()";]|\n)*"([^"\n]*;[^"\n]*)\"""", re.MULTILINE)

# A name that begins like an option is taken for one.
OPTION_NAME = re.compile(r"""^\s*(?:\w+_)?(?:TEST_CASE|SCENARIO)(?:_\w+)?\s*\(\s*"(-[^"\n]*)\"""", re.MULTILINE)


def check(root, build):
    built = built_files(build)
    found = []
    for path in common.files(root, (".cpp",), ("tests",)):
        has_case = CASE.search(common.bare(common.read(root, path))) is not None
        for match in SPLIT_NAME.finditer(common.read(root, path)):
            found.append(
                f"{path}:{common.line_of(common.read(root, path), match.start(1))}: ctest cannot run \"{match[1]}\"; "
                f"put a comma or a colon for the semicolon"
            )
        for match in OPTION_NAME.finditer(common.read(root, path)):
            found.append(
                f"{path}:{common.line_of(common.read(root, path), match.start(1))}: ctest cannot run \"{match[1]}\"; "
                f"begin its name with a word"
            )
        named_test = path.endswith("_test.cpp")
        if named_test and not has_case:
            found.append(f"{path}: holds no TEST_CASE; write one, or name the file for what it is")
        if (named_test or has_case) and os.path.realpath(os.path.join(root, path)) not in built:
            found.append(
                f"{path}: is not part of the build, so it never runs; name it by a pattern of {os.path.dirname(path)}/"
                f"CMakeLists.txt or add a line there, then configure again"
            )
    registered = registered_scripts(build)
    for path in common.files(root, ("_test.py",), ("tests",)):
        if os.path.realpath(os.path.join(root, path)) not in registered:
            found.append(
                f"{path}: is no test that ctest knows, so it never runs; give it a line in {os.path.dirname(path)}/"
                f"CMakeLists.txt, then configure again"
            )
    return found


def built_files(build):
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        return {os.path.realpath(os.path.join(entry["directory"], entry["file"])) for entry in json.load(file)}


def registered_scripts(build):
    """The scripts that ctest's commands name, as a file or as a module (-m unittest NAME) of their working directory."""
    listing = subprocess.run(
        ["ctest", "--show-only=json-v1"], cwd=build, stdout=subprocess.PIPE, check=True, encoding="utf-8"
    )
    scripts = set()
    for test in json.loads(listing.stdout)["tests"]:
        properties = {entry["name"]: entry["value"] for entry in test.get("properties", [])}
        folder = properties.get("WORKING_DIRECTORY", build)
        for argument in test.get("command", [])[1:]:
            script = argument if argument.endswith(".py") else argument + ".py"
            if script.endswith("_test.py"):
                scripts.add(os.path.realpath(os.path.join(folder, script)))
    return scripts


if __name__ == "__main__":
    common.run(check)
