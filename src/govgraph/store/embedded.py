"""The triples of one graph, in memory or in a folder, by the engine that runs in this process."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from govgraph.errors import BadData, BadUse, GovGraphError
from govgraph.model import Table
from govgraph.store.terms import XSD, value

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
_PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "gov": "https://w3id.org/govgraph/ns#",
    "id": "https://w3id.org/govgraph/id/",
    "org": "http://www.w3.org/ns/org#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": XSD,
}
# Where the text of a rule or a policy becomes an update.
CONSTRUCT = re.compile(r"^CONSTRUCT\b", re.MULTILINE)
# A CONSTRUCT of all triples of the nodes that the rest of its pattern finds; the engine describes them much faster.
_WHOLE = re.compile(
    r"^CONSTRUCT \{ (\?\w+) (\?\w+) (\?\w+) \}\nWHERE \{\n\s*\1 \2 \3 \.$(?![\s\S]*(\2|\3)\b)", re.MULTILINE
)


class Store:
    """One graph: in memory by default, else the graph of that IRI among the `quads` of an engine.

    >>> store = Store()
    >>> store.load(b'<http://x/a> <http://x/b> "c" .', "nt")
    >>> store.select("SELECT ?o WHERE { ?s ?p ?o }").rows
    (('c',),)
    """

    # Whether the triples are in the memory of this process, where all of them are soon read.
    near = True

    def __init__(self, quads: ox.Store | None = None, graph: str = "") -> None:
        if quads is None:
            quads = ox.Store()
        self._quads = quads
        self._graph: ox.NamedNode | ox.DefaultGraph = ox.DefaultGraph()
        # What makes a CONSTRUCT an update of this graph.
        self._insert = "INSERT"
        if graph:
            self._graph = ox.NamedNode(graph)
            self._insert = f"WITH {self._graph} INSERT"

    def __len__(self) -> int:
        if isinstance(self._graph, ox.DefaultGraph):
            return len(self._quads)
        return sum(1 for _ in self._all())

    def load(self, content: bytes, form: str, name: str = "-") -> None:
        """Add the triples of a file; a file that cannot be read adds nothing and raises BadData with its line."""
        try:
            self._quads.load(content, format=FORMATS[form], to_graph=self._graph)
        except SyntaxError as error:
            raise BadData(name, error.lineno or 0, reason(error)) from None

    def load_own(self, content: bytes) -> None:
        """Add N-Triples that this program wrote itself, without checking each name in them again."""
        self._quads.load(content, format=FORMATS["nt"], to_graph=self._graph, lenient=True)

    def load_file(self, path: "Path") -> None:
        """Add the triples of a Turtle or N-Triples file."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise BadData(path.name, 0, f"the file cannot be read: {error.strerror}") from None
        self.load(content, path.suffix[1:], path.name)

    def remove(self, lines: list[str]) -> None:
        """Take some lines of N-Triples out."""
        self._quads.update(f"DELETE DATA {{ {''.join(lines)} }}")

    def copy(self) -> "Store":
        """Make an independent store with the same triples."""
        other = Store()
        other._quads.bulk_extend(ox.Quad(*quad.triple) for quad in self._all())
        return other

    def select(self, text: str) -> Table:
        """Run a SELECT or an ASK; an ASK gives one row with one truth value."""
        found = self._query(text)
        if isinstance(found, ox.QueryBoolean):
            return Table(("answer",), ((bool(found),),))
        if not isinstance(found, ox.QuerySolutions):
            raise BadUse("this query builds triples; only SELECT and ASK give rows")
        columns = tuple(variable.value for variable in found.variables)
        try:
            return Table(columns, tuple(tuple(value(cell) for cell in row) for row in found))
        except (RuntimeError, OSError) as error:
            raise self._failed(error) from None

    def derive(self, text: str) -> None:
        """Run a CONSTRUCT and add its triples to this store.

        The engine runs it wrapped as INSERT, so no triple has to pass through Python.
        """
        try:
            self._quads.update(CONSTRUCT.sub(self._insert, text, count=1))
        except SyntaxError as error:
            raise BadUse(f"SPARQL, {reason(error)}") from None

    def construct(self, text: str, into: "Store") -> None:
        """Run a CONSTRUCT and add its triples to another store, which may be of another engine."""
        into._take(self._triples(text))

    def built(self, text: str) -> bytes:
        """The triples of a CONSTRUCT as N-Triples, for `load_own`."""
        return self._triples(text).serialize(format=FORMATS["nt"]) or b""

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """Give subject, predicate and object of each triple (a literal as nothing), and its line of N-Triples."""
        for quad in self._all():
            yield _plain(quad.subject), _plain(quad.predicate), _plain(quad.object), f"{quad.triple} .\n"

    def out_of(self, node: str) -> Iterator[tuple[str, str, str]]:
        """Give predicate and object (a literal as nothing) of each triple of a node, and its line of N-Triples."""
        for quad in self._quads.quads_for_pattern(ox.NamedNode(node), None, None, self._graph):
            yield _plain(quad.predicate), _plain(quad.object), f"{quad.triple} .\n"

    def into(self, node: str) -> Iterator[str]:
        """Give the subject of each triple that has a node as its object."""
        for quad in self._quads.quads_for_pattern(None, None, ox.NamedNode(node), self._graph):
            yield _plain(quad.subject)

    def content(self) -> bytes:
        """Write all triples as N-Triples, in no order, for `load_own`."""
        return self._quads.dump(format=FORMATS["nt"], from_graph=self._graph) or b""

    def dump(self, form: str) -> bytes:
        """Write all triples in one format, the same bytes for the same triples."""
        text = "".join(sorted(f"{quad.triple} .\n" for quad in self._all())).encode()
        if form == "nt":
            return text
        parsed = (ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(text, format=FORMATS["nt"]))
        if form != "ttl":
            return ox.serialize(parsed, format=FORMATS[form]) or b""
        written = ox.serialize(parsed, format=FORMATS[form], prefixes=_PREFIXES) or b""
        # The engine writes the prefixes in an order of its own, another one each time.
        count = written.count(b"@prefix ")
        lines = written.split(b"\n")
        return b"\n".join(sorted(lines[:count]) + lines[count:])

    def _triples(self, text: str) -> ox.QueryTriples:
        found = self._query(_WHOLE.sub(r"DESCRIBE \1\nWHERE {", text, count=1))
        if not isinstance(found, ox.QueryTriples):
            raise BadUse("this query builds no triples; a CONSTRUCT is needed")
        return found

    def _take(self, found: ox.QueryTriples) -> None:
        self.load_own(found.serialize(format=FORMATS["nt"]) or b"")

    def _failed(self, error: Exception) -> GovGraphError:
        """What an error of the engine means for whoever asked."""
        return BadUse(f"SPARQL: {error}")

    def _all(self) -> Iterator[ox.Quad]:
        return self._quads.quads_for_pattern(None, None, None, self._graph)

    def _query(self, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        try:
            return self._quads.query(text, default_graph=self._graph)
        except SyntaxError as error:
            raise BadUse(f"SPARQL, {reason(error)}") from None
        except (RuntimeError, OSError) as error:
            raise self._failed(error) from None


def _plain(node: object) -> str:
    if isinstance(node, ox.NamedNode):
        return node.value
    return ""


def reason(error: SyntaxError) -> str:
    """What the engine says of a text that it cannot read, in one short line."""
    import textwrap

    where = re.match(r"error at (\d+):(\d+): (.*)", str(error.msg), re.DOTALL)
    if where:
        line, column, rest = where.groups()
        return f"line {line}, column {column}: {textwrap.shorten(rest.replace('[_]', 'something else'), 100)}"
    return textwrap.shorten(str(error.msg), 160)
