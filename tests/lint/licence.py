# SPDX-License-Identifier: Apache-2.0
"""Each file says under which licence it may be used: the line of SPDX stands first, or second below `#!` or `<svg`.

Files that have no room for a comment (JSON, pictures) are under the licence of the whole, platform/LICENSE.
"""
import common

LINE = "SPDX-License-Identifier: Apache-2.0"
NO_COMMENTS = (".json", ".png")
TEXT = "platform/LICENSE"


def below(text):
    """The text of a file of C++ without its line of SPDX."""
    first, _, rest = text.partition("\n")
    return rest if LINE in first else text


def check(root):
    paths = common.files(root)
    found = [] if TEXT in paths else [f"{TEXT}: is not there; it holds the text of the licence"]
    for path in paths:
        if path == TEXT or path.endswith(NO_COMMENTS):
            continue
        head = common.read(root, path).split("\n", 2)[:2]
        if not any(LINE in line for line in head[: 2 if head[0].startswith(("#!", "<svg")) else 1]):
            found.append(f"{path}:1: begin with a comment that says {LINE}")
    return found


if __name__ == "__main__":
    common.run(check)
