import re
from datetime import date
from pathlib import Path

import pytest

from policysite.authoring.codeowners import codeowners
from policysite.loading import load
from policysite.model import Checker, Organisation, Register
from tests.authoring.command import run
from tests.builders import ROOT, example_sources, held, not_held, text_revision
from tests.checkers import checker_of

KEEPER = "Keeper of Examples"
LINE = re.compile(r"#.*|/policy_src/documents/[A-Z0-9.-]+/ @[A-Za-z0-9-]+(?:/[A-Za-z0-9._-]+)?")


def register_of(approvers: dict[str, str]) -> Register:
    organisation = Organisation(name="the Example District", approvers=approvers)
    documents = (
        held("EXA-W002", text_revision(date(2024, 1, 1), approval_authority="Board\nof *Examples*")),
        held("EXA-W001", text_revision(date(2023, 1, 1), approval_authority="Nobody"),
             text_revision(date(2024, 1, 1), approval_authority=KEEPER)),
        held("EXA-W003", text_revision(date(2024, 1, 1))),
        not_held("EXA-P003"),
    )  # fmt: skip
    return Register(organisation=organisation, documents=documents)


def test_a_line_for_each_document_whose_authority_has_an_account() -> None:
    made = codeowners(register_of({"keeper of  examples": "@example/keepers", "Board of Examples": "@chair"}))
    assert made.text.splitlines()[2:] == [
        "/policy_src/documents/EXA-W001/ @example/keepers",
        "/policy_src/documents/EXA-W002/ @chair",
    ]
    assert made.unknown == ()


def test_a_checker_is_approved_by_those_who_approve_its_text() -> None:
    register = register_of({KEEPER: "@keepers"})
    checkers = (checker_of(), Checker(name="lending", title="May I lend it?", document="EXA-W003"))
    register = Register(organisation=register.organisation, documents=register.documents, checkers=checkers)
    assert [line for line in codeowners(register).text.splitlines() if "checkers" in line] == [
        "/policy_src/checkers/borrowing/ @keepers"
    ]


def test_an_authority_without_an_account_is_named_and_left_out() -> None:
    made = codeowners(register_of({KEEPER: "@keeper"}))
    assert made.unknown == (("Board of Examples", ("EXA-W002",)),)
    assert "# Without an account: Board of Examples (EXA-W002)\n" in made.text
    assert all(LINE.fullmatch(line) for line in made.text.splitlines())


@pytest.mark.parametrize("account", ["keeper", "@", "@a b", "@a/b/c", "@a\n* @b", "@-a", "", "# @a"])
def test_what_is_no_account_is_refused(tmp_path: Path, account: str) -> None:
    root = example_sources(tmp_path / "root")
    path = root / "policy_src/organisation.yml"
    path.write_text(path.read_text() + f"approvers:\n  {KEEPER}: {account!r}\n".replace("'", '"'), encoding="utf-8")
    assert "is not an account such as @person or @organisation/team." in run(root, "check").stdout


def test_the_command_writes_the_file_and_checks_it(tmp_path: Path) -> None:
    root = example_sources(tmp_path / "root")
    path = root / ".github/CODEOWNERS"
    stale = run(root, "codeowners", "--check")
    assert stale.exit_code == 1
    assert not path.exists()
    result = run(root, "codeowners")
    assert result.stderr == f"No account is known for {KEEPER}, who approves EXA-W001.\n"
    assert result.stdout == ".github/CODEOWNERS was written.\n"
    assert path.read_text(encoding="utf-8") == codeowners(load(root).register).text
    assert run(root, "codeowners", "--check").exit_code == 0
    path.write_text("* @someone\n")
    assert "is out of date. Run policysite codeowners" in run(root, "codeowners", "--check").stderr


def test_the_file_of_this_repository_is_up_to_date() -> None:
    assert (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8") == codeowners(load(ROOT).register).text
