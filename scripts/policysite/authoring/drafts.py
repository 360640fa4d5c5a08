"""What an authoring command is about to write, and the document that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from policysite.authoring.whole_files import write_whole
from policysite.loading import SOURCE_FOLDER, Loaded
from policysite.model import Document

LOOK_FOR_MISTAKES = "Look for mistakes: policysite check"
"""The last of the next steps."""


class AuthoringError(Exception):
    """Nothing was written; the text says why and what to do, in full sentences."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Files to be written.

    Attributes:
        files: Their texts by path, relative to the folder that holds ``policy_src``.
        done: What it does, as full sentences.
        next_steps: What comes next, as full sentences.
    """

    files: Mapping[str, str]
    done: tuple[str, ...]
    next_steps: tuple[str, ...] = ()


def write_draft(root: Path, draft: Draft) -> None:
    """Write the files of a draft, all or none.

    Args:
        root: The folder that holds ``policy_src``.
        draft: The draft.

    Raises:
        OSError: They cannot be written.
    """
    if not draft.files:
        return
    below = {name.removeprefix(f"{SOURCE_FOLDER}/"): text.encode() for name, text in draft.files.items()}
    write_whole(root / SOURCE_FOLDER, below)


def one_line(words: str) -> str:
    """Words as a key can hold them: without line breaks and characters that nobody sees."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())


def source_name(number: str, name: str) -> str:
    """The path of a document's file, relative to the folder that holds ``policy_src``."""
    return f"{SOURCE_FOLDER}/documents/{number}/{name}.yml"


def known_document(loaded: Loaded, number: str) -> Document:
    """The document of a number.

    Raises:
        AuthoringError: The register does not have it, or it has errors.
    """
    if document := loaded.register.by_number.get(number):
        return document
    if number in loaded.numbers:
        raise AuthoringError(f"{number} has errors, so it cannot be changed. Run policysite check, and mend them.")
    raise AuthoringError(f"{number} is not in the register.{_meant(loaded, number)}")


def _meant(loaded: Loaded, number: str) -> str:
    close = get_close_matches(number.upper(), sorted(loaded.numbers), n=1)
    return f" Did you mean {close[0]}?" if close else " Add it with policysite new."
