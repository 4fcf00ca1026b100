"""Days and intervals: what a written date can mean, in whole days."""

import os
from datetime import date, timedelta
from typing import NamedTuple

from govgraph.errors import BadUse

_GLUE = {"mid": "-"}
FIRST = date(1, 1, 1)
LAST = date(9999, 12, 31)
MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


class Interval(NamedTuple):
    """All days from `first` to `last`, both included."""

    first: date
    last: date

    def holds(self, other: "Interval") -> bool:
        """Tell whether the other interval lies wholly inside this one."""
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        return words(self)


EVER = Interval(FIRST, LAST)


def parse(text: str) -> Interval:
    """Read YYYY, YYYY-MM or YYYY-MM-DD as the interval of its days; anything else raises BadUse.

    >>> parse("2010-02").last
    datetime.date(2010, 2, 28)
    """
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
        raise BadUse(f"{text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        if len(parts) == 1:
            return year(int(parts[0]))
        if len(parts) == 2:
            return month(int(parts[0]), int(parts[1]))
        day = date.fromisoformat(text)
    except ValueError:
        raise BadUse(f"{text!r} is no date: there is no such day; write YYYY, YYYY-MM or YYYY-MM-DD") from None
    return Interval(day, day)


def year(number: int) -> Interval:
    """All days of a year."""
    return Interval(date(number, 1, 1), date(number, 12, 31))


def month(number: int, which: int) -> Interval:
    """All days of a month, counted from 1; ValueError where there is none."""
    first = date(number, which, 1)
    if which == 12:
        return Interval(first, date(number, 12, 31))
    return Interval(first, (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1))


def third(number: int, word: str) -> Interval:
    """Early, mid or late in a year: January to April, May to August, September to December."""
    start = {"early": 1, "mid": 5, "late": 9}[word]
    return Interval(date(number, start, 1), month(number, start + 3).last)


def today() -> date:
    """The day of asking; the environment variable GOVGRAPH_TODAY sets it."""
    given = os.environ.get("GOVGRAPH_TODAY", "")
    if given:
        return parse(given).last
    return date.today()


def precision(span: Interval) -> str:
    """How exact a time is: day, month, year, or interval for anything else.

    >>> precision(year(2008)), precision(parse("2008-07")), precision(third(2008, "mid"))
    ('year', 'month', 'interval')
    """
    if span.first == span.last:
        return "day"
    if span == month(span.first.year, span.first.month):
        return "month"
    if span == year(span.first.year):
        return "year"
    return "interval"


def words(span: Interval) -> str:
    """Write an interval as short as it can be said.

    >>> words(year(2008)), words(month(2008, 7)), words(parse("2008-07-15")), words(third(2008, "mid"))
    ('2008', 'July 2008', '15 July 2008', 'mid-2008')
    >>> words(Interval(FIRST, date(1999, 12, 31))), words(Interval(date(1998, 1, 1), LAST))
    ('until 1999', 'since 1998')
    """
    first, last = span.first, span.last
    if first == FIRST and last < LAST:
        return f"until {_end(last)}"
    if last == LAST and first > FIRST:
        return f"since {_end(first)}"
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    if first.year == last.year:
        if span == year(first.year):
            return str(first.year)
        if span == month(first.year, first.month):
            return f"{MONTHS[first.month - 1]} {first.year}"
        for word in ("early", "mid", "late"):
            if span == third(first.year, word):
                return f"{word}{_GLUE.get(word, ' ')}{first.year}"
        if first.day == 1 and span.last == month(last.year, last.month).last:
            return f"{MONTHS[first.month - 1]} to {MONTHS[last.month - 1]} {last.year}"
        if first.month == last.month:
            return f"{first.day}-{last.day} {MONTHS[first.month - 1]} {first.year}"
    if span == Interval(date(first.year, 1, 1), date(last.year, 12, 31)):
        return f"{first.year} to {last.year}"
    return f"{words(Interval(first, first))} to {words(Interval(last, last))}"


def _end(day: date) -> str:
    """The end of an open interval: its year, where that begins or ends there."""
    if (day.month, day.day) in ((1, 1), (12, 31)):
        return str(day.year)
    return words(Interval(day, day))
