"""What contradicts the claim that a revision is editorial."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policysite.analysis.alignment import aligned
from policysite.analysis.binding_words import BindingKind, BindingWord, binding_words
from policysite.analysis.redline_records import ChangeKind, ClauseChange, Redline
from policysite.analysis.word_diff import Segment, SegmentKind


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing in a redline that an editorial revision would hardly do.

    Attributes:
        kind: The sort of words that changed; or `ChangeKind.ADDED` or `ChangeKind.REMOVED`, where a whole clause or a
            whole item of the applicability came or went.
        section: The anchor of the section, or ``title``.
        clause: The id of the clause; ``None`` outside the instruction.
        label: Its label in the new text, or in the old where it was removed.
        deleted: The words that went; of a whole clause or item, all that it said.
        inserted: The words that came.
    """

    kind: BindingKind | ChangeKind
    section: str
    clause: str | None
    label: str | None
    deleted: tuple[str, ...]
    inserted: tuple[str, ...]


def contradictions(redline: Redline, kind: str | None) -> tuple[Contradiction, ...]:
    """What in a redline contradicts the kind that its revision claims, in reading order.

    Title, summary, clauses and applicability count; associated documents and the approval authority do not, and neither
    does a clause that only moved.

    Args:
        redline: The difference from the revision before.
        kind: The kind that the revision states. Only ``editorial`` is a claim that words can contradict.
    """
    return tuple(_contradictions(redline)) if kind == "editorial" else ()


def _contradictions(redline: Redline) -> Iterator[Contradiction]:
    for name, section in (("title", redline.title), ("summary", redline.summary)):
        if section:
            yield from _reworded(section.words, name)
    for change in redline.clauses:
        yield from _of(change.kinds[0], change.words, "instruction", change)
    for row in redline.applicability:
        if row.kind:
            yield from _of(row.kind, row.words, "applicability")


def _of(
    kind: ChangeKind, words: tuple[Segment, ...], section: str, change: ClauseChange | None = None
) -> Iterator[Contradiction]:
    if kind not in (ChangeKind.ADDED, ChangeKind.REMOVED):
        yield from _reworded(words, section, change)
        return
    text = ("".join(segment.text for segment in words),)
    removed = kind is ChangeKind.REMOVED
    yield Contradiction(kind, section, *_place(change), text if removed else (), () if removed else text)


def _reworded(words: tuple[Segment, ...], section: str, change: ClauseChange | None = None) -> Iterator[Contradiction]:
    old = binding_words("".join(segment.text for segment in words if segment.kind is not SegmentKind.INSERTED))
    new = binding_words("".join(segment.text for segment in words if segment.kind is not SegmentKind.DELETED))
    deleted: list[BindingWord] = []
    inserted: list[BindingWord] = []
    for found in aligned([word.meaning for word in old], [word.meaning for word in new]):
        deleted += old[found.old_start : found.old_end]
        inserted += new[found.new_start : found.new_end]
    for kind in BindingKind:
        went = tuple(word.words for word in deleted if word.kind is kind)
        came = tuple(word.words for word in inserted if word.kind is kind)
        if went or came:
            yield Contradiction(kind, section, *_place(change), went, came)


def _place(change: ClauseChange | None) -> tuple[str | None, str | None]:
    return (change.id, change.new_label or change.old_label) if change else (None, None)
