"""Revisions: the dated states of a document, with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from policysite.model.base import Day, DocumentNumber, Model, Words
from policysite.model.clauses import Clause, ClauseId, PlacedClause, place


class _Dated(Model):
    """What is known of every revision, even where its text is lost."""

    revised: Day
    """The date that the revision carries; also the name of its file."""
    effective: Day | None = None
    """The first day on which it is in force, where that is not the revised date."""
    change_note: Words
    """The line of the revision history, to the word."""
    kind: Literal["editorial", "substantive", "reaffirmed"] | None = None
    """What kind of change it was, where the approving authority says so. Never guessed."""

    @property
    def effective_on(self) -> date:
        """The first day on which the revision is in force: the revised date unless stated."""
        return self.effective or self.revised


class HistoryRevision(_Dated):
    """A revision of which only the row of the revision history is held. Its text is lost; nobody reconstructs it."""

    evidence: Literal["history"]
    """history: only the row of the revision history is held."""


class AssociatedDocument(Model):
    """A row of the ASSOCIATED DOCUMENTS section."""

    number: DocumentNumber
    """The number of the document."""
    title: Words | None = None
    """The title as this revision prints it."""


class TranscriptionNote(Model):
    """What was mended when the text was taken over from the source, beside the text and never silently."""

    clause: ClauseId | None = None
    """The clause that it is about; the whole text where it is left out."""
    note: Words
    """What the source shows, and what stands here instead."""


class Erratum(Model):
    """The dated correction of a slip of transcription in a published revision. The words in force never changed."""

    on: Day
    """The day on which the slip was corrected here."""
    clause: ClauseId
    """The clause that was transcribed wrongly."""
    was: Words
    """The words as they stand in the revision's file; they occur once in the clause."""
    now: Words
    """The words as the approved document has them."""
    note: Words | None = None
    """How the slip was found, or what proves it."""


class ErrataFile(Model):
    """The errata of one revision, in the file ``YYYY-MM-DD.errata.yml`` beside it."""

    errata: tuple[Erratum, ...] = Field(min_length=1)
    """The errata, oldest first."""


class TextRevision(_Dated):
    """A revision whose full text is held."""

    evidence: Literal["text"]
    """text: the full text is held."""
    title: Words
    """The title of the document in this revision."""
    summary: Words | None = None
    """The SUMMARY section; a blank line begins a new paragraph."""
    clauses: tuple[Clause, ...] = Field(min_length=1)
    """The INSTRUCTION section, clause by clause."""
    applicability: tuple[Words, ...] = ()
    """The APPLICABILITY section, one item a line."""
    associated_documents: tuple[AssociatedDocument, ...] = ()
    """The ASSOCIATED DOCUMENTS section, in the order in which it is printed."""
    approval_authority: Words | None = None
    """The APPROVAL AUTHORITY section."""
    transcription_notes: tuple[TranscriptionNote, ...] = ()
    """What was mended when the text was taken over."""
    errata: SkipJsonSchema[Annotated[tuple[Erratum, ...], Field(default=())]] = ()
    """Slips of transcription that were corrected later, oldest first; they stand in a file of their own."""

    def corrected(self, day: date) -> TextRevision:
        """The text with the errata that were known on a day."""
        known = [erratum for erratum in self.errata if erratum.on <= day]
        if not known:
            return self
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return TextRevision(**fields | {"clauses": tuple(_corrected(clause, known) for clause in self.clauses)})

    @cached_property
    def placed(self) -> tuple[PlacedClause, ...]:
        """Every clause in reading order, with its label."""
        return place(self.clauses)

    @cached_property
    def by_id(self) -> dict[str, PlacedClause]:
        """The clauses by id."""
        return {placed.clause.id: placed for placed in self.placed}

    def texts(self, holding: str = "") -> Iterator[tuple[tuple[str | int, ...], str, str | None]]:
        """Every text that may hold markup: its path in the source, the text, and the id of its clause if it has one.

        Args:
            holding: What must stand in it.
        """
        if self.summary and holding in self.summary:
            yield ("summary",), self.summary, None
        for placed in self.placed:
            if holding not in placed.clause.text:
                continue
            path = [step for index in placed.path for step in ("clauses", index)]
            yield (*path, "text"), placed.clause.text, placed.clause.id
        for index, item in enumerate(self.applicability):
            if holding in item:
                yield ("applicability", index), item, None
        if self.approval_authority and holding in self.approval_authority:
            yield ("approval_authority",), self.approval_authority, None


def _corrected(clause: Clause, errata: Sequence[Erratum]) -> Clause:
    text = clause.text
    for erratum in errata:
        if erratum.clause == clause.id:
            text = text.replace(erratum.was, erratum.now, 1)
    below = tuple(_corrected(child, errata) for child in clause.clauses)
    return clause.model_copy(update={"text": text, "clauses": below})


Revision = HistoryRevision | TextRevision
"""A dated state of a document."""
