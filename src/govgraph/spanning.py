"""Whether what is so was so since, or until, a time, where just that is asked: "has she led it since 2006"."""

from datetime import timedelta

from govgraph import operations, times
from govgraph.answer import Answer, Row
from govgraph.dates import FIRST, LAST, Interval
from govgraph.names import tokens
from govgraph.reading import Reading

_UNTIL = ("until", "till")
_YES = "Yes: "
_NOT, _OPEN = "No, not {} then: {}", "No source says {} when: {}"
# What is known of one who had it at another time begins so.
APART = tuple(said.format(word, "") for said in (_NOT, _OPEN) for word in ("since", "until"))
# In these columns an answer tells of a spell, or of what was so on one day of it.
_LASTING = {"timing", "verdict", "held", "figure"}
_YEAR, _MONTH = timedelta(365), timedelta(30)
# Lengths of time in years; so much more or less counts as the same.
_UNITS = {"year": 1.0, "years": 1.0, "month": 1 / 12, "months": 1 / 12}
_ABOUT = 0.3


def bounded(found: Answer, reading: Reading) -> Answer:
    """A yes holds since a time, or until one, where a source tells when that began, or ended; else it is no or open."""
    words, firm = tokens(found.text), [row for row in found.rows if row.is_so]
    if not reading.polar or not found.sentence.startswith(_YES):
        return found
    length = _length(words)
    if length:
        return _as_long(found, firm, length)
    if not reading.times or not _LASTING & {*found.columns}:
        return found
    time = reading.times[0]
    if "since" in words and time.last == LAST:
        begun = _bounds(firm, "from")
        late = bool(begun) and all(one.first > _unit(time).last for one in begun)
        return _told(found, "since", bool(begun), late or _is_denied(found, time))
    if not set(_UNTIL).isdisjoint(words) and time.first == FIRST:
        ended = _bounds(firm, "until")
        apart = bool(ended) and all(one.last < _unit(time).first or one.first > time.last for one in ended)
        return _told(found, "until", bool(ended), apart)
    return found


def _length(words: tuple[str, ...]) -> float:
    """The years of "for five years"; 0 where no length is given."""
    for ahead, number, unit in zip(words, words[1:], words[2:], strict=False):
        if ahead == "for" and unit in _UNITS:
            return times.number(number) * _UNITS[unit]
    return 0


def _as_long(found: Answer, rows: list[Row], years: float) -> Answer:
    """A yes where one spell was about as long as asked, no where all were not, and neither where no days are known."""
    every = [dict(row.bounds) for row in rows]
    spells = [one["until"].last - one["from"].first for one in every if {"from", "until"} <= one.keys()]
    said = found.sentence.removeprefix(_YES)
    if not spells:
        return found._replace(outcome="unknown", sentence=f"No source says for how long: {said}")
    if any(abs(one / _YEAR - years) <= _ABOUT for one in spells):
        return found
    return found._replace(outcome="none", sentence=f"No, not for as long: {said}")


def _told(found: Answer, word: str, known: bool, otherwise: bool) -> Answer:
    said = found.sentence.removeprefix(_YES)
    if otherwise:
        return found._replace(outcome="none", sentence=_NOT.format(word, said))
    if not known:
        return found._replace(outcome="unknown", sentence=_OPEN.format(word, said))
    return found


def _bounds(rows: list[Row], name: str) -> list[Interval]:
    return [bounds[name] for row in rows if name in (bounds := dict(row.bounds))]


def _is_denied(found: Answer, time: Interval) -> bool:
    """Whether a source says of a day in a time that it was not so then."""
    denied = [operations.span(row.text("day")) for row in found.rows if row.status == "denied"]
    return any(one and one.first >= time.first for one in denied)


def _unit(time: Interval) -> Interval:
    """The year, the month or the day with which an open time begins, or ends."""
    if time.last == LAST:
        first = time.first
        length = (_YEAR * (first.month == 1) or _MONTH) * (first.day == 1)
        return Interval(first, first + length)
    last = time.last
    length = (_YEAR * (last.month == 12) or _MONTH) * (last.day >= 28)
    return Interval(last - length, last)
