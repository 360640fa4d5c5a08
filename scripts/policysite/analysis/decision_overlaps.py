"""Rules of a checker that apply to the same case: with different outcomes, or to say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from policysite.analysis.decision_space import decision_space
from policysite.model import CheckerRevision, Rule


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules that apply to the same case.

    Attributes:
        first: The index of the rule that is told first: the stricter one.
        second: The index of the other.
        count: To how many cases both apply.
        example: The first of them.
    """

    first: int
    second: int
    count: int
    example: dict[str, str]


def overlaps(revision: CheckerRevision) -> Iterator[Overlap]:
    """Every two rules with different outcomes that apply to the same case, in the order of the rules."""
    return _pairs(revision, lambda one, other: one.then != other.then)


def twins(revision: CheckerRevision) -> Iterator[Overlap]:
    """Every two rules that apply to the same case with the same outcome, of which one cites nothing of its own."""
    return _pairs(revision, _says_nothing_new)


def _says_nothing_new(one: Rule, other: Rule) -> bool:
    return one.then == other.then and (one.cites.keys() <= other.cites.keys() or other.cites.keys() <= one.cites.keys())


def _pairs(revision: CheckerRevision, matches: Callable[[Rule, Rule], bool]) -> Iterator[Overlap]:
    space = decision_space(revision)
    rules = revision.rules
    numbered = range(len(rules))
    wanted = {(one, other) for one in numbered for other in numbered if matches(rules[one], rules[other])}
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for fired, (count, state) in space.results.items():
        for pair in combinations(fired, 2):
            if pair in wanted:
                before, first = found.get(pair, (0, state))
                found[pair] = (before + count, first)
    for (one, other), (count, state) in sorted(found.items()):
        yield Overlap(one, other, count, space.example(state))
