"""When a revision of a checker is in force, and when it stops fitting the text."""

from datetime import date

import pytest

from policysite.analysis import (
    StaleReason,
    checker_in_force,
    checker_periods,
    checker_text,
    stale_on,
    staleness,
)
from policysite.model import Checker, CheckerRevision, Document, Erratum, Register, Retirement
from policysite.model.fingerprint import fingerprint
from tests.builders import clause, held, history_revision, register_of, text_revision
from tests.checkers import checker_of, checker_revision, fact, rule

FIRST, SECOND = date(2024, 1, 1), date(2025, 1, 1)
OPENED, REOPENED = date(2024, 6, 1), date(2025, 3, 1)
TEXT = text_revision(FIRST, clause("c1", "Anyone borrows."), clause("c2", "A heading."))
PRINT = fingerprint(TEXT.clauses[0])


def revision(published: date = OPENED, print_: str | None = PRINT) -> CheckerRevision:
    told = checker_revision(
        [fact("who", "child", "adult")],
        [rule("all", {"who": ["child", "adult"]}, "yes").model_copy(update={"cites": {"c1": print_}})],
        published=published,
    )
    return told.model_copy(update={"not_coded": {"c2": "It is a heading."}})


def register(document: Document, *revisions: CheckerRevision) -> tuple[Register, Checker]:
    checker = checker_of(*revisions)
    return register_of(document), checker


def changed(first: str = "Anyone borrows.", second: str = "A heading.", *more: str) -> Document:
    clauses = [clause("c1", first), clause("c2", second), *(clause(f"c{n}", words) for n, words in enumerate(more, 3))]
    return held("EXA-W001", TEXT, text_revision(SECOND, *clauses))


def test_each_revision_is_in_force_until_the_next() -> None:
    known, checker = register(changed(), revision(), revision(REOPENED))
    assert [(period.start, period.end) for period in checker_periods(known, checker)] == [
        (OPENED, REOPENED),
        (REOPENED, None),
    ]
    assert checker_in_force(known, checker, date(2024, 5, 31)) is None
    assert checker_in_force(known, checker, date(2025, 2, 28)) is checker.revisions[0]
    assert checker_in_force(known, checker, REOPENED) is checker.revisions[1]


def test_a_checker_ends_with_its_document() -> None:
    document = changed().model_copy(update={"retired": Retirement(on=date(2025, 6, 1))})
    known, checker = register(document, revision(), revision(REOPENED))
    assert [period.end for period in checker_periods(known, checker)] == [REOPENED, date(2025, 6, 1)]
    assert checker_in_force(known, checker, date(2025, 6, 1)) is None
    assert staleness(known, checker, checker.revisions[1]) == ()


def test_a_revision_is_shown_with_the_text_of_the_day_while_it_is_in_force() -> None:
    known, checker = register(changed("Anyone lends."), revision(), revision(REOPENED))
    shown = [checker_text(known, checker, checker.revisions[0], day) for day in (OPENED, SECOND, REOPENED)]
    assert [text and text.revised for text in shown] == [FIRST, SECOND, FIRST]


@pytest.mark.parametrize(
    ("document", "found"),
    [
        (changed(), []),
        (changed("Anyone  borrows."), []),
        (changed("Anyone lends."), [(StaleReason.CHANGED, "c1")]),
        (changed("Anyone borrows.", "No heading."), [(StaleReason.CHANGED, "c2")]),
        (changed("Anyone borrows.", "A heading.", "Nobody lends."), [(StaleReason.ADDED, "c3")]),
        (held("EXA-W001", TEXT, text_revision(SECOND, clause("c1", "Anyone borrows."))), [(StaleReason.GONE, "c2")]),
        (held("EXA-W001", TEXT, history_revision(SECOND)), [(StaleReason.NO_TEXT, None)]),
    ],
)
def test_a_later_text_makes_a_checker_stale_from_its_first_day(
    document: Document, found: list[tuple[StaleReason, str | None]]
) -> None:
    known, checker = register(document, revision())
    stale = staleness(known, checker, checker.revisions[0])
    assert [(each.reason, each.clause) for each in stale] == found
    assert {each.day for each in stale} <= {SECOND}
    assert stale_on(known, checker, checker.revisions[0], date(2024, 12, 31)) == ()
    assert [(each.reason, each.clause) for each in stale_on(known, checker, checker.revisions[0], SECOND)] == found


def test_a_text_that_comes_after_the_next_revision_does_not_matter() -> None:
    known, checker = register(
        changed("Anyone lends."), revision(), revision(SECOND, fingerprint(clause("x", "Anyone lends.")))
    )
    assert [staleness(known, checker, each) for each in checker.revisions] == [(), ()]


def test_what_was_stale_before_is_reported_with_its_first_day_only() -> None:
    third = text_revision(date(2026, 1, 1), clause("c1", "Anyone lends."), clause("c2", "Another heading."))
    document = held("EXA-W001", *changed("Anyone lends.").revisions, third)
    known, checker = register(document, revision())
    found = [(each.day, each.clause) for each in staleness(known, checker, checker.revisions[0])]
    assert found == [(SECOND, "c1"), (date(2026, 1, 1), "c2")]


def test_an_erratum_can_make_a_checker_stale() -> None:
    erratum = Erratum(on=date(2024, 9, 1), clause="c1", was="borrows", now="lends")
    document = held("EXA-W001", TEXT.model_copy(update={"errata": (erratum,)}))
    known, checker = register(document, revision())
    found = [(each.day, each.reason) for each in staleness(known, checker, checker.revisions[0])]
    assert found == [(date(2024, 9, 1), StaleReason.CHANGED)]


def test_a_clause_that_was_never_reviewed_is_said_to_be_so() -> None:
    known, checker = register(changed(), revision(print_=None))
    (found,) = staleness(known, checker, checker.revisions[0])
    assert (found.day, found.reason, found.clause) == (OPENED, StaleReason.UNREVIEWED, "c1")
