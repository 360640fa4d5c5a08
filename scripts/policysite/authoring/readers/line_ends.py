"""Joining lines to paragraphs. A hyphen at the end of a line is kept: nearly all belong to their word."""

from __future__ import annotations

import re

_BROKEN = re.compile(r"([^\W\d_]+[-\u2010])$")
_GOES_ON = re.compile(r"[^\W\d_]+")


def joined(above: str, below: str) -> tuple[str, str]:
    """Put a line below another.

    Returns:
        Both together; and, where a word was joined at a hyphen, that word.
    """
    broken, goes_on = _BROKEN.search(above), _GOES_ON.match(below)
    if broken and goes_on and goes_on[0] not in ("and", "or", "to"):
        return above + below, broken[1] + goes_on[0]
    return f"{above} {below}", ""
