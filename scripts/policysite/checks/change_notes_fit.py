"""What a change note says of itself fits its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policysite.loading import Loaded
from policysite.model import Document, Revision
from policysite.problems import Problem, problem

_PRINTED_DATE = re.compile(r"(?:(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})|(\d{4})-(\d{2})-(\d{2}))\b")
_INITIAL = re.compile(r"(?:initial|first|original|new)\s+(?:\w+\s+)?(?:instruction|policy|procedure|document)\b", re.I)
_UNCHANGED = re.compile(r"\b(?:no changes?|reaffirmed|reviewed without changes?)\b", re.I)


def change_notes_fit(loaded: Loaded) -> Iterator[Problem]:
    """Compare a note's own date, its claim to be the first, and its claim to change nothing with the register."""
    for document in loaded.unchecked:
        for index, revision in enumerate(document.revisions):
            for what in _misfits(document, index, revision):
                where = loaded.sources.revision(document.number, revision.revised, ("change_note",))
                yield problem("change-note-misfit", where, what)


def _misfits(document: Document, index: int, revision: Revision) -> Iterator[str]:
    stated = _leading_date(revision.change_note)
    if stated and stated not in (revision.revised, revision.effective_on):
        yield f"The note begins with the date {stated}, but the revision is that of {revision.revised}."
    if index > 0 and _INITIAL.match(revision.change_note):
        before = document.revisions[index - 1].revised
        yield f"The note says that this is the first revision, but there is one of {before}."
    if revision.kind == "substantive" and _UNCHANGED.search(revision.change_note):
        yield "The note says that nothing changed, but the revision is stated to be substantive."


def _leading_date(note: str) -> date | None:
    found = _PRINTED_DATE.match(note)
    if not found:
        return None
    month, day, short, year, iso_month, iso_day = found.groups()
    try:
        if year:
            return date(int(year), int(iso_month), int(iso_day))
        return date(int(short) + (2000 if len(short) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
