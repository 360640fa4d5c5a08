"""Where each clause of a document stood: the answer to an old citation in hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from policysite.analysis import biography, periods
from policysite.model import Document, TextRevision, parse, plain_text
from policysite.rendering import addresses
from policysite.rendering.document_page import TRAIL
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import macro
from policysite.rendering.title_block import foot

_FIRST_WORDS = 9
"""Words of a clause that are enough to recognise it."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A label that a clause had from a revision on; ``None`` where it was not in the text."""

    label: str | None
    revised: date
    href: str


@dataclass(frozen=True, slots=True)
class LifeRow:
    """A clause, where it is now, and the labels that it had."""

    words: str
    now: str | None
    now_href: str | None
    stays: tuple[Stay, ...]


def clause_history_page(edition: Edition, document: Document) -> Page:
    """The clauses of all held texts, each with its labels through time."""
    address = addresses.clause_history(document.number)
    links = Links(address)
    lost = len(document.revisions) - len(document.texts)
    table = macro("clause_history.html", "table")(_rows(edition, document, links))
    return Page(
        address=address,
        title=f"{document.number}: clauses through time",
        heading=macro("document.html", "heading")(document.number, "Clauses through time"),
        description=f"Where each clause of {document.number} stood in each revision, and where an old citation leads.",
        lead=macro("clause_history.html", "lead")(document.number, _citations(edition, document, links), lost),
        trail=(*TRAIL, (document.number, addresses.document(document.number))),
        sections=(Section("clauses", "Clauses", table),),
        kind="clauses",
        foot=foot(document.number),
        found_by_search=False,
        contents_listed=False,
    )


def _rows(edition: Edition, document: Document, links: Links) -> list[LifeRow]:
    current = edition.text(document)
    order: dict[str, None] = {}
    for text in (*((current,) if current else ()), *reversed(document.texts)):
        order.update(dict.fromkeys(text.by_id))
    rows = []
    for clause_id in order:
        stays: list[Stay] = []
        words = ""
        for appearance in biography(document, clause_id):
            label = appearance.placed.label if appearance.placed else None
            if appearance.placed:
                words = _first_words(appearance.placed.clause.text)
            if label != (stays[-1].label if stays else None):
                revised = appearance.revision.revised
                stays.append(Stay(label, revised, links.revision(document.number, revised, label)))
        now = current.by_id.get(clause_id) if current else None
        href = links.document(document.number, clause_id) if now else None
        rows.append(LifeRow(words, now.label if now else None, href, tuple(stays)))
    return rows


def _first_words(text: str) -> str:
    words = plain_text(parse(text)).split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")


def _citations(edition: Edition, document: Document, links: Links) -> str:
    """What the script needs to resolve a citation: the labels of each revision, and where its clauses are now."""
    current = edition.text(document)
    revisions = [
        {
            "start": period.start.isoformat(),
            "end": period.end.isoformat() if period.end else None,
            "revised": period.revision.revised.isoformat(),
            "href": links.revision(document.number, period.revision.revised),
            "labels": {placed.label: placed.clause.id for placed in period.revision.placed}
            if isinstance(period.revision, TextRevision)
            else None,
        }
        for period in periods(document)
    ]
    now = {placed.clause.id: placed.label for placed in current.placed} if current else {}
    return json.dumps({"revisions": revisions, "now": now, "document": links.document(document.number)})
