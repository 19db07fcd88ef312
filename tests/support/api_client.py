# SPDX-License-Identifier: Apache-2.0
"""Asks the service over HTTP and keeps what was asked and answered, for the judges of platform/central/openapi.yaml."""
import http.client
import json
import os
import pathlib
import socket
import subprocess


class ApiClient:
    """A connection for each request; every answer is kept until judge()."""

    def __init__(self, port, patience):
        self._port = port
        self._patience = patience
        self._lines = []

    def ask(self, method, path, headers=None, body="", head=None):
        """Returns (status, headers in lower case, body). `head`: the bytes sent in place of the request line and the
        headers, for what no client would send; method, path and headers then say what is meant."""
        headers = dict(headers or {})
        content = body.encode()
        sent = {"Host": "tickets.test", "Connection": "close", **headers}
        if content:
            sent["Content-Length"] = str(len(content))
        if head is None:
            lines = [f"{method} {path} HTTP/1.1"] + [f"{name}: {value}" for name, value in sent.items()]
            head = "\r\n".join(lines + ["", ""]).encode()
        with socket.create_connection(("127.0.0.1", self._port), timeout=self._patience) as connection:
            connection.sendall(head + content)
            answer = http.client.HTTPResponse(connection, method=method)
            answer.begin()
            got = answer.read().decode("utf-8", "replace")
        self._keep(method, path, headers, body, answer, got)
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, got

    def judge(self, judge_answers):
        """Asks the program judge-answers about all answers so far and forgets them; its findings are an error. Where the
        environment variable KIOSK_RECORD_ANSWERS names a folder, what passed is written there for other judges (the
        format is in tests/openapi/exchange.hpp)."""
        lines, self._lines = self._lines, []
        if not lines:
            return
        judged = subprocess.run([judge_answers], input="\n".join(lines) + "\n", capture_output=True, text=True,
                                timeout=self._patience)
        if judged.returncode != 0:
            raise AssertionError(f"not as openapi.yaml describes it: {judged.stdout}{judged.stderr}")
        folder = os.environ.get("KIOSK_RECORD_ANSWERS")
        if folder:
            with open(pathlib.Path(folder) / f"answers-rig-{os.getpid()}.jsonl", "a", encoding="utf-8") as record:
                record.writelines(line + "\n" for line in lines)

    def _keep(self, method, path, headers, body, answer, got):
        self._lines.append(json.dumps({
            "method": method, "path": path, "request_headers": list(headers.items()), "request_body": body,
            "status": answer.status, "headers": answer.getheaders(), "body": got}))
