"""The compiled form: names, phrasings, queries and the latest snapshot, split by thing, in two files of text.

It is made once for each state of the shipped files, is checked when it is opened, and is safe to lose.
"""

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple, TypeVar

from govgraph import resources
from govgraph.model import Thing

Value = TypeVar("Value")
# Raise it when the layout of the two files changes.
LAYOUT = 24
# Seconds after which a compiled form of another state is surely not in use: a week.
_OLD = 7 * 24 * 3600
# How many snapshots of earlier days are kept beside it, the claims among them.
_KEPT = 12


class Index(NamedTuple):
    """All that a plain lookup needs to know before it reads any triples."""

    stamp: str
    version: str
    newest: str
    days: list[str]
    counts: dict[str, int]
    longest: int
    things: Mapping[str, Thing]
    names: Mapping[str, list[str]]
    editions: Mapping[str, str]
    series: Mapping[str, list[str]]
    meetings: Mapping[str, dict[str, list[str]]]
    places: Mapping[str, list[str]]
    chaired: Mapping[str, list[str]]
    ended: Mapping[str, list[str]]
    vacancies: Mapping[str, list[list[str]]]
    concepts: dict[str, dict[str, str]]
    queries: dict[str, dict[str, list[str]]]
    seats: dict[str, list[str]]
    columns: dict[str, dict[str, str]]
    evidence: str
    rules: dict[str, str]
    policy: dict[str, list[str]]
    phrasings: Mapping[str, list[list[object]]]
    words: dict[str, dict[str, object]]
    parts: dict[str, tuple[int, int]]


class Packed(Mapping[str, Value]):
    """Values by key, each unpacked when it is asked for: most of them nobody asks for."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def __getitem__(self, key: str) -> Value:
        value: Value = json.loads(self._texts[key])
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


class Damaged(Exception):  # noqa: N818
    """The files of the compiled form are gone or not what was written; it must be made again."""


class Compiled:
    """An opened compiled form: its index, and the triples around one thing."""

    def __init__(self, index: Index, triples: bytes | str) -> None:
        self.index = index
        self._triples = triples
        self._file: BinaryIO | None = None

    def part(self, thing: str) -> bytes:
        """The N-Triples of what the latest snapshot says around one thing; empty where it says nothing."""
        numbers = self._block(thing) or []
        return b"".join(self._lines(*place) for place in zip(numbers[::2], numbers[1::2], strict=True))

    def whole(self) -> bytes:
        """The N-Triples of the latest snapshot."""
        return self._lines(*self.index.parts["whole"])

    def query(self, name: str) -> dict[str, object]:
        """The header and the text of a canned query."""
        found: dict[str, object] = self._block(f"query {name}")
        return found

    def senses(self, thing: str) -> list[list[str]]:
        """Who fills which seat of a thing and of what belongs to it, as the latest snapshot has it."""
        found: list[list[str]] = self._block(f"senses {thing}") or []
        return found

    def _lines(self, start: int, length: int) -> bytes:
        content = self._read(start, length)
        if content and not content.endswith(b" .\n"):
            raise Damaged
        return content

    def _block(self, key: str) -> Any:
        start, length = self.index.parts.get(key, (0, 0))
        if not length:
            return None
        try:
            return json.loads(self._read(start, length))
        except ValueError:
            raise Damaged from None

    def _read(self, start: int, length: int) -> bytes:
        if isinstance(self._triples, bytes):
            return self._triples[start : start + length]
        if self._file is None:
            self._file = _opened(self._triples)
        self._file.seek(start)
        content = self._file.read(length)
        if len(content) != length:
            raise Damaged
        return content

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()


def _opened(path: str) -> BinaryIO:
    try:
        return open(path, "rb")  # noqa: PTH123, SIM115
    except OSError:
        raise Damaged from None


def read(stamp: str) -> Compiled | None:
    """Open the compiled form made for this state of the shipped files; None where there is none that is whole."""
    return next(filter(None, (_open(place, stamp) for place in folders())), None)


def folders() -> Iterator[str]:
    """Where the compiled form may stand: in an installed package, then in the user's cache."""
    shipped = os.path.join(resources.place(), "compiled")  # noqa: PTH118
    if os.path.isdir(shipped):  # noqa: PTH112
        yield shipped
    yield folder()


def folder() -> str:
    """The user's cache folder for this program; the environment variable GOVGRAPH_CACHE sets it."""
    given = os.environ.get("GOVGRAPH_CACHE", "")
    if given:
        return given
    import platformdirs

    return platformdirs.user_cache_dir("govgraph", appauthor=False)


def write(index: Index, triples: bytes, place: str) -> Compiled:
    """Keep the compiled form in a folder; where that cannot be written, it lives for this run alone."""
    raw = index._asdict()
    raw["things"] = {key: [t.label, t.text, t.classes, t.year, t.series] for key, t in index.things.items()}
    raw["phrasings"] = {key: json.dumps(some, ensure_ascii=False) for key, some in index.phrasings.items()}
    raw |= {"layout": LAYOUT, "size": len(triples)}
    try:
        os.makedirs(place, exist_ok=True)  # noqa: PTH103
        _put(_path(place, index.stamp, "nt"), triples)
        _put(_path(place, index.stamp, "json"), json.dumps(raw, ensure_ascii=False).encode())
        _sweep(place, index.stamp)
    except OSError:
        return Compiled(index, triples)
    return Compiled(index, _path(place, index.stamp, "nt"))


def keep(stamp: str, key: str, packed: bytes) -> None:
    """Keep packed N-Triples under a key for one state of the files; of too many, the least used one goes."""
    try:
        os.makedirs(folder(), exist_ok=True)  # noqa: PTH103
        _put(_aside(stamp, key), packed)
        kept = [entry for entry in os.scandir(folder()) if entry.name.endswith(".gz")]
        for entry in sorted(kept, key=lambda entry: entry.stat().st_mtime)[:-_KEPT]:
            os.remove(entry.path)  # noqa: PTH107
    except OSError:
        return


def kept(stamp: str, key: str, unpack: Callable[[bytes], bytes]) -> bytes:
    """The N-Triples kept under a key for this state of the files; nothing where they are gone or damaged."""
    import zlib

    path = _aside(stamp, key)
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            content = unpack(file.read())
        os.utime(path)
    except (OSError, EOFError, ValueError, zlib.error):
        return b""
    return content


def _aside(stamp: str, key: str) -> str:
    return _path(folder(), f"{stamp}-{LAYOUT}-{key}", "gz")


def _open(place: str, stamp: str) -> Compiled | None:
    triples = _path(place, stamp, "nt")
    try:
        with open(_path(place, stamp, "json"), encoding="utf-8") as file:  # noqa: PTH123
            raw = json.load(file)
        if not isinstance(raw, dict):
            return None
        if raw.pop("layout") != LAYOUT or raw["stamp"] != stamp or raw.pop("size") != os.stat(triples).st_size:  # noqa: PTH116
            return None
        things = raw.pop("things")
        made = {
            key: Thing(key, value[0], value[1], tuple(value[2]), value[3], value[4]) for key, value in things.items()
        }
        packed: Packed[list[list[object]]] = Packed(raw.pop("phrasings"))
        return Compiled(Index(things=made, phrasings=packed, **raw), triples)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _path(place: str, stamp: str, suffix: str) -> str:
    return os.path.join(place, f"{stamp}.{suffix}")  # noqa: PTH118


def _put(path: str, content: bytes) -> None:
    part = f"{path}.{os.getpid()}.part"
    try:
        with open(part, "wb") as file:  # noqa: PTH123
            file.write(content)
        os.replace(part, path)  # noqa: PTH105
    except OSError:
        with contextlib.suppress(OSError):
            os.remove(part)  # noqa: PTH107
        raise


def _sweep(place: str, stamp: str) -> None:
    """Remove what older states of the files, and broken runs, have left behind; another process may use the rest."""
    for name in os.listdir(place):  # noqa: PTH208
        path = os.path.join(place, name)  # noqa: PTH118
        ours = name.endswith((".nt", ".json", ".gz", ".behind", ".said", ".part")) and not name.startswith(stamp)
        if ours and time.time() - os.stat(path).st_mtime > _OLD:  # noqa: PTH116
            os.remove(path)  # noqa: PTH107
