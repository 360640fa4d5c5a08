"""A site as a phone meets it that Lighthouse imitates: a quarter of this machine's speed, 150 ms away, 1.6 Mbit/s."""

from __future__ import annotations

import gzip
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4


class _Host(SimpleHTTPRequestHandler):
    """Sends files with gzip, as a host of static pages does, and counts the bytes of each."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, sent: Counter[str], **kwargs: Any) -> None:
        self.sent = sent
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        body = gzip.compress(file.read_bytes(), mtime=0) if file.exists() else b""
        self.sent[self.path.partition("?")[0]] += len(body)
        self.send_response(200 if file.exists() else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # the name that the base class gives it
        pass


@contextmanager
def hosting(folder: Path) -> Iterator[tuple[str, Counter[str]]]:
    """Serve a folder; gives its address, and the bytes that were sent of each file."""
    sent: Counter[str] = Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder), sent=sent))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def phone(browser: Browser, network: Mapping[str, float] = NETWORK) -> Iterator[Page]:
    """A page in a browser that has nothing of any site yet.

    Args:
        browser: The browser.
        network: Latency in milliseconds and bytes a second, as the browser's own tools name them.
    """
    with browser.new_context(viewport={"width": 412, "height": 823}) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", dict(network))
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield page
