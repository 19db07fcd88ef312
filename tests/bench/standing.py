#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the kiosk costs while it only stands there: from exec to its first frame, resident memory, work when idle.

  standing.py [rounds]     KIOSK_BIN: the programs, build/release/bin by default

Under an X server of its own, 1080x1920, English. Exits with 1 where a target is missed.
"""
import os
import pathlib
import statistics
import sys
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(SOURCE / "tests/support"))
os.environ.setdefault("KIOSK_BIN", str(SOURCE / "build/release/bin"))
import rig  # noqa: E402
import x_server  # noqa: E402

MOST_START_MS = 150
MOST_RESIDENT_MIB = 48
MOST_IDLE_PERCENT = 0.5
SETTLED_S = 5
IDLE_S = 20


def first_frame_ms(house, environment):
    """From exec until the first frame was presented, as the trace says it; and the running kiosk."""
    begun = time.monotonic()
    kiosk = house.start_kiosk(environment=environment)
    trace = house.folder / "trace.jsonl"
    while not (trace.exists() and trace.stat().st_size > 0):
        time.sleep(0.0005)
    return (time.monotonic() - begun) * 1000, kiosk


def resident_mib(pid):
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def processor_s(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    server = x_server.XServer("1080x1920")
    starts = []
    try:
        with rig.Rig() as house:
            house.start_central()
            house.start_printer()
            house.write_config()
            for turn in range(rounds):
                start, kiosk = first_frame_ms(house, server.environment)
                starts.append(start)
                if turn + 1 == rounds:
                    time.sleep(SETTLED_S)
                    resident = resident_mib(kiosk.pid)
                    before = processor_s(kiosk.pid)
                    time.sleep(IDLE_S)
                    idle = (processor_s(kiosk.pid) - before) / IDLE_S * 100
                rig.end(kiosk)
    finally:
        server.close()
    start = statistics.median(starts)
    print(f"first frame: {start:.0f} ms, median of {rounds} ({min(starts):.0f} to {max(starts):.0f}); at most {MOST_START_MS}")
    print(f"resident: {resident:.1f} MiB; at most {MOST_RESIDENT_MIB}")
    print(f"idle: {idle:.2f} % of a core over {IDLE_S} s; at most {MOST_IDLE_PERCENT}")
    return 0 if start <= MOST_START_MS and resident <= MOST_RESIDENT_MIB and idle <= MOST_IDLE_PERCENT else 1


if __name__ == "__main__":
    sys.exit(main())
