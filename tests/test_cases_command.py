"""``policysite cases``, on a small checker with two revisions and two texts."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policysite.cli import main
from tests.builders import EXAMPLES, example_sources

FOLDER = Path("policy_src/checkers/borrowing")
TEXTS = Path("policy_src/documents/EXA-W004")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = example_sources(tmp_path / "sources")
    shutil.copytree(EXAMPLES / "checker", root, dirs_exist_ok=True)
    first = (root / FOLDER / "2024-06-01.yml").read_text(encoding="utf-8")
    second = first.replace("    unless:\n      - company: adult\n    then: not", "    then: not")
    assert second != first
    (root / FOLDER / "2024-07-01.yml").write_text(second, encoding="utf-8")
    text = (root / TEXTS / "2024-04-01.yml").read_text(encoding="utf-8")
    later = text.replace("revised: 2024-04-01", "revised: 2025-01-01").replace("put to the keeper", "put to anyone")
    (root / TEXTS / "2025-01-01.yml").write_text(later, encoding="utf-8")
    return root


def cases(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["cases", "borrowing", "--root", str(root), *arguments], catch_exceptions=False)


def test_two_revisions_of_a_checker_as_text(root: Path) -> None:
    assert cases(root, "--against", "2024-06-01").stdout == (
        "borrowing of 2024-07-01, compared with its revision of 2024-06-01: 2 of 6 cases change.\n"
        "\n"
        "    1  You may -> You may not, through children\n"
        "       such as age: child, company: adult, use: reading\n"
        "\n"
        "    1  The text does not say -> You may not, through children\n"
        "       such as age: child, company: adult, use: other\n"
    )


def test_two_revisions_of_a_checker_as_json(root: Path) -> None:
    assert json.loads(cases(root, "--against", "2024-06-01", "--format", "json").stdout) == {
        "checker": "borrowing",
        "revision": "2024-07-01",
        "against": "its revision of 2024-06-01",
        "cases": 6,
        "changed": 2,
        "gone": 0,
        "changes": [
            {
                "cases": 1,
                "before": before,
                "after": "not-allowed",
                "rules": ["children"],
                "example": {"age": "child", "company": "adult", "use": use},
            }
            for before, use in (("allowed", "reading"), ("silent", "other"))
        ],
    }


def test_another_text_as_a_table(root: Path) -> None:
    assert cases(root, "--against", "2025-01-01", "--format", "markdown").stdout == (
        "borrowing of 2024-07-01, compared with the text of EXA-W004 of 2025-01-01: "
        "3 of 6 cases rest on clauses that read differently there (2 ask-the-keeper).\n"
        "\n"
        "| cases | from | to | through the rules | such as |\n"
        "|---:|---|---|---|---|\n"
        "| 2 | You may not | You may not | other-use | age: child, company: adult, use: other |\n"
        "| 1 | The text does not say | The text does not say | other-use | age: adult, use: other |\n"
    )


def test_the_same_text_changes_nothing(root: Path) -> None:
    assert cases(root, "--against", "2024-04-01").stdout == (
        "borrowing of 2024-07-01, compared with the text of EXA-W004 of 2024-04-01: "
        "0 of 6 cases rest on clauses that read differently there (none).\n"
    )


def test_a_scenario_that_fails_does_not_stand_in_the_way(root: Path) -> None:
    path = root / FOLDER / "2024-07-01.yml"
    path.write_text(path.read_text().replace("    outcome: silent\n", "    outcome: allowed\n"))
    assert cases(root, "--against", "2024-06-01").exit_code == 0


def test_an_unknown_date_is_answered_with_those_that_are_known(root: Path) -> None:
    result = cases(root, "--against", "2023-01-01")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == (
        "Error: Invalid value for --against: 2023-01-01 names none of these: the checker's revision of 2024-06-01, "
        "the text of 2024-04-01, the text of 2025-01-01."
    )


def test_a_checker_that_cannot_be_decided_is_not_compared(root: Path) -> None:
    path = root / FOLDER / "2024-06-01.yml"
    impossible = "impossible:\n  - {company: nobody, use: [reading, other]}\noutcomes:\n"
    path.write_text(path.read_text().replace("outcomes:\n", impossible))
    result = cases(root, "--against", "2024-06-01")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: The cases cannot be compared. Run policysite check, which tells why.\n",
    )
