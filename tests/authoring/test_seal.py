from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policysite.authoring import SealingError, seal, write_ledger
from policysite.cli import main
from policysite.loading import load
from policysite.model import Ledger
from tests.builders import example_sources

DAY = date(2026, 11, 23)
UPCOMING = "revised: 2040-01-01\nevidence: history\nchange_note: Third issue.\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_sources(tmp_path / "root")


def ledger_file(root: Path) -> Path:
    return root / "policy_src" / "ledger.txt"


def write(root: Path, file: str, text: str) -> None:
    (root / "policy_src" / "documents" / file).write_text(text, encoding="utf-8")


def test_everything_is_sealed_also_what_is_upcoming(root: Path) -> None:
    write(root, "EXA-W001/2040-01-01.yml", UPCOMING)
    result = run("seal", "--root", root, "--as-of", "2026-11-23")
    assert result.stdout == (
        "Sealed: EXA-W001 (revised 2023-03-01)\n"
        "Sealed: EXA-W001 (revised 2024-03-01)\n"
        "Sealed: EXA-W001 (revised 2040-01-01)\n"
        "Sealed: EXA-W002 (revised 2024-01-01)\n"
    )
    assert result.stderr == "New entries in the ledger: 4.\n"
    assert result.exit_code == 0
    ledger = load(root).ledger
    assert ledger_file(root).read_bytes() == ledger.as_file()
    assert [(entry.sequence, entry.sealed_on) for entry in ledger.entries] == [(count, DAY) for count in (1, 2, 3, 4)]
    assert run("check", "--root", root).exit_code == 0


def test_sealing_twice_does_no_harm(root: Path) -> None:
    run("seal", "--root", root, "--as-of", "2026-11-23")
    before = ledger_file(root).read_bytes()
    result = run("seal", "--root", root, "--as-of", "2026-12-01")
    assert (result.stdout, result.stderr) == ("", "Everything is sealed already.\n")
    assert result.exit_code == 0
    assert ledger_file(root).read_bytes() == before


def test_what_is_new_is_added_at_the_end(root: Path) -> None:
    run("seal", "--root", root, "--as-of", "2026-11-23")
    before = ledger_file(root).read_bytes()
    write(root, "EXA-W001/2040-01-01.yml", UPCOMING)
    erratum = "errata:\n  - on: 2026-12-01\n    clause: care\n    was: handled\n    now: held\n"
    write(root, "EXA-W001/2024-03-01.errata.yml", erratum)
    result = run("seal", "--root", root, "--as-of", "2026-12-01")
    assert result.stdout == (
        "Sealed: Erratum 1 of EXA-W001 (revised 2024-03-01)\nSealed: EXA-W001 (revised 2040-01-01)\n"
    )
    after = ledger_file(root).read_bytes()
    assert after.startswith(before)
    assert [line.split(" ")[1] for line in after.decode().splitlines()[4:]] == ["2026-12-01", "2026-12-01"]


def test_a_draft_may_be_edited_until_it_is_sealed(root: Path) -> None:
    run("seal", "--root", root)
    write(root, "EXA-W001/2040-01-01.yml", UPCOMING)
    assert run("check", "--root", root).exit_code == 0
    write(root, "EXA-W001/2040-01-01.yml", UPCOMING.replace("Third", "Fourth"))
    assert run("check", "--root", root).exit_code == 0
    run("seal", "--root", root)
    write(root, "EXA-W001/2040-01-01.yml", UPCOMING)
    assert run("check", "--root", root).exit_code == 1


def test_a_dry_run_writes_nothing(root: Path) -> None:
    result = run("seal", "--root", root, "--dry-run")
    assert result.stdout.startswith("Would seal: EXA-W001 (revised 2023-03-01)\n")
    assert result.stderr == "Nothing was written.\n"
    assert not ledger_file(root).exists()


def test_nothing_is_sealed_while_there_is_an_error(root: Path) -> None:
    write(root, "EXA-W001/2040-01-01.yml", UPCOMING.replace("2040", "2041"))
    result = run("seal", "--root", root)
    assert result.exit_code == 1
    assert "[date-mismatch]" in result.stderr
    assert result.stderr.endswith("1 errors; nothing was written.\n")
    assert not ledger_file(root).exists()


def test_a_changed_revision_cannot_be_sealed_again(root: Path) -> None:
    run("seal", "--root", root)
    before = ledger_file(root).read_bytes()
    text = (root / "policy_src/documents/EXA-W002/2024-01-01.yml").read_text(encoding="utf-8")
    write(root, "EXA-W002/2024-01-01.yml", text.replace("clean", "washed"))
    result = run("seal", "--root", root)
    assert result.exit_code == 1
    assert "[sealed-revision-changed]" in result.stderr
    assert ledger_file(root).read_bytes() == before


def test_a_warning_does_not_stop_it(root: Path) -> None:
    text = (root / "policy_src/documents/EXA-W001/2024-03-01.yml").read_text(encoding="utf-8")
    write(root, "EXA-W001/2024-03-01.yml", text.replace("Purpose of Examples", "Purposes of Examples"))
    assert "warning" in run("check", "--root", root).stdout
    assert run("seal", "--root", root).exit_code == 0


def test_a_day_before_the_last_entry(root: Path) -> None:
    run("seal", "--root", root, "--as-of", "2026-11-23")
    write(root, "EXA-W001/2040-01-01.yml", UPCOMING)
    result = run("seal", "--root", root, "--as-of", "2026-11-22")
    assert result.stderr == "Error: The last entry was sealed on 2026-11-23, which is later than 2026-11-22.\n"
    assert result.exit_code == 1


def test_the_same_sources_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    roots = [example_sources(tmp_path / name) for name in ("one", "two")]
    for root in roots:
        run("seal", "--root", root, "--as-of", "2026-11-23")
    assert ledger_file(roots[0]).read_bytes() == ledger_file(roots[1]).read_bytes()


def test_a_ledger_that_changed_meanwhile_is_not_written_over(root: Path) -> None:
    loaded = load(root)
    ledger, _ = seal(loaded, DAY)
    write_ledger(root, ledger, replaced=loaded.ledger)
    with pytest.raises(SealingError, match="changed while"):
        write_ledger(root, ledger, replaced=loaded.ledger)
    assert load(root).ledger == ledger


def test_nothing_else_is_left_behind_and_permissions_stay(root: Path) -> None:
    run("seal", "--root", root, "--as-of", "2026-11-23")
    ledger_file(root).chmod(0o664)
    write(root, "EXA-W001/2040-01-01.yml", UPCOMING)
    run("seal", "--root", root, "--as-of", "2026-11-23")
    assert ledger_file(root).stat().st_mode & 0o777 == 0o664
    assert sorted(path.name for path in (root / "policy_src").iterdir()) == [
        "documents",
        "ledger.txt",
        "organisation.yml",
    ]


def test_an_empty_register_has_an_empty_ledger(root: Path) -> None:
    for name in ("EXA-W001", "EXA-W002"):
        for path in (root / "policy_src/documents" / name).iterdir():
            path.unlink()
        (root / "policy_src/documents" / name).rmdir()
    assert seal(load(root), DAY) == (Ledger(), ())
