"""The triples of one graph at a SPARQL endpoint."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from govgraph.errors import LimitReached, NoAnswer
from govgraph.model import Iri, Table
from govgraph.store.client import Access, Client
from govgraph.store.embedded import CONSTRUCT, Store
from govgraph.store.terms import value

# A request that loads holds about so many lines, so that no server refuses it as too large.
_LINES = 50_000
# Servers cut at round numbers of rows, or at powers of two from this on; then the rows are counted there too.
_CUT = 256
_PROLOGUE = re.compile(r"(?:\s+|#[^\n]*|PREFIX\s+\S*\s*<[^>]*>|BASE\s*<[^>]*>)*", re.IGNORECASE)
_WHERE = re.compile(r"^WHERE\b", re.MULTILINE)


class Remote(Store):
    """The graph of one name at an endpoint; the same contract as a store in this process.

    Each engine reads the same SPARQL over SPARQL's own protocol; what is loaded is read here first, so that a file with
    an error in it changes nothing there.
    """

    near = False

    def __init__(self, access: Access, graph: str) -> None:
        self._client = Client(access)
        self._name = graph

    @property
    def url(self) -> str:
        """Where it is asked."""
        return self._client.access.url

    def graph(self, name: str) -> "Remote":
        """Another graph of the same endpoint, over the same connection."""
        other = Remote(self._client.access, name)
        other._client = self._client
        return other

    def __len__(self) -> int:
        return self._count("?s ?p ?o")

    def load(self, content: bytes, form: str, name: str = "-") -> None:
        """Add the triples of a file; a file that cannot be read adds nothing and raises BadData with its line."""
        read = Store()
        read.load(content, form, name)
        self.load_own(read.content())

    def load_own(self, content: bytes) -> None:
        """Add N-Triples that this program wrote itself, in requests of a size that servers take."""
        lines = content.splitlines(keepends=True)
        for start in range(0, len(lines), _LINES):
            self._client.load(b"".join(lines[start : start + _LINES]), self._name)

    def remove(self, lines: list[str]) -> None:
        """Take some lines of N-Triples out."""
        for start in range(0, len(lines), _LINES // 10):
            self.update(f"DELETE DATA {{ GRAPH <{self._name}> {{ {''.join(lines[start : start + _LINES // 10])} }} }}")

    def copy(self) -> Store:
        """Make a store in memory with the same triples."""
        number = len(self)
        store = Store()
        if number:
            self._read(self._client.content(self._name), store)
        if len(store) != number:
            raise LimitReached(f"{self.url} sends {len(store)} of {number} triples; have its limits raised")
        return store

    def select(self, text: str) -> Table:
        """Run a SELECT or an ASK; an answer that the endpoint has cut short raises LimitReached."""
        # On nothing at all; what is wrong is said as elsewhere, with its line, before anything is sent.
        blank = Store()
        blank.select(text)
        table = self._table(self._client.select(text, self._name))
        if isinstance(blank._query(text), ox.QueryBoolean):
            # Virtuoso tells a truth by a row of 1, and the contrary by no row.
            return Table(("answer",), ((bool(table.rows and table.rows[0][0]),),))
        if _round(len(table.rows)):
            self._check_number(text, len(table.rows))
        return table

    def derive(self, text: str) -> None:
        """Run a CONSTRUCT there and add its triples to this graph."""
        self._client.update(_update(text, self._name, self._name))

    def construct(self, text: str, into: Store) -> None:
        """Run a CONSTRUCT and add its triples to another store; those for a graph of this endpoint never leave it.

        What the endpoint has cut short raises LimitReached; that is seen where each solution builds one triple.
        """
        if isinstance(into, Remote) and into.url == self.url:
            self._client.update(_update(text, self._name, into._name))
            return
        content = self._client.construct(text, self._name)
        self._read(content, into)
        number = sum(1 for line in content.splitlines() if line.endswith(b"."))
        if _round(number):
            self._check_number(text, number)

    def built(self, text: str) -> bytes:
        """The triples of a CONSTRUCT as N-Triples; what the endpoint has cut short raises LimitReached."""
        near = Store()
        self.construct(text, near)
        return near.content()

    def copy_to(self, other: "Remote") -> None:
        """Have the endpoint add all triples to another of its graphs."""
        self.update(
            f"INSERT {{ GRAPH <{other._name}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{self._name}> {{ ?s ?p ?o }} }}"
        )

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """Give subject, predicate and object of each triple (a literal as nothing), and its line of N-Triples."""
        return self.copy().lines()

    def content(self) -> bytes:
        """Write all triples as N-Triples, in no order; what the endpoint has cut short raises LimitReached."""
        return self.copy().content()

    def out_of(self, node: str) -> Iterator[tuple[str, str, str]]:
        """Give predicate and object (a literal as nothing) of each triple of a node, and its line of N-Triples."""
        near = Store()
        self.construct(f"CONSTRUCT {{ <{node}> ?p ?o }}\nWHERE {{ <{node}> ?p ?o }}", near)
        return near.out_of(node)

    def into(self, node: str) -> Iterator[str]:
        """Give the subject of each triple that has a node as its object."""
        found = self.select(f"SELECT ?s WHERE {{ ?s ?p <{node}> }}")
        return (cell.value for (cell,) in found.rows if isinstance(cell, Iri))

    def dump(self, form: str) -> bytes:
        """Write all triples in one format, the same bytes for the same triples."""
        return self.copy().dump(form)

    def clear(self) -> None:
        """Remove all triples of this graph."""
        self.update(f"CLEAR SILENT GRAPH <{self._name}>")

    def update(self, text: str) -> None:
        """Run an update, which names its graphs itself."""
        self._client.update(text)

    def _count(self, pattern: str) -> int:
        found = self._table(self._client.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}", self._name))
        number = found.rows[0][0]
        assert isinstance(number, int)
        return number

    def _check_number(self, text: str, number: int) -> None:
        """Count the rows there: as many rows as some limit allows may not be all."""
        whole = self._table(self._client.select(_counting(text), self._name)).rows[0][0]
        if whole != number:
            raise LimitReached(f"{self.url} sends {number} of {whole} rows; ask for fewer, or have its limit raised")

    def _read(self, content: bytes, into: Store) -> None:
        try:
            into.load_own(content)
        except SyntaxError:
            raise NoAnswer(self.url, "what it sends of a graph is no N-Triples") from None

    def _table(self, body: bytes) -> Table:
        try:
            found = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
            if isinstance(found, ox.QueryBoolean):
                return Table(("answer",), ((bool(found),),))
            columns = tuple(variable.value for variable in found.variables)
            return Table(columns, tuple(tuple(value(cell) for cell in row) for row in found))
        except (SyntaxError, ValueError):
            raise NoAnswer(self.url, "what it sends is no whole answer in SPARQL's JSON") from None


def _round(number: int) -> bool:
    """Whether some limit may have cut at a number; Virtuoso builds one triple more than its limit says."""
    return number >= _CUT and any(one % 100 == 0 or one & (one - 1) == 0 for one in (number, number - 1))


def _counting(text: str) -> str:
    """The query that counts the rows of a SELECT, or those of which a CONSTRUCT builds its triples."""
    start = _PROLOGUE.match(text)
    assert start
    pattern = f"{{ {{ {text[start.end() :]}\n}} }}"
    if CONSTRUCT.search(text):
        pattern = _WHERE.split(text, maxsplit=1)[1]
    return f"{start[0]}\nSELECT (COUNT(*) AS ?number) WHERE {pattern}"


def _update(text: str, source: str, target: str) -> str:
    """A CONSTRUCT as the update that reads one graph and writes into another or the same."""
    inserted = CONSTRUCT.sub(f"WITH <{target}> INSERT", text, count=1)
    return _WHERE.sub(f"USING <{source}>\nWHERE", inserted, count=1)
