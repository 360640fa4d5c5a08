"""Small checkers for tests, built without files, and arbitrary ones."""

from collections.abc import Mapping, Sequence
from datetime import date

from hypothesis import strategies as st

from policysite.model import Checker, CheckerRevision, Fact, Option, Outcome, Register, Rule
from tests.builders import clause, held, register_of, text_revision

PUBLISHED = date(2024, 6, 1)
OUTCOMES = ("no", "silent", "partly", "yes")
KINDS = {"no": "against", "silent": "silence", "partly": "allowed", "yes": "allowed"}

Conditions = Sequence[Mapping[str, object]]


def fact(id_: str, *options: str, skip_if: Conditions = (), fixed: bool = False) -> Fact:
    return Fact.model_validate(
        {
            "id": id_,
            "question": f"What of {id_}?",
            "options": tuple(Option(id=option, label=option.title()) for option in options),
            "skip_if": tuple(skip_if),
            "fixed": fixed,
        }
    )


def rule(
    id_: str, when: Mapping[str, object], then: str, *, unless: Conditions = (), cites: Sequence[str] = ("c1",)
) -> Rule:
    said = {"id": id_, "when": when, "unless": tuple(unless), "then": then, "say": f"So says {id_}."}
    return Rule.model_validate(said | {"cites": dict.fromkeys(cites)})


def checker_revision(
    facts: Sequence[Fact], rules: Sequence[Rule], *, impossible: Conditions = (), published: date = PUBLISHED
) -> CheckerRevision:
    outcomes = tuple(
        Outcome.model_validate({"id": id_, "heading": id_.title(), "next_step": "Go on.", "kind": KINDS[id_]})
        for id_ in OUTCOMES
    )
    return CheckerRevision.model_validate(
        {
            "published": published,
            "facts": tuple(facts),
            "rules": tuple(rules),
            "impossible": tuple(impossible),
            "outcomes": outcomes,
        }
    )


def checker_of(*revisions: CheckerRevision) -> Checker:
    return Checker(name="borrowing", title="May I borrow it?", document="EXA-W001", revisions=revisions)


def register_with(checker: Checker) -> Register:
    document = held("EXA-W001", text_revision(date(2024, 1, 1), clause("c1"), clause("c2")))
    return register_of(document).model_copy(update={"checkers": (checker,)})


@st.composite
def checker_revisions(draw: st.DrawFn) -> CheckerRevision:
    """A checker of a few questions whose names fit together; it may be faulty in every other way."""
    given: list[Fact] = []
    for count in range(draw(st.integers(1, 4))):
        options = [f"o{number}" for number in range(draw(st.integers(2, 3)))]
        skip_if = draw(st.lists(conditions(given), max_size=2)) if given else []
        given.append(fact(f"f{count}", *options, skip_if=skip_if, fixed=draw(st.booleans())))
    rules = [
        rule(
            f"r{count}",
            draw(conditions(given)),
            draw(st.sampled_from(OUTCOMES)),
            unless=draw(st.lists(conditions(given), max_size=2)),
            cites=draw(st.sampled_from([("c1",), ("c2",), ("c2", "c1")])),
        )
        for count in range(draw(st.integers(1, 5)))
    ]
    return checker_revision(given, rules, impossible=draw(st.lists(conditions(given), max_size=2)))


def conditions(facts: Sequence[Fact]) -> st.SearchStrategy[dict[str, list[str]]]:
    """Arbitrary conditions over some questions."""
    answers = {
        each.id: st.lists(st.sampled_from([option.id for option in each.options]), min_size=1, unique=True)
        for each in facts
    }
    return st.sets(st.sampled_from(sorted(answers)), min_size=1, max_size=3).flatmap(
        lambda chosen: st.fixed_dictionaries({id_: answers[id_] for id_ in sorted(chosen)})
    )
