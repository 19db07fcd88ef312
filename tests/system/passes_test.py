# SPDX-License-Identifier: Apache-2.0
"""Passes from a spreadsheet on the command line, while a kiosk's service runs on the same database."""
import json
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import Rig, program, run

LIST = "Nr;Vorname;Name;Art\r\nB-1;Zo\u00eb;M\u00fcller;Delegierte\r\nB-2;Udo;Kern;\r\n"


class PassesTest(unittest.TestCase):
    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)
        self.rig.start_central()
        self.list = self.rig.folder / "passes.csv"
        self.list.write_bytes(LIST.encode("cp1252"))

    def passes(self, *words, status=0, given=None):
        done = subprocess.run([program("central"), "passes", *words, "--database", self.rig.database], input=given,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done

    def import_list(self, *words, **how):
        return self.passes("import", str(self.list), "--column", "code=Nr", "--category", "delegierte=industry",
                           "--category", "industry", *words, **how)

    def verdict(self, code):
        status, _, body = self.rig.ask("POST", "/v1/passes/lookup", body=json.dumps({"code": code, "symbology": "QRCode"}))
        self.assertEqual(status, 200, body)
        return json.loads(body)["verdict"]["reason"]

    def test_from_the_spreadsheet_to_the_kiosk(self):
        shown = self.import_list(status=1, given="")
        self.assertIn("to add: 2\n  row 2: B-1, Zo\u00eb M\u00fcller, industry\n", shown.stdout)
        self.assertEqual(shown.stderr, "central: nothing was done; say --yes, or answer at a terminal\n")
        self.assertEqual(self.verdict("B-1"), "pass_unknown")
        self.import_list("--yes", "--by", "Mia")
        self.assertEqual(self.verdict("B-1"), "none")
        self.assertIn("nothing to change", self.import_list("--yes").stdout)

        self.passes("block", "B-1", "--reason", "unpaid")
        self.passes("replace", "B-2", "--code", "B-3", "--reason", "lost bag")
        found = [self.verdict(code) for code in ("B-1", "B-2", "B-3")]
        self.assertEqual(found, ["pass_suspended", "pass_replaced", "none"])
        # Neither file takes that back.
        self.import_list("--yes")
        again = run(program("central"), "import", str(self.rig.festival), "--database", self.rig.database, "--clock",
                    self.rig.clock)
        self.assertEqual(again.stderr, "")
        self.assertEqual([self.verdict(code) for code in ("B-1", "B-2", "B-3")], found)
        self.passes("unblock", "B-1", "--reason", "paid")
        self.assertEqual(self.verdict("B-1"), "none")
        self.assertIn("audit: clean", self.rig.audit().stdout)

    def test_an_export_comes_back_through_standard_input(self):
        self.import_list("--yes")
        exported = self.passes("export", "--delimiter", "tab").stdout
        again = self.passes("import", "-", "--yes", "--end-missing", given=exported)
        self.assertIn("nothing to change", again.stdout)
        rows = json.loads(self.passes("list", "--json", "--name", "muller").stdout)
        self.assertEqual([row["code"] for row in rows], ["B-1"])

    def test_only_passes_are_signed(self):
        self.assertIn("is the code of no pass", self.passes("sign", "HS-9999", status=1).stderr)
        self.assertIn("row 2", self.passes("sign", "--from", str(self.list), "--column", "code=Nr", status=1).stderr)
        self.import_list("--yes")
        signed = self.passes("sign", "--from", str(self.list), "--column", "code=Nr").stdout
        self.assertEqual([line.split("\t")[0] for line in signed.splitlines()], ["B-1", "B-2"])


if __name__ == "__main__":
    unittest.main()
