"""Which revision of a checker is in force on which day, and whether it still fits the text of its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policysite.analysis.timeline import text_in_force
from policysite.model import Checker, CheckerRevision, Document, Register, TextRevision
from policysite.model.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class CheckerPeriod:
    """The days on which a revision of a checker is in force.

    Attributes:
        revision: The revision.
        start: The day on which it is first published.
        end: The first day on which it is no longer in force; ``None`` while nothing follows.
    """

    revision: CheckerRevision
    start: date
    end: date | None

    def covers(self, day: date) -> bool:
        """Whether the revision is in force on a day."""
        return self.start <= day and (self.end is None or day < self.end)


class StaleReason(StrEnum):
    """Why a checker does not fit a text."""

    CHANGED = "changed"
    """A clause does not read any more as it did when it was reviewed."""
    GONE = "gone"
    """A clause is not in the text."""
    ADDED = "added"
    """The checker does not know the clause."""
    UNREVIEWED = "not reviewed"
    """Nobody has compared the clause with the rule yet."""
    NO_TEXT = "no text"
    """No text of the document is in force, or none is held."""


@dataclass(frozen=True, slots=True)
class Staleness:
    """Why a checker must not be relied on.

    Attributes:
        day: The first day of which this is known to hold.
        reason: Why.
        clause: The id of the clause; ``None`` where there is no text.
        revised: The date of the text in force on that day; ``None`` where there is none.
    """

    day: date
    reason: StaleReason
    clause: str | None = None
    revised: date | None = None


def checker_periods(register: Register, checker: Checker) -> tuple[CheckerPeriod, ...]:
    """The period of every revision, oldest first. The last one ends when the document is retired."""
    document = register.by_number.get(checker.document)
    retired = document.retired.on if document and document.retired else None
    starts = [revision.published for revision in checker.revisions]
    ends = [*starts[1:], None]
    return tuple(
        CheckerPeriod(revision, start, min(filter(None, (end, retired)), default=None))
        for revision, start, end in zip(checker.revisions, starts, ends, strict=True)
    )


def checker_period(register: Register, checker: Checker, revision: CheckerRevision) -> CheckerPeriod:
    """The period of one revision."""
    return next(period for period in checker_periods(register, checker) if period.start == revision.published)


def checker_in_force(register: Register, checker: Checker, day: date) -> CheckerRevision | None:
    """The revision in force on a day; ``None`` before the first, and from the day on which the document is retired."""
    return next((period.revision for period in checker_periods(register, checker) if period.covers(day)), None)


def checker_text(register: Register, checker: Checker, revision: CheckerRevision, day: date) -> TextRevision | None:
    """The text with which a revision of a checker is shown.

    While it is in force that is the text in force on the day; before and after, that of the day on which the checker's
    revision is first published.
    """
    document = register.by_number.get(checker.document)
    if document is None:
        return None
    covers = checker_period(register, checker, revision).covers(day)
    return text_in_force(document, day if covers else revision.published)


def stale_on(register: Register, checker: Checker, revision: CheckerRevision, day: date) -> tuple[Staleness, ...]:
    """Why a revision of a checker must not be relied on with the text of a day; nothing where it may be.

    A clause that is cited must read as it was reviewed; one that is not coded, as it did when the checker's revision
    was first published; and there must be no clause that the checker does not know.
    """
    document = register.by_number.get(checker.document)
    return tuple(_misfits(document, revision, day)) if document else (Staleness(day, StaleReason.NO_TEXT),)


def staleness(register: Register, checker: Checker, revision: CheckerRevision) -> tuple[Staleness, ...]:
    """Every `stale_on` of the days on which a revision is in force, each with the first day that shows it."""
    period = checker_period(register, checker, revision)
    document = register.by_number.get(checker.document)
    found: list[Staleness] = []
    before: set[tuple[StaleReason, str | None]] = set()
    for day in _days_of_change(document, period) if document else (period.start,):
        now = stale_on(register, checker, revision, day)
        found += [stale for stale in now if (stale.reason, stale.clause) not in before]
        before = {(stale.reason, stale.clause) for stale in now}
    return tuple(found)


def _days_of_change(document: Document, period: CheckerPeriod) -> list[date]:
    days = [revision.effective_on for revision in document.revisions]
    days += [erratum.on for text in document.texts for erratum in text.errata]
    return sorted({period.start, *filter(period.covers, days)})


def _misfits(document: Document, revision: CheckerRevision, day: date) -> Iterator[Staleness]:
    text = text_in_force(document, day)
    if text is None:
        yield Staleness(day, StaleReason.NO_TEXT)
        return
    for clause, reason in misfits(revision, text_in_force(document, revision.published), text).items():
        yield Staleness(day, reason, clause, text.revised)


def misfits(
    revision: CheckerRevision, published_with: TextRevision | None, text: TextRevision
) -> dict[str, StaleReason]:
    """The clauses that keep a revision of a checker from fitting a text, each with the reason.

    Args:
        revision: The revision.
        published_with: The text in force on the day on which it is first published.
        text: The text that it may fit.
    """
    known = _reviewed(revision, published_with)
    found = {}
    for clause, prints in known.items():
        if clause not in text.by_id:
            found[clause] = StaleReason.GONE
        elif None in prints:
            found[clause] = StaleReason.UNREVIEWED
        elif prints != {fingerprint(text.by_id[clause].clause)}:
            found[clause] = StaleReason.CHANGED
    return found | {clause: StaleReason.ADDED for clause in text.by_id if clause not in known}


def _reviewed(revision: CheckerRevision, published_with: TextRevision | None) -> dict[str, set[str | None]]:
    """The clauses that a checker knows, with the fingerprints that it takes them to have."""
    known: dict[str, set[str | None]] = {}
    for rule in revision.rules:
        for clause, print_ in rule.cites.items():
            known.setdefault(clause, set()).add(print_)
    for clause in revision.not_coded:
        placed = published_with.by_id.get(clause) if published_with else None
        known.setdefault(clause, set()).update({fingerprint(placed.clause)} if placed else ())
    return known
