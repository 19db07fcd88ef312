# SPDX-License-Identifier: Apache-2.0
"""Every #include of kiosk/ and platform/ is one that "Who may include whom" in kiosk/ARCHITECTURE.md allows.

The row with the longest matching path is a file's module. The table itself has no loops (rows of one target apart) and
no row for nothing, and no header includes itself by a detour.
"""
import os

import common

HEADING = "Who may include whom"
ROOTS = ("kiosk/", "platform/", "tests/")


def check(root):
    table = {row[0]: common.words(row[1]) for row in common.table(root, HEADING)}
    graph = {}
    found = check_table(root, table)
    for path in common.sources(root):
        targets = [(line, name) for line, quote, name in common.includes(common.read(root, path)) if quote == '"']
        graph[path] = [name for _, name in targets]
        for line, name in targets:
            finding = check_include(root, table, path, name)
            found += [f"{path}:{line}: {finding}"] if finding else []
        if module_of(table, path) is None:
            found.append(f"{path}: no row of '{HEADING}' covers it; add one to kiosk/ARCHITECTURE.md")
    return found + [f"{' -> '.join(loop)}: include each other; move what both need into a third header" for loop in loops(graph)]


def check_include(root, table, path, name):
    if not name.startswith(ROOTS):
        return f'"{name}" does not start at the repository root; write "kiosk/..." or, for a library, <...>'
    if not os.path.isfile(os.path.join(root, name)):
        return f'there is no "{name}"; mend the path'
    source, target = module_of(table, path), module_of(table, name)
    if source is None or target is None or source == target or "*" in table[source] or target in table[source]:
        return None
    return (
        f'{source} may not include {target} ("{name}"); it may include {", ".join(table[source]) or "nothing"}. '
        f"Move the code to where it may, or, if the wall is wrong, change the row in kiosk/ARCHITECTURE.md and say why"
    )


def module_of(table, path):
    return max((module for module in table if common.within(path, module)), key=len, default=None)


def check_table(root, table):
    where = "kiosk/ARCHITECTURE.md"
    found = []
    for module, allowed in table.items():
        if not os.path.exists(os.path.join(root, module)):
            found.append(f"{where}: there is no {module}; take its row out")
        found += [f"{where}: {module} may include {name}, which has no row; add it" for name in allowed if name not in (*table, "*")]
    # Rows of one target, like kiosk/core and kiosk/core/view, may know each other.
    graph = {
        module: [name for name in allowed if not common.within(name, module) and not common.within(module, name)]
        for module, allowed in table.items()
    }
    return found + [f"{where}: {' -> '.join(loop)} is a loop; take one of these permissions back" for loop in loops(graph)]


def loops(graph):
    """Each loop that a walk in depth meets, as a path that ends where it began."""
    found, done = [], set()

    def visit(node, trail):
        if node in trail:
            found.append([*trail[trail.index(node) :], node])
        elif node not in done:
            for name in graph.get(node, []):
                visit(name, [*trail, node])
            done.add(node)

    for start in sorted(graph):
        visit(start, [])
    return found


if __name__ == "__main__":
    common.run(check)
