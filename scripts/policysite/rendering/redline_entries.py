"""A redline as a list of what changed, for those who read it without a page: on a terminal, or below a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policysite.analysis import ChangeKind, ClauseChange, ItemRow, Redline, Segment, SegmentKind
from policysite.model import AssociatedDocument, canonical_text

_CITATION = re.compile(r"\[\[([^\[\]]+)\]\]")
"""A citation in canonical text; a reader sees the number."""

Words = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class RedlineEntry:
    """What happened at one place of a text.

    Attributes:
        heading: The place and what happened there, such as ``§2.b amended``.
        remark: How its label changed; empty where it did not.
        lines: The words with what changed in them, a paragraph or an item of a list each.
    """

    heading: str
    remark: str
    lines: tuple[Words, ...]


def redline_entries(found: Redline) -> Iterator[RedlineEntry]:
    """What changed, in reading order; what only looks different comes last, without its words."""
    for name, change in (("Title", found.title), ("Summary", found.summary)):
        if change and change.words:
            yield RedlineEntry(f"{name} {change.kind}", "", (spoken(change.words),))
    for clause in found.clauses:
        if not clause.is_quiet:
            yield _clause(clause)
    for name, rows in (
        ("Applicability", found.applicability),
        ("Associated documents", found.associated_documents),
    ):
        if any(row.kind and row.kind is not ChangeKind.RESTYLED for row in rows):
            yield RedlineEntry(f"{name} amended", "", tuple(map(_item, rows)))
    authority = found.approval_authority
    if authority and authority.words:
        yield RedlineEntry(f"Approval authority {authority.kind}", "", (spoken(authority.words),))
    yield from _quiet(found.clauses)


def spoken(segments: Sequence[Segment]) -> Words:
    """The segments with citations as a reader sees them."""
    return tuple(Segment(segment.kind, _CITATION.sub(r"\1", segment.text)) for segment in segments)


def _clause(change: ClauseChange) -> RedlineEntry:
    kinds = [kind for kind in change.kinds if kind is not ChangeKind.RESTYLED]
    moved = change.old_label and change.new_label and change.old_label != change.new_label
    remark = f"It was §{change.old_label}; it is §{change.new_label} now." if moved else ""
    words = spoken(change.words) or _same(change.new.text if change.new else "")
    return RedlineEntry(f"§{change.new_label or change.old_label} {' and '.join(kinds)}", remark, (words,))


def _same(text: str) -> Words:
    return spoken((Segment(SegmentKind.EQUAL, canonical_text(text)),))


def _item(row: ItemRow[str] | ItemRow[AssociatedDocument]) -> Words:
    return spoken(row.words) if row.words else _same(item_text(row))


def item_text(row: ItemRow[str] | ItemRow[AssociatedDocument]) -> str:
    """What an item of a list says now, or said before it went."""
    item = row.new if row.new is not None else row.old
    if isinstance(item, AssociatedDocument):
        return f"{item.number}: {item.title}" if item.title else item.number
    return item or ""


def _quiet(clauses: Sequence[ClauseChange]) -> Iterator[RedlineEntry]:
    renumbered = [change for change in clauses if change.is_quiet and ChangeKind.RENUMBERED in change.kinds]
    if renumbered:
        pairs = ", ".join(f"§{change.old_label} is now §{change.new_label}" for change in renumbered)
        yield RedlineEntry("Renumbered, with the same words", pairs, ())
    restyled = [change for change in clauses if change.kinds == (ChangeKind.RESTYLED,)]
    if restyled:
        labels = ", ".join(f"§{change.new_label}" for change in restyled)
        yield RedlineEntry("Set differently, with the same words", labels, ())
