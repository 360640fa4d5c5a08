"""A redline as plain text: ``[-deleted-]`` and ``{+inserted+}``, as programmers mark them too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from policysite.analysis import Redline, Segment, SegmentKind
from policysite.rendering.redline_entries import RedlineEntry, redline_entries

MARKS = {SegmentKind.DELETED: ("[-", "-]"), SegmentKind.INSERTED: ("{+", "+}"), SegmentKind.EQUAL: ("", "")}
"""What stands before and after words that went, came or stayed."""

WIDTH = 100
"""Columns of a line."""


def redline_text(found: Redline) -> str:
    """The redline, a paragraph for each place that changed."""
    return entries_text(tuple(redline_entries(found)))


def entries_text(entries: Sequence[RedlineEntry]) -> str:
    """The same from its entries."""
    if not entries:
        return "No word of the text changed.\n"
    return "\n".join("\n".join(_lines(entry)) + "\n" for entry in entries)


def marked(words: Sequence[Segment]) -> str:
    """Words with marks around what went and came."""
    marks = ((*MARKS[segment.kind], segment.text) for segment in words)
    return "".join(f"{before}{text}{after}" for before, after, text in marks)


def _lines(entry: RedlineEntry) -> Iterator[str]:
    yield entry.heading
    if entry.remark:
        yield from wrap(entry.remark, WIDTH, initial_indent="  ", subsequent_indent="  ")
    bullet = "- " if len(entry.lines) > 1 else ""
    for words in entry.lines:
        indent = "  " + " " * len(bullet)
        text = marked(words)
        yield from wrap(text, WIDTH, initial_indent=f"  {bullet}", subsequent_indent=indent, break_on_hyphens=False)
