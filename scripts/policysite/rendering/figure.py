"""Boxes and wires: the drawing of a citation graph as inline SVG with real links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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
_TITLE_CHARACTERS = 26
"""Of a line, so that it fits in a box in the widest of the fonts that readers may have."""
_LABEL_LINE = 18
_APART = 10
_LANE = 5
"""Room between two wires that pass between the same two boxes, in pixels."""


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
    boxes: list[Box] = []
    wires: list[Wire] = []
    full = 0.0
    for columns in groups:
        top = full + GAP_GROUP if boxes else 0.0
        place = {node.number: index for index, column in enumerate(columns) for node in column}
        own = [edge for edge in edges if edge.citing in place]
        # What leads past a column may have to run above or below it.
        around = GAP_Y if any(abs(place[edge.cited] - place[edge.citing]) > 1 for edge in own) else 0.0
        most = max((len(edge.places) for edge in own), default=0)
        height = max(_LABEL_LINE * most, *map(_column_height, columns)) + 2 * around
        placed = [list(_placed(column, index, top, height)) for index, column in enumerate(columns)]
        boxes += [box for column in placed for box in column]
        wires += _legible(_wires(placed, own))
        full = top + height
    width = max((box.x + box.width for box in boxes), default=0)
    return macro("figure.html", "figure")(boxes, wires, width, full, name, label)


def _column_height(column: Sequence[Node]) -> float:
    return sum(_height(node) for node in column) + GAP_Y * max(len(column) - 1, 0)


def _placed(column: Sequence[Node], index: int, top: float, height: float) -> Iterator[Box]:
    """The boxes of a column, in the middle of a group that is so high."""
    y = top + (height - _column_height(column)) / 2
    for node in column:
        yield Box(
            number=node.number,
            lines=_title_lines(node.title),
            href=node.href,
            held=node.held,
            here=node.here,
            x=index * (BOX_WIDTH + GAP_X),
            y=y,
            height=_height(node),
        )
        y += _height(node) + GAP_Y


def _wires(columns: Sequence[Sequence[Box]], edges: Sequence[Edge]) -> Iterator[Wire]:
    boxes = {box.number: (index, box) for index, column in enumerate(columns) for box in column}
    pairs = {(edge.citing, edge.cited) for edge in edges}
    lanes: Counter[tuple[int, float]] = Counter()
    for edge in edges:
        (first, start), (last, end) = boxes[edge.citing], boxes[edge.cited]
        mutual = (edge.cited, edge.citing) in pairs
        if first == last:
            yield _beside(start, end, edge.places)
            continue
        way = range(first + 1, last) if first < last else range(first - 1, last, -1)
        aim = (start.y + start.height / 2 + end.y + end.height / 2) / 2
        yield _wire(start, end, edge.places, [_passage(columns[index], aim, lanes) for index in way], mutual=mutual)


def _legible(wires: Iterable[Wire]) -> list[Wire]:
    """The wires of a group; a label that would stand on another one stands below it."""
    wires = list(wires)
    lowest: dict[int, float] = {}
    moved: dict[int, Wire] = {}
    for index, wire in sorted(enumerate(wires), key=lambda one: [y for _, y in one[1].places]):
        gap = int(wire.label_x // (BOX_WIDTH + GAP_X))
        first = wire.places[0][1]
        down = max(lowest.get(gap, first) - first, 0)
        places = tuple((place, y + down) for place, y in wire.places)
        lowest[gap] = places[-1][1] + _LABEL_LINE
        moved[index] = replace(wire, places=places)
    return [moved[index] for index in range(len(wires))]


def _passage(column: Sequence[Box], aim: float, lanes: Counter[tuple[int, float]]) -> tuple[float, float]:
    """Left edge and height at which a wire passes a column: between two boxes, above or below them all.

    Args:
        column: Its boxes.
        aim: The height at which the wire would like to pass.
        lanes: How many wires pass already, by column and height.
    """
    left = column[0].x
    heights = [column[0].y - GAP_Y / 2, *(box.y + box.height + GAP_Y / 2 for box in column)]
    height = min(heights, key=lambda height: abs(height - aim))
    count = lanes[round(left), height]
    lanes[round(left), height] += 1
    return left, height + (count % 4 - 1.5) * _LANE


def _beside(start: Box, end: Box, places: tuple[Place, ...]) -> Wire:
    """A wire between two boxes of a column.

    Two documents that cite each other have a wire of their own each, and each label stands near its source.
    """
    x, y1, y2 = start.x + start.width, start.y + start.height / 2, end.y + end.height / 2
    bend = GAP_X / 2 if y2 > y1 else GAP_X / 4
    curve = f"M{x:g} {y1:g} C{x + bend:g} {y1:g} {x + bend:g} {y2:g} {x + 8:g} {y2:g}"
    return Wire(curve, _labels(places, y1 + (y2 - y1) * 0.3), x + bend * 0.75)


def _wire(
    start: Box, end: Box, places: tuple[Place, ...], passages: Sequence[tuple[float, float]], *, mutual: bool
) -> Wire:
    """A wire from one column to another; its labels stand in the first gap, where no box is."""
    forward = end.x > start.x
    x, y = start.x + (start.width if forward else 0), start.y + start.height / 2
    # Of two documents that cite each other, one wire runs above the other, and so do their labels.
    side = 0 if not mutual else -1 if forward else 1
    y += side * _APART
    curve = f"M{x:g} {y:g}"
    tip = (end.x - 8 if forward else end.x + end.width + 8, end.y + end.height / 2 + side * _APART)
    middle: tuple[float, float] | None = None
    for left, height in passages:
        near, far = (left, left + BOX_WIDTH) if forward else (left + BOX_WIDTH, left)
        curve += f"{_bend(x, y, near, height)} H{far:g}"
        middle = middle or ((x + near) / 2, (y + height) / 2)
        x, y = far, height
    curve += _bend(x, y, *tip)
    label_x, label_y = middle or ((x + tip[0]) / 2, (y + tip[1]) / 2)
    return Wire(curve, _labels(places, label_y + side * _LABEL_LINE * (len(places) - 1) / 2), label_x)


def _bend(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (x1 + x2) / 2
    return f" C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"


def _labels(places: Sequence[Place], middle: float) -> tuple[tuple[Place, float], ...]:
    """The places below one another, around a height."""
    first = middle - _LABEL_LINE * (len(places) - 1) / 2
    return tuple((place, first + _LABEL_LINE * index) for index, place in enumerate(places))
