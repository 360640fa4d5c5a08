"""What changed: every revision, newest first; the whole past on one page a year where it is long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from policysite.analysis import periods
from policysite.model import TextRevision
from policysite.rendering import addresses
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.notices import tag
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import macro, month_name

NEWEST = 100
"""How many revisions that are or were in force the first page lists; it lists all that are upcoming.

Where there are no more than these, there is no other page.
"""
_TEMPLATE = "changes.html"


@dataclass(frozen=True, slots=True)
class Change:
    """A revision as a change to the register."""

    effective: date
    revised: date
    number: str
    title: str | None
    href: str
    document_href: str
    change_note: str
    held: bool
    tag: Markup


def changes(edition: Edition, links: Links) -> list[Change]:
    """Every revision of every document, newest first by the day on which it takes effect."""
    found = [
        Change(
            effective=period.start,
            revised=period.revision.revised,
            number=document.number,
            title=edition.title(document),
            href=links.revision(document.number, period.revision.revised),
            document_href=links.document(document.number),
            change_note=period.revision.change_note,
            held=isinstance(period.revision, TextRevision),
            tag=tag(edition, document, period),
        )
        for document in edition.documents
        for period in periods(document)
    ]
    return sorted(found, key=lambda change: change.effective, reverse=True)


def _year(change: Change) -> int:
    return change.effective.year


def changes_pages(edition: Edition) -> Iterator[Page]:
    """The newest revisions, a section a year; and a page for each year unless the first page lists all."""
    links = Links(addresses.CHANGES)
    known = changes(edition, links)
    upcoming = sum(change.effective > edition.as_of for change in known)
    shown, earlier = known[: upcoming + NEWEST], known[upcoming + NEWEST :]
    shown_of = {year: list(group) for year, group in groupby(shown, key=_year)}
    all_of = {year: list(group) for year, group in groupby(known, key=_year)}

    def section(year: int, count: int) -> Section:
        href = links.to(addresses.changes_in(year)) if earlier else None
        return Section(f"in-{year}", str(year), macro(_TEMPLATE, "year")(year, shown_of.get(year, []), count, href))

    yield Page(
        address=addresses.CHANGES,
        title="What changed",
        heading="What changed",
        description="Every revision of every document, newest first.",
        lead=macro(_TEMPLATE, "lead")(_unlisted(earlier)),
        sections=tuple(section(year, len(group)) for year, group in all_of.items()),
        kind="changes",
    )
    if earlier:
        yield from _year_pages(edition, sorted(all_of))


def _unlisted(earlier: Iterable[Change]) -> str:
    """The revisions that the page does not list, for the script that tells what is new to a reader.

    Returns:
        For each document, its number and the revised dates; semicolons between documents.
    """
    of_documents: dict[str, list[str]] = {}
    for change in earlier:
        of_documents.setdefault(change.number, [change.number]).append(change.revised.isoformat())
    return ";".join(map(" ".join, of_documents.values()))


def _year_pages(edition: Edition, years: list[int]) -> Iterator[Page]:
    # Relative links are the same on the pages of all years.
    known = changes(edition, Links(addresses.changes_in(years[0])))
    for year, group in groupby(known, key=_year):
        links = Links(addresses.changes_in(year))
        place = years.index(year)
        later, earlier = years[place + 1 : place + 2], years[:place][-1:]
        near = [(near, links.to(addresses.changes_in(near))) for near in (*later, *earlier)]
        of_year = list(group)
        months = [list(month) for _, month in groupby(of_year, key=lambda change: change.effective.month)]
        yield Page(
            address=addresses.changes_in(year),
            title=f"What changed in {year}",
            heading=f"What changed in {year}",
            description=f"Every revision that takes effect in {year}, newest first.",
            lead=macro(_TEMPLATE, "year_lead")(year, len(of_year), near, links.to(addresses.CHANGES)),
            sections=tuple(_month(month) for month in months),
            kind="changes",
            trail=(("What changed", addresses.CHANGES),),
        )


def _month(of_month: list[Change]) -> Section:
    day = of_month[0].effective
    return Section(f"in-{day:%Y-%m}", f"{month_name(day)} {day.year}", macro(_TEMPLATE, "listing")(of_month))
