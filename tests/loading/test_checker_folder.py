"""The folder of the checkers."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from policysite.analysis import decide, idle_alternatives, idle_answers, idle_rules, twins, undecided
from policysite.loading import load
from policysite.loading.checker_folder import checker_revision
from policysite.loading.source_file import SourceFile, parse
from policysite.model import CheckerRevision
from tests.builders import EXAMPLES, ROOT, example_sources

FOLDER = "policy_src/checkers"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = example_sources(tmp_path / "sources")
    shutil.copytree(EXAMPLES / "checker", root, dirs_exist_ok=True)
    return root


def reported(root: Path) -> list[str]:
    return [f"{found.location} {found.kind.code}".removeprefix(f"{FOLDER}/") for found in load(root).problems]


def test_a_folder_becomes_a_checker_with_its_revisions_oldest_first(root: Path) -> None:
    borrowing = root / FOLDER / "borrowing"
    shutil.copy(borrowing / "2024-06-01.yml", borrowing / "2024-05-01.yml")
    (checker,) = load(root).register.checkers
    assert (checker.name, checker.document) == ("borrowing", "EXA-W004")
    assert [revision.published for revision in checker.revisions] == [date(2024, 5, 1), date(2024, 6, 1)]
    first = checker.revisions[0]
    assert [fact.id for fact in first.facts] == ["age", "company", "use"]
    assert first.facts[1].skip_if == ({"age": ("adult",)},)
    assert first.rules[0].when == {"age": ("child",)}
    assert first.silence.id == "silent"
    assert first.cited == ("children", "reading", "ask-the-keeper")
    assert checker.revision(date(2024, 5, 1)) is first
    with pytest.raises(KeyError):
        checker.revision(date(2024, 5, 2))


def test_there_need_not_be_a_checker(root: Path) -> None:
    shutil.rmtree(root / FOLDER)
    assert load(root).register.checkers == ()
    assert reported(root) == []


def test_a_faulty_checker_is_left_out_and_hides_no_other_problem(root: Path) -> None:
    (root / FOLDER / "borrowing" / "2024-07-01.yml").write_text("facts: []\n")
    (root / FOLDER / "borrowing" / "checker.yml").write_text("title: Borrowing\n")
    assert load(root).register.checkers == ()
    assert reported(root) == [
        "borrowing/2024-07-01.yml:1:1 missing-field",
        "borrowing/2024-07-01.yml:1:1 missing-field",
        "borrowing/2024-07-01.yml:1:8 wrong-value",
        "borrowing/checker.yml:1:1 missing-field",
    ]


def test_files_that_do_not_belong_there_are_reported(root: Path) -> None:
    (root / FOLDER / "notes.txt").write_text("Ask the board.\n")
    (root / FOLDER / "borrowing" / "draft.yml").write_text("facts: []\n")
    (root / FOLDER / "borrowing" / "2024-02-30.yml").write_text("facts: []\n")
    (root / FOLDER / "lending").mkdir()
    (root / FOLDER / "lending" / "checker.yml").write_text("title: May I lend?\ndocument: EXA-W004\n")
    assert reported(root) == [
        "borrowing/2024-02-30.yml:1:1 bad-date",
        "borrowing/draft.yml:1:1 unexpected-file",
        "lending:1:1 source-missing",
        "notes.txt:1:1 unexpected-file",
    ]


def test_a_folder_of_checkers_that_leads_elsewhere_is_not_followed(root: Path, tmp_path: Path) -> None:
    shutil.move(root / FOLDER, tmp_path / "elsewhere")
    (root / FOLDER).symlink_to(tmp_path / "elsewhere")
    assert load(root).register.checkers == ()
    assert [found.kind.code for found in load(root).problems] == ["outside-sources"]


@pytest.mark.parametrize(
    ("old", "new", "report"),
    [
        ("      age: child\n    unless", "      age: []\n    unless", "41:12 wrong-value “age” must be a list"),
        ("    when:\n      age: child\n", "    when: {}\n", "40:11 wrong-value This condition names no question"),
        ("    when:\n      age: child\n", "    when: child\n", "40:11 wrong-value “child” is not a condition"),
        ("kind: against", "kind: forbidden", "29:11 wrong-value “kind” must be urgent"),
        ("facts:\n", "published: 2024-06-01\nfacts:\n", "1:1 unknown-key The key “published” is not known here"),
        ("      children: sha256:", "      children: sha256:0", "47:17 wrong-value “sha256:0"),
    ],
)
def test_a_value_that_is_not_right_is_reported_at_its_place(old: str, new: str, report: str, root: Path) -> None:
    path = root / FOLDER / "borrowing" / "2024-06-01.yml"
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))
    found = load(root).problems[0]
    assert f"{found.location.line}:{found.location.column} {found.kind.code} {found.what}".startswith(report)


def test_the_example_in_the_documentation_is_a_checker() -> None:
    page = (ROOT / "docs" / "publishing" / "checkers.md").read_text(encoding="utf-8")
    lines = page.partition("> ```text\n")[2].partition("> ```")[0].splitlines()
    source = parse("".join(f"{line.removeprefix('> ')}\n" for line in lines), "example")
    assert isinstance(source, SourceFile)
    revision = checker_revision(source, date(2025, 1, 15))
    assert isinstance(revision, CheckerRevision)
    (scenario,) = revision.scenarios
    decision = decide(revision, scenario.answers)
    assert (decision.outcome.id, decision.citations) == (scenario.outcome, scenario.cites)
    assert undecided(revision) is None
    for proof in (idle_rules, idle_answers, idle_alternatives, twins):
        assert list(proof(revision)) == []
