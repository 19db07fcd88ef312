# SPDX-License-Identifier: Apache-2.0
"""`kiosk scan`: picture files and simulated scanners through the kiosk's own pipeline, and what is refused."""
import os
import pathlib
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import Rig, program, run


class ScanFilesTest(unittest.TestCase):
    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)

    def draw(self, name, *words):
        picture = self.rig.folder / name
        run(program("make-pass"), "--out", str(picture), *words)
        return picture

    def scan(self, *words, status=0):
        done = run(program("kiosk"), "scan", *map(str, words), check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def test_a_line_a_symbol(self):
        plain = self.draw("plain.pgm", "--text", "P-2024-0042")
        turned = self.draw("turned.pgm", "--text", "P-2024-0043", "--format", "Aztec", "--rotate", "33")
        dark = self.draw("dark.pgm", "--text", "P-2024-0044", "--inverted")
        bars = self.draw("bars.pgm", "--text", "P-2024-0045", "--format", "Code128", "--size", "500")
        self.assertEqual(
            self.scan(plain, turned, dark, bars).stdout,
            f"{plain}\tQRCode\tP-2024-0042\n{turned}\tAztec\tP-2024-0043\n{dark}\tQRCode\tP-2024-0044\n"
            f"{bars}\tCode128\tP-2024-0045\n")

    def test_what_is_no_text_is_escaped(self):
        picture = self.draw("odd.pgm", "--text", "a\tb\\c\rd\x1b[2J\x7f\u00e9")
        self.assertEqual(self.scan(picture).stdout, f"{picture}\tQRCode\ta\\tb\\\\c\\rd\\x1B[2J\\x7F\u00e9\n")

    def test_formats(self):
        picture = self.draw("aztec.pgm", "--text", "P-1", "--format", "Aztec")
        self.assertEqual(self.scan("--formats", "Aztec,QRCode", picture).stdout, f"{picture}\tAztec\tP-1\n")
        self.assertEqual(self.scan("--formats", "QRCode", picture, status=1).stdout, "")
        self.assertIn('did you mean "Aztec"', self.scan("--formats", "Aztek", picture, status=2).stderr)

    def test_no_symbol_and_no_picture(self):
        empty = self.rig.folder / "empty.pgm"
        empty.write_bytes(b"P5\n64 64\n255\n" + bytes([90]) * 4096)
        good = self.draw("good.pgm", "--text", "P-1")
        self.assertEqual(self.scan(empty, good, status=1).stdout, f"{good}\tQRCode\tP-1\n")
        junk = self.rig.folder / "junk.png"
        junk.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
        done = self.scan(junk, empty, good, status=2)
        self.assertEqual(done.stdout, f"{good}\tQRCode\tP-1\n")
        self.assertIn("junk.png", done.stderr)
        self.assertIn("missing.png", self.scan(self.rig.folder / "missing.png", status=2).stderr)

    def test_words_that_do_not_fit_together(self):
        good = self.draw("good.pgm", "--text", "P-1")
        self.assertIn("not both", self.scan("--camera", "auto", good, status=2).stderr)
        self.assertIn("--camera", self.scan(status=2).stderr)
        self.assertIn("--camera", self.scan("--preview", status=2).stderr)

    def test_a_camera_that_is_not_there_is_told_and_waited_for(self):
        done = self.scan("--camera", str(self.rig.folder / "video0"), "--seconds", "2", status=1)
        self.assertEqual(done.stdout, "")
        self.assertIn("video0", done.stderr)

    def begin(self, *words):
        """The line that tells how it ends; then it is ended as by Ctrl-C."""
        command = [program("kiosk"), "scan", "--camera", str(self.rig.folder / "video0"), *words]
        environment = {**os.environ, "SDL_VIDEODRIVER": "dummy"}
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=environment) as scan:
            lines = iter(scan.stderr.readline, "")
            found = next((line for line in lines if "reads until" in line), "")
            scan.send_signal(signal.SIGINT)
        return found

    def test_how_it_is_ended_is_told(self):
        rest = "; a device that is missing is used as soon as it is plugged in\n"
        self.assertEqual(self.begin(), "kiosk scan: reads until Ctrl-C" + rest)
        self.assertEqual(self.begin("--preview"), "kiosk scan: reads until Ctrl-C or until its window is closed" + rest)

    def test_the_list(self):
        lines = self.scan("--list").stdout.splitlines()
        self.assertGreaterEqual(len(lines), 2)


class SignedPassTest(unittest.TestCase):
    """What the service signs, the kiosk opens without it."""

    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)

    def central(self, *words):
        return run(program("central"), *words, "--database", self.rig.database).stdout

    def scan(self, *lines, passes):
        script = self.rig.folder / "scans.txt"
        script.write_text("".join(f"scan QRCode {line}\nwait 50\n" for line in lines))
        config = self.rig.write_config(printer='kind = "none"', scanner='kind = "script"\npath = "scans.txt"\n',
                                       passes=passes + "\n")
        return run(program("kiosk"), "scan", "--config", str(config), "--seconds", "2", check=False)

    def test_genuine_forged_and_opaque(self):
        (self.rig.folder / "keys.json").write_text(self.central("keys"))
        genuine = self.central("passes", "sign", "FEST-26-0006").split("\t")[1].strip()
        forged = genuine[:-8] + "AAAAAAAA"
        done = self.scan(genuine, forged, "FEST-26-0007", passes='keys_file = "keys.json"')
        self.assertEqual([line.split("\t")[2] for line in done.stdout.splitlines()], ["FEST-26-0006", "FEST-26-0007"])
        self.assertEqual(done.stderr.count("no pass"), 1)
        self.assertNotIn(forged, done.stderr)
        done = self.scan(genuine, "FEST-26-0007", passes='keys_file = "keys.json"\nsigned_only = true')
        self.assertEqual([line.split("\t")[2] for line in done.stdout.splitlines()], ["FEST-26-0006"])
        self.assertIn("something that is no pass: not signed, with signed_only in [passes]", done.stderr)
        self.assertIn("refused scans: 1 (1 not signed, with signed_only in [passes])", done.stderr)
        self.assertNotIn("FEST-26-0007", done.stderr)

    def test_without_keys_a_signed_pass_is_none_and_the_setting_is_named(self):
        advice = "signed passes cannot be checked: set keys_file in [passes] (central keys prints it)"
        genuine = self.central("passes", "sign", "FEST-26-0006").split("\t")[1].strip()
        done = self.scan(genuine, genuine[:-1], genuine, passes="")
        self.assertEqual(done.stdout, "")
        self.assertIn("a signed pass; " + advice, done.stderr)
        self.assertEqual(done.stderr.count("warning reading: " + advice), 1)
        self.assertIn("not genuine", done.stderr)
        self.assertNotIn(genuine[:20], done.stderr)

        picture = self.rig.folder / "signed.pgm"
        run(program("make-pass"), "--text", genuine, "--out", str(picture))
        scan = [program("kiosk"), "scan", str(picture)]
        done = run(*scan)
        self.assertEqual((done.stdout, done.stderr), (f"{picture}\tQRCode\t{genuine}\n", ""))
        scan += ["--config", str(self.rig.folder / "kiosk.toml")]
        done = run(*scan, check=False)
        self.assertEqual((done.returncode, done.stdout), (1, f"{picture}\tQRCode\t{genuine}\n"))
        self.assertEqual(done.stderr, f"kiosk scan: {picture}: a signed pass; {advice}\n")
        (self.rig.folder / "keys.json").write_text(self.central("keys"))
        self.rig.write_config(printer='kind = "none"', passes='keys_file = "keys.json"\n')
        done = run(*scan)
        self.assertEqual((done.stdout, done.stderr), (f"{picture}\tQRCode\t{genuine}\n", ""))

    def test_a_kiosk_without_keys_tells_its_log_once(self):
        genuine = self.central("passes", "sign", "FEST-26-0006").split("\t")[1].strip()
        (self.rig.folder / "scans.txt").write_text(f"wait 1500\nscan QRCode {genuine}\nwait 2000\nscan QRCode {genuine}\n")
        self.rig.start_central()
        self.rig.write_config(script="await message That is not a pass\nwait 3000\nquit\n",
                              printer='kind = "none"', scanner='kind = "script"\npath = "scans.txt"\n')
        self.assertEqual(self.rig.start_kiosk().wait(timeout=60), 0, self.rig.log("kiosk.log"))
        log = self.rig.log("kiosk.log")
        self.assertEqual(log.count("warning reading: signed passes cannot be checked: set keys_file in [passes]"), 1)
        self.assertNotIn(genuine[:20], log)

    def test_a_keys_file_that_is_damaged(self):
        (self.rig.folder / "keys.json").write_text('{"keys":[{"id":1}]}')
        done = self.scan("P-1", passes='keys_file = "keys.json"')
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, "keys.json.*kiosk enrol")

    def test_enrolling_brings_the_keys(self):
        self.rig.start_central()
        code = run(program("central"), "devices", "enrol", "--database", self.rig.database, "--venue", "bader", "--name",
                   "porch", "--clock", self.rig.clock).stdout.splitlines()[0]
        (self.rig.folder / "token").unlink()
        config = self.rig.write_config(printer='kind = "none"', passes='keys_file = "keys.json"\n')
        run(program("kiosk"), "enrol", "--config", str(config), "--code", code)
        self.assertEqual((self.rig.folder / "keys.json").read_text().strip(), self.central("keys").strip())


if __name__ == "__main__":
    unittest.main()
