# SPDX-License-Identifier: Apache-2.0
"""kill -9 at each step of a ticket's way. After a restart the person scans again and ends up with exactly one ticket."""
import pathlib
import signal
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import SOURCE, Rig, end, program

STEPS = ("intent", "marked-intent", "issue", "issued", "marked-issued", "print", "outcome", "marked-outcome", "report",
         "closed", "marked-closed")
MOMENTS = [f"{side}:{step}" for step in STEPS for side in ("before", "after")]

FIRST_VISIT = """await scan
show {passes}
await choices Leilani
press Get ticket
await delivered
wait 60000
"""

# Whatever the service offers for Union after the crash: a new ticket, the one that waits, or a replacement.
SECOND_VISIT = """await scan Scan your pass
show {passes}
await choices Leilani
press {label}
{confirm}await delivered
press Done
await scan
quit
"""


def second_visit(passes, label):
    confirm = "await message Make your ticket anew\npress Make a new one\n" if label == "Reprint" else ""
    return SECOND_VISIT.format(passes=passes, label=label, confirm=confirm)



def offers_after(moment):
    """What the row of the screening says on the second visit: nothing issued, waiting, or perhaps in hand."""
    side, step = moment.split(":")
    order = STEPS.index(step) + (0 if side == "before" else 0.5)
    if order <= STEPS.index("issue"):
        return "Get ticket"  # nothing was asked, or recovery withdrew what was never sent
    if order <= STEPS.index("issued"):
        return "Print"  # recovery asked what became of it: it was issued, and certainly nothing came out
    return "Reprint"  # it may be in somebody's hand: only a replacement, which voids that


class CrashWalk(unittest.TestCase):
    def walk(self, moment):
        with Rig() as rig:
            rig.start_central()
            rig.start_printer()
            passes = rig.make_pass("FEST-26-0006")
            config = rig.write_config(script=FIRST_VISIT.format(passes=passes))
            mortal = rig.start_kiosk([program("mortal-kiosk"), str(config), str(SOURCE / "assets"), moment])
            self.assertEqual(mortal.wait(timeout=120), -signal.SIGKILL, rig.log("kiosk.log"))
            papers = len(rig.printed())

            # Recovery, first with nobody there: every way is settled, and nothing is printed by itself.
            rig.write_config()
            self.settle(rig)
            self.assertEqual(len(rig.printed()), papers)
            self.assertNotIn("damaged", rig.log("kiosk.log"))

            rig.write_config(script=second_visit(passes, offers_after(moment)))
            kiosk = rig.start_kiosk()
            self.assertEqual(kiosk.wait(timeout=120), 0, rig.log("kiosk.log"))
            self.assert_one_ticket(rig)

    def settle(self, rig):
        """Runs the kiosk with nobody there until its journal owes nothing; ending it early is one more restart."""
        for _ in range(20):
            kiosk = rig.start_kiosk()
            rig.await_screen("scan", "Scan your pass")
            time.sleep(1)
            self.assertEqual(end(kiosk), 0, rig.log("kiosk.log"))
            if rig.open_ways() == 0:
                return
        self.fail(f"{rig.open_ways()} ways stay open: {rig.log('kiosk.log')}")

    def assert_one_ticket(self, rig):
        self.assertIn("clean", rig.audit().stdout)
        valid = [code for code in rig.codes() if rig.verify(code)]
        self.assertEqual(len(valid), 1)


def add_moment(moment):
    setattr(CrashWalk, "test_killed_" + moment.replace(":", "_"), lambda self: self.walk(moment))


for each in MOMENTS:
    add_moment(each)

if __name__ == "__main__":
    unittest.main()
