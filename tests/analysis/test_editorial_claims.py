"""What contradicts the claim that a revision is editorial."""

from collections.abc import Callable
from typing import Any

import pytest

from policysite.analysis import BindingKind, ChangeKind, Contradiction, contradictions, redline
from tests.analysis.clause_trees import clause_in, clause_list, edited, hum_w050


def found(edit: Callable[[dict[str, Any]], object], kind: str | None = "editorial") -> list[Contradiction]:
    return list(contradictions(redline(hum_w050(), edited(hum_w050(), edit)), kind))


def reword(clause: str, old: str, new: str) -> Callable[[dict[str, Any]], None]:
    def edit(source: dict[str, Any]) -> None:
        reworded = clause_in(source, clause)
        assert old in reworded["text"]
        reworded["text"] = reworded["text"].replace(old, new)

    return edit


@pytest.mark.parametrize(
    ("clause", "old", "new", "kind", "words"),
    [
        ("questions-to-consider", "should", "must", BindingKind.MODAL, (("should",), ("must",))),
        ("late-or-weekend", "should not engage", "should engage", BindingKind.NEGATION, (("not",), ())),
        ("report-safety-concerns", "Report", "Unless told otherwise, report", BindingKind.NEGATION, ((), ("Unless",))),
        ("ask-supervisor", "encouraged", "required", BindingKind.MODAL, (("encouraged",), ("required",))),
        ("more-than-one-person", "one employee", "two employees", BindingKind.NUMBER, (("one",), ("two",))),
        ("topic-focus", "by Friday", "by Monday", BindingKind.DATE, (("Friday",), ("Monday",))),
    ],
)
def test_a_changed_binding_word_contradicts(
    clause: str, old: str, new: str, kind: BindingKind, words: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    label = hum_w050().by_id[clause].label

    assert found(reword(clause, old, new)) == [Contradiction(kind, "instruction", clause, label, *words)]


def test_verbs_that_change_places_contradict() -> None:
    old = edited(hum_w050(), reword("topic", "What", "Staff may ask and must answer: what"))
    new = edited(hum_w050(), reword("topic", "What", "Staff must ask and may answer: what"))

    assert [claim.kind for claim in contradictions(redline(old, new), "editorial")] == [BindingKind.MODAL]


@pytest.mark.parametrize(
    ("clause", "old", "new"),
    [
        ("authorized-tools", "ParentSquare", "SchoolPost"),
        ("late-or-weekend", "should not", "*should*\nnot"),
        ("late-or-weekend", "should not engage", "shouldn\u2019t engage"),
        ("more-than-one-person", "more than one", "more than 1"),
        ("more-than-one-person", "ask a co-worker", "ask a colleague"),
        ("school-social-media", "[[INS-W036]]", "[[INS-W037]]"),
    ],
)
def test_what_binds_nobody_otherwise_is_no_contradiction(clause: str, old: str, new: str) -> None:
    assert found(reword(clause, old, new)) == []


def test_clauses_and_items_that_come_or_go_contradict() -> None:
    def edit(source: dict[str, Any]) -> None:
        clauses, index = clause_list(source, "school-social-media")
        del clauses[index]
        source["clauses"].append({"id": "keep-records", "text": "Keep *records*."})
        source["applicability"].append("Volunteers.")

    contradicted = found(edit)

    assert [(claim.kind, claim.section, claim.clause, claim.label) for claim in contradicted] == [
        (ChangeKind.REMOVED, "instruction", "school-social-media", "2.a"),
        (ChangeKind.ADDED, "instruction", "keep-records", "5"),
        (ChangeKind.ADDED, "applicability", None, None),
    ]
    assert contradicted[0].deleted == ("See [[INS-W036]] for information on school-sanctioned social media accounts.",)
    assert contradicted[1].inserted == ("Keep records.",)
    assert contradicted[2].inserted == ("Volunteers.",)


def test_title_and_summary_count_too() -> None:
    def edit(source: dict[str, Any]) -> None:
        source["title"] = "Required Use of Tools"
        source["summary"] = source["summary"].replace("require", "expect")

    assert [(claim.section, claim.deleted, claim.inserted) for claim in found(edit)] == [
        ("title", (), ("Required",)),
        ("summary", ("require",), ("expect",)),
    ]


def test_a_clause_that_only_moved_is_no_contradiction() -> None:
    def edit(source: dict[str, Any]) -> None:
        clauses, index = clause_list(source, "student-workers")
        source["clauses"].insert(0, clauses.pop(index))

    assert found(edit) == []


@pytest.mark.parametrize("kind", ["substantive", "reaffirmed", None])
def test_no_other_kind_is_contradicted(kind: str | None) -> None:
    assert found(reword("questions-to-consider", "should", "must"), kind) == []
