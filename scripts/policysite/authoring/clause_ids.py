"""Ids for new clauses: a few words of their text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from policysite.model import parse, plain_text
from policysite.model.clauses import RESERVED_IDS

_WORDS = 3
_LONGEST = 40
_SMALL = """
    a about an and any are as at be been by can did do does each every for from had has have here if in is it
    its may must no not of on or other shall should such that the their them there these they this those to was
    were what when where which who whom will with would
"""
"""Words that say little of what a clause is about."""


def proposed_id(text: str, taken: Collection[str]) -> str:
    """An id for a clause: its first words that say something, as many more as tell it from others.

    Args:
        text: The clause's text; it may hold markup.
        taken: Ids that are or were in use in the document; an id is never used again.
    """
    words = _telling_words(text)
    for count in range(min(_WORDS, len(words)), len(words) + 1):
        proposed = "-".join(words[:count])[:_LONGEST].rstrip("-")
        if proposed and proposed not in taken and proposed not in RESERVED_IDS:
            return proposed
    base = "-".join(words[:_WORDS])[:_LONGEST].rstrip("-") or "clause"
    return next(name for name in _numbered(base) if name not in taken and name not in RESERVED_IDS)


def _numbered(base: str) -> Iterator[str]:
    yield base
    count = 2
    while True:
        yield f"{base}-{count}"
        count += 1


def _telling_words(text: str) -> list[str]:
    """The words of a text as an id can hold them; an id begins with a letter."""
    plain = plain_text(parse(" ".join(text.split())), cite=lambda _: " ")
    letters = unicodedata.normalize("NFKD", re.sub(r"['’]", "", plain.lower()))
    words = re.findall(r"[a-z0-9]+", "".join(letter for letter in letters if not unicodedata.combining(letter)))
    telling = [word for word in words if word not in _SMALL.split()] or words
    while telling and not telling[0][0].isalpha():
        del telling[0]
    return telling[:12]
