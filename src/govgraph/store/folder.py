"""A graph on disk: a folder that one process fills and any number of processes then read."""

import contextlib
import errno
import gzip
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

import pyoxigraph as ox

from govgraph.errors import BadData, GovGraphError, LimitReached, UnreadableStore
from govgraph.store.embedded import FORMATS, Store, reason

# What a file with named graphs is read as; the graphs are taken together.
_DATASETS = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS}
# Results of fewer bytes are added one by one; for more, new files are worth their fixed cost.
_SMALL = 200_000
# What files to be loaded may end with.
ENDINGS = ("ttl", "nt", *_DATASETS)
# Nodes without a name are given another one each time that a file is read.
_NAMELESS = "ASK { ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) }"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Disk(Store):
    """One graph in a folder of its own.

    The engine keeps what is written in sorted files, which are made fastest of whole results; so a result goes through
    a file beside the folder and is loaded at once.
    """

    near = False

    def __init__(self, place: str, write: bool = False) -> None:
        """Open the folder to read, or make one to `write`."""
        self._place = place
        self._write = write
        openers = {True: ox.Store, False: ox.Store.read_only}
        with self._named():
            super().__init__(openers[write](place))
        self._kept = self._quads

    def load(self, content: bytes, form: str, name: str = "-") -> None:
        """Add the triples of a file; a file that cannot be read adds nothing and raises BadData with its line."""
        super().load(content, form, name)
        if self._is_lifted():
            self._kept.load(content, format=FORMATS[form])

    def load_stream(self, content: IO[bytes], form: str, name: str) -> None:
        """Add a file as it is read, however large it is; what was read of a broken one stays behind."""
        with self._named(), _placed(name):
            _fill(self._quads, content, form)

    def load_streams(self, streams: Iterable[tuple[IO[bytes], str, str]]) -> None:
        """Add many small files at once: each as it is read, with its form and its name."""
        with self._named():
            self._quads.bulk_extend(quad for one in streams for quad in _parsed(*one))

    def load_own(self, content: bytes) -> None:
        """Add N-Triples that this program wrote itself."""
        path = f"{self._place}.nt"
        with self._named(), _lasting(path):
            with open(path, "wb") as file:  # noqa: PTH123
                file.write(content)
            self._add(path)

    def fill(self, other: Store) -> None:
        """Add all triples of a store in memory."""
        with self._named():
            self._quads.bulk_extend(other._all())

    def derive(self, text: str) -> None:
        """Run a CONSTRUCT and add its triples to this store."""
        self.construct(text, self)

    def remove(self, lines: list[str]) -> None:
        """Take some lines of N-Triples out."""
        super().remove(lines)
        if self._is_lifted():
            self._kept.update(f"DELETE DATA {{ {''.join(lines)} }}")

    def lift(self, streams: Iterable[tuple[IO[bytes], str, str]] = ()) -> None:
        """Work in memory from now on, which is quicker; what is added reaches the folder when it is settled.

        Files of which the folder was made are read much sooner than the folder, if they are given and are all of it.
        """
        self._quads = ox.Store()
        for content, form, _ in streams:
            _fill(self._quads, content, form, lenient=True)
        if len(self._quads) == len(self._kept) and not self._quads.query(_NAMELESS):
            return
        path = f"{self._place}.nt"
        with self._named(), _lasting(path):
            self._kept.dump(path, format=FORMATS["nt"], from_graph=ox.DefaultGraph())
            self._quads = ox.Store()
            self._quads.bulk_load(path=path, format=FORMATS["nt"], lenient=True)

    def branch(self, place: str) -> "Disk":
        """Make an independent store with the same triples, whose files are shared; what was lifted moves over to it."""
        self._save()
        with self._named():
            self._kept.backup(place)
        other = Disk(place, write=True)
        if self._is_lifted():
            other._quads, self._quads = self._quads, self._kept
        return other

    def settle(self) -> None:
        """Bring everything to the disk, and work there."""
        self._quads = self._kept
        self._save()

    def pack(self) -> None:
        """Sort the files anew, so that whatever is asked for lies in one place; what was shared is so no longer."""
        with self._named():
            self._kept.optimize()
            self._kept.flush()

    def _save(self) -> None:
        path = self._note()
        with self._named(), _lasting(path):
            if os.path.exists(path):  # noqa: PTH110
                self._kept.bulk_load(path=path, format=FORMATS["nt"], lenient=True)
            if self._write:
                self._kept.flush()

    def _is_lifted(self) -> bool:
        return self._quads is not self._kept

    def _note(self) -> str:
        """Where what was added since the store was lifted is written down."""
        return f"{self._place}.more.nt"

    def _take(self, found: ox.QueryTriples) -> None:
        path = f"{self._place}.nt"
        with self._named(), _lasting(path):
            found.serialize(path, format=FORMATS["nt"])
            self._add(path)

    def _add(self, path: str) -> None:
        if os.path.getsize(path) < _SMALL:  # noqa: PTH202
            self._quads.load(path=path, format=FORMATS["nt"], lenient=True)
        else:
            self._quads.bulk_load(path=path, format=FORMATS["nt"], lenient=True)
        if self._is_lifted():
            with open(path, "rb") as file, open(self._note(), "ab") as note:  # noqa: PTH123
                shutil.copyfileobj(file, note, 1 << 20)

    def _failed(self, error: Exception) -> GovGraphError:
        if _is_of_files(error):
            return failed(self._place, error)
        return super()._failed(error)

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        """Name the folder in what goes wrong with its files."""
        try:
            yield
        except (OSError, RuntimeError) as error:
            raise failed(self._place, error) from None


def _is_of_files(error: Exception) -> bool:
    """Whether an error comes of files, and not of the query; the engine tells damage as it tells other faults."""
    return isinstance(error, OSError) or "Corruption" in str(error) or "IO error" in str(error)


def failed(place: str, error: Exception) -> GovGraphError:
    """What an error of the operating system or the engine means for a store: no space is left, or it cannot be read."""
    told = str(error)
    if getattr(error, "errno", None) in _FULL or "No space left" in told or "File too large" in told or "quota" in told:
        return LimitReached(f"{place}: no space is left to write a store; nothing was changed")
    return UnreadableStore(place, f"its files are damaged or cannot be read: {told}")


def _fill(quads: ox.Store, content: IO[bytes], form: str, lenient: bool = False) -> None:
    """Add a file as it is read, however large it is."""
    if form in _DATASETS:
        quads.bulk_extend(_quads(content, form))
    else:
        quads.bulk_load(content, format=FORMATS[form], lenient=lenient)


def _quads(content: IO[bytes], form: str) -> Iterator[ox.Quad]:
    """The triples of a file; graphs that it names are taken together."""
    if form in FORMATS:
        return ox.parse(content, format=FORMATS[form])
    return (ox.Quad(*quad.triple) for quad in ox.parse(content, format=_DATASETS[form]))


def _parsed(content: IO[bytes], form: str, name: str) -> Iterator[ox.Quad]:
    with _placed(name):
        yield from _quads(content, form)


@contextlib.contextmanager
def _placed(name: str) -> Iterator[None]:
    """Name the file in what is wrong with its text."""
    try:
        yield
    except SyntaxError as error:
        raise BadData(name, error.lineno or 0, reason(error)) from None
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BadData(name, 0, f"the file is no gzip file, or not all of one: {error}") from None


@contextlib.contextmanager
def _lasting(path: str) -> Iterator[None]:
    """Take a file away in the end, whatever happens."""
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.remove(path)  # noqa: PTH107
