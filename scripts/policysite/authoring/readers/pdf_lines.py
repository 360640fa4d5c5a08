"""Characters to lines, by where they stand on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pdfplumber.utils.text import extract_words

from policysite.authoring.outline_labels import split_label
from policysite.authoring.readers.characters import readable
from policysite.authoring.readers.line_ends import SOFT_HYPHEN
from policysite.authoring.readers.pdf_pages import Char

_POINTS_PER_COLUMN = 6
_WORD_GAP = 0.2
"""Parts of a character's size from which on a gap parts two words, where no space is drawn."""
_WIDE_GAP = 3
"""Sizes of a character from which on a gap parts two texts that only stand side by side."""
_LABEL_MARKS = "•‣\u2043▪▫●○◦■□-–—*+\uf0a7\uf0b7\uf0d8"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or the part of one that stands apart.

    Attributes:
        text: Its words.
        page: The page, counted from 1.
        x0: Where it begins, in points from the left.
        x1: Where it ends.
        top: Where its top is, in points from the top.
        bottom: Where its bottom is.
        size: The size of its largest characters, in points.
        is_bold: Whether all of it is bold.
        first: The width of its first word.
    """

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool
    first: float

    @property
    def indent(self) -> int:
        """How far to the right it begins, in columns."""
        return round(self.x0 / _POINTS_PER_COLUMN)


def lines_of(chars: Sequence[Char], *, parted: bool = False) -> list[Line]:
    """The lines of characters of one page, from the top to the bottom.

    Args:
        chars: The characters.
        parted: Part texts that stand side by side, far from each other.
    """
    words = extract_words(list(chars), x_tolerance_ratio=_WORD_GAP, return_chars=True)
    rows: list[list[Char]] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if rows and _overlap(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    ordered = (sorted(row, key=lambda word: word["x0"]) for row in rows)
    lines = (_line(part) for row in ordered for part in (_parts(row) if parted else (row,)))
    return [line for line in lines if readable(line.text)]


def _overlap(row: Sequence[Char], word: Char) -> bool:
    top, bottom = min(above["top"] for above in row), max(above["bottom"] for above in row)
    shared = min(bottom, word["bottom"]) - max(top, word["top"])
    return bool(shared > 0.5 * min(bottom - top, word["bottom"] - word["top"]))


def _parts(row: list[Char]) -> Iterator[list[Char]]:
    part = row[:1]
    for left, right in pairwise(row):
        before = " ".join(word["text"] for word in part)
        is_label = before in _LABEL_MARKS or split_label(before)[1] == ""
        if right["x0"] - left["x1"] > _WIDE_GAP * left["height"] and not is_label:
            yield part
            part = []
        part.append(right)
    yield part


def _line(words: Sequence[Char]) -> Line:
    chars = [char for word in words for char in word["chars"]]
    text = " ".join(word["text"] for word in words)
    return Line(
        text if text.endswith(SOFT_HYPHEN) else text.replace(SOFT_HYPHEN, ""),
        int(chars[0]["page_number"]),
        float(words[0]["x0"]),
        float(words[-1]["x1"]),
        float(min(word["top"] for word in words)),
        float(max(word["bottom"] for word in words)),
        float(max(char["size"] for char in chars)),
        all(_is_bold(str(char["fontname"])) for char in chars),
        float(words[0]["x1"] - words[0]["x0"]),
    )


def _is_bold(font: str) -> bool:
    return any(weight in font.lower() for weight in ("bold", "black", "heavy"))
