"""From an issue to a branch and a pull request, and back to a comment, on a repository and a host of this machine."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from docx import Document as WordFile

from policysite.adapters.events import issue_event, pull_request_event
from policysite.adapters.git_branch import GitError
from policysite.adapters.git_commit import Repository
from policysite.adapters.github import MAX_ATTACHMENT, GitHub, GitHubError
from policysite.adapters.proposing import comment_on, propose
from policysite.cli import main
from policysite.rendering.review_markdown import MARK
from tests.adapters.github_host import TOKEN, github
from tests.adapters.scene import BOT_ADDRESS, BRANCH, EVENTS, TODAY, Scene, git, issue_body, scene_of
from tests.builders import example_sources

ISSUE = json.loads((EVENTS / "issue_opened.json").read_text(encoding="utf-8"))
OUTLINE = re.search(r"```text\n(.*?)\n```", ISSUE["issue"]["body"], re.DOTALL)[1]  # type: ignore[index]
FILE = "policy_src/documents/EXA-W001/2026-11-24.yml"


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "github-actions[bot]")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", BOT_ADDRESS)
    with scene_of(tmp_path, example_sources(tmp_path / "source")) as found:
        yield found


def body(**fields: str) -> str:
    given = {"number": "EXA-W001", "effective": "2027-01-04", "note": "Examples are lent for a week.", "text": OUTLINE}
    return issue_body(**given | fields)


def test_an_issue_becomes_a_branch_with_the_right_file(scene: Scene) -> None:
    done = scene.propose()
    assert done == f"{FILE} is proposed on the branch {BRANCH}: https://github.com/example-district/policies/pull/100"
    text = scene.proposed()
    assert (text.revised, text.effective, text.kind) == (TODAY, date(2027, 1, 4), "substantive")
    assert text.change_note == "Examples are lent for a week."
    assert [(placed.label, placed.clause.id) for placed in text.placed] == [
        ("1", "who-may-borrow"),
        ("1.a", "children"),
        ("2", "example-returned-within"),
        ("3", "care"),
    ]
    assert text.approval_authority == "Keeper of Examples"
    assert text.transcription_notes == ()
    assert git(scene.bare, "show", "--format=%an%n%s%n%b", "--name-status", BRANCH) == (
        f"github-actions[bot]\nEXA-W001: revision in force from January 4, 2027\nProposed in #12.\n\n\nA\t{FILE}\n"
    )


def test_the_pull_request_and_the_comments(scene: Scene) -> None:
    scene.propose()
    (request,) = scene.host.pull_requests
    assert (request["head"], request["base"]) == (BRANCH, "main")
    assert request["title"] == "EXA-W001: revision in force from January 4, 2027"
    assert request["body"].startswith("Closes #12\n\n")
    assert "<blockquote>Too many examples never came back.</blockquote>" in request["body"]
    review = scene.host.said(100)
    assert review.startswith(MARK)
    assert "<ins><b>An example must be returned within a week.</b></ins>" in review
    assert "§2 is now §3" in review
    assert '<a href="https://github.com/example-district/policies/pull/100">' in scene.host.said(12)


def test_nothing_is_left_in_the_working_tree(scene: Scene) -> None:
    scene.propose()
    assert git(scene.clone, "status", "--porcelain") == ""
    assert git(scene.clone, "branch", "--list").split() == ["*", "main"]


def test_an_issue_that_is_edited_renews_the_branch_and_the_comments(scene: Scene) -> None:
    scene.propose()
    scene.propose(body=body(text=OUTLINE.replace("within a week", "within two weeks")))
    assert scene.proposed().by_id["example-returned-within"].clause.text.endswith("two weeks.")
    assert len(scene.host.pull_requests) == 1
    assert "two weeks" in scene.host.said(100)
    assert len(scene.host.comments[12]) == 1


def test_a_comment_of_a_person_is_never_written_over(scene: Scene) -> None:
    theirs = {"id": 1, "body": f"{MARK}\n\nMine.", "user": {"login": "someone", "type": "User"}}
    scene.host.comments[100] = [theirs]
    scene.propose()
    assert theirs["body"] == f"{MARK}\n\nMine."
    assert len(scene.host.comments[100]) == 2


def test_a_branch_that_was_edited_by_hand_is_left_as_it_is(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.propose()
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "person@example.org")
    other = scene.folder / "other"
    git(scene.folder, "clone", "--quiet", "--branch", BRANCH, str(scene.bare), str(other))
    path = other / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("a week", "ten days"), encoding="utf-8")
    git(other, "commit", "--quiet", "--all", "--message=Mended")
    git(other, "push", "--quiet")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", BOT_ADDRESS)
    assert "was edited by hand" in scene.propose()
    assert "ten days" in git(scene.bare, "show", f"{BRANCH}:{FILE}")
    assert "edited by hand since" in scene.host.said(12)


def test_a_proposal_from_outside_waits_until_it_is_accepted(scene: Scene) -> None:
    scene.propose(author_association="NONE")
    assert scene.branches() == {"main"}
    assert "<code>accepted</code>" in scene.host.said(12)
    scene.propose(author_association="NONE", labels=[{"name": "accepted"}])
    assert BRANCH in scene.branches()


@pytest.mark.parametrize(
    "changes",
    [{"body": "Please help."}, {"body": None}, {"body": ""}, {"state": "closed"}, {"pull_request": {"url": "x"}}],
)
def test_what_is_no_proposal_is_left_alone(scene: Scene, changes: dict[str, Any]) -> None:
    assert scene.propose(**changes) == "Issue 12 is no proposal that is open. Nothing was done."
    assert (scene.branches(), scene.host.comments) == ({"main"}, {})


def test_what_cannot_be_read_is_said_below_the_issue(scene: Scene) -> None:
    done = scene.propose(body=body(number="EXA-W009"))
    assert done == "No revision could be made of issue 12: EXA-W009 is not in the register. Did you mean EXA-W002?"
    assert "Did you mean EXA-W002?" in scene.host.said(12)
    assert "Edit the issue" in scene.host.said(12)
    assert scene.branches() == {"main"}
    assert scene.host.pull_requests == []


def test_an_error_of_the_register_is_said_with_its_line(scene: Scene) -> None:
    scene.propose(body=body(text=OUTLINE.replace("[[EXA-W002]]", "[[EXA-W008]]")))
    assert "<code>text: Examples are handled as [[EXA-W008]] says.</code>" in scene.host.said(12)


@pytest.mark.parametrize(
    ("text", "doubt", "line"),
    [
        (OUTLINE.replace("3. Examples", "5. Examples"), "does not follow on the one before", "5. Examples are handled"),
        (OUTLINE.replace("3. Examples", "2. Examples"), "stands here for the second time", "2. Examples are handled"),
    ],
)
def test_mangled_numbers_are_proposed_and_said_with_the_line(scene: Scene, text: str, doubt: str, line: str) -> None:
    scene.propose(body=body(text=text))
    assert [placed.clause.id for placed in scene.proposed().placed][-1] == "care"
    said = scene.host.said(12)
    assert doubt in said
    assert f"<code>{line}" in said
    assert doubt in scene.host.pull_requests[0]["body"]


def test_windows_line_ends_and_smart_quotes(scene: Scene) -> None:
    text = OUTLINE.replace("within a week.", "“within a week” – it’s due.")
    scene.propose(body=body(text=text).replace("\n", "\r\n"))
    clause = scene.proposed().by_id["example-returned-within"].clause
    assert clause.text == "An example must be returned “within a week” – it’s due."


def test_an_emoji_which_the_official_form_cannot_print_is_explained(scene: Scene) -> None:
    scene.propose(body=body(text=OUTLINE.replace("within a week.", "within a week 🎒.")))
    assert "🎒" in scene.host.said(12)
    assert "cannot be printed" in scene.host.said(12)
    assert scene.branches() == {"main"}


def test_characters_that_nobody_sees_are_left_out(scene: Scene) -> None:
    scene.propose(body=body(text=OUTLINE.replace("within a", "within\x00 a\x07"), note="A\x1b note\u2028here"))
    text = scene.proposed()
    assert text.by_id["example-returned-within"].clause.text == "An example must be returned within a week."
    assert text.change_note == "A note here"


ATTACKS = [
    "$(touch /tmp/owned); `id`; ${{ secrets.GITHUB_TOKEN }} && rm -rf / # ' \" \\",
    "key: [value, {a: b}] # comment\n- !!python/object:os.system x\n&anchor *alias",
    "</code></blockquote><script>alert(1)</script> @board closes #1 ::error::x",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_written_is_text_and_nothing_else(scene: Scene, attack: str) -> None:
    line = " ".join(attack.split())
    text = OUTLINE.replace("within a week.", f"within a week. {line}")
    done = scene.propose(title=attack, body=body(text=text, note=attack, reason=attack))
    if "not allowed" in done or "No revision" in done:  # HTML in a policy is an error, and said as one
        assert "<script>" in attack
    else:
        assert scene.proposed().change_note == line
    for comment in (comment["body"] for thread in scene.host.comments.values() for comment in thread):
        assert "<script" not in comment
        assert not re.search(r"(?<!<span>)@board", comment)
        assert not re.search(r"(?m)^::", comment)
    assert not Path("/tmp/owned").exists()


def test_sixty_kilobytes_of_text(scene: Scene) -> None:
    kept = "is kept in a box of its own, and the box stands on the shelf that has the same number"
    more = "".join(f"{count}. Example {count} {kept}.\n" for count in range(3, 600))
    scene.propose(body=body(text=OUTLINE.replace("3. Examples", f"{more}600. Examples")))
    assert len(scene.proposed().placed) == 601
    assert len(scene.host.said(100)) <= 65_536
    assert "This is cut off here" in scene.host.said(100)
    assert '<a href="https://github.com/run">The whole of it</a>' in scene.host.said(100)


def word_file(*paragraphs: str) -> bytes:
    file = WordFile()
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def attach(scene: Scene, content: bytes, name: str = "new.docx") -> str:
    """Attach a file, as GitHub does: its address leads on to a store."""
    scene.host.leads_to[f"/files/1/{name}"] = f"{scene.host.address}/store/1?signed"
    scene.host.attached["/store/1?signed"] = content
    return f"[{name}]({scene.host.address}/files/1/{name})"


def test_an_attached_word_file_is_imported(scene: Scene) -> None:
    content = word_file(
        "INSTRUCTION", "1. Anyone may borrow two examples.", "a. Children borrow together with an adult."
    )
    scene.propose(body=body(text="", file=attach(scene, content)))
    text = scene.proposed()
    assert [placed.clause.id for placed in text.placed] == ["who-may-borrow", "children"]
    assert text.title == "Lending of Examples"


def test_where_both_are_given_the_word_file_counts_and_that_is_said(scene: Scene) -> None:
    scene.propose(body=body(file=attach(scene, word_file("1. Anyone may borrow two examples."))))
    assert scene.proposed().clauses[0].text == "Anyone may borrow two examples."
    assert "the field “New text” was not read" in scene.host.said(12)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"MZ\x90\x00\x03\x00\x00\x00", "This is neither a Word file nor a PDF"),
        (b"PK\x03\x04broken", "The attached file cannot be read."),
        (b"<html><body>Sign in</body></html>", "This is a web page."),
        (b"", "The file is empty."),
        (b"x" * (MAX_ATTACHMENT + 1), "The file has more than 10 MB."),
    ],
)
def test_an_attachment_that_is_not_what_it_claims(scene: Scene, content: bytes, why: str) -> None:
    scene.propose(body=body(text="", file=attach(scene, content)))
    assert why in scene.host.said(12)
    assert "<code>new.docx</code>" in scene.host.said(12)
    assert scene.branches() == {"main"}


def test_an_attachment_that_leads_elsewhere_is_not_followed(scene: Scene) -> None:
    link = attach(scene, b"")
    with github("elsewhere/x") as other:
        other.attached["/secret"] = word_file("1. Secret.")
        scene.host.leads_to["/files/1/new.docx"] = f"{other.address}/secret"
        scene.propose(body=body(text="", file=link))
    assert "127.0.0.1 is not where GitHub keeps attached files." in scene.host.said(12)


def test_an_attachment_of_a_private_repository(scene: Scene) -> None:
    scene.propose(body=body(text="", file=f"[new.docx]({scene.host.address}/files/1/new.docx)"))
    assert "In a private repository GitHub gives attached files to no program." in scene.host.said(12)


def test_only_the_attachments_of_github_are_fetched() -> None:
    hosted = GitHub("https://api.github.com", "example-district/policies", TOKEN)
    for address in (
        "https://evil.example/user-attachments/files/1/x.docx",
        "https://github.com.evil.example/user-attachments/files/1/x.docx",
        "http://github.com/user-attachments/files/1/x.docx",
        "file:///etc/passwd",
        "https://github.com/user-attachments/files/1/../../../x",
        "https://github.com/example-district/policies/raw/main/x.docx",
    ):
        assert hosted.attachments.search(f"[x]({address})") is None or "/../" in address
    assert hosted.attachments.search("see [x.docx](https://github.com/user-attachments/files/1/x.docx) there")


def test_the_host_refuses(scene: Scene) -> None:
    scene.host.refuses.add("POST")
    with pytest.raises(GitHubError, match=r"GitHub refused to POST pulls \(403\)\."):
        scene.propose()


def test_the_host_does_not_answer(scene: Scene) -> None:
    desk = replace(scene.desk, github=replace(scene.desk.github, api="http://127.0.0.1:9"))
    with pytest.raises(GitHubError, match="GitHub did not answer"):
        propose(desk, issue_event(scene.event()))


def test_a_branch_that_moved_meanwhile_is_not_pushed_over(scene: Scene) -> None:
    scene.propose()
    clone = Repository(scene.clone)
    base = clone.fetch("refs/heads/main")
    assert base
    commit = clone.commit(base, {FILE: "x"}, "x")
    with pytest.raises(GitError):
        clone.push(commit, BRANCH, replaced=base)


def pull_request(scene: Scene, **changes: Any) -> str:
    """What is told of the pull request of the branch ``hands``."""
    other = scene.folder / "author"
    if not other.exists():
        git(scene.folder, "clone", "--quiet", str(scene.bare), str(other))
        path = other / "policy_src/documents/EXA-W002/2026-11-01.yml"
        text = (path.parent / "2024-01-01.yml").read_text(encoding="utf-8")
        path.write_text(text.replace("2024-01-01", "2026-11-01").replace("are clean", "are dry"), encoding="utf-8")
        git(other, "add", "--all")
        git(other, "commit", "--quiet", "--message=Hands are dry")
        git(other, "push", "--quiet", "origin", "HEAD:refs/pull/7/head")
    base = {"sha": git(scene.bare, "rev-parse", "main").strip()}
    return comment_on(scene.desk, pull_request_event(scene.event("pull_request_opened", base=base, **changes)))


def test_a_pull_request_is_told_what_it_changes_in_one_comment(scene: Scene) -> None:
    told = pull_request(scene)
    assert "Hands are <del>clean</del><ins><b>dry</b></ins>." in told
    assert scene.host.said(7) == told
    assert pull_request(scene) == scene.host.said(7)


@pytest.mark.parametrize("repo", [{"full_name": "stranger/policies", "fork": True}, None])
def test_below_one_from_a_fork_nothing_is_written(scene: Scene, repo: dict[str, Any] | None) -> None:
    told = pull_request(scene, head={"ref": "hands", "sha": "0" * 40, "repo": repo})
    assert "Hands are <del>clean</del>" in told
    assert scene.host.comments == {}


def as_a_workflow(scene: Scene, name: str, event: Path) -> Result:
    """Run a command with what GitHub tells a workflow."""
    environment = {
        "GITHUB_API_URL": scene.host.address,
        "GITHUB_REPOSITORY": scene.host.repository,
        "GITHUB_TOKEN": TOKEN,
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_RUN_ID": "5",
        "GITHUB_EVENT_PATH": str(event),
    }
    arguments = [name, "--root", str(scene.clone), "--as-of", TODAY.isoformat()]
    return CliRunner(env=environment).invoke(main, arguments, catch_exceptions=False)


def test_the_command_learns_all_from_the_workflow(scene: Scene) -> None:
    result = as_a_workflow(scene, "propose", scene.event())
    assert result.stdout.startswith(f"{FILE} is proposed on the branch {BRANCH}: ")
    scene.host.refuses.add("PATCH")
    assert as_a_workflow(scene, "propose", scene.event()).stderr == (
        "Error: GitHub refused to PATCH issues/comments/1000 (403).\n"
    )


@pytest.mark.parametrize("written", ["", "{", "[]", "{}", '{"issue": null}', '{"issue": {"number": "x"}}'])
def test_what_is_no_event_is_said(scene: Scene, written: str) -> None:
    path = scene.folder / "event.json"
    path.write_text(written, encoding="utf-8")
    for name in ("propose", "comment"):
        result = as_a_workflow(scene, name, path)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"Error: {path} is no ")


def test_outside_of_a_workflow_it_is_said_what_is_missing(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_API_URL", raising=False)
    result = CliRunner().invoke(main, ["propose", "--root", str(scene.clone), "--event", str(scene.event())])
    assert result.stderr == "Error: GITHUB_API_URL is not set. A workflow on GitHub sets it.\n"
