"""The rows of two sections of the form: associated documents, and the revision history."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from policysite.authoring.form import words
from policysite.authoring.form_fields import dated, is_number
from policysite.authoring.readers.records import Finding, FindingKind, Paragraph
from policysite.model import AssociatedDocument, HistoryRevision
from policysite.model.base import NUMBER

_ASSOCIATED = re.compile(rf"(?P<number>{NUMBER})\s*(?:[-–—:|,]+\s+)?(?P<title>\S.*)?")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A row of the revision history.

    Attributes:
        day: The date that the revision carried.
        note: What it changed, to the word.
        place: Where the row stands.
    """

    day: date
    note: str
    place: str

    def revision(self) -> HistoryRevision:
        """The revision of which the row is all that is held."""
        return HistoryRevision(revised=self.day, evidence="history", change_note=self.note)


def history_rows(paragraphs: Sequence[Paragraph], findings: list[Finding]) -> list[HistoryRow]:
    """Read the revision history.

    Args:
        paragraphs: The section.
        findings: What is said of the rows is added to it.
    """
    rows: list[HistoryRow] = []
    for paragraph in paragraphs:
        text = words(paragraph.text)
        row = dated(text)
        kind, what = FindingKind.NOT_PLACED, "This is no row of the revision history: it does not begin with a date."
        if row:
            day, written, note = row
            if day is None:
                what = f"“{written}” is not a day of the calendar."
            elif not note:
                what = "This row of the revision history says nothing of the change."
            elif any(known.day == day for known in rows):
                what = f"There is a row of {day} already, and a document has one revision a day."
            else:
                rows.append(HistoryRow(day, note, paragraph.place))
                kind, what = FindingKind.RECOGNISED, f"Revision history: {day}."
        findings.append(Finding(kind, paragraph.place, what, text))
    return rows


def associated_documents(paragraphs: Sequence[Paragraph], findings: list[Finding]) -> tuple[AssociatedDocument, ...]:
    """Read the associated documents.

    Args:
        paragraphs: The section.
        findings: What is said of the rows is added to it.
    """
    rows: list[AssociatedDocument] = []
    for paragraph in paragraphs:
        text = words(paragraph.text)
        found = _ASSOCIATED.fullmatch(text)
        kind, what = FindingKind.NOT_PLACED, "An associated document begins with its number, and this does not."
        if found and is_number(found["number"]):
            rows.append(AssociatedDocument(number=found["number"], title=found["title"]))
            kind, what = FindingKind.RECOGNISED, f"Associated document: {found['number']}."
        findings.append(Finding(kind, paragraph.place, what, text))
    return tuple(rows)
