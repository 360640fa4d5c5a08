"""Which PDFs the site has: an official form for every text, and the whole register in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from policysite.exports.official_form import official_form
from policysite.exports.printed_text import Destinations, on_one_line
from policysite.exports.typesetting import Pdf, Typesetter
from policysite.model import Document, Revision, TextRevision
from policysite.rendering import Edition, addresses
from policysite.rendering.templates import as_printed, spelled_out


@dataclass(frozen=True)
class PrintedRow:
    """A document in the table of the register."""

    number: Any
    title: str | None
    classes: list[str]
    standing: str
    held: bool
    revised: str | None
    at: str | None


def form_pdfs(
    edition: Edition, document: Document, site: str | None, typesetter: Typesetter
) -> Iterator[tuple[str, Pdf]]:
    """The official form of every text of a document, still to be typeset, at the address of its revision.

    The one that stands for the document is at the document's address too.

    Args:
        edition: The register.
        document: The document.
        site: Where the site's root is published; ``None`` where that is not known.
        typesetter: Makes them.
    """
    shown = _shown(edition, document)
    for index, revision in enumerate(document.revisions):
        if isinstance(revision, TextRevision):
            text = revision.corrected(edition.as_of)
            form = official_form(edition, document, index, _destinations({document.number: text}, site))
            title = f"{form.name}, revised {form.revised}"
            content = {"register": None, "forms": [form], **_common(edition, revision.revised)}
            pdf = typesetter.pdf(title, content)
            yield addresses.revision_pdf(document.number, revision.revised), pdf
            if revision is shown:
                yield addresses.document_pdf(document.number), pdf


def register_pdf(edition: Edition, site: str | None, typesetter: Typesetter) -> Pdf:
    """Every text in force, behind a table of all documents.

    Args:
        edition: The register.
        site: Where the site's root is published; ``None`` where that is not known.
        typesetter: Makes it.
    """
    texts = {document.number: text for document in edition.documents if (text := edition.text(document))}
    destinations = _destinations(texts, site)
    forms = []
    for document in edition.documents:
        current = edition.in_force(document)
        if isinstance(current, TextRevision):
            forms.append(official_form(edition, document, document.revisions.index(current), destinations))
    title = "Register of policies"
    register = {
        "title": title,
        "as_of": spelled_out(edition.as_of),
        "as_of_printed": as_printed(edition.as_of),
        "rows": [_row(edition, document, destinations) for document in edition.documents],
    }
    return typesetter.pdf(title, {"register": register, "forms": forms, **_common(edition, edition.as_of)})


def _shown(edition: Edition, document: Document) -> Revision | None:
    """The revision that stands for the document: the one in force or, once it is retired, the last."""
    if document.retired and edition.as_of >= document.retired.on:
        return document.revisions[-1] if document.revisions else None
    return edition.in_force(document)


def _destinations(texts: dict[str, TextRevision], site: str | None) -> Destinations:
    return Destinations(texts, addresses.latest(site) if site else None)


def _row(edition: Edition, document: Document, destinations: Destinations) -> PrintedRow:
    number, current, title = document.number, edition.in_force(document), edition.title(document)
    return PrintedRow(
        number=destinations.link(number, None, number),
        title=on_one_line(title) if title else None,
        classes=[on_one_line(name) for name in (edition.type(document), edition.department(document)) if name],
        standing=edition.standing(document).capitalize(),
        held=document.held,
        revised=as_printed(current.revised) if current else None,
        at=number if number in destinations.printed else None,
    )


def _common(edition: Edition, day: date) -> dict[str, Any]:
    """What the template is told of every PDF; each is dated by a day."""
    return {
        "organisation": on_one_line(edition.organisation.name),
        "fictional": edition.organisation.fictional,
        "date": {"year": day.year, "month": day.month, "day": day.day},
    }
