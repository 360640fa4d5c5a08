"""Every problem code, by examples: ``tests/examples/<code>.yml``.

An example changes a small register, ``tests/examples/base``, and says what ``policysite check`` reports of it.
"""

import json
import shutil
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


class Case(Strict):
    """What changes in the base register; paths are relative to the folder that holds policy_src."""

    name: str
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


def edited(text: str, edits: dict[str, str]) -> str:
    for old, new in edits.items():
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in the base"
        text = text.replace(old, new)
    return text


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def checked(root: Path) -> tuple[int, list[dict[str, Any]]]:
    result = CliRunner().invoke(main, ["check", "--root", str(root), "--format", "json"], catch_exceptions=False)
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
    assert checked(register_with(case, tmp_path / "register")) == (0, [])


@pytest.mark.parametrize(("code", "case"), REJECTED)
def test_rejected(code: str, case: Rejected, tmp_path: Path) -> None:
    exit_code, problems = checked(register_with(case, tmp_path / "register"))
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
