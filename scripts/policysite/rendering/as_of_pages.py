"""The register as it stood on a day."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from policysite.analysis import Standing, dates_of_change
from policysite.model import Document, TextRevision
from policysite.model.fingerprint import text_fingerprint
from policysite.rendering import addresses
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import macro, spelled_out

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
    days = dates_of_change(edition.register)
    ends: list[date | None] = [*days[1:], None]
    spans = [
        Span(
            start=start,
            last=end - timedelta(days=1) if end else None,
            href=links.to(addresses.as_of(start)),
            count=len(_rows(replace(edition, as_of=start), links)),
        )
        for start, end in zip(days, ends, strict=False)
    ]
    given = json.dumps([{"start": span.start.isoformat(), "href": span.href} for span in spans])
    return Page(
        address=addresses.AS_OF,
        title="As of a day",
        heading="What was in force on a day?",
        description="The whole register as it stood on any day.",
        lead=macro("as_of.html", "lead")(given),
        sections=(Section("days", "Days on which the register changed", macro("as_of.html", "spans")(spans[::-1])),),
        kind="as-of",
        contents_listed=False,
    )


def as_of_pages(edition: Edition) -> list[Page]:
    """A page for each day on which something changed, oldest first."""
    days = dates_of_change(edition.register)
    following: dict[date, date] = dict(pairwise(days))
    return [_as_of_page(edition, day, following.get(day)) for day in days]


def _as_of_page(edition: Edition, day: date, end: date | None) -> Page:
    address = addresses.as_of(day)
    links = Links(address)
    then = replace(edition, as_of=day)
    rows = _rows(then, links)
    last = end - timedelta(days=1) if end else None
    return Page(
        address=address,
        title=f"As of {spelled_out(day)}",
        heading=f"The register as of {spelled_out(day)}",
        description=f"Every document of the register as it stood on {day.isoformat()}.",
        lead=macro("as_of.html", "day")(day, last, day > edition.as_of, rows),
        trail=(("As of a day", addresses.AS_OF),),
        kind="as-of",
        found_by_search=False,
        indexed=False,
        contents_listed=False,
    )


def _rows(then: Edition, links: Links) -> list[StoodRow]:
    return [_row(then, document, links) for document in then.documents if _known(then, document)]


def _known(then: Edition, document: Document) -> bool:
    return not document.held or document.revisions[0].effective_on <= then.as_of


def _row(then: Edition, document: Document, links: Links) -> StoodRow:
    revision = then.in_force(document)
    text = then.text(document)
    return StoodRow(
        number=document.number,
        title=text.title if text else document.title,
        standing=then.standing(document),
        href=links.revision(document.number, revision.revised) if revision else links.document(document.number),
        revised=revision.revised if revision else None,
        held=isinstance(revision, TextRevision),
        fingerprint=text_fingerprint(text).partition(":")[2][:_SHOWN_DIGITS] if text else None,
    )
