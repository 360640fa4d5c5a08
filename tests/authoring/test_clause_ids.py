import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.authoring.clause_ids import proposed_id
from policysite.model.clauses import ID, RESERVED_IDS
from tests.strategies import policy_texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Student Workers: District staff may communicate with current students.", "student-workers-district"),
        ("Employees must ensure that all communication is professional.", "employees-ensure-all"),
        ("See [[INS-W036]] for information on accounts.", "see-information-accounts"),
        ("Don't *lend* it.", "dont-lend"),
        ("Élèves à l’école", "eleves-lecole"),
        ("30 days notice", "days-notice"),
        ("It is.", "it-is"),
        ("Summary", "summary-2"),
        ("1 2 3", "clause"),
        ("学校", "clause"),
    ],
)
def test_the_first_words_that_say_something(text: str, expected: str) -> None:
    assert proposed_id(text, ()) == expected


def test_more_words_tell_it_from_others_before_a_number_does() -> None:
    taken = {"hands-washed-soap"}
    assert proposed_id("Hands are washed with soap and water.", taken) == "hands-washed-soap-water"
    assert proposed_id("Hands are washed with soap.", taken) == "hands-washed-soap-2"


@given(policy_texts, st.sets(st.sampled_from(["clause", "a", "b-2"])))
def test_whatever_the_text_it_is_an_id_and_not_taken(text: str, taken: set[str]) -> None:
    proposed = proposed_id(text, taken)
    assert re.fullmatch(ID, proposed)
    assert proposed not in taken | RESERVED_IDS
