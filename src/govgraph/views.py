"""Views: the graph as networks of one sort of tie each, with the time, the standing and the sources of every edge."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from govgraph import evidence, queries, resources
from govgraph.compiled import Index
from govgraph.errors import BadData, BadUse
from govgraph.evidence import Evidence
from govgraph.model import Iri, Table, Value
from govgraph.queries import Query
from govgraph.store import Store

if TYPE_CHECKING:
    import networkx

# The most telling class first: a State is a body too, and an edition a meeting.
_KINDS = ("State", "Process", "Collective", "Fund", "Body", "Edition", "Meeting", "Office", "Person", "Document")
_GLUE = "; "
# What rests on one day on which it was seen, and how many days that may be uncertain by: a year.
_SEEN = ("attested", "attested day", "complete list")
_LONG = 366
# What a list of edges tells of each.
COLUMNS = ("source", "kind", "target", "times", "status", "weight", "via", "sources")


class Spell(NamedTuple):
    """Days from `start` to `end`, both included, in ISO form; an empty bound is one that no source gives."""

    start: str
    end: str

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}"

    def covers(self, day: str) -> bool:
        """Tell whether the day lies between the bounds; a missing bound excludes nothing."""
        return self.meets(Spell(day, day))

    def meets(self, other: "Spell") -> bool:
        """Tell whether both share a day; a missing bound excludes nothing."""
        if self.end and other.start and self.end < other.start:
            return False
        return not (other.end and self.start and other.end < self.start)


class Scope(NamedTuple):
    """What of a view is drawn: what shares a day with `time`, of some kinds and statuses; none given means all."""

    time: Spell = Spell("", "")
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


class Sketch(NamedTuple):
    """What a view rests on, before anything is drawn: its query, the rows of it, and the sources of each statement."""

    query: Query
    table: Table
    sources: dict[str, tuple[str, ...]]


class _Row(NamedTuple):
    """One line of a view's query: one or two statements that make, or help to make, an edge."""

    source: str
    target: str
    kind: str
    spell: Spell
    words: str
    status: str
    statements: tuple[str, ...]
    widened: bool
    basis: str
    via: str


def names() -> list[str]:
    """All views, by name."""
    return [path.stem for path in resources.files("queries/views", ".rq")]


def read(name: str) -> Query:
    """The query of a view; a name that is none raises BadUse with the nearest.

    >>> read("troika").summary[:20]
    'Which two States sat'
    """
    known = names()
    if name not in known:
        import difflib

        near = difflib.get_close_matches(name, known, 1, 0.4) or known
        raise BadUse(f"there is no view {name!r}; nearest: {', '.join(near)}")
    return queries.read(resources.root() / "queries" / "views" / f"{name}.rq")


def draw(name: str, store: Store, index: Index) -> "networkx.MultiGraph":
    """The network of a view on a snapshot, with the sources of its edges."""
    found = sketch(name, store, index)
    return build(found.query, found.table, index, found.sources)


def sketch(name: str, store: Store, index: Index, heaviest: int = 0) -> Sketch:
    """Run the query of a view on a snapshot, and gather the sources of its statements.

    With `heaviest`, only so many edges are drawn, those that weigh most, and such as weigh the same as the last.
    """
    query = read(name)
    if heaviest:
        from govgraph import projections

        table = projections.heaviest(query, store, heaviest)
    else:
        table = store.select(query.text)
    stmts = statements(table)
    if not stmts:
        return Sketch(query, table, {})
    behind = Query(name="evidence", summary="", text=index.evidence).bind({}, stmts)
    return Sketch(query, table, cited(evidence.read(index, store.select(behind))))


def narrowed(table: Table, scope: Scope) -> Table:
    """The rows of a view within a scope, so that what is left out neither weighs nor counts; undated rows have no time.

    >>> table = Table(("start", "end"), ((date(2006, 1, 1), date(2006, 12, 31)), (date(2009, 5, 1), None)))
    >>> len(narrowed(table, Scope(Spell("2008-01-01", ""))).rows)
    1
    """
    if scope == Scope():
        return table
    kept = [line for line, row in zip(table.rows, table.records(), strict=True) if _fits(row, scope)]
    return Table(table.columns, tuple(kept))


def statements(table: Table) -> tuple[Iri, ...]:
    """All statements that the rows of a view rest on, by name."""
    found = {row[name] for row in table.records() for name in ("stmt", "other") if name in row}
    return tuple(sorted(cell for cell in found if isinstance(cell, Iri)))


def cited(found: list[Evidence]) -> dict[str, tuple[str, ...]]:
    """The sources of each statement, its own and those of the premises of what a rule derives."""
    places: dict[str, dict[str, None]] = {}
    for one in found:
        if one.part in ("self", "premise"):
            places.setdefault(one.stmt, {})[str(one.reference)] = None
    return {stmt: tuple(labels) for stmt, labels in places.items()}


def build(query: Query, table: Table, index: Index, sources: dict[str, tuple[str, ...]]) -> "networkx.MultiGraph":
    """Make the network of a view: one edge for each pair and kind, with all its spells, statements and sources.

    Attributes are text and numbers, lists are joined with "; ", so that every writer of NetworkX can write them. The
    spells are called `times`, as NetworkX reads an attribute `spells` as pairs and fails on a text.
    """
    import networkx

    head = dict(query.extra)
    directed = head.get("directed")
    if not isinstance(directed, bool):
        raise BadData(f"{query.name}.rq", 1, "the header needs a line '#+ directed: true' or '#+ directed: false'")
    graph = networkx.MultiGraph()
    if directed:
        graph = networkx.MultiDiGraph()
    graph.graph.update(name=query.name, summary=query.summary, weight=str(head.get("weight", "number of statements")))
    groups: dict[tuple[str, str, str], list[_Row]] = {}
    for row in map(_row, table.records()):
        groups.setdefault((row.source, row.target, row.kind), []).append(row)
    for key in sorted({end for pair in groups for end in pair[:2]}):
        graph.add_node(key, **_node(index, key))
    for (source, target, kind), rows in sorted(groups.items()):
        graph.add_edge(source, target, key=kind.split("/")[-1], **_edge(index, rows, sources))
    return graph


def snapshot(graph: "networkx.MultiGraph", day: date) -> "networkx.MultiGraph":
    """The network of one day: the edges with a spell that includes it; what no source dates is left out.

    An edge is kept as it is, with its whole weight and all its sources. `GovGraph.view(..., on=day)` counts for each
    edge only what holds on the day.
    """
    text = day.isoformat()
    kept = [e for e in graph.edges(keys=True, data=True) if any(one.covers(text) for one in spells(e[3]))]
    return part(graph, kept)


def ego(graph: "networkx.MultiGraph", center: str, steps: int = 1) -> "networkx.MultiGraph":
    """The neighbourhood of one thing, up to so many edges away, whichever way these point; of a stranger, nothing."""
    if center not in graph:
        return part(graph, [])
    near, edge = {center}, {center}
    around = graph.to_undirected(as_view=True)
    for _ in range(steps):
        edge = {other for node in edge for other in around[node]} - near
        near |= edge
    found = part(graph, [one for one in graph.edges(keys=True, data=True) if one[0] in near and one[1] in near])
    found.add_node(center, **graph.nodes[center])
    return found


def part(graph: "networkx.MultiGraph", edges: list[tuple[str, str, str, dict[str, str]]]) -> "networkx.MultiGraph":
    """The same kind of network with these edges and their ends, in the same order."""
    made = graph.__class__()
    made.graph.update(graph.graph)
    ends = {end for edge in edges for end in edge[:2]}
    made.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in ends)
    made.add_edges_from((source, target, key, dict(data)) for source, target, key, data in edges)
    return made


def lines(graph: "networkx.MultiGraph") -> list[list[str]]:
    """Every edge as a line of text, with the labels of its ends."""
    names = graph.nodes(data="label")
    return [
        [names[source], data["label"], names[target], *(str(data[name]) for name in COLUMNS[3:])]
        for source, target, data in graph.edges(data=True)
    ]


def spells(data: dict[str, str]) -> list[Spell]:
    """The spells of an edge, in the order of time."""
    found = []
    for text in filter(None, data.get("times", "").split(_GLUE)):
        start, _, end = text.partition("/")
        found.append(Spell(start.replace("..", ""), end.replace("..", "")))
    return found


def merge(found: list[Spell]) -> list[Spell]:
    """Unite spells that share a day, and put them in the order of time.

    >>> merge([Spell("2008-01-01", "2008-12-31"), Spell("2006-01-01", "2008-01-01")])
    [Spell(start='2006-01-01', end='2008-12-31')]
    """
    united: list[Spell] = []
    for one in sorted(set(found)):
        last = united[-1:]
        if last and (not last[0].end or one.start <= last[0].end):
            united[-1] = Spell(last[0].start, _later(last[0].end, one.end))
        else:
            united.append(one)
    return united


def _fits(row: dict[str, Value], scope: Scope) -> bool:
    """Tell whether a row of a view lies within a scope."""
    if scope.kinds and _id(row["kind"]).split("/")[-1] not in scope.kinds:
        return False
    if scope.statuses and _id(row["status"]).split("/")[-1] not in scope.statuses:
        return False
    spell = _spell(row)
    return scope.time == Spell("", "") or (spell != Spell("", "") and spell.meets(scope.time))


def _later(one: str, other: str) -> str:
    """The later of two ends, an unknown one being the latest."""
    if not one or not other:
        return ""
    return max(one, other)


def _row(record: dict[str, Value]) -> _Row:
    spell = _spell(record)
    words = dict.fromkeys(str(record[name]) for name in ("startText", "endText") if name in record)
    return _Row(
        source=_id(record["source"]),
        target=_id(record["target"]),
        kind=_id(record["kind"]),
        spell=spell,
        words=" to ".join(words),
        status=_id(record["status"]),
        statements=tuple(_id(record[name]) for name in ("stmt", "other") if name in record),
        widened=record.get("widened") is True,
        basis=str(record.get("basis", "")),
        via=_id(record.get("via", "")),
    )


def _spell(record: dict[str, Value]) -> Spell:
    """The time of a row; a day that is known no better than within years, as that of an undated page, is no time."""
    start, end = record.get("start"), record.get("end")
    spell = Spell(_iso(start), _iso(end))
    if not (isinstance(start, date) and isinstance(end, date)):
        return spell
    if end < start:
        raise BadData(_id(record["stmt"]), 0, f"it ends on {spell.end}, before it begins on {spell.start}")
    if record.get("basis") in _SEEN and (end - start).days > _LONG:
        return Spell("", "")
    return spell


def _node(index: Index, key: str) -> dict[str, str]:
    thing = index.things.get(key)
    if thing is None:
        return {"id": key, "label": key, "kind": "thing"}
    kind = next((name for name in _KINDS if name in thing.classes), "".join(thing.classes[-1:]) or "thing")
    found = {"id": key, "label": thing.label, "kind": kind}
    if thing.label.endswith(")") and " (" in thing.label:
        found["acronym"] = thing.label[thing.label.rindex(" (") + 2 : -1]
    return found


def _edge(index: Index, rows: list[_Row], sources: dict[str, tuple[str, ...]]) -> dict[str, str | int]:
    united = merge([_ended(row, rows) for row in rows if row.spell != Spell("", "")])
    stmts = sorted({stmt for row in rows for stmt in row.statements})
    shared = {row.via for row in rows if row.via}
    places = [place for stmt in stmts for place in sources.get(stmt, ())]
    kind = rows[0].kind
    told = index.concepts.get(kind, {}).get("label", kind.replace("-", " "))
    edge: dict[str, str | int] = {"kind": kind.split("/")[-1], "label": told}
    if united and united[0].start:
        edge["start"] = united[0].start
    if united and united[-1].end:
        edge["end"] = united[-1].end
    return edge | {
        "times": _join([str(one) for one in united]),
        "dates": _join(sorted({row.words for row in rows if row.words})),
        "basis": _join(sorted({row.basis for row in rows if row.basis})),
        "precision": _precision(rows),
        "status": _join([_status(index, status) for status in sorted({row.status for row in rows})]),
        "via": _join([_label(index, thing) for thing in sorted(shared)]),
        "weight": len(shared or stmts),
        "statements": _join(stmts),
        "sources": _join(places),
    }


def _ended(row: _Row, rows: list[_Row]) -> Spell:
    """The spell of a row; where it has no end, that of another that began in the same year or was on when it began.

    Not so where the other is only attested: the last day on which a tie was seen is not its end.
    """
    start, end = row.spell
    if end or not start:
        return row.spell
    ends = [
        one.spell.end
        for one in rows
        if one.basis == "stated"
        and one.spell.start
        and one.spell.end >= start
        and (one.spell.start <= start or one.spell.start[:4] == start[:4])
    ]
    return Spell(start, max(ends, default=""))


def _precision(rows: list[_Row]) -> str:
    """How exact the dates of an edge are: day, wider where a source names more than a day, or unknown."""
    dated = [row for row in rows if row.spell != Spell("", "")]
    if not dated:
        return "unknown"
    if any(row.widened for row in dated):
        return "wider"
    return "day"


def _status(index: Index, status: str) -> str:
    return index.concepts.get(status, {}).get("label", status)


def _label(index: Index, key: str) -> str:
    thing = index.things.get(key)
    if thing:
        return thing.label
    return key


def _join(texts: list[str]) -> str:
    """Join without repeats; a semicolon within a text would look like the end of it."""
    return _GLUE.join(dict.fromkeys(text.replace(";", ",") for text in texts))


def _iso(value: Value | None) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return ""


def _id(value: Value) -> str:
    if isinstance(value, Iri):
        return value.id
    return str(value)
