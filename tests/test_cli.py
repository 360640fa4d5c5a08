import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner, Result

from policysite.cli import main
from policysite.exports import source_schemas
from tests.builders import EXAMPLES, example_sources

BY_DATE = "Write the date as YYYY-MM-DD, such as 2024-02-21."
BOTH_SOURCES = "Check both against their sources. A published text keeps the words that were printed."
COMMANDS = {
    name: command for name in main.list_commands(Context(main)) if (command := main.get_command(Context(main), name))
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with sources without a problem and one page written by hand."""
    root = example_sources(tmp_path / "root")
    (root / "docs").mkdir()
    (root / "docs" / "about.md").write_text("# About\n")
    return root


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / "policy_src" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def faulty(root: Path) -> Path:
    """The same with two errors and a warning in three files."""
    edit(root, "organisation.yml", "UTC", "'Mountain: 100%'")
    edit(root, "documents/EXA-W001/2023-03-01.yml", "2023-03-01", "03/01/23")
    associated = "associated_documents:\n  - number: EXA-P003\n    title: Purposes, at 100%\nclauses:"
    edit(root, "documents/EXA-W002/2024-01-01.yml", "clauses:", associated)
    return root


def test_check_as_text(faulty: Path) -> None:
    result = run("check", "--root", faulty)
    assert result.stdout == (
        "policy_src/documents/EXA-W001/2023-03-01.yml:1:10: error [bad-date] "
        f"“03/01/23” is not a date written as year-month-day. {BY_DATE}\n"
        "policy_src/documents/EXA-W002/2024-01-01.yml:7:12: warning [associated-title-differs] "
        f"EXA-P003 is printed as “Purposes, at 100%”; the register has “Purpose of Examples”. {BOTH_SOURCES}\n"
        "policy_src/organisation.yml:2:12: error [unknown-time-zone] "
        "“Mountain: 100%” is not a time zone. Use a name such as America/Boise or UTC.\n"
    )
    assert result.stderr == "3 documents checked: 2 errors, 1 warnings.\n"
    assert result.exit_code == 1


def test_check_as_json(faulty: Path) -> None:
    result = run("check", "--root", faulty, "--format", "json")
    assert json.loads(result.stdout) == {
        "documents": 3,
        "problems": [
            {
                "code": "bad-date",
                "severity": "error",
                "file": "policy_src/documents/EXA-W001/2023-03-01.yml",
                "line": 1,
                "column": 10,
                "what": "“03/01/23” is not a date written as year-month-day.",
                "remedy": BY_DATE,
            },
            {
                "code": "associated-title-differs",
                "severity": "warning",
                "file": "policy_src/documents/EXA-W002/2024-01-01.yml",
                "line": 7,
                "column": 12,
                "what": "EXA-P003 is printed as “Purposes, at 100%”; the register has “Purpose of Examples”.",
                "remedy": BOTH_SOURCES,
            },
            {
                "code": "unknown-time-zone",
                "severity": "error",
                "file": "policy_src/organisation.yml",
                "line": 2,
                "column": 12,
                "what": "“Mountain: 100%” is not a time zone.",
                "remedy": "Use a name such as America/Boise or UTC.",
            },
        ],
    }
    assert result.stderr == ""
    assert result.exit_code == 1


def test_check_as_annotations_of_a_pull_request(faulty: Path) -> None:
    result = run("check", "--root", faulty, "--format", "github")
    assert result.stdout == (
        "::error file=policy_src/documents/EXA-W001/2023-03-01.yml,line=1,col=10,title=bad-date::"
        f"“03/01/23” is not a date written as year-month-day. {BY_DATE}\n"
        "::warning file=policy_src/documents/EXA-W002/2024-01-01.yml,line=7,col=12,title=associated-title-differs::"
        f"EXA-P003 is printed as “Purposes, at 100%25”; the register has “Purpose of Examples”. {BOTH_SOURCES}\n"
        "::error file=policy_src/organisation.yml,line=2,col=12,title=unknown-time-zone::"
        "“Mountain: 100%25” is not a time zone. Use a name such as America/Boise or UTC.\n"
    )
    assert result.exit_code == 1


def test_a_file_name_cannot_add_to_an_annotation(root: Path) -> None:
    (root / "policy_src" / "a,line=1::b%\n::error ::c.txt").write_text("Ask the board.\n")
    result = run("check", "--root", root, "--format", "github")
    assert result.stdout == (
        "::error file=policy_src/a%2Cline=1%3A%3Ab%25�%3A%3Aerror %3A%3Ac.txt,line=1,col=1,title=unexpected-file::"
        "This is not a part of the register. "
        "Remove it. Here stand organisation.yml and the folders documents, checkers and schema.\n"
    )


@pytest.mark.parametrize(("form", "output"), [("text", ""), ("github", "")])
def test_check_has_nothing_to_say_of_sources_without_a_problem(form: str, output: str, root: Path) -> None:
    result = run("check", "--root", root, "--format", form)
    assert (result.exit_code, result.stdout) == (0, output)


def test_check_without_a_problem_as_json(root: Path) -> None:
    result = run("check", "--root", root, "--format", "json")
    assert json.loads(result.stdout) == {"documents": 3, "problems": []}
    assert result.exit_code == 0


def test_warnings_alone_are_no_failure(root: Path) -> None:
    edit(root, "documents/EXA-W001/2024-03-01.yml", "Purpose of Examples", "Purposes of Examples")
    result = run("check", "--root", root)
    assert result.stderr == "3 documents checked: 0 errors, 1 warnings.\n"
    assert result.exit_code == 0


def test_check_looks_at_the_current_folder_unless_told_otherwise(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert run("check").stderr == "3 documents checked: 0 errors, 0 warnings.\n"


def test_check_twice_says_the_same_bytes(faulty: Path) -> None:
    assert run("check", "--root", faulty).stdout_bytes == run("check", "--root", faulty).stdout_bytes


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file but those of the cache, which may come and go."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_write_writes_every_page_and_what_was_written_by_hand(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "plan"
    result = run("write", target, "--root", root, "--as-of", "2024-06-01")
    written = files_in(target)
    assert result.exit_code == 0
    # All but about.md, and the index of what search finds on such pages, which has two files.
    assert result.stdout == f"{len(written) - 3} files written to {target}.\n"
    assert written["about.md"] == b"# About\n"
    assert {
        "index.md",
        "policies/index.md",
        "policies/EXA-P003/index.md",
        "policies/EXA-W001/index.md",
        "policies/EXA-W001/2023-03-01/index.md",
        "policies/EXA-W001/2024-03-01/index.md",
    } < set(written)


def test_write_twice_writes_the_same_bytes(root: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        assert run("write", tmp_path / name, "--root", root, "--as-of", "2024-06-01").exit_code == 0
    assert files_in(tmp_path / "first") == files_in(tmp_path / "second")


def test_what_is_written_depends_on_the_day(root: Path, tmp_path: Path) -> None:
    for day in ("2023-06-01", "2024-06-01"):
        run("write", tmp_path / day, "--root", root, "--as-of", day)
    page = "policies/EXA-W001/index.md"
    assert files_in(tmp_path / "2023-06-01")[page] != files_in(tmp_path / "2024-06-01")[page]


def test_write_takes_an_empty_folder(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan"
    target.mkdir()
    assert run("write", target, "--root", root, "--as-of", "2024-06-01").exit_code == 0
    assert (target / "index.md").is_file()


def test_write_leaves_a_folder_that_is_not_empty_as_it_is(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan"
    target.mkdir()
    (target / "mine.txt").write_text("Mine.\n")
    result = run("write", target, "--root", root, "--as-of", "2024-06-01")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {target} is not empty. Name a folder that is new or empty.\n"
    assert files_in(target) == {"mine.txt": b"Mine.\n"}


def test_write_leaves_a_file_of_that_name_as_it_is(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan"
    target.write_text("Mine.\n")
    assert run("write", target, "--root", root, "--as-of", "2024-06-01").exit_code == 1
    assert target.read_text() == "Mine.\n"


def test_write_that_fails_half_way_leaves_nothing_behind(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if "EXA-W002" in path.parts and path.suffix == ".md":
            raise OSError(28, "No space left on device")
        return written(path, content)

    before = files_in(tmp_path)
    target = tmp_path / "plan"
    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("write", target, "--root", root, "--as-of", "2024-06-01")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {target} cannot be written: No space left on device.\n"
    assert files_in(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["root"]


@pytest.mark.parametrize("command", [["write", "plan"], ["serve", "--build"]])
def test_nothing_is_made_from_faulty_sources(
    command: list[str], faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = files_in(tmp_path)
    result = run(*command, "--root", faulty)
    lines = result.stderr.splitlines()
    assert result.exit_code == 1
    assert [re.findall(r"\[([a-z-]+)\]", line) for line in lines[:-1]] == [["bad-date"], ["unknown-time-zone"]]
    assert lines[-1] == "2 errors; nothing was written."
    assert files_in(tmp_path) == before


def test_what_the_site_shows_by_itself_fails_the_check_and_stops_nothing_else(root: Path, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "checker", root, dirs_exist_ok=True)
    edit(root, "documents/EXA-W004/2024-04-01.yml", "put to the keeper", "put to the keepers")
    checked = run("check", "--root", root, "--format", "json")
    assert (checked.exit_code, [found["code"] for found in json.loads(checked.stdout)["problems"]]) == (
        1,
        ["checker-stale"],
    )
    assert run("write", tmp_path / "plan", "--root", root, "--as-of", "2024-07-01").exit_code == 0
    rules = json.loads((tmp_path / "plan" / "check" / "borrowing" / "rules.json").read_text())
    assert rules["under_review"] is True
    assert "rules" not in rules
    assert run("seal", "--root", root, "--as-of", "2024-07-01").exit_code == 0


@pytest.mark.parametrize("day", ["06/01/24", "2024-13-01", "tomorrow"])
def test_as_of_takes_a_day(day: str, root: Path, tmp_path: Path) -> None:
    result = run("write", tmp_path / "plan", "--root", root, "--as-of", day)
    assert result.exit_code == 2
    assert f"'{day}' does not match the format '%Y-%m-%d'" in result.stderr


def test_schemas_writes_the_schemas_beside_the_sources(root: Path) -> None:
    result = run("schemas", "--root", root)
    folder = root / "policy_src" / "schema"
    assert result.exit_code == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == source_schemas()
    assert result.stdout.splitlines() == [f"{folder / name}" for name in source_schemas()]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_explained_by_an_example_that_it_takes(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("../policies").mkdir(exist_ok=True)  # the option --root of an example names it
    text = run(name, "--help").stdout
    examples = re.findall(r"^ +policysite (\S.*?)(?: {2,}.*)?$", text.partition("Example:")[2], re.MULTILINE)
    assert examples
    for example in examples:
        called, *arguments = shlex.split(example)
        assert called == name
        assert COMMANDS[name].make_context(name, arguments).params


def test_help_lists_every_command_with_a_sentence() -> None:
    text = run("--help").stdout
    for name in COMMANDS:
        assert re.search(rf"^  {name} +[A-Z].*\.$", text, re.MULTILINE)
