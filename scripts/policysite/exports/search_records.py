"""What a reader can find: documents with their clauses and sections, and pages by their titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from policysite.analysis import Period, Standing, periods
from policysite.exports.text_facts import TextFacts
from policysite.model import Document, TextRevision
from policysite.rendering import Edition, addresses
from policysite.rendering.templates import as_printed


class Row(NamedTuple):
    """A place that can be found by itself.

    Attributes:
        label: A clause's label, or a section's heading; empty for the document or page as a whole.
        anchor: Where it is on its page; empty for the page as a whole.
        words: What it says.
        revision: Which of the subject's revisions says so, counted from 0; ``None`` where the subject's own page does.
    """

    label: str
    anchor: str
    words: str
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A document, or another page, with the places on it that can be found.

    Attributes:
        address: Of its page.
        number: The document's number; empty for another page.
        title: Its title, as far as it is known.
        department: The name of the document's department, where it is known.
        type: The name of the document's type, where it is known.
        standing: How the document stands; ``None`` for another page.
        rows: The places; the first one is the subject as a whole, unless the rows are of revisions.
        revisions: The revisions that are not in force, with how each of them stands; none where the rows are in force.
    """

    address: str
    number: str
    title: str
    department: str
    type: str
    standing: Standing | None
    rows: tuple[Row, ...]
    revisions: tuple[tuple[date, Standing], ...] = ()


def other_page(address: str, title: str, rows: Iterable[Row]) -> Subject:
    """A page that is not about one document."""
    return Subject(address, "", title, "", "", None, tuple(rows))


def findable_now(edition: Edition, document: Document) -> Subject:
    """A document with its text in force."""
    return _subject(edition, document, tuple(_in_force(edition, document)))


def findable_then(edition: Edition, document: Document) -> Subject | None:
    """A document with the wordings that are not in force; ``None`` where there are none.

    A wording that several revisions share is found once, in the last of them; one that is in force is not found here.
    """
    current = edition.in_force(document)
    others = [period for period in periods(document) if period.revision is not current]
    rows = tuple(_not_in_force(edition, document, others))
    revisions = tuple((period.revision.revised, _standing(edition, document, period)) for period in others)
    return _subject(edition, document, rows, revisions) if rows else None


def _subject(
    edition: Edition, document: Document, rows: tuple[Row, ...], revisions: tuple[tuple[date, Standing], ...] = ()
) -> Subject:
    return Subject(
        address=addresses.document(document.number),
        number=document.number,
        title=edition.title(document) or "",
        department=edition.department(document) or "",
        type=edition.type(document) or "",
        standing=edition.standing(document),
        rows=rows,
        revisions=revisions,
    )


def _standing(edition: Edition, document: Document, period: Period) -> Standing:
    if document.retired and period.end == document.retired.on <= edition.as_of:
        return Standing.RETIRED
    return period.standing(edition.as_of)


def _in_force(edition: Edition, document: Document) -> Iterator[Row]:
    text = edition.text(document)
    facts = TextFacts(edition, document.number, text) if text else None
    yield Row("", "", facts.words(text.summary) if facts and text and text.summary else "")
    if text and facts:
        for placed in text.placed:
            yield Row(placed.label, placed.clause.id, facts.words(placed.clause.text))
        yield from _sections(text, facts)
    if document.revisions:
        history = (f"{as_printed(revision.revised)} {revision.change_note}" for revision in document.revisions)
        yield Row("Revision History", "revision-history", "\n".join(history))


def _sections(text: TextRevision, facts: TextFacts) -> Iterator[Row]:
    if text.applicability:
        yield Row("Applicability", "applicability", "\n".join(map(facts.words, text.applicability)))
    if text.associated_documents:
        listed = (f"{row.number} {row.title or ''}".strip() for row in text.associated_documents)
        yield Row("Associated Documents", "associated-documents", "\n".join(listed))
    if text.approval_authority:
        yield Row("Approval Authority", "approval-authority", facts.words(text.approval_authority))
    if text.transcription_notes:
        notes = "\n".join(note.note for note in text.transcription_notes)
        yield Row("Transcription notes", "transcription-notes", notes)


def _not_in_force(edition: Edition, document: Document, others: list[Period]) -> Iterator[Row]:
    current = edition.text(document)
    told = {(placed.clause.id, placed.clause.text) for placed in current.placed} if current else set()
    for index, period in reversed(list(enumerate(others))):
        revision = period.revision
        if not isinstance(revision, TextRevision):
            continue
        text = revision.corrected(edition.as_of)
        facts = TextFacts(edition, document.number, text)
        for placed in text.placed:
            wording = (placed.clause.id, placed.clause.text)
            if wording not in told:
                told.add(wording)
                yield Row(placed.label, placed.label, facts.words(placed.clause.text), index)
