# SPDX-License-Identifier: Apache-2.0
"""A call for help on its whole way: a kiosk asks over HTTP, staff read it on the command line and say they went."""
import json
import pathlib
import re
import sys
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import Rig, program, run


class HelpTest(unittest.TestCase):
    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)
        self.rig.start_central()

    def call(self, expected, language="fr", key=None, token=True):
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        body = json.dumps({"language": language})
        status, _, answer = self.rig.ask("POST", "/v1/kiosks/help", headers, body, token=token)
        self.assertEqual(status, expected, answer)
        return json.loads(answer)

    def staff(self, *words):
        return run(program("central"), "help", *words, "--database", self.rig.database).stdout

    def test_a_call_is_listed_until_staff_went(self):
        self.assertEqual(self.staff("list"), "no open calls\n")
        key = str(uuid.uuid4())
        call = self.call(201, key=key)
        self.assertEqual(self.call(200, language="en"), call)
        row = re.split("  +", self.staff("list").splitlines()[1])
        self.assertEqual([row[0], row[1], row[4]], [call["id"], call["called_at"], "fr"])
        self.assertEqual(len(row), 5)
        self.assertEqual(self.staff("done", call["id"]), f"done: {call['id']}\n")
        self.assertEqual(self.staff("list"), "no open calls\n")
        # The same request once more is no new call; another press is.
        self.assertEqual(self.call(201, key=key), call)
        self.assertEqual(self.staff("list"), "no open calls\n")
        self.assertNotEqual(self.call(201)["id"], call["id"])

    def test_a_call_outlives_the_service(self):
        call = self.call(201, language="iu")
        self.rig.stop_central()
        self.assertIn(call["id"], self.staff("list"))
        self.rig.start_central()
        self.assertEqual(self.call(200, language="iu"), call)

    def test_nobody_else_can_call_or_end_what_is_not_there(self):
        self.call(401, token=False)
        self.call(400, language="f" * 36)
        self.assertEqual(self.staff("list"), "no open calls\n")
        done = run(program("central"), "help", "done", "H-000000", "--database", self.rig.database, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr, 'central: there is no open call "H-000000"; see central help list\n')


if __name__ == "__main__":
    unittest.main()
