"""One page that holds everything, to be opened from a file: a picture, a list, a year slider, and every source."""

import base64
import hashlib
import html
import importlib.resources
import json
from pathlib import Path

from govgraph.palette import colour
from govgraph.ties import Edge, Network, Node, parts

# Unmodified builds, in the order in which they need one another; the page's own script comes last.
_SCRIPTS = ("vendor/graphology.umd.min.js", "vendor/graphology-library.min.js", "vendor/sigma.min.js", "page.js")
_LICENCES = ("graphology", "graphology-library", "sigma")


def write(network: Network, path: Path) -> None:
    """Write the page; its policy lets nothing run but its own scripts, and nothing be loaded at all."""
    scripts, style = [_part(name) for name in _SCRIPTS], _part("page.css")
    sources = " ".join(map(_digest, scripts))
    values = {
        "policy": f"default-src 'none'; script-src {sources}; style-src {_digest(style)}; img-src data:",
        "title": html.escape(network.name),
        "summary": html.escape(network.summary),
        "style": style,
        "network": _data(network),
        "scripts": "\n".join([_licences(), *(f"<script>{text}</script>" for text in scripts)]),
    }
    first, *rest = _part("page.html").split("{{")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(first)
        for piece in rest:
            name, _, after = piece.partition("}}")
            file.write(values[name] + after)


def _data(network: Network) -> str:
    """The network as JSON that cannot end the element that holds it."""
    data = {
        "directed": network.directed,
        "weight": network.weight,
        "colours": {kind: colour(kind) for kind in sorted({node.kind for node in network.nodes})},
        "nodes": [_node(node) for node in network.nodes],
        "edges": [_edge(edge) for edge in network.edges()],
    }
    return json.dumps(data, separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e")


def _node(node: Node) -> dict[str, object]:
    return {"id": node.id, "label": node.label, "short": node.short, "kind": node.kind, "degree": node.degree}


def _edge(edge: Edge) -> dict[str, object]:
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "label": edge.label,
        "weight": edge.weight,
        "spells": [{"start": start, "end": end} for start, end in edge.spells],
        "status": parts(edge.status),
        "basis": parts(edge.basis),
        "disputed": edge.disputed,
        "via": parts(edge.via),
        "statements": parts(edge.statements),
        "sources": parts(edge.sources),
    }


def _licences() -> str:
    texts = [f"{name}\n\n{_part(f'vendor/{name}.LICENSE.txt').strip()}" for name in _LICENCES]
    return "<!--\nThis page holds these libraries:\n\n" + "\n\n".join(texts).replace("--", "- -") + "\n-->"


def _part(name: str) -> str:
    return (importlib.resources.files("govgraph.export") / "page" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
