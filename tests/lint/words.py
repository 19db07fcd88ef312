# SPDX-License-Identifier: Apache-2.0
"""Nothing under version control says that it is unfinished or names a folder of one machine; variants are no #if.

Preprocessor conditions belong in platform/, where systems differ, and in tests/support.
"""
import re

import common

# Put together here so that this file does not find itself.
UNFINISHED = re.compile(r"\b(%s)\b" % "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]))
MACHINE = re.compile(r"(?<![\w.$}{~/-])/(work|home|root|Users)/[\w.]")
CONDITION = re.compile(r"^[ \t]*#[ \t]*(if|ifdef|ifndef|elif)\b")
MAY_HAVE_CONDITIONS = ("platform", "tests/support")


def check(root):
    found = []
    for path in common.files(root):
        text = text_of(root, path)
        is_cpp = path.endswith((".cpp", ".hpp")) and not any(common.within(path, place) for place in MAY_HAVE_CONDITIONS)
        for number, line in enumerate(text.splitlines(), 1):
            found += [f"{path}:{number}: {finding}" for finding in findings_of(line, is_cpp)]
    return found


def findings_of(line, is_cpp):
    if match := UNFINISHED.search(line):
        yield f"'{match[0]}'; finish it now, or say in words what is so"
    if match := MACHINE.search(line):
        yield f"'{match[0]}...' is a folder of one machine; use a path below the repository, a temporary folder or a setting"
    if is_cpp and (match := CONDITION.match(line)):
        yield f"'#{match[1]}' outside platform/ and tests/support; choose by an object or by a file of the build, not by the compiler"


def text_of(root, path):
    """The file's text; nothing where it is no text."""
    with open(f"{root}/{path}", "rb") as file:
        content = file.read()
    return "" if b"\0" in content else content.decode("utf-8", "replace")


if __name__ == "__main__":
    common.run(check)
