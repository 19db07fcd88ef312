# SPDX-License-Identifier: Apache-2.0
"""`kiosk views`: every view as a picture and as data, and what it says to wrong options."""
import json
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from rig import program


def views(*options):
    return subprocess.run([program("kiosk"), "views", *options], capture_output=True, text=True, timeout=240, check=False)


def png_size(path):
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n", path
    return struct.unpack(">II", head[16:24])


class Views(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kiosk-views-")
        self.addCleanup(folder.cleanup)
        self.out = Path(folder.name) / "made" / "views"

    def test_pictures_and_data(self):
        sheet = self.out.parent / "sheet.png"
        done = views("--out", str(self.out), "--contact-sheet", str(sheet), "--size", "800x480", "--language", "fr",
                     "--theme", "dark", "--text-scale", "1.5", "--reach")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        document = json.loads((self.out / "views.json").read_text(encoding="utf-8"))
        named = {view["name"]: view for view in document["views"]}
        self.assertEqual(len(named), len(document["views"]))
        self.assertEqual({view["picture"] for view in named.values()}, {p.name for p in self.out.glob("*.png")})
        for view in named.values():
            self.assertEqual(png_size(self.out / view["picture"]), (800, 480))
            self.look_at(view)
        self.assertGreater(min(png_size(sheet)), 500)
        actions = [node["action"] for node in named["choices-reserved"]["nodes"]]
        self.assertIn("print_reserved", actions)

    def look_at(self, view):
        with self.subTest(view["name"]):
            self.assertEqual((view["size"], view["language"], view["theme"]), ([800, 480], "fr", "dark"))
            self.assertEqual((view["text_scale"], view["reach"]), (1.5, True))
            self.assertTrue(view["speech"])
            stops = [node["focus"] for node in view["nodes"] if node["focus"] is not None]
            self.assertEqual(stops, list(range(len(stops))))
            for node in view["nodes"]:
                self.assertEqual(len(node["rect"]), 4)
                self.assertRegex(node["colors"]["text"], r"^#[0-9A-F]{6}([0-9A-F]{2})?$")
                self.assertEqual(node["focus"] is not None, node["action"] is not None)
                if node["action"] is not None:
                    self.assertTrue(node["speech"])

    def test_a_second_time_writes_over_the_first(self):
        for size in ("640x480", "480x640"):
            self.assertEqual(views("--out", str(self.out), "--size", size).returncode, 0)
        document = json.loads((self.out / "views.json").read_text(encoding="utf-8"))
        self.assertEqual({tuple(view["size"]) for view in document["views"]}, {(480, 640)})
        self.assertFalse(list(self.out.glob("*.part")))

    def test_wrong_options_are_named(self):
        for options, word in (
            ((), "--out"),
            (("--size", "1080"), "--size 1080"),
            (("--size", "0x480"), "--size 0x480"),
            (("--size", "99999x480"), "--size 99999x480"),
            (("--size", "800x480x2"), "--size"),
            (("--theme", "pink"), "pink"),
            (("--language", "tlh"), "--language tlh"),
            (("--text-scale", "3"), "--text-scale"),
            (("--text-scale", "big"), "text-scale"),
        ):
            with self.subTest(options):
                where = ("--out", str(self.out)) if options else ()
                done = views(*where, *options)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(word, done.stderr)
                self.assertEqual(done.stderr.count("\n"), 1)
                self.assertFalse(self.out.exists())

    def test_a_folder_that_cannot_be_made(self):
        self.out.parent.parent.joinpath("made").write_text("a file", encoding="utf-8")
        done = views("--out", str(self.out), "--size", "640x480")
        self.assertEqual(done.returncode, 1)
        self.assertIn("made", done.stderr)


if __name__ == "__main__":
    unittest.main()
