"""The time in a question: "in 2006", "mid-2008", "since 1998", "between 2006 and 2008", "15 July 2008", "last year"."""

from datetime import date, timedelta

from govgraph import dates
from govgraph.dates import FIRST, LAST, Interval

_MONTHS = {name.lower(): number for number, name in enumerate(dates.MONTHS, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()}
_HALVES = {"h1": 1, "h2": 7}
_NOW = {"now", "today", "present", "current", "currently", "presently", "nowadays", "still"}
_PRESENT = {("at", "present"), ("the", "moment"), ("these", "days")}
# What somebody presents is nothing of today.
_PRESENTING = {("present", "its"), ("present", "their"), ("present", "the"), ("present", "a"), ("present", "his")}
_BEFORE = {"before", "until", "till", "by"}
_AFTER = {"since", "after", "from"}
# Behind one of these "from 2001" is of that year, and not since then.
_DATED = {"is", "are", "was", "were", "documents", "reports", "papers", "resolutions", "letters", "publications"}
_DATED |= {"texts", "studies", "declarations"}
_INSIDE = {"in", "during", "on", "of", "for", "at", "as", "around", "the", "year", "years", "month", "early", "about"}
_PARTS = {"first": 1, "1st": 1, "second": 7, "2nd": 7}
_THIRDS = {"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late"}
_THIRDS |= {"end": "late"}
_YEARS_ON = {"this": 0, "last": -1, "next": 1}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# No question looks back further.
_BACK = 200
_JOINTS = ("and", "to", "until", "till", "vs", "versus", "or")
# All words of which a time can be made.
WORDS = frozenset({*_MONTHS, *_HALVES, *_NOW, *_BEFORE, *_AFTER, *_INSIDE, *_PARTS, *_THIRDS, "between", "half"})


def read(words: tuple[str, ...], at: int, now: date | None = None) -> tuple[Interval, int] | None:
    """Read a time that begins at one word: the interval, and the place after it; None where no time stands.

    `now` is the day that "now", "today" and "current" mean; without it, the day of asking.

    >>> read(("between", "2006", "and", "2008"), 0)[0]
    Interval(first=datetime.date(2006, 1, 1), last=datetime.date(2008, 12, 31))
    """
    word, now = words[at], now or dates.today()
    if (word in _NOW and words[at : at + 2] not in _PRESENTING) or words[at : at + 2] in _PRESENT:
        return Interval(now, now), at + 1 + (word not in _NOW)
    counted = _counted(words, at, now)
    if counted:
        return counted
    if word in ("between", "from") and at + 1 < len(words):
        pair = _pair(words, at + 1)
        if pair:
            return pair
    start = _inside(words, at)
    if start < len(words) and words[at] not in _BEFORE | _AFTER:
        return _pair(words, start) or _span(words, start)
    if word in _BEFORE | _AFTER and _inside(words, at + 1) < len(words):
        inner = _span(words, _inside(words, at + 1))
        if not inner:
            return None
        if word == "from" and at and words[at - 1] in _DATED:
            return inner
        return _open(word, inner[0]), inner[1]
    return _span(words, at)


def _counted(words: tuple[str, ...], at: int, now: date) -> tuple[Interval, int] | None:
    """Read a time that is counted from now: "this year", "last year", "ten years ago", "in the past five years"."""
    word, unit = words[at], words[at + 1 : at + 2]
    if word in _YEARS_ON and unit == ("year",):
        return dates.year(now.year + _YEARS_ON[word]), at + 2
    if word == "this" and unit == ("month",):
        return dates.month(now.year, now.month), at + 2
    back = _number(word)
    if back and words[at + 1 : at + 3] in (("years", "ago"), ("year", "ago")):
        return dates.year(now.year - back), at + 3
    start = at
    while start < len(words) and words[start] in ("in", "over", "during", "within", "the"):
        start += 1
    if words[start : start + 1] in (("last",), ("past",)) and words[start + 2 : start + 3] == ("years",):
        back = _number(words[start + 1])
        if back:
            return Interval(date(now.year - back, now.month, min(now.day, 28)), now), start + 3
    return None


def _number(word: str) -> int:
    """A number of years in figures or in words; 0 where it is none, or too large to be one."""
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    if not word.isascii() or not word.isdecimal() or len(word) > len(str(_BACK)) or int(word) > _BACK:
        return 0
    return int(word)


def _inside(words: tuple[str, ...], at: int) -> int:
    """The place after "in", "in the year", "during": where the time itself may begin."""
    while at < len(words) and words[at] in _INSIDE and not _span(words, at):
        at += 1
    return at


def _pair(words: tuple[str, ...], at: int) -> tuple[Interval, int] | None:
    """Read "2006 and 2008", "2006 to mid 2008", "1 and 31 July 2006"."""
    start = _span(words, at) or _begun(words, at)
    if not start or start[1] + 1 >= len(words) or words[start[1]] not in _JOINTS[:4]:
        return None
    end = _span(words, start[1] + 1)
    if not end or end[0].last < start[0].first:
        return None
    return Interval(start[0].first, end[0].last), end[1]


def _begun(words: tuple[str, ...], at: int) -> tuple[Interval, int] | None:
    """Read a beginning that leaves its month or its year to the end: "1" of "1 and 31 July", "May" of "May to July"."""
    for joint in (at + 1, at + 2):
        if joint + 1 < len(words) and words[joint] in _JOINTS[:4]:
            end = _span(words, joint + 1)
            if not end:
                return None
            last = end[0].last
            for rest in ((f"{last.year}",), (dates.MONTHS[last.month - 1].lower(), f"{last.year}")):
                told = (*words[at:joint], *rest)
                found = _span(told, 0)
                if found and found[1] == len(told):
                    return found[0], joint
    return None


def _open(word: str, span: Interval) -> Interval:
    if word == "before":
        return Interval(FIRST, span.first - timedelta(1))
    if word in _BEFORE:
        return Interval(FIRST, span.last)
    if word == "after":
        return Interval(span.last + timedelta(1), LAST)
    return Interval(span.first, LAST)


def _span(words: tuple[str, ...], at: int) -> tuple[Interval, int] | None:
    """Read a day, a month, a third of a year or a year."""
    word = words[at]
    if word in _HALVES:
        number = _year(words, at + 1)
        if not number:
            return None
        return _half(number, _HALVES[word]), at + 2
    if word in _PARTS and words[at + 1 : at + 2] == ("half",):
        start = at + 2 + (words[at + 2 : at + 3] == ("of",))
        number = _year(words, start)
        if number:
            return _half(number, _PARTS[word]), start + 1
        return None
    if word in _THIRDS:
        start = at + 1 + (words[at + 1 : at + 2] == ("of",))
        number = _year(words, start)
        if not number:
            return None
        return dates.third(number, _THIRDS[word]), start + 1
    if word in _MONTHS and words[at + 1 : at + 2] and words[at + 1] in _MONTHS:
        # "Jul-Dec 2013"
        number, start, end = _year(words, at + 2), _MONTHS[word], _MONTHS[words[at + 1]]
        if not number or end <= start:
            return None
        return Interval(dates.month(number, start).first, dates.month(number, end).last), at + 3
    if word in _MONTHS:
        number = _year(words, at + 1)
        if not number and words[at + 1 : at + 2] and words[at + 1].isdecimal() and len(words[at + 1]) <= 2:
            # "July 15, 2008"
            number = _year(words, at + 2)
            if number:
                return _day(number, _MONTHS[word], int(words[at + 1]), at + 3)
            return None
        if not number:
            return None
        return dates.month(number, _MONTHS[word]), at + 2
    if word.isdecimal() and len(word) <= 2 and at + 1 < len(words) and words[at + 1] in _MONTHS:
        number = _year(words, at + 2)
        if not number:
            return None
        return _day(number, _MONTHS[words[at + 1]], int(word), at + 3)
    if word.isdecimal() and len(word) <= 2 and words[at + 1 : at + 2] and words[at + 1].isdecimal():
        # "15-16 May 2006"
        later = _span(words, at + 1)
        if len(words[at + 1]) > 2 or not later or later[0].first != later[0].last:
            return None
        first = _day(later[0].first.year, later[0].first.month, int(word), later[1])
        return first and (Interval(first[0].first, later[0].last), later[1])
    number = _year(words, at)
    if not number:
        if len(word) == 5 and word[:4].isascii() and word[:3].isdecimal() and word[3:] == "0s":
            return Interval(date(int(word[:4]), 1, 1), date(int(word[:4]) + 9, 12, 31)), at + 1
        return None
    if _year(words, at + 1) > number:
        # "2012-2013"
        return Interval(dates.year(number).first, dates.year(_year(words, at + 1)).last), at + 2
    if words[at + 1 : at + 2] and words[at + 1] == f"{(number + 1) % 100:02}" and int(words[at + 1]) > 12:
        # "2014-15"
        return Interval(dates.year(number).first, dates.year(number + 1).last), at + 2
    if len(words) > at + 2 and all(len(part) == 2 and part.isdecimal() for part in words[at + 1 : at + 3]):
        return _day(number, int(words[at + 1]), int(words[at + 2]), at + 3)
    if len(words) > at + 1 and len(words[at + 1]) == 2 and words[at + 1].isdecimal() and 1 <= int(words[at + 1]) <= 12:
        return dates.month(number, int(words[at + 1])), at + 2
    return dates.year(number), at + 1


def _half(number: int, start: int) -> Interval:
    return Interval(dates.month(number, start).first, dates.month(number, start + 5).last)


def _year(words: tuple[str, ...], at: int) -> int:
    if at < len(words) and len(words[at]) == 4 and words[at].isascii() and words[at].isdecimal():
        number = int(words[at])
        if 1500 <= number <= 2999:
            return number
    return 0


def _day(number: int, month: int, day: int, end: int) -> tuple[Interval, int] | None:
    try:
        found = dates.month(number, month).first.replace(day=day)
    except ValueError:
        return None
    return Interval(found, found), end
