"""The drawing of citations: what stands in it can be read."""

from itertools import pairwise

from bs4 import BeautifulSoup

from policysite.rendering.figure import Edge, Node, Place, draw

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
