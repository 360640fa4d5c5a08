"""What a checker means, said in the plainest way: every path is walked, and nothing is remembered."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from policysite.analysis import Leaf, Node
from policysite.model import CheckerRevision

Answers = dict[str, str]


def holds(condition: Mapping[str, tuple[str, ...]], answers: Answers) -> bool:
    return all(answers.get(fact) in options for fact, options in condition.items())


def fired(revision: CheckerRevision, answers: Answers) -> list[str]:
    """The rules that apply, in order."""
    found = [
        rule
        for rule in revision.rules
        if holds(rule.when, answers) and not any(holds(exception, answers) for exception in rule.unless)
    ]
    return [rule.id for rule in sorted(found, key=lambda rule: revision.strictness[rule.then])]


def offered(revision: CheckerRevision, place: int, answers: Answers) -> list[Answers] | None:
    """The answers that a question adds; ``None`` where it is not asked."""
    fact = revision.facts[place]
    if any(holds(condition, answers) for condition in fact.skip_if):
        return None
    added = ({**answers, fact.id: option.id} for option in fact.options)
    return [more for more in added if not any(holds(condition, more) for condition in revision.impossible)]


def prefixes(revision: CheckerRevision, place: int) -> list[Answers]:
    """Every way in which the questions before one can be answered."""
    found: list[Answers] = [{}]
    for before in range(place):
        found = [more for answers in found for more in _after(revision, before, answers)]
    return found


def _after(revision: CheckerRevision, place: int, answers: Answers) -> list[Answers]:
    added = offered(revision, place, answers)
    return [answers] if added is None else added


def all_cases(revision: CheckerRevision) -> list[Answers]:
    return prefixes(revision, len(revision.facts))


def dead_ends(revision: CheckerRevision) -> set[int]:
    """The questions to which, in some case, no answer is possible."""
    return {
        place
        for place in range(len(revision.facts))
        if any(offered(revision, place, answers) == [] for answers in prefixes(revision, place))
    }


def tree(revision: CheckerRevision, place: int = 0, answers: Answers | None = None) -> Any:
    """The pruned tree as nested tuples: the question with (answer, tree) pairs, or the rules that apply."""
    answers = answers or {}
    if place == len(revision.facts):
        return tuple(fired(revision, answers))
    added = offered(revision, place, answers)
    if added is None:
        return tree(revision, place + 1, answers)
    fact = revision.facts[place].id
    branches = tuple((more[fact], tree(revision, place + 1, more)) for more in added)
    different = [below for index, (_, below) in enumerate(branches) if below not in [b for _, b in branches[:index]]]
    return (fact, branches) if len(different) > 1 else different[0]


def unfolded(node: Node) -> Any:
    """A tree of the program in the same form."""
    if isinstance(node, Leaf):
        return tuple(rule.id for rule in node.decision.rules)
    return node.fact.id, tuple((branch.option.id, unfolded(branch.node)) for branch in node.branches)


def walked(node: Any, answers: Answers) -> tuple[Answers, tuple[str, ...] | None]:
    """What is asked on the way through such a tree, and the rules at its end; ``None`` where it is not reached."""
    asked: Answers = {}
    while node and isinstance(node[-1], tuple):
        fact, branches = node
        below = dict(branches).get(answers.get(fact, ""))
        if below is None:
            return asked, None
        asked[fact] = answers[fact]
        node = below
    return asked, node


def overlapping(revision: CheckerRevision) -> dict[tuple[str, str], int]:
    """The pairs of rules with different outcomes that apply to the same case, and to how many."""
    then = {rule.id: rule.then for rule in revision.rules}
    found: dict[tuple[str, str], int] = {}
    for answers in all_cases(revision):
        for pair in combinations(fired(revision, answers), 2):
            if then[pair[0]] != then[pair[1]]:
                found[pair] = found.get(pair, 0) + 1
    return found


def idle_alternatives(revision: CheckerRevision) -> Iterator[tuple[int, int | None, str, str]]:
    """Each answer in a condition of a rule with which the condition holds in no case; exceptions come last."""
    every = all_cases(revision)
    for exceptions in (False, True):
        for index, rule in enumerate(revision.rules):
            found = list(enumerate(rule.unless)) if exceptions else [(None, rule.when)]
            for exception, condition in found:
                cases = [answers for answers in every if holds(rule.when, answers) and holds(condition, answers)]
                for fact, options in condition.items() if cases else ():
                    for option in options:
                        if not any(answers[fact] == option for answers in cases):
                            yield index, exception, fact, option


def idle(revision: CheckerRevision) -> Iterator[tuple[int, int | None]]:
    """Each rule, and each exception, without which no headline would be another or lose its reason."""
    strictness = revision.strictness
    then = {rule.id: rule.then for rule in revision.rules}
    for index, rule in enumerate(revision.rules):
        for exception in (None, *range(len(rule.unless))):
            decides = False
            for answers in all_cases(revision):
                holding = [place for place, each in enumerate(rule.unless) if holds(each, answers)]
                if holds(rule.when, answers) and holding == ([] if exception is None else [exception]):
                    best = min((strictness[then[other]] for other in fired(revision, answers)), default=len(strictness))
                    decides = decides or strictness[rule.then] <= best
            if not decides:
                yield index, exception
