"""The labels before the paragraphs of an outline: ``1.``, ``1)``, ``(a)``, ``iv.``, ``B.``, ``4.b.i``, ``1.1``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from policysite.model.clauses import letters, roman


class Style(StrEnum):
    """How the clauses of one list are counted."""

    DECIMAL = "decimal"
    LETTERS = "letters"
    CAPITALS = "capital letters"
    ROMAN = "roman"
    CAPITAL_ROMAN = "capital roman"
    BULLET = "bullet"
    """Not at all: a mark stands before each."""
    NONE = "none"
    """Not at all: they are paragraphs."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it is written.

    Attributes:
        text: All of it, such as ``4.b.i.``.
        parts: What it counts, from the outermost level to the innermost, such as ``4``, ``b``, ``i``.
        marks: What stands around the last part, such as ``.`` or ``()``.
        is_weak: Whether it may be a number of the text: ``1.5 hours``.
    """

    text: str
    parts: tuple[str, ...]
    marks: str
    is_weak: bool = False


_BULLET = re.compile(r"([-*+•·‣\u2043▪▫●○◦■□–—\uf0a7\uf0b7\uf0d8])\s+(?=\S)")
_COUNT = r"(?:[0-9]{1,3}|[a-zA-Z]{1,7})"
_LABEL = re.compile(rf"\(?{_COUNT}(?:(?:\.|\)?\(|\)\.?){_COUNT})*[.)]{{0,2}}(?=\s|$)")
_PARTS = re.compile(_COUNT)
_NO_LABEL = re.compile(r"(?:e\.g|i\.e|a\.m|p\.m|[A-Z](?:\.[A-Z])+)\.?", re.IGNORECASE)
_HIGHEST = 200
_ROMAN = {roman(count): count for count in range(1, _HIGHEST + 1)}
_LETTERS = {letters(count): count for count in range(1, _HIGHEST + 1)}


def split_bullet(text: str) -> tuple[str, str]:
    """Take the mark off the beginning of a text; it is empty where there is none."""
    found = _BULLET.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def split_label(text: str) -> tuple[Label | None, str]:
    """Take the label off the beginning of a text.

    Returns:
        The label, or ``None`` where there is none, and the rest of the text.
    """
    found = _LABEL.match(text)
    if not found or _NO_LABEL.fullmatch(found[0]):
        return None, text
    written = found[0]
    parts = tuple(_PARTS.findall(written))
    closed = written[-1] in ".)"
    if (written.startswith("(") and ")" not in written) or not all(readings(part) for part in parts):
        return None, text
    if len(parts) == 1 and not closed:
        return None, text
    if len(parts) > 1 and not any(part.isdigit() for part in parts) and "(" not in written:
        return None, text
    is_weak = not closed and all(part.isdigit() for part in parts)
    return Label(written, parts, _marks(written), is_weak), text[found.end() :].lstrip()


def _marks(written: str) -> str:
    if written.endswith(")"):
        return "()" if "(" in written else ")"
    return "." if written.endswith(".") else ""


def readings(part: str) -> tuple[tuple[Style, int], ...]:
    """What one part of a label can mean: ``i`` is the ninth letter, and the first roman numeral."""
    if part.isdigit():
        return ((Style.DECIMAL, int(part)),) if part.isascii() else ()
    if part.islower():
        styles = (Style.LETTERS, Style.ROMAN)
    elif part.isupper():
        styles = (Style.CAPITALS, Style.CAPITAL_ROMAN)
    else:
        return ()
    small = part.lower()
    found = [(styles[0], _LETTERS[small])] if small in _LETTERS else []
    if len(set(small)) == 1 < len(small) <= 3:  # after z, some count aa, ab and others aa, bb
        found.append((styles[0], _LETTERS[small[0]] + 26 * (len(small) - 1)))
    if small in _ROMAN:
        found.append((styles[1], _ROMAN[small]))
    return tuple(dict.fromkeys(found))
