"""Which words of a text count as modal verbs, negations, numbers and dates, and which of them say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.analysis import BindingKind
from policysite.analysis.binding_words import binding_words

MODAL, NEGATION, NUMBER, DATE = BindingKind.MODAL, BindingKind.NEGATION, BindingKind.NUMBER, BindingKind.DATE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Employees must ask.", [(MODAL, "must")]),
        ("Employees are expected to ask; it is REQUIRED.", [(MODAL, "expect"), (MODAL, "require")]),
        (
            "It is not approved, except on Fridays.",
            [(NEGATION, "not"), (MODAL, "approve"), (NEGATION, "except"), (DATE, "friday")],
        ),
        (
            "They can\u2019t, won't, don't and cannot.",
            [
                (MODAL, "can"),
                (NEGATION, "not"),
                (MODAL, "will"),
                (NEGATION, "not"),
                (NEGATION, "not"),
                (MODAL, "can"),
                (NEGATION, "not"),
            ],
        ),
        ("within ten (10) days, or twenty-four hours", [(NUMBER, "10"), (NUMBER, "24")]),
        ("$1,000, 50%, the 2nd and 1.5 hours", [(NUMBER, "$1000"), (NUMBER, "50%"), (NUMBER, "2"), (NUMBER, "1.5")]),
        ("an annual or weekly report", [(NUMBER, "annual"), (NUMBER, "weekly")]),
        ("02/21/24, 2024-02-21, February 21, 2024, 21 February 2024 and Feb. 21st, 2024", [(DATE, "2024-2-21")] * 5),
        ("by September 15th, in October, in June 2025", [(DATE, "-9-15"), (DATE, "-10-"), (DATE, "2025-6-")]),
        ("In May they may; on May 5 too. May they?", [(DATE, "-5-"), (MODAL, "may"), (DATE, "-5-5"), (MODAL, "may")]),
        ("See [[HUM-W050#no-exception-2]] and the form [[https://example.org/must/2]].", []),
        ("https://example.org/must/2", []),
        ("Report safety concerns.", []),
        ("Students march.", []),
    ],
)
def test_binding_words(text: str, found: list[tuple[BindingKind, str]]) -> None:
    assert [word.meaning for word in binding_words(text)] == found


def test_words_are_kept_as_they_stand() -> None:
    assert [word.words for word in binding_words("Ten (10) days; you CANNOT wait.")] == ["Ten (10)", "CANNOT", "CANNOT"]


dates = st.from_regex(r"(May|Sept\.|February|\d{1,2}/|\d{4}-|of|in May) ?\d{1,4}(/|-|st|,)? ?\d{0,4}")


@given(st.text() | dates | st.lists(dates | st.sampled_from(["(10)", "ten", "can't", "\u0663", "[["])).map(" ".join))
def test_no_text_brings_it_down(text: str) -> None:
    assert all(word.sense for word in binding_words(text))
