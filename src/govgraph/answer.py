"""The answer to a question: one object, the same in text, in JSON and in the library."""

from typing import NamedTuple

from govgraph.dates import Interval
from govgraph.evidence import Evidence, Reference

EXITS = {
    "answered": 0,
    "planned": 0,
    "contested": 0,
    "none": 1,
    "unknown": 1,
    "not-in-graph": 1,
    "not-understood": 3,
    "ambiguous": 3,
}
# Columns that carry what a row rests on, and are not shown as its content.
HIDDEN = ("statement", "certainty")
# What has no standing of its own is simply so.
_SO = ("", "held", "in-office", "confirmed")


class Cell(NamedTuple):
    """One value of a row: its text as a sentence has it, and its id and label where it is a thing or a concept."""

    text: str
    id: str = ""
    label: str = ""
    value: int | float | bool | None = None
    several: tuple["Cell", ...] = ()


_EMPTY = Cell("")


class Row(NamedTuple):
    """One line of an answer, with everything behind it."""

    cells: tuple[tuple[str, Cell], ...]
    stmts: tuple[str, ...]
    certainty: str
    evidence: tuple[Evidence, ...] = ()

    def text(self, column: str) -> str:
        """The text of one column, empty where it has no value."""
        return self.cell(column).text

    def id(self, column: str) -> str:
        """The id of the thing or concept in one column, empty where it has none."""
        return self.cell(column).id

    def cell(self, column: str) -> Cell:
        """The cell of one column, an empty one where it has no value."""
        for name, cell in reversed(self.cells):
            if name == column:
                return cell
        return _EMPTY

    @property
    def status(self) -> str:
        """Id of the status of this row; what has none is simply so."""
        return dict(self.cells).get("status", Cell("", "status/held")).id.removeprefix("status/")

    @property
    def is_so(self) -> bool:
        """Whether it tells what is so, and neither a plan, nor what came to nothing, nor what is denied."""
        return self.status in _SO

    def each(self, column: str) -> tuple[Cell, ...]:
        """The cells of one column, where one holds several values each of these."""
        cell = self.cell(column)
        return cell.several or (cell,)

    @property
    def bounds(self) -> tuple[tuple[str, Interval], ...]:
        """The days that its own statement gives for from, until and attested, as far as these are open."""
        return tuple(
            {name: span for one in reversed(self.evidence) if one.part == "self" for name, span in one.bounds}.items()
        )

    @property
    def confirmed(self) -> str:
        """The last day by which a source surely speaks of it as so; empty where nothing stands behind it."""
        own = [one for one in self.evidence if one.part in ("self", "support")]
        days = [dict(one.bounds).get("attested", Interval(one.said_on, one.said_on)).first for one in own]
        return max((day.isoformat() for day in days), default="")

    def is_over(self, known: str) -> bool:
        """Whether it ended by a day: one whose end a source only foresaw, and which may still lie ahead, did not."""
        until = dict(self.bounds).get("until")
        ahead = until and until.last.isoformat() >= known and until.first.isoformat() > (self.confirmed or known)
        return self.id("ending") == "ending/ended" and not ahead

    @property
    def sources(self) -> tuple[Reference, ...]:
        """Where it is said: explicit statements first, then those from which a rule derives it."""
        own = [one for one in self.evidence if one.part in ("self", "support", "premise")]
        own.sort(key=lambda one: (one.reference.source, one.order))
        own.sort(key=lambda one: one.key, reverse=True)
        own.sort(key=lambda one: (one.part == "support", not one.explicit))
        return tuple(dict.fromkeys(one.reference for one in own))

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that derived it; none where a source says it."""
        if any(one.explicit for one in self.evidence if one.part in ("self", "support")):
            return ()
        return tuple(dict.fromkeys(one.rule for one in self.evidence if one.part == "self"))


class Call(NamedTuple):
    """What was asked, in the words of the caller: the verb of the library, its text, and the two times."""

    verb: str = ""
    text: str = ""
    as_of: str = ""
    on: str = ""


class Sense(NamedTuple):
    """Another way to take a question about a seat: whose seat, the canned query that asks it, and who fills it."""

    seat: str
    of: Cell
    query: str
    params: tuple[tuple[str, str], ...]
    agents: tuple[Cell, ...]
    stmts: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.seat} of {self.of.text}"


class Answer(NamedTuple):
    """What govgraph says to one question.

    `outcome` is one of the keys of EXITS; `before` holds what was planned or said earlier and did not come to be,
    `disagrees` what other passages say; `sense` says whose seat was asked about, `senses` who fills the others;
    `call` asks it again;
    `candidates` is filled where a question is not understood or ambiguous.
    """

    text: str
    query: str
    params: tuple[tuple[str, Cell], ...]
    outcome: str
    sentence: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    before: tuple[Evidence, ...] = ()
    disagrees: tuple[Evidence, ...] = ()
    candidates: tuple[str, ...] = ()
    as_of: str = ""
    on: str = ""
    data: str = ""
    line: str = ""
    group: str = ""
    read_as: str = ""
    present: bool = False
    notes: tuple[str, ...] = ()
    sense: str = ""
    senses: tuple[Sense, ...] = ()
    call: Call = Call()

    @property
    def exit_code(self) -> int:
        """The exit code of the command line for this outcome."""
        return EXITS[self.outcome]

    def column(self, name: str) -> tuple[str, ...]:
        """The texts of one column, row by row."""
        return tuple(row.text(name) for row in self.rows)

    def to_pandas(self) -> object:
        """A pandas DataFrame of the rows: a thing gives two columns (name and name_id), then sources; needs pandas."""
        import pandas

        return pandas.DataFrame([flat(row, self.columns) for row in self.rows])

    def _repr_html_(self) -> str:
        from html import escape

        lines = "".join(
            "<tr>" + "".join(f"<td>{escape(row.text(name))}</td>" for name in self.columns) + "</tr>"
            for row in self.rows
        )
        heads = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        return f"<p>{escape(self.sentence)}</p><table><tr>{heads}</tr>{lines}</table>"


def flat(row: Row, columns: tuple[str, ...]) -> dict[str, str]:
    """One row as plain columns: each thing as name and name_id, then certainty, sources and locators."""
    line: dict[str, str] = {}
    cells = dict(row.cells)
    for name in columns:
        cell = cells.get(name, Cell(""))
        line[name] = cell.label or cell.text
        if cell.id:
            line[f"{name}_id"] = cell.id
    if not row.evidence:
        return line
    spans = dict(span for one in row.evidence if one.part == "self" for span in one.spans)
    line |= {name: spans.get(name, "") for name in ("from", "until", "attested")}
    line["certainty"] = row.certainty
    line["source"] = "; ".join(one.label for one in row.sources)
    line["locator"] = "; ".join(one.locator for one in row.sources)
    return line
