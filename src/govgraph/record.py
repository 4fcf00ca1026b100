"""Recorded answers: what the canned queries say to their examples, and what a change of data made of it."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govgraph.errors import BadData

# What stands beside the content of a row: its proof, and days that only repeat the content.
_BESIDE = {"from", "until", "attested", "bounds", "confirmed", "certainty", "statements", "rules", "sources"}
# How many statements and places a change names before it only counts them.
_FEW = 3


class Line(NamedTuple):
    """One row of a recorded answer: what it says, the statements behind it, and their places."""

    text: str
    stmts: tuple[str, ...]
    places: tuple[str, ...]


class Recorded(NamedTuple):
    """One recorded answer; `beaten` pairs each statement that lost with the field of the policy that decided."""

    asked: str
    outcome: str
    lines: tuple[Line, ...]
    beaten: tuple[tuple[str, str], ...] = ()


class Change(NamedTuple):
    """One difference between two recordings, with the statement and the source that made it."""

    asked: str
    change: str
    says: str
    statement: str
    source: str
    because: str

    def __str__(self) -> str:
        proof = "; ".join(part for part in (self.statement, self.source) if part)
        because = f"; because: {self.because}" * bool(self.because)
        return f"{self.asked}: {self.change}: {self.says}" + f"  ({proof}{because})" * bool(proof)


def read(lines: Sequence[str], file: str) -> dict[str, Recorded]:
    """Read answers as JSON lines; a line that holds none raises BadData with its place."""
    found = {}
    for number, line in enumerate(lines, 1):
        try:
            one = _recorded(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError, AssertionError):
            raise BadData(file, number, "this line is no answer as govgraph answers writes it") from None
        found[one.asked] = one
    return found


def compare(old: dict[str, Recorded], new: dict[str, Recorded]) -> Iterator[Change]:
    """Say how recorded answers differ, in the order of their questions."""
    for asked in sorted(old.keys() | new.keys()):
        if asked not in old:
            yield Change(asked, "question added", new[asked].outcome, "", "", "")
        elif asked not in new:
            yield Change(asked, "question gone", old[asked].outcome, "", "", "")
        else:
            yield from _changes(old[asked], new[asked])


def _changes(old: Recorded, new: Recorded) -> Iterator[Change]:
    said = {line.text for line in old.lines}, {line.text for line in new.lines}
    if said[0] == said[1] and old.outcome != new.outcome:
        yield Change(new.asked, "outcome", f"{old.outcome}, now {new.outcome}", "", "", "")
    reasons = dict(new.beaten)
    for line in old.lines:
        if line.text not in said[1]:
            told = dict.fromkeys(reasons[stmt] for stmt in line.stmts if reasons.get(stmt))
            because = "; ".join(told) or "nothing that wins says so any more"
            yield Change(new.asked, "gone", line.text, _few(line.stmts), _few(line.places), because)
    known = {stmt for line in old.lines for stmt in line.stmts}
    seen = {place for line in old.lines for place in line.places}
    for line in new.lines:
        if line.text not in said[0]:
            stmts = [stmt for stmt in line.stmts if stmt not in known] or line.stmts
            places = [place for place in line.places if place not in seen] or line.places
            yield Change(new.asked, "new", line.text, _few(stmts), _few(places), "")


def _recorded(one: dict[str, object]) -> Recorded:
    question, rows = one["question"], one["rows"]
    assert isinstance(question, dict) and isinstance(rows, list)
    beaten: list[tuple[str, str]] = []
    for name in ("before", "disagrees"):
        claims = one[name]
        assert isinstance(claims, list)
        beaten += [(claim["statement"], claim["because"]) for claim in claims]
    return Recorded(
        f"{question['query']} {question['text'].partition(' ')[2]}".strip(),
        str(one["outcome"]),
        tuple(_line(row) for row in rows),
        tuple(beaten),
    )


def _line(row: dict[str, object]) -> Line:
    stmts, sources = row["statements"], row["sources"]
    assert isinstance(stmts, list) and isinstance(sources, list)
    cells = [f"{name} {_text(value)}" for name, value in row.items() if name not in _BESIDE and _text(value)]
    places = (f"{source['title']} ({source['date']}), {source['locator']}" for source in sources)
    return Line(", ".join(cells), tuple(stmts), tuple(places))


def _text(value: object) -> str:
    if isinstance(value, list):
        return " and ".join(_text(one) for one in value)
    if isinstance(value, dict):
        return str(value["label"])
    return str(value)


def _few(found: Sequence[str]) -> str:
    more = ""
    if len(found) > _FEW:
        more = f" and {len(found) - _FEW} more"
    return "; ".join(found[:_FEW]) + more
