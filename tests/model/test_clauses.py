import re
import string
from itertools import product

import pytest
from hypothesis import given
from pydantic import ValidationError

from policysite.model import Clause, place
from tests.builders import clause
from tests.strategies import clause_trees, steady

MANY = tuple(clause(f"c{count}") for count in range(1, 801))
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def ordinals(depth: int, count: int) -> list[str]:
    """The ordinals of the first clauses at a level."""
    clauses = MANY[:count]
    for level in range(depth - 1):
        clauses = (clause(f"above-{level}", "Examples are lent.", *clauses),)
    return [placed.ordinal for placed in place(clauses) if placed.depth == depth]


def roman_value(numeral: str) -> int:
    values = [ROMAN[letter] for letter in numeral]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def test_the_first_level_counts_in_digits() -> None:
    assert ordinals(1, 800) == [str(count) for count in range(1, 801)]


def test_the_second_level_counts_in_letters_that_go_on_after_z() -> None:
    one_two_or_three = (product(string.ascii_lowercase, repeat=length) for length in (1, 2, 3))
    expected = ["".join(letters) for words in one_two_or_three for letters in words]
    assert ordinals(2, 800) == expected[:800]


def test_the_third_level_counts_in_roman_numerals() -> None:
    numerals = ordinals(3, 399)
    assert numerals[:10] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    assert [numerals[at - 1] for at in (39, 40, 49, 90, 99, 388)] == [
        "xxxix",
        "xl",
        "xlix",
        "xc",
        "xcix",
        "ccclxxxviii",
    ]
    assert [roman_value(numeral) for numeral in numerals] == list(range(1, 400))


def test_the_fourth_level_counts_in_capitals() -> None:
    assert ordinals(4, 28)[:2] + ordinals(4, 28)[-2:] == ["A", "B", "AA", "AB"]


def test_a_clause_knows_its_place() -> None:
    clauses = (clause("one"), clause("two", "Examples are lent.", clause("two-a"), clause("two-b")))
    assert [(at.clause.id, at.label, at.ordinal, at.depth, at.parent, at.path) for at in place(clauses)] == [
        ("one", "1", "1", 1, None, (0,)),
        ("two", "2", "2", 1, None, (1,)),
        ("two-a", "2.a", "a", 2, "two", (1, 0)),
        ("two-b", "2.b", "b", 2, "two", (1, 1)),
    ]


@steady
@given(clause_trees())
def test_every_clause_is_placed_once_with_a_label_of_its_own(clauses: tuple[Clause, ...]) -> None:
    placed = list(place(clauses))
    assert len({at.label for at in placed}) == len({at.path for at in placed}) == len({at.clause.id for at in placed})
    assert [at.path for at in placed] == sorted(at.path for at in placed)
    for at in placed:
        assert at.depth == len(at.path) == len(at.label.split("."))
        assert at.label.split(".")[-1] == at.ordinal
        assert re.fullmatch(r"\d+(\.[a-z]+(\.[ivxlc]+(\.[A-Z]+)?)?)?", at.label)


@steady
@given(clause_trees())
def test_a_path_leads_to_its_clause_and_a_parent_is_the_clause_above(clauses: tuple[Clause, ...]) -> None:
    by_path = {at.path: at for at in place(clauses)}
    for path, at in by_path.items():
        found, level = None, clauses
        for index in path:
            found = level[index]
            level = found.clauses
        assert at.clause is found
        assert at.parent == (by_path[path[:-1]].clause.id if len(path) > 1 else None)


@pytest.mark.parametrize("id_", ["student-workers", "a", "a1", "a-1-b"])
def test_ids_that_a_clause_can_have(id_: str) -> None:
    assert clause(id_).id == id_


@pytest.mark.parametrize("id_", ["", "Student", "student workers", "1a", "-a", "a-", "a--b", "2.b", "a_b", "é", "a\n"])
def test_ids_that_a_clause_cannot_have(id_: str) -> None:
    with pytest.raises(ValidationError, match="cannot be a clause's id"):
        clause(id_)


def test_a_clauses_text_is_kept_without_the_spaces_around_it() -> None:
    assert clause("care", "  Examples are *lent*.\n").text == "Examples are *lent*."
