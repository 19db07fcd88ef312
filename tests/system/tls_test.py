# SPDX-License-Identifier: Apache-2.0
"""The service under TLS as an operator runs it: its options, its complaints, renewed certificates, a kiosk's visit."""
import pathlib
import re
import signal
import socket
import ssl
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import Rig, end, program, run, wait_for


def make_authority(folder, name):
    run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
        "-subj", f"/CN={name}", "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign",
        "-keyout", str(folder / f"{name}-key.pem"), "-out", str(folder / f"{name}.pem"))


def vouch(folder, authority, name, common_name):
    """Writes NAME.pem and NAME-key.pem, each whole or not at all, as certificate renewers do."""
    request, extensions = folder / "request.pem", folder / "extensions"
    extensions.write_text("subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\nkeyUsage=digitalSignature\n"
                          "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n")
    run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={common_name}",
        "-keyout", str(folder / "new-key.pem"), "-out", str(request))
    run("openssl", "x509", "-req", "-in", str(request), "-days", "10", "-CA", str(folder / f"{authority}.pem"),
        "-CAkey", str(folder / f"{authority}-key.pem"), "-CAcreateserial", "-extfile", str(extensions),
        "-out", str(folder / "new.pem"))
    (folder / "new-key.pem").chmod(0o600)
    (folder / "new-key.pem").rename(folder / f"{name}-key.pem")
    (folder / "new.pem").rename(folder / f"{name}.pem")


class Tls(unittest.TestCase):
    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)
        self.folder = self.rig.folder
        make_authority(self.folder, "ca")
        vouch(self.folder, "ca", "service", "first")
        self.service = None

    def serve(self, *options, listen="127.0.0.1:0"):
        port_file = self.folder / "tls.port"
        port_file.unlink(missing_ok=True)
        self.service = self.rig.start(
            [program("central"), "serve", "--database", self.rig.database, "--listen", listen,
             "--port-file", str(port_file), "--clock", self.rig.clock, *options], "central.log")
        return self.rig._port(port_file, self.service, "central.log")

    def files(self, name="service"):
        return ["--tls-certificate", str(self.folder / f"{name}.pem"), "--tls-key", str(self.folder / f"{name}-key.pem")]

    def shown(self, port):
        """The common name in the service's certificate, after a request was answered."""
        trust = ssl.create_default_context(cafile=self.folder / "ca.pem")
        with socket.create_connection(("127.0.0.1", port)) as bare, trust.wrap_socket(
                bare, server_hostname="127.0.0.1") as client:
            client.sendall(b"GET /healthz HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n")
            self.assertTrue(client.recv(4096).startswith(b"HTTP/1.1 200 "))
            return dict(pair[0] for pair in client.getpeercert()["subject"])["commonName"]

    def refused(self, *options):
        words = [program("central"), "serve", "--database", self.rig.database, "--listen", "127.0.0.1:0", *options]
        done = subprocess.run(words, capture_output=True, text=True, timeout=60)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        return done.stderr

    def test_renewed_certificates_are_taken_up_without_a_stop(self):
        port = self.serve(*self.files())
        self.assertEqual(self.shown(port), "first")
        vouch(self.folder, "ca", "service", "second")
        self.service.send_signal(signal.SIGHUP)
        wait_for(lambda: self.shown(port) == "second", "the renewed certificate")

        (self.folder / "service.pem").write_text("garbage")
        self.service.send_signal(signal.SIGHUP)
        wait_for(lambda: "service.pem: holds no certificate" in self.rig.log("central.log"), "a line on the broken file")
        self.assertEqual(self.shown(port), "second")
        self.assertEqual(end(self.service), 0)

    def test_what_is_wrong_with_the_files_is_one_line(self):
        missing = str(self.folder / "missing.pem")
        self.assertIn(f"{missing}: cannot be read: No such file", self.refused("--tls-certificate", missing, *self.files()[2:]))
        vouch(self.folder, "ca", "other", "other")
        self.assertIn("other-key.pem: is not the key of the certificate in",
                      self.refused(*self.files()[:2], *self.files("other")[2:]))
        self.assertIn("--tls-key", self.refused(*self.files()[:2]))
        self.assertIn("--tls-certificate", self.refused("--tls-client-ca", str(self.folder / "ca.pem")))

    def test_clear_text_to_other_machines_is_warned_of(self):
        self.serve(listen="0.0.0.0:0")
        self.assertIn("--tls-certificate", self.rig.log("central.log"))
        self.assertEqual(end(self.service), 0)
        (self.folder / "central.log").unlink()
        self.serve(*self.files(), listen="0.0.0.0:0")
        self.assertNotIn("clear text", self.rig.log("central.log"))
        self.assertEqual(end(self.service), 0)
        (self.folder / "central.log").unlink()
        self.serve()
        self.assertNotIn("clear text", self.rig.log("central.log"))

    def test_a_kiosk_with_its_certificate_is_served_and_gives_a_ticket(self):
        make_authority(self.folder, "kiosks")
        vouch(self.folder, "kiosks", "kiosk", "kiosk 1")
        port = self.serve(*self.files(), "--tls-client-ca", str(self.folder / "kiosks.pem"))
        self.rig.start_printer()
        shown = self.rig.make_pass("FEST-26-0006")
        config = self.rig.write_config(
            script=f"await scan\nshow {shown}\nawait choices Leilani\npress Get ticket\nawait delivered\npress Done\n"
                   "await scan\nquit\n",
            service_port=port,
            service='ca_file = "ca.pem"\nclient_certificate = "kiosk.pem"\nclient_key = "kiosk-key.pem"\n')
        config.write_text(config.read_text().replace("http://", "https://"))
        kiosk = self.rig.start_kiosk()
        self.assertEqual(kiosk.wait(timeout=120), 0, self.rig.log("kiosk.log"))
        self.assertEqual(len(self.rig.codes()), 1)
        self.assertIn("clean", self.rig.audit().stdout)

    def test_a_kiosk_whose_url_lacks_the_s_logs_what_to_write(self):
        port = self.serve(*self.files())
        self.rig.write_config(script="await scan We can\u2019t reach the ticketing service\nquit\n", service_port=port,
                              printer='kind = "none"')
        kiosk = self.rig.start_kiosk()
        self.assertEqual(kiosk.wait(timeout=60), 0, self.rig.log("kiosk.log"))
        self.assertRegex(self.rig.log("kiosk.log"), r"warning service: .*nothing that is HTTP came back \(.*\); if the "
                                                    r"service has TLS, write https in url of \[service\]")

    def status_and_reason(self, port, token, name=None, resume=None):
        """Of the venue's day, asked with the certificate NAME or none."""
        trust = ssl.create_default_context(cafile=self.folder / "ca.pem")
        trust.maximum_version = ssl.TLSVersion.TLSv1_2  # where a session can be resumed by hand
        if name:
            trust.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}-key.pem")
        # A session belongs to its context.
        trust = resume[0] if resume else trust
        with socket.create_connection(("127.0.0.1", port)) as bare, trust.wrap_socket(
                bare, server_hostname="127.0.0.1", session=resume[1] if resume else None) as client:
            client.sendall(f"GET /v1/venue/day HTTP/1.1\r\nHost: t\r\nAuthorization: Bearer {token}\r\n"
                           "Connection: close\r\n\r\n".encode())
            answer = b""
            while more := client.recv(65536):
                answer += more
            if resume:
                self.assertTrue(client.session_reused)
            self.session = trust, client.session
        reason = re.search(rb'"reason":"(\w+)"', answer)
        return int(answer.split()[1]), reason[1].decode() if reason else None

    def test_a_token_is_good_with_the_certificate_it_was_got_with(self):
        for name in ("kiosk", "other"):
            vouch(self.folder, "ca", name, name)
        strict = self.serve(*self.files(), "--tls-client-ca", str(self.folder / "ca.pem"))
        code = run(program("central"), "devices", "enrol", "--database", self.rig.database, "--venue", "bader", "--name",
                   "porch", "--clock", self.rig.clock).stdout.splitlines()[0]
        config = self.rig.write_config(
            service_port=strict, printer='kind = "file"\npath = "paper"\n',
            service='ca_file = "ca.pem"\nclient_certificate = "kiosk.pem"\nclient_key = "kiosk-key.pem"\n')
        config.write_text(config.read_text().replace("http://", "https://"))
        run(program("kiosk"), "enrol", "--config", str(config), "--code", code, "--replace")
        token = (self.folder / "token").read_text().strip()
        self.assertEqual(self.status_and_reason(strict, token, "kiosk"), (200, None))
        self.assertEqual(self.status_and_reason(strict, token, "kiosk", self.session), (200, None))
        self.assertEqual(self.status_and_reason(strict, token, "other"), (403, "certificate_mismatch"))
        # The service itself is no client, though the same authority vouched for it.
        with self.assertRaises(OSError):
            self.status_and_reason(strict, token, "service")
        for options in (self.files(), ["--tls-client-ca", str(self.folder / "ca.pem"), *self.files("other")]):
            self.assertEqual(end(self.service), 0)
            port = self.serve(*options)
            shows = None if len(options) == 4 else "kiosk"
            expected = (403, "certificate_mismatch") if shows is None else (200, None)
            self.assertEqual(self.status_and_reason(port, token, shows), expected)


if __name__ == "__main__":
    unittest.main()
