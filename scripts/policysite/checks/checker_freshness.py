"""A checker fits the text in force as long as it is itself in force."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.analysis import Staleness, StaleReason, checker_period, staleness, text_in_force
from policysite.loading import Loaded
from policysite.model import Checker, CheckerRevision
from policysite.problems import Location, Problem, problem


def checker_freshness(loaded: Loaded) -> Iterator[Problem]:
    """Report what the newest revision does not fit, now or later, and whether an earlier one had to be withdrawn.

    What is missing on the day on which a revision appears is left to other rules.
    """
    for checker in loaded.register.checkers:
        document = loaded.register.by_number.get(checker.document)
        for revision in checker.revisions if document else ():
            if document and not text_in_force(document, revision.published):
                continue
            found = [stale for stale in staleness(loaded.register, checker, revision) if _is_shown(stale, revision)]
            if revision is checker.revisions[-1]:
                yield from (_stale(loaded, checker, revision, stale) for stale in found)
            elif found:
                yield _gap(loaded, checker, revision, found[0])


def _is_shown(stale: Staleness, revision: CheckerRevision) -> bool:
    return stale.day > revision.published or stale.reason in (StaleReason.CHANGED, StaleReason.UNREVIEWED)


def _stale(loaded: Loaded, checker: Checker, revision: CheckerRevision, stale: Staleness) -> Problem:
    remedy = None
    if stale.day > revision.published:
        remedy = f"Compare the rules with that text, then make a revision with policysite affirm {checker.name}."
    return problem("checker-stale", _place(loaded, checker, revision, stale), _what(loaded, checker, stale), remedy)


def _what(loaded: Loaded, checker: Checker, stale: Staleness) -> str:
    document = loaded.register.by_number[checker.document]
    if stale.clause is None or stale.revised is None:
        return f"From {stale.day} no text of {checker.document} is in force, or none is held."
    text = next(text for text in document.texts if text.revised == stale.revised)
    placed = text.by_id.get(stale.clause)
    clause = f"clause {placed.label} ({stale.clause})" if placed else f"the clause “{stale.clause}”"
    said = {
        StaleReason.UNREVIEWED: f"Nobody has compared {clause} with this rule yet.",
        StaleReason.CHANGED: f"From {stale.day}, {clause} reads differently than when it was reviewed.",
        StaleReason.GONE: f"From {stale.day}, {clause} is not in the text any more.",
        StaleReason.ADDED: f"From {stale.day} there is {clause}, for which the checker does not account.",
    }
    return said[stale.reason]


def _place(loaded: Loaded, checker: Checker, revision: CheckerRevision, stale: Staleness) -> Location:
    """The rule, or the waiver, that names the clause; else where waivers stand."""
    path: tuple[str | int, ...] = ("not_coded", stale.clause or "")
    for index, rule in enumerate(revision.rules):
        if stale.clause in rule.cites:
            path = ("rules", index, "cites", stale.clause or "")
            break
    return loaded.sources.checker_revision(checker, revision, path, key=True)


def _gap(loaded: Loaded, checker: Checker, revision: CheckerRevision, stale: Staleness) -> Problem:
    period = checker_period(loaded.register, checker, revision)
    where = _place(loaded, checker, revision, stale)
    what = f"{_what(loaded, checker, stale)} The next revision appears only on {period.end}."
    return problem("checker-gap", where, what)
