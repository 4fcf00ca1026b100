"""A graph on disk: a folder that one process fills and any number of processes then read."""

import contextlib
import errno
import os
from collections.abc import Iterator
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
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Disk(Store):
    """One graph in a folder of its own.

    The engine keeps what is written in sorted files, which are made fastest from whole results; so a result goes
    through a file beside the folder and is loaded at once.
    """

    def __init__(self, place: str, write: bool = False) -> None:
        """Open the folder to read, or make one to `write`."""
        self._place = place
        with self._named():
            if write:
                quads = ox.Store(place)
            else:
                quads = ox.Store.read_only(place)
        super().__init__(quads)

    def load_stream(self, content: IO[bytes], form: str, name: str) -> None:
        """Add a file as it is read, however large it is; what was read of a broken one stays behind."""
        try:
            with self._named():
                if form in _DATASETS:
                    read = ox.parse(content, format=_DATASETS[form])
                    self._quads.bulk_extend(ox.Quad(*quad.triple) for quad in read)
                else:
                    self._quads.bulk_load(content, format=FORMATS[form])
        except SyntaxError as error:
            raise BadData(name, error.lineno or 0, reason(error)) from None

    def load_own(self, content: bytes) -> None:
        """Add N-Triples that this program wrote itself."""
        with self._named():
            if len(content) < _SMALL:
                self._quads.load(content, format=FORMATS["nt"], lenient=True)
            else:
                self._quads.bulk_load(content, format=FORMATS["nt"], lenient=True)

    def derive(self, text: str) -> None:
        """Run a CONSTRUCT and add its triples to this store."""
        self.construct(text, self)

    def branch(self, place: str) -> "Disk":
        """Make an independent store with the same triples, whose files are shared as long as they stay the same."""
        with self._named():
            self._quads.backup(place)
        return Disk(place, write=True)

    def settle(self) -> None:
        """Put the files in the order in which they are read fastest, and wait until they are on the disk."""
        with self._named():
            self._quads.optimize()
            self._quads.flush()

    def _take(self, found: ox.QueryTriples) -> None:
        path = f"{self._place}.nt"
        try:
            with self._named():
                found.serialize(path, format=FORMATS["nt"])
                if os.path.getsize(path) < _SMALL:  # noqa: PTH202
                    self._quads.load(path=path, format=FORMATS["nt"], lenient=True)
                else:
                    self._quads.bulk_load(path=path, format=FORMATS["nt"], lenient=True)
        finally:
            with contextlib.suppress(OSError):
                os.remove(path)  # noqa: PTH107

    def _failed(self, error: Exception) -> GovGraphError:
        if isinstance(error, OSError):
            return failed(self._place, error)
        return super()._failed(error)

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        """Name the folder in what goes wrong with its files."""
        try:
            yield
        except SyntaxError:
            raise
        except OSError as error:
            raise failed(self._place, error) from None


def failed(place: str, error: OSError) -> GovGraphError:
    """What an error of the operating system means for a store: no space is left, or its files cannot be read."""
    told = str(error)
    if error.errno in _FULL or "No space left" in told or "File too large" in told or "quota" in told:
        return LimitReached(f"{place}: no space is left to write a store; nothing was changed")
    return UnreadableStore(place, f"its files are damaged or cannot be read: {error.strerror or told}")
