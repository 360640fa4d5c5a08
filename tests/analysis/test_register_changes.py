from datetime import date

from policysite.analysis import ChangeKind, register_changes
from policysite.model import Retirement, Review
from tests.builders import clause, held, history_revision, not_held, register_of, text_revision

OLD = text_revision(date(2024, 1, 1), clause("care", "Take care."), clause("hands", "Hands may be clean."))
NEW = text_revision(
    date(2026, 1, 1), clause("care", "Take care."), clause("hands", "Hands must be clean."), effective=date(2026, 7, 1)
)
CITING = text_revision(date(2024, 2, 1), "See [[EXA-W001#hands]].", "See [[EXA-W001#care]].", "See [[EXA-W001]].")


def test_the_same_register_changes_nothing() -> None:
    register = register_of(held("EXA-W001", OLD), not_held("EXA-P003"))
    assert register_changes(register, register) == ()


def test_a_new_revision() -> None:
    before = register_of(held("EXA-W001", OLD), held("EXA-W002", CITING))
    after = register_of(held("EXA-W001", OLD, NEW), held("EXA-W002", CITING))
    (document,) = register_changes(before, after)
    (revision,) = document.revisions
    assert (document.kind, revision.kind) == (ChangeKind.AMENDED, ChangeKind.ADDED)
    assert (revision.revision, revision.follows, revision.followed_by) == (NEW, OLD, None)
    assert revision.changed_clauses == ("hands",)
    assert [(found.deleted, found.inserted) for found in revision.binding] == [(("may",), ("must",))]
    assert [(found.citing, found.label) for found in document.suspects] == [("EXA-W002", "1"), ("EXA-W002", "3")]


def test_a_citation_that_was_suspect_before_counts_only_where_its_target_changes_again() -> None:
    between = text_revision(date(2025, 1, 1), clause("care", "Take much care."), clause("hands", "Hands may be clean."))
    newest = text_revision(date(2026, 1, 1), clause("care", "Take much care."), clause("hands", "Hands must be clean."))
    citing = held("EXA-W002", CITING)
    before = register_of(held("EXA-W001", OLD, between), citing)
    after = register_of(held("EXA-W001", OLD, between, newest), citing)
    (document,) = register_changes(before, after)
    assert [found.label for found in document.suspects] == ["1"]


def test_a_draft_that_is_edited_and_the_revisions_around_it() -> None:
    first, last = text_revision(date(2023, 1, 1), "One."), text_revision(date(2027, 1, 1), "Three.")
    before = register_of(held("EXA-W001", first, OLD, last))
    edited = OLD.model_copy(update={"change_note": "As asked."})
    (document,) = register_changes(before, register_of(held("EXA-W001", first, edited, last)))
    (revision,) = document.revisions
    assert (revision.kind, revision.revision, revision.follows, revision.followed_by) == (
        ChangeKind.AMENDED,
        edited,
        first,
        last,
    )


def test_a_revision_that_is_removed() -> None:
    before = register_of(held("EXA-W001", OLD, NEW))
    (document,) = register_changes(before, register_of(held("EXA-W001", OLD)))
    assert [(found.kind, found.revision) for found in document.revisions] == [(ChangeKind.REMOVED, NEW)]


def test_a_text_that_has_nothing_to_be_compared_with() -> None:
    before = register_of(held("EXA-W001", history_revision(date(2020, 1, 1))))
    (document,) = register_changes(before, register_of(held("EXA-W001", history_revision(date(2020, 1, 1)), OLD)))
    assert document.revisions[0].redline is None
    assert document.revisions[0].changed_clauses == ("care", "hands")


def test_documents_that_come_and_go() -> None:
    found = register_changes(register_of(held("EXA-W001", OLD)), register_of(not_held("EXA-P003")))
    assert [(change.document.number, change.kind) for change in found] == [
        ("EXA-P003", ChangeKind.ADDED),
        ("EXA-W001", ChangeKind.REMOVED),
    ]
    assert [row.key for row in found[0].record] == ["held", "title"]


def test_what_a_record_says_anew() -> None:
    document = held("EXA-W001", OLD)
    review = Review(on=date(2025, 1, 1), outcome="reaffirmed")
    after = document.model_copy(update={"reviews": (review,), "department": "EXA"})
    (found,) = register_changes(register_of(document), register_of(after))
    assert [(row.key, row.old, row.new) for row in found.record] == [
        ("department", None, "EXA"),
        ("reviews", (), (review,)),
    ]


def test_who_goes_on_citing_a_document_that_is_retired() -> None:
    document, citing = held("EXA-W001", OLD), held("EXA-W002", CITING)
    retired = document.model_copy(update={"retired": Retirement(on=date(2027, 1, 1))})
    (found,) = register_changes(register_of(document, citing), register_of(retired, citing))
    assert [row.label for row in found.cited_by] == ["1", "2", "3"]


def test_ids_that_stand_twice_are_not_compared() -> None:
    twice = text_revision(date(2026, 1, 1), clause("care"), clause("care"))
    (found,) = register_changes(register_of(held("EXA-W001", OLD)), register_of(held("EXA-W001", OLD, twice)))
    assert found.revisions[0].redline is None
