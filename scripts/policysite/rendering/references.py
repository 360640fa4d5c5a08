"""Citations between documents as a map shows them: all those from one document to another are one reference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from policysite.model import PlacedCitation
from policysite.rendering.edition import Edition
from policysite.rendering.figure import Edge, Place, draw_groups
from policysite.rendering.graph_layout import columns, components
from policysite.rendering.links import Links
from policysite.rendering.neighbours import node_of, places_of


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A row of the table: all citations from one document to another."""

    citing: str
    citing_href: str
    places: tuple[Place, ...]
    cited: str
    cited_href: str
    cited_title: str | None


def references(edition: Edition, links: Links) -> tuple[Edge, ...]:
    """Every reference from one document to another, by number of the citing and then of the cited one."""
    grouped: dict[tuple[str, str], list[PlacedCitation]] = {}
    for citation in edition.graph.citations:
        if citation.citing != citation.target:
            grouped.setdefault((citation.citing, citation.target), []).append(citation)
    return tuple(Edge(citing, cited, places_of(group, links)) for (citing, cited), group in sorted(grouped.items()))


def connected(edges: Iterable[Edge]) -> set[str]:
    """The numbers of the documents that cite or are cited."""
    return {number for edge in edges for number in (edge.citing, edge.cited)}


def reference_rows(edition: Edition, edges: Iterable[Edge], links: Links) -> list[ReferenceRow]:
    """References as rows of a table."""
    return [
        ReferenceRow(
            citing=edge.citing,
            citing_href=links.document(edge.citing),
            places=edge.places,
            cited=edge.cited,
            cited_href=links.document(edge.cited),
            cited_title=edition.title(edition.document(edge.cited)),
        )
        for edge in edges
    ]


def drawing(edition: Edition, edges: Sequence[Edge], links: Links, label: str) -> Markup | None:
    """References as a drawing; ``None`` where there are none.

    Args:
        edition: The register.
        edges: The references.
        links: Of the page.
        label: What the drawing shows, for those who listen.
    """
    if not edges:
        return None
    pairs = [(edge.citing, edge.cited) for edge in edges]
    groups = [
        [
            [node_of(edition, number, links) for number in column]
            for column in columns(group, [pair for pair in pairs if pair[0] in group])
        ]
        for group in map(set, components(pairs))
    ]
    return draw_groups(groups, edges, name="map", label=label)
