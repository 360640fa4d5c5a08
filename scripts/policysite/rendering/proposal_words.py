"""What is said below an issue that proposes a revision, and in the pull request that is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from policysite.rendering.github_markdown import block
from policysite.rendering.templates import macro, spelled_out

MARK = "<!-- policysite proposal -->"
"""The first line of a comment below an issue."""

_TEMPLATE = "proposal_words.html"
_MOST = 40
"""Doubts that are listed; a comment takes no more than 65,536 characters."""

Quoted = tuple[str, str]
"""What is to be said, and the words that it is about."""


def unreadable(doubts: Sequence[Quoted]) -> str:
    """The comment that says why no revision could be made."""
    return _comment("unreadable", doubts[:_MOST])


def waiting(label: str) -> str:
    """The comment that says that a stranger's proposal waits to be let in."""
    return _comment("waiting", label)


def made(address: str, doubts: Sequence[Quoted]) -> str:
    """The comment that leads to the pull request."""
    return _comment("made", address, doubts[:_MOST])


def changed_by_hand(address: str) -> str:
    """The comment that says that the proposal was edited elsewhere since, and is not made anew."""
    return _comment("changed_by_hand", address)


def pull_request_title(number: str, effective: date) -> str:
    """The title of the pull request."""
    return f"{number}: revision in force from {spelled_out(effective)}"


def pull_request_body(issue: int, reason: str, doubts: Sequence[Quoted]) -> str:
    """The first words of the pull request.

    Args:
        issue: The issue, which is closed when the pull request is taken in.
        reason: What the author said to those who review it.
        doubts: What a person should look at.
    """
    said = block(macro(_TEMPLATE, "pull_request")(reason[:5_000], doubts[:_MOST]))
    return f"Closes #{issue}\n\n{said}\n"


def _comment(name: str, *told: object) -> str:
    return f"{MARK}\n\n{block(macro(_TEMPLATE, name)(*told))}\n"
