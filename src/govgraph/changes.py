"""What changed: between two times, between two days of knowledge, and from one body to the next."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from govgraph import comparison, dates, evidence, queries, resources
from govgraph.answer import Answer, Call, Row
from govgraph.compiled import Index
from govgraph.errors import BadUse
from govgraph.model import NAMESPACE, Iri
from govgraph.names import Names
from govgraph.queries import Query
from govgraph.store import Store


class Changes(ABC):
    """The part of the graph that compares."""

    @property
    @abstractmethod
    def index(self) -> Index:
        """Names and canned queries."""

    @property
    @abstractmethod
    def names(self) -> Names:
        """What things are called."""

    @abstractmethod
    def query(self, name: str, as_of: str = "", on: str = "", **params: str) -> Answer:
        """Answer a canned query."""

    @abstractmethod
    def snapshot(self, day: date | None) -> Store:
        """The store of what was known by a day."""

    def timeline(self, name: str, as_of: str = "") -> Answer:
        """The meetings of a series one after the other, or what happened to any other thing in the order of time.

        >>> import govgraph
        >>> govgraph.GovGraph().timeline("GFMD").column("chair")[:2]
        ('Belgium', 'the Philippines')
        """
        thing = self.names.find(name)
        if thing.id in self.index.series:
            return self.query("timeline", as_of, series=thing.id)
        return self.query("chronicle", as_of, thing=thing.id)

    def lineage(self, name: str, as_of: str = "") -> Answer:
        """What a body grew out of, under which names it went, and what took its place."""
        return self.query("lineage", as_of, thing=name)

    def diff(self, name: str, start: str, end: str, as_of: str = "") -> Answer:
        """What changed around a thing between two times: members, chairs, offices ..., each new, gone or the same.

        >>> import govgraph
        >>> "UNICEF" in govgraph.GovGraph().diff("GMG", "2006", "2008").column("who")
        True
        """
        thing = self.names.find(name)
        asked = f"diff {thing.id} --from {start} --to {end}"
        spans = (dates.parse(start), dates.parse(end))
        if spans[0].first >= spans[1].first:
            raise BadUse(f"{start} does not lie before {end}; write the earlier time first")
        lines: list[Row] = []
        for query in self._over_time(thing.id):
            param = next(one.name for one in query.params if one.type == "thing")
            both = [self.query(query.name, as_of, when, **{param: thing.id}) for when in (start, end)]
            lines += comparison.compared(query, *both)
        order = {word: place for place, word in enumerate(comparison.WORDS.values())}
        lines.sort(key=lambda row: (row.text("matter"), order[row.text("change")], row.text("who")))
        counts = {word: sum(row.text("change") == word for row in lines) for word in order}
        said = f"{thing.text}, {spans[0]} against {spans[1]}: " + ", ".join(f"{n} {word}" for word, n in counts.items())
        found = self._made(
            asked, tuple(lines), "{change}: {who}, {matter}[ ({role})], {then}[; then {later}]", said, as_of
        )
        return found._replace(call=Call("diff", f"{start} {end} {thing.id}", as_of))

    def learnt(self, first: str, second: str, name: str = "") -> Answer:
        """What a later day of knowledge adds to an earlier one: each slot whose value is new or another."""
        days = [dates.parse(text).last for text in (first, second)]
        if days[0] >= days[1]:
            raise BadUse(f"{first} does not lie before {second}; write the earlier day first")
        about = ""
        if name:
            about = self.names.find(name).id
        old, new = (comparison.winners(self.index, self.snapshot(day), about) for day in days)
        lines = comparison.learnt(self.index, old, new)
        counts = [sum(row.text("change") == word for row in lines) for word in ("new", "changed")]
        spans = [dates.words(dates.Interval(day, day)) for day in days]
        said = f"From {spans[0]} to {spans[1]}, {counts[0]} statements came to be known and {counts[1]} values changed"
        found = self._made(
            f"diff --known {first} {second}",
            tuple(lines),
            "{change}: {thing}, {matter}: {value}[; before {before}]",
            said,
            second,
        )
        call = Call("learnt", f"{first} {second} {about}".strip())
        return found._replace(rows=self._evident(found.rows, days[1]), call=call)

    def _evident(self, lines: tuple[Row, ...], day: date) -> tuple[Row, ...]:
        stmts = tuple(Iri(NAMESPACE + stmt) for row in lines for stmt in row.stmts)
        if not stmts:
            return lines
        text = Query(name="evidence", summary="", text=self.index.evidence).bind({}, stmts)
        by_stmt = defaultdict(list)
        for one in evidence.read(self.index, self.snapshot(day).select(text)):
            by_stmt[one.stmt].append(one)
        return tuple(row._replace(evidence=tuple(one for stmt in row.stmts for one in by_stmt[stmt])) for row in lines)

    def _over_time(self, thing: str) -> Iterator[Query]:
        """The canned queries that ask about one thing at a time, and that this thing suits."""
        for name, params in sorted(self.index.queries.items()):
            kinds = [kind for kind, *_ in params.values()]
            classes = next((of for kind, *of in params.values() if kind == "thing"), [])
            if sorted(kinds) == ["interval", "thing"] and classes and self.names.fits(thing, tuple(classes)):
                yield queries.read(resources.root() / "queries" / f"{name}.rq")

    def _made(self, asked: str, lines: tuple[Row, ...], line: str, said: str, as_of: str) -> Answer:
        columns = tuple(dict.fromkeys(name for row in lines for name, cell in row.cells if cell.text))
        outcome = ("unknown", "answered")[bool(lines)]
        day = as_of and dates.parse(as_of).last.isoformat()
        return Answer(
            asked, "diff", (), outcome, f"{said}.", columns, lines, line=line, as_of=day, data=self.index.version
        )
