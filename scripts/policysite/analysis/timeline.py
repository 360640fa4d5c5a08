"""Which revision is in force on which day. Periods are half open: from the effective day up to the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policysite.model import Document, Revision, TextRevision


class Standing(StrEnum):
    """How a revision, or a document, stands on a day."""

    IN_FORCE = "in force"
    UPCOMING = "upcoming"
    SUPERSEDED = "superseded"
    RETIRED = "retired"
    NOT_HELD = "not held"


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which a revision is in force.

    Attributes:
        revision: The revision.
        start: Its first day.
        end: The first day on which it is no longer in force; ``None`` while nothing follows.
    """

    revision: Revision
    start: date
    end: date | None

    def standing(self, day: date) -> Standing:
        """How the revision stands on a day."""
        if day < self.start:
            return Standing.UPCOMING
        if self.end is not None and day >= self.end:
            return Standing.SUPERSEDED
        return Standing.IN_FORCE


def periods(document: Document) -> tuple[Period, ...]:
    """The period of every revision, oldest first. The last one ends when the document is retired."""
    starts = [revision.effective_on for revision in document.revisions]
    ends: list[date | None] = [*starts[1:], document.retired.on if document.retired else None]
    return tuple(
        Period(revision, start, end) for revision, start, end in zip(document.revisions, starts, ends, strict=False)
    )


def in_force_on(document: Document, day: date) -> Revision | None:
    """The last revision whose effective day is on or before a day.

    ``None`` before the first, and from the day on which the document is retired.
    """
    if document.retired and day >= document.retired.on:
        return None
    return next((revision for revision in reversed(document.revisions) if revision.effective_on <= day), None)


def text_in_force(document: Document, day: date) -> TextRevision | None:
    """The text in force on a day, with the errata known on that day.

    ``None`` where no revision is in force, or only its history row is held.
    """
    revision = in_force_on(document, day)
    return revision.corrected(day) if isinstance(revision, TextRevision) else None


def standing(document: Document, day: date) -> Standing:
    """How a document stands on a day."""
    if not document.held:
        return Standing.NOT_HELD
    if document.retired and day >= document.retired.on:
        return Standing.RETIRED
    return Standing.IN_FORCE if in_force_on(document, day) else Standing.UPCOMING


def title_on(document: Document, day: date) -> str | None:
    """The title on a day: of the text in force, else of the next text to come, else of the last one held.

    ``None`` where no text is held and document.yml states no title.
    """
    if document.title:
        return document.title
    text = text_in_force(document, day)
    if text is None and document.texts:
        text = next((later for later in document.texts if later.effective_on > day), document.texts[-1])
    return text.title if text else None
