"""The page of one revision, for ever."""

from __future__ import annotations

from policysite.analysis import Standing, periods
from policysite.model import Document, TextRevision
from policysite.rendering import addresses
from policysite.rendering.document_page import TRAIL
from policysite.rendering.edition import Edition
from policysite.rendering.history import errata_section, history_section, transcription_section
from policysite.rendering.links import Links
from policysite.rendering.notices import revision_notice
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import as_printed, macro, spelled_out
from policysite.rendering.text_sections import TextSections
from policysite.rendering.title_block import foot, title_block

_HELD_OF_HISTORY = (
    ("Revised date", True),
    ("Change note", True),
    ("Title as it was then", False),
    ("Text of the clauses", False),
)


def revision_page(edition: Edition, document: Document, index: int) -> Page:
    """The page of a revision.

    Args:
        edition: The register.
        document: The document.
        index: Which of the document's revisions it is, counted from 0.
    """
    period = periods(document)[index]
    revision = period.revision
    address = addresses.revision(document.number, revision.revised)
    links = Links(address)
    history = history_section(edition, document, links, shown=revision)
    title: str
    sections: tuple[Section, ...]
    if isinstance(revision, TextRevision):
        title = revision.title
        text = revision.corrected(edition.as_of)
        sections = (
            *TextSections(edition, document, text, links).sections(),
            history,
            *errata_section(text, edition.as_of),
            *transcription_section(text),
        )
    else:
        title = f"Revision of {spelled_out(revision.revised)}"
        html = macro("document.html", "history_only")(revision)
        html += macro("document.html", "held_and_not")(_HELD_OF_HISTORY)
        sections = (Section("held", "What is held", html), history)
    standing = period.standing(edition.as_of)
    return Page(
        address=address,
        title=f"{document.number}, revised {as_printed(revision.revised)}",
        heading=macro("document.html", "heading")(document.number, title),
        description=f"{document.number} as revised on {revision.revised.isoformat()}: {standing}.",
        lead=title_block(edition, document, revision)
        + revision_notice(edition, document, index, links)
        + macro("document.html", "changed_here")(links.to(addresses.redline(document.number, revision.revised))),
        trail=(*TRAIL, (document.number, addresses.document(document.number))),
        sections=sections,
        kind="revision",
        foot=foot(document.number, revision),
        found_by_search=False,
        indexed=standing is Standing.IN_FORCE,
    )
