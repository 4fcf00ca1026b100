"""Values as SPARQL writes them, and as the rows of answers hold them."""

from datetime import date

import pyoxigraph as ox

from govgraph.errors import BadUse
from govgraph.model import Iri, Value

XSD = "http://www.w3.org/2001/XMLSchema#"


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


def value(cell: object) -> Value | None:
    """Read one term of the engine as a value: numbers, dates and truths as such, other literals as text."""
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
