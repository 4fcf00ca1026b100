"""Where a graph is kept: the index of its names, its claims, and what was known on a day."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

from govgraph import compiled
from govgraph.compiled import Index
from govgraph.store import Store

Read = TypeVar("Read")
# Stands for all days before the first source.
_NEVER = date.min.isoformat()
# How many stores around things are held.
_PARTS = 200


def day_of_sources(days: list[str], day: date | None) -> str:
    """The last day up to one on which what is known changes; without a day, the last of all."""
    if day is None:
        return days[-1]
    return [_NEVER, *days][bisect_right(days, day.isoformat())]


class Depot(Protocol):
    """What every place where a graph is kept gives: shipped files, a folder with a store, or an endpoint."""

    @property
    def index(self) -> Index:
        """Names, phrasings and canned queries."""

    def data(self) -> Store:
        """The data as entered."""

    def claims(self) -> Store:
        """All statements and what rules make of them."""

    def snapshot(self, day: date | None) -> Store:
        """What was known by a day; without a day, by all sources. The same object for the same day."""

    def drawn(self, day: date | None) -> Store:
        """The same, where it can be read as a whole: for views."""

    def part(self, things: tuple[str, ...]) -> Store:
        """At least what the latest snapshot says around some things; nothing else is promised."""

    def query(self, name: str) -> dict[str, object]:
        """The header and the text of a canned query."""

    def senses(self, thing: str) -> list[list[str]]:
        """Who fills which seat of a thing and of what belongs to it, as the latest snapshot has it."""


class Shipped:
    """The files of the package; their compiled form is made once for each state of them, unless one is given."""

    def __init__(self, form: compiled.Compiled | None = None) -> None:
        self._compiled = form
        self._claims: Store | None = None
        self._snapshots: dict[str, Store] = {}
        self._parts: dict[tuple[str, tuple[str, ...]], Store] = {}

    @property
    def index(self) -> Index:
        """Names, phrasings and canned queries, as compiled from the shipped files."""
        return self._open().index

    def data(self) -> Store:
        """The data as entered."""
        from govgraph import resources

        store = Store()
        for path in resources.files("data", ".ttl"):
            store.load_file(path)
        return store

    def claims(self) -> Store:
        """All statements and what rules make of them."""
        if self._claims is None:
            from govgraph import snapshot

            self._claims = self._kept("claims", snapshot.claims)
        return self._claims

    def snapshot(self, day: date | None) -> Store:
        """What was known by a day; without a day, by all sources.

        What is known changes on the days of sources alone, so one snapshot serves all days up to the next of them.
        """
        key = day_of_sources(self.index.days, day)
        if key not in self._snapshots:
            self._snapshots[key] = self._snapshot(key)
        return self._snapshots[key]

    def drawn(self, day: date | None) -> Store:
        """The same: it is in memory."""
        return self.snapshot(day)

    def part(self, things: tuple[str, ...]) -> Store:
        """What the latest snapshot says around some things; a small store answers sooner than the whole."""
        key = (self.index.stamp, things)
        if key not in self._parts:
            if len(self._parts) == _PARTS:
                self._parts.clear()
            store = Store()
            for thing in things:
                if thing in self.index.parts:
                    store.load_own(self._read(partial(compiled.Compiled.part, thing=thing)))
            self._parts[key] = store
        return self._parts[key]

    def query(self, name: str) -> dict[str, object]:
        """The header and the text of a canned query."""
        return self._read(partial(compiled.Compiled.query, name=name))

    def senses(self, thing: str) -> list[list[str]]:
        """Who fills which seat of a thing and of what belongs to it, as the latest snapshot has it."""
        return self._read(partial(compiled.Compiled.senses, thing=thing))

    def compile(self, place: str, stamp: str) -> compiled.Compiled:
        """Make the compiled form of the shipped files in a folder, under the stamp of their state."""
        from govgraph import behind, compilation, evidence, snapshot

        base = snapshot.claims()
        newest = snapshot.of(base, snapshot.newest(base))
        index, triples = compilation.index(newest, stamp, snapshot.days(base))
        behind.keep(index, newest.select(evidence.unbound(index.evidence)), "snapshot", place)
        return compiled.write(index, triples, place)

    def _snapshot(self, key: str) -> Store:
        """The snapshot of a day of sources; the latest one stands in the compiled form."""
        from govgraph import snapshot

        if key != self.index.days[-1]:
            return self._kept(key, lambda: snapshot.known(self._told(key), date.fromisoformat(key)))
        store = Store()
        store.load_own(self._read(compiled.Compiled.whole))
        return store

    def _told(self, day: str) -> bytes:
        """What the claims tell up to a day, without those of later days."""
        import io

        from govgraph import ledger, snapshot

        def cut(packed: bytes) -> bytes:
            return ledger.read(io.BytesIO(packed), day)

        told = compiled.kept(self.index.stamp, "ledger", cut)
        if told:
            return told
        file = io.BytesIO()
        ledger.write(snapshot.history(self.claims()), file)
        compiled.keep(self.index.stamp, "ledger", file.getvalue())
        return cut(file.getvalue())

    def _kept(self, key: str, make: Callable[[], Store]) -> Store:
        """A store as kept beside the compiled form, or made anew and kept."""
        import gzip

        stamp = self.index.stamp
        content = compiled.kept(stamp, key, gzip.decompress)
        if content:
            store = Store()
            store.load_own(content)
            return store
        store = make()
        compiled.keep(stamp, key, gzip.compress(store.content(), 1))
        return store

    def _read(self, read: Callable[[compiled.Compiled], Read]) -> Read:
        """Read from the compiled form; where its files were damaged or taken away, make it again."""
        try:
            return read(self._open())
        except compiled.Damaged:
            self._compiled = self.compile(compiled.folder(), self._stamp())
            return read(self._compiled)

    def _open(self) -> compiled.Compiled:
        if self._compiled is None:
            stamp = self._stamp()
            self._compiled = compiled.read(stamp) or self.compile(compiled.folder(), stamp)
        return self._compiled

    def _stamp(self) -> str:
        """Name the state of what the compiled form is made of."""
        from govgraph import resources

        return resources.stamp()
