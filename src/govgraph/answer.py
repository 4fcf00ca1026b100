"""The answer to a question: one object, the same in text, in JSON and in the library."""

import re
from datetime import date
from typing import NamedTuple

from govgraph import dates, evidence
from govgraph.compiled import Index
from govgraph.dates import Interval
from govgraph.evidence import Evidence, Reference
from govgraph.model import Iri, Table, Value
from govgraph.queries import Query

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
_PLACE = re.compile(r"\{(on )?([\w:]+)\}")
# Columns that carry what a row rests on, and are not shown as its content.
HIDDEN = ("statement", "certainty")


class Cell(NamedTuple):
    """One value of a row: its text, and its id where it is a thing or a concept."""

    text: str
    id: str = ""
    value: int | float | bool | None = None


class Row(NamedTuple):
    """One line of an answer, with everything behind it."""

    cells: tuple[tuple[str, Cell], ...]
    stmts: tuple[str, ...]
    certainty: str
    evidence: tuple[Evidence, ...] = ()

    def text(self, column: str) -> str:
        """The text of one column, empty where it has no value."""
        return dict(self.cells).get(column, Cell("")).text

    @property
    def sources(self) -> tuple[Reference, ...]:
        """Where it is said: explicit statements first, then those from which a rule derives it."""
        own = [one for one in self.evidence if one.part in ("self", "support", "premise")]
        own.sort(key=lambda one: (one.part == "support", not one.explicit, one.reference.source, one.order))
        return tuple(dict.fromkeys(one.reference for one in own))

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that derived it; none where a source says it."""
        if any(one.explicit for one in self.evidence if one.part in ("self", "support")):
            return ()
        return tuple(dict.fromkeys(one.rule for one in self.evidence if one.part == "self"))


class Answer(NamedTuple):
    """What govgraph says to one question.

    `outcome` is one of the keys of EXITS; `before` holds what was planned or said earlier and did not come to be,
    `disagrees` what other passages say; `candidates` is filled where a question is not understood or ambiguous.
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
        line[name] = cell.text
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


def rows(index: Index, query: Query, table: Table) -> tuple[Row, ...]:
    """Turn a table into rows: equal lines become one that rests on all their statements."""
    lines: dict[tuple[tuple[str, Cell], ...], Row] = {}
    for record in table.records():
        shown = tuple(
            (name, _cell(index, value, query.column(name)))
            for name, value in record.items()
            if query.column(name) not in HIDDEN
        )
        stmts = tuple(v.id for n, v in record.items() if query.column(n) == "statement" and isinstance(v, Iri))
        sure = not any(str(v).endswith("mayWin')") for n, v in record.items() if query.column(n) == "certainty")
        held = lines.get(shown, Row(shown, (), "possible"))
        certainty = held.certainty
        if sure:
            certainty = "certain"
        lines[shown] = held._replace(stmts=tuple(dict.fromkeys((*held.stmts, *stmts))), certainty=certainty)
    return tuple(lines.values())


def attach(lines: tuple[Row, ...], found: list[Evidence]) -> tuple[Row, ...]:
    """Give each row the evidence for its statements."""
    return tuple(row._replace(evidence=tuple(one for one in found if one.stmt in row.stmts)) for row in lines)


def build(
    index: Index, query: Query, text: str, params: dict[str, str | Interval], lines: tuple[Row, ...], as_of: date | None
) -> Answer:
    """Put rows with their evidence into one answer: outcome, sentence, what came before and what disagrees."""
    outcome = _outcome(index, query, lines)
    beaten = [one for row in lines for one in row.evidence if one.part == "over"]
    beaten.sort(key=lambda one: (one.said_on, one.order, one.rests))
    unique = list({one.rests: one for one in beaten if one.rests not in _rests(lines)}.values())
    latest = max((one.said_on for row in lines for one in row.evidence if one.part == "self"), default=date.min)
    before = tuple(one for one in unique if _is_plan(index, one.status) and one.said_on <= latest)
    shown = {key: Cell(_param_text(index, value), _param_id(value)) for key, value in params.items()}
    answer = Answer(
        text=text,
        query=query.name,
        params=tuple(shown.items()),
        outcome=outcome,
        sentence="",
        columns=tuple(
            name for name, kind in query.columns if kind not in HIDDEN and any(row.text(name) for row in lines)
        ),
        rows=lines,
        before=before,
        disagrees=tuple(one for one in unique if one not in before),
        data=index.version,
        line=query.line,
    )
    if as_of:
        answer = answer._replace(as_of=as_of.isoformat())
    return answer._replace(sentence=_sentence(index, query, answer, as_of))


def _rests(lines: tuple[Row, ...]) -> set[str]:
    return {one.rests for row in lines for one in row.evidence if one.part in ("self", "support")}


def _outcome(index: Index, query: Query, lines: tuple[Row, ...]) -> str:
    if not lines:
        return "unknown"
    statuses = [_status(row) for row in lines]
    if all(status == "denied" for status in statuses):
        return "none"
    if query.none and all(_is_plan(index, status) for status in statuses):
        return "planned"
    if any("contested" in row.text("standing") for row in lines):
        return "contested"
    return "answered"


def _status(row: Row) -> str:
    return dict(row.cells).get("status", Cell("", "status/held")).id.removeprefix("status/")


def _is_plan(index: Index, status: str) -> bool:
    return index.concepts.get(f"status/{status}", {}).get("tier") == "plan"


def _sentence(index: Index, query: Query, answer: Answer, as_of: date | None) -> str:
    if answer.outcome == "unknown":
        said = f"{fill(index, query.none, answer)}: not in the sources"
    elif (
        answer.outcome == "planned"
        and "sitting" in dict(query.columns)
        and any(one.agent for row in answer.rows for one in row.evidence)
    ):
        said = f"{fill(index, query.none, answer)}; {_plans(index, answer, as_of is not None)}"
    else:
        said = "; ".join(fill(index, query.sentence, part) for part in _periods(answer))
    if answer.outcome == "contested":
        said = f"{said} (contested: the sources tie)"
    if as_of:
        said = f"as known by {dates.words(Interval(as_of, as_of))}, {said}"
    return f"{said[:1].upper()}{said[1:]}.".replace(":.", ":")


def _periods(answer: Answer) -> list[Answer]:
    """Cut an answer into what holds at the time asked, what was last known before, and what was first known after."""
    parts: dict[str, list[Row]] = {}
    for row in answer.rows:
        parts.setdefault(row.text("timing"), []).append(row)
    order = sorted(parts, key=("", "in", "before", "after").index)
    return [answer._replace(rows=tuple(parts[timing])) for timing in order]


def _plans(index: Index, answer: Answer, looking_back: bool) -> str:
    """Who was to do it, by statement, sure ones first."""
    form = "then"
    if looking_back:
        form = "had"
    clauses: dict[str, None] = {}
    for row in sorted(answer.rows, key=lambda one: one.certainty):
        own = [one for one in row.evidence if one.part == "self"]
        if not own:
            continue
        first = min(own, key=lambda one: (one.said_on, one.order))
        said = evidence.clause(index, first, form)
        if row.certainty == "possible":
            said = f"possibly {said}"
        if row.text("sitting") == "held":
            said = f"{said}, and the meeting was held"
        clauses[said] = None
    return "; ".join(clauses)


def fill(index: Index, template: str, answer: Answer) -> str:
    """Fill a sentence.

    {column} lists its values, {column:other} each with another in brackets, {parameter} names it, {verb} is written
    in the standing of the rows, {count} numbers them; (one|many) chooses by that; [parts] vanish where nothing fills
    them; {timing} says from which day the rows come.
    """
    params = {key: cell.text for key, cell in answer.params}

    def placeholder(found: re.Match[str]) -> str:
        name, *more = found[2].split(":")
        if name == "count":
            return str(len(answer.rows))
        if name == "timing":
            return _timing(answer.rows)
        if found[1]:
            return join(dict.fromkeys(_on(row.text(name)) for row in answer.rows))
        if any(name == column for column in answer.columns):
            return join(dict.fromkeys(_item(row, name, more) for row in answer.rows if row.text(name)))
        if name in params:
            return params[name]
        return _verb(index, name, answer)

    def optional(found: re.Match[str]) -> str:
        inner = found[1]
        if all(placeholder(one) for one in _PLACE.finditer(inner)):
            return inner
        return ""

    text = re.sub(r"\[([^\]]*)\]", optional, template)
    many = len({row.cells for row in answer.rows}) != 1
    text = re.sub(r"\(([^()|]*)\|([^()|]*)\)", lambda found: found[1 + many], text)
    return _PLACE.sub(placeholder, text)


def _item(row: Row, name: str, more: list[str]) -> str:
    if name == "status" and _status(row) == "held":
        # What is simply so needs no word; every other standing is told.
        return ""
    beside = ", ".join(row.text(one) for one in (*more, "aside") if row.text(one))
    if beside:
        return f"{row.text(name)} ({beside})"
    return row.text(name)


def _on(day: str) -> str:
    """Set "on" before days and "in" before months and years."""
    if day.split("-")[0].isdecimal() and not day.isdecimal() or day.split(" ")[0].isdecimal() and " " in day:
        return f"on {day}"
    return f"in {day}"


def _verb(index: Index, name: str, answer: Answer) -> str:
    lemmas = index.words["lemmas"]
    lemma = next((key for key, forms in lemmas.items() if isinstance(forms, list) and name in forms), "")
    if lemma in index.words["verbs"] and answer.rows:
        status = _status(answer.rows[0])
        if status == "in-office" and answer.rows[0].text("sitting") == "held":
            status = "held"
        return evidence.phrase(index, lemma, status, "then")
    return ""


def _timing(lines: tuple[Row, ...]) -> str:
    days = join(dict.fromkeys(row.text("day") for row in lines))
    word = {"before": "last attested", "after": "first attested"}.get(lines[0].text("timing"), "attested")
    return f"{word} {days}"


def join(texts: dict[str, None]) -> str:
    """Write a list as running text: "a, b and c"."""
    items = list(texts)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def _cell(index: Index, value: Value, kind: str) -> Cell:
    if kind == "span" and "/" in str(value):
        first, last = str(value).split("/")
        return Cell(dates.words(Interval(date.fromisoformat(first), date.fromisoformat(last))))
    if isinstance(value, Iri):
        thing = index.things.get(value.id)
        if thing:
            return Cell(thing.text, value.id)
        return Cell(index.concepts.get(value.id, {}).get("label", value.id), value.id)
    if isinstance(value, bool | int | float):
        return Cell(str(value), value=value)
    return Cell(str(value))


def _param_text(index: Index, value: str | Interval) -> str:
    if isinstance(value, Interval):
        if value == dates.EVER:
            return ""
        return dates.words(value)
    thing = index.things.get(value)
    if thing:
        return thing.text
    return value


def _param_id(value: str | Interval) -> str:
    if isinstance(value, Interval):
        return ""
    return value


def only(index: Index, query: Query, found: Answer, column: str, wanted: str) -> Answer:
    """Keep the rows of an answer that are about one thing."""
    kept = tuple(row for row in found.rows if dict(row.cells).get(column, Cell("")).id == wanted)
    day = None
    if found.as_of:
        day = date.fromisoformat(found.as_of)
    return build(index, query, f"{found.text} {wanted}", {}, kept, day)


def instead(found: Answer, text: str, outcome: str, sentence: str) -> Answer:
    """Answer another question by what was found for one: the same sources, another outcome and sentence."""
    return found._replace(text=text, outcome=outcome, sentence=sentence, before=(), disagrees=())
