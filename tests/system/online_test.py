# SPDX-License-Identifier: Apache-2.0
"""A passholder's evening and a kiosk's first day over real HTTP: sign-in by mail, the 21:00 opening, set-up by code."""
import json
import os
import pathlib
import re
import stat
import subprocess
import sys
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import PATIENCE, SOURCE, Rig, end, program, read_code, run, wait_for

PASS, ID, ADDRESS = "FEST-26-0001", "p-26-0001", "amara@example.org"
EVENING = "2024-04-27T20:30:00-04:00"
OPEN = "2024-04-27T21:00:00-04:00"


class OnlineTest(unittest.TestCase):
    def setUp(self):
        self.rig = Rig(clock=EVENING)
        self.addCleanup(self.rig.__exit__)
        self.outbox = self.rig.folder / "outbox.jsonl"

    def serve(self, clock):
        """Starts the service anew at another time of the evening."""
        if self.rig.central:
            end(self.rig.central)
        self.rig.clock = clock
        self.rig.start_central("--outbox", str(self.outbox))

    def ask(self, expected, method, path, body=None, session=None, key=None):
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        if session:
            headers["Authorization"] = f"Bearer {session}"
        text = "" if body is None else json.dumps(body)
        status, _, answer = self.rig.ask(method, path, headers, text, token=False)
        self.assertEqual(status, expected, answer)
        return json.loads(answer) if answer else None

    def mails(self):
        text = self.outbox.read_text() if self.outbox.exists() else ""
        return [json.loads(line) for line in text.splitlines()]

    def sign_in(self):
        before = len(self.mails())
        self.ask(204, "POST", "/v1/online/sign-in", {"code": PASS})
        mail = wait_for(lambda: self.mails()[before:], "a mail in the outbox's file")[0]
        self.assertEqual(mail["to"], ADDRESS)
        code = re.search(r"^ {4}(\d{6})$", mail["body"], re.MULTILINE)[1]
        return self.ask(201, "POST", "/v1/online/sessions", {"code": PASS, "one_time_code": code}), code

    def test_an_evening(self):
        self.serve(EVENING)
        session, code = self.sign_in()
        token = session["token"]
        self.assertEqual(session["holder"]["pass"], ID)
        self.assertEqual(stat.S_IMODE(os.stat(self.outbox).st_mode), 0o600)
        self.ask(401, "POST", "/v1/online/sessions", {"code": PASS, "one_time_code": code})

        offers = self.ask(200, "GET", "/v1/online/pass", session=token)["offers"]
        waits = next(offer for offer in offers if offer["verdict"]["reason"] == "window_not_open")
        self.assertEqual(waits["verdict"]["changes_at"], OPEN)
        wish = {"pass": ID, "screening": waits["screening"], "channel": "online"}
        self.assertEqual(self.ask(409, "POST", "/v1/tickets", wish, token)["reason"], "window_not_open")

        self.serve(OPEN)
        key = str(uuid.uuid4())
        ticket = self.ask(201, "POST", "/v1/tickets", wish, token, key)
        self.assertEqual(self.ask(201, "POST", "/v1/tickets", wish, token, key), ticket)
        self.assertTrue(self.rig.verify(ticket["code"], ticket["starts_at"]))
        self.ask(404, "POST", "/v1/tickets", {**wish, "pass": "p-26-0002"}, token)
        held = self.ask(200, "GET", "/v1/online/pass", session=token)["tickets"]
        self.assertIn(ticket["id"], [one["id"] for one in held])
        self.ask(204, "DELETE", f"/v1/tickets/{ticket['id']}", session=token)
        self.assertFalse(self.rig.verify(ticket["code"]))

        self.ask(204, "DELETE", "/v1/online/sessions", session=token)
        self.assertEqual(self.ask(401, "GET", "/v1/online/pass", session=token)["reason"], "sign_in_needed")
        self.assertIn("clean", self.rig.audit().stdout)
        self.nothing_personal_in_the_log(code, token)

    def nothing_personal_in_the_log(self, *secrets):
        log = self.rig.log("central.log")
        self.assertIn("POST /v1/online/sign-in", log)
        for secret in (PASS, ADDRESS, "Amara", *secrets):
            self.assertNotIn(secret, log)

    def test_who_is_no_passholder_gets_no_mail_and_the_same_answer(self):
        self.serve(EVENING)
        for code in ("FEST-99-9999", "", "FEST-26-0001 "):
            self.ask(204 if code else 400, "POST", "/v1/online/sign-in", {"code": code})
        self.sign_in()
        self.assertEqual(len(self.mails()), 1)

    def test_a_service_that_mails_nobody_says_so(self):
        self.rig.start_central()
        self.assertIn("--smtp", self.rig.log("central.log"))
        self.assertEqual(self.rig.central.poll(), None)

    def test_options_that_contradict_each_other(self):
        serve = [program("central"), "serve", "--database", self.rig.database, "--listen", "127.0.0.1:0"]
        for words, mend in ((["--smtp", "smtp://mail.example"], "--mail-from"),
                            (["--smtp", "mail.example", "--mail-from", "t@f.example"], "smtps://HOST:465"),
                            (["--outbox", "a", "--smtp", "smtp://mail.example", "--mail-from", "t@f.example"], "give one"),
                            (["--smtp", "smtp://mail.example", "--mail-from", "t@f.example", "--smtp-user", "me"],
                             "--smtp-password-file"),
                            (["--outbox", str(self.rig.folder / "none/outbox")], "writ")):
            done = run(*serve, *words, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
            self.assertIn(mend, done.stderr)


class EnrolTest(unittest.TestCase):
    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)
        self.rig.start_central()
        self.token = self.rig.folder / "token"
        self.token.unlink()
        self.config = self.rig.write_config(printer='kind = "none"')

    def make_code(self, *words, name="porch"):
        made = run(program("central"), "devices", "enrol", "--database", self.rig.database, "--venue", "bader", "--name",
                   name, "--clock", self.rig.clock, *words)
        return made.stdout.splitlines()[0]

    def enrol(self, code, *words, check=True):
        return run(program("kiosk"), "enrol", "--config", str(self.config), "--code", code, *words, check=check)

    def hand_over(self, text, *words):
        return subprocess.run([program("kiosk"), "enrol", "--config", str(self.config), *words], input=text,
                              capture_output=True, text=True, timeout=PATIENCE)

    def test_the_code_need_not_be_on_the_command_line(self):
        for text in ["", "\n", "\r\n", "A" * 5000, "\x00\x01\n", "7F3K-92QD"]:
            for words in [(), ("--code", "-")]:
                done = self.hand_over(text, *words)
                self.assertEqual(done.returncode, 1, text)
                self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
                self.assertNotIn("7F3K-92QD", done.stderr)
        self.assertEqual(self.hand_over(self.make_code() + "\r\n").returncode, 0)
        self.assertEqual(self.hand_over(self.make_code(name="lobby-2"), "--code", "-", "--replace").returncode, 0)

    def test_on_a_terminal_it_is_asked_for(self):
        code = self.make_code()
        terminal, stdin = os.openpty()
        kiosk = subprocess.Popen([program("kiosk"), "enrol", "--config", str(self.config)], stdin=stdin,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        os.close(stdin)
        self.addCleanup(os.close, terminal)
        os.write(terminal, code.encode() + b"\n")
        out, err = kiosk.communicate(timeout=PATIENCE)
        self.assertEqual(kiosk.returncode, 0, err)
        self.assertTrue(err.startswith("Set-up code: "), err)
        self.assertIn("this kiosk is device", out)
        self.assertRegex(out, r'its screens and its log say test: write name = "[a-z]+" in \[kiosk\]')

    def refused(self, code, *words):
        done = self.enrol(code, *words, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        return done.stderr

    def list(self):
        rows = run(program("central"), "devices", "list", "--json", "--database", self.rig.database).stdout
        return {row["name"]: row["state"] for row in json.loads(rows)}

    def test_a_kiosk_sets_itself_up(self):
        code = self.make_code()
        self.enrol(code.lower().replace("-", " "))
        self.assertEqual(stat.S_IMODE(os.stat(self.token).st_mode), 0o600)
        self.assertEqual(self.rig.ask("GET", "/v1/venue/day")[0], 200)
        self.assertEqual(self.list()["porch"], "active")
        before = self.token.read_text()
        another = self.make_code(name="attic")
        self.assertIn("--replace", self.refused(another))
        self.assertEqual(self.token.read_text(), before)
        self.enrol(another, "--replace")  # the refusal did not use it up
        self.assertNotEqual(self.token.read_text(), before)
        self.assertEqual(self.rig.ask("GET", "/v1/venue/day")[0], 200)
        self.assertIn("not known here, was used", self.refused(another, "--replace"))

    def test_a_door_s_code_leaves_a_kiosk_as_it_is(self):
        said = self.enrol(self.make_code()).stdout
        self.assertIn("(porch) at Isabel Bader Theatre now", said)
        before = self.token.read_text()
        door = self.make_code("--role", "door", name="deur")
        for _ in range(2):  # it stays the door's
            self.assertIn("this code sets up a door (deur), not a kiosk; at the service, central devices enrol NAME --venue"
                          " VENUE makes a kiosk's", self.refused(door, "--replace"))
        self.assertEqual(self.token.read_text(), before)
        self.assertEqual(sorted(path.name for path in self.rig.folder.glob("token*")), ["token"])
        self.assertEqual(self.rig.ask("GET", "/v1/venue/day")[0], 200)
        self.assertIn("set-up", self.list()["deur"])

    def test_a_service_of_the_wrong_port_is_not_reached(self):
        self.enrol(self.make_code())
        self.rig.stop_central()
        self.config = self.rig.write_config(script="await scan\nquit\n", printer='kind = "none"')
        kiosk = self.rig.start_kiosk()
        said = "the service is not reached (unreported tickets: "
        try:
            wait_for(lambda: said in self.rig.log("kiosk.log"), "the kiosk to say that the service is not reached")
        finally:
            kiosk.kill()
            kiosk.wait()
        line = next(line for line in self.rig.log("kiosk.log").splitlines() if said in line)
        self.assertIn(str(self.rig.central_port), line)
        self.assertTrue(line.endswith("; check url of [service] and the network"), line)

    def test_the_picture_says_it_all(self):
        picture = self.rig.folder / "setup.png"
        url = f"http://127.0.0.1:{self.rig.central_port}"
        code = self.make_code("--service", url, "--qr", str(picture))
        text = read_code(picture)
        self.assertIn(code, text)
        self.assertEqual(stat.S_IMODE(os.stat(picture).st_mode), 0o600)
        self.enrol(text)
        self.assertEqual(self.rig.ask("GET", "/v1/venue/day")[0], 200)

    def test_a_picture_of_another_service(self):
        self.make_code("--service", "https://elsewhere.example", "--qr", str(self.rig.folder / "setup.png"))
        self.assertIn("https://elsewhere.example", self.refused(read_code(self.rig.folder / "setup.png")))
        self.assertFalse(self.token.exists())

    def test_a_code_that_was_cancelled(self):
        code = self.make_code()
        self.assertIn("set-up", self.list()["porch"])
        run(program("central"), "devices", "revoke", "--database", self.rig.database, "--name", "porch")
        self.assertNotIn("porch", self.list())
        self.assertIn("central devices enrol", self.refused(code))
        self.assertFalse(self.token.exists())

    def test_a_service_that_is_not_there(self):
        code = self.make_code()
        self.rig.stop_central()
        self.assertIn("[service] url", self.refused(code))
        self.assertEqual([path.name for path in self.rig.folder.glob("token*")], [])

    def test_a_token_that_others_can_read_is_told(self):
        self.enrol(self.make_code())
        self.config = self.rig.write_config(script="await scan\nquit\n", printer='kind = "none"')
        self.rig.start_kiosk().wait(timeout=120)
        self.assertNotIn("chmod 600", self.rig.log("kiosk.log"))
        self.token.chmod(0o644)
        self.rig.start_kiosk().wait(timeout=120)
        self.assertIn("chmod 600", self.rig.log("kiosk.log"))


if __name__ == "__main__":
    unittest.main()
