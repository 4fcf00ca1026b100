"""Putting an answer together: rows, what stands behind them, outcome, sentence, what came before and what disagrees."""

from datetime import date

from govgraph import dates, sentence
from govgraph.answer import HIDDEN, Answer, Cell, Row
from govgraph.compiled import Index
from govgraph.dates import Interval
from govgraph.evidence import Evidence
from govgraph.model import Iri, Table, Value
from govgraph.queries import Query


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
    shown = {key: _param(index, value) for key, value in params.items()}
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
    return answer._replace(sentence=sentence.of(index, query, answer, as_of))


def only(index: Index, query: Query, found: Answer, column: str, wanted: str) -> Answer:
    """Keep the rows of an answer that are about one thing."""
    kept = tuple(row for row in found.rows if dict(row.cells).get(column, Cell("")).id == wanted)
    day = None
    if found.as_of:
        day = date.fromisoformat(found.as_of)
    return build(index, query, f"{found.text} {wanted}", {}, kept, day)


def instead(found: Answer, text: str, outcome: str, said: str) -> Answer:
    """Answer another question by what was found for one: the same sources, another outcome and sentence."""
    return found._replace(text=text, outcome=outcome, sentence=said, before=(), disagrees=())


def _rests(lines: tuple[Row, ...]) -> set[str]:
    return {one.rests for row in lines for one in row.evidence if one.part in ("self", "support")}


def _outcome(index: Index, query: Query, lines: tuple[Row, ...]) -> str:
    if not lines:
        return "unknown"
    statuses = [row.status for row in lines]
    if all(status == "denied" for status in statuses):
        return "none"
    if query.none and all(_is_plan(index, status) for status in statuses):
        return "planned"
    if any("contested" in row.text("standing") for row in lines):
        return "contested"
    return "answered"


def _is_plan(index: Index, status: str) -> bool:
    return index.concepts.get(f"status/{status}", {}).get("tier") == "plan"


def _cell(index: Index, value: Value, kind: str) -> Cell:
    if kind == "span" and "/" in str(value):
        first, last = str(value).split("/")
        return Cell(dates.words(Interval(date.fromisoformat(first), date.fromisoformat(last))))
    if isinstance(value, Iri):
        thing = index.things.get(value.id)
        if thing:
            return Cell(thing.text, value.id, thing.label)
        label = index.concepts.get(value.id, {}).get("label", value.id)
        return Cell(label, value.id, label)
    if isinstance(value, bool | int | float):
        return Cell(str(value), value=value)
    return Cell(str(value))


def _param(index: Index, value: str | Interval) -> Cell:
    if value == dates.EVER:
        return Cell("")
    if isinstance(value, Interval):
        return Cell(dates.words(value))
    thing = index.things.get(value)
    if thing is None:
        return Cell(value)
    return Cell(thing.text, value, thing.label)
