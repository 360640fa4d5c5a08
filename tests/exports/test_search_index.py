"""The files of a search index: every word in its file, with its rows."""

import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.exports import search_index
from policysite.exports.search_index import index_files, merged, search_files, words_of
from policysite.exports.search_records import Row, Subject

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


def subject(number: str, *rows: Row, title: str = "Lending") -> Subject:
    return Subject(f"policies/{number}/", number, title, "", "", None, rows)


def index_of(*subjects: Subject) -> dict[str, Any]:
    return {path.removeprefix("search/"): json.loads(text) for path, text in index_files("search/", subjects)}


def listed(files: dict[str, Any]) -> dict[str, str]:
    """The list of every word, found as the browser finds it: in the last file whose first word is not after it."""
    found = {}
    firsts = files["index.json"]["words"]
    for word in (word for count in range(len(firsts)) for word in files[f"words/{count}.json"]):
        place = max(count for count, first in enumerate(firsts) if first <= word)
        found[word] = files[f"words/{place}.json"][word]
    return found


def rows_of(digits: str) -> list[int]:
    """Read a list of rows as the format says: 32 and more mean that the number goes on."""
    rows, row, step, size = [], 0, 0, 1
    for value in map(DIGITS.index, digits):
        step += value % 32 * size
        size *= 32
        if value < 32:
            row += step
            rows.append(row)
            step, size = 0, 1
    return rows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("District-approved tools (e.g., ParentSquare)", ["district", "approved", "tools", "e", "g", "parentsquare"]),
        ("Don't; the employee’s", ["dont", "the", "employees"]),
        ("Naïve Ångström", ["naive", "angstrom"]),
        ("24/7, §2.b, snake_case", ["24", "7", "2", "b", "snake", "case"]),
        ("… – !", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_a_clause_is_listed_under_its_words_and_its_label() -> None:
    files = index_of(
        subject("EXA-W001", Row("", "", "How to lend."), Row("2.b", "who", "Who may borrow"), title="Of Keys"),
        subject("EXA-W002", Row("", "", ""), Row("Applicability", "applicability", "All who lend.")),
    )
    found = {word: rows_of(rows) for word, rows in listed(files).items()}
    assert found == {
        "of": [0], "keys": [0], "how": [0], "to": [0], "lend": [0, 3],
        "who": [1, 3], "may": [1], "borrow": [1], "§2b": [1],
        "lending": [2], "applicability": [3], "all": [3],
    }  # fmt: skip
    assert files["vocabulary.json"] == sorted(set(found) - {"§2b"})


def test_the_texts_of_a_subject_stand_in_a_file_of_its_own() -> None:
    files = index_of(subject("EXA-W001", Row("", "", ""), Row("1", "who", "Who?"), Row("2", "2", "Then.", 0)))
    assert files["policies/EXA-W001/texts.json"] == [["", "", ""], ["1", "who", "Who?"], ["2", "2", "Then.", 0]]
    assert files["index.json"]["subjects"] == [["policies/EXA-W001/", "EXA-W001", "Lending", "", "", "", 3]]


def test_lengths_tell_clauses_from_sections() -> None:
    clause, section = Row("1", "a", "one two three four five"), Row("Summary", "b", "one two three four")
    assert index_of(subject("EXA-W001", clause, section))["index.json"]["lengths"] == "19"


@given(st.lists(st.lists(st.text("abcdeé §’", max_size=12), max_size=8), max_size=6))
def test_every_word_of_every_row_is_found(texts: list[list[str]]) -> None:
    subjects = [subject(f"EXA-W{count}", *(Row("1", "a", words) for words in rows)) for count, rows in enumerate(texts)]
    files = index_of(*subjects)
    found = {word: rows_of(rows) for word, rows in listed(files).items()}
    flat = [words for rows in texts for words in rows]
    assert found == expected(flat)
    assert all(one < other for one, other in pairwise(files["vocabulary.json"]))


@given(st.lists(st.lists(st.text("abé §’", max_size=12), max_size=8), min_size=1, max_size=6), st.integers(1, 4))
def test_entries_that_were_merged_give_the_same_index(texts: list[list[str]], together: int) -> None:
    subjects = [subject(f"EXA-W{count}", *(Row("1", "a", words) for words in rows)) for count, rows in enumerate(texts)]
    entries = [search_index._findable("search/", subject).entry for subject in subjects]
    runs = [merged(entries[start : start + together]) for start in range(0, len(entries), together)]
    assert list(search_files("search/", reversed(runs))) == list(search_files("search/", entries))


def expected(texts: Iterable[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, text in enumerate(texts):
        for word in {*words_of(text), "§1"}:
            rows.setdefault(word, []).append(row)
    return rows


@given(st.sets(st.integers(0, 200_000), max_size=50))
def test_lists_of_rows_are_read_as_they_were_written(rows: set[int]) -> None:
    assert rows_of(search_index._numbers(sorted(rows))) == sorted(rows)


def test_of_a_word_that_stands_nearly_everywhere_the_shortest_rows_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "COMMON", 3)
    monkeypatch.setattr(search_index, "LISTED", 2)
    texts = ["the long text of them all", "the text", "the longer text", "the"]
    found = listed(index_of(subject("EXA-W001", *(Row("1", "a", text) for text in texts))))
    assert found["the"].startswith("~")
    assert rows_of(found["the"][1:]) == [1, 3]
    assert rows_of(found["text"]) == [0, 1, 2]


def test_a_file_of_words_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "FILE_SIZE", 100)
    texts = [f"word{count} another{count}" for count in range(50)]
    files = index_of(subject("EXA-W001", *(Row("Section", "a", text) for text in texts)))
    sizes = [len(json.dumps(file)) for path, file in files.items() if path.startswith("words/")]
    assert len(sizes) > 10
    assert max(sizes) < 300
    assert len(listed(files)) == 101


def test_the_stamp_tells_of_any_change() -> None:
    stamps = {
        index_of(*subjects)["index.json"]["stamp"]
        for subjects in (
            [subject("EXA-W001", Row("1", "a", "Who may borrow?"))],
            [subject("EXA-W001", Row("1", "a", "Who may borrow!"))],
            [subject("EXA-W001", Row("1", "b", "Who may borrow?"))],
            [subject("EXA-W001", Row("1", "a", "Who may borrow?"), title="Of Keys")],
            [],
        )
    }
    assert len(stamps) == 5


def test_an_index_of_nothing_is_an_index() -> None:
    files = index_of()
    assert files["vocabulary.json"] == []
    assert files["index.json"]["subjects"] == files["index.json"]["words"] == []
