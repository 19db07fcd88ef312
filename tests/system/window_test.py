# SPDX-License-Identifier: Apache-2.0
"""The real window under a real X server, touched by a real pointer: from a pass to a ticket that the door lets in."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import rig as rig_module
from rig import Rig, wait_for
from x_server import XServer


class WindowTest(unittest.TestCase):
    def setUp(self):
        self.server = XServer("1080x1920")
        self.addCleanup(self.server.close)
        self.rig = self.enterContext(Rig()) if hasattr(self, "enterContext") else Rig()
        if not hasattr(self, "enterContext"):
            self.addCleanup(self.rig.__exit__)
        self.rig.start_central()
        self.rig.start_printer()
        self.environment = self.server.environment

    def press(self, screen, label):
        target = next(t for t in screen["targets"] if t["label"].startswith(label))
        x, y = target["x"] + target["width"] // 2, target["y"] + target["height"] // 2
        self.server.hand("mousemove", x, y, "click", 1)

    def test_a_pass_becomes_a_ticket(self):
        rig = self.rig
        passes = rig.make_pass("FEST-26-0006")
        config = rig.write_config(camera='kind = "folder"\npath = "passes"\nhold_ms = 1500\n', display='hide_pointer = false\n',
                                  session="strike_ms = 0\n")  # this hand is quicker than one that trembles
        self.assertTrue((rig.folder / passes).exists() and config.exists())
        kiosk = rig.start_kiosk(environment=self.environment)
        choices, after = rig.await_screen("choices", "Hello, Leilani")
        self.press(choices, "Get ticket")
        delivered, after = rig.await_screen("delivered", "Take your ticket", after)
        # The camera still holds the pass up now and then; the trace tells what followed the press.
        self.press(delivered, "Done")
        rig.await_screen("scan", "Scan your pass", after)
        self.assertEqual(rig_module.end(kiosk), 0)

        codes = rig.codes()
        self.assertEqual(len(codes), 1)
        self.assertTrue(rig.verify(codes[0]))
        self.assertIn("clean", rig.audit().stdout)

    def test_a_touch_that_slides_off_does_nothing(self):
        rig = self.rig
        rig.make_pass("FEST-26-0006")
        rig.write_config(camera='kind = "folder"\npath = "passes"\nhold_ms = 1500\n')
        rig.start_kiosk(environment=self.environment)
        choices, after = rig.await_screen("choices")
        target = next(t for t in choices["targets"] if t["label"].startswith("Get ticket"))
        x, y = target["x"] + 5, target["y"] + 5
        self.server.hand("mousemove", x, y, "mousedown", 1, "mousemove", 2, 2, "mouseup", 1)
        self.press(choices, "Accessibility")
        rig.await_screen("panel", "Accessibility", after=after)
        self.assertEqual(rig.printed(), [])

    def test_the_window_has_its_name_and_a_stop_signal_ends_it(self):
        rig = self.rig
        rig.write_config()
        kiosk = rig.start_kiosk(environment=self.environment)
        rig.await_screen("scan")
        window = wait_for(lambda: self.server.finds("Box office"), "the window")
        # Without a window manager nobody sends WM_DELETE_WINDOW: the signal that systemd sends has to do as well.
        self.assertTrue(window)
        self.assertEqual(rig_module.end(kiosk), 0)


if __name__ == "__main__":
    unittest.main()
