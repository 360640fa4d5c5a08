"""Two revisions of a checker, and two texts, case by case."""

from hypothesis import assume, given, settings

from policysite.analysis import cases, changes_by_revision, changes_by_text
from policysite.model import CheckerRevision
from tests.analysis import decision_oracle as oracle
from tests.checkers import checker_revision, checker_revisions, fact, rule
from tests.strategies import steady

WHO, USE = fact("who", "child", "adult"), fact("use", "reading", "building")
OLD = checker_revision(
    [WHO, USE],
    [rule("children", {"who": "child"}, "no"), rule("all", {"use": ["reading", "building"]}, "yes", cites=["c2"])],
)


def told(old: CheckerRevision, new: CheckerRevision) -> list[tuple[str | None, str | None, tuple[str, ...], int]]:
    return [
        (
            change.before.id if change.before else None,
            change.after.id if change.after else None,
            change.rules,
            change.count,
        )
        for change in changes_by_revision(old, new).changes
    ]


def test_nothing_changes_where_a_reader_is_told_the_same() -> None:
    reviewed = rule("children", {"who": "child"}, "no").model_copy(update={"cites": {"c1": "sha256:" + "0" * 64}})
    assert told(OLD, checker_revision([WHO, USE], [reviewed, OLD.rules[1]])) == []


def test_a_changed_outcome_stands_before_other_words() -> None:
    new = checker_revision(
        [WHO, USE],
        [
            rule("children", {"who": "child", "use": "building"}, "no"),
            OLD.rules[1].model_copy(update={"say": "Everything goes."}),
        ],
    )
    assert told(OLD, new) == [
        ("no", "yes", ("children", "all"), 1),
        ("yes", "yes", ("all",), 2),
        ("no", "no", ("all",), 1),
    ]
    found = changes_by_revision(OLD, new)
    assert (found.total, found.changed, found.gone) == (4, 4, 0)
    assert found.changes[0].example == {"who": "child", "use": "reading"}


def test_cases_that_are_new_or_gone_are_counted_by_themselves() -> None:
    reading = rule("reading", {"use": "reading"}, "yes", cites=["c2"])
    old = checker_revision([WHO, USE], [reading, rule("building", {"use": "building"}, "no")])
    use = fact("use", "reading", "eating")
    new = checker_revision([WHO, use], [reading, rule("eating", {"use": "eating"}, "no")])
    assert told(old, new) == [(None, "no", ("eating",), 2), ("no", None, ("building",), 2)]
    found = changes_by_revision(old, new)
    assert (found.total, found.changed, found.gone) == (4, 2, 2)


def test_a_question_more_is_compared_by_the_answers_that_both_ask_for() -> None:
    new = checker_revision(
        [WHO, USE, fact("day", "monday", "sunday")], [*OLD.rules, rule("sundays", {"day": "sunday"}, "partly")]
    )
    found = changes_by_revision(OLD, new)
    assert (found.total, found.changed, found.gone) == (8, 4, 0)


def test_the_cases_that_rest_on_changed_clauses_are_named_by_outcome_and_rule() -> None:
    found = changes_by_text(OLD, {"c1": "changed"})
    assert [(change.before, change.rules, change.count) for change in found.changes] == [
        (OLD.outcomes[0], ("children",), 2)
    ]
    assert (found.total, found.changed) == (4, 2)
    assert changes_by_text(OLD, {}).changes == ()


@settings(steady, max_examples=40)
@given(checker_revisions(), checker_revisions())
def test_every_case_is_counted_once(old: CheckerRevision, new: CheckerRevision) -> None:
    assume(not oracle.dead_ends(old) and not oracle.dead_ends(new))
    found = changes_by_revision(old, new)
    assert found.total == sum(1 for _ in cases(new))
    assert found.changed <= found.total
    assert found.gone <= sum(1 for _ in cases(old))
    assert changes_by_revision(new, new).changes == ()
