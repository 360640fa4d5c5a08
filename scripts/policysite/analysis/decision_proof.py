"""What is proved of a checker over all its cases: that it decides each, and that nothing in it is idle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import combinations
from operator import or_

from policysite.analysis.decision_space import SKIPPED, DecisionSpace, TooManyCasesError, decision_space
from policysite.analysis.decision_tree import shapes_of
from policysite.model import Checker, CheckerRevision, Condition, Outcome, Register


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
class IdleAlternative:
    """An answer named in a condition of a rule, with which the condition holds in no case.

    Attributes:
        rule: The index of the rule.
        exception: The index of the exception; ``None`` where it is the condition of the rule itself.
        fact: The question.
        option: The answer.
    """

    rule: int
    exception: int | None
    fact: str
    option: str


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
    shapes = shapes_of(revision)
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


def idle_alternatives(revision: CheckerRevision) -> Iterator[IdleAlternative]:
    """Each answer that could be taken out of a condition without changing anything; exceptions come last.

    A condition that never holds is left to `idle_rules`.
    """
    space = decision_space(revision)
    rules = list(enumerate(revision.rules))
    conditions: list[tuple[int, int | None, Condition]] = [(index, None, rule.when) for index, rule in rules]
    conditions += [(index, place, each) for index, rule in rules for place, each in enumerate(rule.unless)]
    together = [space.when[rule] | space.exceptions[rule][place] for rule, place, _ in conditions if place is not None]
    unused = max(space.levels[0]).bit_length()
    bits = space.when + [1 << unused + count for count in range(len(together))]
    holding = _holding(space, dict(zip(bits[len(rules) :], together, strict=True)))
    ever = reduce(or_, holding.values(), 0)
    for bit, (rule, exception, condition) in zip(bits, conditions, strict=True):
        for fact, options in condition.items() if ever & bit else ():
            for option in options:
                if not holding.get((fact, option), 0) & bit:
                    yield IdleAlternative(rule, exception, fact, option)


def _holding(space: DecisionSpace, together: Mapping[int, int]) -> dict[tuple[str, str], int]:
    """For each answer the conditions that hold in a case in which it is given.

    Args:
        space: The cases.
        together: Further bits, each with the conditions that must hold together for it.
    """
    below = {
        end.state: end.state | sum(bit for bit, bits in together.items() if end.state & bits == bits)
        for end in space.ends
    }
    found: dict[tuple[str, str], int] = {}
    for place in reversed(range(len(space.moves))):
        fact = space.revision.facts[place]
        here: dict[int, int] = {}
        for state, moves in space.moves[place].items():
            here[state] = 0
            for answer, after in moves:
                here[state] |= below[after]
                if answer != SKIPPED:
                    key = (fact.id, fact.options[answer].id)
                    found[key] = found.get(key, 0) | below[after]
        below = here
    return found
