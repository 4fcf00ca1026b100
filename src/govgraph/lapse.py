"""How much time lies between two things."""

from govgraph import operations
from govgraph.answer import Answer, Row
from govgraph.dates import FIRST, Interval

# What is known to so many days is told in days too, what is known to a month in months, and the rest in years.
_DAYS, _MONTH = 14, 31
# How the words for a time begin by which something had begun.
_SOONER = ("attested ", "until ")


def between(found: Answer) -> Answer:
    """An answer with the days of two things or events and, where each has one time, how much lies between those."""
    days = _days(found)
    if len(days) != 2 or any(len(spans) != 1 for spans in days.values()):
        return found
    return found._replace(sentence=f"{found.sentence} That is {words(*sorted(min(one) for one in days.values()))}.")


def first(found: Answer) -> str:
    """Which of two things surely began before the other, by what is told of their days; nothing where that is open."""
    days = _days(found)
    if len(days) != 2 or not all(days.values()):
        return ""
    (one, ones), (other, others) = days.items()
    if max(span.last for span in ones) < min(span.first for span in others):
        return one
    return other * (max(span.last for span in others) < min(span.first for span in ones))


def beginning(found: Answer) -> Interval | None:
    """When that began which an answer tells as so: what is only attested on a day began on it, or before."""
    begun = [one for row in found.rows if row.is_so and (one := _begun(row))]
    return min(begun, key=lambda one: (one.last, one.first), default=None)


def _begun(row: Row) -> Interval | None:
    bounds, words = dict(row.bounds), row.text("day") or row.text("days")
    span = bounds.get("from") or operations.span(words)
    if span and "from" not in bounds and ("attested" in bounds or words.startswith(_SOONER)):
        return Interval(FIRST, span.last)
    return span


def _days(found: Answer) -> dict[str, set[Interval]]:
    """The times that are told of each thing or event."""
    days: dict[str, set[Interval]] = {}
    for row in found.rows:
        span = operations.span(row.text("day") or row.text("days"))
        spans = days.setdefault(row.text("thing") or row.text("held"), set())
        if span:
            spans.add(span)
    return days


def words(one: Interval, other: Interval) -> str:
    """The time from the beginning of one interval to that of a later one: years and months, of whole years about.

    >>> from datetime import date
    >>> words(Interval(date(2007, 7, 10), date(2007, 7, 11)), Interval(date(2010, 11, 8), date(2010, 11, 11)))
    '3 years and 3 months (1217 days)'
    """
    years = other.first.year - one.first.year
    known = max((span.last - span.first).days for span in (one, other))
    if known >= _MONTH:
        return f"about {_many(years, 'year')}"
    months = 12 * years + other.first.month - one.first.month - (other.first.day < one.first.day)
    parts = [_many(number, name) for number, name in ((months // 12, "year"), (months % 12, "month")) if number]
    days = _many((other.first - one.first).days, "day")
    return (" and ".join(parts) + f" ({days})" * (bool(parts) and known < _DAYS)) or days


def _many(number: int, name: str) -> str:
    return f"{number} {name}{'s' * (number != 1)}"
