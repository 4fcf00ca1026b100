"""GraphML for yEd, Cytoscape, igraph and R, by NetworkX; it knows no time, so the spells are a text."""

from pathlib import Path

from govgraph.export import Edge, Network


def write(network: Network, path: Path) -> None:
    """Write the network; `name` and `interaction` are what Cytoscape looks for."""
    import networkx

    graph = networkx.MultiGraph(name=network.name)
    if network.directed:
        graph = networkx.MultiDiGraph(name=network.name)
    for node in network.nodes:
        values = {"label": node.label, "name": node.label, "node_type": node.kind, "acronym": node.acronym}
        graph.add_node(node.id, **_clean(network, values))
    for edge in network.edges:
        values = _clean(network, _traits(edge))
        graph.add_edge(edge.source, edge.target, key=edge.id, weight=edge.weight, **values)
    # The writer that NetworkX takes where lxml is at hand gives other bytes, so the choice is not left to it.
    networkx.write_graphml_xml(graph, path)


def _traits(edge: Edge) -> dict[str, str]:
    return {
        "label": edge.label,
        "kind": edge.kind,
        "interaction": edge.kind,
        "status": "|".join(edge.status),
        "start": "".join(spell.start for spell in edge.spells[:1]),
        "end": "".join(spell.end for spell in edge.spells[-1:]),
        "spells": "|".join(map(str, edge.spells)),
        "basis": edge.basis,
        "date_precision": edge.precision,
        "via": "|".join(edge.via),
        "statements": "|".join(edge.statements),
        "sources": "|".join(edge.sources),
    }


def _clean(network: Network, values: dict[str, str]) -> dict[str, str]:
    return {name: network.guard(value) for name, value in values.items() if value}
