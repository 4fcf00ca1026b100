"""Cytoscape's JSON, for Cytoscape desktop (File, Import, Network) and Cytoscape.js."""

import json
from pathlib import Path

from govgraph.ties import Edge, Network, parts


def write(network: Network, path: Path) -> None:
    """Write the network as Cytoscape.js reads it; the desktop looks for `shared_name` and `interaction`.

    Cytoscape knows no time: the spells are a text, and `start` and `end` its bounds. Ids of edges are apart from those
    of nodes, as it demands.
    """
    about = {"name": network.name, "shared_name": network.name, "summary": network.summary}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"data": {json.dumps(about)},\n"elements": {{\n"nodes": [')
        for number, node in enumerate(network.nodes):
            names = {"id": node.id, "name": node.label, "shared_name": node.label, "label": node.short}
            data = names | {"node_type": node.kind, "acronym": node.acronym}
            file.write(f"{_comma(number)}\n{json.dumps({'data': data})}")
        file.write('\n],\n"edges": [')
        for number, edge in enumerate(network.edges()):
            file.write(f"{_comma(number)}\n{json.dumps({'data': _data(network, edge)})}")
        file.write("\n]}}\n")


def _comma(number: int) -> str:
    return "," * bool(number)


def _data(network: Network, edge: Edge) -> dict[str, object]:
    return {
        "id": f"{network.name}:{edge.id}",
        "source": edge.source,
        "target": edge.target,
        "interaction": edge.kind,
        "shared_interaction": edge.kind,
        "name": edge.label,
        "directed": network.directed,
        "weight": edge.weight,
        "start": "".join(spell.start for spell in edge.spells[:1]),
        "end": "".join(spell.end for spell in edge.spells[-1:]),
        "spells": "|".join(map(str, edge.spells)),
        "status": edge.status,
        "basis": edge.basis,
        "date_precision": edge.precision,
        "disputed": edge.disputed,
        "via": parts(edge.via),
        "statements": parts(edge.statements),
        "sources": parts(edge.sources),
    }
