# SPDX-License-Identifier: Apache-2.0
"""What the lints share: the files of the tree, C++ without its comments, the tables of kiosk/ARCHITECTURE.md.

A lint is a function check(root) that returns a list of findings, each one line that says where, what, and how to mend
it. `python3 some_lint.py ROOT` prints them and fails where there are any.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77  # the exit code that ctest reads as "skipped"

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>\b(?:u8|[uUL])?R"(?P<tag>[^(\s]*)\(.*?\)(?P=tag)")
      | (?P<string>"(?:\\.|[^"\\\n])*")
      | (?P<number>\b[0-9][0-9a-zA-Z_.']*)
      | (?P<char>'(?:\\.|[^'\\\n])+')""",
    re.DOTALL | re.VERBOSE,
)


def files(root, suffixes=None, under=None):
    """Paths below root, relative and sorted: what git knows or would add; without git, all but build/ and dot folders."""
    found = _git_files(root)
    if found is None:
        found = _walked_files(root)
    return sorted(
        path
        for path in found
        if (suffixes is None or path.endswith(tuple(suffixes)))
        and (under is None or path.startswith(tuple(f"{folder}/" for folder in under)))
    )


def sources(root, under=("kiosk", "platform", "tests")):
    return files(root, (".cpp", ".hpp"), under)


def _git_files(root):
    if not os.path.exists(os.path.join(root, ".git")):
        return None
    listing = subprocess.run(
        ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], capture_output=True, check=False
    )
    if listing.returncode != 0:
        return None
    names = listing.stdout.decode("utf-8", "surrogateescape").split("\0")
    return {name for name in names if name and os.path.isfile(os.path.join(root, name))}


def _walked_files(root):
    found = set()
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name != "build" and not name.startswith(".") and name != "__pycache__"]
        found.update(os.path.relpath(os.path.join(folder, name), root) for name in names)
    return found


def read(root, path):
    return Path(root, path).read_text(encoding="utf-8", errors="replace")


def bare(text):
    """C++ with its comments blanked and its literals emptied; every line keeps its number."""

    def blank(match):
        if match["number"]:
            return match[0]
        kept = "" if match["comment"] else "''" if match["char"] else '""'
        return kept + "\n" * match[0].count("\n")

    return TOKEN.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def includes(text):
    """(line, spelling, name) of each #include: spelling is '"' or '<'."""
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">\n]+)[">]', text, re.MULTILINE):
        yield line_of(text, match.start()), match[1], match[2]


def table(root, heading, document="kiosk/ARCHITECTURE.md"):
    """The first table under `## heading`: a list of rows, each a list of cells without their backquotes."""
    rows, inside = [], False
    for line in read(root, document).splitlines():
        if line.startswith("## "):
            inside = line[3:].strip() == heading
        elif inside and line.startswith("|"):
            rows.append([cell.strip().replace("`", "") for cell in line.strip().strip("|").split("|")])
    if len(rows) < 3:
        raise SystemExit(f"{document}: no table under '## {heading}'; the lints read it: put it back")
    return rows[2:]


def words(cell):
    """The comma-separated entries of a table cell."""
    return [word.strip() for word in cell.split(",") if word.strip()]


def within(path, folder):
    return path == folder or path.startswith(folder + "/")


def run(check, *arguments):
    """The main of a lint: prints the findings of check(*arguments or the command line's) and exits."""
    findings = check(*(arguments or sys.argv[1:]))
    for finding in findings:
        print(finding)
    if findings:
        print(f"{len(findings)} finding(s)")
    raise SystemExit(1 if findings else 0)


class Tree:
    """A sample tree in a temporary folder, for the tests of the lints: Tree({"kiosk/a.hpp": "text"})."""

    def __init__(self, contents):
        self.contents = contents

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="kiosk-lint-")
        for path, text in self.contents.items():
            file = Path(self.folder.name, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return self.folder.name

    def __exit__(self, *_):
        self.folder.cleanup()
