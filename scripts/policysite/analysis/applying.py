"""Making the new text from the old one and a redline: the proof that a redline leaves nothing out."""

from __future__ import annotations

from typing import Any

from policysite.analysis.redline_records import ChangeKind, Item, ItemRow, Redline, SectionChange
from policysite.model import Clause, TextRevision


def apply(redline: Redline, old: TextRevision) -> TextRevision:
    """The new text.

    Args:
        redline: The difference.
        old: The text that the redline was made from.

    Raises:
        ValueError: The redline was made from another text.
    """
    if redline.before != old.revised:
        raise _MisfitError(f"revision of {old.revised}")
    sections: dict[str, Any] = {
        "title": _section(redline.title, old.title, "title"),
        "summary": _section(redline.summary, old.summary, "summary"),
        "clauses": _clauses(redline, old),
        "applicability": _items(redline.applicability, old.applicability, "applicability"),
        "associated_documents": _items(redline.associated_documents, old.associated_documents, "associated documents"),
        "approval_authority": _section(redline.approval_authority, old.approval_authority, "approval authority"),
    }
    return TextRevision(**dict(redline.record), **sections)


class _MisfitError(ValueError):
    def __init__(self, what: str) -> None:
        super().__init__(f"The redline was made from another text: its {what} differs.")


def _section(change: SectionChange | None, old: str | None, name: str) -> str | None:
    if change is None:
        return old
    if change.old != old:
        raise _MisfitError(name)
    return change.new


def _items(rows: tuple[ItemRow[Item], ...], old: tuple[Item, ...], name: str) -> tuple[Item, ...]:
    if not rows:
        return old
    if tuple(row.old for row in rows if row.old is not None) != old:
        raise _MisfitError(name)
    return tuple(row.new for row in rows if row.new is not None)


def _clauses(redline: Redline, old: TextRevision) -> tuple[Clause, ...]:
    changes = {change.id: change for change in redline.clauses}
    texts: dict[str, str] = {}
    below: dict[str | None, list[str]] = {}
    for placed in old.placed:
        change = changes.pop(placed.clause.id, None)
        if change and (change.old is None or (change.old.label, change.old.text) != (placed.label, placed.clause.text)):
            raise _MisfitError(f"clause {placed.label}")
        if change is None:
            texts[placed.clause.id] = placed.clause.text
        elif change.new:
            texts[placed.clause.id] = change.new.text
        if change is None or (change.new and ChangeKind.MOVED not in change.kinds):
            below.setdefault(placed.parent, []).append(placed.clause.id)
    for change in redline.clauses:
        if change.new and (change.old is None or ChangeKind.MOVED in change.kinds):
            texts[change.id] = change.new.text
            siblings = below.setdefault(change.new.parent, [])
            siblings.insert(siblings.index(change.new.after) + 1 if change.new.after else 0, change.id)
    if any(change.old for change in changes.values()):
        raise _MisfitError("list of clauses")
    return _tree(None, below, texts)


def _tree(parent: str | None, below: dict[str | None, list[str]], texts: dict[str, str]) -> tuple[Clause, ...]:
    return tuple(
        Clause(id=clause, text=texts[clause], clauses=_tree(clause, below, texts)) for clause in below.get(parent, ())
    )
