"""Measures that count the shortest ways, by NetworkX, or by igraph where it is installed and a network is large."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import igraph
    import networkx

# Nodes times edges, to which the work of both measures grows; beyond it NetworkX takes longer than a few seconds.
LARGE = 2_000_000


def betweenness(graph: "networkx.Graph") -> dict[str, float]:
    """The part of the shortest ways between others that lead through each node, in steps.

    L. C. Freeman, A set of measures of centrality based on betweenness, Sociometry 40 (1977), 35-41.
    """
    import networkx

    if not _fast(graph):
        found: dict[str, float] = networkx.betweenness_centrality(graph)
        return found
    count = len(graph)
    # With fewer than three nodes there is no pair of others, and nothing to divide.
    pairs = float((count - 1) * (count - 2)) or 1.0
    if not graph.is_directed():
        pairs /= 2
    return dict(zip(graph, (value / pairs for value in translated(graph).betweenness()), strict=True))


def closeness(graph: "networkx.Graph") -> dict[str, float]:
    """How few steps lead to each node from those that reach it, times the part of all nodes that do.

    The form of S. Wasserman and K. Faust, Social network analysis (1994), for networks of several parts.
    """
    import networkx

    if not _fast(graph):
        found: dict[str, float] = networkx.closeness_centrality(graph)
        return found
    from math import isnan

    made = translated(graph)
    near = made.closeness(mode="in", normalized=True)
    reached = made.neighborhood_size(order=len(graph), mode="in")
    found = dict.fromkeys(graph, 0.0)
    for node, value, size in zip(graph, near, reached, strict=True):
        # What nobody reaches has no mean distance.
        if not isnan(value):
            found[node] = value * (size - 1) / (len(graph) - 1)
    return found


def translated(graph: "networkx.Graph") -> "igraph.Graph":
    """The same network for igraph, its nodes in the same order."""
    import igraph

    place = {node: number for number, node in enumerate(graph)}
    edges = [(place[source], place[target]) for source, target in graph.edges()]
    return igraph.Graph(n=len(place), edges=edges, directed=graph.is_directed())


def _fast(graph: "networkx.Graph") -> bool:
    """Tell whether igraph is to take over."""
    import importlib.util

    return len(graph) * graph.number_of_edges() > LARGE and importlib.util.find_spec("igraph") is not None
