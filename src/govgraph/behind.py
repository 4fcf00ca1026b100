"""What stands behind all statements of a store, read at once and kept beside the compiled form."""

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import itemgetter
from typing import Any, TypeAlias

from govgraph import buckets, compiled, evidence
from govgraph.compiled import Index
from govgraph.dates import Interval
from govgraph.errors import BadUse
from govgraph.evidence import Evidence, Reference
from govgraph.model import Iri, Table

# The evidence for one statement, each piece with its place in the order of all.
_Placed: TypeAlias = list[tuple[int, Evidence]]
_SUFFIX = "behind"
_SAID_ON, _BOUNDS = (Evidence._fields.index(name) for name in ("said_on", "bounds"))


class Behind:
    """What stands behind the statements of a store, by statement."""

    def __init__(self, find: Callable[[str], _Placed]) -> None:
        self._find = find
        self._held: dict[str, _Placed] = {}

    def of(self, stmts: Iterable[str]) -> list[Evidence]:
        """The evidence for some statements, in the order in which the query that collects it gives it."""
        found: _Placed = []
        for stmt in stmts:
            if stmt not in self._held:
                self._held[stmt] = self._find(stmt)
            found += self._held[stmt]
        return [one for _, one in sorted(found, key=itemgetter(0))]


def read(index: Index, table: Table) -> Behind:
    """Take the rows of the query that collects the evidence, asked of all statements."""
    found = _by_statement(table)

    def of(stmt: str) -> _Placed:
        rows = found.get(stmt, {})
        part = Table(table.columns, tuple(rows.values()))
        return list(zip(rows, evidence.read(index, part), strict=True))

    return Behind(of)


def keep(index: Index, table: Table, key: str, folder: str = "") -> None:
    """Write the same to a file of the cache, or of a folder, under a key; where that cannot be, nothing is kept."""
    from govgraph.targets import whole

    every = read(index, table)
    texts = {
        stmt: json.dumps(list(zip(rows, every.of((stmt,)), strict=True)), default=date.isoformat)
        for stmt, rows in _by_statement(table).items()
    }
    with contextlib.suppress(OSError, BadUse):
        place = folder or compiled.folder()
        os.makedirs(place, exist_ok=True)  # noqa: PTH103
        with whole(_path(place, index.stamp, key)) as target:
            buckets.write(str(target), texts)


def kept(stamp: str, key: str) -> Behind | None:
    """What was kept under a key for one state of the files; None where there is nothing that is whole.

    Where a part of it proves damaged, reading that raises Damaged.
    """
    for folder in compiled.folders():
        with contextlib.suppress(OSError, ValueError):
            return _of_file(buckets.Buckets(_path(folder, stamp, key)))
    return None


def _of_file(opened: buckets.Buckets) -> Behind:
    return Behind(lambda stmt: list(_told(opened, stmt)))


def _path(folder: str, stamp: str, key: str) -> str:
    return os.path.join(folder, f"{stamp}-{compiled.LAYOUT}-{key}.{_SUFFIX}")  # noqa: PTH118


def _by_statement(table: Table) -> dict[str, dict[int, tuple[Any, ...]]]:
    """The rows for each statement, with their places among all."""
    at = table.columns.index("stmt")
    found: dict[str, dict[int, tuple[Any, ...]]] = {}
    for place, row in enumerate(table.rows):
        stmt = row[at]
        assert isinstance(stmt, Iri)
        found.setdefault(stmt.id, {})[place] = row
    return found


def _told(opened: buckets.Buckets, stmt: str) -> Iterator[tuple[int, Evidence]]:
    try:
        for place, raw in json.loads(opened.get(stmt) or "[]"):
            yield place, _one(*raw)
    except (ValueError, TypeError):
        raise compiled.Damaged from None


def _one(*raw: Any) -> Evidence:
    """A piece of evidence as its file has it, its days as text."""
    one = Evidence._make(raw)
    return one._replace(
        spans=tuple((name, text) for name, text in one.spans),
        reference=Reference._make(one.reference),
        said_on=date.fromisoformat(raw[_SAID_ON]),
        bounds=tuple((name, Interval(*map(date.fromisoformat, days))) for name, days in raw[_BOUNDS]),
    )
