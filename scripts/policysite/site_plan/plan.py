"""Which pages and files the site has."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from policysite.exports import (
    Pdf,
    Typesetter,
    api_files,
    checker_files,
    feeds,
    form_pdfs,
    register_pdf,
    rules_text,
    search_files,
    source_schemas,
)
from policysite.model import Register
from policysite.model.audit import Conformance
from policysite.rendering import Edition, Page, addresses
from policysite.rendering.accessibility_page import accessibility_page
from policysite.rendering.as_of_pages import as_of_index_page, as_of_pages
from policysite.rendering.changes_page import changes_pages
from policysite.rendering.checker_pages import checker_pages, checkers_page
from policysite.rendering.clause_history_page import clause_history_page
from policysite.rendering.compare_page import compare_page
from policysite.rendering.document_page import document_page
from policysite.rendering.editions_page import editions_page
from policysite.rendering.home_page import home_page
from policysite.rendering.map_page import map_pages
from policysite.rendering.plain_language_page import plain_language_page
from policysite.rendering.problem_codes_page import problem_codes_page
from policysite.rendering.redline_page import redline_page
from policysite.rendering.register_page import register_page
from policysite.rendering.reviews_page import reviews_page
from policysite.rendering.revision_page import revision_page


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site: its path below the root, and its content."""

    path: str
    content: str | Pdf

    def read(self) -> bytes:
        """Its bytes."""
        return self.content.encode() if isinstance(self.content, str) else self.content.read()


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The generated part of the site; pages written by hand stand beside it in ``docs``.

    Attributes:
        pages: Every page, by address.
        files: Everything else.
    """

    pages: tuple[Page, ...]
    files: tuple[SiteFile, ...]

    def as_files(self) -> Iterator[SiteFile]:
        """The plan for an engine that reads Markdown: pages as Markdown files, and everything else as it is."""
        for page in self.pages:
            yield SiteFile(addresses.source_file(page.address), page.markdown())
        yield from self.files


def site_plan(
    register: Register,
    as_of: date,
    *,
    site: str | None = None,
    typesetter: Typesetter | None = None,
    conformance: Conformance | None = None,
) -> SitePlan:
    """Plan the site as of a day.

    Args:
        register: The documents.
        as_of: The day that counts as today.
        site: Where the site's root is published, for those who hold a file without the site around it; ``None`` where
            that is not known.
        typesetter: Makes the PDFs; one that keeps them in memory unless given.
        conformance: What the accessibility statement rests upon; nothing unless given.

    Raises:
        TypesettingError: A text cannot be typeset, though the checks found nothing against it.
    """
    edition = Edition(register, as_of)
    typesetter = typesetter or Typesetter()
    pdfs = dict(form_pdfs(edition, site, typesetter))
    if typesetter.whole_register:
        pdfs[addresses.REGISTER_PDF] = register_pdf(edition, site, typesetter)
    typesetter.make(pdfs.values())
    files = dict(_text_files(edition, site)) | pdfs
    planned = (*_pages(edition, pdfs), accessibility_page(conformance or Conformance()))
    pages = sorted((_with_feed(page, files) for page in planned), key=lambda page: page.address)
    files.update(search_files(edition, pages))
    return SitePlan(
        pages=tuple(pages),
        files=tuple(SiteFile(path, content) for path, content in sorted(files.items())),
    )


def _text_files(edition: Edition, site: str | None) -> Iterator[tuple[str, str]]:
    yield from api_files(edition, site)
    yield from feeds(edition, site)
    yield from checker_files(edition)
    for name, text in source_schemas().items():
        yield addresses.SOURCE_SCHEMAS + name, text


def _with_feed(page: Page, files: Container[str]) -> Page:
    """The page with the closest feed that tells of it."""
    return replace(page, feed=next((feed for feed in addresses.feeds_above(page.address) if feed in files), None))


def with_editions(plan: SitePlan, days: Sequence[date]) -> SitePlan:
    """The plan of a site beside which editions are kept: it lists them.

    Args:
        plan: The plan of the site.
        days: The days of the editions, oldest first.
    """
    return replace(plan, pages=tuple(sorted((*plan.pages, editions_page(days)), key=lambda page: page.address)))


def _pages(edition: Edition, pdfs: Mapping[str, Pdf]) -> Iterator[Page]:
    def size(address: str) -> int | None:
        return pdfs[address].size if address in pdfs else None

    yield home_page(edition)
    yield register_page(edition, has_pdf=addresses.REGISTER_PDF in pdfs)
    yield from changes_pages(edition)
    yield from map_pages(edition)
    yield problem_codes_page()
    yield plain_language_page()
    yield as_of_index_page(edition)
    yield from as_of_pages(edition)
    yield reviews_page(edition)
    yield checkers_page(edition)
    for checker in edition.register.checkers:
        yield from checker_pages(edition, checker, partial(rules_text, edition))
    for document in edition.documents:
        yield document_page(edition, document, size(addresses.document_pdf(document.number)))
        if document.revisions:
            yield clause_history_page(edition, document)
            yield compare_page(document)
        for index, revision in enumerate(document.revisions):
            pdf = addresses.revision_pdf(document.number, revision.revised)
            yield revision_page(edition, document, index, size(pdf))
            yield redline_page(edition, document, index)
