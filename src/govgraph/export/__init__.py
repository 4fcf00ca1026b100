"""Networks as files: one module for each format, a receipt for each file."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govgraph import views
from govgraph.errors import BadUse
from govgraph.views import Spell

if TYPE_CHECKING:
    import networkx

# What a user calls a format, and the module that writes it.
FORMATS = {"csv": "tables", "gexf": "gexf", "graphml": "graphml", "json": "graphology"}
# What XML 1.0 cannot hold, and the controls that it can hold but no reader shows.
_BAD = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile(r"\s+")


class Node(NamedTuple):
    """A node as every format writes it."""

    id: str
    label: str
    kind: str
    acronym: str


class Edge(NamedTuple):
    """An edge as every format writes it; lists are tuples, a bound that no source gives is empty."""

    id: str
    source: str
    target: str
    kind: str
    label: str
    weight: float
    spells: tuple[Spell, ...]
    precision: str
    basis: str
    status: tuple[str, ...]
    via: tuple[str, ...]
    statements: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def years(self) -> tuple[int | None, int | None]:
        """The first and the last year, where they are known."""
        if not self.spells:
            return None, None
        return _year(self.spells[0][0]), _year(self.spells[-1][1])


class Receipt(NamedTuple):
    """What was written, and what a reader must know of it."""

    form: str
    view: str
    nodes: int
    edges: int
    kinds: tuple[tuple[str, int], ...]
    undated: int
    open_ended: int
    widened: int
    replaced: int
    guarded: int

    def __str__(self) -> str:
        kinds = ", ".join(f"{number} {kind}" for kind, number in self.kinds)
        lines = [f"{self.view} as {self.form}: {self.nodes} nodes, {self.edges} edges ({kinds or 'none'})"]
        notes = (
            (self.undated, "edges without dates, which a time line always shows"),
            (self.open_ended, "edges with a bound that no source gives"),
            (self.widened, "edges with dates widened to whole days"),
            (self.replaced, "control characters replaced by a blank"),
            (self.guarded, "values in which INF was written Inf, as Gephi reads INF as infinity"),
        )
        lines += [f"{number} {text}" for number, text in notes if number]
        if not self.edges:
            lines.append("the network is empty")
        return "\n".join(lines)


class Network:
    """A network ready to be written: clean texts in a fixed order, checked, with what was changed counted."""

    def __init__(self, graph: "networkx.MultiGraph") -> None:
        self._graph = graph
        self.replaced = 0
        self.guarded = 0
        self.directed = bool(graph.is_directed())
        self.name = self.text(graph.graph.get("name", "network"))
        self.summary = self.text(graph.graph.get("summary", ""))
        self.weight = self.text(graph.graph.get("weight", "number of statements"))
        self.nodes = tuple(self._node(key) for key in sorted(graph))
        self.edges = tuple(self._edges())

    def text(self, value: object) -> str:
        """A text without control characters, composed (NFC), with single blanks."""
        plain = str(value)
        if plain.isascii() and plain.isprintable() and "  " not in plain:
            return plain.strip()
        kept, number = _BAD.subn(" ", unicodedata.normalize("NFC", plain))
        self.replaced += number
        return _BLANKS.sub(" ", kept).strip()

    def guard(self, value: str) -> str:
        """A text without INF, which Gephi reads as infinity in every value of an attribute (gephi.md, 2.4)."""
        if "INF" not in value:
            return value
        self.guarded += 1
        if value.startswith(("http://", "https://")):
            return value.replace("INF", "%49NF")
        return value.replace("INF", "Inf")

    def receipt(self, form: str) -> Receipt:
        """The counts of what was written."""
        return Receipt(
            form=form,
            view=self.name,
            nodes=len(self.nodes),
            edges=len(self.edges),
            kinds=tuple(sorted(Counter(edge.kind for edge in self.edges).items())),
            undated=sum(not edge.spells for edge in self.edges),
            open_ended=sum(any(not all(spell) for spell in edge.spells) for edge in self.edges),
            widened=sum(edge.precision == "wider" for edge in self.edges),
            replaced=self.replaced,
            guarded=self.guarded,
        )

    def _node(self, key: str) -> Node:
        data = self._graph.nodes[key]
        label = self.text(data.get("label", key)) or str(key)
        return Node(self._id(key), label, self.text(data.get("kind", "thing")), self.text(data.get("acronym", "")))

    def _edges(self) -> Iterator[Edge]:
        found: dict[tuple[str, str, str], dict[str, object]] = {}
        for source, target, _, data in self._graph.edges(keys=True, data=True):
            ends = [self._id(source), self._id(target)]
            if not self.directed:
                ends.sort()
            kind = self.text(data.get("kind", "")) or "tie"
            if (ends[0], ends[1], kind) in found:
                raise BadUse(f"two edges of kind {kind} join {source} and {target}; readers would merge them")
            found[ends[0], ends[1], kind] = data
        for number, ((source, target, kind), data) in enumerate(sorted(found.items()), 1):
            yield self._edge(f"e{number}", (source, target, kind), data)

    def _edge(self, key: str, ends: tuple[str, str, str], data: dict[str, object]) -> Edge:
        weight = float(str(data.get("weight", 1)))
        if not (math.isfinite(weight) and weight > 0):
            raise BadUse(f"the edge from {ends[0]} to {ends[1]} has the weight {weight:g}; readers drop it, give more")
        return Edge(
            key,
            *ends,
            label=self.text(data.get("label", "")) or ends[2],
            weight=weight,
            spells=_spells(data),
            precision=self.text(data.get("precision", "unknown")),
            basis="|".join(self._list(data, "basis")),
            status=self._list(data, "status"),
            via=self._list(data, "via"),
            statements=self._list(data, "statements"),
            sources=self._list(data, "sources"),
        )

    def _list(self, data: dict[str, object], name: str) -> tuple[str, ...]:
        return tuple(filter(None, (self.text(part) for part in str(data.get(name, "")).split("; "))))

    def _id(self, key: object) -> str:
        """An id in ASCII without blanks, the same for the same thing."""
        from urllib.parse import quote

        return quote(str(key), safe="/#:._-+")


def write(form: str, graph: "networkx.MultiGraph", target: str) -> Receipt:
    """Write a network to a file (csv: to a folder), whole or not at all; an unknown format names the nearest."""
    import importlib
    import os

    if form not in FORMATS:
        import difflib

        near = difflib.get_close_matches(form, FORMATS, 1, 0.4) or list(FORMATS)
        raise BadUse(f"there is no format {form!r}; nearest: {', '.join(near)}")
    network, path = Network(graph), Path(target)
    module = importlib.import_module(f"govgraph.export.{FORMATS[form]}")
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        try:
            module.write(network, part)
            _put(part, path)
        finally:
            _remove(part)
    except OSError as error:
        raise BadUse(f"{target} cannot be written: {error.strerror}") from None
    return network.receipt(form)


def _put(part: Path, path: Path) -> None:
    """Rename a file, or the files of a folder, into place."""
    if not part.is_dir():
        part.replace(path)
        return
    path.mkdir(exist_ok=True)
    for file in sorted(part.iterdir()):
        file.replace(path / file.name)


def _remove(part: Path) -> None:
    if part.is_dir():
        for file in part.iterdir():
            file.unlink()
        part.rmdir()
    part.unlink(missing_ok=True)


def _spells(data: dict[str, object]) -> tuple[Spell, ...]:
    """The spells of an edge, those that overlap made one; an edge that has only a start or an end has one spell."""
    texts = {name: str(data[name]) for name in ("spells", "start", "end") if data.get(name)}
    found = views.spells(texts)
    if not found and texts:
        found = [Spell(texts.get("start", ""), texts.get("end", ""))]
    for one in found:
        for day in filter(None, one):
            _check(day)
        if one.start and one.end and one.end < one.start:
            raise BadUse(f"a spell ends on {one.end}, before it begins on {one.start}")
    return tuple(views.merge(found))


def _check(day: str) -> None:
    try:
        whole = date.fromisoformat(day).isoformat() == day
    except ValueError:
        whole = False
    if not whole:
        raise BadUse(f"{day!r} is no whole date; write YYYY-MM-DD")


def _year(day: str) -> int | None:
    if day:
        return int(day[:4])
    return None
