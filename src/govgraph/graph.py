"""The front door: open the graph, ask it, query it, and see why."""

from collections import Counter
from datetime import date

from govgraph import behind, composition, dates, evidence, queries
from govgraph.answer import Answer, Call, Row
from govgraph.ask import Asker
from govgraph.asking import Asking
from govgraph.behind import Behind
from govgraph.changes import Changes
from govgraph.compiled import Damaged, Index
from govgraph.composition import Asked
from govgraph.dates import EVER, Interval
from govgraph.depot import Depot, Shipped
from govgraph.errors import BadUse
from govgraph.model import Iri, Value
from govgraph.networks import Networks
from govgraph.opened import Opened, day_of
from govgraph.queries import Param, Query
from govgraph.reviews import Reviews
from govgraph.searching import Sayings
from govgraph.store import Store

# How many answers are kept, and after how many what stands behind all statements is read at once.
_KEPT = 5000
_MUCH = 8
# For so many days at once.
_BEHIND = 6
# As known on how many days statements are kept to be searched.
_SEARCHED = 3
# Of how many statements that would take too much memory.
_LARGE = 100_000


class GovGraph(Opened, Asking, Changes, Networks, Reviews):
    """The graph of international-migration governance.

    >>> kg = GovGraph()
    >>> kg.ask("who chairs GFMD 2010").sentence
    'Mexico chaired GFMD 2010.'
    >>> kg.query("chair", edition="GFMD 2010").column("chair")
    ('Mexico',)
    """

    def __init__(self, depot: Depot | None = None) -> None:
        super().__init__(depot)
        self._heard = {}
        self._given: dict[tuple[object, ...], Answer] = {}
        self._asked_of: Counter[tuple[str, str, date | None]] = Counter()
        self._behind: dict[tuple[str, str, date | None], Behind | None] = {}
        self._said: dict[tuple[str, date | None], Sayings] = {}

    def why(self, question: str, as_of: str = "", on: str = "") -> str:
        """Explain an answer: its statements and passages, the rules and the policy at work, and what lost.

        >>> "fact before plan" in GovGraph().why("who chairs GFMD 2010")
        True
        """
        return self.explain(self.ask(question, as_of, on))

    def explain(self, found: Answer) -> str:
        """Explain an answer that was already given."""
        from govgraph import explanation

        return explanation.of(self.index, found)

    def behind(self, found: Answer) -> bytes:
        """The statements behind an answer, with their passages and sources, as Turtle."""
        from govgraph import resources

        claims = {one.claim for row in found.rows for one in row.evidence} | {one.rests for one in found.before}
        query = queries.read(resources.root() / "queries" / "policy" / "behind.rq")
        store = Store()
        if claims:
            named = tuple(Iri(_full(claim)) for claim in sorted(claims))
            self.snapshot(day_of(found.as_of)).construct(query.bind({}, named), store)
        return store.dump("ttl")

    def query(self, name: str, as_of: str = "", on: str = "", **params: str) -> Answer:
        """Answer a canned query; parameters are names, ids or dates, as a person writes them."""
        asked = self._asked(name, params, as_of, on)
        return self._answer(asked)._replace(call=Call("query", asked.text, as_of, on))

    def bound(self, name: str, as_of: str = "", on: str = "", **params: str) -> str:
        """The SPARQL of a canned query with the values bound, as it would run."""
        asked = self._asked(name, params, as_of, on)
        return asked.query.bind(self._bind(asked.query, asked.params))

    def queries(self) -> list[Query]:
        """All canned queries, by name."""
        return [self._query(name) for name in sorted(self.index.queries)]

    def show(self, name: str, as_of: str = "") -> Answer:
        """Everything that is known of one thing: a card with one line for each statement.

        >>> "organiser" in GovGraph().show("King Baudouin Foundation").column("matter")
        True
        """
        if self.names.has(name, ("Source",)) and (self.names.has(name, ("Document",)) or not self.names.has(name)):
            found = self.query("passages", source=self.names.find(name, ("Source",)).id)
        else:
            found = self.query("about", as_of, thing=self.names.find(name).id)
        return found._replace(text=f"show {name}")

    def history(self, name: str) -> Answer:
        """Every statement on a thing, in the order in which the sources were written."""
        return self.query("history", thing=name)

    def gaps(self, name: str = "", as_of: str = "") -> Answer:
        """What no source says of the things of which one would ask it, over the whole graph or about one thing."""
        return self._listed("gaps", name, as_of)

    def conflicts(self, name: str = "", as_of: str = "") -> Answer:
        """Where sources disagree, over the whole graph or about one thing, with the value that the policy chose.

        >>> GovGraph().conflicts("RCPs").column("other")
        ('13',)
        """
        return self._listed("conflicts", name, as_of)

    def sources(self) -> Answer:
        """All sources with their dates and what these rest on."""
        return self.query("sources")

    def _query(self, name: str) -> Query:
        if name not in self.index.queries:
            import difflib

            near = difflib.get_close_matches(name, self.index.queries, 3, 0.4)
            hint = "see govgraph queries"
            if near:
                hint = f"nearest: {', '.join(near)}"
            raise BadUse(f"there is no query {name!r}; {hint}")
        raw = self._depot.query(name)
        return queries.from_header(name, raw, str(raw["text"]))

    def _value(self, param: Param, text: str) -> str | Interval:
        if param.type == "interval":
            return dates.parse(text)
        if param.type in ("thing", "concept"):
            return self.names.find(text, param.of).id
        return text

    def _answer(self, asked: Asked, thing: str = "") -> Answer:
        """The answer of a query; one that was already given is not worked out again."""
        key = (self.index.stamp, asked.query.name, tuple(sorted(asked.params.items())), asked.as_of, thing)
        if key not in self._given:
            if len(self._given) >= _KEPT:
                self._given.clear()
            self._given[key] = self._worked_out(asked, thing)
        return self._given[key]._replace(text=asked.text)

    def _worked_out(self, asked: Asked, thing: str) -> Answer:
        """Bind, run, and gather what stands behind each row; `thing` keeps only the rows about it."""
        bound = self._bind(asked.query, asked.params)
        queries.require(asked.query, bound)
        store = self._store(asked)
        lines = composition.rows(self.index, asked.query, store.select(asked.query.bind(bound)))
        if asked.query.merge:
            lines = composition.merged(lines, asked.query.merge)
        if thing:
            lines = composition.about(lines, thing)
        return self._sensed(asked, self._told_of(asked, lines))

    def _told_of(self, asked: Asked, lines: tuple[Row, ...]) -> Answer:
        """The answer that rows make, with what stands behind each of them."""
        stmts = tuple(Iri(_full(stmt)) for stmt in dict.fromkeys(stmt for row in lines for stmt in row.stmts))
        if stmts:
            lines = composition.attach(lines, self._evidence(asked, stmts))
        return composition.build(self.index, asked, lines)

    def _sayings(self, asker: Asker, day: date | None) -> Sayings | None:
        """All statements known by a day, to be searched; None where they are too many."""
        if self.index.counts["statements"] > _LARGE:
            return None
        key = self.index.stamp, day
        if key not in self._said:
            from govgraph import fulltext

            query = fulltext.query()
            base = None
            shipped = isinstance(self._depot, Shipped) and day is None
            if shipped:
                base = fulltext.kept(self.index.stamp)
            if base is None:
                table = self.snapshot(day).select(query.text)
                if shipped:
                    fulltext.keep(self.index, table)
                    base = fulltext.kept(self.index.stamp)
                base = base or fulltext.made(self.index, table)
            if len(self._said) >= _SEARCHED:
                self._said.pop(next(iter(self._said)))
            self._said[key] = asker.sayings(query, base)
        return self._said[key]

    def _sensed(self, asked: Asked, found: Answer) -> Answer:
        """Add the other senses of a question about a seat."""
        if not asked.query.fills:
            return found
        thing = next(value for value in asked.params.values() if isinstance(value, str))
        if asked.as_of is None:
            return composition.with_senses(self.index, asked, found, self._depot.senses(thing))
        from govgraph import resources

        query = queries.read(resources.root() / "queries" / "policy" / "senses.rq")
        table = self.snapshot(asked.as_of).select(query.bind({"thing": self.index.things[thing].iri}))
        return composition.with_senses(self.index, asked, found, [composition.sense(row) for row in table.records()])

    def _evidence(self, asked: Asked, stmts: tuple[Iri, ...]) -> list[evidence.Evidence]:
        """What stands behind some statements; once much was asked, it is read for all of them at once."""
        key = (self.index.stamp, asked.query.reads, asked.as_of)
        try:
            every = self._everything(key, asked)
            if every is not None:
                return every.of(stmt.id for stmt in stmts)
        except Damaged:
            self._behind[key] = None
        # What it keeps around single things is for the canned queries alone.
        store = self._whole(asked)
        if not isinstance(self._depot, Shipped):
            store = self._around(self._store(asked), stmts)
        return evidence.read(self.index, store.select(_evidence(self.index).bind({}, stmts)))

    def _around(self, store: Store, stmts: tuple[Iri, ...]) -> Store:
        """Of a store on disk, what lies around some statements."""
        from govgraph import neighbourhood
        from govgraph.store import Disk

        if not isinstance(store, Disk):
            return store
        return neighbourhood.of(store, [stmt.value for stmt in stmts]) or store

    def _everything(self, key: tuple[str, str, date | None], asked: Asked) -> Behind | None:
        """What stands behind all statements, where it is kept or much of it was asked for."""
        shipped = isinstance(self._depot, Shipped) and asked.as_of is None
        if key not in self._behind:
            if len(self._behind) >= _BEHIND:
                self._behind.clear()
            self._behind[key] = None
            if shipped:
                self._behind[key] = behind.kept(self.index.stamp, asked.query.reads)
        self._asked_of[key] += 1
        few = self._asked_of[key] <= _MUCH or self.index.counts["statements"] > _LARGE
        if self._behind[key] is None and not few and self._whole(asked).near:
            table = self._whole(asked).select(evidence.unbound(self.index.evidence))
            self._behind[key] = behind.read(self.index, table)
            if shipped:
                behind.keep(self.index, table, asked.query.reads)
        return self._behind[key]

    def _whole(self, asked: Asked) -> Store:
        """What the store of a question is a part of."""
        if asked.query.reads == "claims":
            return self.claims()
        return self.snapshot(asked.as_of)

    def _listed(self, query: str, name: str, as_of: str) -> Answer:
        thing = ""
        if name:
            thing = self.names.find(name).id
        asked = Asked(f"{query} {name}".strip(), self._query(query), {}, day_of(as_of))
        return self._answer(asked, thing)._replace(call=Call(query, name, as_of))

    def _asked(self, name: str, params: dict[str, str], as_of: str, on: str) -> Asked:
        """A canned query with its parameters as a person writes them."""
        query = self._query(name)
        text = " ".join([name, *(f"{key}={value}" for key, value in params.items())])
        return self._timed(Asked(text, query, self._values(query, params), day_of(as_of)), on, past=False)

    def _values(self, query: Query, given: dict[str, str]) -> dict[str, str | Interval]:
        """Read parameters as a person writes them; one that the query does not have is refused."""
        known = {param.name: param for param in query.params}
        for name in given:
            if name not in known:
                raise BadUse(f"query {query.name} has no parameter {name!r}; it has {', '.join(known) or 'none'}")
        return {name: self._value(known[name], text) for name, text in given.items()}

    def _timed(self, asked: Asked, on: str, past: bool) -> Asked:
        """Add the time that a question leaves out."""
        day = asked.as_of or date.fromisoformat(self.index.newest)
        ended = [self.index.ended[one] for one in map(str, asked.params.values()) if one in self.index.ended]
        span = Interval(day, day)
        # No time asked: the past tense, what lists by its days, or a body that is no more, means all of it.
        kinds = {kind for _, kind in asked.query.columns}
        listed = "span" in kinds and "timing" not in kinds
        if past or listed or any(last < day.isoformat() for _, last, *_ in ended):
            span = EVER
        if on:
            span = dates.parse(on)
        names = [param.name for param in asked.query.params if param.type == "interval"]
        return asked._replace(params={**dict.fromkeys(names, span), **asked.params})

    def _bind(self, query: Query, params: dict[str, str | Interval]) -> dict[str, Value]:
        bound: dict[str, Value] = {}
        for param in query.params:
            value = params.get(param.name)
            if isinstance(value, Interval):
                bound |= dict(zip(param.variables, (value.first, value.last), strict=True))
            elif value is not None and param.type in ("thing", "concept"):
                bound[param.name] = self.index.things[value].iri
            elif value is not None:
                bound[param.name] = value
        return bound

    def _store(self, asked: Asked) -> Store:
        if asked.query.reads == "claims":
            return self.claims()
        if asked.query.scope == "all" or asked.as_of is not None:
            return self.snapshot(asked.as_of)
        return self.part(*(value for value in asked.params.values() if isinstance(value, str)))


def _full(name: str) -> str:
    from govgraph.model import NAMESPACE

    return NAMESPACE + name


def _evidence(index: Index) -> Query:
    return Query(name="evidence", summary="", text=index.evidence)
