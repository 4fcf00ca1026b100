"""A network as every format writes it: clean texts in a fixed order, checked, with what was changed counted."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from govgraph import views
from govgraph.errors import BadUse
from govgraph.receipt import Tally
from govgraph.views import Spell

if TYPE_CHECKING:
    import networkx

# What XML 1.0 cannot hold, and the controls that it can hold but no reader shows.
_BAD = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SAFE = re.compile(r"[A-Za-z0-9/#:._+-]+")
_BLANKS = re.compile(r"\s+")
_GLUE = "; "
# The lists and texts of an edge, in the order of the fields that hold them.
_TEXTS = ("label", "precision", "basis", "status", "via", "statements", "sources")
_PRINTABLE = bytes(range(32, 127))
_TOLD = itemgetter(*_TEXTS)
_JOINT = "\t"
_Said: TypeAlias = dict[str, object]


class Node(NamedTuple):
    """A node as every format writes it; `degree` is the number of its edges."""

    id: str
    label: str
    kind: str
    acronym: str
    degree: int

    @property
    def short(self) -> str:
        """What stands beside a node in a picture: its acronym, or as much of its label as fits."""
        if self.acronym or len(self.label) <= 40:
            return self.acronym or self.label
        return f"{self.label[:40].rpartition(' ')[0]} …"


class Edge(NamedTuple):
    """An edge as every format writes it; lists are texts joined by "; ", a bound that no source gives is empty."""

    id: str
    source: str
    target: str
    kind: str
    weight: float
    spells: tuple[Spell, ...]
    disputed: bool
    p_value: float | None
    label: str
    precision: str
    basis: str
    status: str
    via: str
    statements: str
    sources: str


class Options(NamedTuple):
    """How a network is written.

    `profile` is a variant of the format, `disputed` the statements that another source contradicts. `watch` is handed
    the edges and their number and hands them on, so that it can show how far the work is.
    """

    profile: str = ""
    disputed: frozenset[str] = frozenset()
    watch: Callable[[Iterable[str], int], Iterable[str]] | None = None


class Network:
    """A network ready to be written: its nodes, and its edges one by one, each checked as it comes."""

    def __init__(self, graph: "networkx.MultiGraph", options: Options) -> None:
        self._graph = graph
        self._disputed = options.disputed
        self._watch = options.watch
        self.profile = options.profile
        self._altered: set[str] = set()
        self.tally = Tally()
        self.directed = bool(graph.is_directed())
        self.direction = {True: "directed", False: "undirected"}[self.directed]
        self.name = self.text(graph.graph.get("name", "network"))
        self.summary = self.text(graph.graph.get("summary", ""))
        self.weight = self.text(graph.graph.get("weight", "number of statements"))
        self._ids = {key: _id(key) for key in graph}
        self._said: list[_Said] = []
        self._degrees = dict.fromkeys(self._ids.values(), 0)
        self._order = sorted(self._lines())
        self.nodes = tuple(self._node(key) for key in sorted(graph, key=self._ids.__getitem__))
        self._before = self.tally.replaced

    def text(self, value: object) -> str:
        """A text without control characters, composed (NFC), with single blanks."""
        plain = str(value)
        if plain.isascii() and plain.isprintable() and "  " not in plain:
            return plain.strip()
        kept, number = _BAD.subn(" ", unicodedata.normalize("NFC", plain))
        self.tally.replaced += number
        return _BLANKS.sub(" ", kept).strip()

    def guard(self, value: str) -> str:
        """A text without INF, which Gephi reads as infinity in every value of an attribute."""
        if "INF" not in value:
            return value
        self._altered.add(value)
        self.tally.guarded = len(self._altered)
        if value.startswith(("http://", "https://")):
            return value.replace("INF", "%49NF")
        return value.replace("INF", "Inf")

    def edges(self) -> Iterator[Edge]:
        """The edges in the order of their ends and kinds; each round counts anew what the receipt tells."""
        self.tally = Tally(replaced=self._before, guarded=self.tally.guarded)
        order: Iterable[str] = self._order
        if self._watch:
            order = self._watch(order, len(self._order))
        last = ["", "", ""]
        for number, line in enumerate(order, 1):
            *ends, place = line.split(_JOINT)
            if ends == last:
                raise BadUse(f"two edges of kind {ends[2]} join {ends[0]} and {ends[1]}; readers would merge them")
            last = ends
            edge = self._edge(f"e{number}", ends, self._said[int(place)])
            self.tally.count(edge.kind, edge.spells, edge.precision, edge.disputed)
            yield edge

    def _node(self, key: str) -> Node:
        data = self._graph.nodes[key]
        label = self.text(data.get("label", key)) or str(key)
        kind, acronym = self.text(data.get("kind", "thing")), self.text(data.get("acronym", ""))
        return Node(self._ids[key], label, kind, acronym, self._degrees[self._ids[key]])

    def _lines(self) -> Iterator[str]:
        """Ends, kind and place of each edge as one text, which sorts fast and is light; no part of it holds a tab."""
        kinds: dict[object, str] = {}
        for place, (start, end, data) in enumerate(self._graph.edges(data=True)):
            self._said.append(data)
            told = data.get("kind", "")
            source, target = self._ids[start], self._ids[end]
            if target < source and not self.directed:
                source, target = target, source
            kind = kinds.get(told)
            if kind is None:
                kind = kinds[told] = self.text(told) or "tie"
            self._degrees[source] += 1
            self._degrees[target] += 1
            yield f"{source}\t{target}\t{kind}\t{place}"

    def _edge(self, key: str, ends: list[str], data: _Said) -> Edge:
        source, target, kind = ends
        weight = _float(data.get("weight", 1))
        if not 0 < weight < math.inf:
            raise BadUse(f"the edge from {source} to {target} has the weight {weight:g}; readers drop it, give more")
        label, precision, *rest = self._texts(data)
        told = data.get("times") or data.get("spells")
        if told:
            spells = _spells(str(told), "", "")
        else:
            spells = _spells("", str(data.get("start", "")), str(data.get("end", "")))
        disputed = bool(self._disputed) and not self._disputed.isdisjoint(parts(rest[3]))
        significance = None
        if "p_value" in data:
            significance = _float(data["p_value"])
        label, precision = label or kind, precision or "unknown"
        return Edge._make((key, source, target, kind, weight, spells, disputed, significance, label, precision, *rest))

    def _texts(self, data: _Said) -> tuple[str, ...]:
        """The texts of an edge, clean; they are looked at all at once, as nearly all of them are clean already."""
        try:
            texts: tuple[str, ...] = _TOLD(data)
            seen = "|".join(texts)
        except (KeyError, TypeError):
            texts = tuple(str(data.get(name, "")) for name in _TEXTS)
            seen = "|".join(texts)
        # Deleting all printable bytes is the fastest way to learn that there are no others.
        if seen.isascii() and not seen.encode().translate(None, _PRINTABLE) and "  " not in seen:
            return texts
        return tuple(_GLUE.join(filter(None, map(self.text, text.split(_GLUE)))) for text in texts)


def parts(text: str) -> list[str]:
    """The members of a list that an edge carries as one text.

    >>> parts("held; in office")
    ['held', 'in office']
    """
    return [part for part in text.split(_GLUE) if part]


def _id(key: object) -> str:
    """An id in ASCII without blanks, the same for the same thing."""
    text = str(key)
    if _SAFE.fullmatch(text):
        return text
    from urllib.parse import quote

    return quote(text, safe="/#:._-+")


@lru_cache(maxsize=8192)
def _spells(text: str, start: str, end: str) -> tuple[Spell, ...]:
    """The spells of an edge, those that overlap made one; an edge that has only a start or an end has one spell."""
    found = views.spells({"times": text})
    if not found and (start or end):
        found = [Spell(start, end)]
    for one in found:
        for day in filter(None, one):
            _check(day)
        if one.start and one.end and one.end < one.start:
            raise BadUse(f"a spell ends on {one.end}, before it begins on {one.start}")
    # United spells whose bounds are both unknown tell no time.
    return tuple(one for one in views.merge(found) if any(one))


def _check(day: str) -> None:
    try:
        whole = date.fromisoformat(day).isoformat() == day
    except ValueError:
        whole = False
    if not whole:
        raise BadUse(f"{day!r} is no whole date; write YYYY-MM-DD")


def _float(value: object) -> float:
    if isinstance(value, int):
        return float(value)
    return float(str(value))
