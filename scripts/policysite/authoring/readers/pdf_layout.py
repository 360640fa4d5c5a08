"""Lines to paragraphs, by where they stand: for PDFs whose structure is not tagged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from policysite.authoring.form import is_page_number, section_named
from policysite.authoring.outline_labels import split_bullet, split_label
from policysite.authoring.readers.characters import readable
from policysite.authoring.readers.line_ends import ends_like_sentence, joined_lines
from policysite.authoring.readers.marked_up import Run, marked_up
from policysite.authoring.readers.pdf_lines import Line
from policysite.authoring.readers.records import Paragraph

_MARGIN = 0.15
"""The part of a page at its top and at its bottom where the same may stand on every page."""
_NEAR = 3.0
"""Points by which what is printed at the same place may differ."""
_SHORT = 0.25
"""The part of its width that a line leaves free when it was ended on purpose, though no sentence ends there."""
_FULL = 0.8
"""The part of the way to a right margin as wide as the left that the longest line of a full page reaches at least."""
_HEADING_WORDS = 12
_HEADING, _LARGE_HEADING = 7, 3


def furniture(pages: Mapping[int, Sequence[Line]], height: float) -> set[Line]:
    """The lines that stand on every page alike, but for numbers, and lines that say what page it is."""
    outer = [
        line
        for lines in pages.values()
        for line in lines
        if line.top < _MARGIN * height or line.bottom > (1 - _MARGIN) * height
    ]
    alike = Counter(key for key, _ in {(_masked(line), line.page) for line in outer})
    repeated = max(2, len(pages) // 2)
    return {line for line in outer if is_page_number(line.text) or alike[_masked(line)] >= repeated}


def _masked(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.top / _NEAR / 2)


@dataclass
class Layout:
    """Makes paragraphs of the lines of a file.

    Attributes:
        lines: The lines, in reading order.
        width: The width of a page, in points.
        line_ends: Words that were joined at the end of a line.
    """

    lines: Sequence[Line]
    width: float
    line_ends: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        pitches = [
            below.top - above.top
            for above, below in pairwise(self.lines)
            if above.page == below.page and below.top > above.bottom - _NEAR
        ]
        self._pitch = median(pitches) if pitches else 0.0
        self._size = median(line.size for line in self.lines) if self.lines else 0.0
        left = min((line.x0 for line in self.lines), default=0.0)
        self._right: dict[int, float] = {}
        for line in self.lines:
            self._right[line.page] = max(self._right.get(line.page, _FULL * (self.width - left)), line.x1)

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs, in reading order."""
        block: list[Line] = []
        beside: list[Line] = []
        above: Line | None = None
        for line in [*self.lines, None]:
            if line and block and _is_beside(block[-1], line):
                beside.append(line)
                continue
            if block and (line is None or self._begins(block, line)):
                yield self._paragraph(block, above)
                yield from (self._paragraph([one], None) for one in beside)
                above = block[-1] if not beside else None
                block, beside = [], []
            if line:
                block.append(line)

    def _begins(self, block: Sequence[Line], line: Line) -> bool:
        """Whether a line begins a new paragraph."""
        first, last = block[0], block[-1]
        if _marked(line) or section_named(line.text) or section_named(last.text):
            return True
        if first.is_bold != line.is_bold or abs(last.size - line.size) > 1:
            return True
        if line.page == last.page and not 0 < line.top - last.top <= 1.35 * self._pitch:
            return True
        return self._would_have_fitted(last, line) or _is_moved(block, line)

    def _would_have_fitted(self, last: Line, line: Line) -> bool:
        """Whether the line above had room for the first word, so that it was ended on purpose."""
        room = self._right[last.page] - last.x1
        if ends_like_sentence(last.text):
            return room > line.first + 0.3 * line.size + _NEAR
        return room > max(line.first, _SHORT * (self._right[last.page] - last.x0))

    def _paragraph(self, block: Sequence[Line], above: Line | None) -> Paragraph:
        first = block[0]
        words = readable(joined_lines((line.text for line in block), self.line_ends))
        bullet, words = split_bullet(words)
        heading = 0
        if not split_label(words)[0] and not bullet and len(words.split()) <= _HEADING_WORDS and words[-1] not in ".;,":
            large = first.size > 1.15 * self._size
            heading = _LARGE_HEADING if large else _HEADING if all(line.is_bold for line in block) else 0
        wrapped = (
            above is not None
            and not bullet
            and not heading
            and not ends_like_sentence(above.text)
            and not self._would_have_fitted(above, first)
        )
        text = marked_up([Run(words)])
        return Paragraph(text, f"page {first.page}", "", bullet, first.indent, heading, wrapped=wrapped)


def _is_beside(left: Line, right: Line) -> bool:
    """Whether two texts stand side by side on the page."""
    level = right.top < left.bottom - _NEAR and right.bottom > left.top + _NEAR
    return level and left.page == right.page and right.x0 > left.x1


def _marked(line: Line) -> bool:
    return bool(split_label(line.text)[0] or split_bullet(line.text)[0])


def _is_moved(block: Sequence[Line], line: Line) -> bool:
    """Whether a line begins further in or out than the lines above it in its paragraph go on."""
    first = block[0]
    if len(block) > 1:
        return abs(line.x0 - block[-1].x0) > _NEAR
    if _marked(first):
        return line.x0 < first.x0 - _NEAR
    return line.x0 > first.x0 + _NEAR
