# SPDX-License-Identifier: Apache-2.0
"""A festival that has outgrown one machine: `central migrate` from SQLite to PostgreSQL and back, and a kiosk that
notices nothing of it but the address."""
import array
import fcntl
import json
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import termios
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from postgres_server import PostgresServer
from rig import PATIENCE, Rig, program, run, wait_for

SET_PIPE_SIZE = 1031  # F_SETPIPE_SZ, which Python 3.9 has no name for


class Migrate(unittest.TestCase):
    def setUp(self):
        self.rig = Rig(database="sqlite")
        self.addCleanup(self.rig.__exit__)
        self.server = PostgresServer()
        self.addCleanup(self.server.close)
        self.server.sql("postgres", "CREATE DATABASE festival")
        self.there = self.server.address("festival")

    def migrate(self, origin, target, *options, check=True):
        return run(program("central"), "migrate", "--from", origin, "--to", target, *options, check=check)

    def look_up(self, code):
        """The pass's id, what it is offered, and the visit's token."""
        status, _, body = self.rig.ask("POST", "/v1/passes/lookup", {"Content-Type": "application/json"},
                                             json.dumps({"code": code, "symbology": "QRCode"}))
        self.assertEqual(status, 200, body)
        answer = json.loads(body)
        return answer, answer.get("visit")

    def issue(self, code, key=None, body=None):
        """Gives (status, answer, key, body) of a ticket for the first screening that the pass may have."""
        answer, visit = self.look_up(code)
        if body is None:
            offer = next(o for o in answer["offers"] if o["verdict"]["reason"] == "none")
            screening = offer["screening"]
            body = json.dumps({"pass": answer["holder"]["pass"], "screening": screening if isinstance(screening, str)
                               else screening["id"], "channel": "in_person"})
        key = key or str(uuid.uuid4())
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        if visit:
            headers["Visit-Token"] = visit
        status, _, text = self.rig.ask("POST", "/v1/tickets", headers, body)
        return status, text, key, body

    def serve_at(self, database):
        if self.rig.central is not None and self.rig.central.poll() is None:
            self.rig.central.send_signal(signal.SIGTERM)
            self.rig.central.wait(timeout=PATIENCE)
        self.rig.database = database
        self.rig.start_central()

    def test_to_a_server_and_back(self):
        origin = self.rig.database
        self.serve_at(origin)
        status, first, key, body = self.issue("FEST-26-0006")
        self.assertEqual(status, 201, first)
        code = json.loads(first)["code"]
        refused = self.migrate(origin, self.there, check=False)
        self.assertEqual(refused.returncode, 1)
        self.assertIn(f"process {self.rig.central.pid} (central) has the database of --from open: end it first", refused.stderr)
        self.rig.central.send_signal(signal.SIGTERM)
        self.rig.central.wait(timeout=PATIENCE)

        done = self.migrate(origin, self.there)
        self.assertRegex(done.stdout, r"moved: \d\d tables, \d+ rows, the same on both sides\n")
        self.assertEqual(done.stdout.count(", clean\n"), 2)
        pasted = shlex.split(next(line for line in done.stdout.splitlines() if line.startswith("next: ")))
        self.assertIn("clean", run(program("central"), "audit", "--database", pasted[pasted.index("--database") + 1]).stdout)
        self.assertRegex(done.stderr, r"central: table 1 of \d\d: ")

        # The kiosk's token, the key of before, the code on paper, the next ticket.
        self.serve_at(self.there)
        self.assertEqual(self.issue("FEST-26-0006", key, body)[:2], (status, first))
        self.assertTrue(self.rig.verify(code))
        status, second, later_key, later_body = self.issue("FEST-26-0001")
        self.assertEqual(status, 201, second)
        self.assertIn("clean", self.rig.audit().stdout)
        self.rig.central.send_signal(signal.SIGTERM)
        self.rig.central.wait(timeout=PATIENCE)

        back = f"sqlite:{self.rig.folder / 'back.db'}"
        self.assertIn("moved: ", self.migrate(self.there, back).stdout)
        self.serve_at(back)
        self.assertEqual(self.issue("FEST-26-0006", key, body)[1], first)
        self.assertEqual(self.issue("FEST-26-0001", later_key, later_body)[1], second)
        self.assertTrue(self.rig.verify(code))
        self.assertTrue(self.rig.verify(json.loads(second)["code"]))
        self.assertIn("clean", self.rig.audit().stdout)
        # What was there before is as it was; what was moved away says so.
        again = self.migrate(self.there, back, "--while-served", check=False)
        self.assertIn("it holds a festival already", again.stderr)
        gone = run(program("central"), "audit", "--database", self.there)
        self.assertIn("clean", gone.stdout)
        again = self.migrate(self.there, f"sqlite:{self.rig.folder / 'third.db'}", check=False)
        self.assertIn(f"its festival was moved to {back} at ", again.stderr)

    def test_killed_in_the_middle_it_leaves_nothing_and_is_done_again(self):
        # Its news go into a pipe that takes a few lines and no more: there it stands, half done.
        reading, writing = os.pipe()
        size = fcntl.fcntl(writing, SET_PIPE_SIZE, 4096)
        os.write(writing, b"-" * (size - 400))
        mover = subprocess.Popen([program("central"), "migrate", "--from", self.rig.database, "--to", self.there],
                                 stdout=subprocess.DEVNULL, stderr=writing)
        os.close(writing)
        copying = ("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'central' AND "
                   "state = 'idle in transaction' AND query LIKE 'CLOSE copy_%'")
        wait_for(lambda: self.server.sql("festival", copying).strip() == "1", "a copy that stands still")
        mover.kill()
        mover.wait()
        told = os.read(reading, 65536).decode()
        os.close(reading)
        last = re.findall(r"table (\d+) of (\d+)", told)[-1]
        self.assertLess(int(last[0]), int(last[1]))
        self.assertGreater(int(last[0]), 1)
        for table in ("festival", "venue", "signing_key"):
            self.assertEqual(self.server.sql("festival", f"SELECT count(*) FROM {table}").strip(), "0")
        self.assertIn("moved: ", self.migrate(self.rig.database, self.there).stdout)


    def stalled_migrate(self, origin, target):
        """A migrate that stands still with a part of the tables copied, until the pipe's other end is read."""
        reading, writing = os.pipe()
        size = fcntl.fcntl(writing, SET_PIPE_SIZE, 4096)
        os.write(writing, b"-" * (size - 400))
        mover = subprocess.Popen([program("central"), "migrate", "--from", origin, "--to", target],
                                 stdout=subprocess.PIPE, stderr=writing, text=True)
        os.close(writing)
        self.addCleanup(mover.kill)

        def waiting():
            unread = array.array("i", [0])
            fcntl.ioctl(reading, termios.FIONREAD, unread)
            return unread[0] > size - 46  # no two lines more
        wait_for(waiting, "a migrate whose news nobody reads")
        return mover, reading

    def go_on(self, mover, reading):
        """Reads the news; gives them with the exit status and what was printed."""
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read().decode().lstrip("-")
        printed, _ = mover.communicate(timeout=PATIENCE)
        return mover.returncode, told, printed

    def serve_on(self, database):
        return subprocess.Popen([program("central"), "serve", "--database", database, "--listen", "127.0.0.1:0"],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def test_a_service_started_meanwhile_does_not_get_the_file_and_none_gets_it_afterwards(self):
        origin = self.rig.database
        mover, reading = self.stalled_migrate(origin, self.there)
        service = self.serve_on(origin)
        printed, told = service.communicate(timeout=PATIENCE)
        self.assertEqual((service.returncode, printed), (1, ""))
        self.assertIn("another program keeps it to itself (central import, migrate and upgrade do)", told)
        self.assertIn("try again when that has ended", told)
        status, told, printed = self.go_on(mover, reading)
        self.assertEqual(status, 0, told)
        self.assertIn("says now that its festival was moved", printed)

        late = run(program("central"), "serve", "--database", origin, "--listen", "127.0.0.1:0", check=False)
        self.assertEqual(late.returncode, 1)
        self.assertIn("its festival was moved to postgresql://", late.stderr)
        self.assertRegex(late.stderr, "Use --database '?postgresql://")
        self.serve_at(self.there)
        self.assertEqual(self.issue("FEST-26-0006")[0], 201)

    def test_a_service_started_on_the_server_meanwhile_stops_the_move(self):
        self.assertIn("moved: ", self.migrate(self.rig.database, self.there).stdout)
        back = f"sqlite:{self.rig.folder / 'back.db'}"
        mover, reading = self.stalled_migrate(self.there, back)
        service = self.serve_on(self.there)
        self.addCleanup(service.kill)
        sessions = ("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'central' AND "
                    "wait_event = 'advisory'")
        wait_for(lambda: self.server.sql("festival", sessions).strip() == "1", "a service that waits")
        status, told, _ = self.go_on(mover, reading)
        self.assertEqual(status, 1)
        self.assertIn("another program (central) came to postgresql://", told)
        self.assertIn("nothing was moved; end it, and do it again", told)
        self.assertFalse((self.rig.folder / "back.db").exists())
        self.assertIn("listening on", service.stdout.readline())
        service.terminate()
        service.communicate(timeout=PATIENCE)
        self.assertIn("moved: ", self.migrate(self.there, back).stdout)


if __name__ == "__main__":
    unittest.main()
