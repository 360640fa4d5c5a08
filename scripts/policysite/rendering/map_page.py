"""The map: every citation between documents, drawn and as a table."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from policysite.analysis import PlacedCitation
from policysite.rendering import addresses
from policysite.rendering.edition import Edition
from policysite.rendering.figure import Edge, Place, draw
from policysite.rendering.graph_layout import columns
from policysite.rendering.links import Links
from policysite.rendering.neighbours import node_of, places_of
from policysite.rendering.page import Page, Section
from policysite.rendering.templates import macro


@dataclass(frozen=True, slots=True)
class CitingRow:
    """A row of the table: all citations from one document to another."""

    citing: str
    citing_href: str
    places: tuple[Place, ...]
    cited: str
    cited_href: str
    cited_title: str | None


def map_page(edition: Edition) -> Page:
    """The cross-reference graph of the texts in force."""
    links = Links(addresses.MAP)
    grouped: dict[tuple[str, str], list[PlacedCitation]] = {}
    for citation in edition.graph.citations:
        if citation.citing != citation.target:
            grouped.setdefault((citation.citing, citation.target), []).append(citation)
    edges = [Edge(citing, cited, places_of(group, links)) for (citing, cited), group in sorted(grouped.items())]
    connected = {number for edge in edges for number in (edge.citing, edge.cited)}
    rows = [_row(edition, edge, links) for edge in edges]
    alone = [
        node_of(edition, document.number, links) for document in edition.documents if document.number not in connected
    ]
    return Page(
        address=addresses.MAP,
        title="Map",
        heading="Map of references",
        description="Which document cites which, and from which clause: drawn, and as a table.",
        lead=macro("map.html", "lead")(),
        sections=(
            Section("drawing", "Drawing", _drawing(edition, edges, links)),
            Section("table", "Table", macro("map.html", "table")(rows, alone)),
        ),
        kind="map",
        contents_listed=False,
    )


def _row(edition: Edition, edge: Edge, links: Links) -> CitingRow:
    return CitingRow(
        citing=edge.citing,
        citing_href=links.document(edge.citing),
        places=edge.places,
        cited=edge.cited,
        cited_href=links.document(edge.cited),
        cited_title=edition.title(edition.document(edge.cited)),
    )


def _drawing(edition: Edition, edges: list[Edge], links: Links) -> Markup:
    if not edges:
        return macro("map.html", "empty")()
    numbers = {number for edge in edges for number in (edge.citing, edge.cited)}
    placed = columns(numbers, [(edge.citing, edge.cited) for edge in edges])
    nodes = [[node_of(edition, number, links) for number in column] for column in placed]
    return draw(nodes, edges, name="map", label="Which document cites which")
