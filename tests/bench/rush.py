#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Nine in the evening: 2,000 passholders, signed in online, want 300 seats over 8 screenings, all at once; and the same
transactions as bare SQL, in turns, each on a fresh database.

  rush.py sqlite|postgresql [ROUNDS]     KIOSK_BIN: the programs, build/bench/bin by default

Prints a line a round and the medians. Fails where a seat or a pass was doubled or a refusal has no rule.
"""
import http.client
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path += [str(SOURCE / "tests/support"), str(SOURCE / "tests/bench")]
os.environ.setdefault("KIOSK_BIN", str(SOURCE / "build/bench/bin"))
import festival  # noqa: E402
import postgres_server  # noqa: E402
import rig  # noqa: E402

PASSES = 2000
SEATS = [38, 38, 38, 38, 37, 37, 37, 37]
EVENING = "2024-04-27T20:50:00-04:00"
OPENING = "2024-04-27T21:00:00-04:00"
WORKERS = {"sqlite": 4, "postgresql": 8}
CLIENTS = (4, 8, 16)  # of pgbench: the best of them counts


class Round:
    """One fresh database with the festival in it."""

    def __init__(self, folder, address):
        self.folder, self.address = pathlib.Path(folder), address
        file = self.folder / "festival.toml"
        file.write_text(festival.text([(0, 10 + i) for i in range(8)], SEATS, PASSES))
        rig.run(rig.program("central"), "import", str(file), "--database", address, "--clock", EVENING)
        rig.run(rig.program("central"), "devices", "add", "--database", address, "--venue", "bader", "--name", "b")

    def serve(self, clock, workers, *more):
        port_file = self.folder / "port"
        port_file.unlink(missing_ok=True)
        with open(self.folder / "central.log", "ab") as log:
            process = subprocess.Popen([rig.program("central"), "serve", "--database", self.address, "--listen",
                                        "127.0.0.1:0", "--port-file", str(port_file), "--clock", clock, "--rate", "0",
                                        "--address-rate", "0", "--address-connections", "0", "--connections", "4096",
                                        "--workers", str(workers), *more],
                                       stdout=log, stderr=log)
        rig.wait_for(lambda: port_file.exists() and port_file.read_text().strip(), "the service")
        return process, int(port_file.read_text())

    def sign_in(self):
        """Everybody, as they would: a code asked for, read in the mail, typed in. Gives the sessions' tokens."""
        outbox = self.folder / "outbox"
        process, port = self.serve(EVENING, 4, "--outbox", str(outbox))
        line = http.client.HTTPConnection("127.0.0.1", port)

        def ask(path, body):
            line.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
            answer = line.getresponse()
            return json.loads(answer.read() or "null")

        for i in range(PASSES):
            ask("/v1/online/sign-in", {"code": f"BENCH-{i}"})
        rig.wait_for(lambda: outbox.exists() and outbox.read_bytes().count(b"\n") >= PASSES, "the mails")
        codes = {}
        for mail in map(json.loads, outbox.read_text().splitlines()):
            codes[mail["to"]] = re.search(r"\b\d{6}\b", mail["body"])[0]
        tokens = [ask("/v1/online/sessions", {"code": f"BENCH-{i}", "one_time_code": codes[f"p{i}@example.org"]})["token"]
                  for i in range(PASSES)]
        rig.end(process)
        return tokens

    def rush(self, workers):
        tokens = self.sign_in()
        wishes = self.folder / "wishes"
        wishes.write_text("".join(
            f'{token}\t{{"pass":"p{i}","screening":"s{i % 8}","channel":"online"}}\n' for i, token in enumerate(tokens)))
        process, port = self.serve(OPENING, workers)
        told = json.loads(rig.run(rig.program("rush-crowd"), str(port), str(wishes)).stdout)
        rig.end(process)
        audit = rig.run(rig.program("central"), "audit", "--database", self.address).stdout
        assert "audit: clean" in audit, audit
        assert told["answers"] == {"201": sum(SEATS), "409 screening_full": PASSES - sum(SEATS)}, told["answers"]
        assert told["unexplained"] == 0
        return told


def bare_sqlite(folder, address):
    told = json.loads(rig.run(rig.program("bare-sqlite"), address.removeprefix("sqlite:"), str(PASSES)).stdout)
    assert told["issued"] == sum(SEATS), told
    return PASSES / told["seconds"]


def bare_postgres(server, database, clients):
    each = PASSES // clients
    done = subprocess.run(
        ["pgbench", "-n", "-M", "prepared", "-h", str(server.folder), "-p", str(server.port), "-U", postgres_server.ROLE,
         "-c", str(clients), "-j", "2", "-t", str(each), "-D", "i=0", "-D", f"step={clients}", "-f",
         str(SOURCE / "tests/bench/issue.sql"), database], capture_output=True, text=True, check=True)
    issued = int(server.sql(database, "SELECT count(*) FROM ticket").strip())
    assert issued == sum(SEATS), (issued, done.stderr)
    return float(re.search(r"tps = ([\d.]+)", done.stdout)[1])


def main():
    kind = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    workers = int(os.environ.get("RUSH_WORKERS", WORKERS[kind]))
    server = postgres_server.PostgresServer() if kind == "postgresql" else None
    figures = []
    try:
        for number in range(rounds):
            with tempfile.TemporaryDirectory(prefix="kiosk-rush.") as folder:
                def fresh(name):
                    below = pathlib.Path(folder) / name
                    below.mkdir()
                    if not server:
                        return below, f"sqlite:{below / 'central.db'}"
                    server.sql("postgres", f"CREATE DATABASE r{number}_{name}")
                    return below, server.address(f"r{number}_{name}")

                told = Round(*fresh("served")).rush(workers)
                if server:
                    bare = 0
                    for clients in CLIENTS:
                        Round(*fresh(f"bare{clients}"))
                        bare = max(bare, bare_postgres(server, f"r{number}_bare{clients}", clients))
                else:
                    below, address = fresh("bare")
                    Round(below, address)
                    bare = bare_sqlite(below, address)
            waited = sorted(told["milliseconds"])
            served = PASSES / told["seconds"]
            figures.append((served, bare, served / bare, waited[PASSES // 2], waited[PASSES * 99 // 100]))
            print("served %.0f/s  bare %.0f/s  ratio %.2f  p50 %.0f ms  p99 %.0f ms" % figures[-1], flush=True)
    finally:
        if server:
            server.close()
    print("median: served %.0f/s  bare %.0f/s  ratio %.2f  p50 %.0f ms  p99 %.0f ms"
          % tuple(map(statistics.median, zip(*figures))))


if __name__ == "__main__":
    main()
