"""The register: every document that the site knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from policysite.analysis import Standing
from policysite.model import Document
from policysite.rendering import addresses
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.notices import document_tag
from policysite.rendering.page import Page
from policysite.rendering.templates import macro

NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A document as the register lists it."""

    number: str
    title: str | None
    href: str
    department: str
    type: str
    standing: Standing
    tag: Markup
    revised: date | None


def register_rows(edition: Edition, links: Links) -> list[RegisterRow]:
    """Every document, by number."""
    return [_row(edition, document, links) for document in edition.documents]


def _row(edition: Edition, document: Document, links: Links) -> RegisterRow:
    revision = edition.in_force(document)
    return RegisterRow(
        number=document.number,
        title=edition.title(document),
        href=links.document(document.number),
        department=edition.department(document) or NOT_KNOWN,
        type=edition.type(document) or NOT_KNOWN,
        standing=edition.standing(document),
        tag=document_tag(edition, document),
        revised=revision.revised if revision else None,
    )


def register_page(edition: Edition, *, has_pdf: bool = False) -> Page:
    """The table of all documents; in the browser it can be narrowed.

    Args:
        edition: The register.
        has_pdf: Whether the site has the register as one PDF.
    """
    pdf_href = addresses.relative(addresses.REGISTER_PDF, addresses.REGISTER) if has_pdf else None
    rows = register_rows(edition, Links(addresses.REGISTER))
    filters = [
        ("department", "Department", sorted({row.department for row in rows})),
        ("type", "Type", sorted({row.type for row in rows})),
        ("status", "Status", sorted({row.standing.capitalize() for row in rows})),
    ]
    return Page(
        address=addresses.REGISTER,
        title="Policies",
        heading="Policies",
        description="The register: every document that this site knows, with its department, type and status.",
        lead=macro("register.html", "register")(rows, filters, pdf_href),
        kind="register",
        contents_listed=False,
    )
