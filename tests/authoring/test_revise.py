from datetime import date
from pathlib import Path

import pytest

from policysite.loading import load
from policysite.model import TextRevision
from tests.authoring.command import everything, run, source
from tests.builders import example_sources

TEXT = "EXA-W001/2024-03-01.yml"
NEW = "EXA-W001/2026-11-23.yml"
AS_ASKED = ("EXA-W001", "--revised", "2026-11-23", "--effective", "2027-01-04", "--note", "Third issue.")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_sources(tmp_path / "root")


def text_of(root: Path, number: str, revised: date) -> TextRevision:
    found = load(root).register.by_number[number].revision(revised)
    assert isinstance(found, TextRevision)
    return found


def test_the_text_in_force_is_copied_with_its_ids_and_without_its_transcription_notes(root: Path) -> None:
    result = run(root, "revise", *AS_ASKED)
    assert result.exit_code == 0
    new = text_of(root, "EXA-W001", date(2026, 11, 23))
    asked = {"revised": date(2026, 11, 23), "effective": date(2027, 1, 4), "change_note": "Third issue."}
    before = text_of(root, "EXA-W001", date(2024, 3, 1))
    assert new == before.model_copy(update=asked | {"transcription_notes": ()})


def test_it_says_what_it_did_and_what_comes_next(root: Path) -> None:
    result = run(root, "revise", *AS_ASKED)
    name = f"policy_src/documents/{NEW}"
    assert result.stdout == (
        f"{name} is a copy of the text of 2024-03-01. Its clauses kept their ids.\n"
        "The transcription notes were left out: they are about the older text.\n"
    )
    assert result.stderr == (
        "Next:\n"
        f"  Change the text in {name}.\n"
        "  See what you changed: policysite redline EXA-W001\n"
        "  Look for mistakes: policysite check\n"
    )


def test_comments_and_layout_are_copied_too(root: Path) -> None:
    text = source(root, TEXT).read_text(encoding="utf-8")
    remarked = "# For the keeper.\n" + text.replace("  - id: care\n", "  # Asked for by the board.\n  - id: care\n")
    remarked = remarked.replace("Lending of Examples", "'Lending of Examples'")
    source(root, TEXT).write_text(remarked, encoding="utf-8")
    run(root, "revise", *AS_ASKED)
    expected = remarked.replace("revised: 2024-03-01", "revised: 2026-11-23\neffective: 2027-01-04")
    expected = expected.replace("Second issue.", "Third issue.").partition("transcription_notes:")[0]
    assert source(root, NEW).read_text(encoding="utf-8") == expected


def test_a_revision_in_force_at_once_states_no_effective_date(root: Path) -> None:
    run(root, "revise", "EXA-W001", "--revised", "2026-11-23", "--effective", "2026-11-23", "--note", "Third issue.")
    assert "effective" not in source(root, NEW).read_text(encoding="utf-8")


def test_the_kind_is_stated_where_it_is_given_and_never_copied(root: Path) -> None:
    run(root, "revise", *AS_ASKED, "--kind", "substantive")
    assert text_of(root, "EXA-W001", date(2026, 11, 23)).kind == "substantive"
    run(root, "revise", "EXA-W001", "--revised", "2027-02-01", "--effective", "2027-02-01", "--note", "Fourth issue.")
    assert text_of(root, "EXA-W001", date(2027, 2, 1)).kind is None


def test_errata_are_part_of_the_copied_words(root: Path) -> None:
    erratum = "errata:\n  - on: 2024-04-01\n    clause: children\n    was: together\n    now: hand in hand\n"
    source(root, "EXA-W001/2024-03-01.errata.yml").write_text(erratum, encoding="utf-8")
    result = run(root, "revise", *AS_ASKED)
    assert "Its errata are part of the copied words." in result.stdout
    copied = text_of(root, "EXA-W001", date(2026, 11, 23)).by_id["children"].clause.text
    assert copied == "Children borrow hand in hand with an adult."


def test_the_text_that_is_followed_is_the_one_in_force_by_then(root: Path) -> None:
    run(root, "revise", *AS_ASKED)
    new = source(root, NEW)
    new.write_text(new.read_text(encoding="utf-8").replace("Anyone", "Nobody"), encoding="utf-8")
    later = ("--revised", "2026-11-24", "--note", "Fourth issue.")
    assert run(root, "revise", "EXA-W001", *later, "--effective", "2027-03-01").exit_code == 0
    assert text_of(root, "EXA-W001", date(2026, 11, 24)).by_id["who-may-borrow"].clause.text.startswith("Nobody")


def test_a_later_revision_is_named_because_it_lacks_what_is_changed_now(root: Path) -> None:
    run(root, "revise", *AS_ASKED)
    earlier = ("--revised", "2026-10-01", "--effective", "2026-12-01", "--note", "Between.")
    result = run(root, "revise", "EXA-W001", *earlier)
    assert "The revision of 2026-11-23 follows on 2027-01-04. It does not have what you change now." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("NO-W001", "2026-11-23", "2027-01-04"), "NO-W001 is not in the register."),
        (("exa-w001", "2026-11-23", "2027-01-04"), "exa-w001 is not in the register. Did you mean EXA-W001?"),
        (("EXA-P003", "2026-11-23", "2027-01-04"), "EXA-P003 has no text that is in force before 2027-01-04."),
        (("EXA-W001", "2026-11-23", "2026-11-01"), "cannot take effect on 2026-11-01, before it was made."),
        (("EXA-W001", "2024-03-01", "2027-01-04"), "There is a revision of 2024-03-01 already."),
        (("EXA-W001", "2023-12-01", "2024-03-01"), "The revision of 2024-03-01 takes effect on 2024-03-01 too."),
        (("EXA-W001", "2023-12-01", "2025-01-01"), "so one made on 2023-12-01 cannot take effect on 2025-01-01."),
        (("EXA-W001", "2023-12-01", "2024-01-01"), "Of the revision of 2023-03-01, only its row"),
        (("EXA-W002", "2027-02-01", "2027-02-01"), "EXA-W002 is retired on 2027-01-01"),
    ],
)
def test_refused(root: Path, arguments: tuple[str, str, str], why: str) -> None:
    run(root, "retire", "EXA-W002", "--on", "2027-01-01")
    number, revised, effective = arguments
    before = everything(root)
    result = run(root, "revise", number, "--revised", revised, "--effective", effective, "--note", "Third issue.")
    assert result.exit_code == 1
    assert why in result.stderr
    assert result.stderr.endswith("Nothing was written.\n")
    assert everything(root) == before


def test_a_change_note_is_needed(root: Path) -> None:
    result = run(root, "revise", *AS_ASKED[:-1], " \n\t")
    assert result.stderr.startswith("Error: The change note is empty.")


def test_a_faulty_document_is_not_revised(root: Path) -> None:
    path = source(root, TEXT)
    path.write_text(path.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    assert "EXA-W001 has errors" in run(root, "revise", *AS_ASKED).stderr


@pytest.mark.parametrize(
    "note", ["A: B", "yes", "- x", "“Quoted” – 😀", "[[x]]", "#1", "true", "1.10", "a\n\nb\u2028c"]
)
def test_any_change_note_reads_back_as_it_is(root: Path, note: str) -> None:
    assert run(root, "revise", *AS_ASKED[:-1], note).exit_code == 0
    assert text_of(root, "EXA-W001", date(2026, 11, 23)).change_note == " ".join(note.split())
