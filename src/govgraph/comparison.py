"""Laying two answers, or two days of knowledge, side by side."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from govgraph import queries, resources
from govgraph.answer import Answer, Cell, Row
from govgraph.compiled import Index
from govgraph.model import Iri, Value
from govgraph.queries import Query
from govgraph.store import Store

# By whether somebody stands in the first answer and in the second.
WORDS = {(True, False): "gone", (False, True): "new", (True, True): "same"}


class Known(NamedTuple):
    """What is known of one slot: whose it is, of what sort, its values, and the statements that give them."""

    thing: str
    matter: str
    values: tuple[str, ...]
    stmts: tuple[str, ...]

    @property
    def text(self) -> str:
        """All values in one line."""
        return " and ".join(self.values)


def compared(query: Query, before: Answer, after: Answer) -> Iterator[Row]:
    """Lay the rows of two answers to one query side by side, by who they name."""
    column = next(name for name, kind in query.columns if kind == "thing")
    sides: list[dict[str, list[Row]]] = []
    for answer in (before, after):
        side = defaultdict(list)
        for row in answer.rows:
            side[dict(row.cells)[column].id].append(row)
        sides.append(side)
    for key in sorted(sides[0].keys() | sides[1].keys()):
        rows = [side.get(key, []) for side in sides]
        one = (rows[0] or rows[1])[0]
        then, later = (" and ".join(dict.fromkeys(row.text("day") for row in part)) for part in rows)
        if not then or then == later:
            then, later = later or then, ""
        cells = dict(one.cells)
        shown = {"change": Cell(WORDS[bool(rows[0]), bool(rows[1])]), "matter": Cell(query.name), "who": cells[column]}
        shown |= {"role": cells["role"], "then": Cell(then), "later": Cell(later)}
        both = [row for part in rows for row in part]
        stmts = tuple(dict.fromkeys(stmt for row in both for stmt in row.stmts))
        proof = tuple(dict.fromkeys(claim for row in both for claim in row.evidence))
        yield Row(tuple(shown.items()), stmts, one.certainty, proof)


def winners(index: Index, store: Store, about: str = "") -> dict[str, Known]:
    """What is known of each slot, of one thing or of all."""
    query = queries.read(resources.root() / "queries" / "policy" / "winners.rq")
    found: dict[str, Known] = {}
    for row in store.select(query.text).records():
        thing, value, status = (
            _id(row["thing"]),
            _named(index, row["value"]),
            _id(row["status"]).removeprefix("status/"),
        )
        if about and thing != about:
            continue
        if status not in ("held", "in-office"):
            value = f"{value} ({status})"
        held = found.get(_id(row["slot"]), Known(thing, _named(index, row["matter"]), (), ()))
        values = tuple(dict.fromkeys((*held.values, value)))
        found[_id(row["slot"])] = held._replace(values=values, stmts=(*held.stmts, _id(row["stmt"])))
    return found


def learnt(index: Index, old: dict[str, Known], new: dict[str, Known]) -> list[Row]:
    """One row for each slot that was not known before, or that has another value now."""
    lines = []
    for slot, now in new.items():
        was = old.get(slot)
        if was and set(was.values) == set(now.values):
            continue
        change, before = "new", ""
        if was:
            change, before = "changed", was.text
        thing = index.things[now.thing]
        cells = {"change": Cell(change), "thing": Cell(thing.text, thing.id, thing.label)}
        cells |= {"matter": Cell(now.matter), "value": Cell(now.text), "before": Cell(before)}
        lines.append(Row(tuple(cells.items()), now.stmts, "certain"))
    return lines


def _named(index: Index, value: Value) -> str:
    """The label of a thing or a concept, else the value as text."""
    key = _id(value)
    if key in index.things:
        return index.things[key].text
    return index.concepts.get(key, {}).get("label", key)


def _id(value: Value) -> str:
    if isinstance(value, Iri):
        return value.id
    return str(value)
