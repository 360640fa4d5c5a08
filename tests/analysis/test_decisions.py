"""Deciding, walking, the tree and the proofs, against the plainest reading of arbitrary checkers."""

from itertools import combinations

import pytest
from hypothesis import assume, given, settings

from policysite.analysis import (
    MAX_CASES,
    AnswerError,
    NoAnswerError,
    Node,
    Question,
    TooManyCasesError,
    UnansweredError,
    cases,
    decide,
    decision_space,
    decision_tree,
    idle_alternatives,
    idle_answers,
    idle_rules,
    nearest,
    next_question,
    overlaps,
    twins,
    undecided,
    unreached_outcomes,
)
from policysite.model import CheckerRevision
from tests.analysis import decision_oracle as oracle
from tests.checkers import checker_revision, checker_revisions, fact, rule
from tests.strategies import steady

few = settings(steady, max_examples=40)

WHO = fact("who", "child", "adult", fixed=True)
COMPANY = fact("company", "adult", "nobody", skip_if=[{"who": "adult"}])
USE = fact("use", "reading", "building", "eating")
BORROWING = checker_revision(
    [WHO, COMPANY, USE],
    [
        rule("alone", {"company": "nobody"}, "no"),
        rule("eating", {"use": "eating"}, "no", unless=[{"who": "adult"}], cites=["c2"]),
        rule("building", {"use": "building"}, "silent", cites=["c2", "c1"]),
        rule("reading", {"use": "reading"}, "yes"),
        rule("adults", {"use": "eating", "who": "adult"}, "partly"),
    ],
)


def test_all_rules_that_apply_are_told_the_strictest_first_and_each_clause_once() -> None:
    decision = decide(BORROWING, {"who": "child", "company": "nobody", "use": "building"})
    assert decision.outcome.id == "no"
    assert [each.id for each in decision.rules] == ["alone", "building"]
    assert decision.citations == ("c1", "c2")


def test_rules_with_the_same_outcome_keep_the_order_of_the_source() -> None:
    decision = decide(BORROWING, {"who": "child", "company": "nobody", "use": "eating"})
    assert [each.id for each in decision.rules] == ["alone", "eating"]


def test_a_condition_on_a_question_that_was_not_asked_does_not_hold() -> None:
    assert decide(BORROWING, {"who": "adult", "use": "reading"}).outcome.id == "yes"


def test_an_open_question_and_an_answer_that_is_not_offered_are_named() -> None:
    with pytest.raises(UnansweredError, match=r"^company$"):
        decide(BORROWING, {"who": "child", "use": "reading"})
    with pytest.raises(AnswerError, match=r"^who$"):
        next_question(BORROWING, {"who": "cat"})


def test_answers_to_questions_that_are_not_asked_are_ignored() -> None:
    assert decide(BORROWING, {"who": "adult", "company": "nobody", "use": "reading"}).outcome.id == "yes"


def test_a_question_that_no_longer_matters_is_not_asked() -> None:
    revision = checker_revision(
        [WHO, USE], [rule("adults", {"who": "adult"}, "yes"), rule("r", {"use": "eating"}, "no")]
    )
    assert isinstance(decision_tree(revision), Question)
    only = checker_revision(
        [WHO, USE], [rule("adults", {"who": "adult"}, "yes"), rule("r", {"use": "eating", "who": "child"}, "no")]
    )
    assert next_question(only, {"who": "adult"}) is None
    following = next_question(only, {"who": "child"})
    assert following is not None
    assert following.fact is only.facts[1]


def test_a_question_with_one_possible_answer_is_not_asked_and_its_answer_counts() -> None:
    revision = checker_revision(
        [WHO, USE],
        [rule("reading", {"use": "reading"}, "yes"), rule("eating", {"use": ["eating", "building"]}, "no")],
        impossible=[{"who": "child", "use": ["eating", "building"]}],
    )
    assert decide(revision, {"who": "child"}).outcome.id == "yes"


def test_equal_subtrees_are_one() -> None:
    tree = decision_tree(checker_revision([WHO, USE], [rule("eating", {"use": "eating"}, "no")]))
    assert isinstance(tree, Question)
    assert tree.fact.id == "use"
    first, second, third = tree.branches
    assert first.node is second.node
    assert first.node is not third.node


def test_the_nearest_answer_is_the_least_strict_and_one_that_the_reader_can_choose() -> None:
    near = nearest(BORROWING, {"who": "child", "company": "nobody", "use": "reading"})
    assert near is not None
    assert (near.fact.id, near.option.id, near.decision.outcome.id) == ("company", "adult", "yes")
    near = nearest(BORROWING, {"who": "child", "company": "adult", "use": "eating"})
    assert near is not None
    assert (near.fact.id, near.option.id) == ("use", "reading")


def test_nothing_is_nearer_than_what_is_all_right() -> None:
    assert nearest(BORROWING, {"who": "adult", "use": "eating"}) is None
    assert nearest(BORROWING, {"who": "child", "company": "nobody", "use": "eating"}) is None


def test_too_many_cases_are_noticed_early() -> None:
    facts = [fact(f"f{count}", "a", "b") for count in range(50)]
    rules = [rule(f"r{count}", {f"f{count}": "a", f"f{(count * 7) % 50}": "a"}, "no") for count in range(1, 50)]
    with pytest.raises(TooManyCasesError):
        decision_space(checker_revision(facts, rules))


def test_as_many_cases_as_are_allowed_are_proved() -> None:
    facts = [fact(f"f{count}", *(f"o{number}" for number in range(10))) for count in range(5)]
    assert decision_space(checker_revision(facts, [rule("r", {"f4": "o1"}, "no")])).count == MAX_CASES


@few
@given(checker_revisions())
def test_the_cases_are_all_that_can_be_answered_in_order(revision: CheckerRevision) -> None:
    found = list(cases(revision))
    assert [dict(case.answers) for case in found] == oracle.all_cases(revision)
    assert decision_space(revision).count == len(found)
    then = {each.id: each.then for each in revision.rules}
    for case in found:
        rules = oracle.fired(revision, dict(case.answers))
        assert [each.id for each in case.decision.rules] == rules
        assert case.decision.outcome.id == (then[rules[0]] if rules else "silent")


@few
@given(checker_revisions())
def test_the_tree_is_pruned_and_decides_every_case_as_its_rules_do(revision: CheckerRevision) -> None:
    assert {place for place, _ in decision_space(revision).dead_ends()} == oracle.dead_ends(revision)
    if oracle.dead_ends(revision):
        with pytest.raises(NoAnswerError):
            decision_tree(revision)
        return
    assert oracle.unfolded(decision_tree(revision)) == oracle.tree(revision)
    for case in cases(revision):
        assert decide(revision, dict(case.answers)) == case.decision


@few
@given(checker_revisions())
def test_what_is_asked_step_by_step_decides(revision: CheckerRevision) -> None:
    assume(not oracle.dead_ends(revision))
    for answers in oracle.all_cases(revision):
        given_: dict[str, str] = {}
        while question := next_question(revision, given_):
            given_[question.fact.id] = answers[question.fact.id]
        assert [each.id for each in decide(revision, given_).rules] == oracle.fired(revision, answers)


def nodes(tree: Node) -> list[Node]:
    found: dict[str, Node] = {}
    to_visit = [tree]
    while to_visit:
        node = to_visit.pop()
        if node.id not in found:
            found[node.id] = node
            to_visit += [branch.node for branch in node.branches] if isinstance(node, Question) else []
    return list(found.values())


@few
@given(checker_revisions())
def test_equal_subtrees_have_one_name_and_different_ones_do_not(revision: CheckerRevision) -> None:
    assume(not oracle.dead_ends(revision))
    found = nodes(decision_tree(revision))
    shapes = [oracle.unfolded(node) for node in found]
    assert len(set(shapes)) == len(shapes)
    assert sorted(node.id for node in found) == sorted(f"n{count}" for count in range(1, len(found) + 1))


@few
@given(checker_revisions())
def test_the_nearest_case_is_the_best_of_those_that_differ_in_one_answer(revision: CheckerRevision) -> None:
    assume(not oracle.dead_ends(revision))
    tree = oracle.tree(revision)
    rank, then = revision.strictness, {each.id: each.then for each in revision.rules}
    for case in oracle.all_cases(revision):
        asked, rules = oracle.walked(tree, case)
        others: list[tuple[str, str, str]] = []
        for fact_id, option in asked.items():
            for other in revision.facts_by_id[fact_id].options:
                if other.id != option and not revision.facts_by_id[fact_id].fixed:
                    _, end = oracle.walked(tree, asked | {fact_id: other.id})
                    others += [(fact_id, other.id, then[end[0]])] if end and then[end[0]] in ("partly", "yes") else []
        near = nearest(revision, asked)
        if not others or (rules and then[rules[0]] in ("partly", "yes")):
            assert near is None
        else:
            assert near
            assert (near.fact.id, near.option.id, near.decision.outcome.id) == max(others, key=lambda row: rank[row[2]])


@few
@given(checker_revisions())
def test_what_is_proved_is_what_walking_through_all_cases_shows(revision: CheckerRevision) -> None:
    every = oracle.all_cases(revision)
    found = [oracle.fired(revision, answers) for answers in every]
    undecided_ = [answers for answers, rules in zip(every, found, strict=True) if not rules]
    example = undecided(revision)
    assert (example in undecided_) if undecided_ else (example is None)
    then = {each.id: each.then for each in revision.rules}
    reached = {then[rules[0]] for rules in found if rules}
    assert {outcome.id for outcome in unreached_outcomes(revision)} == {"no", "partly", "yes"} - reached
    assert [(idle.rule, idle.exception) for idle in idle_rules(revision)] == list(oracle.idle(revision))
    names = [each.id for each in revision.rules]
    assert {
        (names[overlap.first], names[overlap.second]): overlap.count for overlap in overlaps(revision)
    } == oracle.overlapping(revision)
    for overlap in (*overlaps(revision), *twins(revision)):
        assert {names[overlap.first], names[overlap.second]} <= set(oracle.fired(revision, overlap.example))
    assert [(idle.rule, idle.exception, idle.fact, idle.option) for idle in idle_alternatives(revision)] == list(
        oracle.idle_alternatives(revision)
    )
    for idle in idle_rules(revision):
        if idle.stricter is not None:
            assert names[idle.stricter] == oracle.fired(revision, idle.example)[0]


@few
@given(checker_revisions())
def test_answers_matter_if_they_lead_to_different_trees_anywhere(revision: CheckerRevision) -> None:
    assume(not oracle.dead_ends(revision))
    found = {(idle.fact, idle.option): idle.like for idle in idle_answers(revision)}
    for place, fact_ in enumerate(revision.facts):
        leads = [
            {more[fact_.id]: oracle.tree(revision, place + 1, more) for more in added}
            for answers in oracle.prefixes(revision, place)
            if (added := oracle.offered(revision, place, answers)) is not None
        ]
        names = [option.id for option in fact_.options]
        together = {pair for lead in leads for pair in combinations(lead, 2)}
        different = {pair for lead in leads for pair in combinations(lead, 2) if lead[pair[0]] != lead[pair[1]]}
        assert ((place, None) in found) == (not different)
        for index, name in enumerate(names) if different else ():
            like = next((one for one in names if (one, name) in together - different), None)
            never = not any(name in lead for lead in leads)
            assert ((place, index) in found) == (never or like is not None)
            assert found.get((place, index)) == (names.index(like) if like else None)
