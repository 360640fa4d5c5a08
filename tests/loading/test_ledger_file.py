from datetime import date
from pathlib import Path

import pytest

from policysite.authoring import seal
from policysite.loading import ledger_file, load
from policysite.model import Ledger
from tests.builders import example_sources


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_sources(tmp_path / "root")


def codes(root: Path) -> list[str]:
    return [f"{found.kind.code} {found.location}" for found in load(root).problems]


def test_no_file_is_an_empty_ledger(root: Path) -> None:
    assert load(root).ledger == Ledger()
    assert codes(root) == []


def test_a_ledger_is_read(root: Path) -> None:
    ledger, entries = seal(load(root), date(2026, 11, 23))
    (root / "policy_src/ledger.txt").write_bytes(ledger.as_file())
    assert load(root).ledger == ledger
    assert len(entries) == 3


def test_a_ledger_holds_as_far_as_its_first_fault(root: Path) -> None:
    ledger, _ = seal(load(root), date(2026, 11, 23))
    lines = ledger.as_file().splitlines(keepends=True)
    (root / "policy_src/ledger.txt").write_bytes(b"".join([*lines[:2], lines[3]]))
    assert load(root).ledger.entries == ledger.entries[:1]
    assert codes(root) == ["ledger-broken policy_src/ledger.txt:3:1"]


def test_a_link_to_nothing_is_not_an_empty_ledger(root: Path) -> None:
    (root / "policy_src/ledger.txt").symlink_to("no-such-file")
    assert codes(root) == ["source-missing policy_src/ledger.txt:1:1"]


def test_a_link_out_of_the_sources_is_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "ledger.txt").write_bytes(Ledger().as_file())
    (root / "policy_src/ledger.txt").symlink_to(tmp_path / "ledger.txt")
    assert codes(root) == ["outside-sources policy_src/ledger.txt:1:1"]


def test_a_folder_of_that_name(root: Path) -> None:
    (root / "policy_src/ledger.txt").mkdir()
    assert codes(root) == ["source-unreadable policy_src/ledger.txt:1:1"]


def test_a_file_that_no_ledger_is_as_large_as(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_file, "MAX_LEDGER_BYTES", 10)
    (root / "policy_src/ledger.txt").write_bytes(Ledger().as_file())
    assert codes(root) == ["file-too-large policy_src/ledger.txt:1:1"]


def test_the_ledger_may_be_larger_than_a_text(root: Path) -> None:
    (root / "policy_src/ledger.txt").write_bytes(Ledger().as_file() * 20_000)
    assert codes(root) == ["ledger-malformed policy_src/ledger.txt:2:1"]
