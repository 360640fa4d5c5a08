"""From a revision to the outline that the import reads back, whole: with the facts and the history of its document."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.model import Document, Organisation, TextRevision
from policysite.rendering.outline_text import outline_text


def whole_outline(document: Document, text: TextRevision, organisation: Organisation) -> str:
    """Write a text as an outline.

    Clauses carry labels and no ids: whoever reads it back finds the ids by the words. Transcription notes and errata
    are left out; they are about the text, and no part of it.

    Args:
        document: The document.
        text: The revision.
        organisation: It knows the names of the type and the department.
    """
    type_ = organisation.document_types.get(document.type or "")
    department = organisation.departments.get(document.department or "")
    facts = filter(None, (document.number, type_, department))
    history = "\n".join(("REVISION HISTORY", *_rows(document, text)))
    return "\n".join((*(f"{fact}\n" for fact in facts), outline_text(text), history, "", _foot(text))) + "\n"


def _rows(document: Document, text: TextRevision) -> Iterator[str]:
    earlier = (row for row in document.revisions if row.revised < text.revised)
    return (f"- {row.revised} {' '.join(row.change_note.split())}" for row in (*earlier, text))


def _foot(text: TextRevision) -> str:
    """What the form prints at the foot of its pages, and what it has no place for."""
    said = [f"Revised: {text.revised}"]
    said += [f"Effective: {text.effective}"] if text.effective else []
    said += [f"Kind of change: {text.kind}"] if text.kind else []
    return "   ".join(said)
