"""The checker that is shipped: nothing in it can be wrong without a check or a scenario noticing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from policysite.analysis import Question, decision_space, decision_tree, overlaps
from policysite.checks import RULES
from policysite.loading import Loaded, load
from policysite.model import Checker, CheckerRevision, name_faults
from tests.builders import ROOT

LOADED = load(ROOT)
(CHECKER,) = (checker for checker in LOADED.register.checkers if checker.name == "contact-a-student")
REVISION = CHECKER.revisions[-1]
SOURCE: dict[str, Any] = REVISION.model_dump()
PROOFS = [rule for rule in RULES if rule.__name__.startswith("checker_")]


def test_scenarios_name_every_outcome_and_every_answer() -> None:
    assert len(REVISION.scenarios) >= 20
    assert {scenario.outcome for scenario in REVISION.scenarios} == set(REVISION.outcomes_by_id)
    told = {pair for scenario in REVISION.scenarios for pair in scenario.answers.items()}
    assert told == {(fact.id, option.id) for fact in REVISION.facts for option in fact.options}


def lengths(node: object) -> Iterator[int]:
    if isinstance(node, Question):
        yield from (1 + length for branch in node.branches for length in lengths(branch.node))
    else:
        yield 0


def test_no_path_asks_more_than_five_questions() -> None:
    found = list(lengths(decision_tree(REVISION)))
    assert (min(found), max(found)) == (1, 5)
    assert sum(found) / len(found) < 5


def changed(**parts: object) -> dict[str, Any]:
    return SOURCE | parts


def with_item(name: str, index: int, **parts: object) -> dict[str, Any]:
    items = list(SOURCE[name])
    items[index] = items[index] | parts
    return changed(**{name: items})


def without(items: Any, index: int) -> list[Any]:
    return [item for place, item in enumerate(items) if place != index]


Mutation = tuple[str, dict[str, Any]]


def removals_from_rules() -> Iterator[Mutation]:
    for index, rule in enumerate(SOURCE["rules"]):
        yield f"the rule {rule['id']}", changed(rules=without(SOURCE["rules"], index))
        for place in range(len(rule["unless"])):
            unless = without(rule["unless"], place)
            yield f"exception {place} of {rule['id']}", with_item("rules", index, unless=unless)
        for part in ("cites", "when"):
            for key in rule[part]:
                kept = {name: value for name, value in rule[part].items() if name != key}
                yield f"{key} from {part} of {rule['id']}", with_item("rules", index, **{part: kept})


def removals_from_questions() -> Iterator[Mutation]:
    for index, fact in enumerate(SOURCE["facts"]):
        yield f"the question {fact['id']}", changed(facts=without(SOURCE["facts"], index))
        for place, option in enumerate(fact["options"]):
            options = without(fact["options"], place)
            yield f"the answer {option['id']} to {fact['id']}", with_item("facts", index, options=options)
        for place in range(len(fact["skip_if"])):
            skip_if = without(fact["skip_if"], place)
            yield f"skip_if {place} of {fact['id']}", with_item("facts", index, skip_if=skip_if)
    for index, outcome in enumerate(SOURCE["outcomes"]):
        yield f"the outcome {outcome['id']}", changed(outcomes=without(SOURCE["outcomes"], index))


def exchanged_outcomes() -> Iterator[Mutation]:
    for index, rule in enumerate(SOURCE["rules"]):
        for outcome in REVISION.outcomes_by_id:
            if outcome != rule["then"]:
                yield f"{rule['id']} to {outcome}", with_item("rules", index, then=outcome)
    meeting = {(REVISION.rules[pair.first].then, REVISION.rules[pair.second].then) for pair in overlaps(REVISION)}
    for index, (one, other) in enumerate(pairwise(REVISION.outcomes_by_id)):
        if (one, other) in meeting:
            outcomes = list(SOURCE["outcomes"])
            outcomes[index : index + 2] = reversed(outcomes[index : index + 2])
            yield f"the order of {one} and {other}", changed(outcomes=outcomes)


def exchanged_answers() -> Iterator[Mutation]:
    """An answer more, or one less, in a condition of a rule."""
    options = {fact.id: [option.id for option in fact.options] for fact in REVISION.facts}
    for index, rule in enumerate(SOURCE["rules"]):
        places = [("when", rule["when"]), *(("unless", condition) for condition in rule["unless"])]
        for part, condition in places:
            for fact, chosen in condition.items():
                for option in options[fact]:
                    mutated = condition | {fact: sorted(set(chosen) ^ {option})}
                    parts = {part: mutated if part == "when" else [mutated]}
                    yield f"{option} in {part} of {rule['id']}", with_item("rules", index, **parts)


MUTATIONS = [removals_from_rules, removals_from_questions, exchanged_outcomes, exchanged_answers]


def is_noticed(source: dict[str, Any]) -> bool:
    try:
        revision = CheckerRevision.model_validate(source)
    except ValueError:
        return True
    if any(name_faults(revision)):
        return True
    checker = CHECKER.model_copy(update={"revisions": (revision,)})
    return any(True for rule in PROOFS for _ in rule(with_checker(checker)))


def with_checker(checker: Checker) -> Loaded:
    return replace(LOADED, register=LOADED.register.model_copy(update={"checkers": (checker,)}))


def test_the_checker_as_it_is_has_no_problem() -> None:
    assert not is_noticed(SOURCE)
    assert decision_space(REVISION).count > 300


@pytest.mark.parametrize("mutations", MUTATIONS)
def test_whatever_is_removed_or_exchanged_is_noticed(mutations: Callable[[], Iterator[Mutation]]) -> None:
    found = {name: is_noticed(source) for name, source in mutations()}
    assert len(found) > 30
    assert [name for name, noticed in found.items() if not noticed] == []
