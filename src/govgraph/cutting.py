"""A question cut up into names, times and words, in all the ways that can make sense."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from govgraph import times
from govgraph.compiled import Index
from govgraph.dates import Interval
from govgraph.meetings import Meetings, number_of
from govgraph.names import Match, Names
from govgraph.phrasings import TOGETHER, Words
from govgraph.vocabulary import strings

# How many ways to cut a question are tried at the most.
_CUTS = 400
_LONGER = 6
_TIME = 10
_RUN = 5
# A longer run of words that carries nothing is never read word by word.
_PASSED = 2
# A number that is part of a name is rather that.
_NUMBER = -3
# More content words than any phrasing has, with those of an operation.
_CONTENT = 9
_LOOSE = 14
# So many words are remembered with what they are taken for.
_KEPT = 5000
# What is called after a place, and is not all that is there.
_PROCESS = "process"


_OF = ("of",)


class Cut(NamedTuple):
    """A question cut up: content words in order with {} for each name, the names, small words, times and numbers.

    `during` says that the time is that of a meeting which the question names; `whose` are the names that stand behind
    another one and "of".
    """

    order: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    times: tuple[Interval, ...] = ()
    numbers: tuple[str, ...] = ()
    absent: tuple[str, str] | None = None
    series: str = ""
    during: bool = False
    whose: tuple[str, ...] = ()
    bonus: int = 0

    def without(self, place: int) -> "Cut":
        """The same without one of its names."""
        spots = [spot for spot, word in enumerate(self.order) if word == "{}"]
        order = self.order[: spots[place]] + self.order[spots[place] + 1 :]
        return self._replace(order=order, things=self.things[:place] + self.things[place + 1 :])

    def putting(self, place: int, name: str) -> "Cut":
        """The same with another name in one place."""
        whose = tuple((one, name)[one == self.things[place]] for one in self.whose)
        return self._replace(things=(*self.things[:place], name, *self.things[place + 1 :]), whose=whose)


class _Step(NamedTuple):
    """One way to read on from a word: where it ends, and what it adds."""

    end: int
    kind: str
    value: str = ""
    absent: str = ""
    time: Interval | None = None
    bonus: int = 0


class Cutter:
    """Cuts questions by the names and words that are known."""

    def __init__(self, index: Index, names: Names, words: Words, meetings: Meetings, now: date) -> None:
        """Take "now" for one day, and as content words only those that phrasings and operations use."""
        self._index = index
        self._names = names
        self._words = words
        self._meetings = meetings
        self._now = now
        self._apart = frozenset(strings(index.words["parts"]["one"]))
        self._alone: dict[str, list[tuple[str, str]]] = {}
        self.vocabulary = {word for key in index.phrasings for word in key.split()} | set(words.operations)

    def cuts(self, words: tuple[str, ...], shouted: frozenset[str], loose: bool = False) -> Iterator[Cut]:
        """All cuts of some words, the longest names first; `shouted` words were written in capitals.

        A `loose` cut takes a word that no phrasing uses as it stands.
        """
        steps = [self._steps(words, at, shouted) for at in range(len(words))]
        if loose:
            steps = [some or [_Step(at + 1, "word", self._words.lemma(words[at]))] for at, some in enumerate(steps)]
        alive = [False] * len(words) + [True]
        for at in range(len(words) - 1, -1, -1):
            steps[at] = [step for step in steps[at] if alive[step.end]]
            alive[at] = bool(steps[at])
        ahead = [(0, Cut())]
        count = 0
        while ahead and count < _CUTS:
            at, cut = ahead.pop()
            if at == len(words):
                count += 1
                yield cut
                continue
            for step in reversed(steps[at]):
                after = _with(cut, step)
                if (
                    step.kind == "name"
                    and cut.order[-1:] == ("{}",)
                    and words[at - 2 : at][:1] == _OF
                    or words[at - 1 : at] == _OF
                ):
                    after = after._replace(whose=(*cut.whose, step.value))
                if len(after.order) <= (_CONTENT, _LOOSE)[loose] and len(after.times) <= 2:
                    ahead.append((step.end, after))

    def _steps(self, words: tuple[str, ...], at: int, shouted: frozenset[str]) -> list[_Step]:
        word = words[at]
        run = next(self._together(words, at), None)
        if run and (run.value in self._apart or (run.kind == "silent" and run.end - at > _PASSED)):
            return [run]
        steps = [*self._ordered(words, at)]
        for match in self._whole(words, at):
            if self._is_name(words, match, shouted):
                found = (name for name in self._meant(match) if not self._calls(words, match, name))
                steps += [_Step(match.end, "name", name, bonus=_by_length(match)) for name in found]
        steps += self._together(words, at)
        time = times.read(words, at, self._now)
        taken = self._taken(word)
        if word in shouted and any(step.kind == "name" for step in steps):
            # "US" in capitals is no "us".
            taken = [one for one in taken if one[0] != "silent"]
        if self._words.relative.get(word) == "next" and any(step.absent for step in steps):
            # "The next GFMD" is a meeting, known or not, and nothing that came after the Forum.
            taken = []
        if time:
            steps.append(_Step(time[1], "time", time=time[0], bonus=_TIME))
            small = taken and taken[0][0] in ("silent", "small")
            if small and not any(self._names.matches(words, later) for later in range(at + 1, time[1])):
                return steps
        if word.isdecimal() and not time:
            steps.append(_Step(at + 1, "number", word, bonus=_NUMBER))
            steps.append(_Step(at + 1, "counted", word, bonus=_NUMBER))
        return steps + [_Step(at + 1, kind, value) for kind, value in taken]

    def _whole(self, words: tuple[str, ...], at: int) -> Iterator[Match]:
        """The names that begin at a word; of "IMRF Progress Declaration", which goes by less too, not "IMRF"."""
        matches = self._names.matches(words, at)
        for match in matches:
            rests = (one for one in self._names.matches(words, match.end) if match.end < len(words))
            longer = {(one.end, name) for one in matches for name in one.ids if one.end > match.end}
            if longer.isdisjoint((one.end, name) for one in rests for name in one.ids):
                yield match

    def _taken(self, word: str) -> list[tuple[str, str]]:
        """How a word alone can be taken: as silent, small, or as a word of phrasings."""
        if word not in self._alone:
            if len(self._alone) >= _KEPT:
                self._alone.clear()
            self._alone[word] = list(self._ways(word))
        return self._alone[word]

    def _ways(self, word: str) -> Iterator[tuple[str, str]]:
        lemma = self._words.lemma(word)
        if word in self._words.silent:
            yield "silent", ""
            if lemma in self._words.operations:
                yield "word", lemma
        elif self._words.small((word,)):
            yield "small", next(iter(self._words.small((word,))))
        elif lemma in self.vocabulary:
            yield "word", lemma

    def _meant(self, match: Match) -> list[str]:
        """What a name means; a source only where nothing but its own text is called so."""
        things = [one for one in match.ids if "Source" not in self._index.things[one].classes]
        if all("Document" in self._index.things[one].classes for one in things):
            return list(match.ids)
        return things

    def _calls(self, words: tuple[str, ...], match: Match, name: str) -> bool:
        """Whether a place is only what a process is called after, as in "Quito Process"."""
        return words[match.end : match.end + 1] == (_PROCESS,) and "Place" in self._index.things[name].classes

    def _together(self, words: tuple[str, ...], at: int) -> Iterator[_Step]:
        """Read "took part", "director general": words that together mean one."""
        for end in range(min(len(words), at + TOGETHER), at + 1, -1):
            lemma = self._words.together.get(words[at:end], "")
            if lemma == "silent":
                yield _Step(end, "silent")
            elif lemma in self._words.weak:
                yield _Step(end, "small", lemma, bonus=_RUN)
            elif lemma in self.vocabulary:
                yield _Step(end, "word", lemma, bonus=_RUN)

    def _ordered(self, words: tuple[str, ...], at: int) -> Iterator[_Step]:
        """Read "the next GFMD", "fourth meeting of the Global Forum": the meeting meant, or that there is none."""
        which, number = self._words.relative.get(words[at], ""), number_of(words[at])
        start = at + 1
        if not which:
            # "most recent"
            which = self._words.relative.get("".join(words[at : at + 2]), "")
            start += bool(which)
        if not which and not number:
            yield from self._numbered(words, at)
            return
        while start < len(words) and self._is_filler(words[start]) and not self._names.matches(words, start):
            start += 1
        for match in self._names.matches(words, start):
            for name in match.ids:
                if not self._meetings.of(name):
                    continue
                found = ""
                if number:
                    found = self._meetings.numbered(name, number)
                if not found and which:
                    found = self._meetings.by_clock(name, which)
                bonus = _by_length(match) + _LONGER
                if found:
                    yield _Step(match.end, "name", found, bonus=bonus)
                else:
                    yield _Step(match.end, "name", name, absent=which or words[at], bonus=bonus)

    def _numbered(self, words: tuple[str, ...], at: int) -> Iterator[_Step]:
        """Read "GFMD 12": the twelfth of the series."""
        for match in self._names.matches(words, at):
            end = match.end
            while end < len(words) and self._is_filler(words[end]) and words[end] not in ("and", "or"):
                end += 1
            if end >= len(words) or len(words[end]) > 2 or not words[end].isdecimal():
                continue
            for name in match.ids:
                found = self._meetings.numbered(name, int(words[end]))
                if found:
                    yield _Step(end + 1, "name", found, bonus=_by_length(match) + _LONGER)

    def _is_filler(self, word: str) -> bool:
        """Whether a word may stand between a number and the series that it counts."""
        return word in self._words.silent or self._words.lemma(word) in ("edition", "meeting", "summit")

    def _is_name(self, words: tuple[str, ...], match: Match, shouted: frozenset[str]) -> bool:
        """An acronym that is also a small word, as WHO, is a name only in capitals."""
        word = words[match.start]
        if match.end - match.start > 1:
            return True
        small = word in self._words.silent or word in self._words.leaders
        return not small or word in shouted


def _with(cut: Cut, step: _Step) -> Cut:
    """A cut, read on by one step."""
    if step.kind == "name":
        absent = cut.absent
        if step.absent:
            absent = (step.value, step.absent)
        return cut._replace(
            order=(*cut.order, "{}"), things=(*cut.things, step.value), absent=absent, bonus=cut.bonus + step.bonus
        )
    if step.time is not None:
        return cut._replace(times=(*cut.times, step.time), bonus=cut.bonus + step.bonus)
    if step.kind in ("number", "counted"):
        order = cut.order + ("how-many",) * (step.kind == "counted")
        return cut._replace(order=order, numbers=(*cut.numbers, step.value), bonus=cut.bonus + step.bonus)
    if step.kind == "small":
        return cut._replace(small=(*cut.small, step.value))
    if step.kind == "word":
        return cut._replace(order=(*cut.order, step.value), bonus=cut.bonus + step.bonus)
    return cut


def _by_length(match: Match) -> int:
    """A longer name is the better one, up to four words."""
    return _LONGER * (min(match.end - match.start, 4) - 1)
