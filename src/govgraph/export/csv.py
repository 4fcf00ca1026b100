"""Gephi's two tables, nodes.csv and edges.csv, which any spreadsheet opens too."""

import csv
from collections.abc import Iterable
from pathlib import Path

from govgraph.ties import Edge, Network, parts

_NODES = ("Id", "Label", "node_type", "acronym")
_EDGES = (
    *("Source", "Target", "Type", "Id", "Label", "Kind", "Weight", "timeset", "status", "basis", "date_precision"),
    *("disputed", "via", "statements", "sources"),
)


def write(network: Network, path: Path) -> None:
    """Write both tables into a new folder."""
    path.mkdir()
    direction = network.direction.capitalize()
    _table(path / "nodes.csv", _NODES, ((node.id, node.label, node.kind, node.acronym) for node in network.nodes))
    _table(path / "edges.csv", _EDGES, (_row(edge, direction) for edge in network.edges()))


def _table(path: Path, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


def _row(edge: Edge, direction: str) -> tuple[str, ...]:
    lists = ("|".join(parts(text)) for text in (edge.via, edge.statements, edge.sources))
    return (
        *(edge.source, edge.target, direction, edge.id, edge.label, edge.kind, repr(edge.weight), _timeset(edge)),
        *("|".join(parts(edge.status)), "|".join(parts(edge.basis)), edge.precision, str(edge.disputed).lower()),
        *lists,
    )


def _timeset(edge: Edge) -> str:
    """The spells as Gephi writes them; empty where there are none."""
    if not edge.spells:
        return ""
    spans = (f"[{start or '-Infinity'}, {end or 'Infinity'}]" for start, end in edge.spells)
    return f"<{'; '.join(spans)}>"
