"""What is proved of a checker over all its cases: that it decides each, and that nothing in it is idle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from policysite.analysis.decision_space import SKIPPED, DecisionSpace, TooManyCasesError, decision_space
from policysite.analysis.decision_tree import Shapes
from policysite.model import Checker, CheckerRevision, Outcome, Register


@dataclass(frozen=True, slots=True)
class IdleRule:
    """A rule, or an exception of one, that decides no case.

    Attributes:
        rule: The index of the rule.
        exception: The index of the exception; ``None`` where it is the rule itself.
        stricter: The index of a rule that decides where it applies; ``None`` where it applies to no case.
        example: A case to which both apply.
    """

    rule: int
    exception: int | None
    stricter: int | None = None
    example: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IdleAnswer:
    """A question or an answer that changes nothing in any case.

    Attributes:
        fact: The index of the question.
        option: The index of the answer; ``None`` where the whole question changes nothing.
        like: The index of the answer that always leads to the same; ``None`` where the answer is never offered.
    """

    fact: int
    option: int | None = None
    like: int | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules with different outcomes that apply to the same case.

    Attributes:
        stricter: The index of the rule with the stricter outcome.
        milder: The index of the other.
        count: To how many cases both apply.
        example: The first of them.
    """

    stricter: int
    milder: int
    count: int
    example: dict[str, str]


def provable_revisions(register: Register) -> Iterator[tuple[Checker, CheckerRevision]]:
    """Every revision of every checker, but for those with too many cases."""
    for checker in register.checkers:
        for revision in checker.revisions:
            try:
                decision_space(revision)
            except TooManyCasesError:
                continue
            yield checker, revision


def undecided(revision: CheckerRevision) -> dict[str, str] | None:
    """The first case to which no rule applies; ``None`` where there is none."""
    space = decision_space(revision)
    return next((space.example(end.state) for end in space.ends if not end.fired), None)


def unreached_outcomes(revision: CheckerRevision) -> tuple[Outcome, ...]:
    """The outcomes that come out in no case, but for silence."""
    space = decision_space(revision)
    reached = {revision.rules[end.fired[0]].then for end in space.ends if end.fired}
    return tuple(outcome for outcome in revision.outcomes if outcome.id not in reached and outcome.kind != "silence")


def idle_rules(revision: CheckerRevision) -> Iterator[IdleRule]:
    """Each rule, and each exception of a rule, that decides no case.

    A rule decides where it applies and none with a stricter outcome does. An exception decides where the rule would
    decide if it were not for that exception alone.
    """
    space = decision_space(revision)
    for rule, exceptions in enumerate(space.exceptions):
        yield from _idle(space, rule, None, 0)
        for exception, bit in enumerate(exceptions):
            yield from _idle(space, rule, exception, bit)


def _idle(space: DecisionSpace, rule: int, exception: int | None, holding: int) -> Iterator[IdleRule]:
    """Nothing where a rule decides a case in which, of its exceptions, those of the given bits hold."""
    strictness = space.revision.strictness
    rules = space.revision.rules
    rank = strictness[rules[rule].then]
    found = None
    for end in space.ends:
        if end.state & space.when[rule] and end.state & space.unless[rule] == holding:
            if not end.fired or rank <= strictness[rules[end.fired[0]].then]:
                return
            found = found or IdleRule(rule, exception, end.fired[0], space.example(end.state))
    yield found or IdleRule(rule, exception)


def idle_answers(revision: CheckerRevision) -> Iterator[IdleAnswer]:
    """Each question that matters in no case, and each answer that differs from another in none."""
    space = decision_space(revision)
    shapes = Shapes(space)
    for place, fact in enumerate(revision.facts):
        below = shapes.at[place + 1]
        offered: set[int] = set()
        same: set[tuple[int, int]] = set()
        different: set[tuple[int, int]] = set()
        for moves in space.moves[place].values():
            leads = [(answer, below[after]) for answer, after in moves if answer != SKIPPED]
            offered.update(answer for answer, _ in leads)
            for (one, to), (other, elsewhere) in combinations(leads, 2):
                (same if to == elsewhere else different).add((one, other))
            if len(different) == len(fact.options) * (len(fact.options) - 1) // 2:
                break
        if not different:
            yield IdleAnswer(place)
            continue
        likes = {other: one for one, other in sorted(same - different, reverse=True)}
        for option in range(len(fact.options)):
            if option not in offered or option in likes:
                yield IdleAnswer(place, option, likes.get(option))


def overlaps(revision: CheckerRevision) -> Iterator[Overlap]:
    """Every two rules with different outcomes that apply to the same case, in the order of the rules."""
    space = decision_space(revision)
    rank = [revision.strictness[rule.then] for rule in revision.rules]
    counts = Counter[tuple[int, int]]()
    examples: dict[tuple[int, int], int] = {}
    for end in space.ends:
        for pair in combinations(end.fired, 2):
            if rank[pair[0]] != rank[pair[1]]:
                counts[pair] += end.count
                examples.setdefault(pair, end.state)
    for stricter, milder in sorted(counts):
        pair = (stricter, milder)
        yield Overlap(stricter, milder, counts[pair], space.example(examples[pair]))
