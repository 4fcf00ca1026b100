"""Loading files into a store on disk: all of them, with all that follows from them, or nothing."""

import gzip
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple, cast

from govgraph import catalogue, compilation, folder, ledger, resources, snapshot
from govgraph.compiled import Index
from govgraph.errors import BadData, BadUse, GovGraphError, StoreBusy
from govgraph.store import ENDINGS, Disk, failed

# What is told while a store is made: the step, and how many bytes of its files are read.
Told = Callable[[str, int], None]
# Files that are smaller than this on average are read as one.
_CHUNK = 1 << 20
# How often, and after how many seconds each, the lock of a store is tried.
_TRIES = 10
_PAUSE = 0.1
# More data is worked out on the disk, which is slower; less of it fits into memory with what follows from it.
_LIFTED = 12_000_000


class Loaded(NamedTuple):
    """What a store holds after a load."""

    place: str
    counts: dict[str, int]
    newest: str


def load(files: Sequence[str], place: str, told: Told = lambda step, read: None) -> Loaded:
    """Load files into the store in a folder, beside what it holds; after whatever goes wrong, it is as it was before.

    >>> import tempfile
    >>> from govgraph import resources
    >>> files = [str(path) for path in resources.files("data", ".ttl") if path.stem in ("bodies", "bj-igc")]
    >>> load(files, tempfile.mkdtemp() + "/store").newest
    '2021-04-24'
    """
    _check(files)
    try:
        with _locked(place):
            folder.swept(place)
            return _load(files, place, told)
    except OSError as error:
        raise failed(place, error) from None


def _check(files: Sequence[str]) -> None:
    """Refuse, before anything is done, what cannot be read."""
    for file in files:
        if _form(file) not in ENDINGS:
            raise BadUse(f"{file}: its name should end with {', '.join(ENDINGS)}, and .gz after that if it is packed")
        if not os.path.isfile(file):  # noqa: PTH113
            raise BadData(file, 0, "the file cannot be read: there is no such file")


def _form(file: str) -> str:
    return Path(file.removesuffix(".gz")).suffix[1:]


def _locked(place: str) -> folder.Lock:
    """Make the folder if it is new, and keep every other writer out of it until this process ends."""
    path = Path(place)
    if path.exists() and not path.is_dir():
        raise BadUse(f"{place} is a file; a store needs a folder")
    if path.is_dir() and not (path / folder.LOCK).exists() and any(path.iterdir()):
        raise BadUse(f"{place} holds other files; a store needs a folder of its own")
    path.mkdir(parents=True, exist_ok=True)
    (path / folder.LOCK).touch()
    for _ in range(_TRIES):
        lock = folder.Lock(str(path / folder.LOCK))
        if lock.taken:
            return lock
        # A reader has it for a moment, to look for what was left behind.
        time.sleep(_PAUSE)
    raise StoreBusy(place)


def _load(files: Sequence[str], place: str, told: Told) -> Loaded:
    """Build the next version, then name it in the label, which is what makes it the store."""
    old = None
    if (Path(place) / folder.LABEL).exists():
        old = folder.read(place)
    number = 1
    if old is not None:
        number = int(old.version.removeprefix("version-")) + 1
    root = Path(place) / f"version-{number}"
    try:
        root.mkdir()
        (root / folder.LOCK).touch()
        index = _build(files, place, old, root, told)
        _publish(Path(place), root, index)
    except (OSError, GovGraphError):
        shutil.rmtree(root, ignore_errors=True)
        raise
    folder.swept(place)
    return Loaded(place, index.counts, index.newest)


def _build(files: Sequence[str], place: str, old: folder.Label | None, root: Path, told: Told) -> Index:
    data, version = _data(files, place, old, root, told)
    told("claims", 0)
    claims = data.branch(str(root / "claims"))
    if len(data) <= _LIFTED:
        claims.lift(_again(files, old))
    snapshot.work_out(claims)
    days = snapshot.days(claims)
    if not days:
        raise BadData(files[0], 0, "no source with a date is in it; see docs/data.md")
    with (root / folder.LEDGER).open("wb") as file:
        ledger.write(snapshot.history(claims), file)
    told("snapshot", 0)
    known = claims.branch(str(root / f"known-{days[-1]}"))
    snapshot.latest(claims, known)
    told("names", 0)
    index, blocks = compilation.names(known, f"store {version}", days)
    index = index._replace(version=version)
    catalogue.write(index, blocks, str(root / "names.sqlite"))
    told("order", 0)
    for store in (data, claims, known):
        store.settle()
    # Nearly all that is asked is asked of the latest snapshot.
    known.pack()
    return index


def _data(files: Sequence[str], place: str, old: folder.Label | None, root: Path, told: Told) -> tuple[Disk, str]:
    """The data as loaded, what was there before included, and twelve letters that name its state."""
    digest = hashlib.sha256(resources.version().encode())
    if old is None:
        data = Disk(str(root / "data"), write=True)
    else:
        digest.update(old.state.encode())
        data = Disk(os.path.join(place, old.version, "data")).branch(str(root / "data"))  # noqa: PTH118
    if _sizes(files) / len(files) > _CHUNK:
        for one in _opened(files, digest, told):
            data.load_stream(*one)
    else:
        data.load_streams(_opened(files, digest, told))
    return data, digest.hexdigest()[:12]


def _again(files: Sequence[str], old: folder.Label | None) -> Iterator[tuple[IO[bytes], str, str]]:
    """The files once more; none of them where they are not all of the data."""
    if old is not None:
        return iter(())
    return _opened(files, hashlib.sha256(), lambda step, read: None)


def _sizes(files: Sequence[str]) -> int:
    return sum(os.path.getsize(file) for file in files)  # noqa: PTH202


class _Watched:
    """A file that is read, told of, and digested in one go."""

    def __init__(self, file: IO[bytes], digest: "hashlib._Hash", told: Told) -> None:
        self._file = file
        self._digest = digest
        self._told = told

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        found = self._file.read(size)
        self._digest.update(found)
        self._told("files", len(found))
        return found


def _opened(files: Sequence[str], digest: "hashlib._Hash", told: Told) -> Iterator[tuple[IO[bytes], str, str]]:
    """Open one file after the other, each to be read with its form and its name."""
    openers: dict[bool, Callable[[str], IO[bytes]]] = {True: _unpacked, False: _plain}
    for file in files:
        with openers[file.endswith(".gz")](file) as content:
            yield cast(IO[bytes], _Watched(content, digest, told)), _form(file), file


def _plain(file: str) -> IO[bytes]:
    return open(file, "rb")  # noqa: PTH123, SIM115


def _unpacked(file: str) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(file, "rb"))


def _publish(place: Path, root: Path, index: Index) -> None:
    files = {
        path.relative_to(root).as_posix(): path.stat().st_size for path in sorted(root.rglob("*")) if path.is_file()
    }
    raw = {"layout": folder.layout_of_stores(), "version": root.name, "state": index.version, "files": files}
    part = place / f"{folder.LABEL}.part"
    with part.open("w", encoding="utf-8") as file:
        json.dump(raw, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    part.replace(place / folder.LABEL)
