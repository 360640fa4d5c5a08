"""How long a reader waits for the first question of a checker on a slow line, beside a bare page that asks the same.

Run it by name: ``python tests/benchmarks/checker_page.py``. The site is built, and served on this machine with
compression, as a host of static pages does. A new browser without a cache opens each page in turn, and what counts is
the frame in which the question has its place, that is after everything that blocks the first paint. The bare page is
the question and its answers in plain HTML: nothing is faster on the same line.

The first line is what Lighthouse assumes of a phone ("slow 4G"), the second what it asks of the browser for that where
it throttles by itself, and the third a slow 3G. The processor is slowed down four times, as Lighthouse does for phones,
so a busy machine or a slow one makes every figure larger; the ratio says more than the milliseconds.
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

import click
from playwright.sync_api import Browser, sync_playwright

from policysite.adapters.audit import chromium
from tests.project import build_or_fail, copy_project
from tests.site.checkers import EMBEDDED, PAGE, REVISION

LINES = {
    "150 ms, 1.6 Mbps": (150, 1638.4),
    "562 ms, 1.5 Mbps": (562.5, 1474.56),
    "400 ms, 0.4 Mbps": (400, 400),
}
"""Latency of a request in milliseconds, and kilobits per second."""
CPU = 4
BARE = "bare/"

WATCH = """
const look = () => {
    const legend = document.querySelector("legend");
    if (legend?.getBoundingClientRect().height) window.askedAfter = performance.now();
    else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


class CompressingHost(SimpleHTTPRequestHandler):
    """Serves files compressed, as hosts of static pages do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # the name that the base class looks for
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = gzip.compress(path.read_bytes()) if path.is_file() else b""
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # the name that the base class gives it
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(CompressingHost, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def bare_page() -> str:
    first = REVISION.facts[0]
    answers = "".join(f"<p><label><input type=radio name=a>{option.label}</label>" for option in first.options)
    title = (
        '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bare</title>'
    )
    return f"{title}<fieldset><legend>{first.question}</legend>{answers}</fieldset><button>Continue</button>"


def asked_after(browser: Browser, address: str, line: tuple[float, float]) -> float:
    """Milliseconds from asking for a page to seeing its question."""
    latency, kilobits = line
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        session = context.new_cdp_session(page)
        throughput = kilobits * 1024 / 8
        conditions = {
            "offline": False,
            "latency": latency,
            "downloadThroughput": throughput,
            "uploadThroughput": throughput,
        }
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", conditions)
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
        page.goto(address, wait_until="commit")
        page.wait_for_function("window.askedAfter")
        return float(page.evaluate("window.askedAfter"))


@click.command()
@click.option("--runs", default=5, show_default=True, help="How often each page is opened; the median counts.")
def main(runs: int) -> None:
    """Print how long it takes until the first question is seen."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = build_or_fail(copy_project(Path(scratch) / "project"))
        (site / BARE).mkdir()
        (site / BARE / "index.html").write_text(bare_page(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium.find())
        with serving(site) as address:
            for name, line in LINES.items():
                times: dict[str, list[float]] = {place: [] for place in (BARE, EMBEDDED, PAGE)}
                for _ in range(runs):
                    for place, found in times.items():
                        found.append(asked_after(browser, address + place, line))
                bare = median(times[BARE])
                for place, found in times.items():
                    click.echo(f"{name}  {place:32} {median(found):6.0f} ms  {median(found) / bare:4.1f} x bare")
        browser.close()


if __name__ == "__main__":
    main()
