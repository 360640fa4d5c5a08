import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from policysite.model import canonical_json
from policysite.model.base import Day, DocumentNumber
from tests.strategies import steady

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=15,
)


def backwards(value: object) -> object:
    """The same value, with the keys of every mapping in the opposite order."""
    if isinstance(value, dict):
        return {key: backwards(value[key]) for key in reversed(value)}
    return [backwards(item) for item in value] if isinstance(value, list) else value


@steady
@given(json_values)
def test_canonical_json_does_not_depend_on_the_order_of_keys(value: object) -> None:
    assert canonical_json(value) == canonical_json(backwards(value))


@steady
@given(json_values)
def test_canonical_json_says_the_value_and_nothing_else(value: object) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    assert canonical_json(json.loads(text)) == text


def test_canonical_json_is_as_it_was_when_fingerprints_were_first_made() -> None:
    assert canonical_json({"b": ["é", 1, None, True], "a": "“x”\n"}) == '{"a":"“x”\\n","b":["é",1,null,true]}'


@pytest.mark.parametrize("text", ["2024-02-29", "0001-01-01", "9999-12-31"])
def test_days(text: str) -> None:
    assert TypeAdapter(Day).validate_python(text) == date.fromisoformat(text)


@pytest.mark.parametrize(
    "value",
    [
        "02/30/24",
        "2024-2-1",
        "2024-02-30",
        "2023-02-29",
        "20240221",
        "2024-W08-3",
        "",
        " 2024-02-21",
        "2024-02-21\n",
        "202\N{ARABIC-INDIC DIGIT FOUR}-02-21",
        None,
        20240222,
        True,
        ["2024-02-21"],
    ],
)
def test_what_is_no_day(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Day).validate_python(value)
    assert [error["type"] for error in caught.value.errors()] == ["bad-date"]


@pytest.mark.parametrize("number", ["HUM-W050", "A", "5.10", "5.10-R1", "007"])
def test_document_numbers(number: str) -> None:
    assert TypeAdapter(DocumentNumber).validate_python(number) == number


@pytest.mark.parametrize(
    "number", ["", "hum-w050", "HUM W050", "HUM-", "-W050", "HUM--W050", "HUM/W050", "..", "HÜM", "A\n"]
)
def test_what_is_no_document_number(number: str) -> None:
    with pytest.raises(ValidationError, match="cannot be a document number"):
        TypeAdapter(DocumentNumber).validate_python(number)
