"""Who cites whom, and from which clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from policysite.analysis.timeline import text_in_force
from policysite.model import Register, TextRevision, citations, parse


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


@dataclass(frozen=True)
class CitationGraph:
    """Every citation in the texts in force on a day, in the order of numbers and then of reading."""

    citations: tuple[PlacedCitation, ...]

    @cached_property
    def _from(self) -> dict[str, list[PlacedCitation]]:
        return _grouped((citation.citing, citation) for citation in self.citations)

    @cached_property
    def _to(self) -> dict[str, list[PlacedCitation]]:
        return _grouped((citation.target, citation) for citation in self.citations)

    def cites(self, number: str) -> tuple[PlacedCitation, ...]:
        """The citations in a document's text."""
        return tuple(self._from.get(number, ()))

    def cited_by(self, number: str) -> tuple[PlacedCitation, ...]:
        """The citations of a document in the texts of all, its own included."""
        return tuple(self._to.get(number, ()))


def _grouped(pairs: Iterator[tuple[str, PlacedCitation]]) -> dict[str, list[PlacedCitation]]:
    groups: dict[str, list[PlacedCitation]] = {}
    for key, citation in pairs:
        groups.setdefault(key, []).append(citation)
    return groups


def citation_graph(register: Register, as_of: date) -> CitationGraph:
    """The citations of every text in force on a day."""
    found: list[PlacedCitation] = []
    for document in sorted(register.documents, key=lambda document: document.number):
        text = text_in_force(document, as_of)
        if text:
            found.extend(citations_of(document.number, text))
    return CitationGraph(tuple(found))


def citations_of(number: str, text: TextRevision) -> Iterator[PlacedCitation]:
    """The citations of one text, in reading order; then its associated documents."""
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
