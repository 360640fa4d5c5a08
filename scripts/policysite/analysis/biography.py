"""The life of a clause, told by its id: where it stood in each revision, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policysite.model import Document, PlacedClause, TextRevision


@dataclass(frozen=True, slots=True)
class Appearance:
    """A clause in one revision.

    Attributes:
        revision: The revision.
        placed: The clause at its place; ``None`` where the revision does not have it.
    """

    revision: TextRevision
    placed: PlacedClause | None


def biography(document: Document, clause_id: str) -> tuple[Appearance, ...]:
    """Where a clause stands in each held text, oldest first."""
    return tuple(Appearance(text, text.by_id.get(clause_id)) for text in document.texts)


def clause_at(document: Document, label: str, revised: date) -> str | None:
    """The id behind an old citation, such as §4.b.i (revised 02/21/24).

    Args:
        document: The document that is cited.
        label: The label, such as ``4.b.i``.
        revised: The revised date of the citation.

    Returns:
        The id; ``None`` where that revision has no such clause, or its text is not held.
    """
    for text in document.texts:
        if text.revised == revised:
            return next((placed.clause.id for placed in text.placed if placed.label == label), None)
    return None
