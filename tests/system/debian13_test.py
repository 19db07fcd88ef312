# SPDX-License-Identifier: Apache-2.0
"""tests/debian13.sh where it cannot begin, fails or is interrupted; a stand-in for debootstrap makes no root."""
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = PROJECT / "tests" / "debian13.sh"
PATIENCE = 60  # seconds
OTHER_USER = 65534


def may_begin():
    """A root that may mount, in a checkout: not in what the script itself made."""
    return (os.geteuid() == 0 and shutil.which("git") is not None and (PROJECT / ".git").exists()
            and subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"], check=False).returncode == 0)


class Debian13(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="kiosk-debian13-")))
        self.cache = self.folder / "cache"
        self.programs = self.folder / "programs"
        self.programs.mkdir()

    def debootstrap(self, script):
        program = self.programs / "debootstrap"
        program.write_text("#!/bin/bash\n" + script, encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def start(self, **more):
        environment = {**os.environ, "PATH": f"{self.programs}:{os.environ['PATH']}",
                       "KIOSK_DEBIAN_CACHE": str(self.cache), **more}
        return subprocess.Popen([SCRIPT, "-R", "golden"], env=environment, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True)

    def test_without_root(self):
        user = {"user": OTHER_USER, "group": OTHER_USER, "extra_groups": []} if os.geteuid() == 0 else {}
        # Through standard input: another user may not be let into the project's folder.
        text = SCRIPT.read_text(encoding="utf-8").replace("${BASH_SOURCE[0]}", str(SCRIPT))
        ran = subprocess.run(["bash", "-s"], input=text, env={**os.environ, "HOME": "/"}, capture_output=True,
                             text=True, check=False, cwd="/", **user)
        self.assertEqual(ran.returncode, 2)
        self.assertEqual(ran.stderr, "debian13.sh: needs root, to mount: sudo tests/debian13.sh\n")

    @unittest.skipUnless(may_begin(), "needs a root that may mount, and a checkout")
    def test_a_mirror_that_does_not_answer(self):
        self.debootstrap('echo "E: Failed getting release file $4"; exit 1\n')
        run = self.start(KIOSK_DEBIAN_MIRROR="http://mirror.invalid/debian")
        said = run.communicate(timeout=PATIENCE)[0]
        self.assertEqual(run.returncode, 2)
        self.assertIn("makes a clean Debian 13 from http://mirror.invalid/debian", said)
        self.assertIn("debootstrap failed: all of it is in", said)
        self.nothing_is_left()

    @unittest.skipUnless(may_begin(), "needs a root that may mount, and a checkout")
    def test_interrupted(self):
        self.debootstrap('for folder; do [[ $folder == */new ]] && root=$folder; done\n'
                         'mkdir -p "$root" && mount -t tmpfs tmpfs "$root" && touch "$root/file"\n'
                         f'echo mounted >{self.folder}/told\nsleep 600\n')
        os.mkfifo(self.folder / "told")
        run = self.start()
        with open(self.folder / "told", encoding="utf-8") as told:
            self.assertEqual(told.read(), "mounted\n")
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=PATIENCE)
        self.assertEqual(run.returncode, 130)
        self.nothing_is_left()

    def nothing_is_left(self):
        self.assertNotIn(str(self.folder), pathlib.Path("/proc/mounts").read_text(encoding="utf-8"))
        self.assertEqual([path.name for path in self.cache.iterdir() if path.is_dir()], [])
        for process in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
            try:
                self.assertNotIn(str(self.programs).encode(), process.read_bytes())
            except (FileNotFoundError, ProcessLookupError):
                pass


if __name__ == "__main__":
    unittest.main()
