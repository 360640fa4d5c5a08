"""Who must approve a change of which document: ``CODEOWNERS``, made from the approval authorities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policysite.authoring.drafts import one_line
from policysite.loading import CHECKERS, SOURCE_FOLDER
from policysite.model import Register, canonical_text

CODEOWNERS_FILE = ".github/CODEOWNERS"
"""Where GitHub looks for it, relative to the folder that holds ``policy_src``."""

_HEAD = """\
# Made by policysite codeowners from the approval authorities of the documents and from approvers in organisation.yml.
# Do not edit it: a change is lost, and the checks of a pull request say so.
"""


@dataclass(frozen=True, slots=True)
class Codeowners:
    """The file, and what it lacks.

    Attributes:
        text: All of it.
        unknown: Approval authorities without an account, each with the documents that name it.
    """

    text: str
    unknown: tuple[tuple[str, tuple[str, ...]], ...]


def codeowners(register: Register) -> Codeowners:
    """Make the file.

    The newest text of a document says who approves it, and the checkers that rest on it. One line that is not valid
    would disable the whole file, so what has no account is left out, and named in a comment.

    Args:
        register: The documents, and the accounts of the approval authorities.
    """
    accounts = {_key(name): account for name, account in register.organisation.approvers.items()}
    unknown: dict[str, list[str]] = {}
    lines = []
    for number, authority in _authorities(register):
        if account := accounts.get(_key(authority)):
            lines.append(f"/{SOURCE_FOLDER}/documents/{number}/ {account}")
            names = sorted(checker.name for checker in register.checkers if checker.document == number)
            lines += [f"/{SOURCE_FOLDER}/{CHECKERS}/{name}/ {account}" for name in names]
        else:
            unknown.setdefault(authority, []).append(number)
    missing = [f"# Without an account: {name} ({', '.join(numbers)})" for name, numbers in sorted(unknown.items())]
    text = _HEAD + "".join(f"{line}\n" for line in (*missing, *lines))
    return Codeowners(text, tuple((name, tuple(numbers)) for name, numbers in sorted(unknown.items())))


def _authorities(register: Register) -> Iterator[tuple[str, str]]:
    for number, document in sorted(register.by_number.items()):
        if document.texts and (authority := document.texts[-1].approval_authority):
            yield number, one_line(canonical_text(authority))


def _key(authority: str) -> str:
    return one_line(authority).casefold()
