"""From the paragraphs of a numbered outline to clauses. Labels decide; indentation helps; nothing is repaired.

The words stay in the order of the file. What is in doubt is reported with its place: labels that stand twice or out of
order, clauses without a label, and labels that a clause does not have by its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from policysite.authoring.outline_labels import Label, split_label
from policysite.authoring.outline_levels import UNCOUNTED, Fault, Item, Placed, levels_of
from policysite.authoring.readers.records import Paragraph

MAX_HEADINGS = 4
"""Headings nested deeper than this stand side by side."""


@dataclass(slots=True)
class OutlineClause:
    """A clause as the file has it.

    Attributes:
        text: Its words, without the label; a line feed begins a new paragraph.
        place: Where it stands in the file.
        written: The label as the file shows it; empty where it shows none.
        typed: The label if its author typed it, so that it is among the words of the file.
        placed: Its level, and how its label departs from the sequence.
        clauses: The clauses one level down.
        added: Places of paragraphs without a label that were added to it.
        joined: What looks like a label and was taken for a part of its text, with its place.
    """

    text: str
    place: str
    written: str = ""
    typed: str = ""
    placed: Placed = field(default_factory=lambda: Placed(1))
    clauses: list[OutlineClause] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    joined: list[tuple[str, str]] = field(default_factory=list)

    def all(self) -> Iterator[OutlineClause]:
        """The clause and all below it, in reading order."""
        yield self
        for clause in self.clauses:
            yield from clause.all()


def outline(paragraphs: Sequence[Paragraph]) -> list[OutlineClause]:
    """Make clauses of paragraphs.

    A heading without a label is a clause, and what follows stands below it. A paragraph without a label is a clause
    too, unless it goes on with a numbered one.
    """
    top: list[OutlineClause] = []
    headings: list[tuple[int, OutlineClause]] = []
    block: list[Paragraph] = []
    for paragraph in [*_with_their_texts(paragraphs), None]:
        is_heading = paragraph is not None and paragraph.heading and not _label(paragraph)[0]
        if paragraph is not None and not is_heading:
            block.append(paragraph)
            continue
        (headings[-1][1].clauses if headings else top).extend(_lists(block))
        block = []
        if paragraph is not None:
            while headings and (headings[-1][0] >= paragraph.heading or len(headings) >= MAX_HEADINGS):
                headings.pop()
            clause = OutlineClause(paragraph.text, paragraph.place)
            (headings[-1][1].clauses if headings else top).append(clause)
            headings.append((paragraph.heading, clause))
    return top


def _with_their_texts(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs, each label that stands alone put before the text that follows it."""
    alone: Paragraph | None = None
    for paragraph in paragraphs:
        label, rest = split_label(paragraph.text)
        if alone is not None:
            if not paragraph.label and not label and not paragraph.heading:
                yield replace(alone, text=f"{alone.text} {paragraph.text}")
                alone = None
                continue
            yield alone
            alone = None
        if label and not rest and not paragraph.label:
            alone = paragraph
        else:
            yield paragraph
    if alone is not None:
        yield alone


def _label(paragraph: Paragraph) -> tuple[Label | None, str]:
    """The label of a paragraph and its text without it."""
    if paragraph.label:
        return split_label(paragraph.label)[0], paragraph.text
    label, rest = split_label(paragraph.text)
    return (label, rest) if rest else (None, paragraph.text)


def _lists(paragraphs: Sequence[Paragraph]) -> list[OutlineClause]:
    """The clauses of paragraphs between two headings."""
    labels = [_label(paragraph) for paragraph in paragraphs]
    items = [
        Item(label, paragraph.bullet or paragraph.label, paragraph.indent, paragraph.wrapped)
        for paragraph, (label, _) in zip(paragraphs, labels, strict=True)
    ]
    root = OutlineClause("", "")
    open_ones = [root]
    for paragraph, (label, rest), placed in zip(paragraphs, labels, levels_of(items), strict=True):
        if not placed.depth:
            _add(open_ones[-1], paragraph, placed)
            continue
        used = label if placed.style not in UNCOUNTED and placed.fault is not Fault.MISSING else None
        typed = used.text if used and not paragraph.label else ""
        text = rest if used else paragraph.text
        clause = OutlineClause(text, paragraph.place, used.text if used else paragraph.label, typed, placed)
        del open_ones[placed.depth :]
        open_ones[-1].clauses.append(clause)
        open_ones.append(clause)
    return root.clauses


def _add(clause: OutlineClause, paragraph: Paragraph, placed: Placed) -> None:
    if placed.fault is Fault.JOINED:
        clause.text += f" {paragraph.text}"
        clause.joined.append((paragraph.text.split()[0], paragraph.place))
    else:
        clause.text += f"\n{paragraph.text}"
        clause.added.append(paragraph.place)
