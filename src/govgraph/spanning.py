"""Whether what is so was so since, or until, a time, where just that is asked: "has she led it since 2006"."""

import re
from datetime import timedelta

from govgraph import operations
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
# A length of time, which no yes of a meeting or of a day tells.
_LENGTH = re.compile(r"\bfor \w+ (?:years?|months?)\b")


def bounded(found: Answer, reading: Reading) -> Answer:
    """A yes holds since a time, or until one, where a source tells when that began, or ended; else it is no or open."""
    words, firm = tokens(found.text), [row for row in found.rows if row.is_so]
    if not reading.polar or not found.sentence.startswith(_YES):
        return found
    if _LENGTH.search(" ".join(words)):
        said = found.sentence.removeprefix(_YES)
        return found._replace(outcome="unknown", sentence=f"No source says for how long: {said}")
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
