"""The file of a revision, made from the model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from policysite.loading.yaml_writing import INDENT, scalar, written
from policysite.model import AssociatedDocument, Clause, Revision, TextRevision, TranscriptionNote

SCHEMA_LINE = "# yaml-language-server: $schema=../../schema/{}.json\n"
"""The first line of a source: where an editor finds the schema of its keys."""


def revision_file(revision: Revision) -> str:
    """The text of a revision's file; its errata stand in a file of their own, and are left out.

    Args:
        revision: The revision.

    Raises:
        WritingError: It cannot be written so that it reads back the same.
    """
    keys = CommentedMap(revised=str(revision.revised))
    if revision.effective and revision.effective != revision.revised:
        keys["effective"] = str(revision.effective)
    keys["evidence"] = revision.evidence
    if revision.kind:
        keys["kind"] = revision.kind
    _put(keys, "change_note", revision.change_note)
    if isinstance(revision, TextRevision):
        _put_text(keys, revision)
    return SCHEMA_LINE.format("revision") + written(keys)


def _put_text(keys: CommentedMap, revision: TextRevision) -> None:
    for key in ("title", "summary"):
        _put(keys, key, getattr(revision, key))
    keys["clauses"] = clause_list(revision.clauses)
    if revision.applicability:
        keys["applicability"] = CommentedSeq(scalar(item, INDENT) for item in revision.applicability)
    if revision.associated_documents:
        keys["associated_documents"] = CommentedSeq(map(_associated, revision.associated_documents))
    _put(keys, "approval_authority", revision.approval_authority)
    if revision.transcription_notes:
        keys["transcription_notes"] = CommentedSeq(map(_note, revision.transcription_notes))


def next_revision_file(text: TextRevision, revised: date) -> str:
    """The file of a revision that is still to be written: a copy of the text, with an empty change note.

    Until the note is written the check refuses the file. Kind and transcription notes are about the older text, and are
    left out.

    Args:
        text: The text that it will follow.
        revised: The date that it carries to begin with.

    Raises:
        WritingError: It cannot be written so that it reads back the same.
    """
    anew = {"revised": revised, "effective": None, "kind": None, "transcription_notes": (), "errata": ()}
    stated = {name: getattr(text, name) for name in type(text).model_fields}
    copied = revision_file(TextRevision(**stated | anew))
    return re.sub(r"(?ms)^change_note:.*?^(?=title:)", "change_note:\n", copied, count=1)


def clause_list(clauses: Sequence[Clause], depth: int = 1) -> CommentedSeq:
    """The value of ``clauses``.

    Args:
        clauses: The clauses.
        depth: Their level, counted from 1.
    """
    listed = CommentedSeq()
    for clause in clauses:
        keys = CommentedMap(id=clause.id)
        _put(keys, "text", clause.text, INDENT * depth)
        if clause.clauses:
            keys["clauses"] = clause_list(clause.clauses, depth + 1)
        listed.append(keys)
    return listed


def _put(keys: CommentedMap, key: str, text: str | None, indent: int = 0) -> None:
    if text:
        keys[key] = scalar(text, indent, key)


def _associated(row: AssociatedDocument) -> CommentedMap:
    keys = CommentedMap(number=row.number)
    _put(keys, "title", row.title, INDENT)
    return keys


def _note(note: TranscriptionNote) -> CommentedMap:
    keys = CommentedMap(clause=note.clause) if note.clause else CommentedMap()
    _put(keys, "note", note.note, INDENT)
    return keys
