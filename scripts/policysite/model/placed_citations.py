"""The citations in a text, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policysite.model.inline import citations, parse
from policysite.model.revisions import TextRevision

_CITATIONS = "citations"


@dataclass(frozen=True, slots=True, order=True)
class PlacedCitation:
    """One mention of a document, at its place.

    Attributes:
        citing: Number of the document whose text mentions the other.
        position: Place in reading order among the citations of that text, counted from 0.
        section: Anchor of the section in which the mention stands.
        clause: Id of the clause in which it stands; ``None`` outside the instruction.
        label: Label of that clause.
        target: Number of the document that is mentioned.
        target_clause: Id of the clause that is mentioned; ``None`` where the document as a whole is.
    """

    citing: str
    position: int
    section: str
    clause: str | None
    label: str | None
    target: str
    target_clause: str | None = None


def citations_of(number: str, text: TextRevision) -> tuple[PlacedCitation, ...]:
    """The citations of one text of a document, in reading order; then its associated documents."""
    # A frozen model keeps what follows from it, as its cached properties do.
    known: tuple[str, tuple[PlacedCitation, ...]] | None = text.__dict__.get(_CITATIONS)
    if known is None or known[0] != number:
        known = number, tuple(_citations_of(number, text))
        remember_citations(number, text, known[1])
    return known[1]


def remember_citations(number: str, text: TextRevision, found: tuple[PlacedCitation, ...]) -> None:
    """Let a text of a document have the citations that were found in it before, so that nobody looks again."""
    text.__dict__[_CITATIONS] = number, found


def _citations_of(number: str, text: TextRevision) -> Iterator[PlacedCitation]:
    position = 0
    for path, words, clause in text.texts("[["):
        for citation in citations(parse(words)):
            yield PlacedCitation(
                citing=number,
                position=position,
                section="instruction" if clause else str(path[0]).replace("_", "-"),
                clause=clause,
                label=text.by_id[clause].label if clause else None,
                target=citation.number,
                target_clause=citation.clause,
            )
            position += 1
    for associated in text.associated_documents:
        yield PlacedCitation(number, position, "associated-documents", None, None, associated.number)
        position += 1
