# SPDX-License-Identifier: Apache-2.0
"""Several programs on one PostgreSQL: they are one service, and outlive each other and their server's restart."""
import concurrent.futures
import json
import pathlib
import sys
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from api_client import ApiClient
from rig import CLOCK, PATIENCE, SOURCE, Rig, program, run, wait_for

FESTIVAL = SOURCE / "assets/demo/festival.toml"
PASSES = [f"FEST-26-{number:04}" for number in range(1, 9)]


class FleetTest(unittest.TestCase):
    def setUp(self):
        self.rig = Rig(database="postgresql")
        self.addCleanup(self.rig.__exit__)
        self.rig.start_central()
        self.other, port = self.rig.start_another_central()
        self.visits = {}  # the newest token of each pass that was looked up, good at both programs
        self.clients = [ApiClient(self.rig.central_port, PATIENCE), ApiClient(port, PATIENCE)]

    def ask(self, which, method, path, body=None, key=None):
        headers = {"Authorization": f"Bearer {(self.rig.folder / 'token').read_text().strip()}"}
        if key:
            headers["Idempotency-Key"] = key
        if body and body.get("pass") in self.visits:
            headers["Visit-Token"] = self.visits[body["pass"]]
        return self.clients[which].ask(method, path, headers, json.dumps(body) if body else "")

    def look_up(self, which, code):
        status, _, body = self.ask(which, "POST", "/v1/passes/lookup", {"code": code, "symbology": "QRCode"})
        self.assertEqual(status, 200, body)
        answer = json.loads(body)
        if "visit" in answer:
            self.visits[answer["holder"]["pass"]] = answer["visit"]
        return answer

    def wish(self, code):
        """A wish that would be granted, as a body; nothing where this pass may have nothing."""
        answer = self.look_up(0, code)
        offers = [offer["screening"] for offer in answer["offers"] if offer["kind"] == "get"]
        if not offers:
            return None
        return {"pass": answer["holder"]["pass"], "screening": offers[0], "channel": "in_person"}

    def answer(self, which, wish, key):
        """The ticket; nothing where the service says that it is not there."""
        status, _, body = self.ask(which, "POST", "/v1/tickets", wish, key)
        self.assertIn(status, (201, 503), body)
        return body if status == 201 else None

    def test_a_key_is_one_key_whichever_program_it_comes_to(self):
        wish = self.wish("FEST-26-0006")
        key = str(uuid.uuid4())
        status, _, first = self.ask(0, "POST", "/v1/tickets", wish, key)
        self.assertEqual(status, 201, first)
        self.assertEqual(self.ask(1, "POST", "/v1/tickets", wish, key)[2], first)
        self.assertEqual(self.look_up(1, "FEST-26-0006")["tickets"][0]["id"], json.loads(first)["id"])
        self.assertEqual(self.ask(1, "POST", "/v1/tickets", wish, str(uuid.uuid4()))[0], 409)
        self.assertIn("clean", self.rig.audit().stdout)

    def test_both_at_once_give_a_pass_one_ticket(self):
        wishes = [wish for wish in map(self.wish, PASSES) if wish]
        self.assertTrue(wishes)
        with concurrent.futures.ThreadPoolExecutor(8) as kiosks:
            asked = [kiosks.submit(self.ask, number % 2, "POST", "/v1/tickets", wish, str(uuid.uuid4()))
                     for wish in wishes for number in range(4)]
            statuses = [answer.result()[0] for answer in asked]
        self.assertEqual(statuses.count(201), len(wishes), statuses)
        self.assertEqual(set(statuses), {201, 409}, statuses)
        self.assertIn("clean", self.rig.audit().stdout)

    def test_one_goes_on_without_the_other(self):
        wish = self.wish("FEST-26-0006")
        self.rig.stop_central()
        status, _, body = self.ask(1, "POST", "/v1/tickets", wish, str(uuid.uuid4()))
        self.assertEqual(status, 201, body)

    def test_a_server_that_was_away_is_found_again(self):
        wish = self.wish("FEST-26-0006")
        key = str(uuid.uuid4())
        self.rig.postgres.stop()
        status, headers, body = self.ask(0, "POST", "/v1/tickets", wish, key)
        self.assertEqual(status, 503, body)
        self.assertIn("retry-after", headers)
        self.assertEqual(json.loads(body)["reason"], "unavailable")
        self.rig.postgres.start()
        # As a kiosk does: the same key until there is an answer.
        answers = {wait_for(lambda asked=which: self.answer(asked, wish, key), "the ticket") for which in (0, 1)}
        self.assertEqual(len(answers), 1)
        self.assertIn("clean", self.rig.audit().stdout)

    def picture(self, which):
        """What a program says of the programme: of the late screening, of an hour that overlaps, and of the doors."""
        status, _, body = self.ask(which, "GET", "/v1/venue/day")
        self.assertEqual(status, 200, body)
        day = json.loads(body)
        shown = next(screening for screening in day["screenings"] if screening["id"] == "keys-0-2300")
        offers = {offer["screening"]: offer for offer in self.look_up(which, "FEST-26-0001")["offers"]}
        return {
            "cancelled": shown.get("cancelled", False),
            "late": (offers["keys-0-2300"]["kind"], offers["keys-0-2300"]["verdict"]["reason"]),
            "overlapping": (offers["harbour-0-1915"]["kind"], offers["harbour-0-1915"]["verdict"]["reason"]),
            "opens": day["box_office"]["opens"][11:16],
        }

    def test_what_is_imported_beside_them_is_seen_by_both(self):
        before = {"cancelled": False, "late": ("get", "none"), "overlapping": ("swap", "overlapping_ticket"), "opens": "09:00"}
        self.assertEqual([self.picture(which) for which in (0, 1)], [before, before])
        text = FESTIVAL.read_text(encoding="utf-8")
        for old, new in (('id = "keys-0-2300"\n', 'id = "keys-0-2300"\ncancelled = true\n'),
                         ("# [policy]\n", '[policy]\nbox_office_lead_minutes = 45\noverlap = "allow"\n')):
            self.assertEqual(text.count(old), 1, old)
            text = text.replace(old, new)
        changed = self.rig.folder / "changed.toml"
        changed.write_text(text, encoding="utf-8")
        run(program("central"), "import", str(changed), "--database", self.rig.database, "--clock", CLOCK, "--yes")
        after = {"cancelled": True, "late": ("none", "screening_cancelled"), "overlapping": ("get", "none"), "opens": "09:15"}
        self.assertEqual([self.picture(which) for which in (0, 1)], [after, after])
        self.assertIn("clean", self.rig.audit().stdout)

    def test_a_device_that_is_revoked_beside_them_is_refused_by_both(self):
        self.assertEqual([self.ask(which, "GET", "/v1/keys")[0] for which in (0, 1)], [200, 200])
        run(program("central"), "devices", "revoke", "--database", self.rig.database, "--name", "test")
        for which in (0, 1):
            wait_for(lambda asked=which: self.ask(asked, "GET", "/v1/keys")[0] in (401, 403), "the device to be refused")


if __name__ == "__main__":
    unittest.main()
