#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""10,000 passes by CSV: all new, all the same, all changed, all ended. Fails where one takes over 5 s (PostgreSQL: 15 s).

  passes.py sqlite|postgresql [ROUNDS]     KIOSK_BIN: the programs, build/bench/bin by default
"""
import os
import pathlib
import statistics
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path += [str(SOURCE / "tests/support"), str(SOURCE / "tests/bench")]
os.environ.setdefault("KIOSK_BIN", str(SOURCE / "build/bench/bin"))
import festival  # noqa: E402
import postgres_server  # noqa: E402
import rig  # noqa: E402

PASSES = 10_000
LIMITS = {"sqlite": 5.0, "postgresql": 15.0}


def write_list(file, count, name):
    lines = ["Badge no.;First name;Last name;Accreditation type;E-mail"]
    lines += [f"B-{i:06};{name} {i};Müller;Industry;p{i}@example.org" for i in range(count)]
    file.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))


def timed(address, file, *options):
    before = time.monotonic()
    out = rig.run(rig.program("central"), "passes", "import", str(file), "--database", address, "--yes", *options)
    return time.monotonic() - before, out.stdout.splitlines()[-1]


def one_round(address, folder):
    listed, changed, none = (pathlib.Path(folder) / name for name in ("list.csv", "changed.csv", "none.csv"))
    write_list(listed, PASSES, "Zoë")
    write_list(changed, PASSES, "Zoé")
    write_list(none, 0, "")
    said = [("added", listed, [], f"imported: added {PASSES}, changed 0, ended 0"),
            ("the same", listed, [], "nothing to change"),
            ("changed", changed, [], f"imported: added 0, changed {PASSES}, ended 0"),
            ("ended", none, ["--end-missing", "--end-many"], f"imported: added 0, changed 0, ended {PASSES}")]
    times = {}
    for what, file, options, expected in said:
        times[what], last = timed(address, file, *options)
        if last != expected:
            raise SystemExit(f"{what}: {last}")
    return times


def main():
    kind = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    server = postgres_server.PostgresServer() if kind == "postgresql" else None
    measured = []
    try:
        for i in range(rounds):
            with tempfile.TemporaryDirectory(prefix="kiosk-passes.") as folder:
                file = pathlib.Path(folder) / "festival.toml"
                file.write_text(festival.text([(0, 18)], [1000], 1))
                if server:
                    server.sql("postgres", f"CREATE DATABASE passes{i}")
                address = server.address(f"passes{i}") if server else f"sqlite:{folder}/passes.db"
                rig.run(rig.program("central"), "import", str(file), "--database", address)
                measured.append(one_round(address, folder))
    finally:
        if server:
            server.close()
    for what in measured[0]:
        times = [times[what] for times in measured]
        print(f"{what}: median {statistics.median(times):.2f} s, {min(times):.2f} to {max(times):.2f}")
    worst = max(max(times.values()) for times in measured)
    if worst > LIMITS[kind]:
        raise SystemExit(f"{worst:.1f} s, wanted at most {LIMITS[kind]}")


if __name__ == "__main__":
    main()
