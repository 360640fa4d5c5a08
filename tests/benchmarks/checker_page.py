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

import tempfile
from pathlib import Path
from statistics import median

import click
from playwright.sync_api import Browser, sync_playwright

from policysite.adapters.audit import chromium
from tests.benchmarks.phone import hosting, phone
from tests.project import build_or_fail, copy_project
from tests.site.checkers import EMBEDDED, PAGE, REVISION

LINES = {
    "150 ms, 1.6 Mbps": (150, 1638.4),
    "562 ms, 1.5 Mbps": (562.5, 1474.56),
    "400 ms, 0.4 Mbps": (400, 400),
}
"""Latency of a request in milliseconds, and kilobits per second."""
BARE = "bare/"

WATCH = """
const look = () => {
    const legend = document.querySelector("legend");
    if (legend?.getBoundingClientRect().height) window.askedAfter = performance.now();
    else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


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
    throughput = kilobits * 1024 / 8
    network = {
        "offline": False,
        "latency": latency,
        "downloadThroughput": throughput,
        "uploadThroughput": throughput,
    }
    with phone(browser, network) as page:
        page.add_init_script(WATCH)
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
        with hosting(site) as (address, _sent):
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
