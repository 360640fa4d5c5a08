"""Every problem code, by examples: ``tests/examples/<code>.yml``.

An example changes a small register, ``tests/examples/base``, and says what ``policysite check`` reports of it.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from click.testing import CliRunner
from pydantic import BaseModel, ConfigDict, Field

from policysite.cli import main
from policysite.problems import CATALOGUE
from tests.builders import EXAMPLES, example_sources


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Encoded(Strict):
    encoding: str
    text: str


class Repeated(Strict):
    text: str
    times: int


class Published(Strict):
    """What is sealed before anything changes: the base register, with these files, on this day."""

    day: str
    files: dict[str, str] = {}


class Case(Strict):
    """What changes in the base register; paths are relative to the folder that holds policy_src."""

    name: str
    checker: bool = False
    """Whether the register also has the document and the checker of ``tests/examples/checker``."""
    published: Published | None = None
    """Left out where nothing is sealed."""
    compared: bool = False
    """Whether the check is made against what was published."""
    removed: list[str] = []
    folders: list[str] = []
    files: dict[str, str] = {}
    """Whole files."""
    edits: dict[str, dict[str, str]] = {}
    """In each file, words that stand there once in the base, and what stands there instead."""
    encoded: dict[str, Encoded] = {}
    """Whole files that are not plain UTF-8."""
    appended: dict[str, Repeated] = {}
    """What is written at the end of a file, again and again; a new file where there is none."""
    links: dict[str, str] = {}
    """Symbolic links, with their targets as they are written."""


class Report(Strict):
    at: str
    """``file:line:column``, and behind it the code where it is not the one that the example is of."""
    what: str
    remedy: str


class Rejected(Case):
    reports: Annotated[list[Report], Field(min_length=1)]


class Example(Strict):
    accepts: Annotated[list[Case], Field(min_length=1)]
    rejects: Annotated[list[Rejected], Field(min_length=1)]


def example_of(file: Path) -> Example:
    return Example.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


FILES = {file.stem: file for file in sorted(EXAMPLES.glob("*.yml"))}
BY_CODE = {code: example_of(file) for code, file in FILES.items()}


def register_with(case: Case, root: Path) -> Path:
    example_sources(root)
    if case.checker:
        shutil.copytree(EXAMPLES / "checker", root, dirs_exist_ok=True)
    publish(case, root)
    for path in case.removed:
        shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink()
    for folder in case.folders:
        (root / folder).mkdir(parents=True)
    for path, edits in case.edits.items():
        write(root / path, edited((root / path).read_text(encoding="utf-8"), edits))
    for path, text in case.files.items():
        write(root / path, text)
    for path, encoded in case.encoded.items():
        (root / path).write_bytes(encoded.text.encode(encoded.encoding))
    for path, appended in case.appended.items():
        before = (root / path).read_text(encoding="utf-8") if (root / path).exists() else ""
        write(root / path, before + appended.text * appended.times)
    for path, target in case.links.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)
    return root


def publish(case: Case, root: Path) -> None:
    if case.published:
        for path, text in case.published.files.items():
            write(root / path, text)
        sealed = CliRunner().invoke(main, ["seal", "--root", str(root), "--as-of", case.published.day])
        assert sealed.exit_code == 0, sealed.stderr
    if case.compared:
        git(root, "init", "--quiet")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--no-gpg-sign", "--message", "Published")


def git(root: Path, *arguments: str) -> None:
    keeper = ["-c", "user.name=Keeper", "-c", "user.email=keeper@example.org"]
    subprocess.run(["git", "-C", str(root), *keeper, *arguments], check=True)


def edited(text: str, edits: dict[str, str]) -> str:
    for old, new in edits.items():
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in the base"
        text = text.replace(old, new)
    return text


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def checked(case: Case, root: Path) -> tuple[int, list[dict[str, Any]]]:
    arguments = ["check", "--root", str(register_with(case, root)), "--format", "json"]
    arguments += ["--against", "HEAD"] if case.compared else []
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    problems: list[dict[str, Any]] = json.loads(result.stdout)["problems"]
    return result.exit_code, problems


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert sorted(FILES) == sorted(CATALOGUE)


ACCEPTED = [pytest.param(case, id=f"{code}: {case.name}") for code, file in BY_CODE.items() for case in file.accepts]
REJECTED = [
    pytest.param(code, case, id=f"{code}: {case.name}") for code, file in BY_CODE.items() for case in file.rejects
]


@pytest.mark.parametrize("case", ACCEPTED)
def test_accepted(case: Case, tmp_path: Path) -> None:
    assert checked(case, tmp_path / "register") == (0, [])


@pytest.mark.parametrize(("code", "case"), REJECTED)
def test_rejected(code: str, case: Rejected, tmp_path: Path) -> None:
    exit_code, problems = checked(case, tmp_path / "register")
    reports = [
        Report(
            at=f"{found['file']}:{found['line']}:{found['column']}" + (f" {found['code']}" * (found["code"] != code)),
            what=found["what"],
            remedy=found["remedy"],
        )
        for found in problems
    ]
    assert reports == case.reports
    assert code in [found["code"] for found in problems]
    assert exit_code == any(found["severity"] == "error" for found in problems)
