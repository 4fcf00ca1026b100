"""All statements of a store in a table for full-text search, in memory or in a file beside the compiled form."""

import contextlib
import json
import os
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from govgraph import compiled, queries, resources
from govgraph.compiled import Index
from govgraph.errors import BadUse
from govgraph.model import Iri, Table, Value
from govgraph.names import tokens
from govgraph.queries import Query
from govgraph.vocabulary import strings

if TYPE_CHECKING:
    import sqlite3

_TABLES = """
CREATE VIRTUAL TABLE said USING fts5(words, content='', tokenize='porter unicode61');
CREATE TABLE cells (place INTEGER PRIMARY KEY, row TEXT NOT NULL);
CREATE TABLE columns (name TEXT NOT NULL);
CREATE TABLE about (thing TEXT NOT NULL, place INTEGER NOT NULL);
"""
_MEMORY = ":memory:"
# Where the check sum of a file stands in it, and of how many bytes it is.
_CHECK = 60
_SIZE = 4
# What is said of a thing makes a whole where it is no more than so many statements.
_FEW = 40


class FullText:
    """Statements by their places, each a row of the table that they were made of."""

    def __init__(self, base: "sqlite3.Connection") -> None:
        self._base = base
        self.columns = tuple(name for (name,) in base.execute("SELECT name FROM columns ORDER BY rowid"))
        self.number = int(base.execute("SELECT COUNT(*) FROM cells").fetchone()[0])

    def matches(self, wanted: str) -> frozenset[int]:
        """The places of the statements that match an expression of FTS5."""
        found = self._base.execute("SELECT rowid FROM said WHERE said MATCH ?", (wanted,))
        return frozenset(place for (place,) in found)

    @cached_property
    def about(self) -> dict[str, tuple[int, ...]]:
        """The places of the statements on each thing of which there are few."""
        found: dict[str, list[int]] = {}
        for thing, place in self._base.execute("SELECT thing, place FROM about"):
            found.setdefault(thing, []).append(place)
        return {thing: tuple(places) for thing, places in found.items()}

    def row(self, place: int) -> tuple[Value | None, ...]:
        """The cells of the statement at a place."""
        (text,) = self._base.execute("SELECT row FROM cells WHERE place = ?", (place,)).fetchone()
        return tuple(_cell(cell) for cell in json.loads(text))


def query() -> Query:
    """What asks for all statements that can be searched."""
    return queries.read(resources.root() / "queries" / "policy" / "sayings.rq")


def made(index: Index, table: Table) -> FullText:
    """Take the statements of a table, in memory alone."""
    import sqlite3

    base = sqlite3.connect(_MEMORY, check_same_thread=False)
    _fill(base, index, table)
    return FullText(base)


def keep(index: Index, table: Table, folder: str = "") -> None:
    """Write the statements of a table to a file of the cache, or of a folder; nothing where that cannot be."""
    import sqlite3

    from govgraph.targets import whole

    with contextlib.suppress(OSError, BadUse, sqlite3.Error):
        place = folder or compiled.folder()
        os.makedirs(place, exist_ok=True)  # noqa: PTH103
        with whole(_path(place, index.stamp)) as target:
            with contextlib.closing(sqlite3.connect(target)) as base:
                base.execute("PRAGMA journal_mode = OFF")
                _fill(base, index, table)
            with open(target, "r+b") as file:  # noqa: PTH123
                checked = _checked(file.read())
                file.seek(_CHECK)
                file.write(checked)


def kept(stamp: str) -> FullText | None:
    """What was kept for one state of the files; None where there is nothing that is whole."""
    import sqlite3
    from urllib.parse import quote

    for folder in compiled.folders():
        path = _path(folder, stamp)
        with contextlib.suppress(sqlite3.Error, OSError):
            with open(path, "rb") as file:  # noqa: PTH123
                data = file.read()
            if data[_CHECK : _CHECK + _SIZE] != _checked(data):
                continue
            base = sqlite3.connect(f"file:{quote(path)}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            if base.execute("PRAGMA quick_check").fetchone() == ("ok",):
                return FullText(base)
    return None


def _checked(data: bytes) -> bytes:
    """The check sum of a file but for the place where it stands, the "user version" of SQLite's file format."""
    import zlib

    rest = zlib.crc32(data[_CHECK + _SIZE :], zlib.crc32(data[:_CHECK]))
    return rest.to_bytes(_SIZE, "big")


def mark(name: str) -> str:
    """One word that stands for a thing."""
    return "x" + "".join(letter for letter in name if letter.isalnum()) + "x"


def _path(folder: str, stamp: str) -> str:
    return os.path.join(folder, f"{stamp}-{compiled.LAYOUT}.said")  # noqa: PTH118


def _fill(base: "sqlite3.Connection", index: Index, table: Table) -> None:
    called: dict[str, str] = {}
    base.executescript(_TABLES)
    base.executemany("INSERT INTO columns VALUES (?)", [(name,) for name in table.columns])
    base.executemany("INSERT INTO cells VALUES (?, ?)", enumerate(map(_row, table.rows)))
    lines = ((place, " ".join(_words(index, record, called))) for place, record in enumerate(table.records()))
    base.executemany("INSERT INTO said (rowid, words) VALUES (?, ?)", lines)
    base.executemany("INSERT INTO about VALUES (?, ?)", _about(index, table))
    base.commit()


def _about(index: Index, table: Table) -> Iterator[tuple[str, int]]:
    """Each thing with the places of the statements that name it, where they are few."""
    places: dict[str, list[int]] = {}
    for place, record in enumerate(table.records()):
        for value in {record.get("thing"), record.get("other")}:
            if isinstance(value, Iri) and value.id in index.things:
                places.setdefault(value.id, []).append(place)
    for thing in sorted(places):
        if 1 < len(places[thing]) <= _FEW:
            yield from ((thing, place) for place in places[thing])


def _row(row: tuple[Value | None, ...]) -> str:
    """A row as text."""
    # A name is a tuple, so that it is written as a list.
    return json.dumps(row)


def _cell(cell: object) -> Value | None:
    if isinstance(cell, list):
        return Iri(cell[0])
    assert cell is None or isinstance(cell, str | int | float)
    return cell


def _words(index: Index, record: dict[str, Value], called: dict[str, str]) -> Iterator[str]:
    """The words that a statement is found by."""
    for name, value in record.items():
        if isinstance(value, Iri) and name not in ("status", "stmt"):
            if value.id not in called:
                called[value.id] = " ".join(_names(index, value.id))
            yield called[value.id]
        elif not isinstance(value, Iri):
            yield from tokens(str(value))


def _names(index: Index, name: str) -> Iterator[str]:
    """The words for a thing, or those under which questions name a role, a relation or a property."""
    thing = index.things.get(name)
    if thing:
        yield from (mark(name), *tokens(f"{thing.text} {thing.label}"))
    else:
        yield from tokens(index.concepts.get(name, {}).get("label", name))
    also = index.words["sought"]["also"]
    assert isinstance(also, dict)
    for listed in (index.words["terms"], also):
        for form in strings(listed.get(name, [])):
            yield from tokens(form)
