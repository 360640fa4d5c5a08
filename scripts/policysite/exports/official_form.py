"""What the official form of a revision says, for its template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from policysite.analysis import Period, Standing, periods, successors
from policysite.exports.printed_text import Destinations, PrintedText, Run, on_one_line
from policysite.model import Clause, Document, Revision, TextRevision
from policysite.model.fingerprint import text_fingerprint
from policysite.rendering import Edition, addresses
from policysite.rendering.templates import as_printed, spelled_out
from policysite.rendering.title_block import title_words


@dataclass(frozen=True)
class Notice:
    """How the revision stands, where the form must say so."""

    standing: str
    last_day: str | None
    end: str | None
    is_last: bool
    note: str | None
    successors: list[str]


@dataclass(frozen=True)
class PrintedClause:
    """A clause with those below it."""

    ordinal: str
    anchor: str
    texts: list[Run]
    clauses: list[PrintedClause]


@dataclass(frozen=True)
class HistoryRow:
    """A row of the revision history."""

    revised: str
    note: str
    held: bool


@dataclass(frozen=True)
class PrintedErratum:
    """A slip of transcription that was corrected."""

    on: str
    label: str
    was: str
    now: str
    note: str | None


@dataclass(frozen=True)
class PrintedNote:
    """What was mended when the text was taken over."""

    label: str | None
    note: str


@dataclass(frozen=True)
class OfficialForm:
    """One revision, in the order of the form."""

    number: str
    name: str
    type: str | None
    department: str | None
    revised: str
    revised_on: str
    start: str
    notice: Notice | None
    summary: list[Run]
    clauses: list[PrintedClause]
    applicability: list[Run]
    associated: list[Run]
    authority: list[Run]
    history: list[HistoryRow]
    errata: list[PrintedErratum]
    notes: list[PrintedNote]
    address: str | None
    fingerprint: str


def official_form(edition: Edition, document: Document, index: int, destinations: Destinations) -> OfficialForm:
    """The form of a revision, as of the edition's day.

    Args:
        edition: The register.
        document: The document.
        index: Which of the document's revisions it is, counted from 0.
        destinations: Of the PDF; the revision's text is among those that it prints.
    """
    number, text, site = document.number, destinations.printed[document.number], destinations.site
    period = periods(document)[index]
    printed = PrintedText(edition, number, text, destinations)
    return OfficialForm(
        number=number,
        name=title_words(number, on_one_line(text.title)),
        type=_line(edition.type(document)),
        department=_line(edition.department(document)),
        revised=as_printed(text.revised),
        revised_on=spelled_out(text.revised),
        start=spelled_out(period.start),
        notice=_notice(edition, document, index, period),
        summary=printed.paragraphs(text.summary),
        clauses=_clauses(printed, text.clauses),
        applicability=[printed.line(item) for item in text.applicability],
        associated=[printed.associated(row) for row in text.associated_documents],
        authority=printed.paragraphs(text.approval_authority),
        history=[_history_row(revision) for revision in document.revisions[: index + 1]],
        errata=_errata(text, edition.as_of),
        notes=[
            PrintedNote(text.by_id[note.clause].label if note.clause else None, on_one_line(note.note))
            for note in text.transcription_notes
        ],
        address=addresses.absolute(addresses.revision(number, text.revised), site) if site else None,
        fingerprint=text_fingerprint(text),
    )


def _line(text: str | None) -> str | None:
    return on_one_line(text) if text else None


def _notice(edition: Edition, document: Document, index: int, period: Period) -> Notice | None:
    standing = period.standing(edition.as_of)
    if standing is Standing.IN_FORCE and period.end is None:
        return None
    following = document.revisions[index + 1 :]
    retired = document.retired if standing is Standing.SUPERSEDED and not following else None
    return Notice(
        standing=(Standing.RETIRED if retired else standing).capitalize(),
        last_day=spelled_out(period.end - timedelta(days=1)) if period.end else None,
        end=spelled_out(period.end) if period.end else None,
        is_last=not following,
        note=_line(retired.note) if retired else None,
        successors=_successors(edition, document) if retired else [],
    )


def _successors(edition: Edition, document: Document) -> list[str]:
    titles = {
        number: edition.title(edition.document(number)) for number in successors(edition.register, document.number)
    }
    return [f"{number} {on_one_line(title)}" if title else number for number, title in titles.items()]


def _clauses(printed: PrintedText, clauses: tuple[Clause, ...]) -> list[PrintedClause]:
    return [
        PrintedClause(
            ordinal=printed.text.by_id[clause.id].ordinal,
            anchor=addresses.anchor(printed.number, clause.id),
            texts=printed.paragraphs(clause.text),
            clauses=_clauses(printed, clause.clauses),
        )
        for clause in clauses
    ]


def _history_row(revision: Revision) -> HistoryRow:
    held = isinstance(revision, TextRevision)
    return HistoryRow(as_printed(revision.revised), on_one_line(revision.change_note), held)


def _errata(text: TextRevision, day: date) -> list[PrintedErratum]:
    return [
        PrintedErratum(
            on=spelled_out(erratum.on),
            label=text.by_id[erratum.clause].label,
            was=on_one_line(erratum.was),
            now=on_one_line(erratum.now),
            note=_line(erratum.note),
        )
        for erratum in text.errata
        if erratum.on <= day
    ]
