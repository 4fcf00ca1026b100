"""What of an answer fits the words of its question: the sort of thing asked for, and the time."""

import re
from datetime import date, timedelta

from govgraph import composition, operations, sentence
from govgraph.answer import Answer, Row
from govgraph.compiled import Index
from govgraph.composition import Asked
from govgraph.dates import EVER, Interval
from govgraph.names import tokens
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
PLANS = ("plans", "plans-by", "withdrawals", "rivals", "moved", "proposals", "proposed-by")
# So many letters tell how a plan stood: "offer", "offered"; and what of it came to nothing.
_ROOT = 5
_ANY = re.compile(r"\bany( \S+)? (members?|states?|countr(y|ies)) ", re.IGNORECASE)
_EACH = re.compile(r"\b(all|every|each)( of)?( the)? (members?|states|countries|parts?)\b", re.IGNORECASE)
_GONE = ("postponed", "cancelled", "withdrawn")
# Seats that one has after the other.
_ONE_BY_ONE = ("chair-of-body", "office-holder")
_IN_TURN = ("chairs-after", "chairs-before")
# And these, too; what was confirmed so long ago may be otherwise today.
_TERMS = (*_ONE_BY_ONE, "head", "headed")
_LONG = timedelta(3 * 365)
_YEAR = 366
# How an answer to a question of a time begins.
_PARTLY = "Not by all accounts: "
VERDICTS = ("Yes: ", "No: ", _PARTLY)
DENIED = "No source says so of "
# How a statement stands that tells what was so, and not what was to be.
_FIRM = ("held", "in-office", "confirmed")
# Seats of which somebody is the holder at a time.
_SEATS = ("chair-of-body", "secretariat", "office-holder", "convener", "head", "headed", "leader")
# Where meetings stand, of which what is asked may be a series.
_MET = ("meeting", "by", "what")
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
    """The rows that name a meeting at a place or of a series, a body's commission or secretariat, or its resolution."""
    if "Place" in index.things[thing].classes and asked.query.fills and "host" not in asked.query.fills:
        return ()
    return tuple(row for row in rows if any(_is_of(index, name, cell.id, thing) for name, cell in row.cells if cell.id))


def was_planned(found: Answer, thing: str) -> bool:
    """Whether a thing was to have what another one then had."""
    return any(one.agent == thing for one in found.before)


def sharpened(index: Index, asked: Asked, reading: Reading, found: Answer) -> Answer:
    """The rows of who had a seat for all of a time, without who is only said to have had it in a wider one."""
    if asked.query.name not in _ONE_BY_ONE or not reading.times or reading.operation:
        return found
    time = reading.times[0]
    sure = tuple(row for row in found.rows if _covers(row, time))
    vague = tuple(row for row in found.rows if _is_vague(row, time))
    if not sure or not vague or len(sure) + len(vague) < len(found.rows):
        return found
    made = composition.build(index, asked, sure)
    column = operations.main_column(asked, found.rows)
    named = {row.text(column) for row in sure}
    others = [row for row in vague if row.text(column) not in named]
    told = [f"{row.text(column)} is only said to have had that seat at some time ({row.text('day')})" for row in others]
    return made._replace(notes=(*made.notes, *told))


def _covers(row: Row, time: Interval) -> bool:
    bounds = dict(row.bounds)
    if not {"from", "until"} <= bounds.keys():
        return False
    return Interval(bounds["from"].last, bounds["until"].first).holds(time)


def _is_vague(row: Row, time: Interval) -> bool:
    bounds = dict(row.bounds)
    return bounds.keys() == {"attested"} and bounds["attested"] != time and bounds["attested"].holds(time)


def unsettled(index: Index, asked: Asked, reading: Reading, found: Answer) -> Answer:
    """Say that no source names who had a seat at the time asked, where only earlier or later holders are known."""
    if reading.query not in _SEATS or found.outcome != "answered" or reading.operation:
        return found
    if not reading.times:
        return gone(index, reading, found)
    timings = set(found.column("timing"))
    over = all(row.text("timing") == "after" or row.id("ending") == "ending/ended" for row in found.rows)
    over = "in" not in timings and (over or timings == {"before", "after"})
    lasting = tuple(row for row in found.rows * over if may_last(row, reading.times[0]))
    if lasting:
        return composition.build(index, asked, lasting)
    if not over and not leaves_open(index, found, asked, reading.times[0]):
        return found
    said = f"No source says {on(reading.times[0])}."
    return found._replace(outcome="unknown", sentence=said, notes=(found.sentence, *found.notes))


def gone(index: Index, reading: Reading, found: Answer) -> Answer:
    """Say that no source names who has an office today, where all who are named left it."""
    known = found.as_of or index.newest
    left = bool(found.rows) and all(row.is_over(known) for row in found.rows)
    if reading.query != "office-holder" or reading.only or reading.past or not found.present or not left:
        return found
    return found._replace(outcome="unknown", sentence=f"No source says so of today: {found.sentence}")


def may_last(row: Row, time: Interval) -> bool:
    """Whether somebody began before a time, and had not ended for all that is known: "until 2011 at the latest"."""
    begun, _, ended = row.text("day").partition(", until ")
    days, last = operations.span(begun), operations.span(ended)
    return bool(
        days and last and ended.endswith(" at the latest") and days.first <= time.first <= time.last <= last.last
    )


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
    if (found.query == "is-member" and _EACH.search(asked.text)) or (reading.only and _ANY.search(asked.text)):
        # What is so of a group is told of none of its members.
        said = found.sentence.partition(": ")[2]
        return composition.instead(found, asked.text, "unknown", f"No source says so of each of them: {said}")
    known = asked.as_of or date.fromisoformat(index.newest)
    timings = set(found.column("timing"))
    said = found.sentence.partition(": ")[2]
    apart = bool(reading.times and timings) and reading.times[0].last < known and timings <= {"before", "after"}
    # What a complete list of an earlier day leaves out may be denied until a later one names it.
    last = max((row.confirmed for row in found.rows), default="") or index.newest
    wide = reading.times and _is_wide(found, reading.times[0])
    if wide and timings == {"in"}:
        return composition.instead(found, asked.text, "unknown", f"No source says so {on(reading.times[0])}: {said}")
    stale = apart and reading.times[0].first - date.fromisoformat(last) > _LONG
    if apart and (stale or not (found.sentence.startswith("No: ") and len(timings) == 1)):
        return composition.instead(found, asked.text, "unknown", f"No source says so {on(reading.times[0])}: {said}")
    if not found.sentence.startswith("Yes: "):
        return found
    timed = any(param.type == "interval" for param in asked.query.params)
    past = bool(reading.times) and reading.times[0].last < known and not timed and not reading.operation
    if past and not any(operations.is_of(row, reading.times[0]) for row in found.rows):
        return composition.instead(found, asked.text, "unknown", f"No source says so {on(reading.times[0])}: {said}")
    tiers = {index.concepts.get(f"status/{row.status}", {}).get("tier") for row in found.rows}
    if asked.query.name == "held" and tiers <= {"plan", "ended"}:
        return composition.instead(found, asked.text, "planned", f"Not on record as held: {said}")
    if found.outcome == "planned" and asked.query.name not in PLANS:
        return found._replace(sentence=said)
    return found


def stood(index: Index, asked: Asked, reading: Reading, found: Answer) -> Answer:
    """Of plans, those that stood as a question says: who asks whether one offered is not told what others thought."""
    if found.query not in PLANS or "standing" not in found.columns or not found.rows:
        return found
    labels = [one["label"] for name, one in index.concepts.items() if name.startswith("status/")]
    words = tokens(asked.text)
    asks = {label for label in labels if any(word.startswith(label[:_ROOT]) for word in words)}
    rows = tuple(row for row in found.rows if row.text("standing") in asks)
    if rows and (reading.polar or not asks.isdisjoint(_GONE)) and len(rows) < len(found.rows):
        made = composition.build(index, asked, rows)
        return made._replace(sentence=f"{'Yes: ' * found.sentence.startswith('Yes: ')}{made.sentence}")
    if asks and not rows and found.sentence.startswith("Yes: "):
        said = f"No source says that this was {' or '.join(sorted(asks))}: {found.sentence.removeprefix('Yes: ')}"
        return found._replace(outcome="unknown", sentence=said)
    return found


def newest(index: Index, found: Answer, whole: Answer, reading: Reading) -> Answer:
    """A yes on a figure; a no for today where a later one is told."""
    # What is listed by name is no later count than what is stated on the same day.
    counted = [row for row in whole.rows if row.text("matter") != "named in a list"] or whole.rows
    last = max((row.confirmed for row in counted), default="")
    if _is_then(reading, found, index) or last <= max(row.confirmed for row in found.rows):
        return found._replace(sentence=f"Yes: {found.sentence}")
    return whole._replace(outcome="none", sentence=f"No, not as last told: {whole.sentence}")


def _is_then(reading: Reading, found: Answer, index: Index) -> bool:
    """Whether what was, and not what is today, is asked about."""
    known = date.fromisoformat(found.as_of or index.newest)
    return reading.past or any(one.last < known for one in reading.times)


def over(index: Index, reading: Reading, found: Answer) -> Answer:
    """A yes on what is so today, which it is no longer where it ended, or where the part of a body did."""
    if found.query == "is-member" and reading.past and not reading.times and found.sentence.startswith("No: "):
        # Who is on no list may have joined behind the last one.
        return found._replace(sentence=f"No, by the lists on record: {found.sentence.removeprefix('No: ')}")
    if _is_then(reading, found, index) or not found.sentence.startswith("Yes: "):
        return found
    if found.query == "held" and not reading.times:
        # What took place once is no sign that it still does.
        said = f"No source says so of today. {found.sentence.removeprefix('Yes: ')}"
        return found._replace(outcome="unknown", sentence=said)
    known = found.as_of or index.newest
    ended = bool(found.rows) and all(row.is_over(known) for row in found.rows)
    parts = (index.ended.get(cell.id, ("", known))[1] < known for name, cell in found.params if name == "part")
    if (found.query in _TERMS and ended) or (found.query == "has-part" and any(parts)):
        return found._replace(outcome="none", sentence=f"No longer: {found.sentence.removeprefix('Yes: ')}")
    return found


def aged(index: Index, found: Answer) -> Answer:
    """A yes or a no on what is so now, which says where it was confirmed long ago; who sits for a time is not known."""
    word, _, said = found.sentence.partition(": ")
    last = max((row.confirmed for row in found.rows), default="")
    if word not in ("Yes", "No") or not found.present or set(found.column("timing")) != {"before"} or not last:
        return found
    age = date.fromisoformat(found.as_of or index.newest) - date.fromisoformat(last)
    if age < (_LONG, timedelta(_YEAR))[word == "Yes" and found.query in _TERMS]:
        return found
    if word == "Yes" and found.query in _TERMS and age >= _LONG:
        return found._replace(outcome="unknown", sentence=f"No source says so of today: {said}")
    return found._replace(sentence=f"{word}, as last confirmed: {said}")


def _is_wide(found: Answer, time: Interval) -> bool:
    """Whether all that is attested is so at some time within a longer one, of which a time is a part."""
    told = [(row.text("day"), operations.span(row.text("day"))) for row in found.rows]
    wide = [one and (one.last - one.first).days > (time.last - time.first).days + _YEAR for _, one in told]
    return bool(told) and all(words.startswith("attested ") for words, _ in told) and all(wide)


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
    told = [one for one in found.disagrees if one.status in _FIRM]
    otherwise = any(time.holds(span) for one in told for name, span in one.bounds if name != "attested")
    if otherwise or (rows and (not any(days) or any(one and _meet(one, time) for one in days))):
        return found._replace(sentence=f"{_PARTLY}{found.sentence}")
    return found._replace(sentence=f"No: {found.sentence}", outcome="none")


def _meet(one: Interval, other: Interval) -> bool:
    """Whether two times have a day in common."""
    return one.first <= other.last and one.last >= other.first


def on(time: Interval) -> str:
    """A time as that of which no source speaks: "for 2003", "for the time until 2003"."""
    if EVER.first in time or EVER.last in time:
        return f"for the time {time}"
    return f"for {time}"


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


def _is_of(index: Index, column: str, name: str, thing: str) -> bool:
    if thing in index.meetings.get(name, {}).get("places", ()):
        return True
    if name not in index.things or thing not in index.things:
        return False
    if column in _MET and index.things[name].series == thing:
        return True
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
    called = operations.of_year(found.rows, reading.times[0]) * ("survey" in found.columns)
    if called:
        return composition.build(index, asked, called)
    going = tuple(row for row in found.rows if not row.is_over(now.isoformat()))
    if reading.times[0] == Interval(now, now) and len(going) < len(found.rows):
        if going:
            return composition.build(index, asked, going)
        return composition.instead(found, asked.text, "unknown", "No source says so of today.")
    if reading.polar and reading.times[0] != Interval(now, now) and tells_days(found, asked.query):
        return in_time(found, rows, reading.times[0])
    if rows and asked.query.name in _IN_TURN and not any(operations.span(row.text("day")) for row in rows):
        # Who came after somebody at any time is not who did so then.
        said = f"No source says {on(reading.times[0])}."
        return composition.instead(found, asked.text, "unknown", said)
    if "figure" in found.columns and reading.times[0] == Interval(now, now):
        last = max((row.confirmed for row in found.rows), default="")
        return composition.build(index, asked, tuple(row for row in found.rows if row.confirmed == last))
    if len(rows) == len(found.rows) or (not rows and reading.times[0] == Interval(now, now)):
        # What was last known is told of now.
        return found
    # A figure without a day is of no time in particular, when there are others with one.
    undated = "figure" in found.columns and not any(operations.span(row.text("day")) for row in rows)
    if undated or not any(operations.is_of(row, reading.times[0]) for row in rows):
        said = f"No source says {on(reading.times[0])}."
        return composition.instead(found._replace(rows=rows), asked.text, "unknown", said)
    return composition.build(index, asked, rows)
