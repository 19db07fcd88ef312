#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The look-up of one pass at 1,000 passes with 5,000 tickets and at 100,000 with 500,000, in turns.

  lookup.py sqlite|postgresql     KIOSK_BIN: the programs, build/bench/bin by default
"""
import os
import pathlib
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path += [str(SOURCE / "tests/support"), str(SOURCE / "tests/bench")]
os.environ.setdefault("KIOSK_BIN", str(SOURCE / "build/bench/bin"))
import festival  # noqa: E402
import postgres_server  # noqa: E402
import rig  # noqa: E402
import subprocess  # noqa: E402


def main():
    server = postgres_server.PostgresServer() if sys.argv[1] == "postgresql" else None
    try:
        with tempfile.TemporaryDirectory(prefix="kiosk-lookup.") as folder:
            file = pathlib.Path(folder) / "festival.toml"
            file.write_text(festival.text([(day, 10 + i) for day in range(5) for i in range(8)], [1000] * 40, 1))
            addresses = []
            for name in ("small", "large"):
                if server:
                    server.sql("postgres", f"CREATE DATABASE {name}")
                addresses.append(server.address(name) if server else f"sqlite:{folder}/{name}.db")
                rig.run(rig.program("central"), "import", str(file), "--database", addresses[-1], "--clock",
                        "2024-04-28T08:00:00-04:00")
            done = subprocess.run([rig.program("lookup-cost"), *addresses], stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True, check=True)
            print(done.stdout, end="")
    finally:
        if server:
            server.close()


if __name__ == "__main__":
    main()
