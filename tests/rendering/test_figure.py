"""The drawing of citations: what stands in it can be read."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from operator import mul

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from policysite.rendering.figure import Edge, Node, Place, draw, draw_groups
from policysite.rendering.graph_layout import columns, components

FIRST, SECOND = (Node(number, "Lending", f"../{number}/", held=True) for number in ("EXA-W001", "EXA-W002"))


def labels(*edges: Edge) -> dict[str, tuple[float, float]]:
    """Where each label stands."""
    drawing = BeautifulSoup(draw([[FIRST], [SECOND]], edges, name="graph", label="Citations"), "html.parser")
    texts = drawing.select(".ps-graph__place text")
    return {text.get_text(): (float(str(text["x"])), float(str(text["y"]))) for text in texts}


def cited_at(citing: Node, cited: Node, *places: str) -> Edge:
    return Edge(citing.number, cited.number, tuple(Place(words, f"#{words}") for words in places))


def test_the_label_of_a_citation_stands_in_the_middle_of_its_wire() -> None:
    found = labels(cited_at(FIRST, SECOND, "§1", "§2"))
    assert found["§2"][1] - found["§1"][1] == 18
    assert found["§1"][0] == found["§2"][0]


def test_where_two_documents_cite_each_other_no_label_stands_on_another() -> None:
    found = labels(cited_at(FIRST, SECOND, "§1", "§2"), cited_at(SECOND, FIRST, "§3", "§4", "§5"))
    heights = [y for _, y in sorted(found.values(), key=lambda place: place[1])]
    assert len(found) == 5
    assert all(below - above >= 18 for above, below in pairwise(heights))


@given(citations=st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), min_size=1, max_size=30))
def test_no_wire_and_no_label_runs_across_a_box(citations: set[tuple[int, int]]) -> None:
    pairs = [(f"EXA-W{citing:03}", f"EXA-W{cited:03}") for citing, cited in sorted(citations) if citing != cited]
    groups = [
        [
            [Node(number, f"Lending {number} and much more besides", f"../{number}/", held=True) for number in column]
            for column in columns(group, [pair for pair in pairs if pair[0] in group])
        ]
        for group in components(pairs)
    ]
    edges = [Edge(citing, cited, (Place("§2.e.iii", "#two"),)) for citing, cited in pairs]
    drawing = BeautifulSoup(draw_groups(groups, edges, name="graph", label="Citations"), "html.parser")

    boxes = [tuple(float(str(box[name])) for name in ("x", "y", "width", "height")) for box in drawing.select("rect")]
    for wire in drawing.select(".ps-graph__wire"):
        for x, y in along(str(wire["d"])):
            assert not any(left < x < left + width and top < y < top + high for left, top, width, high in boxes)
    for label in drawing.select(".ps-graph__place text"):
        x = float(str(label["x"]))
        assert not any(left - 20 < x < left + width + 20 for left, _, width, _ in boxes)
    labels = [(float(str(one["x"])), float(str(one["y"]))) for one in drawing.select(".ps-graph__place text")]
    assert not any(abs(x - x2) < 60 and abs(y - y2) < 17.9 for (x, y), (x2, y2) in combinations(labels, 2))
    size = float(str(drawing.select_one("svg")["height"])) - 4  # type: ignore[index]
    assert all(0 <= y <= size for wire in drawing.select(".ps-graph__wire") for _, y in along(str(wire["d"])))


def along(curve: str) -> Iterator[tuple[float, float]]:
    """Points of a path of moves, Bézier curves and level lines, close to one another."""
    x = y = 0.0
    for command, numbers in re.findall(r"([MCH])([^MCH]+)", curve):
        values = [float(number) for number in numbers.split()]
        match command:
            case "M":
                x, y = values
            case "H":
                yield from ((x + (values[0] - x) * step / 20, y) for step in range(21))
                x = values[0]
            case _:
                x1, y1, x2, y2, x3, y3 = values
                for step in range(1, 20):
                    t, u = step / 20, 1 - step / 20
                    parts = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
                    yield sum(map(mul, parts, (x, x1, x2, x3))), sum(map(mul, parts, (y, y1, y2, y3)))
                x, y = x3, y3
