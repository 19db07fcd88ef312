# SPDX-License-Identifier: Apache-2.0
"""A journal that cannot be used, damaged or lost: the kiosk says so on its screen, goes on by itself, loses no ticket."""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import SOURCE, Rig, end, program, wait_for

VISIT = """await scan
show {passes}
await choices Leilani
press Get ticket
await delivered
wait 60000
"""


class JournalTest(unittest.TestCase):
    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)
        self.rig.start_central()

    def start(self, journal):
        config = self.rig.write_config(printer='kind = "none"')
        config.write_text(config.read_text().replace('journal = "journal.db"', f'journal = "{journal}"'))
        return self.rig.start_kiosk()

    def out_of_service(self, words):
        screen, after = self.rig.await_screen("message", "Please go to the box office")
        wait_for(lambda: words in self.rig.log("kiosk.log"), words)
        return screen, after

    def test_a_missing_folder_and_then_not(self):
        kiosk = self.start("spool/journal.db")
        _, after = self.out_of_service("make its folder")
        (self.rig.folder / "spool").mkdir()
        self.rig.await_screen("scan", "", after)
        self.assertEqual(end(kiosk), 0)
        self.assertEqual(self.rig.log("kiosk.log").count("make its folder"), 1)

    def test_a_file_of_something_else_is_left_as_it_is(self):
        journal = self.rig.folder / "journal.db"
        journal.write_bytes(b"these are not the records of a kiosk\n" * 200)
        before = journal.read_bytes()
        kiosk = self.start("journal.db")
        _, after = self.out_of_service("nothing was deleted")
        self.assertEqual(journal.read_bytes(), before)
        journal.rename(self.rig.folder / "letters.txt")
        self.rig.await_screen("scan", "", after)
        self.assertEqual(end(kiosk), 0)

    def test_a_journal_in_use(self):
        with sqlite3.connect(self.rig.folder / "journal.db") as other:
            other.execute("PRAGMA locking_mode=EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            kiosk = self.start("journal.db")
            _, after = self.out_of_service("in use by another kiosk")
            other.rollback()
        other.close()
        self.rig.await_screen("scan", "", after)
        self.assertEqual(end(kiosk), 0)

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("mount"), "needs a small disk of its own")
    def test_a_full_disk_and_a_read_only_one(self):
        disk = self.rig.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True).returncode:
            self.skipTest("no disk can be mounted here")
        self.addCleanup(subprocess.run, ["umount", "-l", str(disk)])
        (disk / "ballast").write_bytes(b"x" * (256 * 1024 - 4096))
        kiosk = self.start("disk/journal.db")
        _, after = self.out_of_service("free some")
        (disk / "ballast").unlink()
        self.rig.await_screen("scan", "", after)
        self.assertEqual(end(kiosk), 0)

        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        kiosk = self.start("disk/journal.db")
        _, after = self.out_of_service("writable")
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        self.rig.await_screen("scan", "", after)
        self.assertEqual(end(kiosk), 0)

    def killed_with_a_ticket(self):
        """A kiosk that lost its power while a ticket was printed."""
        self.rig.start_printer()
        passes = self.rig.make_pass("FEST-26-0006")
        config = self.rig.write_config(script=VISIT.format(passes=passes))
        mortal = self.rig.start_kiosk(
            [program("mortal-kiosk"), str(config), str(SOURCE / "assets"), "after:marked-outcome"])
        mortal.wait(timeout=120)
        self.rig.write_config()

    def settles(self):
        """The service has its report; gives what the log said."""
        kiosk = self.rig.start_kiosk()
        self.rig.await_screen("scan")  # it has no reader: no pass is invited
        wait_for(lambda: "all tickets of the damaged journal are settled" in self.rig.log("kiosk.log"), "the settlement")
        self.assertEqual(end(kiosk), 0)
        self.assertEqual(self.rig.open_ways(), 0)
        self.assertIn("clean", self.rig.audit().stdout)
        return self.rig.log("kiosk.log")

    def test_a_flipped_bit_in_the_log(self):
        self.killed_with_a_ticket()
        log = self.rig.folder / "journal.db-wal"
        frames = bytearray(log.read_bytes())
        frames[40] ^= 1  # the first frame's: all behind it are dropped
        log.write_bytes(frames)
        said = self.settles()
        self.assertIn("1 tickets to settle", said)
        self.assertEqual(len(list(self.rig.folder.glob("journal.db.damaged-*-wal"))), 1)

    def test_journal_and_mark_lost_together(self):
        self.killed_with_a_ticket()
        for file in self.rig.folder.glob("journal.db*"):
            file.unlink()
        said = self.settles()
        self.assertIn("1 tickets to settle that the service alone knows of", said)


if __name__ == "__main__":
    unittest.main()
