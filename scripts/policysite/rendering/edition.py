"""One state of the whole site: the register as seen from a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from policysite.analysis import (
    CitationGraph,
    Standing,
    SuspectCitation,
    citation_graph,
    in_force_on,
    standing,
    suspect_citations,
    suspect_of,
    text_in_force,
    title_on,
)
from policysite.model import Document, Organisation, PlacedCitation, Register, Revision, TextRevision


@dataclass(frozen=True)
class Edition:
    """The register and the day from which it is seen.

    Attributes:
        register: The documents.
        as_of: The day that counts as today.
    """

    register: Register
    as_of: date

    @property
    def organisation(self) -> Organisation:
        """Whose policies these are."""
        return self.register.organisation

    @property
    def graph(self) -> CitationGraph:
        """The citations in the texts in force."""
        return citation_graph(self.register, self.as_of)

    @property
    def suspects(self) -> tuple[SuspectCitation, ...]:
        """The citations to be looked at again."""
        return suspect_citations(self.register, self.as_of)

    def suspect(self, citation: PlacedCitation) -> SuspectCitation | None:
        """The same of one citation in a text in force, which takes no look at all others."""
        return suspect_of(self.register, citation, self.as_of)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every document, by number."""
        return tuple(sorted(self.register.documents, key=lambda document: document.number))

    def document(self, number: str) -> Document:
        """A document by its number.

        Raises:
            KeyError: The register does not know it.
        """
        return self.register.by_number[number]

    def title(self, document: Document) -> str | None:
        """The title as of today."""
        return title_on(document, self.as_of)

    def standing(self, document: Document) -> Standing:
        """How the document stands today."""
        return standing(document, self.as_of)

    def in_force(self, document: Document) -> Revision | None:
        """The revision in force today."""
        return in_force_on(document, self.as_of)

    def text(self, document: Document) -> TextRevision | None:
        """The text in force today."""
        return text_in_force(document, self.as_of)

    def department(self, document: Document) -> str | None:
        """The name of the department, where it is known."""
        return self.organisation.departments.get(document.department or "")

    def type(self, document: Document) -> str | None:
        """The name of the document's type, where it is known."""
        return self.organisation.document_types.get(document.type or "")
