"""The frame of every page: it is ours, whole, light, and does not move."""

import gzip
from pathlib import Path

import pytest
from bs4 import Tag
from playwright.sync_api import Page, expect

from tests.project import ROOT, html_file
from tests.site import expected
from tests.site.checkers import EMBEDDED
from tests.site.page_content import read_page, the
from tests.site.pages import NOT_FOUND, page_addresses, typical_addresses

LARGEST = 100_000
"""Bytes that a page may weigh as a server sends it, with all that it asks for."""


def asked_for(page: Tag) -> list[str]:
    """The styles and scripts of a page, by their names in the folder of assets."""
    named = [str(tag["href"]) for tag in page.select("link[rel=stylesheet]")]
    named += [str(tag["src"]) for tag in page.select("script[src]")]
    return [name.rpartition("assets/")[2] for name in named]


@pytest.mark.parametrize("place", [place for place in page_addresses() if place != EMBEDDED])
def test_every_page_has_the_whole_frame_and_nothing_of_materials(site: Path, place: str) -> None:
    """A new release of the theme, or a template that no longer overrides its own, would show here."""
    page = read_page(site, place)
    for part in ("a.md-skip[href='#content']", "header.md-header", "nav#menu", "main#content", "footer.md-footer"):
        the(page, part)
    own = {path.name for path in (ROOT / "docs" / "assets").iterdir()} | {"_mkdocstrings.css"}
    assert set(asked_for(page)) <= own
    assert page.select("[data-md-component], [data-md-toggle], input[type=checkbox], label.md-overlay") == []


def test_no_file_of_material_is_published(site: Path) -> None:
    published = {path.name for path in (site / "assets").iterdir()} - {"_mkdocstrings.css"}
    assert published == {path.name for path in (ROOT / "docs" / "assets").iterdir()}


@pytest.mark.parametrize("place", typical_addresses())
def test_a_page_is_light(site: Path, place: str) -> None:
    assets = {
        path.name: len(gzip.compress(path.read_bytes())) for path in (site / "assets").iterdir() if path.is_file()
    }
    scripts = sum(size for name, size in assets.items() if name.endswith(".js"))
    styles = sum(assets[name] for name in asked_for(read_page(site, place)) if name.endswith(".css"))
    page = len(gzip.compress(html_file(site, place).read_bytes()))
    assert page + styles + scripts + assets["mark.svg"] <= LARGEST


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("place", ["", "policies/", "changes/", expected.DOCUMENT])
def test_nothing_moves_while_a_page_loads(page: Page, place: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(place, wait_until="networkidle")
    shifts = page.evaluate(
        """() => new Promise((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries().map(({ value }) => value)))
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve([]), 200);
        })"""
    )
    assert sum(shifts) < 0.01


@pytest.mark.parametrize(
    ("place", "current"),
    [
        ("", "Home"),
        ("policies/", "Policies"),
        (expected.DOCUMENT, "Policies"),
        (expected.REVISION, "Policies"),
        ("publishing/reviews/", "Publishing"),
        ("project/decisions/0001-site-plan/", "Project"),
        (NOT_FOUND, None),
    ],
)
def test_the_menu_tells_where_the_reader_is(site: Path, place: str, current: str | None) -> None:
    marked = [link.get_text() for link in read_page(site, place).select("#menu [aria-current]")]
    assert marked == ([current] if current else [])


def test_the_contents_follow_the_reader(page: Page) -> None:
    page.goto(expected.DOCUMENT)
    contents = page.get_by_role("navigation", name="On this page")
    expect(contents.locator("[aria-current]")).to_have_count(0)
    page.locator("#revision-history").evaluate("heading => heading.scrollIntoView({ behavior: 'instant' })")
    expect(contents.locator("[aria-current=location]")).to_have_text("Revision History")
    page.keyboard.press("End")
    expect(contents.locator("[aria-current=location]")).to_have_text("Transcription notes")


def test_the_contents_stay_where_the_focus_is_in_them(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 260})
    page.goto("policies/HUM-W050/")
    side = page.locator(".md-sidebar")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(side.locator("[aria-current=location]")).to_have_text("Transcription notes")
    assert side.evaluate("(side) => side.scrollTop") > 0

    first = side.get_by_role("link").first
    first.focus()
    page.locator("#revision-history").evaluate("heading => heading.scrollIntoView({ behavior: 'instant' })")
    expect(side.locator("[aria-current=location]")).to_have_text("Revision History")
    expect(first).to_be_in_viewport()


def test_the_page_for_unknown_addresses_has_its_frame_at_any_depth(page: Page, address: str) -> None:
    page.goto("nowhere/deep/down/")
    assert page.locator("header").evaluate("header => getComputedStyle(header).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Policies").click()
    expect(page).to_have_url(f"{address}policies/")
