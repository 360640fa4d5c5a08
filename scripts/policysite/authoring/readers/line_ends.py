"""Joining lines to paragraphs. A hyphen at the end of a line is kept: nearly all belong to their word."""

from __future__ import annotations

import re
from collections.abc import Iterable

SOFT_HYPHEN = "\u00ad"
"""A hyphen of which the file itself says that it only breaks the line."""

_BROKEN = re.compile(r"([^\W\d_]+[-\u2010])$")
_UNSPACED = re.compile(r"\w[/—]$")
"""Where a line may be broken though no space stands there."""
_GOES_ON = re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS = re.compile(r"[.:;?!…][\"”’')\]*]*$")


def joined(above: str, below: str) -> tuple[str, str]:
    """Put a line below another.

    Returns:
        Both together; and, where a word was joined at a hyphen, that word.
    """
    if above.endswith(SOFT_HYPHEN):
        return above[:-1] + below, ""
    if _UNSPACED.search(above):
        return above + below, ""
    broken, goes_on = _BROKEN.search(above), _GOES_ON.match(below)
    if broken and goes_on and goes_on[0] not in ("and", "or", "to"):
        return above + below, broken[1] + goes_on[0]
    return f"{above} {below}", ""


def joined_lines(lines: Iterable[str], line_ends: list[str]) -> str:
    """Put lines below each other; words that were joined at a hyphen are added to ``line_ends``."""
    whole = ""
    for line in lines:
        whole, word = joined(whole, line) if whole else (line, "")
        if word:
            line_ends.append(word)
    return whole


def ends_like_sentence(text: str) -> bool:
    """Whether the last line of a text ends as a sentence or an item of a list does."""
    return bool(_SENTENCE_ENDS.search(text))
