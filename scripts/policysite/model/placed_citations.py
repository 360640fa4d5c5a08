"""The citations in a text, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policysite.model.base import derived
from policysite.model.inline import citations, parse
from policysite.model.revisions import TextRevision


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
    return derived(text, citations_name(number), lambda: tuple(_citations_of(number, text)))


def citations_name(number: str) -> str:
    """The name under which a text of a document keeps them."""
    return f"citations of {number}"


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
