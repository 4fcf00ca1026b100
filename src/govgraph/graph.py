"""The front door: open the graph, ask it, query it, and see why."""

from datetime import date
from functools import partial

from govgraph import compiled, composition, dates, evidence, queries, refusals
from govgraph.answer import Answer, Call
from govgraph.ask import LONGEST, Asker, Reading
from govgraph.changes import Changes
from govgraph.compiled import Index
from govgraph.composition import Asked
from govgraph.dates import EVER, Interval
from govgraph.errors import BadUse
from govgraph.model import Iri, Problem, Table, Thing, Value
from govgraph.networks import Networks
from govgraph.opened import Opened, day_of
from govgraph.queries import Param, Query
from govgraph.reviews import Reviews
from govgraph.store import Store


class GovGraph(Opened, Changes, Networks, Reviews):
    """The graph of international-migration governance.

    >>> kg = GovGraph()
    >>> kg.ask("who chairs GFMD 2010").sentence
    'Mexico chairs GFMD 2010.'
    >>> kg.query("chair", edition="GFMD 2010").column("chair")
    ('Mexico',)
    """

    def ask(self, question: str, as_of: str = "", on: str = "") -> Answer:
        """Answer a question in words; one that is not understood or ambiguous is answered by saying so.

        `as_of` (YYYY, YYYY-MM or YYYY-MM-DD) answers from sources dated up to then, `on` asks about a time.

        >>> GovGraph().ask("who chairs GFMD 2010", as_of="2009-10").outcome
        'planned'
        """
        return self._ask(question, day_of(as_of), on)._replace(call=Call("ask", question, as_of, on))

    def _ask(self, question: str, day: date | None, on: str) -> Answer:
        if len(question) > LONGEST:
            return refusals.too_long(self.index, question)
        asker = self._asker(day)
        readings = asker.readings(question)
        if not readings:
            return refusals.not_understood(self.index, self.names, question, asker)
        leading = asker.leading(readings)
        if len(leading) > 1:
            return refusals.ambiguous(self.index, question, leading)
        first = leading[0]
        if first.absent:
            beside = [one for one in readings if not one.absent and one.params[0][1] == first.absent[0]]
            return self._absent(question, first, beside, day)
        return self._run(question, first, day, on)

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

    def readings(self, question: str) -> list[Reading]:
        """The ways in which a question can be understood, the best first, with their scores."""
        return self._asker(None).readings(question)

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

    def sparql(self, text: str, as_of: str = "", claims: bool = False) -> Table:
        """Run a SELECT or ASK of one's own on the snapshot, or on the claims; updates are refused.

        >>> GovGraph().sparql("ASK { ?s ?p ?o }").rows
        ((True,),)
        """
        from govgraph import sparql

        sparql.read_only(text)
        if claims:
            return self.claims().select(text)
        return self.snapshot(day_of(as_of)).select(text)

    def show(self, name: str, as_of: str = "") -> Answer:
        """Everything that is known of one thing: a card with one line for each statement.

        >>> GovGraph().show("King Baudouin Foundation").column("matter")
        ('organiser',)
        """
        if self.names.has(name, ("Source",)):
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

    def find(self, text: str, limit: int = 20) -> tuple[Thing, ...]:
        """Things that are called so, or nearly so, best first.

        >>> GovGraph().find("Colombo")[0].id
        'colombo-process'
        """
        return self.names.search(text, limit)

    def things(self, kind: str = "") -> tuple[Thing, ...]:
        """All things of a class, by id."""
        classes = sorted({name for thing in self.index.things.values() for name in thing.classes if ":" not in name})
        forms = {form.lower(): name for name in classes for form in (name, f"{name}s", f"{name}es", f"{name[:-1]}ies")}
        wanted = forms.get(kind.lower(), "")
        if kind and not wanted:
            raise BadUse(f"there is no class {kind!r}; there are {', '.join(classes)}")
        return tuple(thing for thing in self.index.things.values() if not kind or wanted in thing.classes)

    def sources(self) -> Answer:
        """All sources with their dates and what these rest on."""
        return self.query("sources")

    def check(self) -> list[Problem]:
        """Run every check on the shipped data: errors that must be mended, and conflicts that are kept."""
        from govgraph import checks

        return checks.run(self.claims(), self.snapshot(None))

    def _query(self, name: str) -> Query:
        if name not in self.index.queries:
            import difflib

            near = difflib.get_close_matches(name, self.index.queries, 3, 0.4)
            hint = "see govgraph queries"
            if near:
                hint = f"nearest: {', '.join(near)}"
            raise BadUse(f"there is no query {name!r}; {hint}")
        raw = self._read(lambda form: form.query(name))
        return queries.from_header(name, raw, str(raw["text"]))

    def _value(self, param: Param, text: str) -> str | Interval:
        if param.type == "interval":
            return dates.parse(text)
        if param.type in ("thing", "concept"):
            return self.names.find(text, param.of).id
        return text

    def _answer(self, asked: Asked, thing: str = "") -> Answer:
        """Bind, run, and gather what stands behind each row; `thing` keeps only the rows about it."""
        bound = self._bind(asked.query, asked.params)
        queries.require(asked.query, bound)
        store = self._store(asked)
        lines = composition.rows(self.index, asked.query, store.select(asked.query.bind(bound)))
        if asked.query.merge:
            lines = composition.merged(lines, asked.query.merge)
        if thing:
            lines = composition.about(lines, thing)
        stmts = tuple(Iri(_full(stmt)) for row in lines for stmt in row.stmts)
        if stmts:
            table = store.select(_evidence(self.index).bind({}, stmts))
            lines = composition.attach(lines, evidence.read(self.index, table))
        return self._sensed(asked, composition.build(self.index, asked, lines))

    def _sensed(self, asked: Asked, found: Answer) -> Answer:
        """Add the other senses of a question about a seat."""
        if not asked.query.fills:
            return found
        thing = next(value for value in asked.params.values() if isinstance(value, str))
        if asked.as_of is None:
            return composition.with_senses(
                self.index, asked, found, self._read(partial(compiled.Compiled.senses, thing=thing))
            )
        from govgraph import resources

        query = queries.read(resources.root() / "queries" / "policy" / "senses.rq")
        table = self.snapshot(asked.as_of).select(query.bind({"thing": self.index.things[thing].iri}))
        return composition.with_senses(self.index, asked, found, [composition.sense(row) for row in table.records()])

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
        # No time asked: the past tense, or a body that is no more, means all of it.
        if past or any(last < day.isoformat() for _, last, *_ in ended):
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

    def _asker(self, day: date | None) -> Asker:
        return Asker(
            self.index, self.names, day or date.fromisoformat(self.index.newest), day or self._today or dates.today()
        )

    def _run(self, question: str, reading: Reading, day: date | None, on: str) -> Answer:
        asked = Asked(question, self._query(reading.query), dict(reading.params), day)
        found = self._answer(self._timed(asked, on, reading.past))
        return found._replace(read_as=reading.respelt)

    def _absent(self, question: str, reading: Reading, beside: list[Reading], day: date | None) -> Answer:
        """Say that there is no such meeting, and what is known of the series in that year."""
        assert reading.absent
        series, number = reading.absent
        thing = self.index.things[series]
        name = f"{thing.text.removeprefix('the ')} {number}"
        if not number.isdecimal():
            text = f"No source names a {number} meeting of {thing.text}."
            return Answer(question, reading.query, (), "unknown", text, data=self.index.version)
        for one in beside[:1]:
            found = self._run(question, one, day, "")
            if "in" in found.column("timing"):
                return found._replace(notes=(f"there is no {name} meeting in the graph", *found.notes))
        began = self._answer(Asked(question, self._query("start"), {"thing": series}, day))
        years = [key.split()[-1] for key in sorted(self.index.editions) if key.startswith(f"{series} ")]
        if began.rows and min(began.column("earliest")) > f"{number}-12-31":
            when = began.rows[0].text("day")
            text = f"There is no {name}: {thing.text} did not exist yet, it began in {when}."
            return composition.instead(began, question, "none", text)
        text = f"There is no {name} in the graph; it has {', '.join(years)}."
        return composition.instead(began._replace(rows=()), question, "not-in-graph", text)


def _full(name: str) -> str:
    from govgraph.model import NAMESPACE

    return NAMESPACE + name


def _evidence(index: Index) -> Query:
    return Query(name="evidence", summary="", text=index.evidence)
