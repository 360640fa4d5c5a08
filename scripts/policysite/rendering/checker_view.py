"""What the pages of a checker show of one of its revisions on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from policysite.analysis import Decision, Question, decision_tree, stale_on, text_in_force
from policysite.model import Checker, CheckerRevision, Document, Rule, TextRevision
from policysite.rendering import addresses
from policysite.rendering.edition import Edition
from policysite.rendering.inline_html import citing, paragraphs_html
from policysite.rendering.links import Links
from policysite.rendering.templates import as_printed


@dataclass(frozen=True, slots=True)
class Quote:
    """A clause as a checker quotes it.

    Attributes:
        label: Its label, such as ``2.b``.
        citation: Document, label and date of the text.
        words: Its words as HTML.
        href: Link to it on the page of the dated revision.
    """

    label: str
    citation: str
    words: Markup
    href: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A link with its words."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Reason:
    """What a rule says of a case.

    Attributes:
        say: The sentence for the reader.
        places: The clauses that say so, and other documents to which they point.
    """

    say: str
    places: tuple[Reference, ...]


class CheckerView:
    """A revision of a checker, with the text that is in force on a day.

    Attributes:
        edition: The register.
        checker: The checker.
        revision: The revision.
        links: Of the page.
        target: Where links out of the checker open: outside of the frame, where the page is made for one.
        document: The document whose clauses it applies.
        text: The text; ``None`` where none is in force, or none is held.
        is_stale: Whether the checker does not fit this text, so that no answer of it may be shown.
        quotes: The clauses of this text that it cites, by id, in the order of the text.
    """

    def __init__(self, edition: Edition, checker: Checker, revision: CheckerRevision, links: Links, day: date) -> None:
        self.edition = edition
        self.checker = checker
        self.revision = revision
        self.links = links
        self.target = "_blank" if links.page == addresses.embedded_checker(checker.name) else None
        self.document: Document = edition.document(checker.document)
        self.text: TextRevision | None = text_in_force(self.document, day)
        self.is_stale = bool(stale_on(edition.register, checker, revision, day))
        self.quotes: Mapping[str, Quote] = dict(self._quotes())

    def _quotes(self) -> Iterator[tuple[str, Quote]]:
        if self.text is None:
            return
        number, revised = self.checker.document, self.text.revised
        cite = citing(self.edition, self.links, "", {})
        for placed in self.text.placed:
            if placed.clause.id in self.revision.cited:
                yield (
                    placed.clause.id,
                    Quote(
                        label=placed.label,
                        citation=f"{number} §{placed.label} (revised {as_printed(revised)})",
                        words=paragraphs_html(placed.clause.text, cite),
                        href=self.links.revision(number, revised, placed.label),
                    ),
                )

    @property
    def not_coded(self) -> list[tuple[str, str]]:
        """The clauses that decide nothing here: their labels, and the reasons."""
        placed = self.text.by_id if self.text else {}
        return [(placed[id_].label, reason) for id_, reason in self.revision.not_coded.items() if id_ in placed]

    @property
    def root(self) -> Question:
        """The first question. A checker whose answers make no difference passes no check."""
        root = decision_tree(self.revision)
        assert isinstance(root, Question)
        return root

    def because(self, decision: Decision) -> list[Reason]:
        """What the rules say that give a case its outcome."""
        return [self._reason(rule) for rule in decision.rules if rule.then == decision.outcome.id]

    def besides(self, decision: Decision) -> list[Reason]:
        """What the rules say that apply as well, with a milder outcome."""
        return [self._reason(rule) for rule in decision.rules if rule.then != decision.outcome.id]

    def _reason(self, rule: Rule) -> Reason:
        return Reason(rule.say, tuple(self._places(rule)))

    def _places(self, rule: Rule) -> Iterator[Reference]:
        for clause in rule.cites:
            yield Reference(f"§{self.quotes[clause].label}", self.quotes[clause].href)
        for number in rule.see:
            yield Reference(number, self.links.document(number))
