"""The compiled form: names, phrasings, queries and the latest snapshot, split by thing, in two files of text.

It is made once for each state of the shipped files, is checked when it is opened, and is safe to lose.
"""

import io
import json
import os
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from govgraph import resources
from govgraph.model import Thing

# Raise it when the layout of the two files changes.
LAYOUT = 1


class Index(NamedTuple):
    """All that a plain lookup needs to know before it reads any triples."""

    stamp: str
    version: str
    newest: str
    counts: dict[str, int]
    longest: int
    things: dict[str, Thing]
    names: dict[str, list[str]]
    editions: dict[str, str]
    concepts: dict[str, dict[str, str]]
    queries: dict[str, dict[str, list[str]]]
    evidence: str
    rules: dict[str, str]
    policy: dict[str, list[str]]
    phrasings: dict[str, list[list[object]]]
    words: dict[str, dict[str, object]]
    parts: dict[str, tuple[int, int]]


class Compiled:
    """An opened compiled form: its index, and the triples around one thing."""

    def __init__(self, index: Index, triples: bytes | Path) -> None:
        self.index = index
        self._triples = triples

    def part(self, thing: str) -> bytes:
        """The N-Triples of what the latest snapshot says around one thing; empty where it says nothing."""
        with self._file() as file:
            numbers = self._block(file, thing) or []
            blocks = []
            for place, size in zip(numbers[::2], numbers[1::2], strict=True):
                file.seek(place)
                blocks.append(file.read(size))
        return b"".join(blocks)

    def query(self, name: str) -> dict[str, object]:
        """The header and the text of a canned query."""
        with self._file() as file:
            found: dict[str, object] = self._block(file, f"query {name}")
        return found

    def _file(self) -> BinaryIO:
        if isinstance(self._triples, bytes):
            return io.BytesIO(self._triples)
        return self._triples.open("rb")

    def _block(self, file: BinaryIO, key: str) -> Any:
        start, length = self.index.parts.get(key, (0, 0))
        if not length:
            return None
        file.seek(start)
        return json.loads(file.read(length))


def folder() -> Path:
    """The user's cache folder for this program; the environment variable GOVGRAPH_CACHE sets it."""
    given = os.environ.get("GOVGRAPH_CACHE", "")
    if given:
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_cache_dir("govgraph", appauthor=False))


def read(stamp: str) -> Compiled | None:
    """Open the compiled form made for this state of the shipped files; None where there is none that is whole."""
    place = folder()
    try:
        raw = json.loads((place / _name(stamp, "json")).read_text(encoding="utf-8"))
        triples = place / _name(stamp, "nt")
        if raw["stamp"] != stamp or raw["layout"] != LAYOUT or triples.stat().st_size != raw["size"]:
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    raw["things"] = {
        key: Thing(key, value[0], value[1], tuple(value[2]), value[3], value[4]) for key, value in raw["things"].items()
    }
    del raw["layout"], raw["size"]
    return Compiled(Index(**raw), triples)


def write(index: Index, triples: bytes) -> Compiled:
    """Keep the compiled form in the cache; where that cannot be written, it lives for this run alone."""
    raw = {key: getattr(index, key) for key in Index._fields}
    raw["things"] = {key: [t.label, t.text, t.classes, t.year, t.series] for key, t in index.things.items()}
    raw |= {"layout": LAYOUT, "size": len(triples)}
    place = folder()
    try:
        place.mkdir(parents=True, exist_ok=True)
        _put(place / _name(index.stamp, "nt"), triples)
        _put(place / _name(index.stamp, "json"), json.dumps(raw, ensure_ascii=False).encode())
        _sweep(place, index.stamp)
    except OSError:
        return Compiled(index, triples)
    return Compiled(index, place / _name(index.stamp, "nt"))


def _name(stamp: str, suffix: str) -> str:
    return f"{stamp}.{suffix}"


def _put(path: Path, content: bytes) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)


def _sweep(place: Path, stamp: str) -> None:
    keep = {_name(stamp, "nt"), _name(stamp, "json")}
    for path in place.iterdir():
        if path.suffix in (".nt", ".json", ".part") and path.name not in keep:
            path.unlink(missing_ok=True)


def current() -> str:
    """The stamp of the shipped files as they are now."""
    return resources.stamp()
