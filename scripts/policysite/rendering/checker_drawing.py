"""The decision tree of a checker as a drawing: questions as boxes, and a line from each answer to what follows.

It is drawn for the overview: only questions on which the outcome depends. What holds besides is in the list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import wrap

from markupsafe import Markup

from policysite.analysis import Leaf, Node, Question
from policysite.model import Option, Outcome
from policysite.rendering.templates import macro

BOX_WIDTH = 232
"""Width of a box, in pixels at natural size."""
GAP_X = 56
GAP_Y = 24
LINE = 16
"""From one line of words to the next."""
_PADDING = 10
_CHARACTERS = 32
_HEADING_CHARACTERS = 28


@dataclass(slots=True)
class Row:
    """Answers that have the same consequence.

    Attributes:
        options: Their names.
        lines: Their words.
        outcome: What comes out.
        to: The question that comes next instead.
        y: The upper edge, in pixels.
        wire: The curve that leads to the next question.
    """

    options: tuple[str, ...]
    lines: list[str]
    outcome: Outcome | None
    to: Box | None
    y: int = 0
    wire: str = ""

    @property
    def height(self) -> int:
        """Height in pixels."""
        return _PADDING + LINE * (len(self.lines) + bool(self.outcome))


@dataclass(slots=True, eq=False)
class Box:
    """A question in the drawing; x and y are its top left corner, in pixels.

    Attributes:
        id: Its name in the drawing.
        fact: The name of the question.
        lines: Its words.
        rows: Its answers.
    """

    id: str
    fact: str
    lines: list[str]
    rows: list[Row] = field(default_factory=list)
    x: int = 0
    y: int = 0
    width: int = BOX_WIDTH

    @property
    def heading_height(self) -> int:
        """Height of the part with the question."""
        return 2 * _PADDING + LINE * len(self.lines)

    @property
    def height(self) -> int:
        """Height of the whole."""
        return self.heading_height + sum(row.height for row in self.rows)


Place = Box | Outcome


def draw(root: Question, title: str) -> Markup:
    """Draw the tree of a checker.

    Args:
        root: The tree.
        title: What the checker answers.
    """
    boxes = _Boxes()
    first = boxes.place(root)
    assert isinstance(first, Box)
    columns = _columns(first)
    for index, column in enumerate(columns):
        y = 0  # every column begins at the top, where the drawing is seen first
        for box in column:
            box.x, box.y = index * (BOX_WIDTH + GAP_X), y
            y += box.height + GAP_Y
    placed = [box for column in columns for box in column]
    for box in placed:
        y = box.y + box.heading_height
        for row in box.rows:
            row.y = y
            y += row.height
    for box in placed:
        for row in box.rows:
            row.wire = _wire(box, row, row.to) if row.to else ""
    width = len(columns) * (BOX_WIDTH + GAP_X) - GAP_X
    height = max(box.y + box.height for box in placed)
    return macro("checker_drawing.html", "drawing")(placed, first.id, width, height, title)


class _Boxes:
    """The boxes of a tree, whose ends are told apart by their outcome alone."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[tuple[str, str], ...]], Box] = {}
        self._of_node: dict[str, Place] = {}

    def place(self, node: Node) -> Place:
        """What stands for a subtree: the first question on which the outcome depends, or the outcome."""
        if node.id not in self._of_node:
            self._of_node[node.id] = node.decision.outcome if isinstance(node, Leaf) else self._question(node)
        return self._of_node[node.id]

    def _question(self, question: Question) -> Place:
        below = [(branch.option, self.place(branch.node)) for branch in question.branches]
        if len({place.id for _, place in below}) == 1:
            return below[0][1]
        key = (question.fact.id, tuple((option.id, place.id) for option, place in below))
        if key not in self._known:
            grouped: dict[str, tuple[Place, list[Option]]] = {}
            for option, place in below:
                grouped.setdefault(place.id, (place, []))[1].append(option)
            lines = wrap(question.fact.question, _HEADING_CHARACTERS)
            rows = [_row(options, place) for place, options in grouped.values()]
            self._known[key] = Box(f"box-{len(self._known)}", question.fact.id, lines, rows)
        return self._known[key]


def _row(options: list[Option], place: Place) -> Row:
    names = tuple(option.id for option in options)
    lines = wrap(" / ".join(option.label for option in options), _CHARACTERS)
    return Row(names, lines, None, place) if isinstance(place, Box) else Row(names, lines, place, None)


def _columns(first: Box) -> list[list[Box]]:
    """Each box to the right of all that lead to it, and in its column as near to them as the others allow."""
    import networkx as nx  # noqa: PLC0415 - takes long to import, and few registers have checkers

    graph: nx.DiGraph[Box] = nx.DiGraph()
    graph.add_node(first)
    to_visit = [first]
    while to_visit:
        box = to_visit.pop(0)
        for row in box.rows:
            if row.to:
                to_visit += [] if row.to in graph else [row.to]
                graph.add_edge(box, row.to)
    columns: list[list[Box]] = []
    position: dict[Box, float] = {}
    for generation in nx.topological_generations(graph):
        pull = {box: _mean([position[before] for before in graph.predecessors(box)]) for box in generation}
        columns.append(sorted(generation, key=lambda box: pull[box]))
        position.update({box: index / len(generation) for index, box in enumerate(columns[-1])})
    return columns


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _wire(box: Box, row: Row, to: Box) -> str:
    x1, y1 = box.x + BOX_WIDTH, row.y + row.height // 2
    x2, y2 = to.x, to.y + to.heading_height // 2
    bend = GAP_X // 2 + (x2 - x1 - GAP_X) // 4
    return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
