"""Boxes and wires: the drawing of a citation graph as inline SVG with real links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from policysite.rendering.templates import macro

BOX_WIDTH = 220
"""Width of a box, in pixels at natural size."""
GAP_X = 150
"""Room between two columns: a wire and its label."""
GAP_Y = 26
GAP_GROUP = 60
"""Room between two groups that no citation connects."""
_LINE = 17
_PADDING = 12
_TITLE_CHARACTERS = 30
_LABEL_LINE = 18
_APART = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where a citation stands: ``§2.a`` or the name of a section, and its link."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Box:
    """A document in the drawing; x and y are its top left corner in pixels."""

    number: str
    lines: tuple[str, ...]
    href: str
    held: bool
    here: bool
    x: float
    y: float
    height: float
    width: float = BOX_WIDTH


@dataclass(frozen=True, slots=True)
class Wire:
    """An arrow from the citing to the cited document, with the places of its citations."""

    curve: str
    places: tuple[tuple[Place, float], ...]
    label_x: float


@dataclass(frozen=True, slots=True)
class Node:
    """A document to be drawn."""

    number: str
    title: str | None
    href: str
    held: bool
    here: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """Citations to be drawn: all those from one document to another."""

    citing: str
    cited: str
    places: tuple[Place, ...]


def _title_lines(title: str | None) -> tuple[str, ...]:
    return tuple(wrap(title or "", _TITLE_CHARACTERS, max_lines=3, placeholder=" …"))


def _height(node: Node) -> float:
    return 2 * _PADDING + _LINE * (1 + len(_title_lines(node.title)))


def draw(columns: Sequence[Sequence[Node]], edges: Sequence[Edge], *, name: str, label: str) -> Markup:
    """Draw documents in columns, citing on the left and cited on the right.

    Args:
        columns: The documents of each column, from top to bottom.
        edges: The citations between them.
        name: An id for the drawing that is unique on its page.
        label: What the drawing shows, for those who listen.
    """
    return draw_groups([columns], edges, name=name, label=label)


def draw_groups(groups: Sequence[Sequence[Sequence[Node]]], edges: Sequence[Edge], *, name: str, label: str) -> Markup:
    """Draw groups of documents below one another, each in columns of its own.

    Args:
        groups: The columns of each group; no citation leads from one group to another.
        edges: The citations.
        name: An id for the drawing that is unique on its page.
        label: What the drawing shows, for those who listen.
    """
    boxes: dict[str, Box] = {}
    full = 0.0
    for columns in groups:
        top = full + GAP_GROUP if boxes else 0.0
        numbers = {node.number for column in columns for node in column}
        places = max((len(edge.places) for edge in edges if edge.citing in numbers), default=0)
        height = max(_LABEL_LINE * places, *map(_column_height, columns))
        boxes.update(_placed(columns, top, height))
        full = top + height
    width = max((box.x + box.width for box in boxes.values()), default=0)
    wires = list(_wires(boxes, edges))
    return macro("figure.html", "figure")(tuple(boxes.values()), wires, width, full, name, label)


def _column_height(column: Sequence[Node]) -> float:
    return sum(_height(node) for node in column) + GAP_Y * max(len(column) - 1, 0)


def _placed(columns: Sequence[Sequence[Node]], top: float, height: float) -> Iterator[tuple[str, Box]]:
    """The boxes of a group that is so high, by number; each column stands in the middle."""
    for index, column in enumerate(columns):
        y = top + (height - _column_height(column)) / 2
        for node in column:
            box = Box(
                number=node.number,
                lines=_title_lines(node.title),
                href=node.href,
                held=node.held,
                here=node.here,
                x=index * (BOX_WIDTH + GAP_X),
                y=y,
                height=_height(node),
            )
            yield node.number, box
            y += box.height + GAP_Y


def _wires(boxes: Mapping[str, Box], edges: Sequence[Edge]) -> Iterator[Wire]:
    pairs = {(edge.citing, edge.cited) for edge in edges}
    for edge in edges:
        mutual = (edge.cited, edge.citing) in pairs
        yield _wire(boxes[edge.citing], boxes[edge.cited], edge.places, mutual=mutual)


def _wire(start: Box, end: Box, places: tuple[Place, ...], *, mutual: bool) -> Wire:
    forward = end.x > start.x
    x1, y1 = start.x + (start.width if forward else 0), start.y + start.height / 2
    x2, y2 = end.x + (0 if forward else end.width), end.y + end.height / 2
    if start.x == end.x:
        x1 = x2 = start.x + start.width
        # Two documents that cite each other have a wire of their own each, and each label stands near its source.
        bend = GAP_X / 2 if y2 > y1 else GAP_X / 4
        curve = f"M{x1:g} {y1:g} C{x1 + bend:g} {y1:g} {x2 + bend:g} {y2:g} {x2 + 8:g} {y2:g}"
        middle_x, middle_y = x1 + bend * 0.75, y1 + (y2 - y1) * 0.3
    else:
        tip = -8 if forward else 8
        # Of two documents that cite each other, one wire runs above the other, and so do their labels.
        side = 0 if not mutual else -1 if forward else 1
        y1, y2 = y1 + side * _APART, y2 + side * _APART
        middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2 + side * _LABEL_LINE * (len(places) - 1) / 2
        curve = f"M{x1:g} {y1:g} C{middle_x:g} {y1:g} {middle_x:g} {y2:g} {x2 + tip:g} {y2:g}"
    first = middle_y - _LABEL_LINE * (len(places) - 1) / 2
    return Wire(curve, tuple((place, first + _LABEL_LINE * index) for index, place in enumerate(places)), middle_x)
