"""Redlines of what stands around the clauses: sections of one text, and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policysite.analysis.alignment import aligned
from policysite.analysis.redline_records import ChangeKind, Item, ItemRow, SectionChange
from policysite.analysis.word_diff import word_diff
from policysite.model import AssociatedDocument, canonical_text, normalised


def section_change(old: str | None, new: str | None, words: Callable[[str], str]) -> SectionChange | None:
    """What happened to a section of one text.

    Args:
        old: The text before, as the source has it; ``None`` where the section was not there.
        new: The text after.
        words: Makes the canonical text; `normalised` where the section holds no markup.
    """
    if old == new:
        return None
    before, after = words(old or ""), words(new or "")
    kind = _kind(before if old else None, after if new else None)
    return SectionChange(kind, old, new, () if kind is ChangeKind.RESTYLED else word_diff(before, after))


def applicability_rows(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[ItemRow[str], ...]:
    """The rows of the applicability; none where nothing happened.

    Items with the same words stay. Where as many items went as came at one place, they are amended, one by one.
    """
    if old == new:
        return ()
    return tuple(_rows(old, new, name=canonical_text, words=canonical_text, give_way=True))


def associated_rows(
    old: tuple[AssociatedDocument, ...], new: tuple[AssociatedDocument, ...]
) -> tuple[ItemRow[AssociatedDocument], ...]:
    """The rows of the associated documents; none where nothing happened.

    A document is known by its number: one with another title is amended, one with another number is another one.
    """
    if old == new:
        return ()
    return tuple(_rows(old, new, name=lambda row: row.number, words=_as_printed, give_way=False))


def _as_printed(row: AssociatedDocument) -> str:
    return f"{row.number}: {normalised(row.title)}" if row.title else row.number


def _rows(
    old: tuple[Item, ...],
    new: tuple[Item, ...],
    *,
    name: Callable[[Item], str],
    words: Callable[[Item], str],
    give_way: bool,
) -> Iterator[ItemRow[Item]]:
    """Align two lists.

    Args:
        old: The items before.
        new: The items after.
        name: What an item is known by.
        words: What it says.
        give_way: Whether an item may become one of another name, where as many went as came.
    """
    i = j = 0
    for change in aligned([name(item) for item in old], [name(item) for item in new]):
        yield from _pairs(old[i : change.old_start], new[j : change.new_start], words)
        went, came = old[change.old_start : change.old_end], new[change.new_start : change.new_end]
        if give_way and len(went) == len(came):
            yield from _pairs(went, came, words)
        else:
            yield from (ItemRow(ChangeKind.REMOVED, item, None, word_diff(words(item), "")) for item in went)
            yield from (ItemRow(ChangeKind.ADDED, None, item, word_diff("", words(item))) for item in came)
        i, j = change.old_end, change.new_end
    yield from _pairs(old[i:], new[j:], words)


def _pairs(old: tuple[Item, ...], new: tuple[Item, ...], words: Callable[[Item], str]) -> Iterator[ItemRow[Item]]:
    for before, after in zip(old, new, strict=True):
        if before == after:
            yield ItemRow(None, before, after)
        elif words(before) == words(after):
            yield ItemRow(ChangeKind.RESTYLED, before, after)
        else:
            yield ItemRow(ChangeKind.AMENDED, before, after, word_diff(words(before), words(after)))


def _kind(before: str | None, after: str | None) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    if after is None:
        return ChangeKind.REMOVED
    return ChangeKind.RESTYLED if before == after else ChangeKind.AMENDED
