# SPDX-License-Identifier: Apache-2.0
"""The logs of both programs: one form of line, and that a reader of them that is slow, stuck or gone harms nothing."""
import fcntl
import http.client
import os
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import PATIENCE, Rig, end, program, wait_for

# TIME LEVEL AREA: MESSAGE, and nothing that moves a cursor.
LINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d (debug|info|warning|error) [a-z][a-z0-9_-]*: [^\x00-\x1f\x7f]+")
REQUESTS = 3000  # about 300 KiB of lines, several times what a pipe holds


def stuck_pipe():
    """A pipe that takes nothing more, because nobody reads it: both ends."""
    reading, writing = os.pipe()
    flags = fcntl.fcntl(writing, fcntl.F_GETFL)
    fcntl.fcntl(writing, fcntl.F_SETFL, flags | os.O_NONBLOCK)
    try:
        while True:
            os.write(writing, b"-" * 65536)
    except BlockingIOError:
        pass
    fcntl.fcntl(writing, fcntl.F_SETFL, flags)
    return reading, writing


class LogTest(unittest.TestCase):
    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)

    def serve(self, stderr, *options):
        """Starts the service with its log going there; its port is known when it listens."""
        rig = self.rig
        port_file = rig.folder / "central.port"
        port_file.unlink(missing_ok=True)
        process = subprocess.Popen(
            [program("central"), "serve", "--database", rig.database, "--listen", "127.0.0.1:0", "--port-file",
             str(port_file), "--clock", rig.clock, "--rate", "0", *options], stdout=subprocess.DEVNULL, stderr=stderr)
        self.addCleanup(self.kill, process)
        rig.central = process
        rig.central_port = int(wait_for(lambda: port_file.exists() and port_file.read_text().strip(), "a port"))
        return process

    @staticmethod
    def kill(process):
        if process.poll() is None:
            process.kill()
        process.wait()

    def ask_often(self, count):
        connection = http.client.HTTPConnection("127.0.0.1", self.rig.central_port, timeout=PATIENCE)
        headers = {"Authorization": f"Bearer {(self.rig.folder / 'token').read_text().strip()}"}
        for _ in range(count):
            connection.request("GET", "/v1/keys", headers=headers)
            answer = connection.getresponse()
            answer.read()
            self.assertEqual(answer.status, 200)
        connection.close()

    def run_kiosk(self, stderr, more_config=""):
        """A whole visit."""
        rig = self.rig
        shown = rig.make_pass("FEST-26-0006")
        script = f"await scan\nshow {shown}\nawait choices Leilani\npress Get ticket\nawait delivered\npress Done\n"
        config = rig.write_config(script=script + "await scan\nquit\n", kiosk=more_config)
        process = subprocess.Popen([program("kiosk"), "run", "--config", str(config)], stdout=subprocess.DEVNULL,
                                   stderr=stderr, env={**os.environ, "SDL_VIDEODRIVER": "offscreen"})
        self.addCleanup(self.kill, process)
        self.assertEqual(process.wait(timeout=2 * PATIENCE), 0)

    def assert_lines(self, path, least):
        lines = path.read_text().splitlines()
        self.assertGreaterEqual(len(lines), least)
        self.assertEqual([line for line in lines if not LINE.fullmatch(line)], [])

    def test_every_line_of_a_visit_and_of_hostile_requests_has_one_form(self):
        rig = self.rig
        with open(rig.folder / "served", "wb") as served:
            process = self.serve(served, "--outbox", str(rig.folder / "outbox"))
        rig.start_printer()
        with open(rig.folder / "shown", "wb") as shown:
            self.run_kiosk(shown, 'log_level = "debug"\n')
        connection = http.client.HTTPConnection("127.0.0.1", rig.central_port, timeout=PATIENCE)
        for method, path, body in [("GET", "/%0a%1b[2J", None), ("POST", "/v1/tickets", "{"), ("BREW", "/healthz", None),
                                   ("POST", "/v1/devices/enrol", '{"code":"\\u000aAB"}')]:
            connection.request(method, path, body)
            connection.getresponse().read()
        connection.close()
        self.assertEqual(end(process), 0)
        self.assert_lines(rig.folder / "served", 10)
        self.assert_lines(rig.folder / "shown", 2)

    def test_the_line_that_says_why_a_program_does_not_start_has_it_too(self):
        rig = self.rig
        missing = f"sqlite:{rig.folder / 'missing.db'}"
        for words in [
            ["central", "serve", "--database", missing, "--listen", "127.0.0.1:0"],
            ["central", "serve", "--database", rig.database, "--listen", "nowhere"],
            ["kiosk", "run", "--config", str(rig.folder / "missing.toml")],
        ]:
            done = subprocess.run([program(words[0]), *words[1:]], capture_output=True, text=True, timeout=PATIENCE)
            self.assertNotEqual(done.returncode, 0)
            self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
            self.assertTrue(LINE.fullmatch(done.stderr.rstrip("\n")), done.stderr)

    def test_a_reader_that_dies_ends_neither_program(self):
        reading, writing = os.pipe()
        process = self.serve(writing)
        os.close(reading)
        self.ask_often(200)
        self.rig.start_printer()
        self.run_kiosk(writing, 'log_level = "debug"\n')
        self.assertEqual(end(process), 0)
        os.close(writing)

    def test_a_reader_that_stops_hangs_the_service_neither_in_its_work_nor_at_its_end(self):
        reading, writing = os.pipe()
        process = self.serve(writing)
        self.ask_often(REQUESTS)
        self.assertIsNone(process.poll())
        self.assertEqual(end(process), 0)
        os.close(writing)
        os.close(reading)

    def test_a_reader_that_goes_on_is_told_how_many_lines_it_missed(self):
        reading, writing = os.pipe()
        process = self.serve(writing)
        os.close(writing)
        self.ask_often(3 * REQUESTS)
        os.set_blocking(reading, False)
        text = b""

        def told():
            nonlocal text
            try:
                text += os.read(reading, 1 << 20)
            except BlockingIOError:
                pass
            return re.search(rb" warning log: \d+ log lines were dropped\n", text)

        wait_for(told, "the count of dropped lines")
        before = len(text)
        self.ask_often(1)
        wait_for(lambda: told() and b"GET /v1/keys" in text[before:], "the line after it")
        self.assertEqual(end(process), 0)
        os.set_blocking(reading, True)
        while some := os.read(reading, 1 << 20):
            text += some
        os.close(reading)
        missed = sum(int(n) for n in re.findall(rb"log: (\d+) log lines? w", text))
        self.assertEqual(text.count(b"GET /v1/keys") + missed, 3 * REQUESTS + 1)

    def test_a_visit_does_not_wait_for_a_stuck_reader(self):
        with open(self.rig.folder / "served", "wb") as served:
            self.serve(served)
        self.rig.start_printer()
        reading, writing = stuck_pipe()
        self.run_kiosk(writing, 'log_level = "debug"\n')
        self.assertEqual(len(self.rig.codes()), 1)
        os.close(writing)
        os.close(reading)

    def test_the_log_file_of_a_kiosk_is_for_its_owner_alone(self):
        with open(self.rig.folder / "served", "wb") as served:
            self.serve(served)
        self.rig.start_printer()
        log = self.rig.folder / "own.log"
        log.touch(mode=0o666)
        log.chmod(0o666)
        os.umask(0o000)
        self.addCleanup(os.umask, 0o022)
        self.run_kiosk(None, f'log_file = "{log}"\n')
        self.assertEqual(log.stat().st_mode & 0o777, 0o600)
        self.assert_lines(log, 2)


if __name__ == "__main__":
    unittest.main()
