"""The names and things of a store on disk: tables of one file, each behind the interface of a dict.

What is asked for is looked up; nothing is read that nobody asks for, however much there is.
"""

import json
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from contextlib import closing
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import quote

from govgraph.compiled import Index
from govgraph.errors import UnreadableStore
from govgraph.model import Thing

if TYPE_CHECKING:
    import sqlite3

Value = TypeVar("Value")
# The fields of an index that grow with the data.
TABLES = ("things", "names", "editions", "series", "meetings", "places", "chaired", "ended", "vacancies")
# The rest of the index, and the canned queries.
_REST = "rest"


class Shelf(Mapping[str, Value], Generic[Value]):
    """One table, as a dict; what was once looked up is kept."""

    def __init__(self, catalogue: "Catalogue", table: str, read: Callable[[str, Any], Value]) -> None:
        self._catalogue = catalogue
        self._table = table
        self._read = read
        self._held: dict[str, Value | None] = {}

    def __getitem__(self, key: str) -> Value:
        if key not in self._held:
            self._held[key] = None
            for (found,) in self._catalogue.rows(f"SELECT value FROM {self._table} WHERE key = ?", key):
                self._held[key] = self._read(key, json.loads(found))
        value = self._held[key]
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        for (key,) in self._catalogue.rows(f"SELECT key FROM {self._table} ORDER BY key"):
            yield key

    def items(self) -> ItemsView[str, Value]:
        """Each key with its value, read in one go."""
        return _Items(self)

    def values(self) -> ValuesView[Value]:
        """Each value, read in one go."""
        return _Values(self)

    def pairs(self) -> Iterator[tuple[str, Value]]:
        """Give each key with its value, and keep none of them."""
        for key, found in self._catalogue.rows(f"SELECT key, value FROM {self._table} ORDER BY key"):
            yield key, self._read(key, json.loads(found))

    def __len__(self) -> int:
        return int(next(self._catalogue.rows(f"SELECT COUNT(*) FROM {self._table}"))[0])


class _Items(ItemsView[str, Value]):
    def __init__(self, shelf: Shelf[Value]) -> None:
        super().__init__(shelf)
        self._shelf = shelf

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        return self._shelf.pairs()


class _Values(ValuesView[Value]):
    def __init__(self, shelf: Shelf[Value]) -> None:
        super().__init__(shelf)
        self._shelf = shelf

    def __iter__(self) -> Iterator[Value]:
        return (value for _, value in self._shelf.pairs())


class Catalogue:
    """The file of one store, opened to read."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file: sqlite3.Connection | None = None

    def rows(self, text: str, *values: str) -> Iterator[Any]:
        """Give the rows of a query in SQL."""
        import sqlite3

        try:
            if self._file is None:
                address = f"file:{quote(self._path)}?mode=ro&immutable=1"
                self._file = sqlite3.connect(address, uri=True, check_same_thread=False)
            yield from self._file.execute(text, values)
        except (sqlite3.Error, ValueError) as error:
            raise UnreadableStore(self._path, f"its names are damaged or cannot be read: {error}") from None

    def index(self) -> Index:
        """The index, whose great tables are read as they are asked."""
        raw = self._rest("index")
        plain = {name: Shelf(self, name, _as_it_is) for name in TABLES}
        return Index(**(raw | plain | {"things": Shelf(self, "things", _thing), "parts": {}}))

    def block(self, key: str) -> dict[str, object]:
        """The header and the text of a canned query."""
        return self._rest(key)

    def _rest(self, key: str) -> dict[str, Any]:
        for (found,) in self.rows(f"SELECT value FROM {_REST} WHERE key = ?", key):
            raw: dict[str, Any] = json.loads(found)
            return raw
        raise UnreadableStore(self._path, f"there is no {key!r} in it; load the files again")

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()


def write(index: Index, blocks: dict[str, object], path: str) -> None:
    """Write an index and the canned queries into a new file."""
    import sqlite3

    raw = index._asdict()
    raw["things"] = {key: [t.label, t.text, t.classes, t.year, t.series] for key, t in index.things.items()}
    tables: dict[str, Mapping[str, object]] = {name: raw.pop(name) for name in TABLES}
    tables[_REST] = {"index": raw, **blocks}
    with closing(sqlite3.connect(path)) as file:
        # Nobody reads the file before it is whole, so no journal of the changes is needed.
        file.execute("PRAGMA journal_mode = OFF")
        for name, table in tables.items():
            file.execute(f"CREATE TABLE {name} (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
            rows = ((key, json.dumps(table[key], ensure_ascii=False)) for key in sorted(table))
            file.executemany(f"INSERT INTO {name} VALUES (?, ?)", rows)
        file.commit()


def _as_it_is(_key: str, value: Any) -> Any:
    return value


def _thing(key: str, value: Any) -> Thing:
    return Thing(key, value[0], value[1], tuple(value[2]), value[3], value[4])
