"""Redlines: of HUM-W050 with the edits that a revision may make, and of generated texts with random edits."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.analysis import ChangeKind, ClauseChange, Redline, SegmentKind, apply, redline
from policysite.model import TextRevision
from tests.analysis.clause_trees import Tree, clause_in, clause_list, edited, hum_w050, pairs, trees

ADDED, REMOVED, AMENDED = ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.AMENDED
RESTYLED, MOVED, RENUMBERED = ChangeKind.RESTYLED, ChangeKind.MOVED, ChangeKind.RENUMBERED


def revised(edit: Callable[[dict[str, Any]], object]) -> Redline:
    """The redline of an edit of HUM-W050; that it leaves nothing out is checked on the way."""
    old = hum_w050()
    new = edited(old, edit)
    found = redline(old, new)
    assert apply(found, old) == new
    return found


def kinds(found: Redline) -> dict[str, tuple[ChangeKind, ...]]:
    return {change.id: change.kinds for change in found.clauses}


def change(found: Redline, clause: str) -> ClauseChange:
    return next(change for change in found.clauses if change.id == clause)


def replace(clause: str, old: str, new: str) -> Callable[[dict[str, Any]], None]:
    def edit(source: dict[str, Any]) -> None:
        found = clause_in(source, clause)
        assert old in found["text"]
        found["text"] = found["text"].replace(old, new)

    return edit


def move(clause: str, parent: str | None, place: int) -> Callable[[dict[str, Any]], None]:
    def edit(source: dict[str, Any]) -> None:
        clauses, index = clause_list(source, clause)
        moved = clauses.pop(index)
        (clause_in(source, parent) if parent else source)["clauses"].insert(place, moved)

    return edit


def insert(clause: str, parent: str | None, place: int) -> Callable[[dict[str, Any]], None]:
    def edit(source: dict[str, Any]) -> None:
        new = {"id": clause, "text": "Staff keep a record of what they send.", "clauses": []}
        (clause_in(source, parent) if parent else source)["clauses"].insert(place, new)

    return edit


def remove(clause: str) -> Callable[[dict[str, Any]], None]:
    def edit(source: dict[str, Any]) -> None:
        clauses, index = clause_list(source, clause)
        del clauses[index]

    return edit


def test_a_changed_platform_amends_one_clause() -> None:
    found = revised(replace("authorized-tools", "District email, ParentSquare,", "District email, SchoolPost,"))

    assert kinds(found) == {"authorized-tools": (AMENDED,)}
    assert [(segment.kind, segment.text) for segment in change(found, "authorized-tools").words[:4]] == [
        (SegmentKind.EQUAL, "District email, "),
        (SegmentKind.DELETED, "ParentSquare"),
        (SegmentKind.INSERTED, "SchoolPost"),
        (SegmentKind.EQUAL, change(found, "authorized-tools").words[3].text),
    ]
    assert not found.is_empty
    assert not found.is_quiet


def test_an_inserted_clause_renumbers_what_follows_and_amends_nothing() -> None:
    found = revised(insert("keep-records", None, 0))

    assert found.clauses[0].id == "keep-records"
    assert found.clause_counts() == {ADDED: 1, RENUMBERED: 18}
    assert (change(found, "ask-supervisor").old_label, change(found, "ask-supervisor").new_label) == (
        "4.b.ii",
        "5.b.ii",
    )
    assert not any(renumbered.words for renumbered in found.clauses[1:])


def test_an_inserted_clause_below_another_leaves_the_rest_alone() -> None:
    found = revised(insert("keep-records", "transparency", 1))

    assert kinds(found) == {"keep-records": (ADDED,), "ask-supervisor": (RENUMBERED,)}
    assert change(found, "keep-records").new_label == "4.b.ii"
    assert change(found, "keep-records").old_label is None
    assert [segment.kind for segment in change(found, "keep-records").words] == [SegmentKind.INSERTED]


def test_a_removed_clause_stands_at_its_old_place() -> None:
    found = revised(remove("school-social-media"))

    assert list(kinds(found).items()) == [("school-social-media", (REMOVED,)), ("student-workers", (RENUMBERED,))]
    assert change(found, "school-social-media").old_label == "2.a"
    assert change(found, "school-social-media").new_label is None


def test_a_removed_clause_follows_the_clause_before_it_wherever_that_stands_now() -> None:
    def edit(source: dict[str, Any]) -> None:
        remove("personal-issues")(source)
        insert("keep-records", "topic", 0)(source)

    assert [clause.id for clause in revised(edit).clauses] == ["keep-records", "topic-focus", "personal-issues"]


def test_a_removed_clause_follows_all_that_stands_below_the_clause_before_it() -> None:
    def edit(source: dict[str, Any]) -> None:
        insert("keep-records", "topic", 3)(source)
        remove("transparency")(source)

    found = revised(edit)

    assert [clause.id for clause in found.clauses if not clause.is_quiet] == [
        "keep-records",
        "transparency",
        "more-than-one-person",
        "ask-supervisor",
    ]


def test_a_clause_below_another_parent_moved_and_marks_no_other() -> None:
    found = revised(move("student-workers", "instruction-platforms", 0))

    assert kinds(found) == {"student-workers": (MOVED,)}
    assert (change(found, "student-workers").old_label, change(found, "student-workers").new_label) == ("2.b", "3.a")


def test_a_clause_moved_among_its_siblings_only_renumbers_them() -> None:
    found = revised(move("report-safety-concerns", "topic", 0))

    assert list(kinds(found).items()) == [
        ("report-safety-concerns", (MOVED,)),
        ("topic-focus", (RENUMBERED,)),
        ("personal-issues", (RENUMBERED,)),
    ]


def test_what_stands_below_a_moved_clause_is_renumbered_with_it() -> None:
    found = revised(move("frequency", "questions-to-consider", 0))

    assert kinds(found)["frequency"] == (MOVED,)
    assert kinds(found)["regular-group-engagement"] == (RENUMBERED,)
    assert MOVED not in kinds(found)["topic"]


def test_a_clause_may_be_moved_and_amended() -> None:
    def edit(source: dict[str, Any]) -> None:
        replace("late-or-weekend", "should not", "must not")(source)
        move("late-or-weekend", None, 1)(source)

    assert kinds(revised(edit))["late-or-weekend"] == (AMENDED, MOVED)


def test_children_of_a_removed_clause_that_stay_moved() -> None:
    def edit(source: dict[str, Any]) -> None:
        clauses, index = clause_list(source, "transparency")
        clauses[index : index + 1] = clauses[index]["clauses"]

    found = revised(edit)

    assert kinds(found) == {
        "transparency": (REMOVED,),
        "more-than-one-person": (MOVED,),
        "ask-supervisor": (MOVED,),
        "time-and-place": (RENUMBERED,),
        "workday": (RENUMBERED,),
        "late-or-weekend": (RENUMBERED,),
        "frequency": (RENUMBERED,),
        "regular-group-engagement": (RENUMBERED,),
    }


def test_a_copied_clause_is_added_and_the_copied_one_untouched() -> None:
    def edit(source: dict[str, Any]) -> None:
        source["clauses"].append(clause_in(source, "instruction-platforms") | {"id": "instruction-platforms-again"})

    assert kinds(revised(edit)) == {"instruction-platforms-again": (ADDED,)}


def wrapped(text: str) -> str:
    return text.replace(" with ", "\nwith ").replace(" and ", "\u00a0and ")


@pytest.mark.parametrize(
    "write",
    [
        wrapped,
        lambda text: text.replace("Employees", "*Employees*"),
        lambda text: re.sub("(?<=[a-z])-(?=[a-z])", "\u2011", text),
        lambda text: text.replace("e", "e\u200b"),
        lambda text: text.replace(".", r"\."),
    ],
    ids=["wrapped", "emphasised", "non-breaking hyphens", "invisible characters", "escaped"],
)
def test_what_reads_the_same_is_no_amendment(write: Callable[[str], str]) -> None:
    def edit(source: dict[str, Any]) -> None:
        for clause in hum_w050().by_id:
            clause_in(source, clause)["text"] = write(clause_in(source, clause)["text"])
        source["summary"] = write(source["summary"])
        source["applicability"] = [write(item) for item in source["applicability"]]

    found = revised(edit)

    assert set(found.kinds()) == {RESTYLED}
    assert found.is_quiet
    assert not found.is_empty
    assert not any(clause.words for clause in found.clauses)


def test_unicode_spellings_are_no_amendment() -> None:
    old = edited(hum_w050(), replace("topic", "What", "R\u00e9sum\u00e9: what"))
    new = edited(hum_w050(), replace("topic", "What", "Re\u0301sume\u0301: what"))

    assert kinds(redline(old, new)) == {"topic": (RESTYLED,)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[INS-W036]]", "[[INS-W036#accounts]]"),
        ("[[INS-W036]]", "[INS-W036](https://example.org/a)"),
        ("See", "see"),
        ("school-sanctioned", "school\u2013sanctioned"),
    ],
)
def test_what_reads_or_leads_elsewhere_is_an_amendment(old: str, new: str) -> None:
    assert kinds(revised(replace("school-social-media", old, new))) == {"school-social-media": (AMENDED,)}


def test_sections_of_one_text() -> None:
    def edit(source: dict[str, Any]) -> None:
        source["title"] = "Staff Use of Communication Tools"
        source["summary"] = None
        source["approval_authority"] = "*Executive*  Director of Human Resources"

    found = revised(edit)

    assert found.title
    assert [(segment.kind, segment.text) for segment in found.title.words] == [
        (SegmentKind.EQUAL, "Staff Use of "),
        (SegmentKind.DELETED, "Electronic "),
        (SegmentKind.EQUAL, "Communication Tools"),
    ]
    assert found.summary
    assert (found.summary.kind, found.summary.new) == (REMOVED, None)
    assert found.approval_authority
    assert found.approval_authority.kind is RESTYLED
    assert not found.clauses


def test_rows_of_the_applicability() -> None:
    everyone = hum_w050().applicability[0]

    def added(source: dict[str, Any]) -> None:
        source["applicability"] = ["Coaches.", everyone, "Volunteers."]

    def amended(source: dict[str, Any]) -> None:
        source["applicability"] = [everyone.replace("All employees", "All employees and volunteers")]

    assert [(row.kind, row.new) for row in revised(added).applicability] == [
        (ADDED, "Coaches."),
        (None, everyone),
        (ADDED, "Volunteers."),
    ]
    (row,) = revised(amended).applicability
    assert row.kind is AMENDED
    assert [segment.text for segment in row.words if segment.kind is SegmentKind.INSERTED] == ["and volunteers "]


def test_rows_of_the_associated_documents_are_known_by_their_numbers() -> None:
    def edit(source: dict[str, Any]) -> None:
        source["associated_documents"] = [
            {"number": "PAP-W006", "title": "Maintaining Staff-Student Boundaries"},
            {"number": "PAP-W007"},
        ]

    rows = revised(edit).associated_documents

    assert [(row.kind, row.old and row.old.number, row.new and row.new.number) for row in rows] == [
        (AMENDED, "PAP-W006", "PAP-W006"),
        (REMOVED, "INS-W036", None),
        (ADDED, None, "PAP-W007"),
    ]
    assert "".join(segment.text for segment in rows[1].words) == "INS-W036: Social Media Accounts, School Sponsored"


def test_a_text_whose_ids_stand_twice_is_refused() -> None:
    def edit(source: dict[str, Any]) -> None:
        source["clauses"].append(clause_in(source, "topic"))

    with pytest.raises(ValueError, match="stands twice in the text revised on 2025-02-21"):
        redline(hum_w050(), edited(hum_w050(), edit))


@pytest.mark.parametrize(
    "edit",
    [
        replace("topic", "topic", "subject"),
        remove("student-workers"),
        insert("keep-records", None, 0),
        lambda source: source.update(title="Tools"),
        lambda source: source.update(applicability=["Coaches."]),
        lambda source: source.update(revised="2024-02-22"),
    ],
    ids=["words", "clause gone", "clause come", "title", "applicability", "date"],
)
def test_a_redline_applies_to_its_own_text_alone(edit: Callable[[dict[str, Any]], None]) -> None:
    def much(source: dict[str, Any]) -> None:
        insert("first", None, 0)(source)
        replace("topic", "topic", "matter")(source)
        remove("student-workers")(source)
        source.update(title="Communication", applicability=[])

    def slightly(source: dict[str, Any]) -> None:
        source["revised"] = "2024-02-21"
        edit(source)

    old = hum_w050()
    other = edited(old, slightly)

    with pytest.raises(ValueError, match="made from another text"):
        apply(redline(old, edited(old, much)), other)


@given(pairs())
def test_a_redline_leaves_nothing_out(texts: tuple[TextRevision, TextRevision]) -> None:
    old, new = texts

    assert apply(redline(old, new), old) == new


@given(trees())
def test_a_text_does_not_differ_from_itself(tree: Tree) -> None:
    found = redline(tree.revision("2024-01-01"), tree.revision("2025-01-01"))

    assert found.is_empty
    assert found.is_quiet


@given(pairs())
def test_back_and_forth_mirror_each_other(texts: tuple[TextRevision, TextRevision]) -> None:
    forth, back = redline(*texts), redline(*reversed(texts))
    mirrored = Counter(
        {{ADDED: REMOVED, REMOVED: ADDED}.get(kind, kind): n for kind, n in back.clause_counts().items()}
    )

    for kind in (ADDED, REMOVED, AMENDED, RESTYLED, MOVED):
        assert forth.clause_counts()[kind] == mirrored[kind]


@given(pairs())
def test_each_clause_is_told_once_and_only_where_something_happened(texts: tuple[TextRevision, TextRevision]) -> None:
    old, new = texts
    found = {change.id: change for change in redline(old, new).clauses}

    assert len(found) == len(redline(old, new).clauses)
    for clause in old.by_id.keys() | new.by_id.keys():
        was, now = old.by_id.get(clause), new.by_id.get(clause)
        happened = found[clause].kinds if clause in found else ()
        assert (ADDED in happened) == (was is None)
        assert (REMOVED in happened) == (now is None)
        if was and now:
            assert (AMENDED in happened or RESTYLED in happened) == (was.clause.text != now.clause.text)
            assert (MOVED in happened or RENUMBERED in happened) or was.label == now.label
            assert MOVED in happened or was.parent == now.parent


@given(pairs())
def test_changes_are_told_in_the_new_texts_order(texts: tuple[TextRevision, TextRevision]) -> None:
    old, new = texts
    told = [change.id for change in redline(old, new).clauses]

    assert [clause for clause in told if clause in new.by_id] == [clause for clause in new.by_id if clause in told]


@given(st.permutations(range(6)))
def test_as_few_clauses_as_possible_moved(order: list[int]) -> None:
    tree = Tree()
    clauses = [tree.insert(None, place, "May.") for place in range(6)]
    old = tree.revision("2024-01-01")
    tree.below[None] = [clauses[place] for place in order]
    kept = max(n for n in range(1, 7) for run in combinations(order, n) if list(run) == sorted(run))

    assert redline(old, tree.revision("2025-01-01")).clause_counts()[MOVED] == 6 - kept
