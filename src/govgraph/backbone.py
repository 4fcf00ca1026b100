"""The backbone of a network: the edges that are too heavy to be there by chance."""

from typing import TYPE_CHECKING

from govgraph import views
from govgraph.errors import BadUse

if TYPE_CHECKING:
    import networkx


def backbone(graph: "networkx.MultiGraph", level: float) -> "networkx.MultiGraph":
    """The edges whose weight is significant at a level, each with its `p_value`; ends without such an edge go too.

    The disparity filter: M. A. Serrano, M. Boguna and A. Vespignani, Extracting the multiscale backbone of complex
    weighted networks, PNAS 106 (2009), 6483-6488. Were the strength of a node spread over its k edges at random, one of
    them would have a share of at least p with the probability (1 - p) ** (k - 1). An edge is kept if that is at most
    the level at either end; with directions, among what leaves its source or among what reaches its target. A node with
    one edge alone says nothing of it. Edges of several kinds between two things stand or fall together, and a loop
    falls. The level 1 keeps all but loops.
    """
    if not 0 <= level <= 1:
        raise BadUse(f"the backbone needs a level from 0 to 1, {level:g} is none; 0.05 is usual")
    together: dict[tuple[str, str], float] = {}
    for source, target, weight in graph.edges(data="weight", default=1):
        if source != target:
            key = _pair(graph, source, target)
            together[key] = together.get(key, 0) + weight
    chances = _chances(graph.is_directed(), together)
    kept = []
    for source, target, key, data in graph.edges(keys=True, data=True):
        chance = chances.get(_pair(graph, source, target), 2)
        if chance <= level:
            kept.append((source, target, key, data | {"p_value": chance}))
    return views.part(graph, kept)


def _chances(directed: bool, together: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """For each pair, how likely so great a share of the strength of one of its ends is by chance."""
    shares: dict[tuple[str, str], list[float]] = {}
    for (source, target), weight in together.items():
        shares.setdefault((source, "out"), []).append(weight)
        shares.setdefault((target, _side(directed)), []).append(weight)
    found = {}
    for (source, target), weight in together.items():
        ends = (shares[source, "out"], shares[target, _side(directed)])
        found[source, target] = min((1 - weight / sum(end)) ** (len(end) - 1) for end in ends)
    return found


def _side(directed: bool) -> str:
    """What a target counts: what reaches it, or all its edges where there is no direction."""
    return {True: "in", False: "out"}[directed]


def _pair(graph: "networkx.MultiGraph", source: str, target: str) -> tuple[str, str]:
    if graph.is_directed() or source < target:
        return source, target
    return target, source
