# SPDX-License-Identifier: Apache-2.0
"""Third-party headers stand only in the folders that "Third-party headers" in kiosk/ARCHITECTURE.md names.

Tests may use any library of the table, as judges. A header that is neither in the table, nor of the standard library, nor
of POSIX or Linux is a library that nobody has entered yet.
"""
import re

import common

HEADING = "Third-party headers"

# The C++ standard library up to C++20, with the C headers under both their names.
STANDARD = set(
    """algorithm any array atomic barrier bit bitset charconv chrono compare complex concepts condition_variable
    coroutine deque exception execution filesystem format forward_list fstream functional future initializer_list
    iomanip ios iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex new numbers
    numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore set shared_mutex
    source_location span sstream stack stdexcept stop_token streambuf string string_view syncstream system_error
    thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector version
    cassert cctype cerrno cfenv cfloat cinttypes climits clocale cmath csetjmp csignal cstdarg cstddef cstdint cstdio
    cstdlib cstring ctime cuchar cwchar cwctype""".split()
)
C_HEADERS = set(
    "assert ctype errno fenv float inttypes limits locale math setjmp signal stdarg stddef stdint stdio stdlib string time".split()
)
# POSIX and Linux: what the C library and the kernel's headers bring.
SYSTEM = re.compile(
    r"(sys|linux|net|netinet|arpa|asm)/[\w-]+(/[\w-]+)*\.h|"
    r"(dirent|dlfcn|endian|execinfo|fcntl|fnmatch|glob|grp|ifaddrs|langinfo|libgen|netdb|poll|pthread|pty|pwd|regex|sched|"
    r"semaphore|spawn|strings|syslog|termios|ucontext|unistd|utime|wchar)\.h"
)


def check(root):
    rows = [(row[0].lstrip("<"), common.words(row[1])) for row in common.table(root, HEADING)]
    found = []
    for path in common.sources(root):
        for line, quote, name in common.includes(common.read(root, path)):
            finding = check_include(rows, path, name) if quote == "<" else None
            found += [f"{path}:{line}: {finding}"] if finding else []
    return found


def check_include(rows, path, name):
    folders = [folder for prefix, allowed in rows if name.startswith(prefix) for folder in allowed]
    if folders:
        if common.within(path, "tests") or any(common.within(path, folder) for folder in folders):
            return None
        return f"<{name}> belongs in {', '.join(folders)} alone; put a port of ours between"
    if name in STANDARD or name.removesuffix(".h") in C_HEADERS or SYSTEM.fullmatch(name):
        return None
    return f"<{name}> is a library without a row in '{HEADING}' of kiosk/ARCHITECTURE.md; use one that has a row, or add it"


if __name__ == "__main__":
    common.run(check)
