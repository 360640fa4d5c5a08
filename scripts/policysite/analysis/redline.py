"""The redline: the difference of two revisions, clause by clause, and word by word inside a clause.

Clauses are compared by their ids, never by their labels or places, so an insertion marks one clause and not the rest of
the text. Differences that no reader sees are told apart (`ChangeKind.RESTYLED`), and where only a label differs, that
is recorded as such (`ChangeKind.RENUMBERED`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policysite.analysis.clause_order import moved_clauses, reading_order
from policysite.analysis.redline_records import ChangeKind, ClauseAt, ClauseChange, Redline
from policysite.analysis.section_changes import applicability_rows, associated_rows, section_change
from policysite.analysis.word_diff import Segment, word_diff
from policysite.model import PlacedClause, TextRevision, canonical_text, normalised

_COMPARED = ("title", "summary", "clauses", "applicability", "associated_documents", "approval_authority")


def redline(old: TextRevision, new: TextRevision) -> Redline:
    """Compare two texts of a document.

    Args:
        old: The text before.
        new: The text after. Nothing requires it to be the later one.

    Raises:
        ValueError: An id stands twice in one of the texts, so its clauses cannot be told apart. The check
            ``clause-id-twice`` reports that with its place.
    """
    for text in (old, new):
        if len(text.by_id) != len(text.placed):
            raise ValueError(f"A clause's id stands twice in the text revised on {text.revised}.")
    return Redline(
        before=old.revised,
        record=_record(new),
        title=section_change(old.title, new.title, normalised),
        summary=section_change(old.summary, new.summary, canonical_text),
        clauses=tuple(_clause_changes(old, new)),
        applicability=applicability_rows(old.applicability, new.applicability),
        associated_documents=associated_rows(old.associated_documents, new.associated_documents),
        approval_authority=section_change(old.approval_authority, new.approval_authority, canonical_text),
    )


def _record(text: TextRevision) -> tuple[tuple[str, Any], ...]:
    return tuple((name, getattr(text, name)) for name in type(text).model_fields if name not in _COMPARED)


def _clause_changes(old: TextRevision, new: TextRevision) -> Iterator[ClauseChange]:
    if _same_places(old, new):
        for was, now in zip(old.placed, new.placed, strict=True):
            if was.clause.text != now.clause.text:
                kind, words = _reworded(was, now)
                yield ClauseChange(now.clause.id, (kind,), _at(was, old), _at(now, new), words)
        return
    moved = moved_clauses(old, new)
    for clause in reading_order(old, new, moved):
        change = _clause_change(clause, old, new, moved)
        if change:
            yield change


def _same_places(old: TextRevision, new: TextRevision) -> bool:
    return len(old.placed) == len(new.placed) and all(
        was.clause.id == now.clause.id and was.path == now.path for was, now in zip(old.placed, new.placed, strict=True)
    )


def _clause_change(clause: str, old: TextRevision, new: TextRevision, moved: frozenset[str]) -> ClauseChange | None:
    was, now = old.by_id.get(clause), new.by_id.get(clause)
    if was is None or now is None:
        kind = ChangeKind.ADDED if now else ChangeKind.REMOVED
        words = word_diff(_words(was), _words(now))
        return ClauseChange(clause, (kind,), _at(was, old), _at(now, new), words)
    kinds: list[ChangeKind] = []
    words = ()
    if was.clause.text != now.clause.text:
        kind, words = _reworded(was, now)
        kinds.append(kind)
    if clause in moved:
        kinds.append(ChangeKind.MOVED)
    elif was.label != now.label:
        kinds.append(ChangeKind.RENUMBERED)
    return ClauseChange(clause, tuple(kinds), _at(was, old), _at(now, new), words) if kinds else None


def _reworded(was: PlacedClause, now: PlacedClause) -> tuple[ChangeKind, tuple[Segment, ...]]:
    before, after = _words(was), _words(now)
    if before == after:
        return ChangeKind.RESTYLED, ()
    return ChangeKind.AMENDED, word_diff(before, after)


def _words(placed: PlacedClause | None) -> str:
    return canonical_text(placed.clause.text) if placed else ""


def _at(placed: PlacedClause | None, text: TextRevision) -> ClauseAt | None:
    if placed is None:
        return None
    siblings = text.by_id[placed.parent].clause.clauses if placed.parent else text.clauses
    index = placed.path[-1]
    return ClauseAt(placed.label, placed.parent, siblings[index - 1].id if index else None, placed.clause.text)
