"""From an issue to a branch and a pull request, and from a pull request to the comment that tells what it changes."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from policysite.adapters.events import ACCEPTED, IssueEvent, PullRequestEvent
from policysite.adapters.git_branch import GitError
from policysite.adapters.git_commit import Repository
from policysite.adapters.git_history import copy_folder_at
from policysite.adapters.github import GitHub, GitHubError
from policysite.adapters.proposals import review_of
from policysite.authoring.drafts import Draft, one_line, write_draft
from policysite.authoring.issue_form import IssueFields, read_issue
from policysite.authoring.proposal import Doubt, Proposal, UnreadableProposalError, proposal
from policysite.authoring.readers.confined import read_file
from policysite.authoring.readers.records import Reading, UnreadableError
from policysite.checks import check
from policysite.loading import SOURCE_FOLDER, load
from policysite.rendering import proposal_words as words
from policysite.rendering.review_markdown import MARK, review_markdown

_NOT_GIVEN_OUT = (
    "In a private repository GitHub gives attached files to no program. "
    "Copy the text into the field “New text” instead."
)
_LONGEST = 200
"""Characters of the words that are quoted."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where proposals are worked on.

    Attributes:
        root: The folder that holds ``policy_src``, in a clone of the repository.
        repository: The clone.
        github: The repository's host.
        today: The day that it is.
        run: Address of the page that shows the whole run of the workflow; empty where there is none.
    """

    root: Path
    repository: Repository
    github: GitHub
    today: date
    run: str = ""


def propose(desk: Desk, event: IssueEvent) -> str:
    """Make a branch and a pull request of an issue, or say below it what could not be read.

    Args:
        desk: Where it is done.
        event: What happened to the issue.

    Returns:
        What was done, as a full sentence.

    Raises:
        GitError: git refused.
        GitHubError: GitHub refused.
    """
    fields = read_issue(event.body) if event.is_open else None
    if fields is None:
        return f"Issue {event.number} is no proposal that is open. Nothing was done."
    if not event.is_let_in:
        desk.github.comment(event.number, words.MARK, words.waiting(ACCEPTED))
        return f"The proposal in issue {event.number} waits to be let in."
    base = desk.repository.fetch(f"refs/heads/{event.base}")
    if base is None:
        raise GitError(f"There is no branch {event.base}.")
    try:
        proposed = _proposal(desk, fields, base)
    except UnreadableProposalError as error:
        desk.github.comment(event.number, words.MARK, words.unreadable(_told(error.doubts)))
        return f"No revision could be made of issue {event.number}: {error}"
    return _put_forward(desk, event, proposed, base, fields.reason)


def comment_on(desk: Desk, event: PullRequestEvent) -> str:
    """Tell below a pull request what it changes. Its files are read, and none of its code is run.

    Args:
        desk: Where it is done.
        event: What happened to the pull request.

    Returns:
        What it changes, whether or not it could be said there.

    Raises:
        GitError: git refused.
        GitHubError: GitHub refused.
        NotInHistoryError: A commit cannot be found.
    """
    head = desk.repository.fetch(f"refs/pull/{event.number}/head")
    if head is None:
        raise GitError(f"There is no pull request {event.number}.")
    told = _review(desk, event.base, head)
    if event.may_comment:
        desk.github.comment(event.number, MARK, told)
    return told


def _review(desk: Desk, base: str, head: str) -> str:
    shown = review_of(desk.root, base, head, desk.today)
    return review_markdown(shown, whole=desk.run, made_by=f"policysite review {base[:10]}..{head[:10]}")


def _proposal(desk: Desk, fields: IssueFields, base: str) -> Proposal:
    """The revision that is proposed, whose file has no error when it is put into the register as it is published."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        copy_folder_at(desk.root, base, SOURCE_FOLDER, root)
        proposed = proposal(load(root), fields, desk.today, _attached(desk, fields.file, root))
        write_draft(root, Draft({proposed.path: proposed.file}, ()))
        lines = proposed.file.split("\n")
        errors = [
            Doubt(f"{found.what} {found.remedy}", lines[found.location.line - 1].strip())
            for found in check(load(root))
            if found.is_error and found.location.file == proposed.path
        ]
    if errors:
        raise UnreadableProposalError(*errors)
    return proposed


def _attached(desk: Desk, field: str, folder: Path) -> Reading | None:
    found = desk.github.attachments.search(field)
    if found is None:
        if "](" in field or "://" in field:
            raise UnreadableProposalError(Doubt("This is no file that is attached to the issue. Drop it there.", field))
        return None
    name = PurePosixPath(unquote(urlsplit(found[0]).path)).name
    try:
        content = desk.github.attachment(found[0])
        path = folder / f"attached{PurePosixPath(name).suffix.lower()[:10]}"
        path.write_bytes(content)
        return read_file(path)
    except GitHubError as error:
        raise UnreadableProposalError(Doubt(f"{error} {_NOT_GIVEN_OUT}", name)) from None
    except UnreadableError as error:
        raise UnreadableProposalError(Doubt(f"The attached file cannot be read. {error}", name)) from None


def _put_forward(desk: Desk, event: IssueEvent, proposed: Proposal, base: str, reason: str) -> str:
    branch = f"proposal/issue-{event.number}"
    there = desk.repository.fetch(f"refs/heads/{branch}")
    request = desk.github.open_pull_request(branch) if there else None
    if there and desk.repository.committer_of(there) != desk.repository.own_address():
        if request:
            desk.github.comment(event.number, words.MARK, words.changed_by_hand(request.address))
        return f"The branch {branch} was edited by hand, and was left as it is."
    title = words.pull_request_title(proposed.number, proposed.text.effective_on)
    commit = desk.repository.commit(base, {proposed.path: proposed.file}, f"{title}\n\nProposed in #{event.number}.\n")
    desk.repository.push(commit, branch, replaced=there)
    doubts = _told(proposed.doubts)
    if request is None:
        body = words.pull_request_body(event.number, reason, doubts)
        request = desk.github.create_pull_request(branch, event.base, title, body)
    # A pull request that a program opens starts no workflow until a person lets it, so the comment is written here.
    desk.github.comment(request.number, MARK, _review(desk, base, commit))
    desk.github.comment(event.number, words.MARK, words.made(request.address, doubts))
    return f"{proposed.path} is proposed on the branch {branch}: {request.address}"


def _told(doubts: Sequence[Doubt]) -> list[tuple[str, str]]:
    return [(doubt.what, one_line(doubt.quoted)[:_LONGEST]) for doubt in doubts]
