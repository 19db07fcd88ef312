# SPDX-License-Identifier: Apache-2.0
"""Files and functions stay small enough to be read at once: .cpp 400 lines, .hpp 250, a function 45 lines of code.

Functions of tests are exempt: a test that tells a long story may.
"""
import common
import licence
from cpp_functions import functions

FILE_LINES = {".cpp": 400, ".hpp": 250}
FUNCTION_LINES = 45


def check(root):
    found = []
    for path in common.sources(root):
        text = common.read(root, path)
        limit = FILE_LINES[path[-4:]]
        lines = len(licence.below(text).splitlines())
        if lines > limit:
            found.append(f"{path}: {lines} lines, at most {limit}; split it by subject")
        if common.within(path, "tests"):
            continue
        found += [
            f"{path}:{function.line}: {function.name} has {function.lines} lines of code, at most {FUNCTION_LINES}; "
            f"give its steps names of their own"
            for function in functions(text)
            if function.lines > FUNCTION_LINES
        ]
    return found


if __name__ == "__main__":
    common.run(check)
