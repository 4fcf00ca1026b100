"""What stands behind the rows of an answer: who said what, where, how firmly, and what lost against it."""

import re
from datetime import date
from typing import NamedTuple

from govgraph.compiled import Index
from govgraph.dates import Interval
from govgraph.model import Iri, Table, Value


class Reference(NamedTuple):
    """A place in a source, as a footnote needs it."""

    source: str
    label: str
    date: str
    locator: str
    passage: str
    kind: str
    address: str = ""
    publisher: str = ""
    second_hand: bool = False

    def __str__(self) -> str:
        return f"{self.label} ({self.date}), {self.locator}"

    @property
    def short(self) -> str:
        """The form for brackets, date last."""
        return f"{self.label}, {self.locator}, {self.date}"


class Evidence(NamedTuple):
    """One claim in the light of one statement: `part` is self, support, premise or over (a claim that it beat).

    `spans` holds the source's words for its times and `bounds` the days that they leave open; `because` is the field
    of the policy by which it lost.
    """

    stmt: str
    part: str
    claim: str
    rests: str
    said: str
    agent: str
    status: str
    text: str
    note: str
    spans: tuple[tuple[str, str], ...]
    reference: Reference
    said_on: date
    order: int
    key: str
    rule: str
    bounds: tuple[tuple[str, Interval], ...] = ()
    because: str = ""

    @property
    def explicit(self) -> bool:
        """Whether the source itself says it, with no rule in between."""
        return not self.rule


def read(index: Index, table: Table) -> list[Evidence]:
    """Make evidence of the rows of the query that collects it."""
    return [_one(index, row) for row in table.records()]


def unbound(text: str) -> str:
    """The text of the query that collects evidence, so that it asks about all statements."""
    return re.sub(r"^ *VALUES \?stmt .*\n", "", text, flags=re.MULTILINE)


def decided(winner: str, loser: str, fields: dict[str, list[str]]) -> str:
    """Name the rule of the policy by which one key stands above another.

    >>> decided("2|1|5|1|2009-12-08|1", "1|2009-04-28|3|5|0", {"fact": ["fact before plan"], "plan": []})
    'fact before plan'
    """
    kind = {"2": "fact"}.get(winner[:1], "plan")
    if winner[:1] != loser[:1]:
        return fields["fact"][0]
    for name, one, other in zip(fields[kind], winner.split("|"), loser.split("|"), strict=False):
        if one != other:
            return name
    return "they tie: the seat is contested"


def clause(index: Index, one: Evidence, form: str) -> str:
    """Say a claim in a few words: "Argentina offered to organise it"; `form` is now, then or had."""
    name = one.agent
    verb = _strings(index.words["verbs"], one.said)
    if name and verb:
        return f"{index.things[name].text} {phrase(index, one.said, one.status, form)} it"
    if name:
        return f"{index.things[name].text} as {_concept(index, f'role/{one.said}')} ({_status(index, one.status)})"
    if one.status in ("held", ""):
        return one.text
    return f"{one.text} ({_status(index, one.status)})"


def phrase(index: Index, verb: str, status: str, form: str) -> str:
    """Write a verb in the standing of a status: "chairs", "chaired", "was scheduled to chair"."""
    forms = _strings(index.words["verbs"], verb) or [verb, verb, verb]
    patterns = index.words["statuses"].get(status, {})
    if isinstance(patterns, dict) and patterns:
        return str(patterns[form]).format(verb=forms[0])
    if status == "in-office":
        return forms[1]
    return forms[2]


def _one(index: Index, row: dict[str, Value]) -> Evidence:
    reference = Reference(
        source=_local(row["source"], "source/"),
        label=str(row["label"]),
        date=str(row["dateText"]),
        locator=str(row["locator"]),
        passage=_id(row["passage"]),
        kind=_local(row["sourceKind"], "sourcekind/"),
        address=str(row.get("address", "")),
        publisher=str(row.get("publisher", "")),
        second_hand=bool(row.get("secondHand", False)),
    )
    said_on = row["dateEarliest"]
    order = row["order"]
    assert isinstance(said_on, date) and isinstance(order, int)
    told = [name for name in ("from", "until", "attested") if f"{name}Text" in row]
    spans = tuple((name, str(row[f"{name}Text"])) for name in told)
    return Evidence(
        stmt=_id(row["stmt"]),
        part=str(row["part"]),
        claim=_id(row["claim"]),
        rests=_id(row["rests"]),
        said=_local(row.get("said", ""), "role/"),
        agent=_id(row.get("agent", "")),
        status=_local(row["status"], "status/"),
        text=_text(index, row, dict(spans)),
        note=str(row.get("note", "")),
        spans=spans,
        reference=reference,
        said_on=said_on,
        order=order,
        key=str(row.get("key", "")),
        rule=_inference(index, _local(row.get("rule", ""), "rule/")),
        bounds=tuple((name, _bounds(row, name)) for name in told),
    )


def _bounds(row: dict[str, Value], name: str) -> Interval:
    first, last = row[f"{name}Earliest"], row[f"{name}Latest"]
    assert isinstance(first, date) and isinstance(last, date)
    return Interval(first, last)


def _inference(index: Index, rule: str) -> str:
    """A rule that only restates what a passage says is no inference, and is not told."""
    if rule in index.rules:
        return rule
    return ""


def _text(index: Index, row: dict[str, Value], spans: dict[str, str]) -> str:
    """The value that a claim gives, with the words that qualify it."""
    if "value" in row:
        text = name(index, row["value"])
        qualifier = _local(row.get("qualifier", ""), "qualifier/")
        if "high" in row:
            return f"{text} to {row['high']}"
        if qualifier not in ("", "exact", "between"):
            return f"{_concept(index, f'qualifier/{qualifier}')} {text}"
        return text
    if "to" in row:
        return f"{_concept(index, _id(row['relation']))} {name(index, row['to'])}"
    start, end = spans.get("from", ""), spans.get("until", "")
    days = start
    if end and end != start:
        days = f"{start} to {end}"
    if "place" in row:
        return ", ".join(part for part in (name(index, row["place"]), days) if part)
    return days or spans.get("attested", "")


def name(index: Index, value: Value) -> str:
    """How running text names a value: a thing by its short name, the rest as it is."""
    if isinstance(value, Iri):
        thing = index.things.get(value.id)
        if thing:
            return thing.text
        return _concept(index, value.id)
    return str(value)


def _concept(index: Index, key: str) -> str:
    return index.concepts.get(key, {}).get("label", key)


def _status(index: Index, status: str) -> str:
    return _concept(index, f"status/{status}")


def _id(value: Value) -> str:
    if isinstance(value, Iri):
        return value.id
    return str(value)


def _local(value: Value, prefix: str) -> str:
    return _id(value).removeprefix(prefix)


def _strings(verbs: dict[str, object], key: str) -> list[str]:
    found = verbs.get(key, [])
    assert isinstance(found, list)
    return [str(item) for item in found]
