"""What the JSON files say of a text and of its citations, field by field."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import ConfigDict, WithJsonSchema

from policysite.model import Model

Fingerprint = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"})]
"""See ``policysite.model.fingerprint``."""

Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri-reference"})]
"""An address below the site's root, whichever file states it; it may end in an anchor."""


class Record(Model):
    """A part of a JSON file. Programs must expect fields that were added later."""

    model_config = ConfigDict(extra="ignore")


class Line(Record):
    """A text: as its source has it, and as a reader reads it."""

    text: str
    """As its source has it, with `*emphasis*`, `[links](https://…)` and citations `[[NUMBER#clause]]`."""
    words: str
    """The words that the page shows, without markup. A line feed parts paragraphs."""
    compared: str | None
    """The canonical form in which revisions are compared, where it is not the text itself; else null."""


class ClauseRecord(Record):
    """A numbered statement. It answers on its pages to two anchors: its id and its label."""

    id: str
    """A slug that is given once, survives renumbering and is never reused in its document."""
    label: str
    """Its number in this text, such as 4.b.i, which follows from its place."""
    depth: int
    """Its level, counted from 1."""
    parent: str | None
    """The id of the clause above; null at the first level."""
    text: str
    """As its source has it, with `*emphasis*`, `[links](https://…)` and citations `[[NUMBER#clause]]`."""
    words: str
    """The words that its page shows, without markup. A line feed parts paragraphs."""
    compared: str | None
    """The canonical form in which revisions are compared, where it is not the text itself; else null."""
    fingerprint: Fingerprint
    """SHA-256 over its own words in canonical form, without the clauses below it."""


class AssociatedRecord(Record):
    """A row of the section Associated Documents."""

    number: str
    """The number of the document."""
    title: str | None
    """The title as this revision prints it; null where it prints none."""
    address: Address
    """The document's page."""


class NoteRecord(Record):
    """What was mended when the text was taken over from its source."""

    clause: str | None
    """The id of the clause that it is about; null where it is about the whole text."""
    label: str | None
    """The label of that clause."""
    note: str
    """What the source shows, and what stands here instead."""


class ErratumRecord(Record):
    """A slip of transcription that was corrected after publication. The words in force never changed."""

    on: date
    """The day on which it was corrected here."""
    clause: str
    """The id of the clause."""
    label: str
    """The label of the clause."""
    was: str
    """The words as they were published."""
    now: str
    """The words as the approved document has them."""
    note: str | None
    """How the slip was found, or what proves it."""


class TextRecord(Record):
    """A full text, errata that are known on the day of this edition applied."""

    title: str
    """The title of the document in this revision."""
    summary: Line | None
    """The section Summary; null where this revision has none."""
    clauses: tuple[ClauseRecord, ...]
    """The section Instruction: every clause, in reading order."""
    applicability: tuple[Line, ...]
    """The section Applicability, item by item."""
    associated_documents: tuple[AssociatedRecord, ...]
    """The section Associated Documents, in the order in which it is printed."""
    approval_authority: Line | None
    """The section Approval Authority; null where this revision has none."""
    transcription_notes: tuple[NoteRecord, ...]
    """What was mended when the text was taken over."""
    errata: tuple[ErratumRecord, ...]
    """Errata that are known on the day of this edition, oldest first."""
    fingerprint: Fingerprint
    """SHA-256 over all that the revision prints, in canonical form."""


class CitationRecord(Record):
    """A mention of a document or of a clause, at its place."""

    citing: str
    """The number of the document whose text holds the mention."""
    section: str
    """The anchor of the section in which it stands."""
    clause: str | None
    """The id of the clause in which it stands; null outside the instruction."""
    label: str | None
    """The label of that clause."""
    address: Address
    """Where it stands."""
    target: str
    """The number of the document that is mentioned."""
    target_clause: str | None
    """The id of the clause that is mentioned; null where the document as a whole is."""
    target_address: Address
    """Where it leads. Without the clause's anchor where that clause is no longer in force."""


class CurrentCitationRecord(CitationRecord):
    """A citation in a text that is in force."""

    target_changed: date | None
    """The revised date of the cited text, where that changed after the citing text was last confirmed; else null."""
