"""A document that is new to the register."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from policysite.authoring.drafts import LOOK_FOR_MISTAKES, AuthoringError, Draft, known_document, one_line, source_name
from policysite.authoring.revise import RevisionDates
from policysite.loading import Loaded
from policysite.loading.revision_writing import SCHEMA_LINE
from policysite.loading.yaml_writing import editable, scalar, written
from policysite.model.base import NUMBER


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What is known of a document that is new to the register.

    Attributes:
        number: Its number.
        title: Its title; ``None`` where the register has it already.
        department: The code of its department, where it is known.
        type: Its type, where it is known.
    """

    number: str
    title: str | None
    department: str | None = None
    type: str | None = None


def add_not_held(loaded: Loaded, new: NewDocument) -> Draft:
    """Add a document that is known by its number and title alone.

    Args:
        loaded: The register.
        new: What is known of it.

    Raises:
        AuthoringError: The number or the title cannot stand, or the document is there already.
    """
    _require_new(loaded, new)
    if new.number in loaded.numbers:
        raise AuthoringError(f"{new.number} is in the register already.")
    if not new.title:
        raise AuthoringError("A document whose text is not held is known by its title: give it with --title.")
    keys = _identity(new) | {"held": "false", "title": one_line(new.title)}
    name = source_name(new.number, "document")
    done = (f"{new.number} is in the register by its number and title. Its text is not held.",)
    return Draft({name: _document_file(keys)}, done, (f"It can be cited: [[{new.number}]]", LOOK_FOR_MISTAKES))


def add_held(loaded: Loaded, new: NewDocument, dates: RevisionDates, note: str) -> Draft:
    """Add a document with a first revision, whose clauses are still to be written.

    Args:
        loaded: The register.
        new: What is known of it.
        dates: When the revision is made, and when it takes effect.
        note: The line of the revision history.

    Raises:
        AuthoringError: The number, title or dates cannot stand, or the register holds the document already.
    """
    _require_new(loaded, new)
    known = known_document(loaded, new.number) if new.number in loaded.numbers else None
    if known and known.held:
        raise AuthoringError(f"{new.number} is in the register already. Revise it with policysite revise.")
    title = one_line(new.title or (known.title if known else "") or "")
    if not title:
        raise AuthoringError("Give the title with --title.")
    if not one_line(note):
        raise AuthoringError("Give the line of the revision history with --note.")
    if dates.effective < dates.revised:
        what = f"A revision of {dates.revised} cannot take effect on {dates.effective}"
        raise AuthoringError(f"{what}, before it was made.")
    document = source_name(new.number, "document")
    revision = source_name(new.number, dates.revised.isoformat())
    files = {
        document: held_document_file(loaded, new),
        revision: _first_revision(title, dates, one_line(note)),
    }
    done = (f"{document} and {revision} are there.",)
    steps = (
        f"Write the clauses into {revision}, in place of the empty one. Until then the check refuses it.",
        "Give the clauses their ids: policysite check --fix",
        LOOK_FOR_MISTAKES,
    )
    return Draft(files, done, steps)


def held_document_file(loaded: Loaded, new: NewDocument) -> str:
    """The ``document.yml`` of a document that is held from now on, be it new or known by its title alone."""
    return _now_held(loaded, new) if new.number in loaded.numbers else _document_file(_identity(new))


def _require_new(loaded: Loaded, new: NewDocument) -> None:
    if not re.fullmatch(NUMBER, new.number):
        what = f"“{one_line(new.number)}” cannot be a document number."
        raise AuthoringError(f"{what} Use capital letters and digits, joined by hyphens, such as HUM-W050.")
    organisation = loaded.register.organisation
    for name, value, known in (
        ("department", new.department, organisation.departments),
        ("type", new.type, organisation.document_types),
    ):
        if value and value not in known:
            listed = ", ".join(sorted(known)) or "none"
            raise AuthoringError(f"The {name} “{one_line(value)}” is not in organisation.yml. Known: {listed}.")


def _identity(new: NewDocument) -> dict[str, str]:
    stated = {"number": new.number, "department": new.department, "type": new.type}
    return {key: value for key, value in stated.items() if value}


def _document_file(keys: dict[str, str]) -> str:
    return SCHEMA_LINE.format("document") + written(_mapping(keys))


def _mapping(keys: dict[str, str]) -> CommentedMap:
    held = {"held": keys["held"]} if "held" in keys else {}
    return CommentedMap({key: scalar(value, 0, key) for key, value in keys.items()} | held)


def _now_held(loaded: Loaded, new: NewDocument) -> str:
    keys = editable(loaded.sources.documents[new.number])
    for key in ("held", "title"):
        keys.pop(key, None)
    keys.update({key: value for key, value in _identity(new).items() if key not in keys})
    return written(keys)


def _first_revision(title: str, dates: RevisionDates, note: str) -> str:
    keys: dict[str, Any] = {"revised": str(dates.revised)}
    keys |= {"effective": str(dates.effective)} if dates.effective != dates.revised else {}
    keys |= {"evidence": "text", "change_note": scalar(note, 0, "change_note"), "title": scalar(title, 0, "title")}
    keys["clauses"] = CommentedSeq([CommentedMap(text=None)])
    return SCHEMA_LINE.format("revision") + written(CommentedMap(keys))
