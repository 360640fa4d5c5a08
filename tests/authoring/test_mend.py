from pathlib import Path

import pytest

from policysite.loading import load
from tests.authoring.command import everything, run, source
from tests.builders import example_sources

DRAFT = "EXA-W001/2026-11-23.yml"
HEAD = "revised: 2026-11-23\nevidence: text\nchange_note: Third issue.\ntitle: Lending of Examples\nclauses:\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_sources(tmp_path / "root")


def mended(root: Path, text: str) -> str:
    source(root, DRAFT).write_bytes(text.encode())
    run(root, "check", "--fix")
    return source(root, DRAFT).read_text(encoding="utf-8")


def test_a_new_clause_gets_an_id_from_its_words(root: Path) -> None:
    source(root, DRAFT).write_text(HEAD + "  # New.\n  - text: No one may lend a broken example.\n", encoding="utf-8")
    result = run(root, "check", "--fix")
    assert result.exit_code == 0
    assert source(root, DRAFT).read_text(encoding="utf-8") == (
        HEAD + "  # New.\n  - id: one-lend-broken\n    text: No one may lend a broken example.\n"
    )
    assert result.stderr == (
        f"policy_src/documents/{DRAFT}: The clause “No one may lend a broken …” got the id one-lend-broken.\n"
        "3 documents checked: 0 errors, 0 warnings.\n"
    )


def test_a_clause_that_was_there_before_keeps_its_id(root: Path) -> None:
    written = "  - text: Children *borrow* together with an adult.\n  - id:\n    text: Hands are clean.\n"
    text = mended(root, HEAD + written)
    assert "  - id: children\n    text: Children *borrow*" in text
    assert "  - id: hands-clean\n    text: Hands" in text


def test_a_copied_clause_gets_an_id_of_its_own(root: Path) -> None:
    text = mended(root, HEAD + "  - text: Children borrow together with an adult.\n" * 2)
    assert [line for line in text.splitlines() if "id:" in line] == [
        "  - id: children",
        "  - id: children-borrow-together",
    ]


def test_the_id_of_a_clause_that_is_gone_is_not_used_again(root: Path) -> None:
    assert "id: care-2\n" in mended(root, HEAD + "  - text: Care!\n")


def test_line_ends_spaces_and_a_mark_at_the_beginning_go(root: Path) -> None:
    text = HEAD + "  - id: care\n    text: >-\n      Take care.\n      Now.\n"
    assert mended(root, "\ufeff" + text.replace("Take care.", "Take care.  ").replace("\n", "\r\n")) == text


def test_indentation_becomes_that_of_all_files(root: Path) -> None:
    odd = HEAD + "- id: care\n  text: Take care.\n  clauses:\n       -   id: more\n           text: More care.\n"
    expected = "  - id: care\n    text: Take care.\n    clauses:\n      - id: more\n        text: More care.\n"
    assert mended(root, odd) == HEAD + expected


def test_a_text_with_a_long_line_is_laid_out_one_sentence_a_line(root: Path) -> None:
    sentence = "Whoever lends an example writes down the name, the day and the hour at which it has to be back again."
    expected = f"  - id: care\n    text: >-\n      {sentence}\n      {sentence}\n"
    assert mended(root, f"{HEAD}  - id: care\n    text: {sentence} {sentence}\n") == HEAD + expected
    assert mended(root, HEAD + expected) == HEAD + expected


def test_words_stay_word_for_word(root: Path) -> None:
    texts = [text for document in load(root).register.documents for text in document.texts]
    run(root, "check", "--fix")
    assert [text for document in load(root).register.documents for text in document.texts] == texts


def test_what_is_in_order_is_not_touched(root: Path) -> None:
    before = everything(root)
    assert run(root, "check", "--fix").stderr.startswith("There was nothing to mend by itself.\n")
    assert everything(root) == before


def test_a_published_revision_is_never_touched(root: Path) -> None:
    path = source(root, "EXA-W002/2024-01-01.yml")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    run(root, "seal")
    before = everything(root)
    run(root, "check", "--fix")
    assert everything(root) == before


def test_a_file_that_a_link_leads_to_is_not_touched(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yml"
    elsewhere.write_bytes((HEAD + "  - text: Take care.\r\n").encode())
    source(root, DRAFT).symlink_to(elsewhere)
    run(root, "check", "--fix")
    assert b"\r\n" in elsewhere.read_bytes()


@pytest.mark.parametrize("text", ["clauses: [", "- a\n", "", "a: &b c\n", "revised: 2026-11-23\nclauses: none\n"])
def test_what_cannot_be_read_is_left_as_it_is(root: Path, text: str) -> None:
    assert mended(root, text) == text
