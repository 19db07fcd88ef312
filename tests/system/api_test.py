# SPDX-License-Identifier: Apache-2.0
"""The service's answers as they come over the wire, HTTP's own refusals among them, held to its OpenAPI document."""
import json
import pathlib
import sys
import unittest
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import Rig

PASS = "FEST-26-0006"
KIBI = 1024


def key():
    return {"Idempotency-Key": str(uuid.uuid4())}


class ApiTest(unittest.TestCase):
    def ask(self, rig, expected, method, path, *words, **more):
        status, headers, body = rig.ask(method, path, *words, **more)
        self.assertEqual(status, expected, body)
        return headers, body

    def test_a_visit(self):
        with Rig() as rig:
            rig.start_central()
            self.ask(rig, 200, "GET", "/healthz", token=False)
            self.ask(rig, 200, "GET", "/v1/keys")
            headers, _ = self.ask(rig, 200, "GET", "/v1/venue/day")
            self.ask(rig, 304, "GET", "/v1/venue/day", {"If-None-Match": headers["etag"]})
            _, body = self.ask(rig, 200, "POST", "/v1/passes/lookup",
                               body=json.dumps({"code": PASS, "symbology": "QRCode"}))
            answer = json.loads(body)
            screening = next(offer["screening"] for offer in answer["offers"] if offer["kind"] == "get")
            wish = json.dumps({"pass": answer["holder"]["pass"], "screening": screening, "channel": "in_person"})
            visit = {"Visit-Token": answer["visit"]}
            self.ask(rig, 403, "POST", "/v1/tickets", key(), wish)
            asked = key()
            _, body = self.ask(rig, 201, "POST", "/v1/tickets", {**asked, **visit}, wish)
            ticket = json.loads(body)
            self.ask(rig, 409, "POST", "/v1/tickets", {**key(), **visit}, wish)
            _, body = self.ask(rig, 200, "GET", "/v1/kiosks/unreported")
            self.assertEqual([one["key"] for one in json.loads(body)["tickets"]], [asked["Idempotency-Key"]])
            self.ask(rig, 200, "GET", f"/v1/requests/{asked['Idempotency-Key']}")
            at = f"/v1/tickets/{ticket['id']}"
            self.ask(rig, 204, "POST", at + "/deliveries", key(), '{"method":"print","outcome":"delivered","serial":1}')
            self.ask(rig, 201, "POST", at + "/replacements", {**key(), **visit}, '{"serial":1}')
            shown = json.dumps({"code": ticket["code"]})
            self.ask(rig, 403, "POST", "/v1/tickets/verify", body=shown)
            self.ask(rig, 200, "POST", "/v1/tickets/verify", body=shown, token=rig.add_device("door", "gate"))
            withdrawn = key()
            self.ask(rig, 204, "DELETE", f"/v1/requests/{withdrawn['Idempotency-Key']}")
            self.ask(rig, 409, "DELETE", at, {**withdrawn, **visit})
            self.ask(rig, 204, "DELETE", at, {**key(), **visit})

    def test_requests_that_reach_no_call(self):
        with Rig() as rig:
            rig.start_central()
            self.ask(rig, 404, "GET", "/v1/tickets")
            self.ask(rig, 401, "GET", "/v1/keys", token=False)
            self.ask(rig, 400, "POST", "/v1/tickets", head=b"POST /v1/tickets HTTP/1.1\r\n\r\n")
            self.ask(rig, 400, "POST", "/v1/tickets", body="{}")
            self.ask(rig, 413, "POST", "/v1/tickets", key(), "x" * (64 * KIBI + 1))
            self.ask(rig, 431, "GET", "/v1/keys", {"X-Long": "x" * 17 * KIBI})

    def test_an_answer_that_is_not_as_described_fails_the_test(self):
        with Rig() as rig:
            rig.start_central()
            with self.assertRaisesRegex(AssertionError, "GET /v1/keys 404: status is not described"):
                # Of another call: the document knows no such status of the one that is named here.
                rig.ask("GET", "/v1/keys", head=b"GET /v1/nothing HTTP/1.1\r\nHost: tickets.test\r\n\r\n")
                rig.__exit__()


if __name__ == "__main__":
    unittest.main()
