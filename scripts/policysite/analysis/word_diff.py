r"""The difference of two texts, word by word.

Specified so that a script in the browser gives the same segments; ``tests/analysis/word_diff_vectors.json`` holds cases
for both. Every step is deterministic, and "word" below means a token that is not a single punctuation mark.

1. **Normalise** both texts (`policysite.model.fingerprint.normalised`). From here on the only white space is single
   spaces between characters. Undoing this is not attempted: segments join to the *normalised* texts, exactly.
2. **Tokenise**, from left to right, with the first that matches: ``[[…]]``; an address (``https://…``) up to its last
   character that is not punctuation; digits joined by one of ``. , : / -`` and not followed by a letter; a run of
   characters that are neither space nor punctuation, such runs joined by one of ``- ' . @ _`` or U+2019; any other
   single character but a space. Tokens are equal when their characters are; a space before a token is kept beside it.
3. **Trim** the tokens that both texts begin with, then those that both end with.
4. **Align** what is left, old ``a`` and new ``b``, by a longest common subsequence. With ``L(i, j)`` its length for
   ``a[i:]`` and ``b[j:]``, go from ``i = j = 0`` while both have tokens left: where ``a[i]`` equals ``b[j]`` both stay;
   else where ``L(i, j + 1)`` equals ``L(i, j)`` the new token is inserted; else the old one is deleted. What remains of
   either is deleted or inserted. Between two tokens that stay lies at most one *change*: deleted and inserted tokens.
5. **Slide** each change that only inserts or only deletes, from left to right: while the token before it equals its
   last one, it may move one token to the left, but not into the change before it. It goes to the first place on the
   way, its own included, where it begins after one of ``. ? ! : ;`` or at the start of the text; where there is none,
   it stays. Thus a new sentence is marked from its own first word.
6. **Spaces.** Where two neighbouring tokens that stay have a space between them in one text only, both change.
7. **Merge** two neighbouring changes, with what stays between them, from left to right and again until nothing merges:
   always where nothing stays between them; never where both only insert or both only delete; else where at most one
   word stays between them, or at most four and each of the two changes has at least twice as many words (the larger of
   its deleted and its inserted words counts).
8. **Cut.** What lies between two stretches that stay is text with its spaces. A space at the beginning of both the
   deleted and the inserted text belongs to the stretch before, then one at the end of both to the stretch after. Of a
   change the deleted text comes first. Empty segments are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from policysite.analysis.alignment import Change, aligned
from policysite.model import normalised

PUNCTUATION = r"!-/:-@\[-`{-~¡§«©®°±¶·»¿\u00d7÷\u2010-\u2027\u2030-\u205e"
"""Punctuation marks and signs, as the inside of a pattern's character class."""

TOKEN = (
    r"\[\[[^ \[\]]+\]\]"
    rf"|(?:https?://|mailto:)[^ <>\[\]]*[^ {PUNCTUATION}]"
    rf"|[0-9]+(?:[.,:/-][0-9]+)+(?![^ {PUNCTUATION}])"
    rf"|[^ {PUNCTUATION}]+(?:[-'\u2019.@_][^ {PUNCTUATION}]+)*"
    r"|[^ ]"
)
"""A token, as a pattern that JavaScript reads alike (with the flag ``u``)."""

_SPACED_TOKEN = re.compile(f" ?(?:{TOKEN})")
_MARK = re.compile(f"[{PUNCTUATION}]")
_SENTENCE_ENDS = frozenset(".?!:;")


class SegmentKind(StrEnum):
    """What became of a stretch of text."""

    EQUAL = "equal"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that stayed, went or came."""

    kind: SegmentKind
    text: str


def word_diff(old: str, new: str) -> tuple[Segment, ...]:
    """The segments of two texts, in reading order.

    The equal and the deleted segments join to the normalised old text, the equal and the inserted ones to the
    normalised new text. Neighbouring segments differ in kind. Two empty texts have no segments.

    Args:
        old: The text before. Markup is not read: give the canonical text.
        new: The text after.
    """
    old, new = normalised(old), normalised(new)
    if old == new:
        return (Segment(SegmentKind.EQUAL, old),) if old else ()
    texts = _Pair(_SPACED_TOKEN.findall(old), _SPACED_TOKEN.findall(new))
    changes = texts.slid(list(aligned(texts.old, texts.new)))
    changes = texts.merged(texts.with_spaces(changes))
    return tuple(Segment(kind, text) for kind, text in texts.cut(changes) if text)


class _Pair:
    """The tokens of two texts, and the steps that need both."""

    def __init__(self, old: list[str], new: list[str]) -> None:
        self.spaced_old, self.spaced_new = old, new
        self.old = [token.lstrip(" ") for token in old]
        self.new = [token.lstrip(" ") for token in new]

    def slid(self, changes: list[Change]) -> list[Change]:
        """Step 5."""
        floor = 0
        for index, change in enumerate(changes):
            if change.only_inserts:
                steps = self._steps(self.new, change.new_start, change.new_end, change.old_start - floor)
            elif change.only_deletes:
                steps = self._steps(self.old, change.old_start, change.old_end, change.old_start - floor)
            else:
                steps = 0
            if steps:
                changes[index] = Change(*(edge - steps for edge in change))
            floor = change.old_end - steps
        return changes

    @staticmethod
    def _steps(tokens: list[str], start: int, end: int, room: int) -> int:
        """How many tokens to the left a change goes, if the tokens before it allow."""
        for steps in range(room + 1):
            place = start - steps
            if place == 0 or tokens[place - 1] in _SENTENCE_ENDS:
                return steps
            if tokens[place - 1] != tokens[end - steps - 1]:
                return 0
        return 0

    def with_spaces(self, changes: list[Change]) -> list[Change]:
        """Step 6; afterwards changes may touch or overlap, until step 7 merges them."""
        more: list[Change] = []
        last_old = last_new = 0
        for change in (*changes, Change(len(self.old), len(self.old), len(self.new), len(self.new))):
            old_run = self.spaced_old[last_old + 1 : change.old_start]
            new_run = self.spaced_new[last_new + 1 : change.new_start]
            if old_run != new_run:
                for offset, (old, new) in enumerate(zip(old_run, new_run, strict=True)):
                    if old != new:
                        i, j = last_old + offset, last_new + offset
                        more.append(Change(i, i + 2, j, j + 2))
            last_old, last_new = change.old_end, change.new_end
        return sorted((*changes, *more)) if more else changes

    def merged(self, changes: list[Change]) -> list[Change]:
        """Step 7."""
        while len(changes) > 1:
            kept = [changes[0]]
            for change in changes[1:]:
                if self._belong_together(kept[-1], change):
                    first = kept.pop()
                    kept.append(Change(first.old_start, change.old_end, first.new_start, change.new_end))
                else:
                    kept.append(change)
            if len(kept) == len(changes):
                break
            changes = kept
        return changes

    def _belong_together(self, first: Change, second: Change) -> bool:
        if second.old_start <= first.old_end and second.new_start <= first.new_end:
            return True
        if (first.only_inserts and second.only_inserts) or (first.only_deletes and second.only_deletes):
            return False
        between = _words(self.old[first.old_end : second.old_start])
        if between <= 1:
            return True
        return between <= 4 and all(self._size(change) >= 2 * between for change in (first, second))

    def _size(self, change: Change) -> int:
        return max(
            _words(self.old[change.old_start : change.old_end]), _words(self.new[change.new_start : change.new_end])
        )

    def cut(self, changes: list[Change]) -> Iterator[tuple[SegmentKind, str]]:
        """Step 8; segments may be empty."""
        ends = [change.new_start for change in changes[1:]] + [len(self.new)]
        equal = "".join(self.spaced_new[: changes[0].new_start])
        for change, end in zip(changes, ends, strict=True):
            deleted = self._up_to_next(self.spaced_old, change.old_start, change.old_end)
            inserted = self._up_to_next(self.spaced_new, change.new_start, change.new_end)
            if deleted.startswith(" ") and inserted.startswith(" "):
                equal, deleted, inserted = equal + " ", deleted[1:], inserted[1:]
            shared = deleted.endswith(" ") and inserted.endswith(" ")
            yield SegmentKind.EQUAL, equal
            yield SegmentKind.DELETED, deleted[:-1] if shared else deleted
            yield SegmentKind.INSERTED, inserted[:-1] if shared else inserted
            stays = "".join(self.spaced_new[change.new_end : end])
            equal = " " * shared + stays.removeprefix(" ")
        yield SegmentKind.EQUAL, equal

    @staticmethod
    def _up_to_next(tokens: list[str], start: int, end: int) -> str:
        """Changed tokens, with the space before them and the one before the token that follows."""
        follows = end < len(tokens) and tokens[end].startswith(" ")
        return "".join(tokens[start:end]) + " " * follows


def _words(tokens: Iterable[str]) -> int:
    return sum(1 for token in tokens if len(token) > 1 or not _MARK.match(token))
