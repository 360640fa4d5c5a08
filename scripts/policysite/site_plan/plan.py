"""Which pages and files the site has."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from policysite.exports import api_files, checker_files, feeds, source_schemas
from policysite.model import Register
from policysite.model.audit import Conformance
from policysite.rendering import Edition, Page, addresses
from policysite.rendering.accessibility_page import accessibility_page
from policysite.rendering.as_of_pages import as_of_index_page, as_of_pages
from policysite.rendering.changes_page import changes_page
from policysite.rendering.clause_history_page import clause_history_page
from policysite.rendering.compare_page import compare_page
from policysite.rendering.document_page import document_page
from policysite.rendering.editions_page import editions_page
from policysite.rendering.home_page import home_page
from policysite.rendering.map_page import map_page
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
    content: str


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
    register: Register, as_of: date, *, site: str | None = None, conformance: Conformance | None = None
) -> SitePlan:
    """Plan the site as of a day.

    Args:
        register: The documents.
        as_of: The day that counts as today.
        site: Where the site's root is published, for those who hold a file without the site around it; ``None`` where
            that is not known.
        conformance: What the accessibility statement rests upon; nothing unless given.
    """
    edition = Edition(register, as_of)
    files = dict(_files(edition, site))
    pages = (_with_feed(page, files) for page in (*_pages(edition), accessibility_page(conformance or Conformance())))
    return SitePlan(
        pages=tuple(sorted(pages, key=lambda page: page.address)),
        files=tuple(SiteFile(path, text) for path, text in sorted(files.items())),
    )


def _files(edition: Edition, site: str | None) -> Iterator[tuple[str, str]]:
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


def _pages(edition: Edition) -> Iterator[Page]:
    yield home_page(edition)
    yield register_page(edition)
    yield changes_page(edition)
    yield map_page(edition)
    yield problem_codes_page()
    yield plain_language_page()
    yield as_of_index_page(edition)
    yield from as_of_pages(edition)
    yield reviews_page(edition)
    for document in edition.documents:
        yield document_page(edition, document)
        if document.revisions:
            yield clause_history_page(edition, document)
            yield compare_page(document)
        for index in range(len(document.revisions)):
            yield revision_page(edition, document, index)
            yield redline_page(edition, document, index)
