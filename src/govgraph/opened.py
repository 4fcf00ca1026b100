"""The shipped graph, opened: its compiled form, its claims, and what was known on a day."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from govgraph import compiled, dates
from govgraph.compiled import Index
from govgraph.errors import BadUse
from govgraph.model import Problem, Table, Thing
from govgraph.names import Names
from govgraph.store import Store

if TYPE_CHECKING:
    import rdflib

Read = TypeVar("Read")


class Opened:
    """What every question needs; each part is read when it is first asked for."""

    def __init__(self) -> None:
        self._compiled: compiled.Compiled | None = None
        self._claims: Store | None = None
        self._names: Names | None = None
        self._snapshots: dict[date, Store] = {}
        self._today: date | None = None

    @property
    def index(self) -> Index:
        """Names, phrasings and canned queries, as compiled from the shipped files."""
        return self._open().index

    @property
    def names(self) -> Names:
        """What things are called."""
        if self._names is None or self._names.index is not self.index:
            self._names = Names(self.index)
        return self._names

    def dump(self, what: str, form: str, as_of: str = "") -> bytes:
        """The snapshot, or the data as entered (`data`), in ttl, nt, jsonld or xml."""
        if what == "data":
            return self._data().dump(form)
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
        """Run every check on the shipped data: errors that must be mended, and conflicts that are kept."""
        from govgraph import checks

        return checks.run(self.claims(), self.snapshot(None))

    def claims(self) -> Store:
        """The store of all statements and of what rules make of them."""
        if self._claims is None:
            from govgraph import snapshot

            self._claims = snapshot.claims()
        return self._claims

    def snapshot(self, day: date | None) -> Store:
        """The store of what was known by a day; without a day, of what is known by all sources."""
        newest = date.fromisoformat(self.index.newest)
        day = min(day or newest, newest)
        if day not in self._snapshots:
            self._snapshots[day] = self._snapshot(day, newest)
        return self._snapshots[day]

    def is_open(self) -> bool:
        """Whether the latest snapshot stands ready, so that no part of it needs to be read on its own."""
        return date.fromisoformat(self.index.newest) in self._snapshots

    def part(self, *things: str) -> Store:
        """The store of what the latest snapshot says around some things."""
        store = Store()
        for thing in things:
            if thing not in self.index.parts:
                continue
            store.load_own(self._read(partial(compiled.Compiled.part, thing=thing)))
        return store

    def _snapshot(self, day: date, newest: date) -> Store:
        """Build the snapshot of a day; the latest one stands in the compiled form."""
        from govgraph import snapshot

        if day != newest:
            return snapshot.of(self.claims(), day)
        store = Store()
        store.load_own(self._read(lambda form: form.whole()))
        return store

    def compile(self, place: str, stamp: str) -> compiled.Compiled:
        """Make the compiled form of the shipped files in a folder, under the stamp of their state."""
        from govgraph import compilation, snapshot

        newest = snapshot.newest(self.claims())
        latest = snapshot.of(self.claims(), newest)
        index, triples = compilation.index(latest, stamp, newest.isoformat())
        return compiled.write(index, triples, place)

    def _read(self, read: Callable[[compiled.Compiled], Read]) -> Read:
        """Read from the compiled form; where its files were damaged or taken away, make it again."""
        try:
            return read(self._open())
        except compiled.Damaged:
            from govgraph import resources

            self._compiled = self.compile(compiled.folder(), resources.stamp())
            return read(self._compiled)

    def _open(self) -> compiled.Compiled:
        if self._compiled is None:
            from govgraph import resources

            stamp = resources.stamp()
            self._compiled = compiled.read(stamp) or self.compile(compiled.folder(), stamp)
        return self._compiled

    def _data(self) -> Store:
        from govgraph import resources

        store = Store()
        for path in resources.files("data", ".ttl"):
            store.load_file(path)
        return store


def day_of(text: str) -> date | None:
    """The last day of a date as a person writes it; None where none is written."""
    if not text:
        return None
    return dates.parse(text).last
