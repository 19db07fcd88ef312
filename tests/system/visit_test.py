# SPDX-License-Identifier: Apache-2.0
"""More than one ticket a visit, with the real service: another ticket, one given back and had again, and what is on
elsewhere."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import Rig

# The pass is shown once for each ticket: another one is for the person who still has it.
VISIT = """await scan Scan your pass
press Elsewhere today
await panel Elsewhere today
press Back
await scan
show {passes}
await choices Leilani
press Get ticket
await delivered
wait 3000
press Another ticket
await message Scan your pass again
show {passes}
await choices Leilani
press Give a ticket back
await message Give this ticket back
press Keep what I have
await choices Leilani
press Give a ticket back
await message Give this ticket back
press Give it back
await message Your ticket is given back
press Back to my choices
await choices Leilani
press Get ticket
await delivered
press Help
await panel Help
press Back
await delivered
press Done
await scan
quit
"""


class VisitTest(unittest.TestCase):
    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)
        self.rig.start_central()
        self.rig.start_printer()
        self.passes = self.rig.make_pass("FEST-26-0006")

    def look_up(self):
        body = json.dumps({"code": "FEST-26-0006", "symbology": "QRCode"})
        status, _, answer = self.rig.ask("POST", "/v1/passes/lookup", {}, body)
        self.assertEqual(status, 200, answer)
        return json.loads(answer)

    def test_a_ticket_is_given_back_and_had_again(self):
        self.rig.write_config(script=VISIT.format(passes=self.passes))
        kiosk = self.rig.start_kiosk()
        self.assertEqual(kiosk.wait(timeout=120), 0, self.rig.log("kiosk.log"))
        first, second = self.rig.codes()
        self.assertFalse(self.rig.verify(first))  # the paper that was given back
        self.assertTrue(self.rig.verify(second))
        self.assertEqual(len(self.look_up()["tickets"]), 1)
        self.assertIn("clean", self.rig.audit().stdout)

    def test_every_device_is_told_of_all_venues(self):
        for role in (None, "door", "desk"):
            token = self.rig.add_device(role, f"{role}-1") if role else True
            status, head, answer = self.rig.ask("GET", "/v1/festival/day", token=token)
            self.assertEqual(status, 200, answer)
            venues = {venue["venue"]: venue for venue in json.loads(answer)["venues"]}
            self.assertEqual(set(venues), {"bader", "copper", "foundry"})
            self.assertIn("box_office", venues["copper"])
        self.assertIn("etag", {name.lower() for name in head})


if __name__ == "__main__":
    unittest.main()
