"""What two sequences have in common, and what changes between it: words of two texts, items of two lists."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple


class Change(NamedTuple):
    """A stretch of the old sequence that gives way to a stretch of the new; either may be empty, not both.

    Attributes:
        old_start: Where the old stretch begins, counted from 0.
        old_end: The first place after it.
        new_start: Where the new stretch begins.
        new_end: The first place after it.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def only_inserts(self) -> bool:
        """Whether nothing is deleted."""
        return self.old_start == self.old_end

    @property
    def only_deletes(self) -> bool:
        """Whether nothing is inserted."""
        return self.new_start == self.new_end


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Change]:
    """The changes between two sequences, in order; between two of them something stays.

    The longest common subsequence stays, after what both begin and both end with. Which one, where there are several,
    is laid down in steps 3 and 4 of `policysite.analysis.word_diff`.
    """
    start, old_end, new_end = 0, len(old), len(new)
    shorter = min(old_end, new_end)
    while start < shorter and old[start] == new[start]:
        start += 1
    while old_end > start and new_end > start and old[old_end - 1] == new[new_end - 1]:
        old_end -= 1
        new_end -= 1
    last_i = last_j = start
    for i, j in _common(old[start:old_end], new[start:new_end]):
        if (start + i, start + j) != (last_i, last_j):
            yield Change(last_i, start + i, last_j, start + j)
        last_i, last_j = start + i + 1, start + j + 1
    if (old_end, new_end) != (last_i, last_j):
        yield Change(last_i, old_end, last_j, new_end)


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """The pairs of places that stay.

    The table of lengths is kept as one whole number a row, a bit a column (Hyyrö 2004): bit ``k`` of row ``i`` is 0
    where ``L(i, m - 1 - k)`` is larger than ``L(i, m - k)``, with ``m`` the length of the new sequence. A row then
    costs four operations instead of ``m``.
    """
    if not old or not new:
        return
    columns: dict[Hashable, int] = {}
    for k, token in enumerate(reversed(new)):
        columns[token] = columns.get(token, 0) | 1 << k
    row = every = (1 << len(new)) - 1
    rows: list[int] = []
    for token in reversed(old):
        same = row & columns.get(token, 0)
        row = ((row + same) | (row - same)) & every
        rows.append(row)
    i, j, n, m = 0, 0, len(old), len(new)
    while i < n and j < m:
        if old[i] == new[j]:
            yield i, j
            i += 1
            j += 1
        elif rows[n - 1 - i] >> (m - 1 - j) & 1:
            j += 1
        else:
            i += 1
