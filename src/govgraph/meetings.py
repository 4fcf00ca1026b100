"""Which meeting is meant: one of a series by number, year, place or clock, and what tells it apart from others."""

import re
from datetime import date

from govgraph.compiled import Index
from govgraph.dates import Interval

# fmt: off
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)
# fmt: on
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Meetings:
    """The meetings of the graph, as a question speaks of them."""

    def __init__(self, index: Index, now: date) -> None:
        """Count "next" and "last" from the day `now`."""
        self._index = index
        self._now = now.isoformat()
        self._lines: dict[str, list[tuple[str, str, str]]] = {}

    def of(self, series: str) -> list[str]:
        """The meetings of a series, in the order of time."""
        return [name for _, _, name in self._line(series)]

    def days(self, meeting: str) -> tuple[str, str] | None:
        """First and last day of a meeting, where they are known."""
        days = self._index.meetings.get(meeting, {}).get("days")
        if days:
            return days[0], days[1]
        year = self._index.things[meeting].year
        if year:
            return f"{year}-01-01", f"{year}-12-31"
        return None

    def by_clock(self, series: str, which: str) -> str:
        """The meeting of a series that is next, last or first, seen from now; empty where there is none."""
        line = self._line(series)
        if which == "next":
            line = [one for one in line if one[0] > self._now]
        elif which == "last":
            line = [one for one in reversed(line) if one[0] <= self._now]
        return next((name for _, _, name in line), "")

    def numbered(self, series: str, number: int) -> str:
        """The meeting with a number in its series; empty where the sources number none so."""
        return next((one for one in self.of(series) if str(number) in self._marks(one, "number")), "")

    def at(self, place: str, series: str = "") -> list[str]:
        """The meetings that took place somewhere, of one series or of all."""
        found = sorted(set(self._index.places.get(place, ())))
        if series:
            return [one for one in found if self._index.things[one].series == series]
        return found

    def chaired(self, state: str, series: str = "") -> list[str]:
        """The meetings that a State or body chaired, of one series or of all."""
        found = sorted(set(self._index.chaired.get(state, ())))
        return [one for one in found if not series or self._index.things[one].series == series]

    def is_at(self, meeting: str, place: str) -> bool:
        """Whether a meeting took place in a city or State."""
        return meeting in self._index.places.get(place, ())

    def is_in(self, meeting: str, time: Interval) -> bool:
        """Whether a meeting sat within a time."""
        days = self.days(meeting)
        return bool(days) and days[0] <= time.last.isoformat() and days[1] >= time.first.isoformat()  # type: ignore[index]

    def sitting(self, time: Interval) -> list[str]:
        """The meetings whose days are known and lie within a time."""
        first, last = time.first.isoformat(), time.last.isoformat()
        known = {one: marks["days"] for one, marks in self._index.meetings.items() if "days" in marks}
        return sorted(one for one, days in known.items() if first <= days[0] and days[1] <= last)

    def is_off(self, meeting: str, time: Interval) -> bool:
        """Whether the days of a meeting, or the year in its name, are known and lie outside a time."""
        if meeting not in self._index.meetings:
            return False
        if self.days(meeting):
            return not self.is_in(meeting, time)
        years = [int(year) for year in _YEAR.findall(self._index.things[meeting].label)]
        return bool(years) and not any(time.first.year <= year <= time.last.year for year in years)

    def is_part(self, meeting: str, whole: str) -> bool:
        """Whether a meeting belongs to another one, to a process, or comes just before it."""
        wholes = self._marks(meeting, "wholes")
        return whole in wholes or any(self._index.things[one].series == whole for one in wholes)

    def _line(self, series: str) -> list[tuple[str, str, str]]:
        """The meetings of a series with their first and last days, in the order of time."""
        if series not in self._lines:
            named = self._index.series.get(series, ())
            self._lines[series] = sorted((*(self.days(name) or ("0-01-01", "0-12-31")), name) for name in named)
        return self._lines[series]

    def _marks(self, meeting: str, name: str) -> list[str]:
        return self._index.meetings.get(meeting, {}).get(name, [])


def number_of(word: str) -> int:
    """The number that an ordinal names: "fourth", "4th"; 0 where it is none."""
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    digits = word[:-2]
    if word[-2:] in ("st", "nd", "rd", "th") and digits.isascii() and digits.isdecimal() and len(digits) < 3:
        return int(digits)
    return 0
