"""Graphology's JSON, for sigma, Gephi Lite and programs of one's own."""

import json
from pathlib import Path

from govgraph.export import Edge, Network


def write(network: Network, path: Path) -> None:
    """Write the network as graphology imports it, one node or edge a line."""
    options = {"type": {True: "directed", False: "undirected"}[network.directed], "multi": True, "allowSelfLoops": True}
    nodes: list[dict[str, object]] = [
        {"key": node.id, "attributes": {"label": node.label, "node_type": node.kind, "acronym": node.acronym}}
        for node in network.nodes
    ]
    edges = [_edge(network, edge) for edge in network.edges]
    attributes = {"name": network.name, "summary": network.summary, "weight_basis": network.weight}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"attributes": {json.dumps(attributes)},\n"options": {json.dumps(options)},\n')
        file.write(f'"nodes": [\n{_lines(nodes)}],\n"edges": [\n{_lines(edges)}]}}\n')


def _lines(records: list[dict[str, object]]) -> str:
    lines = [json.dumps(record) for record in records]
    return ",\n".join(lines) + "\n" * bool(lines)


def _edge(network: Network, edge: Edge) -> dict[str, object]:
    attributes = {
        "kind": edge.kind,
        "label": edge.label,
        "weight": edge.weight,
        "spells": [{"start": start or None, "end": end or None} for start, end in edge.spells],
        "precision": edge.precision,
        "basis": edge.basis,
        "status": list(edge.status),
        "via": list(edge.via),
        "statements": list(edge.statements),
        "sources": list(edge.sources),
    }
    return {
        "key": edge.id,
        "source": edge.source,
        "target": edge.target,
        "undirected": not network.directed,
        "attributes": attributes,
    }
