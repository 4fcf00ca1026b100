"""The triples, behind one interface; the only importer of the engine."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pyoxigraph as ox

from govgraph.errors import BadData, BadUse
from govgraph.model import Iri, Table, Value

if TYPE_CHECKING:
    from pathlib import Path

XSD = "http://www.w3.org/2001/XMLSchema#"
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
_CONSTRUCT = re.compile(r"^CONSTRUCT\b", re.MULTILINE)


class Store:
    """A graph in memory.

    >>> store = Store()
    >>> store.load(b'<http://x/a> <http://x/b> "c" .', "nt")
    >>> store.select("SELECT ?o WHERE { ?s ?p ?o }").rows
    (('c',),)
    """

    def __init__(self) -> None:
        self._store = ox.Store()

    def __len__(self) -> int:
        return len(self._store)

    def load(self, content: bytes, form: str, name: str = "-") -> None:
        """Add the triples of a file; a file that cannot be read adds nothing and raises BadData with its line."""
        try:
            self._store.load(content, format=FORMATS[form])
        except SyntaxError as error:
            raise BadData(name, error.lineno or 0, _reason(error)) from None

    def load_own(self, content: bytes) -> None:
        """Add N-Triples that this program wrote itself, without checking each name in them again."""
        self._store.load(content, format=FORMATS["nt"], lenient=True)

    def load_file(self, path: "Path") -> None:
        """Add the triples of a Turtle or N-Triples file."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise BadData(path.name, 0, f"the file cannot be read: {error.strerror}") from None
        self.load(content, path.suffix[1:], path.name)

    def copy(self) -> "Store":
        """Make an independent store with the same triples."""
        other = Store()
        other._store.bulk_extend(self._store)
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
            return Table(columns, tuple(tuple(_value(cell) for cell in row) for row in found))
        except (RuntimeError, OSError) as error:
            raise BadUse(f"SPARQL: {error}") from None

    def derive(self, text: str) -> int:
        """Run a CONSTRUCT and add its triples to this store; the number of new ones is returned.

        The engine runs it wrapped as INSERT, so no triple has to pass through Python.
        """
        before = len(self)
        try:
            self._store.update(_CONSTRUCT.sub("INSERT", text, count=1))
        except SyntaxError as error:
            raise BadUse(f"SPARQL, {_reason(error)}") from None
        return len(self) - before

    def construct(self, text: str, into: "Store") -> int:
        """Run a CONSTRUCT and add its triples to another store; the number of new ones is returned."""
        found = self._query(text)
        if not isinstance(found, ox.QueryTriples):
            raise BadUse("this query builds no triples; a CONSTRUCT is needed")
        before = len(into)
        into._store.extend([ox.Quad(t.subject, t.predicate, t.object) for t in found])
        return len(into) - before

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """Give subject, predicate and object of each triple (a literal as nothing), and its line of N-Triples."""
        for quad in self._store:
            yield _plain(quad.subject), _plain(quad.predicate), _plain(quad.object), f"{quad.triple} .\n"

    def dump(self, form: str) -> bytes:
        """Write all triples in one format, the same bytes for the same triples."""
        text = "".join(sorted(f"{quad.triple} .\n" for quad in self._store)).encode()
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

    def _query(self, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        try:
            return self._store.query(text)
        except SyntaxError as error:
            raise BadUse(f"SPARQL, {_reason(error)}") from None
        except (RuntimeError, OSError) as error:
            raise BadUse(f"SPARQL: {error}") from None


def term(value: Value) -> str:
    """Serialise one value as SPARQL writes it, so that it can stand in a VALUES row.

    >>> term(Iri("http://x/a")), term('say "hi"'), term(date(2008, 1, 2))
    ('<http://x/a>', '"say \\\\"hi\\\\""', '"2008-01-02"^^<http://www.w3.org/2001/XMLSchema#date>')
    """
    if isinstance(value, Iri):
        try:
            return str(ox.NamedNode(value.value))
        except ValueError:
            raise BadUse(f"{value.value!r} is no IRI") from None
    if isinstance(value, date):
        return str(ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD + "date")))
    return str(ox.Literal(value))


def _plain(node: object) -> str:
    if isinstance(node, ox.NamedNode):
        return node.value
    return ""


def _value(cell: object) -> Value | None:
    if isinstance(cell, ox.NamedNode):
        return Iri(cell.value)
    if isinstance(cell, ox.BlankNode):
        return f"_:{cell.value}"
    if not isinstance(cell, ox.Literal):
        return None
    kind = cell.datatype.value.removeprefix(XSD)
    if kind == "integer":
        return int(cell.value)
    if kind in ("decimal", "double", "float"):
        return float(cell.value)
    if kind == "boolean":
        return cell.value in ("true", "1")
    if kind == "date":
        try:
            return date.fromisoformat(cell.value)
        except ValueError:
            return cell.value
    return cell.value


def _reason(error: SyntaxError) -> str:
    import textwrap

    where = re.match(r"error at (\d+):(\d+): (.*)", str(error.msg), re.DOTALL)
    if where:
        line, column, rest = where.groups()
        return f"line {line}, column {column}: {textwrap.shorten(rest.replace('[_]', 'something else'), 100)}"
    return textwrap.shorten(str(error.msg), 160)
