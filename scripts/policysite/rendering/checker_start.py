"""What leads to a checker from elsewhere: its first question, whose answers are links into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from policysite.analysis import Period, checker_in_force, checker_periods, stale_on, staleness
from policysite.model import Checker, Document
from policysite.rendering import addresses
from policysite.rendering.checker_tree import fragment
from policysite.rendering.checker_view import CheckerView
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.page import Section
from policysite.rendering.templates import as_printed, macro
from policysite.rendering.timed import timed


@dataclass(frozen=True, slots=True)
class StartRow:
    """An answer to the first question.

    Attributes:
        label: The answer.
        hint: What helps to choose it.
        href: Link to what is asked next, or to what comes out.
    """

    label: str
    hint: str | None
    href: str


def start(edition: Edition, checker: Checker, links: Links, *, hints: bool = True) -> Markup:
    """The first question of the checker in force, or that it is under review; nothing where none is in force.

    Args:
        edition: The register.
        checker: The checker.
        links: Of the page.
        hints: Whether what helps to choose is shown too.
    """
    revision = checker_in_force(edition.register, checker, edition.as_of)
    if revision is None:
        return Markup()
    address = addresses.checker(checker.name)
    view = CheckerView(edition, checker, revision, links, edition.as_of)
    under_review = macro("checker.html", "start_under_review")(links.to(address))
    if view.is_stale:
        return under_review
    fact = view.root.fact
    rows = [
        StartRow(
            branch.option.label,
            branch.option.hint if hints else None,
            links.to(address, fragment(revision.published, ((fact.id, branch.option.id),))),
        )
        for branch in view.root.branches
    ]
    now = macro("checker.html", "start")(fact.question, rows)
    days = {stale.day for stale in staleness(edition.register, checker, revision)}
    return timed(edition, days, lambda day: under_review if days and day >= min(days) else now)


def start_section(edition: Edition, document: Document, links: Links) -> Iterator[Section]:
    """The section of a document's page that leads into its checkers; none where there is none in force."""
    checkers = [checker for checker in edition.register.checkers if checker.document == document.number]
    parts = [(checker, start(edition, checker, links, hints=False)) for checker in checkers]
    found = [(checker.title, links.to(addresses.checker(checker.name)), html) for checker, html in parts if html]
    if found:
        yield Section("checker", "Check a situation", macro("checker.html", "starts")(found))


def of_its_time(edition: Edition, period: Period, document: Document, links: Links) -> Markup:
    """Links to the checkers that applied a revision while it was in force; nothing where there was none."""
    found = []
    for checker in edition.register.checkers:
        if checker.document != document.number:
            continue
        for applied in checker_periods(edition.register, checker):
            first = max(applied.start, period.start)
            overlaps = all(end is None or first < end for end in (applied.end, period.end))
            known = applied.start <= edition.as_of
            if overlaps and known and not stale_on(edition.register, checker, applied.revision, first):
                words = f"{checker.title} (checker of {as_printed(applied.start)})"
                found.append((words, links.to(addresses.checker_revision(checker.name, applied.start))))
    return macro("checker.html", "of_its_time")(found)
