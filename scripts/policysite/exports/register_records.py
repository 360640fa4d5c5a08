"""What the JSON files say of documents and revisions, field by field. The JSON Schemas are made from these records."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from policysite.analysis import Standing
from policysite.exports.checker_records import CheckerRow
from policysite.exports.text_records import (
    Address,
    CitationRecord,
    CurrentCitationRecord,
    Fingerprint,
    Record,
    TextRecord,
)


class RetirementRecord(Record):
    """The end of a document."""

    on: date
    """The first day on which it is no longer in force; it may lie ahead."""
    note: str | None
    """Why, where the approving authority says so."""


class ReviewRecord(Record):
    """A review of the text in force."""

    on: date
    """The day of the review."""
    outcome: Literal["reaffirmed"]
    """reaffirmed: reviewed, nothing changed."""
    note: str | None
    """What the approving authority says of it."""


class RevisionRow(Record):
    """One dated state of a document."""

    revised: date
    """The date that it carries."""
    effective: date
    """The first day on which it is in force."""
    ends: date | None
    """The first day on which it is no longer in force; null while nothing follows."""
    standing: Standing
    """How it stands on the day of this edition: in force, upcoming or superseded."""
    evidence: Literal["text", "history"]
    """text: the full text is held. history: only this row of the revision history is; the text is lost."""
    kind: Literal["editorial", "substantive", "reaffirmed"] | None
    """What kind of change it was; null where the approving authority does not say."""
    change_note: str
    """Its line of the revision history, to the word."""
    fingerprint: Fingerprint | None
    """The fingerprint of its text; null where no text is held."""
    address: Address
    """Its page, for ever."""
    api: Address
    """Its JSON file, for ever."""


class Classification(Record):
    """A department or a type of document."""

    code: str
    """The code by which the register knows it."""
    name: str | None
    """Its name; null where the register does not know it."""


class DocumentRow(Record):
    """A document as the register lists it."""

    number: str
    """The number by which it is known for ever."""
    title: str | None
    """Its title on the day of this edition; null where none is known."""
    held: bool
    """Whether the register holds a text or a history of it, or knows it by number and title alone."""
    standing: Standing
    """How it stands on the day of this edition."""
    department: Classification | None
    """Its department; null where it is not known."""
    type: Classification | None
    """Its type; null where it is not known."""
    in_force: date | None
    """The revised date of the revision that is in force on the day of this edition; null where none is."""
    supersedes: tuple[str, ...]
    """The numbers of the documents in whose place it stands."""
    superseded_by: tuple[str, ...]
    """The numbers of the documents that stand in its place."""
    retired: RetirementRecord | None
    """When it was retired, or will be; null where nothing is known of it."""
    review_due: date | None
    """The day by which it must be reviewed; null where none was set."""
    address: Address
    """Its page."""
    api: Address
    """Its JSON file."""
    feed: Address | None
    """Its Atom feed; null where there is nothing yet to tell."""
    revisions: tuple[RevisionRow, ...]
    """Every revision, oldest first by the day on which it takes effect."""


class Department(Classification):
    """A department that the register knows."""

    feed: Address | None
    """The Atom feed of its documents; null where there is nothing yet to tell."""


class OrganisationRecord(Record):
    """Whose policies these are."""

    name: str
    """The name that the site uses."""
    time_zone: str
    """The IANA time zone in which its days begin and end."""
    repository: str | None
    """The address of the repository; null where there is none."""
    departments: tuple[Department, ...]
    """The departments that are known, by code."""
    document_types: tuple[Classification, ...]
    """The types of document that are known, by code."""


class PublishedFile(Record):
    """What every JSON file begins with."""

    schema_address: Annotated[str, Field(serialization_alias="$schema", json_schema_extra={"format": "uri-reference"})]
    """The JSON Schema of this file, relative to this file."""
    as_of: date
    """The day of this edition: the day that counts as today."""


class RegisterFile(PublishedFile):
    """api/register.json: every document that the register knows."""

    site_address: str | None
    """Where the site's root is published, ending in a slash; null where that was not known."""
    organisation: OrganisationRecord
    """The organisation, with its departments and its types of document."""
    address: Address
    """The page that lists the documents."""
    changes: Address
    """The page that lists the revisions."""
    feed: Address
    """The Atom feed of every document."""
    documents: tuple[DocumentRow, ...]
    """Every document, by number."""
    checkers: tuple[CheckerRow, ...]
    """Every checker, by name."""


class DocumentFile(DocumentRow, PublishedFile):
    """api/policies/NUMBER.json: a document, with its text in force."""

    reviews: tuple[ReviewRecord, ...]
    """Reviews that reaffirmed the text, oldest first."""
    confirmed_on: date | None
    """The last day up to this edition's on which it was revised or reaffirmed; null where there is none."""
    text: TextRecord | None
    """The text in force; null where nothing is in force, or only a row of the revision history is held."""
    cites: tuple[CurrentCitationRecord, ...]
    """The citations in the text in force, in reading order."""
    cited_by: tuple[CurrentCitationRecord, ...]
    """The citations of the document in every text in force, its own included."""


class PartOfDocument(Record):
    """What is said of the document that something is a part of."""

    number: str
    """The number of the document."""
    document_address: Address
    """The page of the document."""
    document_api: Address
    """The JSON file of the document."""


class RevisionFile(RevisionRow, PartOfDocument, PublishedFile):
    """api/policies/NUMBER/YYYY-MM-DD.json: one revision."""

    previous: date | None
    """The revised date of the revision before it; null where it is the first."""
    next: date | None
    """The revised date of the revision after it; null where it is the last."""
    text: TextRecord | None
    """Its text; null where it is not held. A text that is lost is not reconstructed."""
    cites: tuple[CitationRecord, ...]
    """The citations in its text, in reading order."""
