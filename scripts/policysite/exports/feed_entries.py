"""The changes to the register, as entries of feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from markupsafe import Markup

from policysite.analysis import periods, successors
from policysite.model import Document, Retirement, Revision, TextRevision, canonical_json
from policysite.rendering import Edition, addresses
from policysite.rendering.templates import as_printed, macro, spelled_out

_NAMESPACE = UUID("70f56eca-ad98-476d-b1fb-d98390275ee4")
"""Drawn once. It must never change, since every id rests on it."""

TEMPLATE = "feed.xml"
"""The words and the markup of feeds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A change to the register.

    Attributes:
        id: A URN that never changes.
        title: One line.
        day: The day on which it takes effect, or on which its last erratum was recorded if that is later.
        number: The document.
        department: The code of its department, where the register knows it.
        department_name: The name of that department.
        address: The page that shows it.
        api: The JSON file that states it.
        content: Paragraphs.
    """

    id: str
    title: Markup
    day: date
    number: str
    department: str | None
    department_name: str | None
    address: str
    api: str
    content: Markup


@dataclass(frozen=True, slots=True)
class ErratumWords:
    """An erratum as the template needs it."""

    on: date
    label: str
    was: str
    now: str
    note: str | None


def urn(edition: Edition, *about: str) -> str:
    """An id that is the same wherever and whenever the site is published.

    Args:
        edition: The register; the organisation's name keeps its ids apart from those of others.
        about: What the id is of, such as ``revision``, a number and a date.
    """
    return f"urn:uuid:{uuid5(_NAMESPACE, canonical_json([edition.organisation.name, *about]))}"


def instant(day: date, time_zone: str) -> str:
    """The first instant of a day, as RFC 3339 writes it.

    Args:
        day: The day.
        time_zone: Where it begins; a name of the IANA database.
    """
    midnight = datetime.combine(day, time(), ZoneInfo(time_zone))
    minutes = round((midnight.utcoffset() or timedelta()) / timedelta(minutes=1))
    # RFC 3339 has no seconds in an offset; before time was zoned, towns were seconds apart.
    return midnight.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()


def entries_of(edition: Edition, document: Document) -> Iterator[Entry]:
    """Every revision of a document, and its retirement, oldest first."""
    for period in periods(document):
        yield _revision(edition, document, period.revision)
    if document.retired:
        yield _retirement(edition, document, document.retired)


def _revision(edition: Edition, document: Document, revision: Revision) -> Entry:
    number, revised, effective = document.number, revision.revised, revision.effective_on
    text = revision.corrected(edition.as_of) if isinstance(revision, TextRevision) else None
    errata = list(_errata(text, edition.as_of)) if text else []
    title = macro(TEMPLATE, "revision_title")(number, as_printed(revised), text.title if text else None)
    return Entry(
        id=urn(edition, "revision", number, revised.isoformat()),
        title=_dated(edition, effective, title),
        day=max([effective, *(erratum.on for erratum in errata)]),
        number=number,
        department=document.department,
        department_name=edition.department(document),
        address=addresses.revision(number, revised),
        api=addresses.api_revision(number, revised),
        content=macro(TEMPLATE, "revision")(revision.change_note, spelled_out(effective), text is not None, errata),
    )


def _errata(text: TextRevision, day: date) -> Iterator[ErratumWords]:
    for erratum in text.errata:
        if erratum.on <= day:
            label = text.by_id[erratum.clause].label
            yield ErratumWords(erratum.on, label, erratum.was, erratum.now, erratum.note)


def _retirement(edition: Edition, document: Document, retired: Retirement) -> Entry:
    number = document.number
    in_its_place = successors(edition.register, number)
    return Entry(
        id=urn(edition, "retirement", number),
        title=_dated(edition, retired.on, macro(TEMPLATE, "retirement_title")(number, edition.title(document))),
        day=retired.on,
        number=number,
        department=document.department,
        department_name=edition.department(document),
        address=addresses.document(number),
        api=addresses.api_document(number),
        content=macro(TEMPLATE, "retirement")(spelled_out(retired.on), retired.note, in_its_place),
    )


def _dated(edition: Edition, day: date, title: Markup) -> Markup:
    """The title, which says so where the change lies ahead."""
    return macro(TEMPLATE, "upcoming")(spelled_out(day), title) if day > edition.as_of else title
