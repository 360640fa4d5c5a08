"""Search over a large register, ours and Material's: what it costs to index, to load and to answer, and what it finds.

Run it by name: ``python -m tests.benchmarks.search``. Both search the same generated clauses in the same run, in the
same browser, on a phone as ``tests.benchmarks.phone`` imitates it. The bytes are those of the scripts and the index of
search alone, as they go over the line. Material groups what it finds by page; here a clause counts as found by it if it
is shown for one of the first three pages.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import process_time
from types import SimpleNamespace
from typing import Any

import click
from markupsafe import escape
from playwright.sync_api import Browser, Page, sync_playwright

from policysite.adapters.audit import chromium
from policysite.exports import document_findable, search_files
from policysite.model import Register, parse, plain_text
from policysite.rendering import Edition, addresses
from tests.benchmarks.corpus import AS_OF, Size, register
from tests.benchmarks.phone import hosting, phone
from tests.benchmarks.search_queries import KINDS, Query, queries
from tests.project import build_or_fail, copy_project

TYPED = 5
"""How many of the queries are typed on a phone; the figures are medians."""
SETTLED = 3000
"""Milliseconds after which what is shown is taken for the answer to all that was typed."""

WATCH = """selector => {
    const results = document.querySelector(selector);
    window.shown = [];
    window.keys = [];
    new MutationObserver(() => {
        if (results.children.length) window.shown.push([performance.now(), results.innerText]);
    }).observe(results, { childList: true, subtree: true });
    for (const typed of ["keydown", "input"])
        addEventListener(typed, () => window.keys.push(performance.now()), true);
}"""

FIRST_OF_OURS = """async (queries) => {
    const { Index } = await import("/assets/search-index.js");
    const { search } = await import("/assets/search-query.js");
    const index = await Index.open(new URL("/search/now/", location));
    const found = [];
    for (const query of queries) {
        const { rows } = await search([index], query, {});
        found.push(await Promise.all(rows.slice(0, 3).map(async (row) => (await index.read(row)).address)));
    }
    return found;
}"""


@dataclass(frozen=True, slots=True)
class Subject:
    """A search that is measured: its site, and how one opens it, types into it, and sees what it finds."""

    name: str
    folder: Path
    opener: str
    field: str
    results: str


def index_ours(searched: Register, site: Path) -> float:
    """Write our index into a site, and return the seconds of the processor that it took to make."""
    edition = Edition(searched, AS_OF)
    start = process_time()
    found = [findable for document in edition.documents for findable in document_findable(edition, document)]
    files = [findable.file for findable in found]
    for index in addresses.SEARCH_INDEXES:
        files += search_files(index, (findable.entry for findable in found if findable.index == index))
    seconds = process_time() - start
    shutil.rmtree(site / "search" / "now")
    shutil.rmtree(site / "search" / "then")
    for path, text in files:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    return seconds


def index_materials(searched: Register, site: Path) -> float:
    """The same by Material's plugin, from the HTML of the pages; without the time that it takes to make the HTML."""
    from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped] # noqa: PLC0415

    pages = [
        SimpleNamespace(meta={}, toc=[], title=document.number, url=addresses.document(document.number), content=html)
        for document in searched.documents
        for html in [_html(document.number, document.texts[-1].title, document.texts[-1].placed)]
    ]
    path = site / "search" / "search_index.json"
    start = process_time()
    index = SearchIndex(**json.loads(path.read_text(encoding="utf-8"))["config"])
    for page in pages:
        index.add_entry_from_context(page)
    text = index.generate_search_index(None)
    seconds = process_time() - start
    path.write_text(text, encoding="utf-8")
    return seconds


def _html(number: str, title: str, clauses: Sequence[Any]) -> str:
    rows = [f'<h1 id="top">{number} {escape(title)}</h1>']
    for placed in clauses:
        words = escape(plain_text(parse(placed.clause.text)))
        rows.append(f'<h2 id="{placed.clause.id}">{number} §{placed.label}</h2><p>{words}</p>')
    return "".join(rows)


def build_materials(folder: Path) -> Path:
    """A site of stock Material with one page."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Policies\n", encoding="utf-8")
    settings = "site_name: Policies\ntheme: {name: material, font: false}\nplugins: [search]\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, capture_output=True)
    return folder / "site"


def typed_on_a_phone(browser: Browser, subject: Subject, words: str, other: str) -> dict[str, float]:
    """Type a query, a key each 100 ms, as soon as the search is open; then paste another one."""
    with hosting(subject.folder) as (address, sent), phone(browser) as page:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.locator(subject.opener).first.click()
        page.locator(subject.field).wait_for()
        page.evaluate(WATCH, subject.results)
        field = page.locator(subject.field)
        field.press_sequentially(words, delay=100)
        shown, keys = _settled(page)
        size = sum(size for path, size in sent.items() if "search" in path)
        page.evaluate("window.shown = []; window.keys = []")
        field.fill(other)
        field.press("End")  # Material looks at the field when a key is let go
        pasted, at = _settled(page)
    return {
        "ms from the first key": shown[0][0] - keys[0],
        "ms from the last key": max(0, _final(shown) - keys[-1]),
        "ms from a paste": _final(pasted) - at[0],
        "kB for the first query": size / 1000,
    }


def _settled(page: Page) -> tuple[list[tuple[float, str]], list[float]]:
    """What was shown when, and the times of the keys, once the answer to the last of them is there."""
    page.wait_for_function("window.shown.at(-1)?.[0] > window.keys.at(-1)", timeout=300_000)
    page.wait_for_timeout(SETTLED)
    shown, keys = page.evaluate("[window.shown, window.keys]")
    return shown, keys


def _final(shown: Sequence[tuple[float, str]]) -> float:
    """When that was shown first which then stayed."""
    return next(time for time, words in shown if words == shown[-1][1])


def hits_of_ours(page: Page, asked: Sequence[Query]) -> list[bool]:
    """Whether the clause is among the first three, query by query."""
    first = page.evaluate(FIRST_OF_OURS, [query.words for query in asked])
    return [query.target in addresses for query, addresses in zip(asked, first, strict=True)]


def hits_of_materials(page: Page, asked: Sequence[Query]) -> list[bool]:
    """Whether the clause is shown for one of the first three pages, query by query."""
    field = page.locator(".md-search__input")
    field.click()
    found = []
    said = page.locator(".md-search-result__meta")
    said.filter(has_text="Type to start").wait_for(timeout=300_000)
    for query in asked:
        said.evaluate("said => said.textContent = ''")
        field.fill(query.words)
        field.press("End")
        said.filter(has_text="matching").wait_for(timeout=300_000)
        links = page.locator(".md-search-result__item:nth-child(-n+3) a")
        found.append(query.target in links.evaluate_all("links => links.map(a => a.pathname.slice(1) + a.hash)"))
    return found


def measure(documents: int, count: int, folder: Path) -> dict[str, dict[str, float]]:
    """All figures of both searches."""
    searched = register(Size(documents=documents))
    asked = list(queries(searched, count))
    ours = Subject("ours", build_or_fail(copy_project(folder / "ours")), "#search-open", "#search_words", ".ps-find ol")
    theirs = Subject(
        "Material",
        build_materials(folder / "theirs"),
        "label[for=__search]",
        ".md-search__input",
        ".md-search-result__list",
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        figures = {}
        for subject, index, hits in (
            (ours, index_ours, hits_of_ours),
            (theirs, index_materials, hits_of_materials),
        ):
            seconds = index(searched, subject.folder)
            rows = [
                typed_on_a_phone(browser, subject, query.words, other.words)
                for query, other in pairwise(asked[: TYPED + 1])
            ]
            with hosting(subject.folder) as (address, _), browser.new_context() as context:
                page = context.new_page()
                page.goto(address)
                hit = hits(page, asked)
            figures[subject.name] = {
                "seconds to index": seconds,
                "MB of the index": _size(subject.folder / "search") / 1e6,
                **{name: statistics.median(row[name] for row in rows) for name in rows[0]},
                **{
                    f"% found of {kind}": 100
                    * statistics.mean(
                        found for query, found in zip(asked, hit, strict=True) if kind in (query.kind, "all")
                    )
                    for kind in ("all", *KINDS)
                },
            }
        browser.close()
    return figures


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@click.command()
@click.option("--documents", default=1000, show_default=True, help="How many documents to generate.")
@click.option("--queries", "count", default=100, show_default=True, help="How many queries to make of their clauses.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(documents: int, count: int, as_json: bool) -> None:
    """Measure our search and Material's over the same generated documents."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(documents, count, Path(folder))
    if as_json:
        click.echo(json.dumps(figures, indent=2))
        return
    ours, theirs = figures.values()
    click.echo(f"{'':24} {'ours':>10} {'Material':>10} {'ratio':>8}")
    for name, figure in ours.items():
        ratio = f"{figure / theirs[name]:8.3f}" if theirs[name] else f"{'-':>8}"
        click.echo(f"{name:24} {figure:10.2f} {theirs[name]:10.2f} {ratio}")


if __name__ == "__main__":
    main()
