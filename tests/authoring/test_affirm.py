"""Affirming a checker, through the command, on copies of the shipped one and of a small one."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policysite.checks import check
from policysite.cli import main
from policysite.loading import load
from tests.builders import EXAMPLES, ROOT, example_sources

SMALL = "policy_src/checkers/borrowing/2024-06-01.yml"
TEXT = "policy_src/documents/EXA-W004/2024-04-01.yml"
LATER = "policy_src/documents/EXA-W004/2025-01-01.yml"
KEEPER = ["--by", "Keeper of Examples"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = example_sources(tmp_path / "sources")
    shutil.copytree(EXAMPLES / "checker", root, dirs_exist_ok=True)
    return root


def affirm(root: Path, *arguments: str, name: str = "borrowing") -> Result:
    return CliRunner().invoke(main, ["affirm", name, "--root", str(root), *arguments], catch_exceptions=False)


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def later_text(root: Path, old: str, new: str) -> None:
    shutil.copy(root / TEXT, root / LATER)
    edit(root, LATER, "revised: 2024-04-01", "revised: 2025-01-01")
    edit(root, LATER, old, new)


def codes(root: Path) -> list[str]:
    return [found.kind.code for found in check(load(root))]


def test_the_review_of_the_shipped_checker_changes_three_lines_alone(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "policy_src", tmp_path / "policy_src")
    path = tmp_path / "policy_src" / "checkers" / "contact-a-student" / "2026-11-24.yml"
    before = path.read_text(encoding="utf-8").splitlines()
    result = affirm(
        tmp_path, "--by", "Executive Director: Human Resources", "--on", "2026-12-01", name="contact-a-student"
    )
    assert result.exit_code == 0, result.output
    assert path.read_text(encoding="utf-8").splitlines() == [
        before[0],
        "reviewed:",
        "  by: 'Executive Director: Human Resources'",
        "  on: 2026-12-01",
        *before[1:],
    ]
    assert codes(tmp_path) == []


def test_a_clause_that_was_not_reviewed_yet_is_shown_and_its_fingerprint_filled_in(root: Path) -> None:
    whole = (root / SMALL).read_text(encoding="utf-8")
    print_ = whole.partition("ask-the-keeper: ")[2].partition("\n")[0]
    edit(root, SMALL, f"      ask-the-keeper: {print_}\n", "      # whom to ask\n      ask-the-keeper:\n")
    assert codes(root) == ["checker-stale"]
    result = affirm(root, *KEEPER, "--on", "2024-06-02")
    assert result.stdout.startswith(
        "2 ask-the-keeper, cited by other-use\n"
        "  was: not known to the register\n"
        "  now: Questions are put to the keeper.\n"
    )
    assert "Clauses that read differently: 1. Affirmed by Keeper of Examples on 2024-06-02: " in result.stdout
    review = "reviewed:\n  by: Keeper of Examples\n  on: 2024-06-02\n"
    commented = f"      # whom to ask\n      ask-the-keeper: {print_}\n"
    assert (root / SMALL).read_text(encoding="utf-8") == review + whole.replace(
        f"      ask-the-keeper: {print_}\n", commented
    )
    assert codes(root) == []


def test_a_second_review_takes_the_place_of_the_first(root: Path) -> None:
    for day in ("2024-06-02", "2024-07-01"):
        assert affirm(root, *KEEPER, "--on", day).exit_code == 0
    revision = load(root).register.checkers[0].revisions[-1]
    assert revision.reviewed is not None
    assert revision.reviewed.on == date(2024, 7, 1)
    assert (root / SMALL).read_text(encoding="utf-8").count("reviewed:") == 1


@pytest.mark.parametrize(("reviewed_on", "made"), [("2024-12-01", "2025-01-01"), ("2025-02-03", "2025-02-03")])
def test_a_later_text_gets_a_revision_of_its_own(reviewed_on: str, made: str, root: Path) -> None:
    later_text(root, "an adult is with them", "an adult is there")
    before = (root / SMALL).read_bytes()
    result = affirm(root, *KEEPER, "--on", reviewed_on)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(
        "1.a children, cited by children\n"
        "  was: Children do not borrow, unless an adult is with them.\n"
        "  now: Children do not borrow, unless an adult is there.\n"
    )
    assert (root / SMALL).read_bytes() == before
    assert [str(revision.published) for revision in load(root).register.checkers[0].revisions] == ["2024-06-01", made]
    assert codes(root) == ([] if made == "2025-01-01" else ["checker-gap"])


def test_what_is_left_out_with_a_reason_is_reviewed_too(root: Path) -> None:
    later_text(root, "Two questions are asked.", "No question is asked.")
    result = affirm(root, *KEEPER, "--on", "2024-12-01")
    assert result.stdout.startswith(
        "1 questions, cited by no rule\n  was: Two questions are asked.\n  now: No question is asked.\n"
    )
    assert codes(root) == []


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "Questions are put to the keeper.\n",
            "Ask.\n  - id: returning\n    text: Return it.\n",
            "“returning” is new in",
        ),
        ("  - id: ask-the-keeper\n    text: Questions are put to the keeper.\n", "", "“ask-the-keeper” is not in"),
    ],
)
def test_rules_that_have_to_be_changed_first_are_not_affirmed(old: str, new: str, why: str, root: Path) -> None:
    later_text(root, old, new)
    files = sorted(path.name for path in (root / SMALL).parent.iterdir())
    result = affirm(root, *KEEPER, "--on", "2024-12-01")
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: The clause {why} the text in force on 2025-01-01, so the rules have to be changed. "
        "Copy 2024-06-01.yml as 2025-01-01.yml, change the rules there, then affirm again.\n"
    )
    assert sorted(path.name for path in (root / SMALL).parent.iterdir()) == files


def test_a_dry_run_writes_nothing(root: Path) -> None:
    later_text(root, "an adult is with them", "an adult is there")
    result = affirm(root, *KEEPER, "--on", "2024-12-01", "--dry-run")
    assert "now: Children do not borrow, unless an adult is there." in result.stdout
    assert result.stderr == "Clauses that read differently: 1. Nothing was written.\n"
    assert codes(root) == ["checker-stale"]


def test_a_checker_with_an_error_is_not_affirmed(root: Path) -> None:
    edit(root, SMALL, "    outcome: silent\n", "    outcome: allowed\n")
    before = (root / SMALL).read_bytes()
    result = affirm(root, *KEEPER)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, "1 errors; nothing was written.")
    assert (root / SMALL).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lending", *KEEPER], "There is no checker “lending” without an error in its files."),
        (["borrowing"], "Missing option '--by'"),
        (["borrowing", "--by", " "], "Name the person or the role."),
        (["borrowing", *KEEPER, "--on", "tomorrow"], "does not match the format"),
    ],
)
def test_what_is_not_right_is_said_in_one_message(arguments: list[str], message: str, root: Path) -> None:
    result = CliRunner().invoke(main, ["affirm", *arguments, "--root", str(root)], catch_exceptions=False)
    assert result.exit_code in (1, 2)
    assert message in result.stderr


def test_a_file_that_cannot_be_written_stays_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    before = sorted((path.name, path.read_bytes()) for path in (root / SMALL).parent.iterdir())
    monkeypatch.setattr(Path, "replace", full)
    result = affirm(root, *KEEPER)
    assert result.stderr == "Error: The checker cannot be written: No space left on device.\n"
    assert sorted((path.name, path.read_bytes()) for path in (root / SMALL).parent.iterdir()) == before


def test_words_that_the_file_could_not_hold_are_refused(root: Path) -> None:
    before = (root / SMALL).read_bytes()
    result = affirm(root, "--by", "Keeper\u2028of Examples")
    assert result.exit_code == 1
    assert "cannot be written without losing something" in result.stderr
    assert (root / SMALL).read_bytes() == before
