"""What is done with the rows of an answer: one thing kept, the first or next taken, two answers compared."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from govgraph import composition, sentence, times
from govgraph.answer import HIDDEN, Answer, Cell, Row
from govgraph.compiled import Index
from govgraph.composition import Asked
from govgraph.dates import FIRST, LAST, Interval, year
from govgraph.names import tokens

# With more lines than this, an answer over all meetings of a series is a list.
_FEW = 3
_NUMBER = re.compile(r"\d")
_PLACE = re.compile(r"\{(?:on )?(\w+)")
# Within so many days, one holder is taken to have handed over to another.
_CLOSE = 62


class Picked(NamedTuple):
    """The rows that an operation keeps, and in what words it names them; empty words keep the query's sentence."""

    rows: tuple[Row, ...]
    said: str = ""


def main_column(asked: Asked, rows: Iterable[Row]) -> str:
    """The column that an answer is about: the first that its sentence or its line names."""
    shown = [name for name, kind in asked.query.columns if kind not in (*HIDDEN, "timing")]
    told = [found[1] for found in _PLACE.finditer(f"{asked.query.sentence} {asked.query.line}")]
    named = [name for name in told if name in shown] or shown
    filled = [name for name in named if any(row.text(name) for row in rows)]
    return (filled or named)[0]


def only(rows: tuple[Row, ...], thing: str) -> tuple[Row, ...]:
    """The rows that name one thing, or a number; of a source, those that rest on it, without what others say."""
    named = tuple(row for row in rows if _names(row, thing))
    # A document and the source that is its text have one id.
    source = thing.removeprefix("source/")
    said = (_said(row, source) for row in rows if not named)
    return named or tuple(row for row in said if row.sources)


def _said(row: Row, source: str) -> Row:
    """A row with what one source says for it."""
    own = (one for one in row.evidence if one.reference.source == source and one.part != "over")
    return row._replace(evidence=tuple(own))


def numbered(index: Index, asked: Asked, numbers: tuple[str, ...], found: Answer) -> Answer:
    """An answer of the rows that give the numbers of a question; where none does, that is said."""
    kept = tuple(row for row in found.rows if any(only((row,), number) for number in numbers))
    if not all(only(kept, number) for number in numbers):
        kept = ()
    if not numbers or kept == found.rows:
        return found
    if not kept:
        text = f"No source gives {sentence.join(dict.fromkeys(numbers))} here: {found.sentence}"
        return composition.instead(found, asked.text, "unknown", text)._replace(rows=())
    return composition.build(index, asked, kept)


def span(text: str) -> Interval | None:
    """The time that the words for a day mean."""
    words = tokens(text)
    found = (times.read(words, at) for at in range(len(words)))
    return next((one[0] for one in found if one), None)


def how_often(rows: Iterable[Row]) -> int:
    """How often something was so: at how many meetings, or in how many spells that do not touch each other."""
    listed = list(rows)
    meetings = {row.id("meeting") for row in listed if row.id("meeting")}
    days = sorted(one for row in listed if not row.id("meeting") and (one := _spell(row.text("day"))))
    spells = 0
    until = FIRST
    for one in days:
        spells += not spells or one.first.toordinal() > until.toordinal() + 1
        until = max(until, one.last)
    return len(meetings) + spells


def _spell(words: str) -> Interval | None:
    """The time that the words for a tenure mean: "since 2014, until 1 January 2016 at the latest" has an end."""
    begun, _, ended = words.partition(", until ")
    days, last = span(begun), span(ended)
    if days and last:
        return Interval(days.first, max(days.first, last.last))
    return days


def ends(times: tuple[Interval, ...], newest: date) -> tuple[Interval, Interval]:
    """The two times that a comparison is between: two given ones, or the ends of one, none later than a day."""
    if len(times) == 2:
        return times[0], times[1]
    asked = times[0]
    end = Interval(min(asked.last, newest), min(asked.last, newest))
    if asked.last.year > asked.first.year and asked.last != LAST:
        return year(asked.first.year), year(asked.last.year)
    before = max(asked.first, FIRST + timedelta(366)) - timedelta(1)
    return year(before.year), end


def begun(rows: tuple[Row, ...], start: Interval, end: Interval) -> tuple[Row, ...]:
    """The rows that say that something began after one time and by another."""
    told = [(row, row.text("day")) for row in rows]
    days = [(row, span(words)) for row, words in told if words.startswith(("since ", "from ", "in "))]
    return tuple(row for row, time in days if time and start.last < time.first <= end.last)


def still(row: Row) -> bool:
    """Whether a row holds for the time asked; where none was asked, whatever no source ends."""
    timing = row.text("timing")
    return timing in ("", "in") or (timing == "before" and row.id("ending") != "ending/ended")


def is_of(row: Row, time: Interval) -> bool:
    """Whether a row has a day, or names something by a year of a time."""
    years = re.findall(
        r"\b(?:19|20)\d\d\b", " ".join(one.label for _, cell in row.cells for one in (cell, *cell.several))
    )
    return bool(_days(row)) or any(time.first.year <= int(year) <= time.last.year for year in years)


def of_year(rows: tuple[Row, ...], time: Interval) -> tuple[Row, ...]:
    """The rows on what is called by one year, that of a time: the figures of "the survey of 1997"."""
    called = [(row, set(re.findall(r"\b(?:19|20)\d\d\b", row.cells[0][1].label))) for row in rows]
    return tuple(row for row, years in called if years == {str(time.first.year)} == {str(time.last.year)})


def dated(rows: tuple[Row, ...], time: Interval) -> tuple[Row, ...]:
    """The rows whose day, as it is written, lies within a time or holds it; without any, those that have no day."""
    spans = [(row, _days(row)) for row in rows]
    touched = [(row, days) for row, days in spans if days and days.first <= time.last and days.last >= time.first]
    inside = tuple(row for row, days in touched if time.holds(days))
    if touched:
        return inside or tuple(row for row, _ in touched)
    return tuple(row for row, days in spans if not days)


def _days(row: Row) -> Interval | None:
    """The days that are written in a row; where no number stands there, as in "at present", those of its source."""
    words = row.text("day") or row.text("days")
    if _NUMBER.search(words):
        return span(words)
    return dict(row.bounds).get("attested")


def beside(rows: tuple[Row, ...], thing: str, operation: str, column: str, every: bool = False) -> tuple[Row, ...]:
    """The rows next after, or next before, those that name one thing; or `every` one of them."""
    rows = in_turn(_precise(rows, column))
    # Of whom only is known that they had it once, nobody knows who came before or after.
    found = [place for place, row in enumerate(rows) if _names(row, thing) and not _is_once(row)]
    # Who was only to have it did not have it then.
    found = [place for place in found if rows[place].is_so] or found
    if not found:
        return ()
    if operation == "before":
        ahead = next(filter(None, (_ahead(rows, place, thing, every) for place in found)), [])
    else:
        ahead = next(filter(None, (_behind(rows, place, thing, every) for place in reversed(found))), [])
    ahead = [row for row in ahead if row.text(column)]
    if every:
        return tuple(sorted(ahead, key=rows.index))
    return end(tuple(reversed(ahead)), "last")


def _is_once(row: Row) -> bool:
    return row.text("day").startswith("until a day not given")


def in_turn(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of those who had a seat, by when they began or, where only that is known, by when they ended."""
    if any(not row.text("timing") for row in rows):
        return rows
    return tuple(sorted(rows, key=_turn))


def _turn(row: Row) -> tuple[date, bool, date]:
    words, bounds = row.text("day"), dict(row.bounds)
    days = span(words) or Interval(FIRST, FIRST)
    last = span(words.rpartition(" to ")[2]) or days
    if not words.startswith("until "):
        return days.first, True, last.last
    ended = bounds.get("until") or span(words.removeprefix("until ")) or days
    return ended.first, False, last.last


def _behind(rows: tuple[Row, ...], place: int, thing: str, every: bool) -> list[Row]:
    """The rows after one, without those on the same thing; first who is only known to have left between the two."""
    told = _since(rows, rows[place])
    if every or not told:
        told += [row for row in rows[place + 1 :] if not _was_over(row, rows[place]) and row not in told]
    told = [row for row in told if not _is_once(row)]
    told = [row for row in told if not _names(row, thing)]
    began, then = (next(iter(map(_began, one)), None) for one in ([rows[place]], told))
    between = [row for row in rows if not _names(row, thing) and _left_between(row, began, then)]
    return [*between, *(row for row in told if row not in between)]


def _left_between(row: Row, began: date | None, then: date | None) -> bool:
    """Whether a row only tells that somebody left, after one day and by another."""
    words = row.text("day")
    ended = span(words)
    if not (words.startswith("until ") and "(" not in words and ended and began and then):
        return False
    return began < ended.last <= then + timedelta(_CLOSE)


def _began(row: Row) -> date | None:
    """The first day of what a row tells, where it tells one."""
    days = span(row.text("day"))
    if days and row.text("day").startswith("until "):
        return days.last
    return (days and days.first) or None


def gap(rows: tuple[Row, ...], picked: tuple[Row, ...], thing: str) -> list[str]:
    """That nobody is named for the time between somebody and who was picked as next, where its days are known."""
    told = [[dict(row.bounds) for row in some] for some in ([row for row in rows if _names(row, thing)], picked)]
    for one, other in (told, reversed(told)):
        ended = [bounds["until"].last for bounds in one if "until" in bounds]
        began = [bounds["from"].first for bounds in other if "from" in bounds]
        if not (ended and began) or len(ended) < len(one) or len(began) < len(other):
            continue
        later = min((day for day in began if day > max(ended)), default=None)
        if later and (later - max(ended)).days > _CLOSE:
            ends = (str(Interval(day, day)) for day in (max(ended), later))
            return [f"no source names anybody between {' and '.join(ends)}"]
    return []


def _precise(rows: tuple[Row, ...], column: str) -> tuple[Row, ...]:
    """The rows without those that only attest a time of which another one on the same thing tells a part."""
    days = [(row.cell(column), span(row.text("day"))) for row in rows]
    return tuple(
        row
        for row, (cell, time) in zip(rows, days, strict=True)
        if not (time and row.text("day").startswith("attested"))
        or not any(cell == other and part and time != part and time.holds(part) for other, part in days)
    )


def _ahead(rows: tuple[Row, ...], place: int, thing: str, every: bool) -> list[Row]:
    """The rows before one, the last first, without those on the same thing."""
    told = _until(rows, rows[place])
    if every or not told:
        told = (*(row for row in rows[:place] if row not in told), *told)
    return [row for row in reversed(told) if not _names(row, thing)]


def _was_over(row: Row, later: Row) -> bool:
    """Whether one of whom only the end is known had ended when another began."""
    words = row.text("day")
    ended, began = span(words), span(later.text("day"))
    if not words.startswith("until ") or not ended or not began:
        return False
    return ended.last <= began.first + timedelta(_CLOSE)


def _since(rows: tuple[Row, ...], earlier: Row) -> list[Row]:
    """The rows of those who began when another ended, of whom only the end is known."""
    words = earlier.text("day")
    ended = span(words.rpartition("until ")[2])
    if not words.startswith("until ") or not ended or ended.last == LAST:
        return []
    close = Interval(ended.first - timedelta(_CLOSE), ended.last + timedelta(_CLOSE))
    began = [(row, span(row.text("day").partition("since ")[2].partition(",")[0])) for row in rows]
    return [row for row, days in began if days and close.holds(days)]


def _until(rows: tuple[Row, ...], later: Row) -> tuple[Row, ...]:
    """The rows of those who ended when another began, where their days say so."""
    began = span(later.text("day"))
    if not began or began.first <= FIRST:
        return ()
    limit = began.first + timedelta(_CLOSE)
    ended = [(row, span(row.text("day").rpartition("until ")[2].rpartition(" to ")[2])) for row in rows]
    near = [
        (days.last, row)
        for row, days in ended
        if days and days.first >= began.first - timedelta(_CLOSE) and days.last <= limit
    ]
    last = max((day for day, _ in near), default=None)
    return tuple(row for day, row in near if day == last and row.cells != later.cells)


def end(rows: tuple[Row, ...], operation: str, some: int = 1, column: str = "") -> tuple[Row, ...]:
    """The rows of the first, or of the last, time or meeting; or of `some`, whoever is told of again counted once."""
    ordered = rows[:: (1, -1)[operation == "last"]]
    told: dict[tuple[str, str], set[str]] = {}
    for row in ordered:
        again = not row.id("meeting") and any(row.text(column) in named for named in told.values())
        if _when(row) in told or (len(told) < some and not again):
            told.setdefault(_when(row), set()).add(row.text(column))
    return tuple(row for row in rows if _when(row) in told)


def of_record(index: Index, found: Answer, told: Answer, operation: str) -> Answer:
    """The first or the last that is on record; nobody knows whether any came before or after of whom no source tells.

    `told` is the answer where somebody is looked for there, which can be no more certain.
    """
    met = {row.id("meeting") for row in found.rows} - {""}
    if met and (operation != "first" or any(_is_first(index, one) for one in met)):
        return told
    said = f"{operation.capitalize()} on record: {found.sentence}"
    if told.sentence.startswith("Yes: "):
        return told._replace(sentence=f"Of those on record, yes: {told.sentence.removeprefix('Yes: ')}")
    if told.outcome == "none":
        return told._replace(outcome="unknown", sentence=said)
    return found._replace(sentence=said)


def _is_first(index: Index, meeting: str) -> bool:
    """Whether no earlier meeting of its series is known."""
    days = {one: marks["days"][0] for one, marks in index.meetings.items() if "days" in marks}
    series = index.series.get(index.things[meeting].series, ())
    return meeting not in days or all(days[one] >= days[meeting] for one in series if one in days)


def common(rows: tuple[Row, ...], others: tuple[Row, ...], column: str) -> tuple[Row, ...]:
    """The rows whose thing the other rows name too."""
    told = {row.text(column) for row in others}
    return tuple(row for row in rows if row.text(column) in told)


def without(rows: tuple[Row, ...], others: tuple[Row, ...], column: str) -> tuple[Row, ...]:
    """The rows whose thing the other rows do not name."""
    told = {row.text(column) for row in others}
    return tuple(row for row in rows if row.text(column) not in told)


def listed(rows: tuple[Row, ...], column: str) -> str:
    """What rows name in one column, as running text."""
    return sentence.join({row.text(column): None for row in rows if row.text(column)})


def labelled(rows: tuple[Row, ...], thing: Cell, label: str = "meeting") -> tuple[Row, ...]:
    """Rows with the meeting, or other thing, that they are about as first cell."""
    return tuple(row._replace(cells=((label, thing), *row.cells)) for row in rows)


def over_meetings(
    index: Index, asked: Asked, rows: tuple[Row, ...], series: str, column: str, label: str = "meeting"
) -> Answer:
    """One answer of the rows of several meetings, or other things: a sentence where they are few, else a list."""
    extra = [name for name, kind in asked.query.columns if kind == "concept" and name == "status"]
    line = f"{{{label}}}: {{{':'.join([column, *extra])}}}"
    query = asked.query._replace(
        columns=((label, "thing"), *asked.query.columns), line="", heading="", merge=(), sentence=""
    )
    found = composition.build(index, asked._replace(query=query), rows)
    known = found._replace(columns=(label, *[name for name in found.columns if name != label]))
    by_meeting: dict[str, list[Row]] = {}
    for row in rows:
        by_meeting.setdefault(row.text(label), []).append(row)
    if len(by_meeting) <= _FEW:
        # Several figures of one meeting are told with what each of them counts.
        kinds = re.search(rf"\{{{column}:(\w+)", asked.query.sentence)
        if kinds and any(len({row.text(column) for row in some}) > 1 for some in by_meeting.values()):
            line = f"{{{label}}}: {{{':'.join([column, kinds[1], *extra])}}}"
        told = [sentence.fill(index, line, known._replace(rows=tuple(some))) for some in by_meeting.values()]
        text = "; ".join(told)
        return known._replace(sentence=f"{text[:1].upper()}{text[1:]}.")
    name = index.things[series].text
    return known._replace(sentence=f"{name[:1].upper()}{name[1:]}, meeting by meeting:", line=line)


def differing(found: Answer, operation: str) -> Answer:
    """An answer for two things with the difference of their figures, where each has one exact figure and no other."""
    figures: dict[str, set[str]] = {}
    for row in found.rows * (operation == "more"):
        figures.setdefault(row.text("thing"), set()).add(row.text("figure"))
    if len(figures) != 2 or any(len(some) > 1 or not min(some).isdecimal() for some in figures.values()):
        return found
    (one, first), (other, second) = ((thing, int(min(some))) for thing, some in figures.items())
    more = (other, one)[first > second]
    return found._replace(sentence=f"{found.sentence} That is {abs(first - second)} more for {more}.")


def _names(row: Row, thing: str) -> bool:
    if thing.isdecimal():
        return any(thing in cell.text.replace(",", "").split() for _, cell in row.cells)
    cells = [one for _, cell in row.cells for one in (cell, *cell.several)]
    return any(cell.id == thing for cell in cells)


def _when(row: Row) -> tuple[str, str]:
    return row.text("meeting") or row.text("edition"), row.text("day")
