"""What a change means for the cases of a checker: of its rules, or of the text that they cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from policysite.analysis.decision_paths import AnswerError, UnansweredError, cases, decide
from policysite.analysis.decision_tree import Decision
from policysite.model import Answers, CheckerRevision, Outcome, Rule


@dataclass(frozen=True, slots=True)
class CaseChange:
    """What changes in the same way in several cases.

    Attributes:
        before: The outcome as it was; ``None`` where the case is new.
        after: The outcome as it is now; ``None`` where the case is gone.
        rules: The rules through which it changes: that apply no longer, anew, or in other words or with other clauses.
        count: How many cases these are.
        example: The first of them.
    """

    before: Outcome | None
    after: Outcome | None
    rules: tuple[str, ...]
    count: int
    example: Answers


@dataclass(frozen=True, slots=True)
class CaseChanges:
    """Every change.

    Attributes:
        total: How many cases there are now.
        changes: The changes, those of the outcome first, and the most frequent first among them.
    """

    total: int
    changes: tuple[CaseChange, ...]

    @property
    def changed(self) -> int:
        """How many of the cases change, or are new."""
        return sum(change.count for change in self.changes if change.after)

    @property
    def gone(self) -> int:
        """How many cases there were that cannot be answered so any more."""
        return sum(change.count for change in self.changes if not change.after)


_Change = tuple[Outcome | None, Outcome | None, tuple[str, ...]]


def changes_by_revision(old: CheckerRevision, new: CheckerRevision) -> CaseChanges:
    """Compare two revisions of a checker case by case.

    A case is the same if its answers, as far as the other revision asks for them, decide there too.
    """
    total = 0
    found: list[tuple[_Change, Answers]] = []
    for case in cases(new):
        total += 1
        answers = dict(case.answers)
        before = _decided(old, answers)
        if before is None or _told(before) != _told(case.decision):
            found.append((_difference(before, case.decision), answers))
    for case in cases(old):
        answers = dict(case.answers)
        if _decided(new, answers) is None:
            found.append((_difference(case.decision, None), answers))
    return _counted(total, found)


def changes_by_text(revision: CheckerRevision, changed: Mapping[str, object]) -> CaseChanges:
    """The cases that rest on clauses that a text changes. Their outcomes stand until a person has read it.

    Args:
        revision: The revision of the checker.
        changed: The ids of the clauses.
    """
    affected = {rule.id for rule in revision.rules if not changed.keys().isdisjoint(rule.cites)}
    total = 0
    found: list[tuple[_Change, Answers]] = []
    for case in cases(revision):
        total += 1
        rules = tuple(rule.id for rule in case.decision.rules if rule.id in affected)
        if rules:
            outcome = case.decision.outcome
            found.append(((outcome, outcome, rules), dict(case.answers)))
    return _counted(total, found)


def _decided(revision: CheckerRevision, answers: Answers) -> Decision | None:
    try:
        return decide(revision, answers)
    except (AnswerError, UnansweredError):
        return None


def _told(decision: Decision) -> tuple[Outcome, tuple[object, ...]]:
    """What a reader is told: not the conditions of the rules, nor the fingerprints of the clauses."""
    return decision.outcome, tuple(map(_said, decision.rules))


def _said(rule: Rule) -> tuple[object, ...]:
    return rule.id, rule.then, rule.say, tuple(rule.cites), rule.see


def _difference(before: Decision | None, after: Decision | None) -> _Change:
    old, new = (decision.rules if decision else () for decision in (before, after))
    same = set(map(_said, old)) & set(map(_said, new))
    rules = dict.fromkeys(rule.id for rule in (*old, *new) if _said(rule) not in same)
    return before.outcome if before else None, after.outcome if after else None, tuple(rules)


def _counted(total: int, found: Iterable[tuple[_Change, Answers]]) -> CaseChanges:
    changes: dict[_Change, CaseChange] = {}
    for change, answers in found:
        known = changes.get(change) or CaseChange(*change, 0, answers)
        changes[change] = replace(known, count=known.count + 1)
    return CaseChanges(total, tuple(sorted(changes.values(), key=_weight)))


def _weight(change: CaseChange) -> tuple[bool, int]:
    return change.before == change.after, -change.count
