"""What the paragraphs of a Word file inherit from their styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from policysite.authoring.readers.word_package import W

_LONGEST_CHAIN = 20
"""Styles that are based on each other; a chain beyond this goes in a circle."""
_TWIPS_PER_COLUMN = 120
"""Twentieths of a point to a column of 6 points."""


def value(parent: etree._Element | None, *path: str) -> str | None:
    """The ``w:val`` of an element below another."""
    for step in path:
        parent = parent.find(f"{W}{step}") if parent is not None else None
    return parent.get(f"{W}val") if parent is not None else None


def is_on(parent: etree._Element | None, name: str) -> bool:
    """Whether a switch such as bold is there and not off."""
    switch = parent.find(f"{W}{name}") if parent is not None else None
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def whole(text: str | None) -> int | None:
    """A whole number, as far as the text is one."""
    try:
        return int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class NumberedBy:
    """How a paragraph is numbered.

    Attributes:
        list: The id of its list.
        level: Its level, counted from 0; None where the list says which level has the paragraph's style.
        style: The style from which it has its list; None where it is its own.
    """

    list: str
    level: int | None
    style: str | None = None


class Styles:
    """The styles of a file."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = (
            {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")} if root is not None else {}
        )
        self._default = next(
            (
                id_
                for id_, style in self._styles.items()
                if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph"
            ),
            "",
        )

    def of(self, paragraph: etree._Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph, "pPr", "pStyle") or self._default

    def name(self, style: str) -> str:
        """The name of a style, in small letters."""
        return (value(self._styles.get(style), "name") or style).lower()

    def chain(self, style: str) -> Iterator[tuple[str, etree._Element]]:
        """The style and those that it is based on."""
        for _ in range(_LONGEST_CHAIN):
            found = self._styles.get(style)
            if found is None:
                return
            yield style, found
            style = value(found, "basedOn") or ""

    def numbered_by(self, paragraph: etree._Element) -> NumberedBy | None:
        """How a paragraph is numbered; None where it is not."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = self.of(paragraph)
        if own is not None and value(own, "numId") is not None:
            return _numbered(own, None, None)
        level = whole(value(own, "ilvl"))
        for _, found in self.chain(style):
            of_style = found.find(f"{W}pPr/{W}numPr")
            if of_style is not None and value(of_style, "numId") is not None:
                return _numbered(of_style, level, style)
        return None

    def heading(self, paragraph: etree._Element) -> int:
        """The level of a paragraph as a heading, counted from 1; 0 where it is none."""
        style = self.of(paragraph)
        if self.name(style) in ("title", "subtitle"):
            return 1
        levels = [value(paragraph, "pPr", "outlineLvl")]
        levels += [value(found, "pPr", "outlineLvl") for _, found in self.chain(style)]
        level = next((whole(found) for found in levels if found is not None), None)
        return level + 1 if level is not None and 0 <= level < 9 else 0

    def indent(self, paragraph: etree._Element, numbering: etree._Element | None) -> int:
        """How far to the right a paragraph's first line begins, in columns.

        Args:
            paragraph: The paragraph.
            numbering: The level of its list, which comes between its own and its style's properties.
        """
        sources = [paragraph.find(f"{W}pPr/{W}ind")]
        sources.append(numbering.find(f"{W}pPr/{W}ind") if numbering is not None else None)
        sources += [found.find(f"{W}pPr/{W}ind") for _, found in self.chain(self.of(paragraph))]
        there = [source for source in sources if source is not None]
        left = _first(there, "left", "start")
        first = _first(there, "firstLine")
        hanging = _first(there, "hanging")
        return max(0, (left or 0) + (-(hanging or 0) if hanging else first or 0)) // _TWIPS_PER_COLUMN


def _numbered(properties: etree._Element, level: int | None, style: str | None) -> NumberedBy | None:
    number = value(properties, "numId")
    own_level = whole(value(properties, "ilvl"))
    if number is None or number == "0":
        return None
    return NumberedBy(number, level if level is not None else own_level, style)


def _first(sources: list[etree._Element], *names: str) -> int | None:
    found = (whole(source.get(f"{W}{name}")) for source in sources for name in names)
    return next((number for number in found if number is not None), None)
