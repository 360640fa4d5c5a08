from pathlib import Path

import pytest

from policysite.loading import source_file
from policysite.loading.source_file import MAX_BYTES, SourceFile, parse, read
from policysite.problems import Location, Problem

NAME = "policy_src/documents/EXA-W001/2024-03-01.yml"

TEXT = """\
title: Lending of Examples
summary: >-
  How examples are lent,
  and see
  [[EXA-W002]] for the rest.
clauses:
  - id: care
    text: With care, as “[[EXA-W002]]” says.
    clauses:
      - id: hands
        text: "Hands \\
          are clean."
applicability:
  - All
nothing:
"""


def parsed(text: str) -> SourceFile:
    source = parse(text, NAME)
    assert isinstance(source, SourceFile)
    return source


SOURCE = parsed(TEXT)


def place(line: int, column: int) -> Location:
    return Location(NAME, line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("title",), 1, 8),
        (("summary",), 2, 10),
        (("clauses",), 7, 3),
        (("clauses", 0), 7, 5),
        (("clauses", 0, "text"), 8, 11),
        (("clauses", 0, "clauses", 0, "id"), 10, 13),
        (("applicability", 0), 14, 5),
        (("nothing",), 15, 9),
    ],
)
def test_the_place_of_a_value(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert SOURCE.at(path) == place(line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [(("title",), 1, 1), (("clauses",), 6, 1), (("clauses", 0, "text"), 8, 5), (("clauses", 0), 7, 5)],
)
def test_the_place_of_a_key(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert SOURCE.at(path, key=True) == place(line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("owner",), 1, 1),
        (("clauses", 7), 7, 3),
        (("clauses", 0, "effective"), 7, 5),
        (("title", "words"), 1, 8),
        (("applicability", 0, 0), 14, 5),
    ],
)
def test_a_step_that_does_not_exist_leads_to_the_last_that_does(
    path: tuple[str | int, ...], line: int, column: int
) -> None:
    assert SOURCE.at(path) == place(line, column)


@pytest.mark.parametrize(
    ("path", "needle", "line", "column"),
    [
        pytest.param(("summary",), "How", 3, 3, id="at the beginning of a folded text"),
        pytest.param(("summary",), "[[EXA-W002]]", 5, 3, id="on a later line of a folded text"),
        pytest.param(("summary",), "lent, and", 3, 20, id="words that a line break parts"),
        pytest.param(("summary",), "and see [[EXA-W002]]", 4, 3, id="words on two lines"),
        pytest.param(("clauses", 0, "text"), "[[EXA-W002]]", 8, 26, id="not that of the text before"),
        pytest.param(("clauses", 0, "clauses", 0, "text"), "clean", 12, 15, id="in double quotes"),
        pytest.param(("clauses", 0, "clauses", 0, "text"), "Hands are", 11, 15, id="not found: at the beginning"),
        pytest.param(("title",), "[[EXA-W002]]", 1, 8, id="not in the value: at the beginning"),
        pytest.param(("applicability", 0), "", 14, 5, id="nothing to look for"),
        pytest.param(("summary",), "lent,.*rest", 2, 10, id="not a pattern"),
    ],
)
def test_the_place_of_words_in_a_value(path: tuple[str | int, ...], needle: str, line: int, column: int) -> None:
    assert SOURCE.at(path, needle=needle) == place(line, column)


def test_values_stay_as_they_are_written() -> None:
    written = {
        "answer": "yes",
        "other": "No",
        "switch": "off",
        "number": "1.10",
        "octal": "0123",
        "sexagesimal": "12:30:00",
        "date": "2024-02-21",
        "infinity": ".inf",
        "empty": "Null",
        "capital": "True",
    }
    assert parsed("".join(f"{key}: {value}\n" for key, value in written.items())).value == written


def test_only_these_are_not_text() -> None:
    text = "a: true\nb: false\nc: null\nd: ~\ne:\nf: 'true'\ng: \"\"\nh: 'null'\n"
    assert parsed(text).value == {
        "a": True,
        "b": False,
        "c": None,
        "d": None,
        "e": None,
        "f": "true",
        "g": "",
        "h": "null",
    }


def test_folded_and_literal_texts() -> None:
    assert parsed("a: >-\n  One\n  line.\n\n  Two.\nb: |\n  One\n  line.\n").value == {
        "a": "One line.\nTwo.",
        "b": "One\nline.\n",
    }


def only_problem(found: SourceFile | list[Problem]) -> tuple[str, str]:
    assert isinstance(found, list)
    (problem,) = found
    return problem.kind.code, problem.what


def test_a_file_may_be_as_large_as_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "2024-03-01.yml"
    path.write_bytes(b"title: Lending of Examples\n".ljust(MAX_BYTES, b"\n"))
    assert isinstance(read(path, NAME), SourceFile)
    path.write_bytes(b"title: Lending of Examples\n".ljust(MAX_BYTES + 1, b"\n"))
    assert only_problem(read(path, NAME)) == ("file-too-large", "The file has 1.0 MB.")


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "2024-03-01.yml"
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    monkeypatch.setattr(source_file, "parse", lambda *_: pytest.fail("it was parsed"))
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    assert only_problem(read(path, NAME))[0] == "file-too-large"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "2024-03-01.yml"
    path.write_text("title: Lending of Examples\n")
    monkeypatch.setattr(Path, "read_bytes", refused)
    assert only_problem(read(path, NAME)) == ("source-unreadable", "The file cannot be read: Permission denied.")
