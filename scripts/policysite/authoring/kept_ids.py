"""Ids of clauses whose document is known: each clause that is still there keeps its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policysite.analysis.alignment import aligned
from policysite.model import Document, canonical_text

ALIKE = 0.6
"""Share of words, in the same order, from which on two texts are taken for two states of one clause."""


def kept_ids(texts: Sequence[str], document: Document | None) -> list[str | None]:
    """The ids that clauses had before.

    Clauses with the same words keep their ids first, in the order in which they stand, those of the newest text before
    those of older ones. Then those do that are alike, the likest first.

    Args:
        texts: The texts of the clauses, in reading order.
        document: The document as the register has it; None where it does not.

    Returns:
        For each clause its id, or None where it is new.
    """
    found: list[str | None] = [None] * len(texts)
    new = [canonical_text(text) for text in texts]
    taken: set[str] = set()
    for revision in reversed(document.texts if document else ()):
        old = {placed.clause.id: canonical_text(placed.clause.text) for placed in revision.placed}
        for id_, text in old.items():
            if id_ not in taken and text in new:
                places = [place for place, words in enumerate(new) if words == text and found[place] is None]
                if places:
                    found[places[0]] = id_
                    taken.add(id_)
    if document and document.texts:
        newest = document.texts[-1]
        left = {placed.clause.id: canonical_text(placed.clause.text).split() for placed in newest.placed}
        _keep_alike(found, [text.split() for text in new], {id_: old for id_, old in left.items() if id_ not in taken})
    return found


def _keep_alike(found: list[str | None], new: Sequence[list[str]], left: dict[str, list[str]]) -> None:
    pairs = sorted(
        (-likeness, place, id_)
        for place, words in enumerate(new)
        if found[place] is None
        for id_, old in left.items()
        if (likeness := _likeness(old, words)) >= ALIKE
    )
    for _, place, id_ in pairs:
        if id_ in left and found[place] is None:
            found[place] = id_
            del left[id_]


def _likeness(old: Sequence[str], new: Sequence[str]) -> float:
    """The share of words that stay, from 0 to 1."""
    if not old or not new:
        return 0
    together = len(old) + len(new)
    if 2 * sum((Counter(old) & Counter(new)).values()) < ALIKE * together:
        return 0
    changes = sum(change.old_end - change.old_start + change.new_end - change.new_start for change in aligned(old, new))
    return (together - changes) / together


def ids_ever_used(document: Document | None) -> set[str]:
    """Every id that a clause of a document has or had; none of them is given to another clause."""
    return {id_ for text in document.texts for id_ in text.by_id} if document else set()
