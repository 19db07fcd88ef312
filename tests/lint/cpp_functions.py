# SPDX-License-Identifier: Apache-2.0
"""Finds the functions of a C++ file by their braces: a heuristic that is right about how this project writes them."""
import re
from dataclasses import dataclass

import common

SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b")
WORD_AT_END = re.compile(r"([\w>]+)\s*$")
# `Type::Type(...) : member_`, so that the brace that follows belongs to a member, not to the body.
INITIALISERS = re.compile(r"\)\s*(?:noexcept\s*)?:(?!:)")
AFTER_SIGNATURE = {"const", "noexcept", "override", "final", "mutable", "try"}


@dataclass
class Function:
    name: str
    line: int
    lines: int  # of code, from the signature to the closing brace


def functions(text):
    """Functions at file, namespace and class level; what is inside one (lambdas, local types) counts for it."""
    code = without_directives(common.bare(text))
    found, position, head = [], 0, 0
    while (brace := re.compile(r"[{};]").search(code, position)) is not None:
        position = brace.end()
        if brace[0] != "{":
            head = position
            continue
        kind = kind_of(code[head : brace.start()])
        if kind == "scope":
            head = position
            continue
        position = closing(code, brace.start())
        if kind == "function":
            start = head + len(code[head:]) - len(code[head:].lstrip())
            body = code[start:position]
            used = sum(1 for line in body.splitlines() if line.strip())
            found.append(Function(name_of(code[head : brace.start()]), common.line_of(code, start), used))
        if kind != "member":
            head = position
    return found


def without_directives(code):
    """Blanks preprocessor lines, with the lines they continue on."""
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda match: "\n" * match[0].count("\n"), code, flags=re.MULTILINE)


def kind_of(head):
    """What the brace after this text opens: scope, function, member (of an initialiser list) or value."""
    flat = outside_parentheses(re.sub(r"\boperator\s*[^\s\w(]+", "operator", head))
    if "(" not in flat:
        return "scope" if SCOPE.search(flat) else "value"
    if "=" in flat:
        return "value"
    last = WORD_AT_END.search(head)
    if INITIALISERS.search(flat) and last and last[1] not in AFTER_SIGNATURE:
        return "member"
    return "function"


def outside_parentheses(text):
    """The text with what stands inside its round brackets taken out."""
    kept, depth = [], 0
    for char in text:
        if char == ")":
            depth -= 1
        if depth == 0:
            kept.append(char)
        if char == "(":
            depth += 1
    return "".join(kept)


def closing(code, opening):
    """The position behind the brace that closes the one at `opening`."""
    depth = 0
    for brace in re.compile(r"[{}]").finditer(code, opening):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(code)


def name_of(head):
    match = re.search(r"([~\w:]+|operator\s*\S+?)\s*\(", head)
    return match[1] if match else head.strip()
