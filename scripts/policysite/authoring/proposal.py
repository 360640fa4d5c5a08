"""From the form in which a revision is proposed to the revision's file, or to what could not be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from policysite.authoring.drafts import AuthoringError, known_document, one_line, source_name
from policysite.authoring.form_fields import as_date
from policysite.authoring.imported import Given, imported
from policysite.authoring.issue_form import IssueFields
from policysite.authoring.readers.records import Finding, FindingKind, Reading
from policysite.authoring.readers.text import read_text
from policysite.authoring.revise import RevisionDates, require_fitting_dates
from policysite.loading import Loaded
from policysite.loading.revision_writing import revision_file
from policysite.loading.yaml_text import INVISIBLE
from policysite.model import Document, TextRevision, text_fingerprint

_KINDS = ("editorial", "substantive", "reaffirmed")
_SAID = frozenset({FindingKind.DOUBT, FindingKind.MEND, FindingKind.NOT_PLACED})
_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place of a proposal that a person should look at.

    Attributes:
        what: What is to be said, as full sentences.
        quoted: The words that it is about; empty where there are none.
    """

    what: str
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A revision that is proposed.

    Attributes:
        number: The document.
        text: The revision.
        path: Its file, relative to the folder that holds ``policy_src``.
        file: What the file holds.
        doubts: What a person should look at.
    """

    number: str
    text: TextRevision
    path: str
    file: str
    doubts: tuple[Doubt, ...]


class UnreadableProposalError(Exception):
    """No revision could be made of a proposal.

    Attributes:
        doubts: Why.
    """

    def __init__(self, *doubts: Doubt) -> None:
        super().__init__(" ".join(doubt.what for doubt in doubts))
        self.doubts = doubts


def proposal(loaded: Loaded, fields: IssueFields, today: date, attached: Reading | None = None) -> Proposal:
    """Make a revision of what was filled in.

    Args:
        loaded: The register.
        fields: What was filled in.
        today: The day; the revision carries it as its date, or the next one that is free.
        attached: What was read of an attached file, in the place of the text.

    Raises:
        UnreadableProposalError: No revision can be made of it.
    """
    number = one_line(fields.number)
    number = number.upper() if number not in loaded.numbers and number.upper() in loaded.numbers else number
    try:
        document = known_document(loaded, number)
        if not document.texts:
            raise AuthoringError(f"No text of {number} is held, so there is nothing to revise.")
        dates = _dates(document, fields.effective, today)
        require_fitting_dates(document, dates)
    except AuthoringError as error:
        raise UnreadableProposalError(Doubt(str(error))) from None
    if not one_line(fields.note):
        raise UnreadableProposalError(Doubt("The change note is empty. Readers see it in the revision history."))
    if attached is None and not fields.text.strip():
        raise UnreadableProposalError(Doubt("There is neither a new text nor a Word file."))
    reading = attached or read_text(INVISIBLE.sub("", fields.text), is_markdown=False)
    given = Given(number, None, dates.revised, one_line(fields.note))
    text, doubts = _text(loaded, document, reading, given, "" if attached else fields.text)
    stated = {name: getattr(text, name) for name in type(text).model_fields}
    kind = fields.kind.strip().lower()
    stated |= {
        "effective": dates.effective if dates.effective != dates.revised else None,
        "kind": kind if kind in _KINDS else None,
        "change_note": one_line(fields.note),
        "transcription_notes": (),
    }
    text = TextRevision(**stated)
    newest = document.texts[-1].corrected(date.max)
    if text_fingerprint(text) == text_fingerprint(newest):
        what = f"The text is that of {newest.revised}, word for word. Change it, then edit this issue."
        raise UnreadableProposalError(Doubt(what))
    if attached and fields.text.strip():
        doubts = (Doubt("There is a Word file, so the field “New text” was not read."), *doubts)
    return Proposal(number, text, source_name(number, str(dates.revised)), revision_file(text), doubts)


def _dates(document: Document, stated: str, today: date) -> RevisionDates:
    effective = as_date(one_line(stated)) if stated.strip() else None
    if stated.strip() and effective is None:
        what = f"“{one_line(stated)[:40]}” is not a day of the calendar."
        raise AuthoringError(f"{what} Write it as year, month and day, such as 2027-07-01.")
    if effective and effective < today:
        what = f"{effective} has passed, and what was in force on a day that has passed cannot be changed."
        raise AuthoringError(f"{what} Name today ({today}) or a later day.")
    revised = today
    taken = {revision.revised for revision in document.revisions}
    while revised in taken:
        revised += timedelta(days=1)
    return RevisionDates(revised, effective or revised)


def _text(
    loaded: Loaded, document: Document, reading: Reading, given: Given, written: str
) -> tuple[TextRevision, tuple[Doubt, ...]]:
    """The text as it was read. Where it states no title, the document keeps the one that it has."""
    titled = replace(given, title=document.texts[-1].title)
    try:
        try:
            found = imported(reading, loaded.register, given)
        except AuthoringError:
            found = imported(reading, loaded.register, titled)
    except AuthoringError as error:
        raise UnreadableProposalError(Doubt(str(error))) from None
    lines = written.split("\n")
    return found.text, tuple(
        Doubt(f"{finding.place.capitalize()}: {finding.what}", _quoted(finding, lines))
        for finding in found.findings
        if finding.kind in _SAID
    )


def _quoted(finding: Finding, lines: Sequence[str]) -> str:
    """The line that a finding is about, or its words where it is about no line of the text."""
    place = _LINE.fullmatch(finding.place)
    line = lines[int(place[1]) - 1] if place and int(place[1]) <= len(lines) else ""
    return one_line(line) or finding.words
