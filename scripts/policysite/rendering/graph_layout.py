"""Where documents stand on the map: in columns, citing before cited, with few crossings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

_SWEEPS = 6


def components(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The documents that citations connect with one another, by and by; the largest group first."""
    import networkx as nx  # noqa: PLC0415 - takes long to import, and most rebuilds draw nothing

    graph: nx.Graph[str] = nx.Graph(edges)
    groups = [sorted(group) for group in nx.connected_components(graph)]
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def columns(numbers: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Put each document to the right of those that cite it; documents that cite one another share a column.

    Args:
        numbers: Every document to place.
        edges: Citing and cited number.

    Returns:
        The numbers of each column, from top to bottom. The same input gives the same columns.
    """
    import networkx as nx  # noqa: PLC0415 - takes long to import, and most rebuilds draw nothing

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sorted(numbers))
    graph.add_edges_from(sorted((citing, cited) for citing, cited in edges if citing != cited))
    knots = nx.condensation(graph)
    depth: dict[int, int] = {}
    for knot in nx.lexicographical_topological_sort(knots, key=lambda knot: min(knots.nodes[knot]["members"])):
        depth[knot] = max((depth[before] + 1 for before in knots.predecessors(knot)), default=0)
    placed: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for knot, column in depth.items():
        placed[column].extend(knots.nodes[knot]["members"])
    return _untangled([sorted(column) for column in placed], graph)


def _untangled(placed: list[list[str]], graph: nx.DiGraph[str]) -> list[list[str]]:
    """Order each column by the mean position of its neighbours, to and fro."""
    for sweep in range(_SWEEPS):
        position = {number: index / max(len(column), 1) for column in placed for index, number in enumerate(column)}
        order = placed if sweep % 2 == 0 else placed[::-1]
        for column in order:
            pull = {
                number: _mean([position[near] for near in (*graph.predecessors(number), *graph.successors(number))])
                for number in column
            }
            column.sort(key=lambda number: (pull[number], number))
            position.update({number: index / max(len(column), 1) for index, number in enumerate(column)})
    return placed


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0
