from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from policysite.analysis import Standing, in_force_on, periods, standing, text_in_force, title_on
from policysite.model import Document, Revision
from tests.builders import held, history_revision, not_held, text_revision
from tests.strategies import EPOCH, SPAN, held_documents, steady

EVERY_DAY = [EPOCH + timedelta(days=count) for count in range(-1, SPAN + 2)]

FIRST = history_revision(date(2023, 3, 1))
SECOND = text_revision(date(2024, 3, 1), title="Lending of Examples")
THIRD = text_revision(date(2025, 3, 1), effective=date(2025, 7, 1), title="Lending and Giving of Examples")
DOCUMENT = held("EXA-W001", FIRST, SECOND, THIRD)


@steady
@given(held_documents())
def test_what_is_in_force_is_what_a_walk_through_the_days_finds(document: Document) -> None:
    found: Revision | None = None
    for today in EVERY_DAY:
        for revision in document.revisions:
            if revision.effective_on == today:
                found = revision
        assert in_force_on(document, today) is found


@steady
@given(held_documents())
def test_periods_are_half_open_and_follow_each_other_without_gap_or_overlap(document: Document) -> None:
    history = periods(document)
    assert [period.revision for period in history] == list(document.revisions)
    assert all(before.end == after.start and before.start < after.start for before, after in pairwise(history))
    assert history[-1].end is None


@steady
@given(held_documents())
def test_a_period_is_in_force_on_the_days_on_which_its_revision_is(document: Document) -> None:
    for today in EVERY_DAY:
        in_force = [period.revision for period in periods(document) if period.standing(today) is Standing.IN_FORCE]
        assert in_force == [revision for revision in [in_force_on(document, today)] if revision]


@steady
@given(held_documents())
def test_a_revision_is_upcoming_then_in_force_then_superseded(document: Document) -> None:
    order = [Standing.UPCOMING, Standing.IN_FORCE, Standing.SUPERSEDED]
    for period in periods(document):
        standings = [order.index(period.standing(today)) for today in EVERY_DAY]
        assert standings == sorted(standings)


@pytest.mark.parametrize(
    ("today", "revision"),
    [
        (date(2023, 2, 28), None),
        (date(2023, 3, 1), FIRST),
        (date(2024, 2, 29), FIRST),
        (date(2024, 3, 1), SECOND),
        (date(2025, 3, 1), SECOND),
        (date(2025, 6, 30), SECOND),
        (date(2025, 7, 1), THIRD),
        (date(2099, 1, 1), THIRD),
    ],
)
def test_in_force_on_the_days_around_each_change(today: date, revision: Revision | None) -> None:
    assert in_force_on(DOCUMENT, today) is revision


def test_no_text_is_in_force_while_only_the_history_of_the_revision_is_held() -> None:
    assert text_in_force(DOCUMENT, date(2023, 6, 1)) is None
    assert text_in_force(DOCUMENT, date(2024, 6, 1)) is SECOND


def test_no_text_is_in_force_before_the_first_revision() -> None:
    assert text_in_force(DOCUMENT, date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("today", "title"),
    [
        pytest.param(date(2020, 1, 1), "Lending of Examples", id="before all: of the next text"),
        pytest.param(date(2023, 6, 1), "Lending of Examples", id="only history in force: of the next text"),
        pytest.param(date(2024, 6, 1), "Lending of Examples", id="of the text in force"),
        pytest.param(date(2025, 6, 30), "Lending of Examples", id="not yet of the upcoming text"),
        pytest.param(date(2025, 7, 1), "Lending and Giving of Examples", id="of the text that came into force"),
    ],
)
def test_title_of_a_held_document(today: date, title: str) -> None:
    assert title_on(DOCUMENT, today) == title


def test_title_of_the_last_text_where_later_revisions_are_known_by_history_alone() -> None:
    assert title_on(held("EXA-W001", SECOND, history_revision(date(2025, 1, 1))), date(2025, 6, 1)) == SECOND.title


def test_title_of_a_document_without_any_text_is_not_known() -> None:
    assert title_on(held("EXA-W001", FIRST), date(2025, 1, 1)) is None


def test_title_of_a_document_that_is_not_held_is_the_stated_one() -> None:
    assert title_on(not_held("EXA-P003", "Purpose of Examples"), date(2025, 1, 1)) == "Purpose of Examples"


def test_standing_of_documents() -> None:
    assert standing(not_held("EXA-P003"), date(2025, 1, 1)) is Standing.NOT_HELD
    assert standing(DOCUMENT, date(2023, 2, 28)) is Standing.UPCOMING
    assert standing(DOCUMENT, date(2023, 3, 1)) is Standing.IN_FORCE
