"""A .rq file as a query: what its header promises, and its text with typed terms in place of the example's."""

import re
from typing import TYPE_CHECKING, NamedTuple

from govgraph import resources
from govgraph.errors import BadData, BadUse
from govgraph.model import Value
from govgraph.store import term

if TYPE_CHECKING:
    from pathlib import Path

# One VALUES line is one signature: its variables, and the row that stands there as an example.
_VALUES = re.compile(r"^(\s*VALUES )(\?\w+|\([?\w ]+\)) \{ .* \}$", re.MULTILINE)


class Param(NamedTuple):
    """One parameter: its type (thing, concept, interval, date, text) and the class or list it must come from."""

    name: str
    type: str
    of: tuple[str, ...] = ()

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the SPARQL variables that carry it."""
        if self.type == "interval":
            return (f"{self.name}From", f"{self.name}Until")
        return (self.name,)


class Query(NamedTuple):
    """A canned query: the promises of its header, and its SPARQL."""

    name: str
    summary: str
    text: str
    reads: str = "snapshot"
    scope: str = "all"
    params: tuple[Param, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    examples: tuple[dict[str, object], ...] = ()
    phrasings: tuple[str, ...] = ()
    sentence: str = ""
    none: str = ""
    line: str = ""
    merge: tuple[str, ...] = ()
    heading: str = ""
    group: str = ""
    empty: str = "unknown"
    fills: tuple[str, ...] = ()
    extra: tuple[tuple[str, object], ...] = ()

    def bind(self, values: dict[str, Value], many: tuple[Value, ...] = ()) -> str:
        """Put typed terms into every VALUES line whose variables are all given; the rest of the text is untouched.

        `many` are the values of a query with one parameter that asks about several things at once.
        """

        def row(found: re.Match[str]) -> str:
            names = [name.lstrip("?") for name in found[2].strip("()").split()]
            if many:
                return f"{found[1]}{found[2]} {{ {' '.join(term(value) for value in many)} }}"
            if not all(name in values for name in names):
                return found[0]
            terms = " ".join(term(values[name]) for name in names)
            if found[2].startswith("("):
                terms = f"({terms})"
            return f"{found[1]}{found[2]} {{ {terms} }}"

        return _VALUES.sub(row, self.text)

    def column(self, name: str) -> str:
        """The type of a column; a column that the header does not name is text."""
        return dict(self.columns).get(name, "text")


def read(path: "Path") -> Query:
    """Read one .rq file; a header that is no YAML or has an unknown key raises BadData."""
    import yaml

    text = resources.text(path)
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    try:
        head = yaml.safe_load("\n".join(lines)) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadData(path.name, getattr(mark, "line", 0) + 1, f"the header is no YAML: {error}") from None
    if not isinstance(head, dict) or "summary" not in head:
        raise BadData(path.name, 1, "the header needs a line '#+ summary: ...'")
    return from_header(path.stem, head, text)


def from_header(name: str, head: dict[str, object], text: str) -> Query:
    """Make a query of an already parsed header and the text of its file."""
    known = set(Query._fields) - {"name", "text", "extra"}
    params = tuple(
        Param(key, str(value["type"]), _tuple(value.get("class", value.get("scheme", ()))))
        for key, value in _dict(head.get("params")).items()
        if isinstance(value, dict)
    )
    return Query(
        name=name,
        text=text,
        summary=str(head["summary"]),
        reads=str(head.get("reads", "snapshot")),
        scope=str(head.get("scope", "all")),
        params=params,
        columns=tuple((key, str(value)) for key, value in _dict(head.get("columns")).items()),
        examples=tuple(_list(head.get("examples"))),
        phrasings=tuple(str(line) for line in _list(head.get("phrasings"))),
        sentence=str(head.get("sentence", "")),
        none=str(head.get("none", "")),
        line=str(head.get("line", "")),
        merge=_tuple(head.get("merge", ())),
        heading=str(head.get("heading", "")),
        group=str(head.get("group", "")),
        empty=str(head.get("empty", "unknown")),
        fills=_tuple(head.get("fills")),
        extra=tuple((key, value) for key, value in head.items() if key not in known),
    )


def require(query: Query, values: dict[str, Value]) -> None:
    """Refuse a call that leaves a variable of the query unbound."""
    missing = [param.name for param in query.params if not all(name in values for name in param.variables)]
    if missing:
        raise BadUse(f"query {query.name} needs {', '.join(missing)}; write {missing[0]}=...")


def _dict(value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    return {}


def _list(value: object) -> list:  # type: ignore[type-arg]
    if isinstance(value, list):
        return value
    return []


def _tuple(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value)
    return ()
