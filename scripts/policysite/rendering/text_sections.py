"""The sections of a text, in the order of the official form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from policysite.model import Citation, Clause, Document, PlacedClause, TextRevision, parse, plain_text
from policysite.rendering import addresses
from policysite.rendering.edition import Edition
from policysite.rendering.inline_html import Cite, cited_place, citing, inline_html, paragraphs_html
from policysite.rendering.links import Links
from policysite.rendering.page import SearchEntry, Section
from policysite.rendering.templates import as_printed, macro


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause as a template needs it.

    Attributes:
        id: Its permanent id, which is also its anchor.
        label: Its label, such as ``2.b``, which is an anchor too.
        above: The part of the label that the clause above has, such as ``2.``.
        ordinal: The part of its own, such as ``b``.
        words: Its text as HTML.
        citation: How to cite it.
        permanent: Link to it on the page of the dated revision.
        children: The clauses one level down.
    """

    id: str
    label: str
    above: str
    ordinal: str
    words: Markup
    citation: str
    permanent: str
    children: tuple[ClauseView, ...]


class TextSections:
    """Renders one text for one page."""

    def __init__(self, edition: Edition, document: Document, text: TextRevision, links: Links) -> None:
        self.edition = edition
        self.document = document
        self.text = text
        self.links = links
        self.labels = {placed.clause.id: placed.label for placed in text.placed}
        self.cite: Cite = citing(edition, links, document.number, self.labels)

    def sections(self) -> tuple[Section, ...]:
        """Summary, instruction, applicability, associated documents, approval authority."""
        words = macro("text.html", "words")
        items = macro("text.html", "items")
        clauses = macro("text.html", "clauses")(self._views(self.text.clauses))
        return (
            Section("summary", "Summary", words(self._paragraphs(self.text.summary))),
            Section("instruction", "Instruction", clauses, words_found=False),
            Section("applicability", "Applicability", items([self._line(item) for item in self.text.applicability])),
            Section("associated-documents", "Associated Documents", items(self._associated())),
            Section("approval-authority", "Approval Authority", words(self._paragraphs(self.text.approval_authority))),
        )

    def search_entries(self) -> tuple[SearchEntry, ...]:
        """One entry a clause: found by its words and by its label, and leading to the clause."""
        number = self.document.number
        return tuple(
            SearchEntry(
                addresses.anchor(self.links.page, placed.clause.id), f"{number} §{placed.label}", self._plain(placed)
            )
            for placed in self.text.placed
        )

    def _plain(self, placed: PlacedClause) -> str:
        def words(citation: Citation) -> str:
            own = citation.number == self.document.number
            return cited_place(self.edition, citation, self.labels if own else None).words

        return plain_text(parse(placed.clause.text), cite=words)

    def _paragraphs(self, text: str | None) -> Markup | None:
        return paragraphs_html(text, self.cite) if text else None

    def _line(self, text: str) -> Markup:
        return inline_html(parse(text), self.cite)

    def _associated(self) -> list[Markup]:
        row = macro("text.html", "associated")
        return [
            row(associated.number, associated.title, self.links.document(associated.number))
            for associated in self.text.associated_documents
        ]

    def _views(self, clauses: Iterable[Clause]) -> tuple[ClauseView, ...]:
        return tuple(self._view(self.text.by_id[clause.id]) for clause in clauses)

    def _view(self, placed: PlacedClause) -> ClauseView:
        number, revised = self.document.number, self.text.revised
        return ClauseView(
            id=placed.clause.id,
            label=placed.label,
            above=placed.label[: -len(placed.ordinal)],
            ordinal=placed.ordinal,
            words=paragraphs_html(placed.clause.text, self.cite),
            citation=f"{number} §{placed.label} (revised {as_printed(revised)})",
            permanent=self.links.to(addresses.revision(number, revised), placed.label),
            children=self._views(placed.clause.clauses),
        )
