"""``policysite import``: several files at once, nothing overwritten, and a report of all that is in doubt."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policysite.checks import check
from policysite.cli import main
from policysite.loading import load
from tests.authoring.command import everything, source
from tests.authoring.word_files import VARIANTS
from tests.builders import example_sources

OUTLINE = """
EXA-W009 – Care of Examples

INSTRUCTION

1. Examples are washed.
2. See EXA-F010.
2. Examples are dried.

ASSOCIATED DOCUMENTS

- EXA-F010: Washing List
- EXA-W001

REVISION HISTORY

- 01/15/25 First issue.
- 02/15/25 Drying added.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_sources(tmp_path / "root")


def run(root: Path, *arguments: str | Path, pasted: str | None = None) -> Result:
    command = ["import", "--root", str(root), *map(str, arguments)]
    return CliRunner().invoke(main, command, input=pasted, catch_exceptions=False)


def put(root: Path, name: str, text: str | bytes) -> Path:
    path = root.parent / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_file_becomes_drafts_without_a_problem(root: Path) -> None:
    result = run(root, put(root, "care.txt", OUTLINE))
    assert result.exit_code == 0
    assert check(load(root)) == ()
    document = load(root).register.by_number["EXA-W009"]
    assert [str(revision.revised) for revision in document.revisions] == ["2025-01-15", "2025-02-15"]
    assert [placed.clause.text for placed in document.texts[0].placed] == [
        "Examples are washed.", "See [[EXA-F010]].", "Examples are dried.",
    ]  # fmt: skip
    assert load(root).register.by_number["EXA-F010"].title == "Washing List"


def test_it_says_what_is_in_doubt_what_it_wrote_and_what_comes_next(root: Path) -> None:
    path = put(root, "care.txt", OUTLINE)
    result = run(root, path)
    assert result.stdout.splitlines() == [
        f"[1/1] {path}: EXA-W009, Care of Examples, revision of 2025-02-15: 3 clauses (text).",
        "  To be checked:",
        "    line 8: The label “2.” stands here for the second time. By its place this is clause 3.",
        "  Recognised: 9 facts, titles of sections and citations",
        "  Written:",
        "    policy_src/documents/EXA-W009/document.yml",
        "    policy_src/documents/EXA-W009/2025-01-15.yml",
        "    policy_src/documents/EXA-W009/2025-02-15.yml",
        "Was entered by number and title, because an imported text lists it: "
        "policy_src/documents/EXA-F010/document.yml",
    ]
    assert result.stderr.splitlines() == [
        "Files imported: 1; not imported: 0; there already: 0.",
        "Next:",
        "  Read each draft beside its original, and look at what is to be checked.",
        "  Look for mistakes: policysite check",
    ]


def test_importing_twice_changes_nothing(root: Path) -> None:
    path = put(root, "care.txt", OUTLINE)
    run(root, path)
    before = everything(root)
    result = run(root, path)
    assert (result.exit_code, everything(root)) == (0, before)
    assert "The register has it already." in result.stdout


def test_a_revision_that_says_something_else_is_never_overwritten(root: Path) -> None:
    run(root, put(root, "care.txt", OUTLINE))
    before = everything(root)
    result = run(root, put(root, "care.txt", OUTLINE.replace("washed", "rinsed")))
    assert (result.exit_code, everything(root)) == (1, before)
    assert "The register has a revision of EXA-W009 of 2025-02-15 already, and it says something else." in result.stderr


def test_a_row_of_the_history_that_differs_is_in_doubt(root: Path) -> None:
    run(root, put(root, "care.txt", OUTLINE))
    result = run(root, put(root, "care.txt", OUTLINE.replace("First issue.", "Initial text.")))
    assert "The register says of 2025-01-15: “First issue.” The file says: “Initial text.”" in result.stdout


def test_a_newer_text_keeps_the_ids_of_the_older_one(root: Path) -> None:
    newer = OUTLINE.replace("2. See", "2. Examples are counted.\n3. See").replace(
        "- 02/15/25", "- 03/15/25 Counted.\n- 02/15/25"
    )
    run(root, put(root, "old.txt", OUTLINE), put(root, "new.txt", newer))
    old, new = load(root).register.by_number["EXA-W009"].texts
    assert set(old.by_id) < set(new.by_id)
    assert len(new.by_id) == len(old.by_id) + 1


def test_a_failure_does_not_stop_the_others(root: Path) -> None:
    broken = put(root, "broken.docx", b"PK\x03\x04 broken")
    unsaid = put(root, "unsaid.txt", "1. Words")
    result = run(root, broken, unsaid, root / "none.pdf", put(root, "care.txt", OUTLINE))
    assert result.exit_code == 1
    assert [line.partition(": ")[2] for line in result.stderr.splitlines()[:3]] == [
        "not imported. The Word file is damaged. Open it in Word, save it again, and import the new file.",
        "not imported. The file does not say its number, nor its title, nor the day on which it was revised, nor the "
        "change note of that revision. Say so with --number and --title and --revised and --note.",
        "not imported. The file cannot be read: No such file or directory.",
    ]
    assert "EXA-W009" in load(root).register.by_number


def test_word_files_are_imported_too(root: Path) -> None:
    result = run(root, put(root, "hum.docx", VARIANTS["mixed"]()))
    assert result.exit_code == 0
    assert len(load(root).register.by_number["HUM-W050"].texts[0].placed) == 18


def test_pasted_text_and_what_it_does_not_say(root: Path) -> None:
    given = ("--number", "EXA-W009", "--title", "Care", "--revised", "2025-01-15", "--note", "First issue.")
    result = run(root, "-", *given, pasted="1. Examples are washed.\r\n2. Examples are dried.\r\n")
    assert result.exit_code == 0
    (text,) = load(root).register.by_number["EXA-W009"].texts
    assert (text.title, text.change_note, str(text.revised), len(text.placed)) == (
        "Care",
        "First issue.",
        "2025-01-15",
        2,
    )


def test_a_document_that_was_known_by_its_title_alone_is_held_from_now_on(root: Path) -> None:
    outline = OUTLINE.replace("EXA-W009", "EXA-P003").replace("Care of", "Purpose of")
    result = run(root, put(root, "purpose.txt", outline))
    assert result.exit_code == 0
    assert load(root).register.by_number["EXA-P003"].held
    assert check(load(root)) == ()


def test_a_document_with_errors_is_left_alone(root: Path) -> None:
    source(root, "EXA-W001/document.yml").write_text("number: EXA-W001\ncolour: red\n", encoding="utf-8")
    before = everything(root)
    result = run(root, put(root, "a.txt", OUTLINE.replace("EXA-W009", "EXA-W001")))
    assert (result.exit_code, everything(root)) == (1, before)
    assert "EXA-W001 has errors in policy_src. Mend them first: policysite check." in result.stderr


def test_dry_run_writes_nothing(root: Path) -> None:
    path, before = put(root, "care.txt", OUTLINE), everything(root)
    result = run(root, path, "--dry-run")
    assert everything(root) == before
    assert result.stderr.splitlines()[-1] == "Nothing was written."


def test_a_disk_that_is_full_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, before = put(root, "care.txt", OUTLINE), everything(root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = run(root, path)
    assert (result.exit_code, everything(root)) == (1, before)
    assert "It cannot be written: No space left on device." in result.stderr


def test_report_as_json(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    run(root, put(root, "care.txt", OUTLINE), root / "none.pdf", "--report", target)
    taken, failed = json.loads(target.read_text(encoding="utf-8"))
    assert (taken["number"], taken["revised"], taken["clauses"], taken["form"]) == ("EXA-W009", "2025-02-15", 3, "text")
    assert {"kind": "doubt", "place": "line 8", "words": ""}.items() <= taken["findings"][-1].items() or any(
        finding["kind"] == "doubt" and finding["place"] == "line 8" for finding in taken["findings"]
    )
    assert failed["failed"] == "The file cannot be read: No such file or directory."


def test_report_as_markdown_in_which_words_stay_words(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    run(
        root,
        put(root, "care.txt", OUTLINE.replace("INSTRUCTION", "@all <b>*x*</b>\n\nINSTRUCTION", 1)),
        "--report",
        target,
    )
    text = target.read_text(encoding="utf-8")
    assert "<h2>" in text
    assert "“<span>@</span>all &lt;b&gt;x&lt;/b&gt;”" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.txt", "b.txt", "--number", "X-1"], "--number and --title go with one file"),
        (["a.txt", "--report", "report.txt"], "The name of the report ends in .json or .md"),
        ([], "Missing argument"),
    ],
)
def test_arguments_that_do_not_fit(arguments: list[str], said: str, root: Path) -> None:
    result = run(root, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_folder_without_sources(tmp_path: Path) -> None:
    result = run(tmp_path, "a.txt")
    assert result.exit_code == 1
    assert "There is no folder policy_src here." in result.stderr
