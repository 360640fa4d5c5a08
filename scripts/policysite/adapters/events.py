"""GitHub's events, as far as they matter here. All that people wrote in them is text and nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ACCEPTED = "accepted"
"""The label by which someone who may write to the repository lets a stranger's proposal in."""

_TRUSTED = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})


class EventError(Exception):
    """It is no event, or not one that this is for; the text says so, as a full sentence."""


@dataclass(frozen=True, slots=True)
class IssueEvent:
    """Something happened to an issue.

    Attributes:
        number: The issue.
        body: Its text.
        is_let_in: Whether its author may write to the repository, or someone who may has accepted it.
        is_open: Whether it is open, and an issue rather than a pull request.
        base: The branch that is published.
    """

    number: int
    body: str
    is_let_in: bool
    is_open: bool
    base: str


@dataclass(frozen=True, slots=True)
class PullRequestEvent:
    """Something happened to a pull request.

    Attributes:
        number: The pull request.
        base: The commit that it is compared with.
        may_comment: Whether it comes from this repository; one from elsewhere gets no token that may write.
    """

    number: int
    base: str
    may_comment: bool


def issue_event(path: Path) -> IssueEvent:
    """Read an event about an issue.

    Args:
        path: The file in which GitHub left it.

    Raises:
        EventError: It is none.
    """
    event = _read(path)
    try:
        issue = event["issue"]
        labels = {str(label["name"]) for label in issue["labels"]}
        return IssueEvent(
            number=int(issue["number"]),
            body=str(issue["body"] or ""),
            is_let_in=issue["author_association"] in _TRUSTED or ACCEPTED in labels,
            is_open=issue["state"] == "open" and "pull_request" not in issue,
            base=str(event["repository"]["default_branch"]),
        )
    except (KeyError, TypeError, ValueError):
        raise EventError(f"{path} is no event about an issue.") from None


def pull_request_event(path: Path) -> PullRequestEvent:
    """Read an event about a pull request.

    Args:
        path: The file in which GitHub left it.

    Raises:
        EventError: It is none.
    """
    event = _read(path)
    try:
        request = event["pull_request"]
        source = request["head"]["repo"] or {}
        return PullRequestEvent(
            number=int(request["number"]),
            base=str(request["base"]["sha"]),
            may_comment=source.get("full_name") == event["repository"]["full_name"],
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise EventError(f"{path} is no event about a pull request.") from None


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EventError(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise EventError(f"{path} is no JSON.") from None
