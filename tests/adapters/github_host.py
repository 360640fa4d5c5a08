"""GitHub as far as the project asks it, on this machine: comments, pull requests and attached files."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "token-of-the-test"
BOT = {"login": "github-actions[bot]", "type": "Bot"}


@dataclass
class Host:
    """What was written, and what is attached."""

    repository: str
    address: str = ""
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    pull_requests: list[dict[str, Any]] = field(default_factory=list)
    attached: dict[str, bytes] = field(default_factory=dict)
    leads_to: dict[str, str] = field(default_factory=dict)
    refuses: set[str] = field(default_factory=set)
    """Methods that are refused, as they are where a token may not write."""

    def answer(self, method: str, address: str, sent: dict[str, Any]) -> tuple[int, Any]:
        path = urlsplit(address)
        asked = parse_qs(path.query)
        if method in self.refuses:
            return 403, {"message": "Resource not accessible by integration"}
        if path.path == f"/repos/{self.repository}/pulls":
            return self._pull_requests(method, asked, sent)
        if found := re.fullmatch(rf"/repos/{self.repository}/issues/(\d+)/comments", path.path):
            return self._comments(method, int(found[1]), asked, sent)
        if found := re.fullmatch(rf"/repos/{self.repository}/issues/comments/(\d+)", path.path):
            for comment in (comment for thread in self.comments.values() for comment in thread):
                if comment["id"] == int(found[1]):
                    comment["body"] = sent["body"]
                    return 200, comment
        return 404, {"message": "Not Found"}

    def _pull_requests(self, method: str, asked: dict[str, list[str]], sent: dict[str, Any]) -> tuple[int, Any]:
        if method == "GET":
            owner = self.repository.partition("/")[0]
            return 200, [request for request in self.pull_requests if [f"{owner}:{request['head']}"] == asked["head"]]
        number = 100 + len(self.pull_requests)
        made = sent | {"number": number, "html_url": f"https://github.com/{self.repository}/pull/{number}"}
        self.pull_requests.append(made)
        return 201, made

    def _comments(self, method: str, number: int, asked: dict[str, list[str]], sent: dict[str, Any]) -> tuple[int, Any]:
        thread = self.comments.setdefault(number, [])
        if method == "GET":
            start = (int(asked["page"][0]) - 1) * 100
            return 200, thread[start : start + 100]
        if len(sent["body"]) > 65_536:
            return 422, {"message": "body is too long"}
        thread.append({"id": 1000 + sum(map(len, self.comments.values())), "body": sent["body"], "user": BOT})
        return 201, thread[-1]

    def said(self, number: int) -> str:
        """The one comment that was written below an issue or a pull request."""
        (comment,) = self.comments[number]
        return str(comment["body"])


@contextmanager
def github(repository: str) -> Iterator[Host]:
    """Serve one until the end of the block."""
    host = Host(repository)

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.path in host.leads_to:
                self._send(302, b"", {"Location": host.leads_to[self.path]})
            elif self.path in host.attached:
                assert "Authorization" not in self.headers
                self._send(200, host.attached[self.path], {})
            elif self.headers.get("Authorization") != f"Bearer {TOKEN}":
                self._send(401, b"{}", {})
            else:
                status, answer = host.answer(self.command, self.path, json.loads(sent or b"{}"))
                self._send(status, json.dumps(answer).encode(), {})

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 - the names by which the server finds them

        def _send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
