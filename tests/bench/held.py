#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a kiosk notices while one address without a token takes all the connections that it can get.

  held.py [ROUNDS]     KIOSK_BIN: the programs, build/bench/bin by default

A round is 200 calls, each on a connection of its own: first calm, then under each attack. The attacker, a process of its
own, opens 2,048 connections; half stay silent, half ask for /healthz every 50 s. For those that it lost it connects anew,
200 times a second or as fast as it can, from another loopback address than the kiosk's or from the same. Prints medians.
Fails where a call was refused, or where the p99 of the slower attacks is over twice that of the calm before it.
"""
import http.client
import multiprocessing
import os
import pathlib
import selectors
import socket
import statistics
import sys
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(SOURCE / "tests/support"))
os.environ.setdefault("KIOSK_BIN", str(SOURCE / "build/bench/bin"))
import rig  # noqa: E402

CONNECTIONS = 2048
CALLS = 200
ASKS_EVERY_S = 50
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n"
ATTACKS = [("another address", "127.0.0.2", 200), ("the same address", "127.0.0.1", 200),
           ("another address, as fast as it can", "127.0.0.2", None),
           ("the same address, as fast as it can", "127.0.0.1", None)]


class Attacker:
    def __init__(self, port, address, pace, made):
        self.port, self.address, self.pace, self.made = port, address, pace, made
        self.held = selectors.DefaultSelector()
        self.open = 0

    def run(self):
        """Until it is ended."""
        begun = ask_at = time.monotonic()
        while True:
            now = time.monotonic()
            wanted = CONNECTIONS - self.open
            if self.pace:
                wanted = min(wanted, CONNECTIONS + int((now - begun) * self.pace) - self.made.value)
            for _ in range(min(64, wanted)):
                self.connect(now)
            for key, _ in self.held.select(0.01):
                self.hear(key.fileobj)
            if now >= ask_at:
                ask_at = now + 1
                self.ask(now)

    def connect(self, now):
        one = socket.create_connection(("127.0.0.1", self.port), timeout=5, source_address=(self.address, 0))
        one.setblocking(False)
        self.held.register(one, selectors.EVENT_READ, now + ASKS_EVERY_S if self.made.value % 2 else None)
        self.open += 1
        self.made.value += 1

    def hear(self, one):
        try:
            if one.recv(4096):
                return
        except OSError:
            pass
        self.held.unregister(one)
        one.close()
        self.open -= 1

    def ask(self, now):
        for key in list(self.held.get_map().values()):
            if key.data and now >= key.data:
                try:
                    key.fileobj.send(HEALTH)
                except OSError:
                    pass
                self.held.modify(key.fileobj, selectors.EVENT_READ, now + ASKS_EVERY_S)


def attack(*what):
    Attacker(*what).run()


def calls(port, token):
    """The milliseconds of each call that was answered, in order, and how many were not."""
    took, refused = [], 0
    for _ in range(CALLS):
        begun = time.perf_counter()
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            line.request("GET", "/v1/venue/day", headers={"Authorization": f"Bearer {token}"})
            answer = line.getresponse()
            answer.read()
            refused += answer.status != 200
            took.append((time.perf_counter() - begun) * 1000)
            line.close()
        except (OSError, http.client.HTTPException):
            refused += 1
        time.sleep(0.005)
    return sorted(took), refused


def under(port, token, address, pace):
    """One round of one attack: a row of figures."""
    calm, refused_calm = calls(port, token)
    made = multiprocessing.Value("L", 0, lock=False)
    attacker = multiprocessing.Process(target=attack, args=(port, address, pace, made))
    attacker.start()
    try:
        rig.wait_for(lambda: made.value >= CONNECTIONS, "the attack")
        begun, before = time.monotonic(), made.value
        took, refused = calls(port, token)
        assert attacker.is_alive(), "the attacker gave up"
        rate = (made.value - before) / (time.monotonic() - begun)
    finally:
        attacker.kill()
        attacker.join()
    p99, calm99 = (times[len(times) * 99 // 100] for times in (took, calm))
    return refused + refused_calm, calm[CALLS // 2], calm99, took[len(took) // 2], p99, p99 / calm99, rate


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    figures = {name: [] for name, _, _ in ATTACKS}
    for _ in range(rounds):
        with rig.Rig(database="sqlite") as house:
            house.start_central("--rate", "0")
            token = (house.folder / "token").read_text().strip()
            calls(house.central_port, token)  # a warm cache
            for name, address, pace in ATTACKS:
                figures[name].append(under(house.central_port, token, address, pace))
    fine = True
    for name, _, pace in ATTACKS:
        refused = sum(row[0] for row in figures[name])
        _, calm50, calm99, p50, p99, ratio, rate = map(statistics.median, zip(*figures[name]))
        fine = fine and refused == 0 and (pace is None or ratio <= 2)
        print(f"{name}, {rate:.0f} new connections a second: refused {refused} of {rounds * CALLS}, calm p50 {calm50:.2f} "
              f"p99 {calm99:.2f} ms, then p50 {p50:.2f} p99 {p99:.2f} ms, ratio of the p99 {ratio:.2f}", flush=True)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
