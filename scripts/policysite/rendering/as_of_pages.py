"""The register as it stood on a day."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from markupsafe import Markup

from policysite.analysis import Standing, dates_of_change, in_force_on, standing, text_in_force
from policysite.model import Document, TextRevision
from policysite.model.fingerprint import text_fingerprint
from policysite.rendering import addresses
from policysite.rendering.departments import departments, is_large
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import macro, spelled_out

LISTED_DAYS = 60
"""Days of change up to which each is a line of the list; more are shown month by month, as in a calendar."""
_TEMPLATE = "as_of.html"
_SHOWN_DIGITS = 12
"""Hexadecimal digits of a fingerprint that a page shows; the JSON has all of them."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days between two changes of the register: from the first through the last."""

    start: date
    last: date | None
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class StoodRow:
    """A document as it stood on a day."""

    number: str
    title: str | None
    standing: Standing
    href: str
    revised: date | None
    held: bool
    fingerprint: str | None


def as_of_index_page(edition: Edition) -> Page:
    """The way in: any day in the browser, or one of the days on which something changed."""
    links = Links(addresses.AS_OF)
    first_days = sorted(_first_day(document) for document in edition.documents)
    spans = [
        Span(start, last, links.to(addresses.as_of(start)), count=bisect(first_days, start))
        for start, last in _spans(edition)
    ][::-1]
    many = len(spans) > LISTED_DAYS
    heading = "Days on which the register changed"
    return Page(
        address=addresses.AS_OF,
        title="As of a day",
        heading="What was in force on a day?",
        description="The whole register as it stood on any day.",
        lead=macro(_TEMPLATE, "lead")(),
        sections=(
            Section("days", heading, macro(_TEMPLATE, "days_lead" if many else "spans")(spans)),
            *(_years(spans) if many else ()),
        ),
        kind="as-of",
        contents_listed=many,
    )


def _years(spans: Sequence[Span]) -> Iterator[Section]:
    """A section a year, with a line for each month."""
    for year, of_year in groupby(spans, key=lambda span: span.start.year):
        months = [list(of_month)[::-1] for _, of_month in groupby(of_year, key=lambda span: span.start.month)]
        yield Section(f"in-{year}", str(year), macro(_TEMPLATE, "months")(year, months), level=3)


def as_of_pages(edition: Edition) -> Iterator[Page]:
    """A page for each day on which something changed, oldest first."""
    stood = _Stood(edition)
    for start, last in _spans(edition):
        lead = macro(_TEMPLATE, "day")(start, last, start > edition.as_of)
        sections = stood.on(start)
        yield Page(
            address=addresses.as_of(start),
            title=f"As of {spelled_out(start)}",
            heading=f"The register as of {spelled_out(start)}",
            description=f"Every document of the register as it stood on {start.isoformat()}.",
            lead=lead,
            sections=sections,
            trail=(("As of a day", addresses.AS_OF),),
            kind="as-of",
            found_by_search=False,
            indexed=False,
            contents_listed=len(sections) > 1,
        )


def _spans(edition: Edition) -> Iterator[tuple[date, date | None]]:
    """The days on which something changed, each with the last day before the next."""
    days = dates_of_change(edition.register)
    ends: list[date | None] = [*days[1:], None]
    for start, end in zip(days, ends, strict=False):
        yield start, end - timedelta(days=1) if end else None


def _first_day(document: Document) -> date:
    """The first day on which the register lists a document."""
    return document.revisions[0].effective_on if document.held else date.min


class _Stood:
    """All documents as time passes.

    A row is made again only when its document changes, and a section only when one of its rows does: the pages of
    different days hold the same text in memory, so a thousand days of a thousand documents cost little.
    """

    def __init__(self, edition: Edition) -> None:
        # Relative links are the same on every page, because all pages lie equally deep.
        self._links = Links(addresses.as_of(edition.as_of))
        groups = [(found.anchor, found.name, found.documents) for found in departments(edition)]
        if not is_large(edition):
            groups = [("documents", "Documents", edition.documents)]
        self._names = {anchor: name for anchor, name, _ in groups}
        self._place = {document.number: anchor for anchor, _, documents in groups for document in documents}
        self._changes = sorted(
            ((day, document) for document in edition.documents for day in _days(document)),
            key=lambda change: change[0],
            reverse=True,
        )
        self._rows: dict[str, dict[str, Markup]] = {
            anchor: {document.number: Markup() for document in documents} for anchor, _, documents in groups
        }
        self._sections: dict[str, Section] = {}

    def on(self, day: date) -> tuple[Section, ...]:
        """The documents of a day that is not before the last day asked for."""
        changed: dict[str, Document] = {}
        while self._changes and self._changes[-1][0] <= day:
            _, document = self._changes.pop()
            changed[document.number] = document
        row, table = macro(_TEMPLATE, "row"), macro(_TEMPLATE, "table")
        for number, document in changed.items():
            self._rows[self._place[number]][number] = row(_row(document, day, self._links))
        for anchor in {self._place[number] for number in changed}:
            name, rows = self._names[anchor], Markup("".join(self._rows[anchor].values()))
            self._sections[anchor] = Section(anchor, name, table(name, rows))
        return tuple(self._sections[anchor] for anchor in self._names if anchor in self._sections)


def _days(document: Document) -> Iterator[date]:
    """The days on which a document's row changes."""
    yield _first_day(document)
    for revision in document.revisions:
        yield revision.effective_on
        if isinstance(revision, TextRevision):
            yield from (erratum.on for erratum in revision.errata)
    if document.retired:
        yield document.retired.on


def _row(document: Document, day: date, links: Links) -> StoodRow:
    revision = in_force_on(document, day)
    text = text_in_force(document, day)
    return StoodRow(
        number=document.number,
        title=text.title if text else document.title,
        standing=standing(document, day),
        href=links.revision(document.number, revision.revised) if revision else links.document(document.number),
        revised=revision.revised if revision else None,
        held=isinstance(revision, TextRevision),
        fingerprint=text_fingerprint(text).partition(":")[2][:_SHOWN_DIGITS] if text else None,
    )
