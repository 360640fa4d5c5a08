"""The pages that grow with the register: how large they are, and how soon a phone shows them and answers.

Run it by name: ``python -m tests.benchmarks.long_pages``. Each page is rendered alone, in a bare frame with the styles
and scripts of the site, and loaded three times; the time is told as a multiple of the home page's in the same run.
"""

from __future__ import annotations

import gzip
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import click
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import sync_playwright

from policysite.adapters.audit import chromium
from policysite.rendering import Edition, Page, addresses
from policysite.rendering.as_of_pages import as_of_index_page, as_of_pages
from policysite.rendering.changes_page import changes_pages
from policysite.rendering.home_page import home_page
from policysite.rendering.map_page import map_pages
from policysite.rendering.register_page import register_page
from policysite.rendering.reviews_page import reviews_page
from tests.benchmarks.corpus import AS_OF, Size, register
from tests.benchmarks.phone import hosting, phone

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
RUNS = 3
KINDS: dict[str, Callable[[Edition], Iterable[Page]]] = {
    "home": lambda edition: [home_page(edition)],
    "register": lambda edition: [register_page(edition)],
    "what changed": changes_pages,
    "as of: all days": lambda edition: [as_of_index_page(edition)],
    "as of: a day": as_of_pages,
    "map": map_pages,
    "reviews": lambda edition: [reviews_page(edition)],
}
_FRAME = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width">
{styles}<script src="/assets/frame.js"></script>
<main><article class="md-content__inner md-typeset" data-kind="{kind}">{body}</article></main>
{scripts}</html>"""
_KEY = """word => new Promise((done) => {
  const field = document.querySelector("#filter-words");
  const start = performance.now();
  field.value = word;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


def framed(page: Page) -> str:
    """A page with the styles and scripts that it needs."""
    styles = "".join(f'<link rel="stylesheet" href="/assets/{name}.css">' for name in ("policysite", "frame"))
    scripts = "".join(
        f'<script type="module" src="/assets/{name}.js"></script>' for name in ("register", "time", "seen")
    )
    return _FRAME.format(title=page.title, kind=page.kind, body=page.html(), styles=styles, scripts=scripts)


def loaded(browser_page: BrowserPage, address: str) -> tuple[float, float]:
    """Milliseconds until something is painted, and until all is loaded."""
    browser_page.goto(address, wait_until="load")
    browser_page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    painted, done = browser_page.evaluate(
        """[performance.getEntriesByName("first-contentful-paint")[0].startTime,
            performance.getEntriesByType("navigation")[0].loadEventEnd]"""
    )
    return painted, done


def rendered(documents: int, folder: Path) -> dict[str, Page]:
    """Render every kind of page, print what that costs, and write the largest of each kind with a frame."""
    edition = Edition(register(Size(documents=documents)), AS_OF)
    edition.graph  # noqa: B018 # what all pages share is no cost of one of them
    largest: dict[str, Page] = {}
    click.echo(f"{documents} documents".ljust(18) + "  pages  seconds   all MB  largest kB  gzip kB  elements")
    for kind, make in KINDS.items():
        start = time.perf_counter()
        pages = list(make(edition))
        sizes = [len(page.html().encode()) for page in pages]
        seconds = time.perf_counter() - start
        largest[kind] = page = pages[sizes.index(max(sizes))]
        html = page.html().encode()
        elements = len(re.findall(rb"<[a-z]", html))
        click.echo(
            f"{kind:18}{len(pages):7}{seconds:9.2f}{sum(sizes) / 1e6:9.2f}{len(html) / 1e3:12.0f}"
            f"{len(gzip.compress(html)) / 1e3:9.0f}{elements:10}"
        )
        target = folder / addresses.page_file(page.address)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(framed(page), encoding="utf-8")
    return largest


@click.command()
@click.option("--documents", default=1000, show_default=True, help="Size of the register.")
def main(documents: int) -> None:
    """Measure the pages that grow with the register."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(ASSETS, folder / "assets")
        pages = rendered(documents, folder)
        with hosting(folder) as (site, _), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
            base: tuple[float, float] | None = None
            click.echo("\nOn a phone".ljust(19) + "  first paint   loaded, as multiples of the home page's")
            for kind, page in pages.items():
                times = []
                for _ in range(RUNS):
                    with phone(browser) as browser_page:
                        times.append(loaded(browser_page, site + page.address))
                painted, done = (statistics.median(column) for column in zip(*times, strict=True))
                base = base or (painted, done)
                click.echo(f"{kind:18}{painted / base[0]:13.1f}{done / base[1]:9.1f}")
            with phone(browser) as browser_page:
                loaded(browser_page, site + addresses.REGISTER)
                keys = [browser_page.evaluate(_KEY, word) for word in ("s", "st", "stu", "stud", "")]
                click.echo("Milliseconds until the register is narrowed, a key at a time, then cleared: ", nl=False)
                click.echo(", ".join(f"{key:.0f}" for key in keys))
            browser.close()


if __name__ == "__main__":
    main()
