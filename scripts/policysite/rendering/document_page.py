"""The page of a document: the text in force, with its history and its references."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from policysite.analysis import Period, Standing, periods
from policysite.model import Document, Revision, TextRevision
from policysite.rendering import addresses
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.neighbours import neighbours_section
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import as_printed, macro, printed, spelled, spelled_out
from policysite.rendering.text_sections import TextSections

_TEMPLATE = "document.html"
_TRAIL = (("Policies", addresses.REGISTER),)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A row of the revision history."""

    revised: date
    href: str
    change_note: str
    held: bool
    standing: Standing
    shown: bool


def title_words(number: str, title: str | None) -> str:
    """Number and title, as the official form prints them."""
    return f"{number} – {title}" if title else number


def document_page(edition: Edition, document: Document) -> Page:
    """The page at the document's own address, as of the edition's day."""
    address = addresses.document(document.number)
    links = Links(address)
    text = edition.text(document)
    title = edition.title(document)
    rendered = TextSections(edition, document, text, links) if text else None
    history = (history_section(document, links, edition.as_of),) if document.revisions else ()
    return Page(
        address=address,
        title=title_words(document.number, title),
        heading=macro(_TEMPLATE, "heading")(document.number, title),
        description=_description(edition, document, text),
        lead=title_block(edition, document, edition.in_force(document)) + _notice(edition, document, links),
        trail=_TRAIL,
        sections=(
            *(rendered.sections() if rendered else ()),
            *history,
            neighbours_section(edition, document, links),
            *(transcription_section(text) if text else ()),
        ),
        kind="document",
        parts=rendered.search_entries() if rendered else (),
    )


def _description(edition: Edition, document: Document, text: TextRevision | None) -> str:
    if text:
        return f"{text.title}: the text in force, clause by clause, with its history and its references."
    return f"{title_words(document.number, edition.title(document))}: what the register knows of it."


def title_block(edition: Edition, document: Document, revision: Revision | None) -> Markup:
    """Number, type, department and dates, as on the official form."""
    rows: list[tuple[str, object]] = [("Document number", document.number)]
    if document.held:
        rows.append(("Revised", printed(revision.revised) if revision else None))
        if revision:
            rows.append((_since(edition, document, revision), spelled(revision.effective_on)))
    rows.append(("Type", edition.type(document)))
    rows.append(("Department", edition.department(document)))
    return macro(_TEMPLATE, "title_block")(rows)


def _since(edition: Edition, document: Document, revision: Revision) -> str:
    return "In force since" if revision is edition.in_force(document) else "In force from"


def _notice(edition: Edition, document: Document, links: Links) -> Markup:
    notice = macro(_TEMPLATE, "notice")
    standing = edition.standing(document)
    if standing is Standing.NOT_HELD:
        return notice(standing, macro(_TEMPLATE, "not_held")())
    all_periods = periods(document)
    current = edition.in_force(document)
    if current is None:
        first = all_periods[0]
        href = links.revision(document.number, first.revision.revised)
        held = isinstance(first.revision, TextRevision)
        return notice(standing, macro(_TEMPLATE, "not_yet")(first.start, href, held))
    period = next(period for period in all_periods if period.revision is current)
    if isinstance(current, TextRevision):
        permanent = links.revision(document.number, current.revised)
        return notice(standing, macro(_TEMPLATE, "text_in_force")(period, permanent))
    earlier = [text.revised for text in document.texts if text.effective_on <= current.effective_on]
    last = (links.revision(document.number, earlier[-1]), earlier[-1]) if earlier else (None, None)
    return notice(standing, macro(_TEMPLATE, "history_in_force")(period, *last))


def history_section(document: Document, links: Links, as_of: date, shown: Revision | None = None) -> Section:
    """The revision history, oldest first as the official form prints it.

    Args:
        document: The document.
        links: Of the page that shows it.
        as_of: The day that counts as today.
        shown: The revision whose page it is, if it is the page of one.
    """
    rows = [
        HistoryRow(
            revised=period.revision.revised,
            href=links.revision(document.number, period.revision.revised),
            change_note=period.revision.change_note,
            held=isinstance(period.revision, TextRevision),
            standing=period.standing(as_of),
            shown=period.revision is shown,
        )
        for period in periods(document)
    ]
    return Section("revision-history", "Revision History", macro(_TEMPLATE, "revision_history")(rows))


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


def revision_page(edition: Edition, document: Document, period: Period, following: Period | None) -> Page:
    """The page of one revision, for ever.

    Args:
        edition: The register.
        document: The document.
        period: The revision, with the days on which it is in force.
        following: The next revision, if there is one.
    """
    revision = period.revision
    address = addresses.revision(document.number, revision.revised)
    links = Links(address)
    standing = period.standing(edition.as_of)
    title: str = (
        revision.title if isinstance(revision, TextRevision) else f"Revision of {spelled_out(revision.revised)}"
    )
    lead = title_block(edition, document, revision) + _dated_notice(document, period, following, standing, links)
    history = history_section(document, links, edition.as_of, shown=revision)
    if isinstance(revision, TextRevision):
        sections = TextSections(edition, document, revision, links).sections()
        sections = (*sections, history, *transcription_section(revision))
    else:
        html = macro(_TEMPLATE, "history_only")(revision) + macro(_TEMPLATE, "held_and_not")(_HELD_OF_HISTORY)
        sections = (Section("held", "What is held", html), history)
    return Page(
        address=address,
        title=f"{document.number}, revised {as_printed(revision.revised)}",
        heading=macro(_TEMPLATE, "heading")(document.number, title),
        description=f"{document.number} as revised on {revision.revised.isoformat()}: {standing}.",
        lead=lead,
        trail=(*_TRAIL, (document.number, addresses.document(document.number))),
        sections=sections,
        kind="revision",
        found_by_search=False,
        indexed=standing is Standing.IN_FORCE,
    )


_HELD_OF_HISTORY = (
    ("Revised date", True),
    ("Change note", True),
    ("Title as it was then", False),
    ("Text of the clauses", False),
)


def _dated_notice(
    document: Document, period: Period, following: Period | None, standing: Standing, links: Links
) -> Markup:
    current = links.document(document.number)
    if standing is Standing.UPCOMING:
        sentence = macro(_TEMPLATE, "dated_upcoming")(period, current)
    elif standing is Standing.SUPERSEDED and following:
        next_href = links.revision(document.number, following.revision.revised)
        sentence = macro(_TEMPLATE, "dated_superseded")(period, current, next_href)
    else:
        sentence = macro(_TEMPLATE, "dated_in_force")(period, current)
    if isinstance(period.revision, TextRevision):
        return macro(_TEMPLATE, "notice")(standing, sentence)
    return macro(_TEMPLATE, "notice")(standing, sentence, macro(_TEMPLATE, "only_history")())
