"""Putting an answer together: rows, what stands behind them, outcome, sentence, what came before and what disagrees."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from govgraph import dates, evidence, sentence
from govgraph.answer import HIDDEN, Answer, Cell, Row, Sense
from govgraph.compiled import Index
from govgraph.dates import Interval
from govgraph.evidence import Evidence
from govgraph.model import Iri, Table, Value
from govgraph.queries import Query

# Two days, as queries write them where the words of the source would not say when.
_SPAN = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")


# With so many different days, an answer is a list.
_LONG = 4


# The keys of a winner and of what it beat, as queries write them.
_REASON = re.compile(r"(.+) > (.+)")


class Asked(NamedTuple):
    """A question as it is run: a query with its parameters, and the day up to which sources count."""

    text: str
    query: Query
    params: dict[str, str | Interval]
    as_of: date | None = None


def rows(index: Index, query: Query, table: Table) -> tuple[Row, ...]:
    """Turn a table into rows: equal lines become one that rests on all their statements."""
    lines: dict[tuple[tuple[str, Cell], ...], Row] = {}
    columns = dict(query.columns)
    kinds = {name: columns.get(name, "text") for name in table.columns}
    for record in table.records():
        shown = tuple(
            (name, _cell(index, value, kinds[name])) for name, value in record.items() if kinds[name] not in HIDDEN
        )
        stmts = tuple(v.id for n, v in record.items() if kinds[n] == "statement" and isinstance(v, Iri))
        sure = not any(str(v).endswith("mayWin')") for n, v in record.items() if kinds[n] == "certainty")
        held = lines.get(shown, Row(shown, (), "possible"))
        certainty = held.certainty
        if sure:
            certainty = "certain"
        lines[shown] = held._replace(stmts=tuple(dict.fromkeys((*held.stmts, *stmts))), certainty=certainty)
    return tuple(lines.values())


def merged(lines: tuple[Row, ...], columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Make one row of all that agree in some columns; where they differ, a cell holds the several values."""
    groups: dict[tuple[Cell, ...], list[Row]] = {}
    for row in lines:
        groups.setdefault(tuple(dict(row.cells).get(name, Cell("")) for name in columns), []).append(row)
    return tuple(_one(rows) for rows in groups.values())


def _one(lines: list[Row]) -> Row:
    cells: dict[str, dict[Cell, None]] = {}
    for row in lines:
        for name, cell in row.cells:
            cells.setdefault(name, {})[cell] = None
    shown = []
    for name, several in cells.items():
        cell = next(iter(several))
        if len(several) > 1:
            cell = Cell(sentence.join({one.text: None for one in several}), several=tuple(several))
        shown.append((name, cell))
    stmts = tuple(dict.fromkeys(stmt for row in lines for stmt in row.stmts))
    return Row(tuple(shown), stmts, min(row.certainty for row in lines))


def attach(lines: tuple[Row, ...], found: list[Evidence]) -> tuple[Row, ...]:
    """Give each row the evidence for its statements, in the order in which it was found."""
    places = defaultdict(list)
    for place, one in enumerate(found):
        places[one.stmt].append(place)
    own = (sorted(place for stmt in set(row.stmts) for place in places[stmt]) for row in lines)
    return tuple(row._replace(evidence=tuple(found[place] for place in at)) for row, at in zip(lines, own, strict=True))


def build(index: Index, asked: Asked, lines: tuple[Row, ...]) -> Answer:
    """Put rows with their evidence into one answer: outcome, sentence, what came before and what disagrees."""
    before, otherwise = _beaten(index, lines)
    answer = Answer(
        text=asked.text,
        query=asked.query.name,
        params=tuple((key, _param(index, value)) for key, value in asked.params.items()),
        outcome=_outcome(index, asked.query, lines),
        sentence="",
        columns=_columns(asked.query, lines),
        rows=lines,
        before=before,
        disagrees=otherwise,
        as_of=_iso(asked.as_of),
        on=next((str(value) for value in asked.params.values() if isinstance(value, Interval)), ""),
        present=_is_present(index, asked),
        notes=_notes(index, asked),
        data=index.version,
        group=asked.query.group,
        line=asked.query.line * (not asked.query.heading or _is_long(lines)),
    )
    return answer._replace(sentence=sentence.of(index, asked.query, answer))


def sense(row: dict[str, Value]) -> list[str]:
    """One line of the query for senses as plain text: of what, seat, its kind, agent, status, days and statement."""
    names = ("of", "seat", "kind", "agent", "status", "starts", "ends", "stmt")
    return [str(getattr(row.get(name, ""), "id", row.get(name, ""))) for name in names]


def with_senses(index: Index, asked: Asked, found: Answer, lines: list[list[str]]) -> Answer:
    """Add who fills the other seats of what was asked about, and the same seat of what belongs to it."""
    thing = index.things[next(value for value in asked.params.values() if isinstance(value, str))]
    span = next((value for value in asked.params.values() if isinstance(value, Interval)), dates.EVER)
    spans = {True: span, False: span}
    if thing.series:
        spans[False] = dates.year(thing.year)
    own = [line for line in lines if line[1].removeprefix("role/") in asked.query.fills]
    kinds = {line[2] for line in own} or {"seat"}
    told: dict[tuple[str, str, str], list[list[str]]] = {}
    for line in lines:
        of, seat, kind, *_ = line
        query = _asks(index, seat.removeprefix("role/"), of)
        # Another seat of the thing itself, or the same seat of what belongs to it.
        if kind in kinds and query and (of == thing.id) != (line in own) and _lies_in(line, spans, of == thing.id):
            told.setdefault((of, seat, query), []).append(line)
    return found._replace(
        sense=f"{_seat(index, asked.query.fills[0])} of {thing.text}",
        senses=tuple(_sense(index, key, told[key]) for key in sorted(told, key=lambda key: (key[0] != thing.id, key))),
    )


def _asks(index: Index, seat: str, of: str) -> str:
    """The canned query that tells who fills a seat of a thing; empty where none asks for a thing of its class."""
    for query in index.seats.get(seat, ()):
        classes = next((of for kind, *of in index.queries[query].values() if kind == "thing"), [])
        if not classes or set(classes) & set(index.things[of].classes):
            return query
    return ""


def _lies_in(line: list[str], spans: dict[bool, Interval], itself: bool) -> bool:
    """Whether a line may hold within the time for the thing itself, or that for what belongs to it.

    What has no days counts for the thing itself alone.
    """
    span = spans[itself]
    if not line[5] or span == dates.EVER:
        return itself
    return line[5] <= span.last.isoformat() and line[6] >= span.first.isoformat()


def _sense(index: Index, key: tuple[str, str, str], lines: list[list[str]]) -> Sense:
    of, seat, query = key
    agents: dict[Cell, None] = {}
    for _, _, _, agent, status, *_ in lines:
        thing = index.things[agent]
        text = thing.text
        if index.concepts.get(status, {}).get("tier") != "fact":
            text = f"{text} ({index.concepts.get(status, {}).get('label', status)})"
        agents[Cell(text, agent, thing.label)] = None
    name = index.things[of]
    param = next(name for name, (kind, *_) in index.queries[query].items() if kind == "thing")
    label = _seat(index, seat.removeprefix("role/"))
    return Sense(
        label, Cell(name.text, of, name.label), query, ((param, of),), tuple(agents), tuple(line[7] for line in lines)
    )


def _seat(index: Index, seat: str) -> str:
    return index.concepts.get(f"role/{seat}", {}).get("label", seat)


def about(lines: tuple[Row, ...], thing: str) -> tuple[Row, ...]:
    """Keep the rows whose column `thing` is one thing."""
    return tuple(row for row in lines if dict(row.cells).get("thing", Cell("")).id == thing)


def instead(found: Answer, text: str, outcome: str, said: str) -> Answer:
    """Answer another question by what was found for one: the same sources, another outcome and sentence."""
    return found._replace(text=text, outcome=outcome, sentence=said, before=(), disagrees=())


def _beaten(index: Index, lines: tuple[Row, ...]) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """What lost: plans of earlier sources first, then whatever else is said otherwise; each statement once."""
    told = {one.rests for row in lines for one in row.evidence if one.part in ("self", "support")}
    beaten = [one for row in lines for one in _reasoned(index, row) if one.rests not in told]
    beaten.sort(key=lambda one: (one.said_on, one.order, one.rests))
    unique = {one.rests: one for one in beaten}.values()
    latest = max((one.said_on for row in lines for one in row.evidence if one.part == "self"), default=date.min)
    before = tuple(one for one in unique if _is_plan(index, one.status) and one.said_on <= latest)
    return before, tuple(one for one in unique if one not in before)


def _reasoned(index: Index, row: Row) -> Iterator[Evidence]:
    """What lost against a row, with the field of the policy that decided."""
    own = [one for one in row.evidence if one.part == "self"]
    for one in row.evidence:
        if one.part == "over":
            yield one._replace(because=evidence.decided(own[0].key, one.key, index.policy))


def _is_long(lines: tuple[Row, ...]) -> bool:
    """Whether rows that each have days of their own are too many for one sentence."""
    return len({row.text("day") for row in lines}) > _LONG


def _columns(query: Query, lines: tuple[Row, ...]) -> tuple[str, ...]:
    """The columns that are shown and have a value in some row."""
    return tuple(name for name, kind in query.columns if kind not in HIDDEN and any(row.text(name) for row in lines))


def _iso(day: date | None) -> str:
    if day is None:
        return ""
    return day.isoformat()


def _outcome(index: Index, query: Query, lines: tuple[Row, ...]) -> str:
    """The kind of answer; what is certainly known decides, and what is only possibly known where nothing is certain."""
    if not lines:
        return query.empty
    sure = [row for row in lines if row.certainty == "certain"] or list(lines)
    statuses = [row.status for row in sure]
    tiers = {index.concepts.get(f"status/{status}", {}).get("tier") for status in statuses}
    if (all(status == "denied" for status in statuses) and not sentence.only_lists(query)) or tiers == {"ended"}:
        return "none"
    if query.none and tiers == {"plan"}:
        return "planned"
    if any("contested" in row.text("standing") for row in sure):
        return "contested"
    return "answered"


def _is_present(index: Index, asked: Asked) -> bool:
    """Whether the time asked about is the day up to which things are known, or later."""
    known = _iso(asked.as_of) or index.newest
    return any(value.first.isoformat() >= known for value in asked.params.values() if isinstance(value, Interval))


def _notes(index: Index, asked: Asked) -> tuple[str, ...]:
    """That a body asked about is no more, and what took its place."""
    known = _iso(asked.as_of) or index.newest
    told = []
    for value in dict.fromkeys(asked.params.values()):
        first, last, *successors = index.ended.get(str(value), ("", known))
        if first and last < known:
            thing = index.things[str(value)].text
            when = dates.words(Interval(date.fromisoformat(first), date.fromisoformat(last)))
            told.append(f"{thing} ended {sentence.on(when)}")
            if successors:
                after = sentence.join({index.things[one].text: None for one in successors})
                told[-1] = f"{told[-1]}; {after} took its place"
        told += _vacant(index, asked, str(value))
    return tuple(told)


def _vacant(index: Index, asked: Asked, thing: str) -> Iterator[str]:
    """That a source leaves a seat without a holder, where one asks who filled it within that time."""
    span = next((value for value in asked.params.values() if isinstance(value, Interval)), dates.EVER)
    seats = {form for verb in index.words["verbs"] for form in (verb, f"{verb}-of-body")}
    if span == dates.EVER or asked.query.name not in seats:
        return
    for first, last, text, place in index.vacancies.get(thing, []):
        days = Interval(date.fromisoformat(first), date.fromisoformat(last))
        if days.first <= span.last and days.last >= span.first:
            yield f"{index.things[thing].text}, {dates.words(days)}: {text} ({place})"


def _is_plan(index: Index, status: str) -> bool:
    return index.concepts.get(f"status/{status}", {}).get("tier") == "plan"


def _cell(index: Index, value: Value, kind: str) -> Cell:
    if kind == "span":
        return Cell(_SPAN.sub(_days, str(value)))
    if kind == "reason":
        return Cell(_REASON.sub(lambda keys: evidence.decided(keys[1], keys[2], index.policy), str(value)))
    if isinstance(value, Iri):
        thing = index.things.get(value.id)
        if thing:
            return Cell(thing.text, value.id, thing.label)
        label = index.concepts.get(value.id, {}).get("label", value.id)
        return Cell(label, value.id, label)
    if isinstance(value, bool | int | float):
        return Cell(str(value), value=value)
    return Cell(str(value))


def _days(found: re.Match[str]) -> str:
    first, last = found[0].split("/")
    return dates.words(Interval(date.fromisoformat(first), date.fromisoformat(last)))


def _param(index: Index, value: str | Interval) -> Cell:
    if value == dates.EVER:
        return Cell("")
    if isinstance(value, Interval):
        return Cell(dates.words(value))
    thing = index.things.get(value)
    if thing is None:
        return Cell(value)
    return Cell(thing.text, value, thing.label)
