# SPDX-License-Identifier: Apache-2.0
"""What platform/bundle.sh makes is enough for a machine that has neither the sources nor the build."""
import json
import os
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1] / "support"))
from rig import Rig, program, run

BUNDLE = HERE.parents[2] / "platform" / "bundle.sh"


def bundle(folder, check=True):
    # build/<preset>/bin
    preset = pathlib.Path(program("kiosk")).resolve().parents[1].name
    return run("env", f"KIOSK_PRESET={preset}", str(BUNDLE), str(folder), check=check)


class BundleTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rig = Rig()
        cls.addClassCleanup(cls.rig.__exit__)
        cls.folder = cls.rig.folder / "kiosk"
        bundle(cls.folder)

    def test_the_programs_find_what_they_load(self):
        kiosk = str(self.folder / "bin" / "kiosk")
        out = self.rig.folder / "views"
        run("env", "-C", str(self.rig.folder), "SDL_VIDEODRIVER=offscreen", kiosk, "views", "--out", str(out),
            "--size", "800x480", "--language", "fr")
        views = (out / "views.json").read_text(encoding="utf-8")
        self.assertTrue(json.loads(views))
        self.assertIn("Aide", views)
        picture = self.rig.folder / "pass.pgm"
        run(str(self.folder / "bin" / "make-pass"), "--text", "P-1", "--out", str(picture))
        # Pictures are decoded by the program that lies beside it.
        self.assertEqual(run(kiosk, "scan", str(picture)).stdout, f"{picture}\tQRCode\tP-1\n")

    def test_the_packages_are_named(self):
        packages = (self.folder / "packages.txt").read_text(encoding="utf-8").split()
        for needed in ("libsdl2-2.0-0", "libc6", "fonts-inter", "tzdata"):
            self.assertIn(needed, packages)
        self.assertFalse([name for name in packages if name.endswith("-dev")])
        self.assertEqual(packages, sorted(set(packages)))

    def test_a_folder_that_exists_is_left_alone(self):
        folder = self.rig.folder / "mine"
        folder.mkdir()
        done = bundle(folder, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("exists; name a folder that does not", done.stderr)
        self.assertEqual(os.listdir(folder), [])


if __name__ == "__main__":
    unittest.main()
