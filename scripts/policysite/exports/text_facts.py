"""The records of one text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policysite.exports.text_records import (
    AssociatedRecord,
    CitationRecord,
    ClauseRecord,
    CurrentCitationRecord,
    ErratumRecord,
    Line,
    NoteRecord,
    TextRecord,
)
from policysite.model import Citation, PlacedCitation, PlacedClause, TextRevision, citations_of, parse, plain_text
from policysite.model.fingerprint import canonical_text, fingerprint, text_fingerprint
from policysite.rendering import Edition, addresses
from policysite.rendering.inline_html import cited_place

_MARKS = re.compile(r"[*\[\\\n]")
"""What a text may hold beside words."""


class TextFacts:
    """What programs are told of one text, in the words of its page.

    Attributes:
        edition: The register.
        number: The document.
        text: The text, with the errata that are known.
    """

    def __init__(self, edition: Edition, number: str, text: TextRevision) -> None:
        self.edition = edition
        self.number = number
        self.text = text
        self._labels = {placed.clause.id: placed.label for placed in text.placed}

    def record(self) -> TextRecord:
        """The text itself."""
        text = self.text
        return TextRecord(
            title=text.title,
            summary=self._line(text.summary) if text.summary else None,
            clauses=tuple(map(self._clause, text.placed)),
            applicability=tuple(map(self._line, text.applicability)),
            associated_documents=tuple(
                AssociatedRecord(number=row.number, title=row.title, address=addresses.document(row.number))
                for row in text.associated_documents
            ),
            approval_authority=self._line(text.approval_authority) if text.approval_authority else None,
            transcription_notes=tuple(
                NoteRecord(clause=note.clause, label=self._labels[note.clause] if note.clause else None, note=note.note)
                for note in text.transcription_notes
            ),
            errata=tuple(self._errata()),
            fingerprint=text_fingerprint(text),
        )

    def citations(self, page: str) -> tuple[CitationRecord, ...]:
        """The citations in the text, in reading order.

        Args:
            page: Address of the page that shows the text.
        """
        return tuple(
            CitationRecord(**_citation(self.edition, citation, page, self._labels))
            for citation in citations_of(self.number, self.text)
        )

    def _clause(self, placed: PlacedClause) -> ClauseRecord:
        clause = placed.clause
        return ClauseRecord(
            id=clause.id,
            label=placed.label,
            depth=placed.depth,
            parent=placed.parent,
            text=clause.text,
            words=self.words(clause.text),
            compared=_compared(clause.text),
            fingerprint=fingerprint(clause),
        )

    def _errata(self) -> Iterator[ErratumRecord]:
        for erratum in self.text.errata:
            if erratum.on <= self.edition.as_of:
                yield ErratumRecord(
                    on=erratum.on,
                    clause=erratum.clause,
                    label=self._labels[erratum.clause],
                    was=erratum.was,
                    now=erratum.now,
                    note=erratum.note,
                )

    def _line(self, text: str) -> Line:
        return Line(text=text, words=self.words(text), compared=_compared(text))

    def words(self, text: str) -> str:
        """What a reader of the page reads: without markup, citations worded. A line feed parts paragraphs."""
        if not _MARKS.search(text):
            return text
        lines = (line for line in text.split("\n") if line.strip())
        return "\n".join(plain_text(parse(line), cite=self._cite) for line in lines)

    def _cite(self, citation: Citation) -> str:
        own = citation.number == self.number
        return cited_place(self.edition, citation, self._labels if own else None).words


def _compared(text: str) -> str | None:
    canonical = canonical_text(text)
    return canonical if canonical != text else None


def current_citation(edition: Edition, citation: PlacedCitation) -> CurrentCitationRecord:
    """A citation in a text that is in force."""
    suspect = edition.suspect(citation)
    fields = _citation(edition, citation, addresses.document(citation.citing))
    return CurrentCitationRecord(**fields, target_changed=suspect.changed if suspect else None)


def _citation(
    edition: Edition, citation: PlacedCitation, page: str, own_labels: Mapping[str, str] | None = None
) -> dict[str, Any]:
    own = citation.target == citation.citing
    target = cited_place(edition, Citation(citation.target, citation.target_clause), own_labels if own else None)
    target_page = page if own and target.anchor else addresses.document(target.number)
    return {
        "citing": citation.citing,
        "section": citation.section,
        "clause": citation.clause,
        "label": citation.label,
        "address": addresses.anchor(page, citation.clause or citation.section),
        "target": citation.target,
        "target_clause": citation.target_clause,
        "target_address": addresses.anchor(target_page, target.anchor),
    }
