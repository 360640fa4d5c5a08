"""Which documents are due for review: the list that HR works from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policysite.analysis import SuspectCitation, reviews_due
from policysite.rendering import addresses
from policysite.rendering.departments import departments, is_large
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.neighbours import place_of
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import macro


@dataclass(frozen=True, slots=True)
class DueRow:
    """A document with the day by which it must be reviewed."""

    number: str
    title: str | None
    href: str
    due: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class SuspectRow:
    """A citation to be looked at again."""

    citing: str
    place: str
    href: str
    target: str
    target_href: str
    changed: date
    confirmed: date


def reviews_page(edition: Edition) -> Page:
    """Reviews that are due, and citations that are suspect."""
    links = Links(addresses.REVIEWS)
    due = [
        DueRow(
            number=found.document.number,
            title=edition.title(found.document),
            href=links.document(found.document.number),
            due=found.due,
            overdue=found.overdue,
        )
        for found in reviews_due(edition.register, edition.as_of)
    ]
    without = sum(1 for document in edition.documents if document.held and document.review_due is None)
    return Page(
        address=addresses.REVIEWS,
        title="Reviews",
        heading="Reviews",
        description="Documents that are due for review, and citations whose target has changed.",
        lead=macro("reviews.html", "lead")(edition.as_of),
        sections=(
            Section("due", "Reviews due", macro("reviews.html", "due")(due, without)),
            *_suspect_sections(edition, links),
        ),
        kind="reviews",
        found_by_search=False,
    )


def _suspect_sections(edition: Edition, links: Links) -> Iterator[Section]:
    """The citations to be looked at again: as one list, or, of a large register, one for each citing department."""
    rows = [_suspect(suspect, links) for suspect in edition.suspects]
    heading = "Citations to look at again"
    if not rows or not is_large(edition):
        yield Section("suspect", heading, macro("reviews.html", "suspects")(rows))
        return
    yield Section("suspect", heading, macro("reviews.html", "suspects_lead")(len(rows)))
    for department in departments(edition):
        numbers = {document.number for document in department.documents}
        if of_department := [row for row in rows if row.citing in numbers]:
            html = macro("reviews.html", "suspect_list")(of_department)
            yield Section(department.anchor, department.name, html, level=3)


def _suspect(suspect: SuspectCitation, links: Links) -> SuspectRow:
    citation = suspect.citation
    place = place_of(citation, links)
    return SuspectRow(
        citing=citation.citing,
        place=place.words,
        href=place.href,
        target=citation.target,
        target_href=links.document(citation.target, citation.target_clause),
        changed=suspect.changed,
        confirmed=suspect.confirmed,
    )
