import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policysite.cli import main
from tests.builders import ROOT, example_sources

SAMPLE = ROOT / "tests" / "sample_district"


def redline(root: Path, *arguments: str, color: bool = False) -> Result:
    return CliRunner().invoke(main, ["redline", "--root", str(root), *arguments], catch_exceptions=False, color=color)


def test_a_draft_against_the_text_before_it(tmp_path: Path) -> None:
    root = example_sources(tmp_path / "root")
    folder = root / "policy_src/documents/EXA-W001"
    text = (folder / "2024-03-01.yml").read_text(encoding="utf-8").partition("transcription_notes")[0]
    text = text.replace("revised: 2024-03-01", "revised: 2026-11-23\neffective: 2027-01-04\nkind: editorial")
    text = text.replace("Second issue.", "Third issue.").replace("together with an adult", "with two adults")
    text = text.replace("  - id: care\n", "  - id: fees\n    text: Nobody pays for [[EXA-P003]].\n  - id: care\n")
    text = text.replace("All who lend", "Those who lend").replace("Keeper of Examples", "Board of Examples")
    (folder / "2026-11-23.yml").write_text(text, encoding="utf-8")
    assert redline(root, "EXA-W001").stdout == (
        "EXA-W001, revised 2026-11-23 and in force from 2027-01-04, compared with revised 2024-03-01\n"
        "Change note: Third issue.\n"
        "Kind, as stated: editorial\n"
        "\n"
        "§1.a amended\n"
        "  Children borrow [-together with an adult-]{+with two adults+}.\n"
        "\n"
        "§2 added\n"
        "  {+Nobody pays for EXA-P003.+}\n"
        "\n"
        "Applicability amended\n"
        "  [-All-]{+Those+} who lend examples.\n"
        "\n"
        "Approval authority amended\n"
        "  [-Keeper-]{+Board+} of Examples\n"
        "\n"
        "Renumbered, with the same words\n"
        "  §2 is now §3\n"
    )


def test_any_two_dates_of_a_document() -> None:
    result = redline(SAMPLE, "SAF-P100", "--old", "2023-06-12", "--new", "2027-01-04")
    assert "compared with revised 2023-06-12" in result.stdout.splitlines()[0]
    assert "§1.a amended\n" in result.stdout
    assert "Visitors are received as SAF-W101 says, and wear a badge (SAF-W101#badge).+}" in result.stdout


def test_for_programs() -> None:
    found = json.loads(redline(SAMPLE, "SAF-P100", "--new", "2025-06-09", "--format", "json").stdout)
    assert (found["document"], found["old"], found["new"]) == ("SAF-P100", "2023-06-12", "2025-06-09")
    added = [clause["id"] for clause in found["clauses"] if clause["kinds"] == ["added"]]
    assert added == ["visitor-procedure", "responders", "responders-test"]
    assert found["applicability"] == []
    assert found["title"] is None


def test_for_a_pull_request() -> None:
    lines = redline(SAMPLE, "SAF-P100", "--format", "markdown").stdout.splitlines()
    assert all(line == "" or line.startswith("<p><b>") for line in lines)
    assert "<p><b>§6.a added</b></p> <blockquote><ins><b>An outside group is given no cards." in "".join(lines)


def test_colours_repeat_what_the_marks_say() -> None:
    coloured = redline(SAMPLE, "SAF-P100", color=True).stdout
    plain = redline(SAMPLE, "SAF-P100").stdout
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain


def test_the_same_words_are_no_change() -> None:
    result = redline(SAMPLE, "TEC-W205", "--new", "2025-07-28")
    assert result.stdout.endswith("\n\nNo word of the text changed.\n")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["NO-W001"], "NO-W001 is not in the register."),
        (["FIN-P001"], "No text of FIN-P001 is held."),
        (["FIN-P500", "--old", "2018-07-09"], "only its row of the revision history is held"),
    ],
)
def test_where_there_is_nothing_to_compare(arguments: list[str], why: str) -> None:
    result = redline(SAMPLE, *arguments)
    assert result.exit_code == 1
    assert why in result.stderr
