"""Which document stands in whose place. ``supersedes`` is written; the other direction is derived."""

from __future__ import annotations

from policysite.model import Register


def successors(register: Register, number: str) -> tuple[str, ...]:
    """The documents that stand in the place of one, by number."""
    return register.successors.get(number, ())


def supersession_cycles(register: Register) -> tuple[tuple[str, ...], ...]:
    """Documents that supersede each other in a circle, each circle once, beginning with its lowest number."""
    if not register.successors:
        return ()
    import networkx as nx  # noqa: PLC0415 - takes long to import

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((document.number, old) for document in register.documents for old in document.supersedes)
    circles = []
    for circle in nx.simple_cycles(graph):
        lowest = circle.index(min(circle))
        circles.append((*circle[lowest:], *circle[:lowest]))
    return tuple(sorted(circles))
