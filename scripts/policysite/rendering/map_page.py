"""The map: every citation between documents, drawn and as a table; of a large register, department by department."""

from __future__ import annotations

from collections.abc import Iterator

from policysite.rendering import addresses
from policysite.rendering.department_maps import departments_map_pages
from policysite.rendering.departments import is_large
from policysite.rendering.edition import Edition
from policysite.rendering.links import Links
from policysite.rendering.neighbours import node_of
from policysite.rendering.page import Page, Section
from policysite.rendering.references import connected, drawing, reference_rows, references
from policysite.rendering.templates import macro


def map_pages(edition: Edition) -> Iterator[Page]:
    """The cross-reference graph of the texts in force: one page, or, of a large register, one more a department."""
    if is_large(edition):
        yield from departments_map_pages(edition)
    else:
        yield _map_page(edition)


def _map_page(edition: Edition) -> Page:
    links = Links(addresses.MAP)
    found = references(edition, links)
    numbers = connected(found)
    alone = [
        node_of(edition, document.number, links) for document in edition.documents if document.number not in numbers
    ]
    return Page(
        address=addresses.MAP,
        title="Map",
        heading="Map of references",
        description="Which document cites which, and from which clause: drawn, and as a table.",
        lead=macro("map.html", "lead")(),
        sections=(
            Section(
                "drawing",
                "Drawing",
                drawing(edition, found, links, "Which document cites which") or macro("map.html", "empty")(),
            ),
            Section("table", "Table", macro("map.html", "table")(reference_rows(edition, found, links), alone)),
        ),
        kind="map",
        contents_listed=False,
    )
