# SPDX-License-Identifier: Apache-2.0
"""kill -9 at each step of a ticket's way, and of giving it back. After a restart the person scans again and ends up with
exactly one ticket."""
import pathlib
import signal
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import SOURCE, Rig, end, program

STEPS = ("intent", "marked-intent", "issue", "issued", "marked-issued", "print", "outcome", "marked-outcome", "report",
         "closed", "marked-closed")
RETURN_STEPS = ("return-intent", "marked-return-intent", "return", "return-closed", "marked-return-closed")


def moments(steps):
    return [f"{side}:{step}" for step in steps for side in ("before", "after")]


FIRST_VISIT = """await scan
show {passes}
await choices Leilani
press Get ticket
await delivered
wait 60000
"""

# The ticket's own way is closed, and the pass is out of view, by the time that another ticket is asked for.
VISIT_AND_RETURN = """await scan
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
press Give it back
await message Your ticket is given back
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


def offers_after_return(moment):
    """The request is never sent again: it was carried out by the time of the crash, or the ticket stays in hand."""
    side, step = moment.split(":")
    order = RETURN_STEPS.index(step) + (0 if side == "before" else 0.5)
    return "Get ticket" if order > RETURN_STEPS.index("return") else "Reprint"


class CrashWalk(unittest.TestCase):
    def walk(self, moment, first_visit, offers):
        with Rig() as rig:
            rig.start_central()
            rig.start_printer()
            passes = rig.make_pass("FEST-26-0006")
            config = rig.write_config(script=first_visit.format(passes=passes))
            mortal = rig.start_kiosk([program("mortal-kiosk"), str(config), str(SOURCE / "assets"), moment])
            self.assertEqual(mortal.wait(timeout=120), -signal.SIGKILL, rig.log("kiosk.log"))
            papers = len(rig.printed())

            # Recovery, first with nobody there: every way is settled, and nothing is printed by itself.
            rig.write_config()
            self.settle(rig)
            self.assertEqual(len(rig.printed()), papers)
            self.assertNotIn("damaged", rig.log("kiosk.log"))

            rig.write_config(script=second_visit(passes, offers(moment)))
            kiosk = rig.start_kiosk()
            self.assertEqual(kiosk.wait(timeout=120), 0, rig.log("kiosk.log"))
            self.assert_one_ticket(rig)

    def settle(self, rig):
        """Runs the kiosk with nobody there until its journal owes nothing; ending it early is one more restart."""
        for _ in range(20):
            kiosk = rig.start_kiosk()
            rig.await_screen("scan")  # it has no reader: no pass is invited
            time.sleep(1)
            self.assertEqual(end(kiosk), 0, rig.log("kiosk.log"))
            if rig.open_ways() == 0:
                return
        self.fail(f"{rig.open_ways()} ways stay open: {rig.log('kiosk.log')}")

    def assert_one_ticket(self, rig):
        self.assertIn("clean", rig.audit().stdout)
        valid = [code for code in rig.codes() if rig.verify(code)]
        self.assertEqual(len(valid), 1)


def add_moment(moment, first_visit, offers):
    name = "test_killed_" + moment.replace(":", "_").replace("-", "_")
    setattr(CrashWalk, name, lambda self: self.walk(moment, first_visit, offers))


for each in moments(STEPS):
    add_moment(each, FIRST_VISIT, offers_after)
for each in moments(RETURN_STEPS):
    add_moment(each, VISIT_AND_RETURN, offers_after_return)

if __name__ == "__main__":
    unittest.main()
