"""Measures of a network, node by node."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.errors import BadUse
from govgraph.model import Table

if TYPE_CHECKING:
    import networkx

COLUMNS = (
    "id label kind degree strength betweenness closeness eigenvector pagerank constraint core community".split()  # noqa: SIM905
)
_SEED = 1
_DAMPING = 0.85
_ENOUGH = 1e-10


def check(by: str) -> None:
    """Refuse a measure that there is not, with the nearest."""
    if by not in COLUMNS[3:]:
        import difflib

        near = difflib.get_close_matches(by, COLUMNS[3:], 1, 0.4) or COLUMNS[3:]
        raise BadUse(f"there is no measure {by!r}; nearest: {', '.join(near)}")


def table(graph: "networkx.MultiGraph", by: str = "degree", top: int = 0) -> Table:
    """Every node with its measures, the highest first.

    Degree counts edges and strength adds their weights. The other measures are of the simple network behind the view,
    in which parallel edges are one with their weights added: betweenness and closeness count steps (closeness towards
    the node, where edges have a direction); eigenvector (empty where it does not settle), core number and communities
    leave directions aside; pagerank follows them and the weights.
    """
    check(by)
    place = COLUMNS.index(by)
    rows = sorted(_rows(graph), key=lambda row: (-_number(row[place]), str(row[0])))
    return Table(tuple(COLUMNS), tuple(rows[: top or None]))


def yearly(tables: Iterable[tuple[int, Table]]) -> Table:
    """The tables of several years as one, the year before each node."""
    rows = [(year, *row) for year, one in tables for row in one.rows]
    return Table(("year", *COLUMNS), tuple(rows))


def brief(found: Table) -> Table:
    """The same table without the ids, which labels tell well enough where room is short."""
    place = found.columns.index("id")
    rows = ((*row[:place], *row[place + 1 :]) for row in found.rows)
    return Table((*found.columns[:place], *found.columns[place + 1 :]), tuple(rows))


def pagerank(graph: "networkx.Graph") -> dict[str, float]:
    """The share of its visits that a random walker pays each node; NetworkX's own needs SciPy, which is not required.

    >>> import networkx
    >>> round(pagerank(networkx.Graph([("a", "b"), ("b", "c")]))["b"], 4)
    0.4865
    """
    nodes = list(graph)
    if not nodes:
        return {}
    out = {node: sum(data.get("weight", 1) for data in graph[node].values()) for node in nodes}
    rank = dict.fromkeys(nodes, 1 / len(nodes))
    for _ in range(1000):
        stuck = sum(rank[node] for node in nodes if not out[node])
        news = dict.fromkeys(nodes, (1 - _DAMPING + _DAMPING * stuck) / len(nodes))
        for node in nodes:
            for other, data in graph[node].items():
                news[other] += _DAMPING * rank[node] * data.get("weight", 1) / out[node]
        change = sum(abs(news[node] - rank[node]) for node in nodes)
        rank = news
        if change < _ENOUGH:
            break
    return rank


def constraint(graph: "networkx.Graph") -> dict[str, float]:
    """How far the neighbours of each node are tied to each other, by Burt's measure; of a node without any, nothing.

    R. S. Burt, Structural holes and good ideas, American Journal of Sociology 110 (2004), 349-399. The same values as
    NetworkX, whose own takes minutes where neighbours are many.

    >>> import networkx
    >>> constraint(networkx.Graph([("a", "b"), ("b", "c")]))["b"]
    0.5
    """
    shares: dict[str, dict[str, float]] = {}
    for node in graph:
        total = sum(data.get("weight", 1) for data in graph[node].values())
        shares[node] = {other: data.get("weight", 1) / total for other, data in graph[node].items()}
    found = {}
    for node, own in shares.items():
        reached = dict(own)
        for between, share in own.items():
            for other, further in shares[between].items():
                if other in own:
                    reached[other] += share * further
        if own:
            found[node] = sum(reached[other] ** 2 for other in own)
    return found


def communities(graph: "networkx.Graph") -> dict[str, int]:
    """The community of each node by Louvain's method, numbered from 1, the largest first."""
    import networkx

    if not graph.number_of_edges():
        return {node: number for number, node in enumerate(sorted(graph), 1)}
    # Sets of texts come in another order in each run; sets of small numbers do not.
    nodes = sorted(graph)
    numbered = networkx.Graph()
    numbered.add_nodes_from(range(len(nodes)))
    place = {node: number for number, node in enumerate(nodes)}
    edges = (
        (*sorted((place[one], place[other])), weight) for one, other, weight in graph.edges(data="weight", default=1)
    )
    numbered.add_weighted_edges_from(sorted(edges))
    found = networkx.community.louvain_communities(numbered, weight="weight", seed=_SEED)
    ordered = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    return {nodes[member]: number for number, group in enumerate(ordered, 1) for member in group}


def simple(graph: "networkx.MultiGraph", directed: bool) -> "networkx.Graph":
    """The network with parallel edges made one, their weights added, and without loops."""
    import networkx

    made = networkx.Graph()
    if directed:
        made = networkx.DiGraph()
    made.add_nodes_from(graph)
    for source, target, weight in graph.edges(data="weight", default=1):
        if source != target:
            known = made.get_edge_data(source, target, {"weight": 0})
            made.add_edge(source, target, weight=known["weight"] + weight)
    return made


def _rows(graph: "networkx.MultiGraph") -> list[tuple[str | int | float | None, ...]]:
    import networkx

    from govgraph import ways

    plain, both = simple(graph, graph.is_directed()), simple(graph, directed=False)
    strength = dict(graph.degree(weight="weight"))
    columns: list[dict[str, float]] = [
        ways.betweenness(plain),
        ways.closeness(plain),
        _eigenvector(both),
        pagerank(plain),
        constraint(both),
    ]
    core, group = networkx.core_number(both), communities(both)
    return [
        (
            *(node, data["label"], data["kind"], graph.degree(node), strength[node]),
            *(_rounded(column.get(node)) for column in columns),
            *(core[node], group[node]),
        )
        for node, data in graph.nodes(data=True)
    ]


def _eigenvector(graph: "networkx.Graph") -> dict[str, float]:
    import networkx

    if not graph.number_of_edges():
        return {}
    try:
        found: dict[str, float] = networkx.eigenvector_centrality(graph, max_iter=2000, weight="weight")
    except networkx.PowerIterationFailedConvergence:
        return {}
    return found


def _rounded(value: float | None) -> float | None:
    if value is None:
        return None
    return round(value, 6)


def _number(value: str | int | float | None) -> float:
    if isinstance(value, int | float):
        return value
    return -1.0
