"""The decision tree of a checker as a drawing: boxes of questions, and a wire from each answer to what follows.

It is drawn for the overview: only questions on which the outcome depends. What holds besides is in the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import wrap

from markupsafe import Markup

from policysite.analysis import Leaf, Node, Question
from policysite.model import CheckerRevision, Fact, Option, Outcome
from policysite.rendering.templates import macro

BOX_WIDTH = 216
"""Width of a box, in pixels at natural size."""
GAP_X = 64
GAP_Y = 22
_LINE = 16
_PADDING = 10
_HEADING_CHARACTERS = 30
_ANSWER_CHARACTERS = 34


@dataclass(slots=True)
class Box:
    """A question or an outcome in the drawing; x and y are its top left corner, in pixels.

    Attributes:
        id: Its name in the drawing.
        lines: The words of the question, or of the outcome.
        kind: The kind of the outcome; empty for a question.
        rows: The answers.
        depth: The column in which it stands, counted from 0.
    """

    id: str
    lines: list[str]
    kind: str
    rows: list[Row] = field(default_factory=list)
    depth: int = 0
    x: int = 0
    y: int = 0

    @property
    def heading_height(self) -> int:
        """Height of the part with the words."""
        return 2 * _PADDING + _LINE * len(self.lines)

    @property
    def height(self) -> int:
        """Height of the whole."""
        return self.heading_height + sum(row.height for row in self.rows)


@dataclass(slots=True)
class Row:
    """Answers that lead to the same box.

    Attributes:
        options: Their names.
        lines: Their words.
        to: The box that follows.
        y: Its upper edge.
        wire: The curve that leads to the box that follows.
    """

    options: tuple[str, ...]
    lines: list[str]
    to: Box
    y: int = 0
    wire: str = ""

    @property
    def height(self) -> int:
        """Height of the row."""
        return _PADDING + _LINE * len(self.lines)


def draw(revision: CheckerRevision, root: Question) -> Markup:
    """Draw the tree of a checker."""
    boxes = _Boxes(revision)
    first = boxes.box(root)
    columns = _columns(list(boxes), first)
    full = max(sum(box.height + GAP_Y for box in column) for column in columns) - GAP_Y
    for index, column in enumerate(columns):
        y = (full - sum(box.height + GAP_Y for box in column) + GAP_Y) // 2
        for box in column:
            box.x, box.y = index * (BOX_WIDTH + GAP_X), y
            y += box.height + GAP_Y
    for box in boxes:
        y = box.y + box.heading_height
        for row in box.rows:
            row.y = y
            row.wire = _wire(box, row)
            y += row.height
    width = len(columns) * (BOX_WIDTH + GAP_X) - GAP_X
    return macro("checker_drawing.html", "drawing")([box for column in columns for box in column], first.id, width, full)


class _Boxes:
    """The boxes of a tree, in which leaves are told apart by their outcome alone."""

    def __init__(self, revision: CheckerRevision) -> None:
        self._outcomes = {outcome.id: Box(f"o{index}", wrap(outcome.heading, _HEADING_CHARACTERS), outcome.kind)
                          for index, outcome in enumerate(revision.outcomes)}
        self._questions: dict[tuple[str, tuple[tuple[str, str], ...]], Box] = {}
        self._of_node: dict[str, Box] = {}
        self._revision = revision

    def __iter__(self) -> Iterator[Box]:
        yield from self._questions.values()
        reached = {row.to.id for box in self._questions.values() for row in box.rows}
        yield from (box for box in self._outcomes.values() if box.id in reached)

    def box(self, node: Node) -> Box:
        """The box that stands for a subtree: the first one on which the outcome depends."""
        if node.id not in self._of_node:
            self._of_node[node.id] = self._outcome(node) if isinstance(node, Leaf) else self._question(node)
        return self._of_node[node.id]

    def _outcome(self, leaf: Leaf) -> Box:
        return self._outcomes[leaf.decision.outcome.id]

    def _question(self, question: Question) -> Box:
        below = [(branch.option, self.box(branch.node)) for branch in question.branches]
        if len({box.id for _, box in below}) == 1:
            return below[0][1]
        key = (question.fact.id, tuple((option.id, box.id) for option, box in below))
        if key not in self._questions:
            made = Box(f"q{len(self._questions)}", wrap(question.fact.question, _HEADING_CHARACTERS), "")
            grouped: dict[str, tuple[Box, list[Option]]] = {}
            for option, box in below:
                grouped.setdefault(box.id, (box, []))[1].append(option)
            made.rows = [
                Row(
                    tuple(option.id for option in options),
                    wrap("; ".join(option.label for option in options), _ANSWER_CHARACTERS),
                    box,
                )
                for box, options in grouped.values()
            ]
            self._questions[key] = made
        return self._questions[key]


def _columns(boxes: list[Box], first: Box) -> list[list[Box]]:
    """Each box to the right of all that lead to it, and all outcomes in the last column."""
    order: list[Box] = []

    def place(box: Box, depth: int) -> None:
        if box not in order:
            order.append(box)
        if depth > box.depth or depth == 0:
            box.depth = depth
            for row in box.rows:
                place(row.to, depth + 1)

    place(first, 0)
    last = max(box.depth for box in boxes)
    for box in boxes:
        if box.kind:
            box.depth = last
    return [[box for box in order if box.depth == depth] for depth in range(last + 1)]


def _wire(box: Box, row: Row) -> str:
    x1, y1 = box.x + BOX_WIDTH, row.y + row.height // 2
    x2, y2 = row.to.x, row.to.y + row.to.heading_height // 2
    bend = GAP_X if x2 - x1 > GAP_X else GAP_X // 2
    return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
