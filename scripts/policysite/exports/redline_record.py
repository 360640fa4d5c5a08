"""A redline for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from policysite.analysis import ItemRow, Redline, SectionChange, Segment
from policysite.model import AssociatedDocument


def redline_record(found: Redline) -> dict[str, Any]:
    """What changed, as JSON has it: null or an empty list where nothing did."""
    return {
        "title": _section(found.title),
        "summary": _section(found.summary),
        "clauses": [
            {
                "id": change.id,
                "kinds": [str(kind) for kind in change.kinds],
                "old_label": change.old_label,
                "new_label": change.new_label,
                "words": _words(change.words),
            }
            for change in found.clauses
        ],
        "applicability": [_row(row) for row in found.applicability],
        "associated_documents": [_row(row) for row in found.associated_documents],
        "approval_authority": _section(found.approval_authority),
    }


def _section(change: SectionChange | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {"kind": str(change.kind), "old": change.old, "new": change.new, "words": _words(change.words)}


def _row(row: ItemRow[str] | ItemRow[AssociatedDocument]) -> dict[str, Any]:
    return {
        "kind": str(row.kind) if row.kind else None,
        "old": _item(row.old),
        "new": _item(row.new),
        "words": _words(row.words),
    }


def _item(item: str | AssociatedDocument | None) -> Any:
    return item.model_dump() if isinstance(item, AssociatedDocument) else item


def _words(segments: Sequence[Segment]) -> list[dict[str, str]]:
    return [{"kind": str(segment.kind), "text": segment.text} for segment in segments]
