"""What of an answer fits the words of its question: the sort of thing asked for, and the time."""

from datetime import date

from govgraph import composition, operations, sentence
from govgraph.answer import Answer, Row
from govgraph.compiled import Index
from govgraph.composition import Asked
from govgraph.dates import EVER, Interval
from govgraph.queries import Query
from govgraph.reading import Reading

# How the classes of things that words ask for are called.
_CALLED = {"State": "State", "Person": "person"}
# With these its organs act for a body, and so do its texts.
_ORGANS = ("Commission", "Secretariat", "resolution", "decision")
# Queries besides those of seats whose answers may be of a sort or not.
_OF_SORTS = ("holders", "predecessor", "successor")
# Answers that name a meeting by its place in a series, or by what it did, say where it sits.
NEIGHBOURS = ("successor", "predecessor", "adopted", "related")
# What tells who has a meeting at home.
_SEATED = ("host", "organiser")
# Answers that tell plans, of which one may be asked whether there were any.
_PLANS = ("plans", "plans-by", "withdrawals", "rivals", "moved", "proposals", "proposed-by")
# How an answer to a question of a time begins.
_PARTLY = "Not by all accounts: "
VERDICTS = ("Yes: ", "No: ", _PARTLY)
DENIED = "No source says so of "
# What may stand for several of a sort, as "all Member States".
_MANY = "Collective"


def fitting(index: Index, asked: Asked, rows: tuple[Row, ...], sort: str) -> tuple[Row, ...]:
    """The rows that name a State where a country was asked for, a person where a person was."""
    if not sort or not rows or not (asked.query.fills or asked.query.name in _OF_SORTS):
        return rows
    column = operations.main_column(asked, rows)
    return tuple(row for row in rows if _is(index, row, column, sort))


def unfit(found: Answer, asked: Asked, sort: str) -> Answer:
    """Say that nothing of the sort asked for is named, and what is."""
    said = f"No source names a {_CALLED[sort]} here. {found.sentence}"
    return composition.instead(found, asked.text, "unknown", said)


def near(index: Index, asked: Asked, rows: tuple[Row, ...], thing: str) -> tuple[Row, ...]:
    """The rows that name a meeting at a place, a body's commission or secretariat, or its resolution."""
    if "Place" in index.things[thing].classes and asked.query.fills and "host" not in asked.query.fills:
        return ()
    return tuple(row for row in rows if any(_is_of(index, cell.id, thing) for _, cell in row.cells if cell.id))


def was_planned(found: Answer, thing: str) -> bool:
    """Whether a thing was to have what another one then had."""
    return any(one.agent == thing for one in found.before)


def leaves_open(index: Index, found: Answer, asked: Asked, span: Interval) -> bool:
    """Whether a source leaves a seat without a holder for all of a time, and no row covers all of it."""
    seat = asked.query.name.partition("-")[0]
    open_then = [
        Interval(date.fromisoformat(first), date.fromisoformat(last))
        for thing in asked.params.values()
        for first, last, text, _ in index.vacancies.get(str(thing), ())
        if not text.startswith("the ") or text.startswith(f"the {seat}")
    ]
    if span == EVER or not any(one.holds(span) for one in open_then):
        return False
    held = [operations.span(row.text("day")) for row in found.rows]
    return not any(one and one.holds(span) for one in held)


def confirmed(index: Index, asked: Asked, reading: Reading, found: Answer) -> Answer:
    """Take back a yes that rests on another time than the one asked about, or on plans alone; and such a no."""
    if not reading.polar or not found.sentence.startswith(("Yes: ", "No: ", DENIED)):
        return found
    known = asked.as_of or date.fromisoformat(index.newest)
    timings = set(found.column("timing"))
    said = found.sentence.partition(": ")[2]
    apart = bool(reading.times and timings) and reading.times[0].last < known and timings <= {"before", "after"}
    # What a complete list of an earlier day leaves out may be denied until a later one names it.
    if apart and not (found.sentence.startswith("No: ") and len(timings) == 1):
        return composition.instead(found, asked.text, "unknown", f"No source says so for {reading.times[0]}: {said}")
    if not found.sentence.startswith("Yes: "):
        return found
    tiers = {index.concepts.get(f"status/{row.status}", {}).get("tier") for row in found.rows}
    if asked.query.name == "held" and tiers <= {"plan", "ended"}:
        return composition.instead(found, asked.text, "planned", f"Not on record as held: {said}")
    if found.outcome == "planned" and asked.query.name not in _PLANS:
        return found._replace(sentence=said)
    return found


def tells_days(found: Answer, query: Query) -> bool:
    """Whether an answer tells the days of a thing as facts, and nothing else that a time could be asked of."""
    days = next(name for name, _ in query.columns) in ("day", "days") or query.name == "held"
    # That something is still there says nothing of another day.
    return days and query.name != "exists" and found.outcome == "answered"


def in_time(found: Answer, rows: tuple[Row, ...], time: Interval) -> Answer:
    """Whether what an answer tells was in a time: yes where all rows are, no where none is and no source says so."""
    days = [operations.span(row.text("day") or row.text("days")) for row in found.rows]
    if all(one and time.holds(one) for one in days):
        return found._replace(sentence=f"Yes: {found.sentence}")
    otherwise = any(time.holds(span) for one in found.disagrees for _, span in one.bounds)
    if rows or otherwise:
        return found._replace(sentence=f"{_PARTLY}{found.sentence}")
    return found._replace(sentence=f"No: {found.sentence}", outcome="none")


def sittings(index: Index, reading: Reading, found: Answer) -> tuple[str, ...]:
    """Where and when the meetings sit that come after or before others, or of which no host is known."""
    bare = reading.query in _SEATED and not found.rows and not reading.polar
    if not bare and (reading.query not in NEIGHBOURS or not found.rows):
        return ()
    told: dict[str, None] = {}
    lines = [row.cells for row in found.rows] or [found.params]
    for cells in lines:
        for _, cell in cells:
            marks = index.meetings.get(cell.id, {})
            if "places" in marks and "days" in marks:
                days = Interval(date.fromisoformat(marks["days"][0]), date.fromisoformat(marks["days"][1]))
                place = " (".join(_called(index, one) for one in marks["places"][:2])
                told[f"{cell.text}: {place}{')' * (' (' in place)}, {days}"] = None
    return tuple(told)


def told_of(asked: Asked, reading: Reading, found: Answer) -> tuple[str, ...]:
    """Of which meetings of a series something is told, where no source tells it of the series."""
    if reading.each or "meeting" in dict(asked.query.columns):
        return ()
    met = dict.fromkeys(row.text("meeting") for row in found.rows if row.text("meeting"))
    return (f"told of {sentence.join(met)}",) * bool(met)


def _called(index: Index, place: str) -> str:
    """A place by its name, be it a way of meeting without one."""
    if place in index.things:
        return index.things[place].text
    return index.concepts[place]["label"]


def _is_of(index: Index, name: str, thing: str) -> bool:
    if thing in index.meetings.get(name, {}).get("places", ()):
        return True
    if name not in index.things or thing not in index.things:
        return False
    part, whole = index.things[name].label.partition(" (")[0], index.things[thing].label.partition(" (")[0]
    if part.startswith(f"{whole} resolution"):
        return True
    return part.removesuffix(f" of the {whole}").split()[0] in _ORGANS and part.endswith(f" of the {whole}")


def _is(index: Index, row: Row, column: str, sort: str) -> bool:
    every = row.each(column)
    return any({sort, _MANY} & set(index.things[one.id].classes) for one in every if one.id in index.things)


def within(index: Index, asked: Asked, reading: Reading, found: Answer, now: date) -> Answer:
    """The rows that speak of a time, where the query itself cannot be asked about one."""
    if not reading.times or any(param.type == "interval" for param in asked.query.params):
        return found
    rows = operations.dated(found.rows, reading.times[0])
    if reading.polar and reading.times[0] != Interval(now, now) and tells_days(found, asked.query):
        return in_time(found, rows, reading.times[0])
    if len(rows) == len(found.rows) or (not rows and reading.times[0] == Interval(now, now)):
        # What was last known is told of now.
        return found
    if not any(operations.is_of(row, reading.times[0]) for row in rows):
        said = f"No source says for {reading.times[0]}."
        return composition.instead(found._replace(rows=rows), asked.text, "unknown", said)
    return composition.build(index, asked, rows)
