"""Which two texts of a document are compared."""

from __future__ import annotations

from datetime import date

from policysite.analysis.timeline import in_force_on
from policysite.model import Document, Ledger, LedgerPart, Revision, TextRevision


class NotComparableError(ValueError):
    """A text is missing; the message says which, as a full sentence."""


def compared_texts(
    document: Document, ledger: Ledger, old: date | None = None, new: date | None = None
) -> tuple[TextRevision, TextRevision]:
    """Two texts of a document, each with all its errata.

    A day means the revision that carries it as its date; where none does, the text in force on that day. Unless given,
    the new text is the newest draft, or the newest text where there is no draft; the old one is that before it.

    Args:
        document: The document.
        ledger: What was published.
        old: The day of the old text.
        new: The day of the new text.

    Raises:
        NotComparableError: One of the texts is not held, or is not there.
    """
    after = _newest(document, ledger) if new is None else _on(document, new)
    before = _before(document, after) if old is None else _on(document, old)
    return before.corrected(date.max), after.corrected(date.max)


def _newest(document: Document, ledger: Ledger) -> TextRevision:
    if not document.texts:
        raise NotComparableError(f"No text of {document.number} is held.")
    published = {part for part in ledger.by_part if part.name == "text"}
    drafts = [text for text in document.texts if LedgerPart(document.number, text.revised, "text") not in published]
    return (drafts or document.texts)[-1]


def _before(document: Document, text: TextRevision) -> TextRevision:
    index = document.revisions.index(text)
    if index == 0:
        raise NotComparableError(f"The revision of {text.revised} is the first of {document.number}.")
    return _held(document, document.revisions[index - 1])


def _on(document: Document, day: date) -> TextRevision:
    for revision in document.revisions:
        if revision.revised == day:
            return _held(document, revision)
    if in_force := in_force_on(document, day):
        return _held(document, in_force)
    raise NotComparableError(f"No revision of {document.number} is in force on {day}.")


def _held(document: Document, revision: Revision) -> TextRevision:
    if isinstance(revision, TextRevision):
        return revision
    what = f"Of the revision of {revision.revised} of {document.number}, only its row of the revision history is held."
    raise NotComparableError(f"{what} It cannot be compared.")
