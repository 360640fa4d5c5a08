"""Who cites whom, and from which clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from policysite.analysis.timeline import text_in_force
from policysite.model import PlacedCitation, Register, citations_of
from policysite.model.base import derived


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
    return derived(register, f"citations on {as_of}", lambda: _citation_graph(register, as_of))


def _citation_graph(register: Register, as_of: date) -> CitationGraph:
    found: list[PlacedCitation] = []
    for document in sorted(register.documents, key=lambda document: document.number):
        text = text_in_force(document, as_of)
        if text:
            found.extend(citations_of(document.number, text))
    return CitationGraph(tuple(found))
