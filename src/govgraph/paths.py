"""The way from one thing to another in a network, in words."""

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from govgraph import views

if TYPE_CHECKING:
    import networkx

Data = dict[str, str]
_FIRM = {"held", "in office"}
# How many dates and places a hop names before it sums up, and how many ways of one length are compared.
_FEW = 2
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MANY = 2000


class Hop(NamedTuple):
    """One edge of a path as it is walked: `forward` tells whether it points the way one goes."""

    here: str
    there: str
    label: str
    forward: bool
    dates: str
    status: str
    sources: str

    def __str__(self) -> str:
        arrow = {True: "→", False: "←"}[self.forward]
        told = [self.dates or "no date given", self.sources]
        if not _FIRM & set(self.status.split("; ")):
            told.insert(1, self.status)
        return f"{self.here} {arrow} {self.there}: {self.label} ({'; '.join(filter(None, told))})"


def shortest(graph: "networkx.MultiGraph", start: str, goal: str) -> tuple[Hop, ...]:
    """The shortest way between two things, whichever way the edges point; empty where there is none.

    Of several, the one with the fewest hops that are only planned, that have no date, or that share no time with the
    hop before; then the one through the things with the fewest ties, which say most.
    """
    import networkx

    if start not in graph or goal not in graph or start == goal:
        return ()
    around = graph.to_undirected(as_view=True)
    try:
        found = list(islice(networkx.all_shortest_paths(around, start, goal), _MANY))
    except networkx.NetworkXNoPath:
        return ()
    best = min(found, key=lambda stops: _merit(graph, stops))
    return tuple(_hop(graph, here, there) for here, there in pairwise(best))


def _merit(graph: "networkx.MultiGraph", stops: list[str]) -> tuple[int, int, int, int, list[str]]:
    """What counts against a way; the lowest is the best."""
    edges = [_tie(graph, here, there)[0] for here, there in pairwise(stops)]
    apart = sum(not _together(one, other) for one, other in pairwise(edges))
    planned = sum(not _firm(data) for data in edges)
    undated = sum(not data["dates"] for data in edges)
    return planned, undated, apart, sum(graph.degree(node) for node in stops), stops


def _together(one: Data, other: Data) -> bool:
    return any(a.meets(b) for a in views.spells(one) for b in views.spells(other))


def _firm(data: Data) -> bool:
    return bool(_FIRM & set(data["status"].split("; ")))


def _tie(graph: "networkx.MultiGraph", here: str, there: str) -> tuple[Data, bool]:
    """The firmest edge between two neighbours: what holds before what is planned, the dated before the undated."""
    ways = []
    for one, other, forward in ((here, there, True), (there, here, False)):
        if graph.has_edge(one, other):
            ways += [(data, forward) for data in graph[one][other].values()]
    return min(ways, key=lambda way: (not _firm(way[0]), not way[0]["dates"], not way[1], way[0]["kind"]))


def _hop(graph: "networkx.MultiGraph", here: str, there: str) -> Hop:
    data, forward = _tie(graph, here, there)
    return Hop(
        here=graph.nodes[here]["label"],
        there=graph.nodes[there]["label"],
        label=data["label"],
        forward=forward,
        dates=_dates(data),
        status=data["status"],
        sources=_few(data["sources"].split("; ")),
    )


def _dates(data: Data) -> str:
    """When an edge holds: the words of the sources, or where these are many the first and the last year in them."""
    words = data["dates"].split("; ")
    years = sorted(set(_YEAR.findall(data["dates"])))
    if len(words) <= _FEW or not years:
        return _few(words)
    return " to ".join(dict.fromkeys((years[0], years[-1])))


def _few(places: list[str]) -> str:
    """Name the first two, and count the others."""
    if len(places) <= _FEW:
        return "; ".join(places)
    return f"{'; '.join(places[:_FEW])} and {len(places) - _FEW} more"
