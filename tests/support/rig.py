# SPDX-License-Identifier: Apache-2.0
"""A festival's evening on this machine, for tests from outside: the service, a simulated printer, kiosks, all real.

Everything lies in one temporary folder and listens on loopback ports that the kernel chooses. Every process that is
started is ended, by its id, when the rig goes.
"""
import contextlib
import json
import os
import pathlib
import re
import signal
import sqlite3
import struct
import subprocess
import tempfile
import time

from api_client import ApiClient
from postgres_server import PostgresServer

SOURCE = pathlib.Path(__file__).resolve().parents[2]
CLOCK = "2024-04-28T17:42:00-04:00"
PATIENCE = 60  # seconds for a condition to come true, on a machine that is busy with other things


def program(name):
    folder = os.environ.get("KIOSK_BIN") or SOURCE / "build/dev/bin"
    return str(pathlib.Path(folder) / name)


def wait_for(condition, what, patience=PATIENCE):
    """Polls until `condition()` is true and returns its value."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"waited {patience} s in vain: {what}")


def run(*words, check=True):
    done = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE)
    if check and done.returncode != 0:
        raise AssertionError(f"{words[0]} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done


class Rig:
    def __init__(self, clock=CLOCK, festival=SOURCE / "assets/demo/festival.toml", venue="bader", database=None):
        """`database`: "sqlite" or "postgresql"; without it what KIOSK_TEST_DATABASE says, else sqlite."""
        self._temporary = tempfile.TemporaryDirectory(prefix="kiosk-test.")
        self.folder = pathlib.Path(self._temporary.name)
        self.clock = clock
        self.festival = festival
        self.postgres = None
        self.database = f"sqlite:{self.folder / 'central.db'}"
        if (database or os.environ.get("KIOSK_TEST_DATABASE")) == "postgresql":
            self.postgres = PostgresServer()
            self.postgres.sql("postgres", "CREATE DATABASE festival")
            self.database = self.postgres.address("festival")
        self._running = []
        self.central = None
        self.central_port = 0
        self._api = None
        run(program("central"), "import", str(festival), "--database", self.database, "--clock", clock)
        (self.folder / "token").touch(mode=0o600)
        (self.folder / "token").write_text(self.add_device("kiosk", "test", venue) + "\n")

    def __enter__(self):
        return self

    def __exit__(self, kind=None, *_):
        """Ends everything. Where the test went well, every answer of ask() is held to platform/central/openapi.yaml."""
        for process in self._running:
            if process.poll() is None:
                process.kill()
            process.wait()
        if self.postgres:
            self.postgres.close()
        self._temporary.cleanup()
        if self._api and kind is None:
            self._api.judge(program("judge-answers"))

    def add_device(self, role, name, venue="bader"):
        """Gives the device's token."""
        return run(program("central"), "devices", "add", "--database", self.database, "--venue", venue, "--name", name,
                   "--role", role).stdout.strip()

    def start(self, words, log, environment=None):
        """Starts a program whose output goes to the file `log`."""
        out = open(self.folder / log, "ab")
        process = subprocess.Popen(words, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})})
        out.close()
        self._running.append(process)
        return process

    # --- the service ----------------------------------------------------------------------------------------------

    def start_central(self, *options):
        """Starts the service; on the port it had before, where it had one."""
        self.central, self.central_port = self._serve("central", self.central_port, options)
        self._api = self._api or ApiClient(self.central_port, PATIENCE)

    def start_another_central(self):
        """A program more on the same database; gives it and its port."""
        return self._serve("another-central", 0)

    def _serve(self, name, port, options=()):
        port_file = self.folder / f"{name}.port"
        port_file.unlink(missing_ok=True)
        process = self.start(
            [program("central"), "serve", "--database", self.database, "--listen", f"127.0.0.1:{port}",
             "--port-file", str(port_file), "--clock", self.clock,
             # A scripted hand looks passes up faster than people do.
             *([] if "--lookup-rate" in options else ["--lookup-rate", "0"]), *options], f"{name}.log")
        return process, self._port(port_file, process, f"{name}.log")

    def stop_central(self):
        """As a power cut would."""
        self.central.kill()
        self.central.wait()

    def ask(self, method, path, headers=None, body="", token=True, head=None):
        """Asks the service as the kiosk does, with token=False as nobody, or with the token that is given; see
        ApiClient.ask."""
        if token is True:
            token = (self.folder / "token").read_text().strip()
        more = {"Authorization": f"Bearer {token}"} if token else {}
        return self._api.ask(method, path, {**more, **(headers or {})}, body, head)

    def audit(self):
        return run(program("central"), "audit", "--database", self.database)

    def verify(self, code, at=None):
        """True where the door would let this code in, at that instant or at the rig's."""
        return run(program("central"), "verify", "--database", self.database, "--clock", at or self.clock, code,
                   check=False).returncode == 0

    # --- the printer ----------------------------------------------------------------------------------------------

    def start_printer(self, *options):
        port_file = self.folder / "printer.port"
        tickets = self.folder / "tickets"
        tickets.mkdir(exist_ok=True)
        self.printer = self.start(
            [program("sim-printer"), "--listen", "127.0.0.1:0", "--port-file", str(port_file), "--out", str(tickets),
             *options], "printer.log")
        self.printer_port = self._port(port_file, self.printer, "printer.log")

    def printed(self):
        """The pictures that came out, oldest first."""
        return sorted((self.folder / "tickets").glob("ticket-*.png"))

    def codes(self):
        """The ticket codes on all paper that came out."""
        return [read_code(picture) for picture in self.printed()]

    # --- the kiosk ------------------------------------------------------------------------------------------------

    def write_config(self, script=None, service_port=None, printer=None, **more):
        """Writes kiosk.toml; `printer`: lines in place of the simulated one; `more`: lines of other sections."""
        port = service_port or self.central_port
        if printer is None:
            printer = f'kind = "tcp"\nhost = "127.0.0.1"\nport = {self.printer_port}'
        demo = f'clock = "{self.clock}"\ntrace = "trace.jsonl"\npictures = "screens"\n'
        if script is not None:
            (self.folder / "visit.txt").write_text(script)
            demo += 'script = "visit.txt"\n'
        sections = {
            "kiosk": 'name = "test"\njournal = "journal.db"\n',
            "service": f'url = "http://127.0.0.1:{port}"\ntoken_file = "token"\n',
            "display": 'mode = "window"\n',
            "printer": printer + "\n",
            "demo": demo,
        }
        for name, lines in more.items():
            sections[name] = sections.get(name, "") + lines
        (self.folder / "screens").mkdir(exist_ok=True)
        config = self.folder / "kiosk.toml"
        # Tables of [demo] come last: keys after them would be theirs.
        config.write_text("".join(f"[{name}]\n{lines}" for name, lines in sections.items()))
        return config

    def start_kiosk(self, words=None, environment=None):
        (self.folder / "trace.jsonl").unlink(missing_ok=True)
        words = words or [program("kiosk"), "run", "--config", str(self.folder / "kiosk.toml")]
        return self.start(words, "kiosk.log", environment or {"SDL_VIDEODRIVER": "offscreen"})

    def open_ways(self):
        """How many ways in the journal are not closed; the kiosk must not be running (kiosk/journal/RECORD.md)."""
        kinds = {}
        with contextlib.closing(sqlite3.connect(self.folder / "journal.db")) as journal:
            for (record,) in journal.execute("SELECT record FROM journal ORDER BY seq"):
                if not record:
                    continue  # forgotten
                (length,) = struct.unpack_from(">I", record, 5)
                key = record[9 : 9 + length]
                kinds[key] = record[9 + length + 8]
        return sum(kind != 3 for kind in kinds.values())

    def make_pass(self, code, *options):
        """Draws a pass; returns the name that a script shows it by."""
        passes = self.folder / "passes"
        passes.mkdir(exist_ok=True)
        name = re.sub(r"[^A-Za-z0-9-]", "_", code) + ".pgm"
        run(program("make-pass"), "--text", code, "--out", str(passes / name), *options)
        return f"passes/{name}"

    def screens(self):
        """Every screen shown since the kiosk was started, oldest first."""
        trace = self.folder / "trace.jsonl"
        lines = trace.read_text().splitlines(keepends=True) if trace.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def await_screen(self, name, headline="", after=0):
        """Waits for a screen among those shown from number `after` on; returns it and how many were shown until it."""

        def find():
            for number, screen in enumerate(self.screens()[after:], after):
                if screen["screen"] == name and headline in screen["headline"]:
                    return screen, number + 1
            return None

        try:
            return wait_for(find, f"screen {name} '{headline}'")
        except AssertionError as error:
            shown = [f"{s['screen']} '{s['headline']}'" for s in self.screens()]
            raise AssertionError(f"{error}; shown were: {shown}; kiosk.log: {self.log('kiosk.log')[-2000:]}") from None

    def log(self, name):
        path = self.folder / name
        return path.read_text(errors="replace") if path.exists() else ""

    def _port(self, file, process, log):
        def ready():
            if process.poll() is not None:
                raise AssertionError(f"{process.args[0]} ended: {self.log(log)}")
            return file.exists() and file.read_text().strip()

        return int(wait_for(ready, f"{process.args[0]} to listen"))


def read_code(picture):
    """The text of the one symbol in a picture."""
    lines = run(program("kiosk"), "scan", str(picture)).stdout.splitlines()
    assert len(lines) == 1, lines
    return lines[0].split("\t", 2)[2]


def end(process, with_signal=signal.SIGTERM):
    """Ends a process; returns how it ended."""
    process.send_signal(with_signal)
    return process.wait(timeout=PATIENCE)
