import pytest

from policysite.problems import CATALOGUE, Location, ProblemsFound, as_written, problem
from policysite.problems.problem import in_reading_order

HERE = Location("policy_src/organisation.yml", 3, 7)


def test_a_problem_in_one_line() -> None:
    assert str(problem("unknown-key", HERE, "The key “nam” is not known here.", "Did you mean “name”?")) == (
        "policy_src/organisation.yml:3:7: error [unknown-key] The key “nam” is not known here. Did you mean “name”?"
    )


def test_the_remedy_is_that_of_the_kind_unless_given() -> None:
    assert problem("bad-date", HERE, "No date.").remedy == CATALOGUE["bad-date"].remedy


def test_what_is_wrong_never_takes_a_second_line() -> None:
    assert problem("unknown-key", HERE, "The key “a\nb\r\nc” is not known here.").what == (
        "The key “a b c” is not known here."
    )


def test_only_codes_of_the_catalogue() -> None:
    with pytest.raises(KeyError):
        problem("no-such-code", HERE, "Something.")


def test_errors_and_warnings() -> None:
    assert problem("bad-date", HERE, "No date.").is_error
    assert not problem("associated-title-differs", HERE, "Another title.").is_error


def test_reading_order_is_by_file_line_and_column_and_each_problem_stands_once() -> None:
    places = [
        Location("b.yml", 1, 1),
        Location("a.yml", 10, 2),
        Location("a.yml", 9, 30),
        Location("a.yml", 10, 1),
        Location("b.yml", 1, 1),
    ]
    found = [problem("bad-date", place, "No date.") for place in places]
    assert [str(each.location) for each in in_reading_order(found)] == [
        "a.yml:9:30",
        "a.yml:10:1",
        "a.yml:10:2",
        "b.yml:1:1",
    ]


def test_reading_order_at_one_place_is_by_code() -> None:
    found = [problem("unknown-key", HERE, "Not known."), problem("bad-date", HERE, "No date.")]
    assert [each.kind.code for each in in_reading_order(found)] == ["bad-date", "unknown-key"]


def test_problems_found_say_all_of_them() -> None:
    found = [problem("bad-date", HERE, "No date."), problem("unknown-key", HERE, "Not known.")]
    raised = ProblemsFound(found)
    assert str(raised) == f"{found[0]}\n{found[1]}"
    assert raised.problems == tuple(found)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("02/30/24", "“02/30/24”"),
        ("two\nlines  and\ttabs", "“two lines and tabs”"),
        ("x" * 60, f"“{'x' * 60}”"),
        ("x" * 61, f"“{'x' * 60}…”"),
        (True, "“true”"),
        (7, "“7”"),
        (None, "An empty value"),
        (["a"], "A list"),
        ({"a": "b"}, "A group of keys"),
    ],
)
def test_a_faulty_value_as_a_message_quotes_it(value: object, words: str) -> None:
    assert as_written(value) == words
