# SPDX-License-Identifier: Apache-2.0
"""C++ is as clang-format leaves it. Its versions differ in taste: the one of Debian 12 decides, others skip the check."""
import re
import shutil
import subprocess
import sys

import common

VERSION = 14
NAMES = (f"clang-format-{VERSION}", "clang-format")


def check(root, formatter):
    paths = common.sources(root)
    if not paths:
        return []
    done = subprocess.run(
        [formatter, "--dry-run", "--Werror", "--style=file", *paths], cwd=root, capture_output=True, text=True, check=False
    )
    untidy = sorted(set(re.findall(r"^([^:\s]+):\d+:\d+: error:", done.stderr, re.MULTILINE)))
    if done.returncode != 0 and not untidy:
        return [f"{formatter}: {done.stderr.strip()}"]
    return [f"{path}: run clang-format -i {path}" for path in untidy]


def find_formatter():
    """The formatter of the right version, or nothing and why."""
    name = next((name for name in NAMES if shutil.which(name)), None)
    if name is None:
        return None, "clang-format is not installed (platform/deps.sh format)"
    said = subprocess.run([name, "--version"], capture_output=True, text=True, check=True).stdout
    if f"version {VERSION}." not in said:
        return None, f"the formatting is checked with clang-format {VERSION}, here is {said.strip()}"
    return name, None


if __name__ == "__main__":
    found, why_not = find_formatter()
    if found is None:
        print(f"skipped: {why_not}")
        sys.exit(common.SKIPPED)
    common.run(check, sys.argv[1], found)
