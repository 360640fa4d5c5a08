import pkgutil
from pathlib import Path

from policysite import checks
from policysite.checks import RULES, check
from policysite.loading import load
from tests.builders import example_sources


def test_every_rule_is_a_module_of_its_own_and_is_run() -> None:
    modules = sorted(module.name for module in pkgutil.iter_modules(checks.__path__))
    assert [f"{rule.__module__}.{rule.__name__}" for rule in RULES] == [
        f"policysite.checks.{name}.{name}" for name in modules
    ]


def test_a_register_without_fault_has_no_problem(tmp_path: Path) -> None:
    assert check(load(example_sources(tmp_path / "sources"))) == ()


def test_problems_of_loading_and_of_every_rule_are_reported_together_in_reading_order(tmp_path: Path) -> None:
    root = example_sources(tmp_path / "sources")
    documents = root / "policy_src" / "documents"
    text = documents / "EXA-W001" / "2024-03-01.yml"
    text.write_text(
        text.read_text()
        .replace("Anyone may borrow", "a. <b>Anyone</b> may, as [[EXA-W009]] says, borrow")
        .replace("id: care", "id: children")
        .replace("Purpose of Examples", "Purposes of Examples")
        .replace("clause: children", "clause: adults")
    )
    (documents / "EXA-W002" / "2024-01-01.yml").write_text(
        "revised: 2024-01-32\nevidence: history\nnote: First issue.\n"
    )
    (documents / "EXA-P003" / "2024-01-01.yml").write_text(
        "revised: 2024-01-01\nevidence: history\nchange_note: First issue.\neffective: 2023-12-31\n"
    )
    (root / "policy_src" / "organisation.yml").write_text("name: the Example District\n\tdepartments:\n")
    (documents / "notes.txt").write_text("Ask the board.\n")
    assert [f"{found.location} {found.kind.code}".removeprefix("policy_src/") for found in check(load(root))] == [
        "documents/EXA-P003/2024-01-01.yml:4:12 effective-before-revised",
        "documents/EXA-P003/document.yml:2:7 revisions-not-held",
        "documents/EXA-W001/2024-03-01.yml:8:11 label-in-text",
        "documents/EXA-W001/2024-03-01.yml:8:14 markup-not-allowed",
        "documents/EXA-W001/2024-03-01.yml:8:23 markup-not-allowed",
        "documents/EXA-W001/2024-03-01.yml:8:36 citation-unknown-document",
        "documents/EXA-W001/2024-03-01.yml:12:9 clause-id-twice",
        "documents/EXA-W001/2024-03-01.yml:18:12 associated-title-differs",
        "documents/EXA-W001/2024-03-01.yml:21:13 note-unknown-clause",
        "documents/EXA-W002/2024-01-01.yml:1:1 missing-field",
        "documents/EXA-W002/2024-01-01.yml:1:10 bad-date",
        "documents/EXA-W002/2024-01-01.yml:3:1 unknown-key",
        "documents/notes.txt:1:1 unexpected-file",
        "organisation.yml:2:1 yaml-syntax",
    ]
