"""Who cites a document and whom it cites: a drawing in three columns, and the same as lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from policysite.analysis import Standing
from policysite.model import Document, PlacedCitation
from policysite.rendering import addresses
from policysite.rendering.edition import Edition
from policysite.rendering.figure import Edge, Node, Place, draw
from policysite.rendering.links import Links
from policysite.rendering.page import Section
from policysite.rendering.templates import macro

_SECTION_NAMES = {
    "summary": "Summary",
    "applicability": "Applicability",
    "associated-documents": "Associated",
    "approval-authority": "Approval Authority",
}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another document, with the places at which one of the two cites the other.

    Attributes:
        number: Its number.
        title: Its title.
        href: Link to it.
        places: Where the citations stand.
        changed: The revised date of the cited text, where it changed after the citing text was last confirmed.
    """

    number: str
    title: str | None
    href: str
    places: tuple[Place, ...]
    changed: date | None


def place_of(citation: PlacedCitation, links: Links) -> Place:
    """Where a citation stands, as words and as a link."""
    words = f"§{citation.label}" if citation.label else _SECTION_NAMES[citation.section]
    return Place(words, links.document(citation.citing, citation.clause or citation.section))


def places_of(citations: Iterable[PlacedCitation], links: Links) -> tuple[Place, ...]:
    """Where citations stand, each place once, in reading order."""
    return tuple(dict.fromkeys(place_of(citation, links) for citation in sorted(citations)))


def node_of(edition: Edition, number: str, links: Links, *, here: bool = False) -> Node:
    """A document as it is drawn."""
    document = edition.document(number)
    held = edition.standing(document) is not Standing.NOT_HELD
    return Node(number, edition.title(document), links.document(number), held, here)


def neighbours_section(edition: Edition, document: Document, links: Links) -> Section:
    """The section “References” of a document's page."""
    number = document.number
    cites = _neighbours(edition, links, (c for c in edition.graph.cites(number) if c.target != number), "target")
    cited_by = _neighbours(edition, links, (c for c in edition.graph.cited_by(number) if c.citing != number), "citing")
    figure = _figure(edition, document, links, cites, cited_by) if cites or cited_by else None
    standing = (
        "text" if edition.text(document) else "none" if document.held and not edition.in_force(document) else "lost"
    )
    html = macro("document.html", "neighbours")(figure, cites, cited_by, standing, links.to(addresses.MAP))
    return Section("references", "References", html)


def _neighbours(edition: Edition, links: Links, citations: Iterable[PlacedCitation], other: str) -> list[Neighbour]:
    groups: dict[str, list[PlacedCitation]] = {}
    for citation in citations:
        groups.setdefault(getattr(citation, other), []).append(citation)
    return [
        Neighbour(
            number=number,
            title=edition.title(edition.document(number)),
            href=links.document(number),
            places=places_of(group, links),
            changed=max((found.changed for citation in group if (found := edition.suspect(citation))), default=None),
        )
        for number, group in sorted(groups.items())
    ]


def _figure(
    edition: Edition, document: Document, links: Links, cites: list[Neighbour], cited_by: list[Neighbour]
) -> Markup:
    number = document.number
    both = {neighbour.number for neighbour in cited_by} & {neighbour.number for neighbour in cites}
    left = [neighbour for neighbour in cited_by if neighbour.number not in both]
    columns = [
        [node_of(edition, neighbour.number, links) for neighbour in left],
        [node_of(edition, number, links, here=True)],
        [node_of(edition, neighbour.number, links) for neighbour in cites],
    ]
    edges = [Edge(neighbour.number, number, neighbour.places) for neighbour in cited_by]
    edges += [Edge(number, neighbour.number, neighbour.places) for neighbour in cites]
    return draw(
        [column for column in columns if column],
        edges,
        name="neighbours",
        label=f"What cites {number}, and what it cites",
    )
