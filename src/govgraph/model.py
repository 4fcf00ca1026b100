"""The frozen values that cross layers."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

NAMESPACE = "https://w3id.org/govgraph/"


class Iri(NamedTuple):
    """Name of a thing in the graph.

    >>> Iri("https://w3id.org/govgraph/id/gfmd").id
    'gfmd'
    """

    value: str

    @property
    def id(self) -> str:
        """The part after the namespace of things; other names keep their whole path."""
        return self.value.removeprefix(NAMESPACE).removeprefix("id/")

    @staticmethod
    def of_thing(name: str) -> "Iri":
        """Name the thing with this id."""
        return Iri(f"{NAMESPACE}id/{name}")


Value = Iri | str | int | float | bool | date


class Table(NamedTuple):
    """Rows of a query: `columns` are its variables, a cell without a value is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]

    def records(self) -> Iterator[dict[str, Value]]:
        """Give each row by the names of its columns, leaving out what has no value."""
        for row in self.rows:
            yield {name: cell for name, cell in zip(self.columns, row, strict=True) if cell is not None}

    def to_pandas(self) -> object:
        """A pandas DataFrame with a name as its full IRI; needs pandas."""
        import pandas

        return pandas.DataFrame([[_plain(cell) for cell in row] for row in self.rows], columns=list(self.columns))

    def _repr_html_(self) -> str:
        from html import escape

        heads = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        lines = "".join(
            "<tr>" + "".join(f"<td>{escape(str(_plain(cell)))}</td>" for cell in row) + "</tr>" for row in self.rows
        )
        return f"<table><tr>{heads}</tr>{lines}</table>"


def _plain(cell: Value | None) -> object:
    if isinstance(cell, Iri):
        return cell.value
    return cell


class Problem(NamedTuple):
    """One finding of a check, with the place in a file where it can be mended."""

    level: str
    check: str
    file: str
    line: int
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} [{self.check}]; {self.fix}"


class Thing(NamedTuple):
    """What the compiled form knows of a thing: its id, label, classes, and how running text names it."""

    id: str
    label: str
    text: str
    classes: tuple[str, ...]
    year: int
    series: str

    @property
    def is_concept(self) -> bool:
        """Whether it is a word of a list: a role, a relation, a property."""
        return self.classes[0].startswith("concept:")

    @property
    def iri(self) -> Iri:
        """Full name of the thing; a concept's id names its list first, as in stance/ad-hoc."""
        if "/" in self.id:
            return Iri(NAMESPACE + self.id)
        return Iri.of_thing(self.id)
