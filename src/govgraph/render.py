"""Answers and tables as text, JSON, CSV, TSV or Markdown."""

import io
import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from govgraph import evidence, ready
from govgraph.answer import Answer, Cell, Row, Sense, flat
from govgraph.compiled import Index
from govgraph.dates import Interval, precision
from govgraph.evidence import Evidence, Reference
from govgraph.model import Iri, Table, Value
from govgraph.sentence import fill

if TYPE_CHECKING:
    from govgraph.ready import Line

T = TypeVar("T")
FORMATS = ("text", "json", "jsonl", "csv", "tsv", "md")
# How many references the short form of a text answer names before it only counts them.
_FEW = 3
_WIDE = 140
# Before the further lines of what stands under an answer.
_INSIDE = " " * 12


class Style(NamedTuple):
    """How an answer is written: format, sources (none, short or full), width of the text, rows at most (0 for all)."""

    form: str = "text"
    sources: str = "short"
    width: int = 100
    limit: int = 0


def answer(index: Index, found: Answer, style: Style) -> str:
    """Write an answer in one style."""
    if style.form in ("json", "jsonl"):
        return json_of(as_object(found, style.limit), style.form)
    if style.form == "text":
        return ready.wrapped(lines(index, found, style), style.width)
    cells = [flat(row, found.columns) for row in _cut(found.rows, style.limit)]
    names = list(dict.fromkeys(name for line in cells for name in line))
    return rows(names, [[line.get(name, "") for name in names] for line in cells], style.form)


def row_lines(found: Answer, limit: int) -> str:
    """Each row of an answer as one line of JSON."""
    return "".join(json.dumps(_row(row, found.present), ensure_ascii=False) + "\n" for row in _cut(found.rows, limit))


def as_object(found: Answer, limit: int = 0) -> dict[str, object]:
    """The JSON form of an answer, schema govgraph/answer/1."""
    question = {"text": found.text, "query": found.query, "params": {key: _value(cell) for key, cell in found.params}}
    if found.read_as:
        question["read_as"] = found.read_as
    return {
        "schema": "govgraph/answer/1",
        "question": question,
        "outcome": found.outcome,
        "sentence": found.sentence,
        "rows": [_row(row, found.present) for row in _cut(found.rows, limit)],
        "sense": found.sense,
        "senses": [_sense(one) for one in found.senses],
        "before": [_said(one) for one in found.before],
        "disagrees": [_said(one) for one in found.disagrees],
        "candidates": list(found.candidates),
        "notes": list(found.notes),
        "as_of": found.as_of,
        "on": found.on,
        "data": found.data,
    }


def table(found: Table, form: str, limit: int) -> str:
    """Write the rows of a query of one's own."""
    lines = _cut(found.rows, limit)
    if form in ("json", "jsonl"):
        objects = [{n: plain(v) for n, v in zip(found.columns, line, strict=True)} for line in lines]
        if form == "jsonl":
            return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)
        return json.dumps({"columns": list(found.columns), "rows": objects}, ensure_ascii=False, indent=1) + "\n"
    return rows(found.columns, [[_shown(value) for value in line] for line in lines], form)


def listing(names: Sequence[str], lines: Sequence[Sequence[str]], form: str, limit: int) -> str:
    """Write a plain list in any format."""
    kept = _cut(tuple(tuple(line) for line in lines), limit)
    return table(Table(tuple(names), kept), form, 0)


def rows(names: Sequence[str], lines: Sequence[Sequence[str]], form: str) -> str:
    """Write columns and lines as a plain table, CSV, TSV or Markdown."""
    if form in ("csv", "tsv"):
        import csv

        out = io.StringIO()
        writer = csv.writer(out, delimiter={"csv": ",", "tsv": "\t"}[form], lineterminator="\n")
        writer.writerow(names)
        writer.writerows(lines)
        return out.getvalue()
    if form == "md":
        cells = [[cell.replace("|", "\\|").replace("\n", " ") for cell in line] for line in (names, *lines)]
        written = [f"| {' | '.join(line)} |" for line in cells]
        return "\n".join([written[0], "|" + " --- |" * len(names), *written[1:]]) + "\n"
    return _grid(names, lines)


def plain(value: Value | None) -> str | int | float | bool | None:
    """A value as JSON has it."""
    if isinstance(value, Iri):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def lines(index: Index, found: Answer, style: Style) -> "list[Line]":
    """The lines of a text answer before they are wrapped."""
    out = [("", "", found.sentence)]
    if found.read_as:
        out.append(("  ", _INSIDE, f"read as   {found.read_as}"))
    notes: list[tuple[str, str]] = []
    if found.line:
        out += _list(index, found, style)
        notes = [("note", text) for text in found.notes]
    elif style.sources != "none":
        notes = _notes(index, found, style.sources)
    return out + [(f"  {word:<9} ", _INSIDE, text) for word, text in notes]


def _notes(index: Index, found: Answer, sources: str) -> list[tuple[str, str]]:
    """The lines under an answer: sources, the rule where only a rule gives it, what came before, what is said else."""
    references = list(dict.fromkeys(one for row in found.rows for one in row.sources))
    notes = [("note", text) for text in found.notes]
    notes += [("source", text) for text in _references(references, sources)]
    rules = dict.fromkeys(name for row in found.rows for name in row.rules)
    if sources == "full" or (len(rules) == 1 and all(row.rules for row in found.rows)):
        notes += [("by rule", f"{name}: {index.rules.get(name, '')}") for name in rules]
    notes += [("also", text) for text in _also(found)]
    if found.before:
        notes.append(("before", _clauses(index, found.before, sources)))
    if found.disagrees:
        notes.append(("otherwise", _clauses(index, found.disagrees, sources)))
    reasons = dict.fromkeys(one.because for one in (*found.before, *found.disagrees))
    if reasons:
        notes.append(("because", "; ".join(reasons)))
    return notes


def _list(index: Index, found: Answer, style: Style) -> "list[Line]":
    """The rows as lines, under headings where the query groups them."""
    out, under = [], ""
    for row in _cut(found.rows, style.limit):
        group = row.text(found.group)
        if group != under:
            under = group
            out.append(("", "", f"{group} ({sum(one.text(found.group) == group for one in found.rows)})"))
        out.append(("- ", "  ", _line(index, found._replace(rows=(row,)), style)))
    return out


def _also(found: Answer) -> list[str]:
    """Who fills the other seats: each seat with the first few of those in it."""
    told = []
    for one in found.senses:
        names = [agent.text for agent in one.agents]
        more = ""
        if len(names) > _FEW:
            more = f" and {len(names) - _FEW} more"
        told.append(f"{one}: {', '.join(names[:_FEW])}{more}")
    return ["; ".join(told)] * bool(told)


def _line(index: Index, found: Answer, style: Style) -> str:
    """The one row of an answer on a line of its own, with its places."""
    text = fill(index, found.line, found)
    places = [str(one) for one in found.rows[0].sources]
    if style.sources == "short" and len(places) > 1:
        places = [f"{places[0]} and {len(places) - 1} more"]
    if style.sources != "none" and places:
        text = f"{text}  ({'; '.join(places)})"
    return text


def _references(found: list[Reference], sources: str) -> list[str]:
    """Name each place; the short form gathers the places of one source and counts what is left."""
    if sources == "full":
        return [str(one) for one in found]
    grouped: dict[tuple[str, str], list[str]] = {}
    for one in found:
        grouped.setdefault((one.label, one.date), []).append(one.locator)
    lines = []
    for (label, day), locators in grouped.items():
        more = ""
        if len(locators) > _FEW:
            more = f" and {len(locators) - _FEW} more"
        lines.append(f"{label} ({day}), {'; '.join(locators[:_FEW])}{more}")
    return lines


def _clauses(index: Index, claims: tuple[Evidence, ...], sources: str) -> str:
    """Say losing claims one after the other, the name of one agent once."""
    told: dict[tuple[str, str, str], Evidence] = {}
    for one in claims:
        key = (one.agent, one.status, one.text)
        if sources == "full":
            key = (one.rests, "", "")
        told.setdefault(key, one)
    groups: dict[str, list[str]] = {}
    for one in told.values():
        text = evidence.clause(index, one, "then")
        name = ""
        if one.agent:
            name = index.things[one.agent].text
        groups.setdefault(name, []).append(f"{text.removeprefix(name).strip()} ({one.reference.short})")
    return "; ".join(f"{name} {' and '.join(texts)}".strip() for name, texts in groups.items())


def _row(row: Row, present: bool) -> dict[str, object]:
    line: dict[str, object] = {name: _value(cell) for name, cell in row.cells}
    own = [one for one in row.evidence if one.part == "self"]
    for span in ("from", "until", "attested"):
        words = [text for one in own for name, text in one.spans if name == span]
        if words:
            line[span] = words[0]
    line["bounds"] = {name: _bounds(span) for name, span in row.bounds}
    if own:
        line.setdefault("status", {"id": f"status/{row.status}", "label": row.status.replace("-", " ")})
    if present and row.evidence:
        line["confirmed"] = row.confirmed
    line["certainty"] = row.certainty
    line["statements"] = list(row.stmts)
    line["rules"] = list(row.rules)
    line["sources"] = [_reference(one) for one in row.sources]
    return line


def _reference(one: Reference) -> dict[str, object]:
    told: dict[str, object] = {"id": one.source, "title": one.label, "date": one.date, "locator": one.locator}
    told |= {"passage": one.passage, "kind": one.kind}
    more = {"address": one.address, "publisher": one.publisher, "second_hand": one.second_hand}
    return told | {name: value for name, value in more.items() if value}


def _bounds(span: Interval) -> dict[str, str]:
    first, last = span.first.isoformat(), span.last.isoformat()
    return {"earliest": first, "latest": last, "precision": precision(span)}


def _sense(one: Sense) -> dict[str, object]:
    return {
        "sense": str(one),
        "query": one.query,
        "params": dict(one.params),
        "answer": [_value(agent) for agent in one.agents],
        "statements": list(one.stmts),
    }


def _said(one: Evidence) -> dict[str, object]:
    return {
        "agent": one.agent,
        "said": one.said,
        "value": one.text,
        "status": one.status,
        "statement": one.rests,
        "because": one.because,
        "source": _reference(one.reference),
    }


def _value(cell: Cell) -> object:
    if cell.several:
        return [_value(one) for one in cell.several]
    if cell.value is not None:
        return cell.value
    if cell.id:
        return {"id": cell.id, "label": cell.label}
    return cell.text


def json_of(content: dict[str, object], form: str) -> str:
    """Write one object as JSON, on one line for jsonl."""
    if form == "jsonl":
        return json.dumps(content, ensure_ascii=False) + "\n"
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _grid(names: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A table for the terminal; rich folds long cells to its width."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as Grid

    grid = Grid(box=box.SIMPLE, pad_edge=False, show_edge=False)
    for name in names:
        grid.add_column(name, overflow="fold")
    for line in lines:
        grid.add_row(*line)
    console = Console(markup=False, highlight=False, emoji=False, file=io.StringIO(), no_color=True, width=_width())
    with console.capture() as capture:
        console.print(grid)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def _width() -> int:
    """Columns of the terminal; what no terminal reads may be wide."""
    import os
    import sys

    if sys.stdout.isatty():
        return os.get_terminal_size().columns or _WIDE
    return _WIDE


def _shown(value: Value | None) -> str:
    if value is None:
        return ""
    return str(plain(value))


def _cut(lines: tuple[T, ...], limit: int) -> tuple[T, ...]:
    if limit > 0:
        return lines[:limit]
    return lines
