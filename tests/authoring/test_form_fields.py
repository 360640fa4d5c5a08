from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.authoring.form_fields import (
    Fact,
    as_date,
    dated,
    in_title_case,
    is_clearly_number,
    keyed_facts,
    number_and_title,
)


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-21", "02/21/24", "2/21/24", "02/21/2024", "2-21-2024", "02.21.24", "February 21, 2024", "Feb. 21 2024",
        "feb 21, 2024",
    ],
)  # fmt: skip
def test_dates_as_they_are_printed(text: str) -> None:
    assert as_date(text) == date(2024, 2, 21)


@pytest.mark.parametrize("text", ["02/31/24", "21/02/24", "2024-02-30", "02/21-24", "Spring 2024", "February 21", ""])
def test_what_is_no_day(text: str) -> None:
    assert as_date(text) is None


@given(day=st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_a_year_of_two_digits_is_the_one_that_is_meant(day: date) -> None:
    assert as_date(f"{day:%m/%d/%y}") == day


@given(day=st.dates(date(1970, 1, 1), date(2069, 12, 31)), form=st.sampled_from(["%m/%d/%y", "%Y-%m-%d", "%B %d, %Y"]))
@pytest.mark.parametrize("between", [" ", " – ", ": ", " | ", "\t"])
def test_no_word_of_a_row_is_lost(day: date, form: str, between: str) -> None:
    assert dated(f"{day:{form}}{between}Added - related policies.") == (
        day,
        f"{day:{form}}",
        "Added - related policies.",
    )


def test_a_row_with_a_day_that_the_calendar_lacks() -> None:
    assert dated("02/31/24 Added policies.") == (None, "02/31/24", "Added policies.")
    assert dated("Added on 02/21/24.") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HUM-W050 – STAFF USE", ("HUM-W050", "STAFF USE")),
        ("HUM-W050: Staff Use", ("HUM-W050", "Staff Use")),
        ("HUM-W050 - Staff Use", ("HUM-W050", "Staff Use")),
        ("0401.10 Contracts", ("0401.10", "Contracts")),
        ("0501.90-AR-04 Procedures", ("0501.90-AR-04", "Procedures")),
        ("COVID-19 Leave", None),
        ("2024 Budget", None),
        ("STAFF USE", None),
        ("HUM-W050", None),
    ],
)
def test_number_and_title(text: str, found: tuple[str, str] | None) -> None:
    assert number_and_title(text) == found


@pytest.mark.parametrize(
    ("text", "is_number"), [("HUM-W050", True), ("0401.10", True), ("COVID-19", False), ("2024", False)]
)
def test_what_is_clearly_a_number(text: str, is_number: bool) -> None:
    assert is_clearly_number(text) is is_number


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Revised: 02/21/24 DOC#: HUM-W050", [(Fact.REVISED, "02/21/24"), (Fact.NUMBER, "HUM-W050")]),
        ("Document No.: X-123", [(Fact.NUMBER, "X-123")]),
        ('code: "0401.10"', [(Fact.NUMBER, "0401.10")]),
        ("Effective date: 2024-03-01", [(Fact.EFFECTIVE, "2024-03-01")]),
        ("Kind of change: editorial", [(Fact.KIND, "editorial")]),
        ("The policy says: ask", []),
        ("Purpose: to help", []),
        ("Revised:", []),
    ],
)
def test_facts_of_a_line(text: str, facts: list[tuple[Fact, str]]) -> None:
    assert list(keyed_facts(text)) == facts


@pytest.mark.parametrize(
    ("title", "body", "written"),
    [
        ("STAFF USE OF TOOLS", "", "Staff Use of Tools"),
        ("THE USE OF IT", "", "The Use of It"),
        ("CARE UNDER IDEA", "The law IDEA applies.", "Care Under IDEA"),
        ("PARENT'S GUIDE", "", "Parent's Guide"),
    ],
)
def test_titles_in_capitals(title: str, body: str, written: str) -> None:
    assert in_title_case(title, body) == written
