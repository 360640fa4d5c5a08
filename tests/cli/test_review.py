"""What a reviewer is told, on a repository of git."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policysite.cli import main
from policysite.rendering.review_markdown import LONGEST
from tests.builders import example_sources


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--root", str(root)], catch_exceptions=False)


def git(root: Path, *arguments: str) -> None:
    keeper = ("-c", "user.name=Keeper", "-c", "user.email=keeper@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *keeper, *arguments], check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose branch main holds a small register, and whose branch draft a new revision."""
    root = example_sources(tmp_path / "root")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Begun")
    git(root, "checkout", "--quiet", "-b", "draft")
    made = ("--revised", "2026-11-23", "--effective", "2027-01-04", "--note", "Hands are dry.", "--kind", "editorial")
    assert run(root, "revise", "EXA-W002", *made).exit_code == 0
    edit(root, "EXA-W002/2026-11-23.yml", "Hands are clean.", "Hands shall be clean and dry.")
    commit(root)
    return root


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Proposed")


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / "policy_src" / "documents" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def reviewed(root: Path, range_: str = "main..draft", form: str = "text", as_of: str = "2026-11-24") -> str:
    result = run(root, "review", range_, "--format", form, "--as-of", as_of)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_all_that_a_reviewer_is_told(root: Path) -> None:
    assert reviewed(root) == (
        "1 document changes. 1 citation in other documents to be looked at again.\n"
        "\n"
        "EXA-W002: Handling of Examples\n"
        "==============================\n"
        "\n"
        "New revision of November 23, 2026\n"
        "- Change note: Hands are dry.\n"
        "- Kind, as stated: editorial\n"
        "- Takes effect: January 4, 2027\n"
        "Until January 4, 2027, the revision of January 1, 2024 stays the text in force. From January 4, 2027\n"
        "on, this one is in force. Before that day it is shown as upcoming.\n"
        "\n"
        "It is called editorial, but words changed that can change what is asked\n"
        "- In clause 1 (clean-hands), “shall” was added (modal verb).\n"
        "\n"
        "§1 amended\n"
        "  Hands [-are clean-]{+shall be clean and dry+}.\n"
        "\n"
        "Could be plainer (suggestions, nothing has to be done)\n"
        "- §1, “shall”: Readers take “shall” for a duty, for the future, or for something in between. Write\n"
        "  “must” for a duty and “will” for the future.\n"
        "\n"
        "Citations to be looked at again\n"
        "- EXA-W001 §2 cites EXA-W002. What it cites changes: read both again.\n"
    )


def test_the_same_as_a_comment(root: Path) -> None:
    comment = reviewed(root, form="markdown")
    assert comment.startswith("<!-- policysite review -->\n\n<h2>What this change does</h2>")
    assert "<blockquote>Hands <del>are clean</del><ins><b>shall be clean and dry</b></ins>.</blockquote>" in comment
    assert "<details open><summary>" in comment
    assert comment.endswith("<p><sub>policysite review main..draft</sub></p>\n")


def test_the_same_for_programs(root: Path) -> None:
    found = json.loads(reviewed(root, form="json"))
    (document,) = found["documents"]
    (revision,) = document["revisions"]
    assert (document["number"], revision["revised"], revision["effective"]) == ("EXA-W002", "2026-11-23", "2027-01-04")
    assert revision["contradicted_by"] == ["In clause 1 (clean-hands), “shall” was added (modal verb)."]
    assert [row["rule"] for row in revision["suggestions"]] == ["shall"]
    assert [clause["id"] for clause in revision["redline"]["clauses"]] == ["clean-hands"]


def test_what_main_gained_meanwhile_is_no_part_of_it(root: Path) -> None:
    git(root, "checkout", "--quiet", "main")
    (root / "policy_src/documents/EXA-F009").mkdir()
    (root / "policy_src/documents/EXA-F009/document.yml").write_text("number: EXA-F009\nheld: false\ntitle: Form\n")
    commit(root)
    assert "EXA-F009" not in reviewed(root)
    assert reviewed(root).startswith("1 document changes.")


def test_the_files_as_they_are_in_the_folder(root: Path) -> None:
    edit(root, "EXA-W002/2026-11-23.yml", "Hands shall", "Paws shall")
    assert "{+Paws shall be clean and dry+}" in reviewed(root, "main..")
    assert "Paws" not in reviewed(root, "main..draft")


def test_a_day_that_has_passed(root: Path) -> None:
    text = reviewed(root, as_of="2027-06-01")
    assert "January 4, 2027 has passed. What the register says of the days since then changes too." in text
    assert "It is in force at once." in reviewed(root, as_of="2027-01-04")


def test_errors_come_first_and_the_document_is_not_called_gone(root: Path) -> None:
    edit(root, "EXA-W002/2026-11-23.yml", "change_note: Hands are dry.\n", "")
    commit(root)
    text = reviewed(root)
    assert text.startswith("1 document changes. 1 error must be mended before this can be published.\n")
    assert "[missing-field] The key “change_note” is missing." in text
    assert "- It has errors, so what changes cannot be shown until they are mended." in text


def test_warnings_that_were_there_are_not_repeated(root: Path) -> None:
    git(root, "checkout", "--quiet", "main")
    edit(root, "EXA-W001/2024-03-01.yml", "title: Purpose of Examples", "title: Purposes of Examples")
    commit(root)
    git(root, "checkout", "--quiet", "-b", "other")
    edit(root, "EXA-W001/2024-03-01.yml", "How examples are lent.", "How they are lent.")
    commit(root)
    assert "warning" not in reviewed(root, "main..other")
    assert "1 warning for a person to decide on." in reviewed(root, "draft..other")


def test_a_published_revision_that_is_edited(root: Path) -> None:
    run(root, "seal", "--as-of", "2026-11-24")
    commit(root)
    git(root, "checkout", "--quiet", "-b", "rewriting")
    edit(root, "EXA-W001/2024-03-01.yml", "How examples are lent.", "How they are lent.")
    commit(root)
    assert "[sealed-revision-changed]" in reviewed(root, "draft..rewriting")


def test_a_ledger_that_is_rewritten(root: Path) -> None:
    run(root, "seal", "--as-of", "2026-11-24")
    commit(root)
    git(root, "checkout", "--quiet", "-b", "rewriting")
    (root / "policy_src/ledger.txt").unlink()
    commit(root)
    assert "[ledger-not-extended]" in reviewed(root, "draft..rewriting")


def test_no_change(root: Path) -> None:
    assert reviewed(root, "draft..draft") == "No document changes.\n"


def test_organisation_and_record(root: Path) -> None:
    path = root / "policy_src/organisation.yml"
    path.write_text(path.read_text(encoding="utf-8") + "accepted_words: [shall]\n", encoding="utf-8")
    run(root, "retire", "EXA-W002", "--on", "2028-01-01", "--successor", "EXA-W001", "--note", "Merged.")
    commit(root)
    text = reviewed(root)
    assert "organisation.yml changes." in text
    assert "Could be plainer" not in text
    assert "- Supersedes: EXA-W002." in text
    assert "- Retired: January 1, 2028, Merged." in text
    assert "- EXA-W001 §2 cites EXA-W002, which is retired." in text


def test_a_long_redline_is_folded_and_cut_with_a_link(root: Path) -> None:
    path = root / "policy_src/documents/EXA-W002/2026-11-23.yml"
    clauses = "".join(f"  - id: c{count}\n    text: Example {count} is lent. {'x' * 300}\n" for count in range(400))
    path.write_text(path.read_text(encoding="utf-8") + clauses, encoding="utf-8")
    commit(root)
    arguments = ("main..draft", "--format", "markdown", "--whole", "https://example.org/run", "--as-of", "2026-11-24")
    comment = run(root, "review", *arguments).stdout
    assert len(comment) <= LONGEST
    assert len(comment) > LONGEST - 1000
    assert "<details><summary>What changes in the text, clause by clause (401 places)</summary>" in comment
    assert comment.count('<a href="https://example.org/run">The whole of it</a>') == 2  # redline and suggestions
    assert comment.count("<details") == comment.count("</details>")
    assert "Citations to be looked at again" in comment


def test_links_in_the_tree_lead_nowhere(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("number: EXA-W009\nheld: false\ntitle: Secret\n")
    (root / "policy_src/documents/EXA-W009").mkdir()
    (root / "policy_src/documents/EXA-W009/document.yml").symlink_to(tmp_path / "secret.yml")
    commit(root)
    text = reviewed(root)
    assert "[outside-sources]" in text
    assert "Secret" not in text


@pytest.mark.parametrize(
    ("range_", "why"),
    [
        ("nowhere..draft", "git knows no branch, tag or commit of that name."),
        ("main..nowhere", "git knows no branch, tag or commit of that name."),
        ("--output=x..draft", "No such option"),
        ("main..--output=x", "is not the name of a branch, a tag or a commit."),
        ("..draft", "git knows no branch, tag or commit of that name."),
    ],
)
def test_a_range_that_cannot_be_compared(root: Path, range_: str, why: str) -> None:
    result = run(root, "review", range_)
    assert result.exit_code != 0
    assert why in result.stderr


def test_a_clone_without_its_past(root: Path, tmp_path: Path) -> None:
    git(root, "checkout", "--quiet", "main")
    run(root, "new", "EXA-F009", "--title", "Form", "--not-held")
    commit(root)
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{root}", "shallow")
    result = run(tmp_path / "shallow", "review", "origin/main..origin/draft")
    assert "If the repository was cloned without its past, fetch that first." in result.stderr
