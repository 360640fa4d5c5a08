"""Any two revisions of a document, chosen by the reader; without JavaScript, the redlines of neighbours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from policysite.model import Document, TextRevision
from policysite.rendering import addresses
from policysite.rendering.document_page import TRAIL
from policysite.rendering.links import Links
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import macro
from policysite.rendering.title_block import foot


@dataclass(frozen=True, slots=True)
class RedlineRow:
    """A revision and its redline against the one before."""

    revised: date
    href: str
    change_note: str
    compared: bool


def compare_page(document: Document) -> Page:
    """The choice of two revisions, and the list of redlines."""
    address = addresses.compare(document.number)
    links = Links(address)
    texts = document.texts
    choices = [
        {
            "revised": text.revised.isoformat(),
            "href": links.revision(document.number, text.revised),
            "json": links.to(addresses.revision_json(document.number, text.revised)),
        }
        for text in texts
    ]
    rows = [
        RedlineRow(
            revised=revision.revised,
            href=links.to(addresses.redline(document.number, revision.revised)),
            change_note=revision.change_note,
            compared=index > 0
            and isinstance(revision, TextRevision)
            and isinstance(document.revisions[index - 1], TextRevision),
        )
        for index, revision in enumerate(document.revisions)
    ]
    return Page(
        address=address,
        title=f"{document.number}: compare revisions",
        heading=macro("document.html", "heading")(document.number, "Compare revisions"),
        description=f"What changed between any two revisions of {document.number}.",
        lead=macro("compare.html", "lead")(document.number, texts, json.dumps(choices)),
        trail=(*TRAIL, (document.number, addresses.document(document.number))),
        sections=(Section("redlines", "Revision by revision", macro("compare.html", "redlines")(rows[::-1])),),
        kind="compare",
        foot=foot(document.number),
        found_by_search=False,
        contents_listed=False,
    )
