# SPDX-License-Identifier: Apache-2.0
"""A port stays small: at most 8 pure virtual methods an interface, so that a second implementation stays easy."""
import re

import common
from cpp_functions import closing, without_directives

MOST = 8
CLASS = re.compile(r"\b(?:class|struct)\s+(\w+)[^;{(]*\{")
PURE = re.compile(r"=\s*0\s*;")


def check(root):
    found = []
    for path in common.files(root, (".hpp",), ("kiosk/ports",)):
        code = without_directives(common.bare(common.read(root, path)))
        for match in CLASS.finditer(code):
            methods = len(PURE.findall(own_text(code, match.end() - 1)))
            if methods > MOST:
                found.append(
                    f"{path}:{common.line_of(code, match.start())}: {match[1]} has {methods} pure virtual methods, at most "
                    f"{MOST}; make it two ports, or one method with a value"
                )
    return found


def own_text(code, opening):
    """What stands between the braces of a class, without the classes inside it."""
    body = code[opening + 1 : closing(code, opening) - 1]
    while inner := CLASS.search(body):
        body = body[: inner.start()] + body[closing(body, inner.end() - 1) :]
    return body


if __name__ == "__main__":
    common.run(check)
