"""What changed: every revision, newest first."""

from __future__ import annotations

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
from policysite.rendering.templates import macro


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


def changes_page(edition: Edition) -> Page:
    """The revisions, a section a year."""
    by_year = groupby(changes(edition, Links(addresses.CHANGES)), key=lambda change: change.effective.year)
    listing = macro("changes.html", "listing")
    return Page(
        address=addresses.CHANGES,
        title="What changed",
        heading="What changed",
        description="Every revision of every document, newest first.",
        lead=macro("changes.html", "lead")(),
        sections=tuple(Section(f"in-{year}", str(year), listing(list(group))) for year, group in by_year),
        kind="changes",
    )
