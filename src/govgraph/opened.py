"""A graph, opened: its names, its claims, and what was known on a day."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from govgraph import dates
from govgraph.compiled import Index
from govgraph.depot import Depot, Shipped
from govgraph.errors import BadUse
from govgraph.model import Problem, Table, Thing
from govgraph.names import Names
from govgraph.store import Store

if TYPE_CHECKING:
    import rdflib

Told = Callable[[str], object]


class Opened:
    """What every question needs; each part is read when it is first asked for."""

    def __init__(self, depot: Depot | None = None) -> None:
        self._depot = depot or Shipped()
        self._names: Names | None = None
        self._today: date | None = None

    @property
    def index(self) -> Index:
        """Names, phrasings and canned queries, as compiled."""
        return self._depot.index

    @property
    def names(self) -> Names:
        """What things are called."""
        if self._names is None or self._names.index is not self.index:
            self._names = Names(self.index)
        return self._names

    def dump(self, what: str, form: str, as_of: str = "") -> bytes:
        """The snapshot, or the data as entered (`data`), in ttl, nt, jsonld or xml."""
        if what == "data":
            return self._depot.data().dump(form)
        return self.snapshot(day_of(as_of)).dump(form)

    def graph(self, as_of: str = "") -> "rdflib.Graph":
        """The snapshot as an rdflib Graph.

        >>> import govgraph
        >>> type(govgraph.GovGraph().graph(as_of="2001-07-03")).__name__
        'Graph'
        """
        import rdflib

        return rdflib.Graph().parse(data=self.dump("snapshot", "nt", as_of).decode(), format="nt")

    def sparql(self, text: str, as_of: str = "", claims: bool = False) -> Table:
        """Run a SELECT or ASK of one's own on the snapshot, or on the claims; updates are refused.

        >>> import govgraph
        >>> govgraph.GovGraph().sparql("ASK { ?s ?p ?o }").rows
        ((True,),)
        """
        from govgraph import sparql

        sparql.read_only(text)
        if claims:
            return self.claims().select(text)
        return self.snapshot(day_of(as_of)).select(text)

    def find(self, text: str, limit: int = 20) -> tuple[Thing, ...]:
        """Things that are called so, or nearly so, best first.

        >>> import govgraph
        >>> govgraph.GovGraph().find("Colombo Proc")[0].id
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

    def check(self) -> list[Problem]:
        """Run every check: errors that must be mended, and conflicts that are kept; shapes on shipped files alone."""
        from govgraph import checks

        if not isinstance(self._depot, Shipped):
            return checks.asked(self.claims(), self.snapshot(None))
        return checks.run(self.claims(), self.snapshot(None))

    def push(
        self, endpoint: str, as_of: tuple[str, ...] = (), here: bool = False, over: bool = False, told: Told = str
    ) -> int:
        """Put this graph at a SPARQL endpoint, given by its address or its profile, for `govgraph.open(endpoint=...)`.

        Its claims and its latest snapshot are worked out there, or `here`; so are snapshots of earlier days, `as_of`.
        """
        from govgraph import profiles, pushing

        days = tuple(dates.parse(text).last for text in as_of)
        return pushing.push(self._depot, profiles.access(endpoint), pushing.Order(days, here, over), told)

    def claims(self) -> Store:
        """The store of all statements and of what rules make of them."""
        return self._depot.claims()

    def snapshot(self, day: date | None) -> Store:
        """The store of what was known by a day; without a day, of what is known by all sources."""
        return self._depot.snapshot(day)

    def senses(self, thing: str) -> list[list[str]]:
        """Who fills which seat of a thing and of what belongs to it, as the latest snapshot has it."""
        return self._depot.senses(thing)

    def part(self, *things: str) -> Store:
        """A store with what the latest snapshot says around some things."""
        return self._depot.part(things)


def day_of(text: str) -> date | None:
    """The last day of a date as a person writes it; None where none is written."""
    if not text:
        return None
    return dates.parse(text).last
