from datetime import date
from pathlib import Path

import pytest

from policysite.loading import load
from policysite.model import Document
from tests.authoring.command import everything, run, source
from tests.builders import example_sources


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_sources(tmp_path / "root")


def document(root: Path, number: str) -> Document:
    return load(root).register.by_number[number]


def test_a_review_is_added_at_the_end_and_the_rest_stays(root: Path) -> None:
    path = source(root, "EXA-W001/document.yml")
    path.write_text("# The first.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    assert run(root, "reaffirm", "EXA-W001", "--on", "2025-03-01").exit_code == 0
    assert path.read_text(encoding="utf-8") == before + "reviews:\n  - on: 2025-03-01\n    outcome: reaffirmed\n"
    result = run(root, "reaffirm", "EXA-W001", "--on", "2026-03-01", "--note", "As it is.", "--due", "2028-03-01")
    assert result.stdout == (
        "The review of EXA-W001 on 2026-03-01 is recorded: reaffirmed.\nThe next review is due by 2028-03-01.\n"
    )
    reviews = document(root, "EXA-W001").reviews
    assert [(review.on, review.note) for review in reviews] == [
        (date(2025, 3, 1), None),
        (date(2026, 3, 1), "As it is."),
    ]
    assert document(root, "EXA-W001").review_due == date(2028, 3, 1)
    assert run(root, "check").exit_code == 0


def test_a_review_due_that_has_passed_is_named(root: Path) -> None:
    path = source(root, "EXA-W001/document.yml")
    path.write_text(path.read_text(encoding="utf-8") + "review_due: 2025-01-01\n", encoding="utf-8")
    result = run(root, "reaffirm", "EXA-W001", "--on", "2025-03-01")
    assert "It is still to be reviewed by 2025-01-01. Set the next day with --due." in result.stdout


@pytest.mark.parametrize(
    ("number", "on", "why"),
    [
        ("EXA-W001", "2023-02-28", "no text that was in force on 2023-02-28"),
        ("EXA-P003", "2024-02-28", "no text that was in force"),
        ("EXA-W001", "2024-06-01", "The last review of EXA-W001 was on 2024-06-01."),
        ("EXA-W002", "2025-01-01", "EXA-W002 is retired on 2025-01-01"),
        ("EXA-W001", "9999-01-01", "9999-01-01 is still to come."),
    ],
)
def test_a_review_that_cannot_have_been(root: Path, number: str, on: str, why: str) -> None:
    run(root, "reaffirm", "EXA-W001", "--on", "2024-06-01")
    run(root, "retire", "EXA-W002", "--on", "2025-01-01")
    before = everything(root)
    result = run(root, "reaffirm", number, "--on", on)
    assert result.exit_code == 1
    assert why in result.stderr
    assert everything(root) == before


def test_retiring_with_a_successor_writes_both_documents(root: Path) -> None:
    result = run(root, "retire", "EXA-W002", "--on", "2027-01-01", "--successor", "EXA-W001", "--note", "Merged.")
    assert result.exit_code == 0
    assert source(root, "EXA-W002/document.yml").read_text(encoding="utf-8") == (
        "number: EXA-W002\nretired:\n  on: 2027-01-01\n  note: Merged.\n"
    )
    assert document(root, "EXA-W001").supersedes == ("EXA-W002",)
    assert "EXA-W001 stands in its place, and its page leads there." in result.stdout
    assert run(root, "check").exit_code == 0


def test_a_successor_that_is_named_already_is_not_named_twice(root: Path) -> None:
    path = source(root, "EXA-W001/document.yml")
    path.write_text(path.read_text(encoding="utf-8") + "supersedes:\n  - EXA-W002\n", encoding="utf-8")
    run(root, "retire", "EXA-W002", "--on", "2027-01-01", "--successor", "EXA-W001")
    assert document(root, "EXA-W001").supersedes == ("EXA-W002",)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("EXA-P003", "--on", "2027-01-01"), "No text of EXA-P003 is held"),
        (("EXA-W002", "--on", "2024-01-01"), "The revision of 2024-01-01 takes effect on 2024-01-01"),
        (("EXA-W002", "--on", "2027-01-01", "--successor", "EXA-W009"), "EXA-W009 is not in the register."),
        (("EXA-W002", "--on", "2027-01-01", "--successor", "EXA-W002"), "stands in the place of EXA-W002 itself"),
        (("EXA-W001", "--on", "2027-01-01"), "EXA-W001 is retired already, on 2026-01-01."),
    ],
)
def test_a_retirement_that_cannot_be(root: Path, arguments: tuple[str, ...], why: str) -> None:
    run(root, "retire", "EXA-W001", "--on", "2026-01-01")
    before = everything(root)
    result = run(root, "retire", *arguments)
    assert result.exit_code == 1
    assert why in result.stderr
    assert everything(root) == before


def test_two_documents_cannot_stand_in_each_others_place(root: Path) -> None:
    run(root, "retire", "EXA-W001", "--on", "2026-01-01", "--successor", "EXA-W002")
    result = run(root, "retire", "EXA-W002", "--on", "2027-01-01", "--successor", "EXA-W001")
    assert "EXA-W002 stands in the place of EXA-W001 itself." in result.stderr
