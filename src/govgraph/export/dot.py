"""DOT for Graphviz: a drawing with the types as colours, the kinds as words, and dates and sources as tooltips."""

from pathlib import Path

from govgraph.palette import colour, dark
from govgraph.ties import Edge, Network, Node


def write(network: Network, path: Path) -> None:
    """Write the network as a graph or digraph; Graphviz joins parallel edges only where `concentrate` is set."""
    arrow = {True: "->", False: "--"}[network.directed]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{ {True: 'digraph', False: 'graph'}[network.directed] } {_quoted(network.name)} {{\n")
        file.write(f"  graph [label={_quoted(network.summary)}, overlap=false, splines=true];\n")
        file.write('  node [shape=box, style="rounded,filled", fontname="sans-serif", fontsize=11];\n')
        file.write('  edge [color="#666666", fontname="sans-serif", fontsize=9];\n')
        for node in network.nodes:
            file.write(f"  {_quoted(node.id)} [{_node(node)}];\n")
        for edge in network.edges():
            file.write(f"  {_quoted(edge.source)} {arrow} {_quoted(edge.target)} [{_edge(edge)}];\n")
        file.write("}\n")


def _node(node: Node) -> str:
    ink = {True: "#ffffff", False: "#000000"}[dark(node.kind)]
    values = {"label": node.short, "tooltip": node.label, "class": node.kind}
    values |= {"fillcolor": colour(node.kind), "fontcolor": ink}
    return _values(values)


def _edge(edge: Edge) -> str:
    tooltip = "; ".join(filter(None, (", ".join(map(str, edge.spells)), edge.status, edge.sources)))
    style = "solid"
    if edge.disputed:
        style = "dashed"
    values = {"id": edge.id, "label": edge.label, "class": edge.kind, "weight": str(max(1, round(edge.weight)))}
    return _values(values | {"style": style, "tooltip": tooltip})


def _values(values: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in values.items() if value)


def _quoted(text: str) -> str:
    """A text in quotes; a backslash would begin one of Graphviz's own escapes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
