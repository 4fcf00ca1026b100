"""From a question to its readings: a canned query with its parameters, and how well it fits."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from govgraph import phrasings, times
from govgraph.compiled import Index
from govgraph.dates import Interval, year
from govgraph.model import Thing
from govgraph.names import Match, Names, tokens
from govgraph.phrasings import Words

_SHOUTED = re.compile(r"\b[A-Z]{2,}\b")
LONGEST = 1000
# How many ways to cut a question into names, times and words are tried at the most.
_CUTS = 600
# What a reading gains and loses, in tenths of a matched word; the best must lead the next by the margin.
_WORD = 10
_MARGIN = 5
_LEADER_SHARED = 3
_LEADER_MISSING = -20
_LEADER_SPARE = -6
_LONGER = 6
_ANYTHING = -6


class Cut(NamedTuple):
    """A question cut up: its content words in order with {} for each name, the names, the leaders and the time."""

    order: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    time: Interval | None = None
    absent: tuple[str, str] | None = None
    series: str = ""
    bonus: int = 0


class Reading(NamedTuple):
    """One way to understand a question."""

    query: str
    params: tuple[tuple[str, str | Interval], ...]
    score: int
    past: bool
    absent: tuple[str, str] | None = None
    respelt: str = ""

    def __str__(self) -> str:
        given = " ".join(f"{name}={value}" for name, value in self.params)
        return f"{self.score / _WORD:.1f}  {self.query} {given}".rstrip()


class Asker:
    """Understands questions by the phrasings that the canned queries declare."""

    def __init__(self, index: Index, names: Names, day: date, now: date) -> None:
        """Understand questions with what is known by a `day`; "now" and "next" are counted from `now`."""
        self._index = index
        self._year = day.year
        self._now = now
        self._names = names
        raw = index.words
        self._words = words_of(raw)
        self._shouted: set[str] = set()

    def readings(self, question: str) -> list[Reading]:
        """All readings of a question, the best first; none where it is not understood.

        Where there is none, words that nothing uses are respelt as the one word that they are clearly nearest to.
        """
        words = tokens(question)
        found = self._read(words, question)
        respelt = words
        if not found:
            respelt = self._names.respelt(words, self._vocabulary())
        if respelt == words:
            return found
        return [one._replace(respelt=" ".join(respelt)) for one in self._read(respelt, question)]

    def _vocabulary(self) -> set[str]:
        words = {word for key in self._index.phrasings for word in key.split()}
        words |= self._words.silent | self._words.leaders | self._words.lemmas.keys()
        return words | {word for name in self._index.names for word in name.split()}

    def _read(self, words: tuple[str, ...], question: str) -> list[Reading]:
        past = any(word in self._words.past for word in words)
        self._shouted = {word.lower() for word in _SHOUTED.findall(question)}
        best: dict[tuple[str, tuple[tuple[str, str | Interval], ...]], Reading] = {}
        for count, cut in enumerate(self._cuts(words, 0, Cut())):
            if count >= _CUTS:
                break
            for variant in self._variants(cut):
                for reading in self._fit(variant, past):
                    held = best.get((reading.query, reading.params))
                    if held is None or held.score < reading.score:
                        best[reading.query, reading.params] = reading
        return sorted(best.values(), key=lambda one: (-one.score, one.absent is not None, one.query, str(one.params)))

    def leading(self, readings: list[Reading]) -> list[Reading]:
        """The readings that the best one does not clearly lead; one alone is understood."""
        return [one for one in readings if readings[0].score - one.score < _MARGIN]

    def unknown(self, question: str) -> tuple[str, ...]:
        """What in a question may be a name misspelt: from the first unknown word on, then that word, then each word."""
        words = tokens(question)
        used = {word for key in self._index.phrasings for word in key.split()}
        content = [word for word in words if self._words.content((word,)) and not times.read((word,), 0)]
        strange = [word for word in content if self._words.lemma(word) not in used]
        tail = content
        if strange:
            tail = content[content.index(strange[0]) :]
        return tuple(dict.fromkeys((" ".join(tail), *strange, *reversed(content))))

    def _cuts(self, words: tuple[str, ...], at: int, cut: Cut) -> Iterator[Cut]:
        if at >= len(words):
            yield cut
            return
        for match in self._names.matches(words, at):
            if not self._is_name(words, match):
                continue
            for name in match.ids:
                yield from self._cuts(words, match.end, _with(cut, name, match))
        for match, found in self._relative(words, at):
            if found in self._index.things:
                yield from self._cuts(words, match.end, _with(cut, found, match))
            else:
                aimed = _with(cut, match.ids[0], match)
                yield from self._cuts(words, match.end, aimed._replace(absent=(match.ids[0], found)))
        if cut.time is None:
            time = times.read(words, at, self._now)
            if time:
                yield from self._cuts(words, time[1], cut._replace(time=time[0], bonus=cut.bonus + _WORD))
            small = words[at] in self._words.leaders | self._words.silent
            if time and small and not self._names.matches(words, at + 1):
                return
        if words[at] in self._words.leaders:
            yield from self._cuts(words, at + 1, cut._replace(leaders=(*cut.leaders, words[at])))
        elif words[at] in self._words.silent:
            yield from self._cuts(words, at + 1, cut)
        else:
            yield from self._cuts(words, at + 1, cut._replace(order=(*cut.order, self._words.lemma(words[at]))))

    def _relative(self, words: tuple[str, ...], at: int) -> Iterator[tuple[Match, str]]:
        """Read "the next GFMD", "first meeting of the GFMD": the words, with the meeting meant or the word itself."""
        which = self._words.relative.get(words[at], "")
        start = at + 1
        while which and start < len(words) and (self._is_small(words[start]) or self._is_meeting(words[start])):
            start += 1
        if not which or start >= len(words):
            return
        for match in self._names.matches(words, start):
            for name in match.ids:
                if self._editions(name):
                    end = match.end + (match.end < len(words) and self._is_meeting(words[match.end]))
                    yield Match(at, end, (name,)), self._by_clock(name, which) or which

    def _is_small(self, word: str) -> bool:
        return word in self._words.silent | self._words.leaders

    def _is_meeting(self, word: str) -> bool:
        return self._words.lemma(word) == "edition"

    def _editions(self, series: str) -> list[tuple[str, str, str]]:
        """The meetings of a series in their order: first day, last day, id; of some, only the year is known."""
        found = []
        for key, name in self._index.editions.items():
            if key.startswith(f"{series} "):
                number = self._index.things[name].year
                first, last = self._index.sittings.get(name, (f"{number}-01-01", f"{number}-12-31"))
                found.append((first, last, name))
        return sorted(found)

    def _by_clock(self, series: str, which: str) -> str:
        """The meeting of a series that is next, last or first, seen from now; empty where there is none."""
        now = self._now.isoformat()
        line = self._editions(series)
        if which == "next":
            line = [one for one in line if one[0] > now]
        elif which == "last":
            line = [one for one in reversed(line) if one[0] <= now]
        return next((name for _, _, name in line), "")

    def _is_name(self, words: tuple[str, ...], match: Match) -> bool:
        """An acronym that is also a small word, as WHO, is a name only in capitals."""
        word = words[match.start]
        small = match.end - match.start == 1 and word in self._words.silent | self._words.leaders
        return not small or word in self._shouted

    def _variants(self, cut: Cut) -> Iterator[Cut]:
        """A body followed by a year is tried as an edition, then as the body in that year."""
        yield cut
        if cut.time is None or cut.time == Interval(self._now, self._now):
            yield from self._present(cut._replace(time=None))
            return
        if cut.time != year(cut.time.first.year):
            return
        number = cut.time.first.year
        for place, name in enumerate(cut.things):
            edition = self._index.editions.get(f"{name} {number}", "")
            if edition:
                things = (*cut.things[:place], edition, *cut.things[place + 1 :])
                yield cut._replace(things=things, time=None, bonus=cut.bonus + _MARGIN)
            elif any(key.startswith(f"{name} ") for key in self._index.editions):
                yield cut._replace(time=None, absent=(name, str(number)), bonus=cut.bonus + _MARGIN)

    def _present(self, cut: Cut) -> Iterator[Cut]:
        """A series without a year is tried as its meeting of the year up to which things are known, or the nearest."""
        if len(cut.order) == len(cut.things):
            return
        for place, name in enumerate(cut.things):
            edition, bonus = self._index.editions.get(f"{name} {self._year}", ""), _MARGIN
            if not edition:
                edition, bonus = self._by_clock(name, "next") or self._by_clock(name, "last"), -_MARGIN
            if edition:
                things = (*cut.things[:place], edition, *cut.things[place + 1 :])
                yield cut._replace(things=things, series=name, bonus=cut.bonus + bonus)

    def _fit(self, cut: Cut, past: bool) -> Iterator[Reading]:
        for query, order, params, leaders in self._index.phrasings.get(phrasings.key(cut.order), ()):
            assert isinstance(query, str) and isinstance(order, list)
            assert isinstance(params, list) and isinstance(leaders, list)
            head = self._index.queries[query]
            timed = [name for name, (kind, *_) in head.items() if kind == "interval"]
            if cut.time is not None and not timed:
                continue
            if not all(self._suits(name, head[param], cut) for name, param in zip(cut.things, params, strict=True)):
                continue
            if cut.series and any(self._names.fits(cut.series, tuple(head[param][1:])) for param in params):
                continue
            given: list[tuple[str, str | Interval]] = list(zip(params, cut.things, strict=True))
            if cut.time is not None:
                given.append((timed[0], cut.time))
            score = _WORD * (len(cut.order) + (tuple(order) == cut.order)) + cut.bonus
            score += _lead(set(cut.leaders), set(leaders))
            if params and not all(head[param][1:] for param in params):
                score += _ANYTHING
            yield Reading(query, tuple(given), score, past, cut.absent)

    def _suits(self, name: str, spec: list[str], cut: Cut) -> bool:
        wanted = tuple(spec[1:])
        if cut.absent and name == cut.absent[0]:
            return "Edition" in wanted or "Meeting" in wanted
        return self._names.fits(name, wanted)


def words_of(raw: dict[str, dict[str, object]]) -> Words:
    """Make the word lists of what words.yaml says."""
    lemmas = {str(form): lemma for lemma, forms in raw["lemmas"].items() for form in _strings(forms)}
    silent, leaders, past = (frozenset(_strings(raw[name])) for name in ("silent", "leaders", "past"))
    relative = {str(form): which for which, forms in raw["relative"].items() for form in _strings(forms)}
    return Words(silent, leaders, past, lemmas, relative)


def label(index: Index, value: str | Interval) -> str:
    """How an answer names the value of a parameter."""
    if isinstance(value, Interval):
        return str(value)
    thing: Thing = index.things[value]
    return thing.text


def _with(cut: Cut, name: str, match: Match) -> Cut:
    return cut._replace(order=(*cut.order, "{}"), things=(*cut.things, name), bonus=cut.bonus + _by_length(match))


def _by_length(match: Match) -> int:
    """A longer name is the better one, up to four words."""
    return _LONGER * (min(match.end - match.start, 4) - 1)


def _lead(asked: set[str], said: set[str]) -> int:
    """Weigh the small words: who, what, in and their like carry little, but tell close readings apart."""
    return _LEADER_SHARED * len(asked & said) + _LEADER_MISSING * len(said - asked) + _LEADER_SPARE * len(asked - said)


def _strings(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(item) for item in value]
