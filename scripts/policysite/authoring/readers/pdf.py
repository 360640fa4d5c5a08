"""PDFs: their tags where they have them, else where the lines stand on the page."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import filterfalse

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from policysite.authoring.readers.characters import readable
from policysite.authoring.readers.pdf_layout import Layout, furniture
from policysite.authoring.readers.pdf_lines import Line, lines_of
from policysite.authoring.readers.pdf_pages import Char, Sorted, chars_of, has_ruled_table, links_of, stands_upright
from policysite.authoring.readers.pdf_structure import structure
from policysite.authoring.readers.pdf_tags import Tags
from policysite.authoring.readers.records import Finding, FindingKind, Paragraph, Reading, UnreadableError
from policysite.problems import as_written

MAX_PAGES = 400
"""Pages of a file; the longest policies have about 60."""

MAX_CHARACTERS = 3_000_000
"""Characters of a file; a page that is full of text has about 4,000."""

_TAGGED_ENOUGH = 0.9
"""Share of the text that the tags must reach, so that they are trusted."""


def read_pdf(content: bytes) -> Reading:
    """Read a PDF.

    Raises:
        UnreadableError: It is no PDF, is damaged, locked, too long, or holds no text.
    """
    try:
        with pdfplumber.open(io.BytesIO(content), unicode_norm="NFC", raise_unicode_errors=False) as pdf:
            return _Reader(pdf).read()
    except (UnreadableError, MemoryError, RecursionError):
        raise
    except Exception as error:  # a damaged file makes the library raise anything
        if "Password" in repr(error) or "Encrypt" in repr(error):
            raise UnreadableError("The PDF is locked by a password. Save it without one.") from None
        raise UnreadableError("The PDF is damaged. Print it into a new PDF, and import that.") from None


@dataclass
class _Found:
    """What one way of reading found."""

    paragraphs: list[Paragraph]
    findings: list[Finding]
    line_ends: list[str]


class _Reader:
    def __init__(self, pdf: PDF) -> None:
        self.pdf = pdf
        self.findings: list[Finding] = []
        self.pages: dict[int, list[Char]] = {}
        self.tables: list[int] = []
        self.width, self.height = 0.0, 0.0

    def read(self) -> Reading:
        self._characters()
        title = readable(str(self.pdf.metadata.get("Title") or ""))
        for form, way in (("PDF with tags", self._by_tags), ("PDF without tags", self._by_layout)):
            found = way()
            if found and found.paragraphs:
                findings = (*found.findings, *self.findings)
                return Reading(form, tuple(found.paragraphs), findings, title, tuple(found.line_ends))
        raise UnreadableError("The PDF holds no text. If its pages are pictures, have their text recognised first.")

    def _characters(self) -> None:
        """Read all pages, and let go of each."""
        if len(self.pdf.pages) > MAX_PAGES:
            raise UnreadableError(f"The PDF has more than {MAX_PAGES} pages, so it is not read.")
        total = 0
        for page in self.pdf.pages:
            chars = chars_of(page)
            total += len(chars)
            if total > MAX_CHARACTERS:
                raise UnreadableError(f"The PDF holds more than {MAX_CHARACTERS:,} characters, so it is not read.")
            self._page(page, chars)
            page.close()

    def _page(self, page: Page, chars: list[Char]) -> None:
        number = page.page_number
        self.pages[number] = list(filter(stands_upright, chars))
        self.width, self.height = max(self.width, float(page.width)), max(self.height, float(page.height))
        for line in lines_of(list(filterfalse(stands_upright, chars))):
            self.findings.append(_left_out(line, "These words are printed across the page."))
        for words, address in links_of(page, chars):
            self._doubt(number, f"{as_written(words)} links to {address}. The address was left out.")
        if not self.pages[number]:
            self._doubt(number, "The page holds no text. If it is a picture, have its text recognised first.")
        if any("(cid:" in char["text"] for char in self.pages[number]):
            self._doubt(number, "Some characters cannot be read, because their font does not say what they are.")
        if has_ruled_table(page):
            self.tables.append(number)

    def _doubt(self, page: int, what: str) -> None:
        self.findings.append(Finding(FindingKind.DOUBT, f"page {page}", what))

    def _by_tags(self) -> _Found | None:
        tree = structure(self.pdf)
        if tree is None:
            return None
        found = Sorted()
        for number, chars in self.pages.items():
            found.add(number, chars)
        tags = Tags(found.marked)
        paragraphs = list(tags.paragraphs(tree))
        for mark in sorted(found.marked.keys() - tags.seen):
            found.loose.setdefault(mark[0], []).extend(found.marked[mark])
        reached = sum(len(found.marked[mark]) for mark in tags.seen & found.marked.keys())
        if reached < _TAGGED_ENOUGH * (reached + sum(map(len, found.loose.values()))):
            return None
        findings = list(tags.findings)
        for _, chars in sorted(found.artifacts.items()):
            what = "This belongs to the printed page, as its tag says."
            findings += [_left_out(line, what) for line in lines_of(chars)]
        for number, chars in sorted(found.loose.items()):
            what = "These words have no tag, so their place in the text is not known."
            findings += [
                Finding(FindingKind.NOT_PLACED, f"page {number}", what, readable(line.text)) for line in lines_of(chars)
            ]
        return _Found(paragraphs, findings, tags.line_ends)

    def _by_layout(self) -> _Found:
        pages = {number: lines_of(chars, parted=True) for number, chars in self.pages.items()}
        gone = furniture(pages, self.height)
        what = "This stands on every page, and not in the text."
        findings = [_left_out(line, what) for lines in pages.values() for line in lines if line in gone]
        for number in self.tables:
            self._doubt(number, "There may be a table here. Look whether its words are in order.")
        layout = Layout([line for lines in pages.values() for line in lines if line not in gone], self.width)
        return _Found(list(layout.paragraphs()), findings, layout.line_ends)


def _left_out(line: Line, what: str) -> Finding:
    return Finding(FindingKind.LEFT_OUT, f"page {line.page}", what, readable(line.text))
