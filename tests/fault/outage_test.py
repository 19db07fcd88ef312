# SPDX-License-Identifier: Apache-2.0
"""The service goes away before, during and after an issue: a calm view, and exactly one ticket once it is back."""
import pathlib
import socket
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import PATIENCE, Rig, end, wait_for


class Wire:
    """A TCP relay before the service that can lose an answer: it kills the service at a chosen moment of one request."""

    def __init__(self, rig):
        self._rig = rig
        self._lock = threading.Lock()
        self._trap = None
        self._held = None
        self._free = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def kill_service(self, moment, path):
        """`moment`: "before" the next request of `path` arrives, or "after" the service has answered it."""
        self._trap = (moment, f"POST {path}".encode())

    def hold(self, start, end_of_path):
        """Keeps requests of such a path waiting until release()."""
        self._free.clear()
        self._held = (f"POST {start}".encode(), end_of_path.encode())

    def release(self):
        self._held = None
        self._free.set()

    def close(self):
        self.release()
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _take(self, moment, request):
        with self._lock:
            if self._trap and self._trap[0] == moment and request.startswith(self._trap[1]):
                self._trap = None
                return True
        return False

    def _serve(self, client):
        """One request at a time; the kiosk does not pipeline."""
        try:
            with client, socket.create_connection(("127.0.0.1", self._rig.central_port)) as service:
                while request := read_message(client):
                    path = request.split(b" HTTP/", 1)[0]
                    if self._held and path.startswith(self._held[0]) and path.endswith(self._held[1]):
                        self._free.wait(PATIENCE)
                    if self._take("before", request):
                        self._rig.stop_central()
                        return
                    service.sendall(request)
                    answer = read_message(service)
                    if self._take("after", request):
                        self._rig.stop_central()
                        return
                    if not answer:
                        return
                    client.sendall(answer)
        except OSError:
            pass


def read_message(stream):
    """A whole HTTP message with a Content-Length, or nothing where the other side is gone."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = stream.recv(65536)
        if not more:
            return b""
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            length = int(value)
    while len(body) < length:
        more = stream.recv(65536)
        if not more:
            return b""
        body += more
    return head + b"\r\n\r\n" + body


class OutageTest(unittest.TestCase):
    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)
        self.rig.start_central()
        self.rig.start_printer()
        self.wire = Wire(self.rig)
        self.addCleanup(self.wire.close)
        self.passes = self.rig.make_pass("FEST-26-0006")

    def start(self, script):
        self.rig.write_config(script=script, service_port=self.wire.port)
        return self.rig.start_kiosk()

    def assert_one_ticket(self):
        self.assertIn("clean", self.rig.audit().stdout)
        self.assertEqual(len([code for code in self.rig.codes() if self.rig.verify(code)]), 1)

    def settle(self):
        """Runs the kiosk with nobody there until its journal owes nothing."""
        for _ in range(20):
            kiosk = self.rig.start_kiosk()
            self.rig.await_screen("scan")
            time.sleep(1)
            end(kiosk)
            if self.rig.open_ways() == 0:
                return
        self.fail(f"{self.rig.open_ways()} ways stay open: {self.rig.log('kiosk.log')}")

    def wait_for_end(self, kiosk):
        self.assertEqual(kiosk.wait(timeout=150), 0, self.rig.log("kiosk.log"))

    def test_gone_before_the_request_arrives(self):
        self.wire.kill_service("before", "/v1/tickets ")
        kiosk = self.start(f"await scan\nshow {self.passes}\nawait choices\npress Get ticket\n"
                           "await message Still asking\npicture slow\nawait delivered\npress Done\nawait scan\nquit\n")
        self.rig.await_screen("message", "Still asking")
        self.assertEqual(self.rig.printed(), [])
        self.rig.start_central()
        self.wait_for_end(kiosk)
        self.assert_one_ticket()

    def test_gone_with_the_answer(self):
        self.wire.kill_service("after", "/v1/tickets ")
        kiosk = self.start(f"await scan\nshow {self.passes}\nawait choices\npress Get ticket\n"
                           "await message Still asking\nawait delivered\npress Done\nawait scan\nquit\n")
        self.rig.await_screen("message", "Still asking")
        self.rig.start_central()
        self.wait_for_end(kiosk)
        self.assertEqual(len(self.rig.printed()), 1)
        self.assert_one_ticket()

    def test_gone_with_the_answer_and_the_person_too(self):
        self.wire.kill_service("after", "/v1/tickets ")
        kiosk = self.start(f"await scan\nshow {self.passes}\nawait choices\npress Get ticket\n"
                           "await message Still asking\npress I’ll come back\nawait message We’re still asking\npress OK\n"
                           "await scan\nwait 60000\n")
        self.rig.await_screen("message", "We’re still asking")
        self.rig.start_central()
        _, shown = self.rig.await_screen("scan", "Scan your pass", len(self.rig.screens()) - 1)
        end(kiosk)
        self.assertEqual(self.rig.printed(), [])
        # Whatever was withdrawn before the end: the next start withdraws the rest. It had been issued, and waits.
        self.rig.write_config(script=f"await scan\nwait 4000\nshow {self.passes}\nawait choices\npress Print\n"
                                     "await delivered\npress Done\nawait scan\nquit\n")
        self.wait_for_end(self.rig.start_kiosk())
        self.assert_one_ticket()

    def test_a_reprint_that_nobody_waits_for_is_never_begun(self):
        """The request is swallowed and the power fails: the paper in the pocket stays good."""
        self.wait_for_end(self.start(f"await scan\nshow {self.passes}\nawait choices\npress Get ticket\nawait delivered\n"
                                     "press Done\nawait scan\nquit\n"))
        self.rig.write_config(service_port=self.wire.port)
        self.settle()
        self.wire.kill_service("before", "/v1/tickets/")
        kiosk = self.start(f"await scan Scan your pass\nshow {self.passes}\nawait choices\npress Reprint\n"
                           "await message Make your ticket anew\npress Make a new one\nawait message Still asking\n"
                           "wait 60000\n")
        self.rig.await_screen("message", "Still asking")
        kiosk.kill()
        kiosk.wait()
        self.rig.start_central()
        self.rig.write_config(service_port=self.wire.port)
        self.settle()
        self.assertEqual(len(self.rig.printed()), 1)
        self.assert_one_ticket()

    def test_a_request_that_arrives_after_the_person_has_left_does_nothing(self):
        """The network holds the request back until it is withdrawn, and only then lets it through."""
        self.wire.hold("/v1/tickets", "/v1/tickets")
        self.wait_for_end(self.start(f"await scan\nshow {self.passes}\nawait choices\npress Get ticket\n"
                                     "await message No answer yet\npicture overdue\npress I’ll come back\n"
                                     "await message We’re still asking\npress OK\nawait scan\nquit\n"))
        self.rig.write_config(service_port=self.wire.port)
        self.settle()
        self.wire.release()
        self.wait_for_end(self.start(f"await scan Scan your pass\nshow {self.passes}\nawait choices\npress Get ticket\n"
                                     "await delivered\npress Done\nawait scan\nquit\n"))
        self.assertEqual(len(self.rig.printed()), 1)
        self.assert_one_ticket()

    def test_gone_before_the_report(self):
        self.wire.kill_service("before", "/v1/tickets/")
        kiosk = self.start(f"await scan\nshow {self.passes}\nawait choices\npress Get ticket\nawait delivered\n"
                           "press Done\nawait scan\nwait 60000\n")
        self.rig.await_screen("delivered")
        wait_for(lambda: self.rig.central.poll() is not None, "the service to be gone")
        self.rig.start_central()
        end(kiosk)
        self.rig.write_config(service_port=self.wire.port)
        self.settle()
        self.assert_one_ticket()

    def test_the_person_is_back_before_the_report_is(self):
        """The service has no word of the paper yet; the kiosk has: the ticket is shown as handed out, and a new code, which
        voids the old, is asked for twice."""
        self.wire.kill_service("before", "/v1/tickets/")
        kiosk = self.start(f"await scan\nshow {self.passes}\nawait choices\npress Get ticket\nawait delivered\n"
                           "press Done\nawait scan\nwait 60000\n")
        self.rig.await_screen("delivered")
        wait_for(lambda: self.rig.central.poll() is not None, "the service to be gone")
        kiosk.kill()
        kiosk.wait()
        self.rig.start_central()
        # The report goes through a wire that holds it back until the person has the second paper.
        self.wire.hold("/v1/tickets/", "/deliveries")
        self.wait_for_end(self.start(f"await scan Scan your pass\nshow {self.passes}\nawait choices\npress Reprint\n"
                                     "await message Make your ticket anew\npress Make a new one\nawait delivered\npress Done\n"
                                     "await scan\nquit\n"))
        self.wire.release()
        self.rig.write_config(service_port=self.wire.port)
        self.settle()
        self.assertEqual(len(self.rig.printed()), 2)
        self.assert_one_ticket()

    def test_gone_before_the_person_comes(self):
        self.rig.stop_central()
        kiosk = self.start(f"await scan\nshow {self.passes}\nawait message We can’t reach\npress OK\nawait scan\nwait 500\n"
                           f"quit\n")
        self.wait_for_end(kiosk)
        self.rig.start_central()
        kiosk = self.start(f"await scan Scan your pass\nwait 1500\nshow {self.passes}\nawait choices\npress Get ticket\n"
                           "await delivered\npress Done\nawait scan\nquit\n")
        self.wait_for_end(kiosk)
        self.assert_one_ticket()


if __name__ == "__main__":
    unittest.main()
