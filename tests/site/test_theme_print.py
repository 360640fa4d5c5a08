"""A printed page carries the document's number, its revised date and its own address, and nothing to press."""

import io
import re

import pypdfium2  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page

from tests.site import expected

OF_THE_FRAME = [
    "Skip to the text",
    "As of a day",
    "On this page",
    "Colours",
    "Every document",
    "Cite",
    "Clear",
    "Search",
]


def printed(page: Page) -> list[str]:
    """The text of each sheet."""
    sheets = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="Letter", prefer_css_page_size=True)))
    return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]


@pytest.mark.parametrize("place", [expected.DOCUMENT, expected.REVISION, f"{expected.REVISION}changes/"])
def test_a_printed_document_says_what_it_is(page: Page, address: str, place: str) -> None:
    page.goto(place)
    sheets = printed(page)
    for number, sheet in enumerate(sheets, start=1):
        assert f"Revised: {expected.REVISED} DOC#: {expected.NUMBER}" in sheet
        assert f"Page {number} of {len(sheets)}" in sheet
    assert f"This page: {address}{place}" in sheets[-1]
    assert [words for words in OF_THE_FRAME if re.search(rf"\b{words}\b", " ".join(sheets))] == []


def test_a_fold_is_printed_open(page: Page) -> None:
    page.goto(expected.DOCUMENT)
    fold = page.locator("details")
    assert not fold.evaluate("fold => fold.open")
    assert "Districtapproved" in " ".join(printed(page))


@pytest.mark.parametrize("place", ["", "policies/", "404.html"])
def test_other_pages_say_where_they_were_found(page: Page, address: str, place: str) -> None:
    page.goto(place)
    sheets = printed(page)
    assert f"This page: {address}{place}" in sheets[-1]
    assert "Revised:" not in sheets[0].partition("Revised")[0]
    assert [words for words in OF_THE_FRAME if re.search(rf"\b{words}\b", " ".join(sheets))] in ([], ["Search"])


def test_paper_is_white_in_the_dark(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(expected.DOCUMENT)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
