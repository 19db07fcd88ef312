# SPDX-License-Identifier: Apache-2.0
"""What a build says while it works: platform/build.sh over a cmake that only plays one."""
import os
import pathlib
import pty
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]

PLAYED = """#!/bin/sh
case $1 in
  --preset) mkdir -p build/$2; touch build/$2/build.ninja; exit 0 ;;
esac
cat output
exit $(cat status)
"""
CHECKED = "[0/2] Re-checking globbed directories...\n"


class Progress(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kiosk-progress."))
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "platform").mkdir()
        shutil.copy(SOURCE / "platform/build.sh", self.folder / "platform/build.sh")
        (self.folder / "CMakePresets.json").write_text("{}")
        (self.folder / "bin").mkdir()
        played = self.folder / "bin/cmake"
        played.write_text(PLAYED)
        played.chmod(0o755)
        (self.folder / "build/release").mkdir(parents=True)
        (self.folder / "build/release/build.ninja").touch()

    def build(self, output, status=0, stdout=subprocess.PIPE):
        (self.folder / "output").write_text(output)
        (self.folder / "status").write_text(str(status))
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return subprocess.run([str(self.folder / "platform/build.sh"), "demo", "release", "kiosk", "central"], text=True,
                              stdout=stdout, stderr=subprocess.PIPE, env={**os.environ, "PATH": path}, timeout=60, check=False)

    def test_nothing_to_build_is_nothing_said(self):
        done = self.build(CHECKED + "ninja: no work to do.\n")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def test_on_a_pipe_it_says_now_and_then_how_far_it_is(self):
        done = self.build(CHECKED + "".join(f"[{n}/400] Building CXX object a{n}.o\n" for n in range(1, 401)))
        lines = done.stdout.splitlines()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(lines[0], "demo: building 400 parts, which takes a few minutes the first time")
        self.assertEqual(lines[1], "demo: building, 1 of 400")
        self.assertEqual(lines[-1], "demo: building, 400 of 400")
        self.assertEqual(len(lines), 12)

    def test_on_a_terminal_it_is_one_line(self):
        reading, writing = pty.openpty()
        done = self.build("[1/3] Building a\n[2/3] Building b\n[3/3] Linking c\n", stdout=writing)
        os.close(writing)
        said = os.read(reading, 4096).decode()
        os.close(reading)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(said.count("\n"), 1, said)
        self.assertIn("\rdemo: building, 1 of 3 \rdemo: building, 2 of 3 \rdemo: building, 3 of 3", said)

    def test_a_build_that_fails_shows_all_of_it(self):
        done = self.build("[1/2] Building a\nFAILED: a.o\na.cpp:1: error: no such thing\n", status=1)
        self.assertEqual(done.returncode, 1)
        self.assertIn("a.cpp:1: error: no such thing", done.stderr)

    def test_where_nothing_is_prepared_it_says_that_it_prepares(self):
        (self.folder / "build/release/build.ninja").unlink()
        self.assertEqual(self.build("ninja: no work to do.\n").stdout, "demo: preparing the build in build/release\n")


if __name__ == "__main__":
    unittest.main()
