# SPDX-License-Identifier: Apache-2.0
"""Every file of C++ says first what it is for; every header is included once and compiled alone by the build.

headers.py ROOT BUILD. That each header really compiles is for the target all_verify_interface_header_sets.
"""
import re

import common
import licence
from tests_built import built_files

VERIFIED = re.compile(r"_verify_interface_header_sets/(.+)\.cxx$")


def check(root, build):
    verified = {match[1] for file in built_files(build) if (match := VERIFIED.search(file))}
    found = []
    for path in common.sources(root):
        text = common.read(root, path)
        if not licence.below(text).startswith(("// ", "/// ")):
            found.append(f"{path}:1: begin with a comment of one to four lines that says what the file is for")
        if not path.endswith(".hpp"):
            continue
        if not re.search(r"^#pragma once$", text, re.MULTILINE):
            found.append(f"{path}: has no '#pragma once'; put it below the opening comment")
        if not common.within(path, "tests") and path not in verified:
            found.append(
                f"{path}: no kiosk_module takes it, so nothing shows that it compiles alone; put it in a module's folder "
                f"and configure again"
            )
    return found


if __name__ == "__main__":
    common.run(check)
