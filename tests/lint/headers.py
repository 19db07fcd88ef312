# SPDX-License-Identifier: Apache-2.0
"""Every file of C++ says first what it is for; every header is included once and compiled alone by the build.

headers.py ROOT BUILD. A header is compiled alone where it is the first thing that a source of the build includes, or
where the target of the module's headers (platform/cmake/KioskModule.cmake) has it.
"""
import os
import re

import common
import licence
from tests_built import built_files

UNIT = re.compile(r"/headers_alone/(.+)\.cpp$")


def alone(root, build):
    """The headers that the build compiles with nothing before them."""
    found = set()
    top = os.path.realpath(root) + os.sep
    for file in built_files(build):
        if match := UNIT.search(file):
            found.add(match[1])
        elif file.startswith(top) and os.path.isfile(file):
            text = common.read(root, file[len(top):])
            opening = common.bare(text).split('#include ""', 1)
            if len(opening) == 2 and not opening[0].strip():
                found.add(next(name for _, spelling, name in common.includes(text) if spelling == '"'))
    return found


def check(root, build):
    compiled = alone(root, build)
    found = []
    for path in common.sources(root):
        text = common.read(root, path)
        if not licence.below(text).startswith(("// ", "/// ")):
            found.append(f"{path}:1: begin with a comment of one to four lines that says what the file is for")
        if not path.endswith(".hpp"):
            continue
        if not re.search(r"^#pragma once$", text, re.MULTILINE):
            found.append(f"{path}: has no '#pragma once'; put it below the opening comment")
        if not common.within(path, "tests") and path not in compiled:
            found.append(
                f"{path}: nothing shows that it compiles alone; put it in the folder of a kiosk_module, or make it the first "
                f"that its .cpp includes, and configure again"
            )
    return found


if __name__ == "__main__":
    common.run(check)
