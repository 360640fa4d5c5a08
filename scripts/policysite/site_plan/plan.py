"""Which pages and files the site has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from policysite.analysis import periods
from policysite.exports import source_schemas
from policysite.model import Register
from policysite.rendering import Edition, Page, addresses
from policysite.rendering.changes_page import changes_page
from policysite.rendering.document_page import document_page, revision_page
from policysite.rendering.editions_page import editions_page
from policysite.rendering.home_page import home_page
from policysite.rendering.map_page import map_page
from policysite.rendering.problem_codes_page import problem_codes_page
from policysite.rendering.register_page import register_page


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


def site_plan(register: Register, as_of: date) -> SitePlan:
    """Plan the site as of a day.

    Args:
        register: The documents.
        as_of: The day that counts as today.
    """
    edition = Edition(register, as_of)
    pages = sorted(_pages(edition), key=lambda page: page.address)
    files = (SiteFile(addresses.SOURCE_SCHEMAS + name, text) for name, text in sorted(source_schemas().items()))
    return SitePlan(tuple(pages), tuple(files))


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
    for document in edition.documents:
        yield document_page(edition, document)
        history = periods(document)
        for period, following in zip(history, (*history[1:], None), strict=False):
            yield revision_page(edition, document, period, following)
