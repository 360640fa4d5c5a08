"""Which clauses moved, and in which order a redline is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from policysite.model import PlacedClause, TextRevision

_Below = dict[str | None, list[str]]


def moved_clauses(old: TextRevision, new: TextRevision) -> frozenset[str]:
    """The ids of the clauses that stand in both texts, but not at the same place.

    A clause moved where it stands below another clause than before. Of the clauses that stayed below theirs, as few as
    possible moved: those outside the longest run that kept its order. Of several such runs it is the one whose clauses
    come first in the new text. So one clause that is moved never marks those beside it.
    """
    moved: set[str] = set()
    stayed: dict[str | None, list[PlacedClause]] = {}
    for placed in new.placed:
        was = old.by_id.get(placed.clause.id)
        if was is None:
            continue
        if was.parent == placed.parent:
            stayed.setdefault(placed.parent, []).append(was)
        else:
            moved.add(placed.clause.id)
    for siblings in stayed.values():
        places = [was.path[-1] for was in siblings]
        if places != sorted(places):
            kept = _longest_rise(places)
            moved.update(was.clause.id for index, was in enumerate(siblings) if index not in kept)
    return frozenset(moved)


def _longest_rise(values: Sequence[int]) -> frozenset[int]:
    """The places of the longest run of rising values; of several, that with the foremost places."""
    lengths = [0] * len(values)
    tails: list[int] = []
    for place in range(len(values) - 1, -1, -1):
        length = bisect_left(tails, -values[place])
        tails[length : length + 1] = [-values[place]]
        lengths[place] = length + 1
    kept: set[int] = set()
    needed, last = len(tails), -1
    for place, value in enumerate(values):
        if lengths[place] == needed and value > last:
            kept.add(place)
            needed, last = needed - 1, value
    return frozenset(kept)


def reading_order(old: TextRevision, new: TextRevision, moved: frozenset[str]) -> Iterable[str]:
    """The ids of all clauses of both texts: the new text's order, with removed clauses at their old place.

    A removed clause follows the clause that it followed before, with all that stands below that one; where that one
    moved away, the one before it, and so on.
    """
    if old.by_id.keys() <= new.by_id.keys():
        return new.by_id
    below = _below(new.placed)
    for parent, siblings in _below(old.placed).items():
        _put_back(siblings, below.setdefault(parent, []), new, moved)
    return _walk(below, None)


def _below(clauses: Iterable[PlacedClause]) -> _Below:
    below: _Below = {}
    for placed in clauses:
        below.setdefault(placed.parent, []).append(placed.clause.id)
    return below


def _put_back(siblings: list[str], merged: list[str], new: TextRevision, moved: frozenset[str]) -> None:
    """Insert into the clauses below a parent those that were removed from below it."""
    place = 0
    for clause in siblings:
        if clause not in new.by_id:
            merged.insert(place, clause)
            place += 1
        elif clause not in moved:
            place = merged.index(clause, place) + 1


def _walk(below: _Below, parent: str | None) -> Iterator[str]:
    for clause in below.get(parent, ()):
        yield clause
        yield from _walk(below, clause)
