"""A graph at a SPARQL endpoint: what `push` puts there, and how it is asked from anywhere."""

import hashlib
from datetime import date
from functools import partial

from govgraph import compiled, naming, queries, resources, snapshot
from govgraph.depot import Shipped, day_of_sources
from govgraph.errors import LimitReached, NoAnswer
from govgraph.model import NAMESPACE
from govgraph.store import Access, Remote, Store, term
from govgraph.surroundings import Surroundings

# Raise it when what a push writes changes.
LAYOUT = 1
_GRAPHS = f"{NAMESPACE}graph/"
_ABOUT = f"{_GRAPHS}about"
# What cannot be asked there is asked here, of a copy of no more triples than this.
_MUCH = 2_000_000
# Of how many things what lies around them is kept in memory.
_PARTS = 64


class Endpoint(Shipped):
    """The graph that was pushed to an endpoint. The index of its names is made on first use, and kept in the cache."""

    def __init__(self, access: Access) -> None:
        super().__init__()
        self._about = About(access)
        self._around: dict[tuple[str, ...], Store] = {}
        self._copies: dict[str, Store] = {}
        self._latest: Surroundings | None = None

    def data(self) -> Store:
        """The data as entered."""
        return self._about.held("data")

    def claims(self) -> Store:
        """All statements and what rules make of them."""
        if self._about.sound:
            return self._about.held("claims")
        return self._claims_here()

    def part(self, things: tuple[str, ...]) -> Store:
        """What the latest snapshot says around some things, fetched once; where that is much, the whole of it."""
        if things not in self._around:
            if len(self._around) >= _PARTS:
                self._around.clear()
            if self._latest is None:
                self._latest = Surroundings(self._about.held(f"known/{self.index.days[-1]}"))
            known = (self.index.things[thing] for thing in things if thing in self.index.things)
            named = tuple(thing.iri for thing in known if thing.classes[0] not in naming.SPOKEN)
            self._around[things] = self._latest.around(named) or self.snapshot(None)
        return self._around[things]

    def drawn(self, day: date | None) -> Store:
        """A copy of a snapshot, fetched once; joins as wide as those of views are left to no engine elsewhere."""
        key = day_of_sources(self.index.days, day)
        if key not in self._copies:
            there = self.snapshot(day)
            if there.near or len(there) > _MUCH:
                return there
            self._copies[key] = self._kept(key, there.copy)
        return self._copies[key]

    def compile(self, place: str, stamp: str) -> compiled.Compiled:
        """Make the index from the latest snapshot, by the same queries as for the shipped files."""
        from govgraph import compilation

        days = snapshot.days(self._about.held("claims"))
        index, triples = compilation.index(self._fetched(f"known/{days[-1]}"), stamp, days)
        return compiled.write(index, triples, place)

    def _stamp(self) -> str:
        """Name the state of what was pushed, together with that of the queries here."""
        both = f"{self._about.state} {resources.stamp()}"
        return f"at-{hashlib.sha256(both.encode()).hexdigest()[:16]}"

    def _snapshot(self, key: str) -> Store:
        """The snapshot of a day: the one that was pushed, else worked out here from the claims there."""
        name = f"known/{key}"
        if name not in self._about.names:
            return self._kept(key, lambda: snapshot.of(self._claims_here(), date.fromisoformat(key)))
        if self._about.sound:
            return self._about.held(name)
        if key == self.index.days[-1]:
            return super()._snapshot(key)
        return self._kept(key, partial(self._fetched, name))

    def _claims_here(self) -> Store:
        """A copy of the claims, fetched once."""
        if self._claims is None:
            self._claims = self._kept("claims", partial(self._fetched, "claims"))
        return self._claims

    def _fetched(self, name: str) -> Store:
        """A copy of a graph, to be asked here."""
        graph = self._about.held(name)
        if len(graph) > _MUCH:
            told = f"{len(graph)} triples are too many to be asked here, and that engine cannot"
            raise LimitReached(f"{told}; see docs/scale.md")
        return graph.copy()


class About:
    """What a small graph at the endpoint says of the others: which state is asked, which graphs it has, who writes."""

    def __init__(self, access: Access) -> None:
        self._graph = Remote(access, _ABOUT)
        self._read: dict[str, list[str]] | None = None
        self._sound: bool | None = None

    @property
    def state(self) -> str:
        """The state that is asked; an endpoint to which nothing was pushed raises NoAnswer."""
        states = self.all("state")
        if not states:
            raise NoAnswer(self._graph.url, "no graph was pushed there; write: govgraph push, and its address")
        if self.all("layout") != [str(LAYOUT)]:
            raise NoAnswer(self._graph.url, "another version of govgraph pushed what is there; push it again")
        return states[0]

    @property
    def names(self) -> list[str]:
        """The graphs of the state that is asked: data, claims, and known/DAY."""
        start = f"{self.state}/"
        return [name.removeprefix(start) for name in self.all("graph") if name.startswith(start)]

    @property
    def sound(self) -> bool:
        """Whether the engine gives the answers that SPARQL's standard says; what it cannot is then asked here."""
        if self._sound is None:
            probe = queries.read(resources.root() / "queries" / "policy" / "probe.rq").text
            self._sound = self._graph.select(probe) == Store().select(probe)
        return self._sound

    def held(self, name: str) -> Remote:
        """A graph of the state that is asked."""
        return self.at(f"{self.state}/{name}")

    def at(self, name: str) -> Remote:
        """A graph of any state, whether there or not."""
        return self._graph.graph(_GRAPHS + name)

    def all(self, key: str) -> list[str]:
        """All that stands there under a key, in order; it is read once."""
        if self._read is None:
            self._read = {}
            for what, told in self._graph.select("SELECT ?key ?told WHERE { ?about ?key ?told }").rows:
                self._read.setdefault(_last(what), []).append(str(told))
        return sorted(self._read.get(key, []))

    def add(self, key: str, told: str) -> None:
        """Write something under a key."""
        self._write(_added(key, told))

    def take(self, key: str, told: str) -> None:
        """Take something away again."""
        self._write(_added(key, told).replace("INSERT", "DELETE", 1))

    def settle(self, state: str) -> None:
        """Have another state asked from now on."""
        keys = {"state": state, "layout": str(LAYOUT)}
        self._write(" ;\n".join([*(_emptied(key) for key in keys), *(_added(*pair) for pair in keys.items())]))

    def _write(self, text: str) -> None:
        self._graph.update(text)
        self._read = None


def _added(key: str, told: str) -> str:
    return f"INSERT DATA {{ GRAPH <{_ABOUT}> {{ <{_ABOUT}> <{_ABOUT}#{key}> {term(told)} }} }}"


def _emptied(key: str) -> str:
    return f"DELETE WHERE {{ GRAPH <{_ABOUT}> {{ <{_ABOUT}> <{_ABOUT}#{key}> ?told }} }}"


def _last(name: object) -> str:
    return str(getattr(name, "value", name)).rpartition("#")[2]
