"""How soon a browser shows an edited clause while ``scripts/serve`` runs.

Run it by name: ``python -m tests.benchmarks.live_reload``. It serves a generated register, opens a document's page,
edits one of its clauses in the file, and measures the time until the browser shows the new words. Only the document
that is edited has PDFs here, as if all others were kept: thousands would have to be made before the first edit.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click
from playwright.sync_api import Page, sync_playwright

from policysite.adapters.audit import chromium
from tests.benchmarks.corpus import AS_OF, Size, register
from tests.project import free_port, stop
from tests.small_project import small_project

ROOT = Path(__file__).parents[2]
SERVED = """
import sys
import policysite.site_plan.plan as plan
from policysite.cli import main
form_pdfs, edited = plan.form_pdfs, sys.argv.pop(1)
plan.form_pdfs = lambda edition, document, *others: (
    form_pdfs(edition, document, *others) if document.number == edited else ()
)
main()
"""
EDITS = 5
PATIENCE = 170
"""Seconds to wait for the first build."""


@contextmanager
def served(root: Path, number: str) -> Iterator[str]:
    """Serve a project; gives the address of the site.

    Args:
        root: The project.
        number: The document that has PDFs.

    Raises:
        TimeoutError: The site is not there in time.
    """
    port = free_port()
    arguments = ["serve", "--root", str(root), "--port", str(port), "--as-of", str(AS_OF)]
    serving = subprocess.Popen(
        [sys.executable, "-c", SERVED, number, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address)
        yield address
    finally:
        stop(serving)


def wait_for(address: str) -> None:
    """Ask until there is an answer."""
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        with suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.2)
    raise TimeoutError(address)


def seconds_to_show(page: Page, source: Path, edits: int = EDITS) -> Iterator[float]:
    """Edit a clause again and again; gives the seconds until the page shows each edit.

    Args:
        page: The page of the document, open.
        source: The file of its text in force.
        edits: How many times.
    """
    text = source.read_text(encoding="utf-8")
    for count in range(edits):
        page.wait_for_timeout(2000)  # whoever edits reads what is there first; what the server does meanwhile is done
        words = f"Mark well, edit {count}:"
        start = time.monotonic()
        source.write_text(text.replace('"text": "', f'"text": "{words} ', 1), encoding="utf-8")
        page.get_by_text(words).first.wait_for()
        yield time.monotonic() - start


@click.command()
@click.option("--documents", multiple=True, type=int, default=(40, 1000), show_default=True)
def main(documents: tuple[int, ...]) -> None:
    """Print the seconds of each edit, and their median."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find())
        for size in documents:
            with tempfile.TemporaryDirectory(prefix="live-reload-") as folder:
                generated = register(Size(documents=size))
                root = small_project(Path(folder) / "project", generated)
                document = generated.documents[0]
                revised = document.revisions[-1].revised
                source = root / "policy_src" / "documents" / document.number / f"{revised}.yml"
                with served(root, document.number) as address:
                    page = browser.new_page()
                    page.goto(f"{address}policies/{document.number}/")
                    seconds = list(seconds_to_show(page, source))
            median = statistics.median(seconds)
            click.echo(f"{size} documents: {median:.2f} s; each of {', '.join(f'{one:.2f}' for one in seconds)}")
        browser.close()


if __name__ == "__main__":
    main()
