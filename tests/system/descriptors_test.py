# SPDX-License-Identifier: Apache-2.0
"""With too few file descriptors the programs end with one line that says what to do; with few they do their work."""
import os
import pathlib
import resource
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import Rig, program

LEAST = {"central": 48, "kiosk": 64}
PATIENCE = 60


def run_with(descriptors, *words):
    """Runs a program that must end by itself."""
    return subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE,
                          env={**os.environ, "SDL_VIDEODRIVER": "offscreen"},
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors)))


class Descriptors(unittest.TestCase):
    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)

    def ends_with_one_line(self, name, *words):
        for descriptors in (8, 10, 12, 16, 20, 32, LEAST[name] - 1):
            with self.subTest(name, descriptors=descriptors):
                done = run_with(descriptors, program(name), *words)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
                self.assertIn(f"too few file descriptors: {descriptors}; raise the limit to {LEAST[name]}", done.stderr)
                self.assertEqual(done.stdout, "")

    def test_central(self):
        self.ends_with_one_line("central", "serve", "--database", self.rig.database, "--listen", "127.0.0.1:0")

    def test_kiosk(self):
        self.rig.start_printer()
        self.rig.write_config(service_port=9)
        self.ends_with_one_line("kiosk", "run", "--config", str(self.rig.folder / "kiosk.toml"))

    def test_few_are_enough_for_the_work(self):
        """Both at their least: a hundred calls one after the other, and a whole visit."""
        for name in ("central", "kiosk"):
            short = self.rig.folder / f"short-{name}"
            short.write_text(f'#!/bin/sh\nulimit -n {LEAST[name]}\nexec "{program(name)}" "$@"\n')
            short.chmod(0o755)
        port_file = self.rig.folder / "few.port"
        process = self.rig.start([str(self.rig.folder / "short-central"), "serve", "--database", self.rig.database,
                                  "--listen", "127.0.0.1:0", "--port-file", str(port_file), "--clock", self.rig.clock],
                                 "central.log")
        self.rig.central_port = self.rig._port(port_file, process, "central.log")
        token = (self.rig.folder / "token").read_text().strip()
        for _ in range(100):
            done = subprocess.run(["curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "-H",
                                   f"Authorization: Bearer {token}",
                                   f"http://127.0.0.1:{self.rig.central_port}/v1/venue/day"],
                                  capture_output=True, text=True, timeout=PATIENCE)
            self.assertEqual(done.stdout, "200", done.stderr)
        self.assertIsNone(process.poll())
        self.rig.start_printer()
        shown = self.rig.make_pass("FEST-26-0006")
        self.rig.write_config(script=f"await scan\nshow {shown}\nawait choices Leilani\npress Get ticket\n"
                                     "await delivered\npress Done\nawait scan\nquit\n")
        kiosk = self.rig.start_kiosk([str(self.rig.folder / "short-kiosk"), "run", "--config",
                                      str(self.rig.folder / "kiosk.toml")])
        self.assertEqual(kiosk.wait(timeout=120), 0, self.rig.log("kiosk.log"))
        self.assertEqual(len(self.rig.printed()), 1)


if __name__ == "__main__":
    unittest.main()
