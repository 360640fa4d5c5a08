"""From a revision to the outline that the import reads back: the official form as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policysite.model import Document, Organisation, PlacedClause, TextRevision

_INDENT = "   "


def outline_text(document: Document, text: TextRevision, organisation: Organisation) -> str:
    """Write a text as an outline.

    Clauses carry labels and no ids: whoever reads it back finds the ids by the words. Transcription notes and errata
    are left out; they are about the text, and no part of it.

    Args:
        document: The document.
        text: The revision.
        organisation: It knows the names of the type and the department.
    """
    return "\n\n".join(part for part in _parts(document, text, organisation) if part) + "\n"


def _parts(document: Document, text: TextRevision, organisation: Organisation) -> Iterator[str]:
    yield f"{document.number} – {text.title}"
    yield organisation.document_types.get(document.type or "", "")
    yield organisation.departments.get(document.department or "", "")
    if text.summary:
        yield "SUMMARY"
        yield _paragraphs(text.summary)
    yield "INSTRUCTION"
    yield from map(_clause, text.placed)
    if text.applicability:
        yield "APPLICABILITY"
        yield "\n".join(f"- {_one_line(item)}" for item in text.applicability)
    if text.associated_documents:
        yield "ASSOCIATED DOCUMENTS"
        rows = ((row.number, row.title) for row in text.associated_documents)
        yield "\n".join(f"- {number}: {title}" if title else f"- {number}" for number, title in rows)
    if text.approval_authority:
        yield "APPROVAL AUTHORITY"
        yield _paragraphs(text.approval_authority)
    yield "REVISION HISTORY"
    earlier = (row for row in document.revisions if row.revised < text.revised)
    yield "\n".join(f"- {row.revised} {_one_line(row.change_note)}" for row in (*earlier, text))
    yield _foot(document, text)


def _clause(placed: PlacedClause) -> str:
    indent = _INDENT * (placed.depth - 1)
    first, *rest = placed.clause.text.split("\n")
    return "\n\n".join([f"{indent}{placed.ordinal}. {first}", *(f"{indent}{_INDENT}{line}" for line in rest)])


def _foot(document: Document, text: TextRevision) -> str:
    """What the form prints at the foot of its pages, and what it has no place for."""
    said = [f"Revised: {text.revised}"]
    if text.effective:
        said.append(f"Effective: {text.effective}")
    if text.kind:
        said.append(f"Kind of change: {text.kind}")
    return "   ".join([*said, f"DOC#: {document.number}"])


def _paragraphs(text: str) -> str:
    return "\n\n".join(filter(None, text.split("\n")))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
