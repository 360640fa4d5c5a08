"""A suppression holds for what it names, until its day, and no longer than it is needed."""

from datetime import date

import pytest

from policysite.adapters.audit.findings import Finding, Rule
from policysite.adapters.audit.suppressions import Suppression, faults, part

TODAY = date(2026, 11, 24)
FOUND = Finding(Rule("axe", "label"), "policies/A-1/", "#a > input[type=text]", "No label.")


def row(**fields: str) -> Suppression:
    given = {"engine": "axe", "rule": "label", "reason": "A trial.", "expires": "2026-11-24"} | fields
    return Suppression.model_validate(given)


@pytest.mark.parametrize(
    "fields", [{}, {"page": "policies/*"}, {"selector": "#a > input[type=text]"}, {"selector": "#a*"}]
)
def test_it_fits(fields: dict[str, str]) -> None:
    assert part([FOUND], [row(**fields)], TODAY) == ([], [FOUND])


@pytest.mark.parametrize(
    "fields",
    [{"engine": "tree"}, {"rule": "labels"}, {"page": "map/"}, {"selector": "#b"}, {"expires": "2026-11-23"}],
)
def test_it_does_not_fit(fields: dict[str, str]) -> None:
    assert part([FOUND], [row(**fields)], TODAY) == ([FOUND], [])


def test_what_is_expired_or_not_needed_is_a_fault() -> None:
    rows = [row(), row(expires="2026-11-23"), row(page="map/")]
    assert [line.rpartition(" expired")[0] or line for line in faults(rows, [FOUND], TODAY, whole=True)] == [
        "The suppression of axe/label on *, *",
        "The suppression of axe/label on map/, * fits nothing any more. Remove it.",
    ]


def test_where_only_a_part_was_audited_nothing_is_not_needed() -> None:
    assert faults([row(page="map/")], [], TODAY, whole=False) == []
