from pathlib import Path

import pytest

from policysite.loading import load
from tests.authoring.command import everything, run, source
from tests.builders import example_sources


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_sources(tmp_path / "root")


def test_a_new_document_gets_a_revision_whose_clauses_are_to_be_written(root: Path) -> None:
    stated = ("--title", "Care: a Guide", "--department", "EXA", "--note", "First issue.")
    result = run(root, "new", "EXA-W005", *stated, "--revised", "2026-11-23", "--effective", "2027-01-04")
    assert result.exit_code == 0
    assert source(root, "EXA-W005/document.yml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/document.json\nnumber: EXA-W005\ndepartment: EXA\n"
    )
    assert source(root, "EXA-W005/2026-11-23.yml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/revision.json\n"
        "revised: 2026-11-23\n"
        "effective: 2027-01-04\n"
        "evidence: text\n"
        "change_note: First issue.\n"
        "title: 'Care: a Guide'\n"
        "clauses:\n"
        "  - text:\n"
    )
    assert "[clause-empty]" in run(root, "check").stdout


def test_once_its_clauses_are_written_it_is_without_a_problem(root: Path) -> None:
    run(root, "new", "EXA-W005", "--title", "Care", "--note", "First issue.", "--revised", "2026-11-23")
    path = source(root, "EXA-W005/2026-11-23.yml")
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " Examples are washed.\n", encoding="utf-8")
    result = run(root, "check", "--fix")
    assert (result.exit_code, result.stdout) == (0, "")
    assert load(root).register.by_number["EXA-W005"].texts[0].clauses[0].id == "examples-washed"


def test_a_document_known_by_its_title_alone(root: Path) -> None:
    result = run(root, "new", "EXA-F006", "--title", "Loan Form", "--not-held")
    assert result.stdout == "EXA-F006 is in the register by its number and title. Its text is not held.\n"
    assert run(root, "check").exit_code == 0
    document = load(root).register.by_number["EXA-F006"]
    assert (document.held, document.title) == (False, "Loan Form")


def test_the_text_of_a_document_that_was_not_held_arrives(root: Path) -> None:
    result = run(root, "new", "EXA-P003", "--note", "First issue.", "--type", "work-instruction")
    assert result.exit_code == 0
    assert source(root, "EXA-P003/document.yml").read_text(encoding="utf-8") == (
        "number: EXA-P003\ntype: work-instruction\n"
    )
    (revision,) = (path for path in source(root, "EXA-P003").iterdir() if path.name != "document.yml")
    assert "title: Purpose of Examples\n" in revision.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("exa-w5", "--title", "Care"), "“exa-w5” cannot be a document number."),
        (("../x", "--title", "Care"), "“../x” cannot be a document number."),
        (("EXA-W001", "--note", "x"), "EXA-W001 is in the register already. Revise it with policysite revise."),
        (("EXA-W001", "--title", "Care", "--not-held"), "EXA-W001 is in the register already."),
        (("EXA-W005", "--note", "x"), "Give the title with --title."),
        (("EXA-W005", "--not-held"), "give it with --title"),
        (("EXA-W005", "--title", "Care"), "Give the line of the revision history with --note."),
        (("EXA-W005", "--title", "Care", "--department", "HR"), "“HR” is not in organisation.yml. Known: EXA."),
        (("EXA-W005", "--title", "Care", "--type", "memo"), "“memo” is not in organisation.yml."),
        (
            ("EXA-W005", "--title", "Care", "--note", "x", "--revised", "2027-01-01", "--effective", "2026-01-01"),
            "cannot take effect on 2026-01-01, before it was made.",
        ),
    ],
)
def test_refused(root: Path, arguments: tuple[str, ...], why: str) -> None:
    before = everything(root)
    result = run(root, "new", *arguments)
    assert result.exit_code == 1
    assert why in result.stderr
    assert everything(root) == before
