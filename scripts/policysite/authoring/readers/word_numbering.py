"""The labels that Word makes, worked out from ``numbering.xml`` as ISO/IEC 29500-1, section 17.9, says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from policysite.authoring.readers.word_package import W
from policysite.authoring.readers.word_styles import NumberedBy, value, whole
from policysite.model.clauses import letters, roman

_HIGHEST = 999
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


def _letters(count: int) -> str:
    """Word counts a to z, then aa, bb."""
    return letters((count - 1) % 26 + 1) * ((count - 1) // 26 + 1)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class WordLabel:
    """What Word shows before a paragraph.

    Attributes:
        text: The label, such as ``a.``; empty where a mark stands there.
        bullet: The mark.
        level: Where the level of the list is defined; it says how far in the paragraph stands.
    """

    text: str
    bullet: str
    level: etree._Element | None


@dataclass
class _List:
    """The levels of one ``w:num``, and which of them it starts anew."""

    abstract: str
    levels: dict[int, etree._Element] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of all lists of a file, in reading order."""

    def __init__(self, root: etree._Element | None, styles: etree._Element | None) -> None:
        self._abstract = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is None:
            return
        self._abstract = {found.get(f"{W}abstractNumId", ""): found for found in root.iter(f"{W}abstractNum")}
        self._of_style = _lists_of_styles(styles)
        self._nums = {found.get(f"{W}numId", ""): found for found in root.iter(f"{W}num")}
        for number in self._nums:
            self._lists[number] = self._list(number)

    def _list(self, number: str) -> _List:
        num = self._nums[number]
        id_ = value(num, "abstractNumId") or ""
        for _ in range(3):  # a list may take its levels from a style, which names another list
            linked = value(self._abstract.get(id_), "numStyleLink")
            other = self._nums.get(self._of_style.get(linked or "", ""))
            if other is None:
                break
            id_ = value(other, "abstractNumId") or ""
        found = _List(id_)
        abstract = self._abstract.get(id_)
        for level in abstract.iter(f"{W}lvl") if abstract is not None else ():
            found.levels[_at(whole(level.get(f"{W}ilvl")))] = level
        for override in num.iter(f"{W}lvlOverride"):
            at = _at(whole(override.get(f"{W}ilvl")))
            start = whole(value(override, "startOverride"))
            if start is not None:
                found.starts[at] = start
            instead = override.find(f"{W}lvl")
            if instead is not None:
                found.levels[at] = instead
        return found

    def label(self, by: NumberedBy) -> WordLabel | None:
        """Count one more paragraph of a list.

        Returns:
            What stands before it; None where nothing does.
        """
        found = self._lists.get(by.list)
        if found is None:
            return None
        at = self._level_of(found, by)
        level = found.levels.get(at)
        if level is None:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        self._count(found, by.list, at, counts)
        if value(level, "numFmt") == "bullet":
            return WordLabel("", (value(level, "lvlText") or "•").strip() or "•", level)
        text = _PLACE.sub(lambda place: _shown(found, counts, int(place[1]) - 1, level), value(level, "lvlText") or "")
        return WordLabel(text.strip(), "", level) if text.strip(" .()") else WordLabel("", "", level)

    @staticmethod
    def _level_of(found: _List, by: NumberedBy) -> int:
        if by.style is not None:
            for at, level in found.levels.items():
                if value(level, "pStyle") == by.style:
                    return at
        return _at(by.level)

    def _count(self, found: _List, number: str, at: int, counts: dict[int, int]) -> None:
        for above in range(at):  # levels above that were never used show their first number
            counts.setdefault(above, _start(found, above))
        if at in found.starts and (number, at) not in self._started:
            self._started.add((number, at))
            counts[at] = found.starts[at]
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = _start(found, at)
        for below in [below for below in counts if below > at]:
            restart = whole(value(found.levels.get(below), "lvlRestart"))
            if restart is None or (restart > 0 and at < restart):
                del counts[below]


def _at(level: int | None) -> int:
    """A level that Word has, whatever the file says."""
    return min(max(level or 0, 0), _LEVELS - 1)


def _start(found: _List, at: int) -> int:
    start = whole(value(found.levels.get(at), "start"))
    return 1 if start is None else start


def _shown(found: _List, counts: dict[int, int], at: int, shown_on: etree._Element) -> str:
    style = value(found.levels.get(at), "numFmt") or "decimal"
    legal = shown_on.find(f"{W}isLgl") is not None
    count = min(max(counts.get(at, _start(found, at)), 0), _HIGHEST)
    if count == 0:
        return "0"
    return _FORMATS.get("decimal" if legal and style != "none" else style, str)(count)


def _lists_of_styles(styles: etree._Element | None) -> dict[str, str]:
    """The list of each numbering style."""
    found: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        number = value(style, "pPr", "numPr", "numId")
        if number is not None:
            found[style.get(f"{W}styleId", "")] = number
    return found
