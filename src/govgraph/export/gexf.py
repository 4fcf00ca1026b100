"""GEXF 1.3 for Gephi and its relatives, written as it comes, so that memory holds no tree.

Profiles: `portable` loads everywhere; `desktop` adds the number of ties of each node year by year, which only Gephi
itself understands; `slices` writes a file for each year into a folder, for Gephi's import of several files.
"""

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from govgraph.model import NAMESPACE
from govgraph.palette import channels
from govgraph.spans import Timeline, bounds, within
from govgraph.ties import Edge, Network, Node

PROFILES = ("portable", "desktop", "slices")
_NODE = {"node_type": "string", "acronym": "string", "iri": "string"}
_EDGE = {
    "relation": "string",
    "status": "string",
    "basis": "string",
    "date_precision": "string",
    "disputed": "boolean",
    "start_year": "integer",
    "end_year": "integer",
    "weight_basis": "string",
    "via": "string",
    "p_value": "double",
    "n_statements": "integer",
    "statements": "string",
    "sources": "string",
}
_NODES = tuple(_NODE)
_SHARED = tuple(_EDGE)[:8]
_TIES = "ties"
_SIGN = "\n"
_FLAGS = ("false", "true")
_AT_ONCE = 512


def write(network: Network, path: Path) -> None:
    """Write the network in its profile; every character outside ASCII is a reference, so no reader can guess wrong."""
    if network.profile == "slices":
        _slices(network, path)
        return
    timeline = None
    if network.profile == "desktop":
        timeline = Timeline(list(network.edges()))
    with path.open("wb") as file:
        _put(file, _head(network, 'mode="dynamic" timeformat="date" timerepresentation="interval"', timeline))
        _put(file, (_node(network, node, size, timeline) for node, size in _sized(network)))
        _put(file, ["</nodes>", "<edges>"])
        _put(file, map(partial(_edge, network), network.edges()))
        _put(file, ["</edges>", "</graph></gexf>"])


def _slices(network: Network, path: Path) -> None:
    """Write the edges of each year, and their ends; what no source dates is in no year."""
    path.mkdir()
    edges = list(network.edges())
    for year in Timeline(edges).years:
        kept = [edge._replace(spells=()) for edge in edges if within(edge, year)]
        ends = {end for edge in kept for end in (edge.source, edge.target)}
        time = f'mode="slice" timeformat="date" timerepresentation="timestamp" timestamp="{year}-01-01"'
        with (path / f"{network.name}-{year}.gexf").open("wb") as file:
            _put(file, _head(network, time, None))
            _put(file, (_node(network, node, size, None) for node, size in _sized(network) if node.id in ends))
            _put(file, ["</nodes>", "<edges>"])
            _put(file, map(partial(_edge, network), kept))
            _put(file, ["</edges>", "</graph></gexf>"])


def _put(file: BinaryIO, lines: Iterable[str]) -> None:
    waiting = iter(lines)
    while block := "\n".join(islice(waiting, _AT_ONCE)):
        file.write(f"{block}\n".encode("ascii", "xmlcharrefreplace"))


def _head(network: Network, time: str, timeline: Timeline | None) -> Iterator[str]:
    """Everything before the nodes; the texts of meta hold no markup, as some readers cut them there."""
    plain = network.summary.translate({ord(sign): None for sign in "&<>"})
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">'
    yield f"<meta><creator>govgraph</creator><description>{plain}</description></meta>"
    yield f'<graph defaultedgetype="{network.direction}" {time} timezone="UTC">'
    # The static block comes last: graphology keeps only the last block of a class.
    if timeline:
        yield f'<attributes class="node" mode="dynamic"><attribute id="{_TIES}" title="{_TIES}" type="integer"/>'
        yield "</attributes>"
    for owner, columns in (("node", _NODE), ("edge", _EDGE)):
        yield f'<attributes class="{owner}" mode="static">'
        for name, kind in columns.items():
            yield f'<attribute id="{name}" title="{name}" type="{kind}"/>'
        yield "</attributes>"
    yield "<nodes>"


def _sized(network: Network) -> Iterator[tuple[Node, str]]:
    """Each node with its size: the root of its degree between 4 and 100, which Gephi's scaling leaves as it is."""
    roots = [math.sqrt(node.degree) for node in network.nodes]
    least, most = min(roots, default=0), max(roots, default=0)
    for node, root in zip(network.nodes, roots, strict=True):
        size = ""
        if most > least:
            size = f'<viz:size value="{4 + 96 * (root - least) / (most - least):.2f}"/>'
        yield node, size


def _node(network: Network, node: Node, size: str, timeline: Timeline | None) -> str:
    values = (node.kind, node.acronym, _iri(node.id))
    told = _values(_NODES, tuple(_escaped(network.guard(value)) for value in values))
    if timeline:
        told += "".join(
            f'<attvalue for="{_TIES}" value="{number}" start="{first}-01-01" end="{last}-12-31"/>'
            for first, last, number in timeline.ties(node.id)
        )
    red, green, blue = channels(node.kind)
    colour = f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    return f'<node id="{node.id}" label="{_escaped(node.label)}"><attvalues>{told}</attvalues>{colour}{size}</node>'


def _edge(network: Network, edge: Edge) -> str:
    # This runs for every edge: what many share is made once, what is each one's own is looked at in one go.
    key, source, target, kind, weight, spells, disputed, p_value, label, precision, basis, status, *lists = edge
    time, several, start, end = bounds(spells)
    shared = (kind, status, basis, precision, _FLAGS[disputed], start, end, network.weight)
    told, odd = _shared(shared)
    if odd:
        told, _ = _shared(tuple(map(network.guard, shared)))
    own = _SIGN.join(lists).replace("; ", "|")
    if "INF" in own:
        own = _SIGN.join(map(network.guard, own.split(_SIGN)))
    via, statements, sources = _escaped(own).split(_SIGN)
    own = ""
    if via:
        own = f'<attvalue for="via" value="{via}"/>'
    if p_value is not None and math.isfinite(p_value):
        own += f'<attvalue for="p_value" value="{p_value!r}"/>'
    if statements:
        number = statements.count("|") + 1
        own += f'<attvalue for="n_statements" value="{number}"/><attvalue for="statements" value="{statements}"/>'
    if sources:
        own += f'<attvalue for="sources" value="{sources}"/>'
    # An id needs no care: its characters are those of a path, and all others are written with a percent sign.
    return (
        f'<edge id="{key}" source="{source}" target="{target}" type="{network.direction}" kind="{_plain(kind)}"'
        f' label="{_plain(label)}" weight="{_digits(weight)}"{time}><attvalues>{told}{own}</attvalues>{several}</edge>'
    )


@lru_cache(maxsize=8192)
def _shared(values: tuple[str, ...]) -> tuple[str, bool]:
    """The values that many edges share, and whether Gephi would misread one."""
    told = _values(_SHARED, tuple(_escaped(value.replace("; ", "|")) for value in values))
    return told, "INF" in told


def _values(columns: tuple[str, ...], values: tuple[str, ...]) -> str:
    """The values of attributes; what is missing is left out, as an empty text means other things to each reader."""
    return "".join(
        [f'<attvalue for="{name}" value="{value}"/>' for name, value in zip(columns, values, strict=True) if value]
    )


def _escaped(text: str) -> str:
    """A text as the value of an XML attribute; it is clean already, so four signs are all that need care."""
    if "&" not in text and '"' not in text and "<" not in text and ">" not in text:
        return text
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


_plain = lru_cache(maxsize=1024)(_escaped)
_digits = lru_cache(maxsize=1024)(repr)


def _iri(key: str) -> str:
    if "/" in key:
        return NAMESPACE + key
    return f"{NAMESPACE}id/{key}"
