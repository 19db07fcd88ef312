# SPDX-License-Identifier: Apache-2.0
"""The top level holds what was agreed on and nothing else; each folder of C++ is in lower case with underscores."""
import re

import common

TOP = {"CMakeLists.txt", "CMakePresets.json", "README.md", "kiosk", "platform", "assets", "tests"}
NAME = re.compile(r"[a-z0-9_]+(\.[a-z]+)?")


def check(root):
    paths = common.files(root)
    top = {path.split("/")[0] for path in paths}
    found = [
        f"{name}: does not belong at the top level; put it in one of {', '.join(sorted(TOP))}"
        for name in sorted(top - TOP)
        if not name.startswith(".")
    ]
    for path in common.sources(root):
        odd = [part for part in path.split("/") if not NAME.fullmatch(part)]
        found += [f"{path}: rename '{part}': lower case, digits and underscores" for part in odd]
    return found


if __name__ == "__main__":
    common.run(check)
