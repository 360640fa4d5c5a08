"""The parts of a checker's page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from markupsafe import Markup

from policysite.analysis import checker_period, staleness
from policysite.model import Checker, CheckerRevision
from policysite.rendering import addresses
from policysite.rendering.checker_cases import case_groups
from policysite.rendering.checker_drawing import draw
from policysite.rendering.checker_tree import Tree
from policysite.rendering.checker_view import CheckerView
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.page import Section
from policysite.rendering.templates import macro
from policysite.rendering.timed import timed

_TEMPLATE = "checker.html"


class CheckerSections:
    """Renders one revision of a checker for one page.

    A checker that does not fit the text in force is never shown as valid: neither on the day on which the page is
    built nor, as far as the register knows, on a later one.

    Attributes:
        view: What the page shows.
    """

    def __init__(self, edition: Edition, checker: Checker, revision: CheckerRevision, links: Links) -> None:
        self._edition = edition
        self._checker = checker
        self._revision = revision
        self._links = links
        self._period = checker_period(edition.register, checker, revision)
        self.view = self._view(edition.as_of)

    def _view(self, day: date) -> CheckerView:
        """While it is in force, with the text of the day; after that, with the text of its first day."""
        shown = day if self._period.covers(day) else self._period.start
        return CheckerView(self._edition, self._checker, self._revision, self._links, shown)

    def walk(self, rules: str) -> Markup:
        """The first question, from where the script goes on; or why it is not asked.

        Args:
            rules: The rules as the script takes them.
        """
        if self.view.is_stale:
            return self._no_answers(self._edition.as_of)
        home = self._links.to(addresses.checker(self._checker.name))
        script = self._links.to(addresses.CHECKER_SCRIPT)
        return self._while_valid(macro(_TEMPLATE, "walk")(self.view, rules.strip(), home, script), self._no_answers)

    def sections(self, *, overview: bool) -> Iterator[Section]:
        """All that the checker can say, for which no script is needed, and the clauses that it knows.

        Args:
            overview: Whether what the lists say is drawn, too, and put into tables.
        """
        if self.view.is_stale:
            return
        yield self.tree()
        if overview:
            yield from self._overview()
        yield Section("clauses", "The clauses", macro(_TEMPLATE, "clauses")(self.view))

    def _overview(self) -> Iterator[Section]:
        drawing = draw(self.view.root, self._checker.title)
        yield self._section("drawing", "Drawing", drawing)
        cases = macro("checker_tree.html", "cases")(tuple(case_groups(self.view)))
        yield self._section("every-case", "Every case", cases)

    def tree(self) -> Section:
        """Every question and answer, as nested lists."""
        tree = Tree(self.view.root, self._revision.published)
        return self._section(
            "every-answer", "Every question and answer", macro("checker_tree.html", "tree")(self.view, tree)
        )

    def _section(self, anchor: str, heading: str, html: Markup) -> Section:
        return Section(anchor, heading, self._while_valid(html, lambda _: macro(_TEMPLATE, "see_above")()))

    def _while_valid(self, html: Markup, instead: Callable[[date], Markup]) -> Markup:
        """What holds on the edition's day, and what takes its place on the day from which that cannot be relied on."""
        as_of = self._edition.as_of
        if not self._period.covers(as_of):
            return html
        known = {stale.day for stale in staleness(self._edition.register, self._checker, self._revision)}
        later = [day for day in (*known, self._period.end) if day and day > as_of]
        return timed(self._edition, later, lambda day: instead(day) if day > as_of else html)

    def _no_answers(self, day: date) -> Markup:
        if self._period.end and day >= self._period.end:
            return macro(_TEMPLATE, "overtaken")(self._period.end, self.view)
        return macro(_TEMPLATE, "under_review")(self._view(day))
