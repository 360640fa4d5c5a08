"""The register: every document that the site knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from policysite.analysis import Standing
from policysite.model import Document
from policysite.rendering import addresses
from policysite.rendering.departments import departments, is_large
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.notices import document_tag
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import macro

NOT_KNOWN = "Not known"
_TEMPLATE = "register.html"


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


def register_rows(edition: Edition, documents: Iterable[Document], links: Links) -> list[RegisterRow]:
    """Documents as rows, in their order."""
    return [_row(edition, document, links) for document in documents]


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
    """Every document in one table, or in one for each department; in the browser it can be narrowed.

    Args:
        edition: The register.
        has_pdf: Whether the site has the register as one PDF.
    """
    pdf_href = addresses.relative(addresses.REGISTER_PDF, addresses.REGISTER) if has_pdf else None
    links = Links(addresses.REGISTER)
    large = is_large(edition)
    tables = {
        department: register_rows(edition, department.documents, links)
        for department in (departments(edition) if large else ())
    }
    rows = [row for group in tables.values() for row in group] or register_rows(edition, edition.documents, links)
    filters = [
        ("department", "Department", sorted({row.department for row in rows})),
        ("type", "Type", sorted({row.type for row in rows})),
        ("status", "Status", sorted({row.standing.capitalize() for row in rows})),
    ]
    table = macro(_TEMPLATE, "table")
    return Page(
        address=addresses.REGISTER,
        title="Policies",
        heading="Policies",
        description="The register: every document that this site knows, with its department, type and status.",
        lead=macro(_TEMPLATE, "lead")(len(rows), filters, pdf_href, None if large else table(rows, None)),
        sections=tuple(
            Section(department.anchor, department.name, table(group, department.name))
            for department, group in tables.items()
        ),
        kind="register",
        contents_listed=large,
    )
