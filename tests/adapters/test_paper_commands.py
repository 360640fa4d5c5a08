"""What the commands say of paper: a text that cannot be typeset stops them, and PDFs are kept from one to the next."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policysite import cli
from policysite.adapters.folder_cache import PDF_FOLDER
from policysite.cli import options
from tests.adapters.published import publish
from tests.builders import example_sources

FORM = "policies/EXA-W001/EXA-W001.pdf"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "register"
    example_sources(root)
    (root / "docs").mkdir()
    return root


@pytest.fixture
def unprintable(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text that no check has seen, as if Typst knew of a fault that the checks do not."""
    text = root / "policy_src/documents/EXA-W001/2024-03-01.yml"
    text.write_text(text.read_text(encoding="utf-8").replace("Anyone", "\N{GRINNING FACE}"), encoding="utf-8")
    monkeypatch.setattr(options, "faults", lambda _loaded: ())
    return root


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [*map(str, arguments)], catch_exceptions=False)


def write(root: Path, target: str) -> Result:
    return run("write", "--root", root, "--as-of", "2025-06-01", root / target)


def test_a_text_that_cannot_be_typeset_stops_the_writing(unprintable: Path) -> None:
    result = write(unprintable, "plan")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("Error: EXA-W001 – Lending of Examples, revised 03/01/24, cannot be typeset: ")
    assert line.endswith("Nothing was written.")
    assert not (unprintable / "plan").exists()


def test_a_text_that_cannot_be_typeset_stops_the_proof(unprintable: Path, tmp_path: Path) -> None:
    result = run("verify", "--root", unprintable, publish(tmp_path / "site"))
    assert result.exit_code == 1
    assert result.stderr.endswith("Nothing was verified.\n")


def test_pdfs_are_kept_and_a_damaged_one_is_made_again(root: Path) -> None:
    assert write(root, "first").exit_code == 0
    kept = sorted((root / PDF_FOLDER).iterdir())
    form = (root / "first" / FORM).read_bytes()
    assert form.startswith(b"%PDF-")
    before = [entry.read_bytes() for entry in kept]
    for entry in kept:
        entry.write_bytes(entry.read_bytes()[:-100])

    assert write(root, "second").exit_code == 0
    assert (root / "second" / FORM).read_bytes() == form
    assert [entry.read_bytes() for entry in kept] == before
