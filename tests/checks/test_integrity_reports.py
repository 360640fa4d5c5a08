"""How a touched revision is reported, in every form that a report has."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policysite.cli import main
from policysite.problems import CATALOGUE
from policysite.rendering.problem_codes_page import problem_codes_page
from tests.builders import example_sources

WHAT = "EXA-W002 (revised 2024-01-01) is not as it was when it was sealed on 2026-11-23 (line 4 of the ledger)."
REMEDY = (
    "Restore 2024-01-01.yml as it was published. If the policy itself changes, add a new revision, named by its date. "
    "If a clause was taken over wrongly from the approved document, leave it here as it is, and write an erratum into "
    "2024-01-01.errata.yml:"
)
ERRATUM = """\
errata:
  - on: 2026-11-23
    clause: student-workers
    was: the words as they stand in the file of the revision
    now: the words as the approved document has them
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def touched(tmp_path: Path) -> Path:
    """A register of which a sealed revision was edited."""
    root = example_sources(tmp_path / "root")
    run("seal", "--root", root, "--as-of", "2026-11-23")
    path = root / "policy_src/documents/EXA-W002/2024-01-01.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("clean.", "washed."), encoding="utf-8")
    return root


def test_as_text_with_an_erratum_to_copy(touched: Path) -> None:
    indented = "".join(f"    {line}\n" for line in ERRATUM.splitlines())
    assert run("check", "--root", touched).stdout == (
        f"policy_src/documents/EXA-W002/2024-01-01.yml:1:1: error [sealed-revision-changed] {WHAT} {REMEDY}\n{indented}"
    )


def test_as_json(touched: Path) -> None:
    (found,) = json.loads(run("check", "--root", touched, "--format", "json").stdout)["problems"]
    assert found["example"] == ERRATUM.rstrip("\n")


def test_as_an_annotation_of_a_pull_request(touched: Path) -> None:
    words = f"{WHAT} {REMEDY}\n{ERRATUM}".rstrip("\n").replace("\n", "%0A")
    assert run("check", "--root", touched, "--format", "github").stdout == (
        "::error file=policy_src/documents/EXA-W002/2024-01-01.yml,line=1,col=1,title=sealed-revision-changed::"
        f"{words}\n"
    )


def test_a_document_that_cannot_be_read_is_not_said_to_be_gone(touched: Path) -> None:
    (touched / "policy_src/documents/EXA-W002/document.yml").write_text("number: [", encoding="utf-8")
    problems = json.loads(run("check", "--root", touched, "--format", "json").stdout)["problems"]
    assert [found["code"] for found in problems] == ["yaml-syntax"]


def test_a_page_lists_the_codes_with_their_examples() -> None:
    (section,) = (section for section in problem_codes_page().sections if section.heading == "Integrity")
    codes = [code for code in CATALOGUE if code.startswith(("ledger-", "sealed-"))]
    assert [code for code in CATALOGUE if f'id="{code}"' in section.html] == codes
    assert section.html.count(f'<pre class="ps-example"><code>{ERRATUM.rstrip()}</code></pre>') == 2
