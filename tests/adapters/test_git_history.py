import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policysite.adapters.git_history import NotInHistoryError, file_at
from policysite.cli import main
from tests.builders import example_sources

FILE = "policy_src/ledger.txt"


def git(folder: Path, *arguments: str) -> str:
    options = ["-c", "user.name=Keeper", "-c", "user.email=keeper@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", str(folder), *options, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a first commit, in whose folder ``project`` the register lies."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    example_sources(tmp_path / "project")
    commit(tmp_path, "First issue")
    return tmp_path


def sealed(repository: Path, day: str) -> bytes:
    run("seal", "--root", repository / "project", "--as-of", day)
    commit(repository, f"Sealed on {day}")
    return (repository / "project" / FILE).read_bytes()


def add_revision(repository: Path, year: int) -> None:
    text = f"revised: {year}-01-01\nevidence: history\nchange_note: Another issue.\n"
    (repository / "project/policy_src/documents/EXA-W001" / f"{year}-01-01.yml").write_text(text)


def test_a_file_as_it_was_committed(repository: Path) -> None:
    project = repository / "project"
    first = sealed(repository, "2026-11-23")
    git(repository, "tag", "published")
    add_revision(repository, 2031)
    second = sealed(repository, "2026-11-24")
    assert first != second
    assert file_at(project, "main", FILE) == second
    assert file_at(project, "main~1", FILE) == file_at(project, "published", FILE) == first
    assert file_at(project, "main~2", FILE) is None
    (project / FILE).unlink()
    assert file_at(project, "HEAD", FILE) == second


@pytest.mark.parametrize("name", ["no-such-branch", "main~9", "--help", "-1", "main:project", ""])
def test_a_name_that_git_does_not_know(repository: Path, name: str) -> None:
    with pytest.raises(NotInHistoryError):
        file_at(repository / "project", name, FILE)


def test_a_folder_that_is_no_repository(tmp_path: Path) -> None:
    with pytest.raises(NotInHistoryError, match="not a git repository"):
        file_at(tmp_path, "main", FILE)


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotInHistoryError, match="git is not installed"):
        file_at(tmp_path, "main", FILE)


def test_check_says_when_it_cannot_compare(repository: Path) -> None:
    result = run("check", "--root", repository / "project", "--against", "origin/main")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: The ledger at origin/main cannot be read: git knows no branch, tag or commit of that name.\n"
    )


def test_a_ledger_that_grows_passes(repository: Path) -> None:
    project = repository / "project"
    assert run("check", "--root", project, "--against", "HEAD").exit_code == 0, "nothing was ever sealed"
    sealed(repository, "2026-11-23")
    add_revision(repository, 2031)
    run("seal", "--root", project, "--as-of", "2026-11-24")
    for earlier in ("HEAD", "HEAD~1"):
        assert run("check", "--root", project, "--against", earlier).exit_code == 0


def test_a_ledger_that_was_cut_off_is_found_only_by_comparison(repository: Path) -> None:
    project = repository / "project"
    sealed(repository, "2026-11-23")
    lines = (project / FILE).read_text().splitlines(keepends=True)
    (project / FILE).write_text("".join(lines[:-1]))
    text = project / "policy_src/documents/EXA-W002/2024-01-01.yml"
    text.write_text(text.read_text().replace("clean", "washed"))
    assert run("check", "--root", project).exit_code == 0
    result = run("check", "--root", project, "--against", "HEAD")
    assert result.exit_code == 1
    assert result.stdout == (
        "policy_src/ledger.txt:4:1: error [ledger-not-extended] "
        "The earlier ledger has entry 3, on EXA-W002 (revised 2024-01-01); this one does not reach it. "
        "Restore ledger.txt as it was published, or bring this branch up to date if it is older.\n"
    )


def test_a_ledger_that_was_removed_is_found_by_comparison(repository: Path) -> None:
    sealed(repository, "2026-11-23")
    (repository / "project" / FILE).unlink()
    result = run("check", "--root", repository / "project", "--against", "HEAD")
    assert "ledger.txt:2:1: error [ledger-not-extended] The earlier ledger has entry 1" in result.stdout


def test_a_ledger_that_was_written_anew_is_found_by_comparison(repository: Path) -> None:
    project = repository / "project"
    sealed(repository, "2026-11-23")
    (project / FILE).unlink()
    text = project / "policy_src/documents/EXA-W001/2023-03-01.yml"
    text.write_text(text.read_text().replace("First", "Zeroth"))
    run("seal", "--root", project, "--as-of", "2026-11-23")
    assert run("check", "--root", project).exit_code == 0
    result = run("check", "--root", project, "--against", "HEAD")
    assert "ledger.txt:2:1: error [ledger-not-extended] " in result.stdout
    assert result.stdout.count("\n") == 1
