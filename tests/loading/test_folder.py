import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from policysite.checks import check
from policysite.loading import load
from policysite.model import HistoryRevision, TextRevision
from tests.builders import example_sources

DOCUMENTS = "policy_src/documents"


def row(revised: str, effective: str | None = None) -> str:
    return f"revised: {revised}\nevidence: history\nchange_note: As the board decided.\n" + (
        f"effective: {effective}\n" if effective else ""
    )


def test_a_folder_becomes_a_register(tmp_path: Path) -> None:
    loaded = load(example_sources(tmp_path / "sources"))
    register = loaded.register
    assert loaded.problems == ()
    assert register.organisation.name == "the Example District"
    assert register.organisation.departments == {"EXA": "Examples"}
    assert [document.number for document in register.documents] == ["EXA-P003", "EXA-W001", "EXA-W002"]
    first, second = register.by_number["EXA-W001"].revisions
    assert isinstance(first, HistoryRevision)
    assert isinstance(second, TextRevision)
    assert {id_: placed.label for id_, placed in second.by_id.items()} == {
        "who-may-borrow": "1",
        "children": "1.a",
        "care": "2",
    }
    assert not register.by_number["EXA-P003"].held


def test_revisions_are_in_the_order_in_which_they_take_effect(tmp_path: Path) -> None:
    root = example_sources(tmp_path / "sources")
    (root / DOCUMENTS / "EXA-W001" / "2022-01-01.yml").write_text(row("2022-01-01", "2023-06-01"))
    revisions = load(root).register.by_number["EXA-W001"].revisions
    assert [revision.revised for revision in revisions] == [date(2023, 3, 1), date(2022, 1, 1), date(2024, 3, 1)]


def test_a_faulty_document_is_left_out_but_what_cites_it_is_not_at_fault(tmp_path: Path) -> None:
    root = example_sources(tmp_path / "sources")
    (root / DOCUMENTS / "EXA-W002" / "2024-01-01.yml").write_text("revised: 2024-01-01\nevidence: history\n")
    loaded = load(root)
    assert [document.number for document in loaded.register.documents] == ["EXA-P003", "EXA-W001"]
    assert "EXA-W002" in loaded.numbers
    assert [found.kind.code for found in check(loaded)] == ["missing-field"]


def test_a_faulty_organisation_does_not_hide_the_problems_of_documents(tmp_path: Path) -> None:
    root = example_sources(tmp_path / "sources")
    (root / "policy_src" / "organisation.yml").write_text("time_zone: Mountain Time\n")
    (root / DOCUMENTS / "EXA-P003" / "document.yml").write_text("number: EXA-P003\nheld: perhaps\n")
    assert [found.kind.code for found in check(load(root))] == ["wrong-value", "missing-field", "unknown-time-zone"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param(b"caf\xe9.txt", "caf�.txt", id="not UTF-8"),
        pytest.param(b"two\nlines.txt", "two�lines.txt", id="a line break"),
        pytest.param(b"\x1b[31mred.txt", "�[31mred.txt", id="an escape sequence"),
        pytest.param("größe 例.txt".encode(), "größe 例.txt", id="letters beyond ASCII"),
    ],
)
def test_a_file_name_that_cannot_be_shown(name: bytes, shown: str, tmp_path: Path) -> None:
    root = example_sources(tmp_path / "sources")
    (root / DOCUMENTS / os.fsdecode(name)).write_text("Ask the board.\n")
    assert [str(found.location) for found in load(root).problems] == [f"{DOCUMENTS}/{shown}:1:1"]


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = Path.iterdir

    def refused(folder: Path) -> Iterator[Path]:
        if folder.name == "EXA-W001":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    root = example_sources(tmp_path / "sources")
    monkeypatch.setattr(Path, "iterdir", refused)
    (found,) = load(root).problems
    assert str(found) == (
        f"{DOCUMENTS}/EXA-W001:1:1: error [source-unreadable] The folder cannot be read: Permission denied. "
        "Check that the file's permissions allow it to be read."
    )


def test_policy_src_itself_may_be_a_link(tmp_path: Path) -> None:
    example_sources(tmp_path / "elsewhere")
    root = tmp_path / "root"
    root.mkdir()
    (root / "policy_src").symlink_to(tmp_path / "elsewhere" / "policy_src")
    assert load(root).problems == ()


def test_the_same_sources_give_the_same_register_and_the_same_problems(tmp_path: Path) -> None:
    root = example_sources(tmp_path / "sources")
    for name in ("notes.txt", "EXA-W001/b.txt", "EXA-W001/a.txt"):
        (root / DOCUMENTS / name).write_text("Ask the board.\n")
    first, second = load(root), load(root)
    assert first.register == second.register
    assert first.problems == second.problems
    assert [found.location.file for found in first.problems] == [
        f"{DOCUMENTS}/EXA-W001/a.txt",
        f"{DOCUMENTS}/EXA-W001/b.txt",
        f"{DOCUMENTS}/notes.txt",
    ]
