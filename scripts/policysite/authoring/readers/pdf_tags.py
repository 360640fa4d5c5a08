"""The structure of a tagged PDF: which characters make a heading, a paragraph or an item of a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from policysite.authoring.outline_labels import split_bullet, split_label
from policysite.authoring.readers.line_ends import joined_lines
from policysite.authoring.readers.marked_up import Run, marked_up
from policysite.authoring.readers.pdf_lines import lines_of
from policysite.authoring.readers.pdf_pages import Char
from policysite.authoring.readers.pdf_structure import Element, Mark
from policysite.authoring.readers.records import Finding, FindingKind, Paragraph

_BLOCKS = {
    "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "NonStruct", "Private", "Aside", "BlockQuote",
    "L", "LI", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TD", "TH", "Index", "P", "H", "H1", "H2", "H3", "H4",
    "H5", "H6", "Title", "Caption", "Note", "FENote", "BibEntry", "TOC", "TOCI",
}  # fmt: skip
"""What does not stand inside a line."""

_CONTENTS = {"TOC", "TOCI"}


@dataclass
class Tags:
    """Reads the structure tree.

    Attributes:
        marked: The characters by their marks.
        findings: What was left out.
        line_ends: Words that were joined at the end of a line.
        seen: The marks that stand somewhere in the tree.
    """

    marked: Mapping[Mark, Sequence[Char]]
    findings: list[Finding] = field(default_factory=list)
    line_ends: list[str] = field(default_factory=list)
    seen: set[Mark] = field(default_factory=set)

    def paragraphs(self, element: Element) -> Iterator[Paragraph]:
        """The paragraphs of an element, in reading order."""
        if element.type in _CONTENTS:
            if found := self._text(element):
                what = "This is a line of a table of contents."
                self.findings.append(Finding(FindingKind.LEFT_OUT, found.place, what, found.text))
        elif element.type == "LI":
            yield from self._item(element)
        elif element.type == "TR":
            yield from self._row(element)
        else:
            yield from self._element(element)

    def _element(self, element: Element) -> Iterator[Paragraph]:
        """Its own words, with those of elements inside the line; and its paragraphs, one by one."""
        for holds_blocks, parts in groupby(element.parts, _holds_blocks):
            if holds_blocks:
                for part in parts:
                    if isinstance(part, Element):
                        yield from self.paragraphs(part)
            elif found := self._text(Element(element.type, tuple(parts))):
                bullet, text = split_bullet(found.text)
                yield replace(found, text=text, bullet=bullet, heading=0 if bullet else _heading(element.type))

    def _item(self, item: Element) -> Iterator[Paragraph]:
        """The label of an item belongs to the first paragraph in it."""
        inside = [part for part in item.parts if isinstance(part, Element)]
        labels = [found for part in inside if part.type == "Lbl" if (found := self._text(part))]
        rest = Element("LBody", tuple(part for part in item.parts if not _is_label(part)))
        for index, paragraph in enumerate(self._element(rest)):
            if index or not labels:
                yield paragraph
                continue
            label = labels[0].text.strip()
            is_label = split_label(label)[0] is not None or len(label) > 2
            yield replace(
                paragraph,
                label=label if is_label else "",
                bullet=paragraph.bullet if is_label else label,
                indent=labels[0].indent,
                heading=0,
            )

    def _row(self, row: Element) -> Iterator[Paragraph]:
        cells = [found for part in row.parts if isinstance(part, Element) if (found := list(self._element(part)))]
        if len(cells) > 1 and all(len(cell) == 1 and not cell[0].label for cell in cells):
            yield replace(cells[0][0], text=" | ".join(cell[0].text for cell in cells), bullet="|", heading=0)
        else:
            yield from (paragraph for cell in cells for paragraph in cell)

    def _text(self, element: Element) -> Paragraph | None:
        """All the words of an element as one paragraph; None where it has none."""
        pages: dict[int, list[Char]] = {}
        for mark in element.marks():
            self.seen.add(mark)
            pages.setdefault(mark[0], []).extend(self.marked.get(mark, ()))
        lines = [line for page in sorted(pages) for line in lines_of(pages[page])]
        words = joined_lines((line.text for line in lines), self.line_ends)
        if not words:
            return None
        return Paragraph(marked_up([Run(words)]), f"page {lines[0].page}", indent=lines[0].indent)


def _holds_blocks(part: Mark | Element) -> bool:
    if not isinstance(part, Element):
        return False
    return part.type in _BLOCKS or any(map(_holds_blocks, part.parts))


def _is_label(part: Mark | Element) -> bool:
    return isinstance(part, Element) and part.type == "Lbl"


def _heading(type_: str) -> int:
    if type_ in ("Title", "H"):
        return 1
    return int(type_[1]) if len(type_) == 2 and type_[0] == "H" and type_[1].isdigit() else 0
