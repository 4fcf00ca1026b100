"""Graphology's JSON, for sigma, Gephi Lite and programs of one's own."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from govgraph.ties import Edge, Network, parts


def write(network: Network, path: Path) -> None:
    """Write the network as graphology imports it, one node or edge a line."""
    options = {"type": network.direction, "multi": True, "allowSelfLoops": True}
    attributes = {"name": network.name, "summary": network.summary, "weight_basis": network.weight}
    nodes: Iterable[dict[str, object]] = (
        {"key": node.id, "attributes": {"label": node.label, "node_type": node.kind, "acronym": node.acronym}}
        for node in network.nodes
    )
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"attributes": {json.dumps(attributes)},\n"options": {json.dumps(options)},\n"nodes": [\n')
        _lines(file, nodes)
        file.write('],\n"edges": [\n')
        _lines(file, (_edge(network, edge) for edge in network.edges()))
        file.write("]}\n")


def told(edge: Edge) -> dict[str, object]:
    """What an edge says, lists as lists."""
    return {
        "kind": edge.kind,
        "label": edge.label,
        "weight": edge.weight,
        "spells": [{"start": start or None, "end": end or None} for start, end in edge.spells],
        "precision": edge.precision,
        "basis": parts(edge.basis),
        "status": parts(edge.status),
        "disputed": edge.disputed,
        "p_value": edge.p_value,
        "via": parts(edge.via),
        "statements": parts(edge.statements),
        "sources": parts(edge.sources),
    }


def _lines(file: TextIO, records: Iterable[dict[str, object]]) -> None:
    end = ""
    for record in records:
        file.write(f"{end}{json.dumps(record)}")
        end = ",\n"
    file.write("\n" * bool(end))


def _edge(network: Network, edge: Edge) -> dict[str, object]:
    return {
        "key": edge.id,
        "source": edge.source,
        "target": edge.target,
        "undirected": not network.directed,
        "attributes": told(edge),
    }
