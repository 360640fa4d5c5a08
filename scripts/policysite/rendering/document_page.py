"""The page of a document: the text in force, with its history and its references."""

from __future__ import annotations

import json

from markupsafe import Markup

from policysite.analysis import periods
from policysite.model import Document, TextRevision
from policysite.rendering import addresses
from policysite.rendering.edition import Edition
from policysite.rendering.history import errata_section, history_section, transcription_section
from policysite.rendering.links import Links
from policysite.rendering.neighbours import neighbours_section
from policysite.rendering.notices import document_notice
from policysite.rendering.page import Page, Section
from policysite.rendering.proposal_section import proposal_section
from policysite.rendering.templates import macro
from policysite.rendering.text_sections import TextSections
from policysite.rendering.title_block import foot, title_block, title_words

TRAIL = (("Policies", addresses.REGISTER),)
"""The pages above a document's page."""


def document_page(edition: Edition, document: Document) -> Page:
    """The page at the document's own address, as of the edition's day."""
    address = addresses.document(document.number)
    links = Links(address)
    text = edition.text(document)
    title = edition.title(document)
    rendered = TextSections(edition, document, text, links) if text else None
    return Page(
        address=address,
        title=title_words(document.number, title),
        heading=macro("document.html", "heading")(document.number, title),
        description=_description(edition, document, text),
        lead=title_block(edition, document, edition.in_force(document)) + document_notice(edition, document, links),
        trail=TRAIL,
        sections=(
            *(rendered.sections() if rendered else ()),
            *((_history(edition, document, links),) if document.revisions else ()),
            *(errata_section(text, edition.as_of) if text else ()),
            neighbours_section(edition, document, links),
            *proposal_section(edition, document, links),
            *(transcription_section(text) if text else ()),
        ),
        kind="document",
        foot=foot(document.number, edition.in_force(document)),
        parts=rendered.search_entries() if rendered else (),
    )


def _description(edition: Edition, document: Document, text: TextRevision | None) -> str:
    if text:
        return f"{text.title}: the text in force, clause by clause, with its history and its references."
    return f"{title_words(document.number, edition.title(document))}: what the register knows of it."


def _history(edition: Edition, document: Document, links: Links) -> Section:
    section = history_section(edition, document, links)
    more = macro("document.html", "history_links")(
        links.to(addresses.compare(document.number)), links.to(addresses.clause_history(document.number))
    )
    return Section(section.anchor, section.heading, section.html + _stood(edition, document, links) + more)


def _stood(edition: Edition, document: Document, links: Links) -> Markup:
    """The field that finds the revision of a day; its answers are the periods, so that no policy is decided in it."""
    rows = [
        {
            "start": period.start.isoformat(),
            "end": period.end.isoformat() if period.end else None,
            "revised": period.revision.revised.isoformat(),
            "held": isinstance(period.revision, TextRevision),
            "href": links.revision(document.number, period.revision.revised),
        }
        for period in periods(document)
    ]
    return macro("document.html", "stood")(document.number, json.dumps(rows), edition.organisation.time_zone)
