"""A graph in a folder of the user's: a store on disk that `load` made, with the catalogue of its names.

The folder holds one version at a time, named by its label; a version is a folder with the data as loaded, the claims
and the snapshots, each a store of its own, and the catalogue. Only snapshots of further days are ever added to it.
"""

import contextlib
import json
import os
import shutil
from datetime import date
from typing import NamedTuple

from govgraph import (
    catalogue,
    compiled,
    composition,
    depot,
    ledger,
    naming,
    neighbourhood,
    queries,
    resources,
    snapshot,
)
from govgraph.compiled import Index
from govgraph.errors import UnreadableStore
from govgraph.model import Iri
from govgraph.store import Disk, Store

# Raise it when a store of the last release cannot be read any more.
LAYOUT = 3
LABEL = "govgraph-store.json"
LOCK = "govgraph-store.lock"
# What the claims tell, in a version; see ledger.py.
LEDGER = "ledger"
# How many snapshots of earlier days are kept, and of how many things what lies around them is kept in memory.
_KEPT = 12
_PARTS = 64
# A snapshot of more statements is worked out on the disk, which is slower; one of less fits into memory.
_LIFTED = 1_000_000


class Label(NamedTuple):
    """What a folder says of the store in it: its version, the size of each of its files, and the days of sources."""

    version: str
    state: str
    files: dict[str, int]


class Folder:
    """The store that was loaded into one folder."""

    def __init__(self, place: str) -> None:
        sweep(place)
        self._place = place
        label = read(place)
        self._root = os.path.join(place, label.version)  # noqa: PTH118
        # As long as it is held, no other process takes the version away.
        self._hold = Lock(os.path.join(self._root, LOCK), shared=True)  # noqa: PTH118
        self._catalogue = catalogue.Catalogue(os.path.join(self._root, "names.sqlite"))  # noqa: PTH118
        self._index: Index | None = None
        self._stores: dict[str, Store] = {}
        self._parts: dict[tuple[str, ...], Store] = {}

    @property
    def index(self) -> Index:
        """Names, phrasings and canned queries, as they were when the files were loaded."""
        if self._index is None:
            self._index = self._catalogue.index()
        return self._index

    def data(self) -> Store:
        """The data as loaded."""
        return self._store("data")

    def claims(self) -> Store:
        """All statements and what rules make of them."""
        return self._store("claims")

    def snapshot(self, day: date | None) -> Store:
        """What was known by a day, worked out when it is first asked for; without a day, by all sources."""
        key = depot.day_of_sources(self.index.days, day)
        name = f"known-{key}"
        if name not in self._stores and not os.path.isdir(self._path(name)):  # noqa: PTH112
            self._stores[name] = self._make(name, date.fromisoformat(key))
        return self._store(name)

    def drawn(self, day: date | None) -> Store:
        """The same, on disk."""
        return self.snapshot(day)

    def part(self, things: tuple[str, ...]) -> Store:
        """What the latest snapshot says around some things; all of it where that is much."""
        if things not in self._parts:
            if len(self._parts) > _PARTS:
                self._parts.clear()
            named = [self.index.things[thing] for thing in things if thing in self.index.things]
            # Half the graph lies around a spoken concept; a query on it has another thing to start from.
            starts = [thing.iri.value for thing in named if thing.classes[0] not in naming.SPOKEN]
            self._parts[things] = neighbourhood.of(self.snapshot(None), starts) or self.snapshot(None)
        return self._parts[things]

    def query(self, name: str) -> dict[str, object]:
        """The header and the text of a canned query."""
        return self._catalogue.block(f"query {name}")

    def senses(self, thing: str) -> list[list[str]]:
        """Who fills which seat of a thing and of what belongs to it, as the latest snapshot has it."""
        iri = self.index.things[thing].iri
        near = self.snapshot(None).select(_policy("belonging").bind({"thing": iri}))
        store = self.part((thing, *sorted({one.id for (one,) in near.rows if isinstance(one, Iri)} - {thing})))
        found = map(composition.sense, store.select(_policy("senses").bind({"thing": iri})).records())
        return [one for one in found if one[1].removeprefix("role/") in self.index.seats]

    def _path(self, name: str) -> str:
        return os.path.join(self._root, name)  # noqa: PTH118

    def _store(self, name: str) -> Store:
        if name not in self._stores:
            self._stores[name] = Disk(self._path(name))
        return self._stores[name]

    def _make(self, name: str, day: date) -> Store:
        """Build a snapshot beside the others and put it in place whole; where nothing can be written, in memory."""
        part = self._path(f"{name}.{os.getpid()}.part")
        try:
            os.mkdir(part)  # noqa: PTH102
        except OSError:
            return snapshot.known(self._told(day), day)
        try:
            made = Disk(os.path.join(part, "store"), write=True)  # noqa: PTH118
            if self.index.counts["statements"] <= _LIFTED:
                made.fill(snapshot.known(self._told(day), day))
            else:
                snapshot.known(self._told(day), day, made)
            made.settle()
            del made
            with contextlib.suppress(OSError):
                # Another process may have been quicker; its snapshot is the same.
                os.rename(os.path.join(part, "store"), self._path(name))  # noqa: PTH104, PTH118
        finally:
            shutil.rmtree(part, ignore_errors=True)
        self._forget(name)
        return Disk(self._path(name))

    def _told(self, day: date) -> bytes:
        """What the claims tell up to a day, without those of later days."""
        path = self._path(LEDGER)
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                return ledger.read(file, day.isoformat())
        except (OSError, ValueError) as error:
            raise UnreadableStore(path, f"it is damaged or cannot be read: {error}") from None

    def _forget(self, newest: str) -> None:
        """Keep few snapshots of earlier days, those that were made last."""
        latest = f"known-{self.index.days[-1]}"
        names = [name for name in os.listdir(self._root) if name.startswith("known-") and not name.endswith(".part")]  # noqa: PTH208
        old = [name for name in names if name not in (latest, newest)]
        old.sort(key=lambda name: os.path.getmtime(self._path(name)))  # noqa: PTH204
        for name in old[: max(0, len(old) - _KEPT + 1)]:
            if name not in self._stores:
                shutil.rmtree(self._path(name), ignore_errors=True)


def _policy(name: str) -> queries.Query:
    # Its header is not needed, so no reader of YAML is.
    return queries.Query(name, "", resources.text(resources.root() / "queries" / "policy" / f"{name}.rq"))


def layout_of_stores() -> list[int]:
    """What a label must say for this program to read the store: its own layout, and that of the index."""
    return [LAYOUT, compiled.LAYOUT]


def read(place: str) -> Label:
    """Read the label of a folder and hold the files against it; a store that is not whole is refused."""
    try:
        with open(os.path.join(place, LABEL), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            raw = json.load(file)
        layout, label = raw["layout"], Label(raw["version"], raw["state"], raw["files"])
    except FileNotFoundError:
        raise UnreadableStore(place, "there is no store; make one with: govgraph load FILE... --store DIR") from None
    except (OSError, ValueError, LookupError, TypeError):
        raise UnreadableStore(place, f"{LABEL} cannot be read; load the files again into another folder") from None
    if layout != layout_of_stores():
        raise UnreadableStore(place, "the store was made by another version of govgraph; load its files again")
    for name, size in label.files.items():
        path = os.path.join(place, label.version, name)  # noqa: PTH118
        if not os.path.isfile(path) or os.path.getsize(path) != size:  # noqa: PTH113, PTH202
            raise UnreadableStore(place, f"{name} is gone or damaged; load the files again into another folder")
    return label


def sweep(place: str) -> None:
    """Take away what a broken load, or an older version that nobody reads any more, has left behind."""
    if not os.path.isfile(os.path.join(place, LOCK)):  # noqa: PTH113, PTH118
        return
    with Lock(os.path.join(place, LOCK)) as lock:  # noqa: PTH118
        if lock.taken:
            swept(place)


def swept(place: str) -> None:
    """The same, for who holds the lock."""
    current = ""
    with (
        contextlib.suppress(OSError, ValueError, LookupError, TypeError),
        open(os.path.join(place, LABEL), encoding="utf-8") as file,  # noqa: PTH118, PTH123
    ):
        current = str(json.load(file)["version"])
    for name in sorted(os.listdir(place)):  # noqa: PTH208
        path = os.path.join(place, name)  # noqa: PTH118
        if not name.startswith("version-") or not os.path.isdir(path):  # noqa: PTH112
            continue
        for part in os.listdir(path):  # noqa: PTH208
            if part.endswith(".part") and not _alive(part.split(".")[-2]):
                shutil.rmtree(os.path.join(path, part), ignore_errors=True)  # noqa: PTH118
        if name == current:
            continue
        lock = os.path.join(path, LOCK)  # noqa: PTH118
        with Lock(lock) as hold:
            if hold.taken or not os.path.exists(lock):  # noqa: PTH110
                shutil.rmtree(path, ignore_errors=True)


class Lock:
    """The lock of a file, held until it is closed, forgotten, or its process ends."""

    def __init__(self, path: str, shared: bool = False) -> None:
        """Take it without waiting; where another process has it, or there is no such file, `taken` is False."""
        import fcntl

        modes = {True: fcntl.LOCK_SH, False: fcntl.LOCK_EX}
        self._file = -1
        with contextlib.suppress(OSError):
            self._file = os.open(path, os.O_RDONLY)
            fcntl.flock(self._file, modes[shared] | fcntl.LOCK_NB)
            self.taken = True
            return
        self.taken = False
        self.close()

    def close(self) -> None:
        """Let it go."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1

    def __enter__(self) -> "Lock":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()


def _alive(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except OSError:
        return True
    return True
