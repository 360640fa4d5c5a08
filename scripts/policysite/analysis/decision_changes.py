"""What a change means for the cases of a checker: of its rules, or of the text that they cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from policysite.analysis.decision_paths import AnswerError, cases, path_of
from policysite.analysis.decision_tree import Decision, Leaf
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

    A case is compared with what its answers decide in the old revision, as far as that asks for them; it is new where
    they do not decide there. A case of the old revision with which none is compared is gone.
    """
    total = 0
    found: list[tuple[_Change, Answers]] = []
    compared: set[_Path] = set()
    for case in cases(new):
        total += 1
        answers = dict(case.answers)
        path, before = _decided(old, answers)
        if before is None:
            found.append((_difference(None, case.decision), answers))
            continue
        compared.add(path)
        if _told(before) != _told(case.decision):
            found.append((_difference(before, case.decision), answers))
    for case in cases(old):
        answers = dict(case.answers)
        if _decided(old, answers)[0] not in compared:
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


_Path = tuple[tuple[str, str], ...]
"""The questions that are asked, with their answers."""


def _decided(revision: CheckerRevision, answers: Answers) -> tuple[_Path, Decision | None]:
    """What is asked of the answers, and what they decide, if they do."""
    try:
        asked, end = path_of(revision, answers)
    except AnswerError:
        return (), None
    path = tuple((question.fact.id, answers[question.fact.id]) for question in asked)
    return path, end.decision if isinstance(end, Leaf) else None


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
