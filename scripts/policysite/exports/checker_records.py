"""What the JSON files say of checkers, field by field."""

from __future__ import annotations

from datetime import date

from policysite.analysis import checker_in_force, checker_periods, stale_on
from policysite.exports.text_records import Address, Record
from policysite.model import Checker
from policysite.rendering import Edition, addresses


class CheckerRevisionRow(Record):
    """One dated state of a checker."""

    published: date
    """The day on which it is first published, and in force from."""
    ends: date | None
    """The first day on which it is no longer in force; null while nothing follows."""
    reviewed_by: str | None
    """Who compared it with the text; null where nobody has yet."""
    reviewed_on: date | None
    """The day of that review."""
    address: Address
    """Its page, for ever."""
    rules: Address
    """Its questions and rules, as JSON."""


class CheckerRow(Record):
    """A checker: questions whose answers lead to what the clauses of a document say."""

    name: str
    """The name by which it is known for ever."""
    title: str
    """The question that it answers."""
    document: str
    """The number of the document whose clauses it applies."""
    in_force: date | None
    """The day on which the revision in force was first published; null where none is in force."""
    under_review: bool
    """Whether it does not fit the text in force, so that the site shows no answers."""
    address: Address
    """Its page."""
    revisions: tuple[CheckerRevisionRow, ...]
    """Every revision, oldest first."""


def checker_row(edition: Edition, checker: Checker) -> CheckerRow:
    """The record of one checker."""
    register, as_of = edition.register, edition.as_of
    current = checker_in_force(register, checker, as_of)
    return CheckerRow(
        name=checker.name,
        title=checker.title,
        document=checker.document,
        in_force=current.published if current else None,
        under_review=bool(current and stale_on(register, checker, current, as_of)),
        address=addresses.checker(checker.name),
        revisions=tuple(
            CheckerRevisionRow(
                published=period.start,
                ends=period.end,
                reviewed_by=period.revision.reviewed.by if period.revision.reviewed else None,
                reviewed_on=period.revision.reviewed.on if period.revision.reviewed else None,
                address=(address := addresses.checker_revision(checker.name, period.start)),
                rules=addresses.checker_rules(address),
            )
            for period in checker_periods(register, checker)
        ),
    )
