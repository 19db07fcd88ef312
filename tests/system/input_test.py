# SPDX-License-Identifier: Apache-2.0
"""Bad input from outside: one clear line that names file and mend, a non-zero end, and nothing lost."""
import os
import pathlib
import socket
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import CLOCK, SOURCE, Rig, end, program, run

FESTIVAL = (SOURCE / "assets/demo/festival.toml").read_text()


class CommandTest(unittest.TestCase):
    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)
        self.rig.start_central()
        self.rig.start_printer()

    def refused(self, *words):
        """Runs a command that must fail with one line; returns the line."""
        done = run(*words, check=False)
        self.assertNotEqual(done.returncode, 0)
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        self.assertEqual(len(lines), 1, done.stderr)
        return lines[0]

    def kiosk(self):
        return self.refused(program("kiosk"), "run", "--config", str(self.rig.folder / "kiosk.toml"))

    def central_import(self, text):
        file = self.rig.folder / "festival.toml"
        file.write_text(text)
        return self.refused(program("central"), "import", str(file), "--database", self.rig.database, "--clock", CLOCK)

    def test_a_config_that_is_not_there(self):
        self.assertIn("kiosk.toml", self.kiosk())

    def test_a_config_that_cannot_be_read(self):
        for content in (b"\x00\xff\xfe garbage", b"[kiosk\nname =", b"", b"a" * 100_000):
            (self.rig.folder / "kiosk.toml").write_bytes(content)
            self.assertIn("kiosk.toml", self.kiosk())
        (self.rig.folder / "kiosk.toml").unlink()
        (self.rig.folder / "kiosk.toml").mkdir()
        self.assertIn("kiosk.toml", self.kiosk())

    def test_an_unknown_key_in_the_config(self):
        config = self.rig.write_config(printer='kind = "tcp"\nhots = "127.0.0.1"')
        line = next(n for n, text in enumerate(config.read_text().splitlines(), 1) if text.startswith("hots"))
        said = self.kiosk()
        self.assertIn(f"kiosk.toml:{line}:", said)
        self.assertIn("host", said)

    def test_a_missing_font(self):
        self.rig.write_config(display='inter_dir = "no-such-folder"\n')
        said = self.kiosk()
        self.assertIn("no-such-folder", said)
        self.assertIn("fonts-inter", said)

    def test_a_missing_token(self):
        self.rig.write_config()
        (self.rig.folder / "token").unlink()
        self.assertIn("token", self.kiosk())

    def test_a_screening_that_ends_before_it_starts(self):
        said = self.central_import(FESTIVAL.replace('ends = "day 0 20:', 'ends = "day 0 08:', 1))
        self.assertRegex(said, r"festival\.toml:\d+: ")
        self.assertIn("clean", self.rig.audit().stdout)

    def test_a_festival_that_is_a_folder(self):
        self.assertIn("is a folder", self.refused(program("central"), "import", str(self.rig.folder), "--database",
                                                  self.rig.database))

    def test_a_database_whose_folder_is_not_there(self):
        said = self.refused(program("central"), "import", str(SOURCE / "assets/demo/festival.toml"), "--database",
                            f"sqlite:{self.rig.folder}/none/central.db")
        self.assertIn("make it: mkdir -p", said)

    def test_no_display(self):
        self.rig.write_config()
        without = {name: value for name, value in os.environ.items()
                   if name not in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY")}
        done = subprocess.run([program("kiosk"), "run", "--config", str(self.rig.folder / "kiosk.toml")], env=without,
                              capture_output=True, text=True, timeout=60)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("SDL_VIDEODRIVER=kmsdrm", done.stderr)

    def test_a_duplicate_id(self):
        self.assertRegex(self.central_import(FESTIVAL.replace('id = "p-26-0007"', 'id = "p-26-0006"', 1)),
                         r"festival\.toml:\d+: .*p-26-0006")

    def test_a_festival_that_is_not_toml(self):
        self.assertRegex(self.central_import("[festival\n"), r"festival\.toml:\d+")


class VisitTest(unittest.TestCase):
    """Passes and devices that are no good: the calm view, and the kiosk serves the next person."""

    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)
        self.rig.start_central()
        self.rig.start_printer()

    def visit(self, script, **config):
        self.rig.write_config(script=script, **config)
        kiosk = self.rig.start_kiosk()
        status = kiosk.wait(timeout=120)
        self.assertEqual(status, 0, self.rig.log("kiosk.log"))

    def visit_log(self, script, **config):
        """A visit, and what the kiosk's log has of it."""
        (self.rig.folder / "kiosk.log").unlink(missing_ok=True)
        self.visit(script, **config)
        return self.rig.log("kiosk.log")

    def scans(self, text):
        (self.rig.folder / "scans.txt").write_text(f"wait 1500\nscan QRCode {text}\nwait 4000\nscan QRCode FEST-26-0006\n")
        self.visit("await message That is not a pass\nawait choices Leilani\nquit\n",
                   scanner='kind = "script"\npath = "scans.txt"\n')

    def test_a_pass_of_3000_bytes(self):
        self.scans("A" * 3000)

    def test_control_characters_in_a_pass(self):
        self.scans(r"FEST\x1b[2J\x0026")

    def test_a_printer_that_refuses_the_connection(self):
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            port = closed.getsockname()[1]
            shown = self.rig.make_pass("FEST-26-0006")
            self.visit(
                f"await scan\nshow {shown}\nawait choices\npress Get ticket\nawait message Your ticket is safe\n"
                "press Show ticket on screen\nawait ticket Photograph this ticket\npicture shown\nwait 300\npress Done\n"
                "await scan\nquit\n",
                printer=f'kind = "tcp"\nhost = "127.0.0.1"\nport = {port}')
        from rig import read_code
        self.assertTrue(self.rig.verify(read_code(self.rig.folder / "screens/shown.png")))
        self.assertIn("clean", self.rig.audit().stdout)

    def test_a_script_that_shows_no_pass_is_no_reader(self):
        lost = f'kind = "serial"\npath = "{self.rig.folder}/ttyACM0"\n'
        self.visit("await scan This kiosk can\u2019t read passes at the moment\nquit\n", scanner=lost,
                   kiosk='other_kiosk = "first floor"\n')
        self.assertIn("warning reader: none is set up", self.visit_log("await scan This kiosk can\u2019t read\nquit\n"))
        shown = self.rig.make_pass("FEST-26-0006")
        self.visit(f"await scan\nshow {shown}\nawait choices Leilani\nquit\n", scanner=lost)

    def test_a_picture_asked_for_right_before_the_end_is_written(self):
        picture = self.rig.folder / "screens/last.png"
        for _ in range(5):
            picture.unlink(missing_ok=True)
            self.visit("await scan\npicture last\nquit\n")
            self.assertTrue(picture.exists())


if __name__ == "__main__":
    unittest.main()
