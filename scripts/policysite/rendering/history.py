"""The sections below a text: its revision history, its errata, and what was mended when it was taken over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from policysite.analysis import periods
from policysite.model import Document, Revision, TextRevision
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.notices import tag
from policysite.rendering.page import Section
from policysite.rendering.templates import macro

_TEMPLATE = "document.html"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A row of the revision history."""

    revised: date
    href: str
    change_note: str
    held: bool
    tag: Markup
    shown: bool


def history_section(edition: Edition, document: Document, links: Links, shown: Revision | None = None) -> Section:
    """The revision history, oldest first as the official form prints it.

    Args:
        edition: The register.
        document: The document.
        links: Of the page that shows it.
        shown: The revision whose page it is, if it is the page of one.
    """
    rows = [
        HistoryRow(
            revised=period.revision.revised,
            href=links.revision(document.number, period.revision.revised),
            change_note=period.revision.change_note,
            held=isinstance(period.revision, TextRevision),
            tag=tag(edition, document, period),
            shown=shown is not None and period.revision.revised == shown.revised,
        )
        for period in periods(document)
    ]
    return Section("revision-history", "Revision History", macro(_TEMPLATE, "revision_history")(rows))


@dataclass(frozen=True, slots=True)
class ErratumRow:
    """An erratum as a template needs it."""

    on: date
    label: str
    href: str
    was: str
    now: str
    note: str | None


def errata_section(text: TextRevision, day: date) -> tuple[Section, ...]:
    """The errata known on a day; no section where there are none."""
    rows = [
        ErratumRow(
            on=erratum.on,
            label=text.by_id[erratum.clause].label,
            href=f"#{erratum.clause}",
            was=erratum.was,
            now=erratum.now,
            note=erratum.note,
        )
        for erratum in text.errata
        if erratum.on <= day
    ]
    return (Section("errata", "Errata", macro(_TEMPLATE, "errata")(rows)),) if rows else ()


@dataclass(frozen=True, slots=True)
class NoteView:
    """A transcription note as a template needs it."""

    words: str
    label: str | None
    href: str | None


def transcription_section(text: TextRevision) -> tuple[Section, ...]:
    """What was mended when the text was taken over; no section where nothing was."""
    notes = [
        NoteView(note.note, text.by_id[note.clause].label, f"#{note.clause}")
        if note.clause
        else NoteView(note.note, None, None)
        for note in text.transcription_notes
    ]
    if not notes:
        return ()
    html = macro(_TEMPLATE, "transcription_notes")(notes)
    return (Section("transcription-notes", "Transcription notes", html),)
