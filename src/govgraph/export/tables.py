"""Gephi's two tables, nodes.csv and edges.csv, which any spreadsheet opens too."""

import csv
from pathlib import Path

from govgraph.export import Edge, Network

_NODES = ("Id", "Label", "node_type", "acronym")
_EDGES = (
    *("Source", "Target", "Type", "Id", "Label", "Kind", "Weight", "timeset", "status", "basis", "date_precision"),
    *("via", "statements", "sources"),
)


def write(network: Network, path: Path) -> None:
    """Write both tables into a new folder."""
    path.mkdir()
    direction = {True: "Directed", False: "Undirected"}[network.directed]
    _table(path / "nodes.csv", [_NODES, *((node.id, node.label, node.kind, node.acronym) for node in network.nodes)])
    _table(path / "edges.csv", [_EDGES, *(_row(edge, direction) for edge in network.edges)])


def _table(path: Path, rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _row(edge: Edge, direction: str) -> tuple[str, ...]:
    lists = ("|".join(part) for part in (edge.via, edge.statements, edge.sources))
    return (
        *(edge.source, edge.target, direction, edge.id, edge.label, edge.kind, repr(edge.weight), _timeset(edge)),
        *("|".join(edge.status), edge.basis, edge.precision, *lists),
    )


def _timeset(edge: Edge) -> str:
    """The spells as Gephi writes them; empty where there are none."""
    if not edge.spells:
        return ""
    spans = (f"[{start or '-Infinity'}, {end or 'Infinity'}]" for start, end in edge.spells)
    return f"<{'; '.join(spans)}>"
