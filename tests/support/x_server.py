# SPDX-License-Identifier: Apache-2.0
"""A real X server without a screen, and a hand on its mouse and keyboard."""
import os
import subprocess

PATIENCE = 60  # seconds


class XServer:
    """One screen, on a display number that it finds by itself. Ended by close()."""

    def __init__(self, size):
        read, write = os.pipe()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.environment = {"SDL_VIDEODRIVER": "x11", "DISPLAY": ":" + pipe.readline().strip()}

    def hand(self, *words):
        """What xdotool does: mousemove X Y, click 1, key Down."""
        subprocess.run(["xdotool", *map(str, words)], env={**os.environ, **self.environment}, check=True, timeout=PATIENCE)

    def finds(self, name):
        """The windows of that name."""
        found = subprocess.run(["xdotool", "search", "--name", name], capture_output=True, text=True,
                               env={**os.environ, **self.environment}, timeout=PATIENCE)
        return found.stdout.split()

    def close(self):
        self._process.terminate()
        self._process.wait()
