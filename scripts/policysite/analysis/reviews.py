"""Which documents are due for review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policysite.analysis.timeline import Standing, standing
from policysite.model import Document, Register


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A document that must be reviewed.

    Attributes:
        document: The document.
        due: The day by which it must be reviewed.
        overdue: Whether that day has passed.
    """

    document: Document
    due: date
    overdue: bool


def review_due(document: Document, day: date) -> ReviewDue | None:
    """When a document must be reviewed, as seen from a day; ``None`` where no day was set or it is not in force."""
    if document.review_due is None or standing(document, day) is not Standing.IN_FORCE:
        return None
    return ReviewDue(document, document.review_due, day > document.review_due)


def reviews_due(register: Register, day: date) -> tuple[ReviewDue, ...]:
    """Every document that has a day for its review, the earliest first."""
    due = (review_due(document, day) for document in register.documents)
    return tuple(sorted((found for found in due if found), key=lambda found: (found.due, found.document.number)))
