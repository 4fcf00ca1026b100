"""GraphML for yEd, Cytoscape, igraph, R and Gephi, by NetworkX; it knows no time, so the spells are a text."""

from pathlib import Path

from govgraph.ties import Edge, Network, parts


def write(network: Network, path: Path) -> None:
    """Write the network; `name` and `interaction` are what Cytoscape looks for."""
    import networkx

    graph = networkx.MultiGraph()
    if network.directed:
        graph = networkx.MultiDiGraph()
    for node in network.nodes:
        values = {"label": node.label, "name": node.label, "node_type": node.kind, "acronym": node.acronym}
        graph.add_node(node.id, **_clean(network, values))
    kinds = {}
    for edge in network.edges():
        kinds[edge.id] = edge.kind
        values = _clean(network, _traits(edge))
        graph.add_edge(edge.source, edge.target, key=edge.id, weight=edge.weight, **values)
    # The writer that NetworkX takes where lxml is at hand gives other bytes, so the choice is not left to it.
    writer = networkx.readwrite.graphml.GraphMLWriter(prettyprint=True)
    writer.add_graph_element(graph)
    # Gephi merges parallel edges unless the element itself tells their kind.
    for edge in writer.xml.iter("edge"):
        edge.set("label", kinds[edge.get("id")])
    writer.dump(str(path))


def _traits(edge: Edge) -> dict[str, str]:
    return {
        "label": edge.label,
        "kind": edge.kind,
        "interaction": edge.kind,
        "status": "|".join(parts(edge.status)),
        "start": "".join(spell.start for spell in edge.spells[:1]),
        "end": "".join(spell.end for spell in edge.spells[-1:]),
        "spells": "|".join(map(str, edge.spells)),
        "basis": "|".join(parts(edge.basis)),
        "date_precision": edge.precision,
        "disputed": str(edge.disputed).lower(),
        "via": "|".join(parts(edge.via)),
        "statements": "|".join(parts(edge.statements)),
        "sources": "|".join(parts(edge.sources)),
    }


def _clean(network: Network, values: dict[str, str]) -> dict[str, str]:
    return {name: network.guard(value) for name, value in values.items() if value}
