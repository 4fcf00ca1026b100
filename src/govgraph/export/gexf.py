"""GEXF 1.3 for Gephi and its relatives, profile portable: written as it comes, so that memory holds no tree."""

from pathlib import Path
from typing import BinaryIO

from govgraph.export import Edge, Network, Node
from govgraph.model import NAMESPACE
from govgraph.views import Spell

_NODE = {"node_type": "string", "acronym": "string", "iri": "string"}
_EDGE = {
    "relation": "string",
    "status": "string",
    "basis": "string",
    "via": "string",
    "date_precision": "string",
    "start_year": "integer",
    "end_year": "integer",
    "weight_basis": "string",
    "n_statements": "integer",
    "statements": "string",
    "sources": "string",
}
# Paul Tol's bright colours, which colour-blind readers tell apart.
_COLOURS = {
    "State": (68, 119, 170),
    "Body": (238, 102, 119),
    "Collective": (238, 102, 119),
    "Process": (34, 136, 51),
    "Meeting": (204, 187, 68),
    "Edition": (204, 187, 68),
    "Document": (102, 204, 238),
    "Person": (170, 51, 119),
}
_OTHER = (187, 187, 187)


def write(network: Network, path: Path) -> None:
    """Write the network; every other character than ASCII becomes a reference, so no reader can guess wrong."""
    with path.open("wb") as file:
        _head(network, file)
        _put(file, "<nodes>")
        for node in network.nodes:
            _put(file, _node(network, node))
        _put(file, "</nodes>\n<edges>")
        for edge in network.edges:
            _put(file, _edge(network, edge))
        _put(file, "</edges>\n</graph></gexf>")


def _put(file: BinaryIO, line: str) -> None:
    file.write(f"{line}\n".encode("ascii", "xmlcharrefreplace"))


def _head(network: Network, file: BinaryIO) -> None:
    """Everything before the nodes; the texts of meta hold no markup, as some readers cut them there."""
    plain = network.summary.translate({ord(sign): None for sign in "&<>"})
    _put(file, '<?xml version="1.0" encoding="UTF-8"?>')
    _put(file, '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">')
    _put(file, f"<meta><creator>govgraph</creator><description>{plain}</description></meta>")
    _put(
        file,
        f'<graph defaultedgetype="{_direction(network)}" mode="dynamic" timeformat="date"'
        ' timerepresentation="interval" timezone="UTC">',
    )
    for owner, columns in (("node", _NODE), ("edge", _EDGE)):
        _put(file, f'<attributes class="{owner}" mode="static">')
        for name, kind in columns.items():
            _put(file, f'<attribute id="{name}" title="{name}" type="{kind}"/>')
        _put(file, "</attributes>")


def _direction(network: Network) -> str:
    return {True: "directed", False: "undirected"}[network.directed]


def _node(network: Network, node: Node) -> str:
    values = _values(network, {"node_type": node.kind, "acronym": node.acronym, "iri": _iri(node.id)})
    red, green, blue = _COLOURS.get(node.kind, _OTHER)
    colour = f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    return f"<node id={_quoted(node.id)} label={_quoted(node.label)}>{values}{colour}</node>"


def _edge(network: Network, edge: Edge) -> str:
    names = {"id": edge.id, "source": edge.source, "target": edge.target, "type": _direction(network)}
    names |= {"kind": edge.kind, "label": edge.label, "weight": repr(edge.weight)}
    spells = ""
    if len(edge.spells) == 1:
        names |= _bounds(edge.spells[0])
    elif edge.spells:
        spells = "".join(f"<spell{_attributes(_bounds(spell))}/>" for spell in edge.spells)
        spells = f"<spells>{spells}</spells>"
    return f"<edge{_attributes(names)}>{_values(network, _traits(network, edge))}{spells}</edge>"


def _traits(network: Network, edge: Edge) -> dict[str, str | int | None]:
    start, end = edge.years
    return {
        "relation": edge.kind,
        "status": "|".join(edge.status),
        "basis": edge.basis,
        "via": "|".join(edge.via),
        "date_precision": edge.precision,
        "start_year": start,
        "end_year": end,
        "weight_basis": network.weight,
        "n_statements": len(edge.statements),
        "statements": "|".join(edge.statements),
        "sources": "|".join(edge.sources),
    }


def _values(network: Network, values: dict[str, str | int | None]) -> str:
    """The values of attributes; what is missing is left out, as an empty text means other things to each reader."""
    found = "".join(
        f'<attvalue for="{name}" value={_quoted(network.guard(str(value)))}/>'
        for name, value in values.items()
        if value not in ("", None)
    )
    return f"<attvalues>{found}</attvalues>"


def _bounds(spell: Spell) -> dict[str, str]:
    return {name: day for name, day in zip(("start", "end"), spell, strict=True) if day}


def _attributes(names: dict[str, str]) -> str:
    return "".join(f" {name}={_quoted(value)}" for name, value in names.items())


def _quoted(text: str) -> str:
    """A text as the value of an XML attribute; it is clean already, so four signs are all that need care."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return f'"{text}"'


def _iri(key: str) -> str:
    if "/" in key:
        return NAMESPACE + key
    return f"{NAMESPACE}id/{key}"
