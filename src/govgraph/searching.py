"""The statements that share most with a question that no phrasing fits, found by a full-text search."""

import math
import re
from collections.abc import Iterable
from functools import cached_property, partial
from typing import NamedTuple

from govgraph import composition
from govgraph.answer import Row
from govgraph.compiled import Index
from govgraph.cutting import Cut
from govgraph.dates import Interval
from govgraph.fulltext import FullText, mark
from govgraph.model import Table
from govgraph.names import tokens
from govgraph.phrasings import Words, stems
from govgraph.queries import Query
from govgraph.saying import SUMS, Lists, Saying
from govgraph.vocabulary import strings

_MANY = "how-many"
# What a label is made of: a name, and an acronym in brackets.
_NAMES = re.compile(r"[()]")
# A day is not lent.
_MONTH = 27
# Statements count as near that share nearly as much as the best one.
_NEARLY = 0.85
# With so much of a question a statement answers it.
_SURE = 0.65
# What a word that only carries the rest weighs, as a part of what it would.
_LIGHT = 0.3
# What the time of a question weighs where a statement names it, and where it lies within; and what it wants told.
_TIMED = 40
_WITHIN = 30
_WANTED = {"figure": 60, "much": 60, "part": 60, "when": 60, "where": 60, "why": 30, "view": 30, "": 0, "polar": 0}
_WANTED |= dict.fromkeys(("who", "person", "document", "fund"), 30)
# What a figure loses that is written in words, or stands in a remark.
_WORDED = 15
_SCALE = 10
# A word that fewer statements have, as a part of all, is none that all speak of.
_RARE = 0.02
# A word that more statements have, as a part of all, is held by each for itself; a rarer one may stand beside it, in
# another statement on the same thing, and counts for so much of what it weighs.
_COMMON = 0.05
_LENT = 0.7
# Of which things is said so much of what is sought, as a part of the most, that they count.
_LIKE = 0.4
# A word that was written as a name may stand beside it where all that is said of a thing is so little.
_SMALL = 15
# A sure one holds so much of the words by itself: less where what it tells is a sort of its own, as a day is.
_FIELDS = frozenset(("figure", "much", "part", "when", "where"))
_OWN = (0.385, 0.12)
# And with what stands beside it: less of what tells a sum.
_MOST = (0.55, 0.3)
# The words of a question for yes or no, but for names, must weigh so much that a statement with all of them says it.
_TELLING = 55
# A thing that weighs so much is spoken of by what answers a question on it.
_MISSED = 50
# What weighs no more may be missed.
_SLIGHT = 20
_NAMED = 38
# A way to take a question with more weight in it comes before one that a statement holds as much of.
_WEIGHED = 0.2
# One that is surely told may be behind one that is not.
_SURELY = 1.25
# A question must weigh so much to be searched for, and so many statements are looked at closely.
_LEAST = 80
_LIKELY = 250


class Sought(NamedTuple):
    """What a question that no phrasing fits speaks of: things, words, a time; `asks` is what it wants to be told.

    Words that are `proper` were written as names are; a statement without them speaks of something else. Its own
    `figures` are none that it asks for.
    """

    things: tuple[str, ...]
    words: tuple[str, ...]
    time: Interval | None
    asks: str
    proper: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()


class Near(NamedTuple):
    """Statements, by their places in the table, and how much of a question they hold, from 0 to 1.

    `sure` ones hold nearly all of it, and tell what it wants to be told; `says` is yes or no where that is asked. So
    many are `leading`, which come out alike. The first holds a part of the words by its `own`; one that holds the
    `whole` of them is a fact.
    """

    share: float = 0.0
    places: tuple[int, ...] = ()
    sure: bool = False
    weight: int = 0
    says: str = ""
    leading: int = 0
    whole: bool = False
    own: float = 0.0


class Sayings:
    """All statements of a store, each as the words that it can be found by."""

    def __init__(self, index: Index, words: Words, query: Query, base: FullText) -> None:
        """Take the query that lists statements, with what it listed."""
        self.query = query
        self._index = index
        self.lists = Lists(index)
        self._light = self.lists.listed("light")
        self._base = base
        self._forms: dict[str, set[str]] = {}
        for form, lemma in words.lemmas.items():
            self._forms.setdefault(lemma, set()).add(form)
        self._found: dict[str, frozenset[int]] = {}
        self._beside: dict[frozenset[int], frozenset[str]] = {}
        self._seen: dict[int, Saying] = {}

    def rows(self, places: Iterable[int]) -> tuple[Row, ...]:
        """The statements at some places, equal ones as one."""
        chosen = tuple(map(self._base.row, places))
        return composition.rows(self._index, self.query, Table(self._base.columns, chosen))

    def knows(self, word: str) -> bool:
        """Whether any statement has a word, in whatever form."""
        return bool(self._of_word(word))

    def nearest_of(self, ways: list[Sought]) -> Near:
        """What is nearest to a question that can be taken in several ways: one that is surely told may come first."""
        found = [(self.nearest(sought), sought) for sought in ways]
        ranks = [near.share * near.weight**_WEIGHED for near, _ in found]
        if not found:
            return Near()
        best = max(range(len(found)), key=ranks.__getitem__)
        near, sought = found[best]
        if not near.sure:
            for at, (other, _) in enumerate(found):
                if other.sure and ranks[at] * _SURELY >= ranks[best] and self._names_all(sought, other):
                    return other
        return near

    def _names_all(self, sought: Sought, near: Near) -> bool:
        """Whether what is nearest one way holds the things of which little is said that another way speaks of."""
        units = zip(sought.things, self._units(sought), strict=False)
        return all(self._stands(near.places[0], unit.places) for _, unit in units if unit.weight >= _NAMED)

    def nearest(self, sought: Sought) -> Near:
        """The statements that share most with what is sought; rarer words weigh more."""
        units = self._units(sought)
        if sum(unit.weight for unit in units) + _TIMED * bool(sought.time) < _LEAST:
            return Near()
        wanted = _TIMED * bool(sought.time) + _WANTED[sought.asks]
        lost = _TIMED * bool(sought.time) + _WORDED * (sought.asks == "figure")
        lent = self._lent(units)
        held = self._held(units, lent, wanted, lost)
        if not held:
            return Near()
        fits = self._fitting(sought, held, wanted, lost)
        full = {place: held[place] + gained for place, gained in fits.items()}
        best = max(full.values())
        near = [place for place in full if full[place] >= _NEARLY * best]
        near.sort(key=lambda one: (-full[one], -fits[one], one))
        leading = {place for place in near if full[place] == best and fits[place] == fits[near[0]]}
        missed = sum(unit.weight * unit.part for unit in units if near[0] not in unit.places)
        share = best / (held[near[0]] + max(0, missed - lent.get(near[0], 0)) + wanted)
        sure = share >= _SURE and all(self._suits(sought, place) for place in leading)
        sure = sure and self._holds(sought, units, leading)
        alone = {place: held[place] - lent.get(place, 0) for place in fits}
        sure = sure and not self._is_denied(sought, alone, leading)
        says = ""
        if sought.asks == "polar":
            says = self._verdict(sought, units, near[0])
            sure = bool(sure and says)
        whole = self._seen_at(near[0]).is_fact and all(near[0] in unit.places for unit in units)
        own = sum(unit.weight for unit in units if near[0] in unit.places)
        own = own / max(1, own + sum(unit.weight * unit.part for unit in units if near[0] not in unit.places))
        near[len(leading) : len(leading)] = self._holders(sought, leading)
        return Near(share, tuple(near), sure, best, says, len(leading), whole, own)

    def _holds(self, sought: Sought, units: "list[_Unit]", leading: set[int]) -> bool:
        """Whether statements hold enough by themselves, every name with it, and none that only several come to."""
        least = _OWN[sought.asks in _FIELDS] * sum(unit.weight for unit in units)
        own = min(sum(unit.weight for unit in units if place in unit.places) for place in leading)
        if own < least or self._is_put_together(sought, leading):
            return False
        if any(self._told_of(units, place) < _MOST[sought.asks in SUMS] for place in leading):
            return False
        if any(self._is_astray(sought, units, place) for place in leading):
            return False
        return all(self._is_of(sought, units, place) for place in leading) and self._has_names(sought, leading)

    def _is_denied(self, sought: Sought, alone: dict[int, int], leading: set[int]) -> bool:
        """Whether a statement that holds far more by itself says that there is nothing to tell."""
        own = min(alone[place] for place in leading) + _TELLING
        more = [self._seen_at(place) for place, held in alone.items() if held > own]
        return any(one.lacks and not one.tells(sought.asks, sought.things, sought.figures) for one in more)

    def _suits(self, sought: Sought, place: int) -> bool:
        """Whether a statement tells what is wanted, of the time that is wanted."""
        if sought.asks not in ("", "polar") and not self._seen_at(place).tells(sought.asks, sought.things, sought.figures):
            return False
        return not sought.time or self._timed(sought.time, place) >= _WITHIN

    def _told_of(self, units: "list[_Unit]", place: int) -> float:
        """How much of a question a statement holds, with those beside it, of what is not better left out."""
        told = missed = 0.0
        for unit in units:
            if place in unit.places:
                told += unit.weight
            elif self._stands(place, unit.places):
                told += _LENT * unit.weight
            else:
                missed += unit.weight * unit.part
        return told / max(1.0, told + missed)

    def _is_astray(self, sought: Sought, units: "list[_Unit]", place: int) -> bool:
        """Whether a question also speaks of a thing of which little is said, or of what nothing is, and this does not."""
        if any(not unit.places and unit.part == 1 for unit in units):
            return True
        named = [unit for thing, unit in zip(sought.things, units, strict=False) if thing in self._index.things]
        return any(unit.weight >= _MISSED and not self._stands(place, unit.places) for unit in named)

    def _is_of(self, sought: Sought, units: "list[_Unit]", place: int) -> bool:
        """Whether a statement, or one beside it, is on a thing that is sought, and itself on all that are of a year."""
        named = dict(zip(sought.things, units, strict=False))
        beside = not named or any(self._stands(place, unit.places) for unit in named.values())
        dated = [unit for thing, unit in named.items() if self._index.things[thing].year]
        return beside and all(place in unit.places for unit in dated)

    def _verdict(self, sought: Sought, units: "list[_Unit]", place: int) -> str:
        """Yes or no, where a statement of what is or was the case holds all of a question."""
        seen = self._seen_at(place)
        words = zip(sought.words, units[len(sought.things) :], strict=True)
        told = sum(unit.weight for word, unit in words if self._forms_of(word).isdisjoint(seen.called))
        missed = any(place not in unit.places and unit.part == 1 and unit.weight > _SLIGHT for unit in units)
        if told < _TELLING or missed or not seen.is_fact:
            return ""
        return seen.verdict

    def _holders(self, sought: Sought, leading: set[int]) -> list[int]:
        """The statements that tell who holds an office that statements name, where a question is for a person."""
        if sought.asks not in ("who", "person"):
            return []
        told = {thing for place in leading for thing, classes in self._seen_at(place).things if "Office" in classes}
        places = sorted({place for thing in told - set(sought.things) for place in self._base.about.get(thing, ())})
        held = [place for place in places if self._seen_at(place).is_of("role/office-holder") and place not in leading]
        timed = [place for place in held if sought.time and self._seen_at(place).lies_in(sought.time)]
        return timed or held

    def _units(self, sought: Sought) -> "list[_Unit]":
        """What is sought, piece by piece, each with what it weighs."""
        units = [_Unit(self._of_thing(thing), self._weight(self._on_thing(thing)), 1.0) for thing in sought.things]
        for word in sought.words:
            places = self._of_word(word)
            units.append(_Unit(places, self._weight(places), (1.0, _LIGHT)[self._is_light(word)]))
        return units

    def _weight(self, places: frozenset[int]) -> int:
        """What a thing or a word weighs that so many statements have: the fewer, the more."""
        return round(_SCALE * math.log((self._base.number + 1) / (len(places) + 0.5)))

    def _held(self, units: "list[_Unit]", lent: dict[int, int], wanted: int, lost: int) -> dict[int, int]:
        """How much of what is sought statements hold, with what is lent to them: all that may come near the best."""
        held = dict(lent)
        common = []
        for unit in units:
            if len(unit.places) >= _COMMON * self._base.number:
                common.append(unit)
                continue
            for place in unit.places:
                held[place] = held.get(place, 0) + unit.weight
        rare = frozenset(held)
        for unit in common:
            for place in rare & unit.places:
                held[place] += unit.weight
        if sum([unit.weight for unit in common]) + wanted >= _NEARLY * (max(held.values(), default=0) - lost):
            for unit in common:
                for place in unit.places - rare:
                    held[place] = held.get(place, 0) + unit.weight
        return held

    def _fitting(self, sought: Sought, held: dict[int, int], wanted: int, lost: int) -> dict[int, int]:
        """What the likeliest statements gain beside what they hold; none that cannot come near the best is looked at."""
        best = max(held.values()) - lost
        least = _NEARLY * best - wanted
        likely = sorted([(-score, place) for place, score in held.items() if score >= least])
        fits: dict[int, int] = {}
        for score, place in likely[:_LIKELY]:
            if wanted - score < _NEARLY * best:
                break
            fits[place] = self._fits(sought, place)
            best = max(best, fits[place] - score)
        return fits

    def _is_light(self, word: str) -> bool:
        """Whether a word only carries the rest, in whatever form."""
        return not self._light.isdisjoint((word, *stems(word)))

    def _lent(self, units: "list[_Unit]") -> dict[int, int]:
        """What statements gain by what others hold that are on the same thing."""
        holders: dict[str, list[_Unit]] = {}
        for unit in units:
            if len(unit.places) < _COMMON * self._base.number:
                for thing in self._around(unit.places):
                    holders.setdefault(thing, []).append(unit)
        weights = {thing: sum([unit.weight for unit in shared]) for thing, shared in holders.items()}
        least = max(weights.values(), default=0) * _LIKE
        lent: dict[int, int] = {}
        for thing, shared in holders.items():
            if weights[thing] < least:
                continue
            gained = dict.fromkeys(self._base.about[thing], weights[thing])
            for unit in shared:
                for place in unit.places.intersection(gained):
                    gained[place] -= unit.weight
            for place, more in gained.items():
                lent[place] = max(lent.get(place, 0), more)
        return {place: round(_LENT * gained) for place, gained in lent.items()}

    def _around(self, places: frozenset[int]) -> frozenset[str]:
        """The things that statements are on, of those with few."""
        if places not in self._beside:
            self._beside[places] = frozenset(thing for place in places for thing in self._on.get(place, ()))
        return self._beside[places]

    @cached_property
    def _on(self) -> dict[int, list[str]]:
        """The things that each statement is on, of those with few."""
        found: dict[int, list[str]] = {}
        for thing, places in self._base.about.items():
            for place in places:
                found.setdefault(place, []).append(thing)
        return found

    def _is_put_together(self, sought: Sought, places: set[int]) -> bool:
        """Whether a question is for what no statement tells by itself: what sets things apart, what they share."""
        joining = self.lists.listed("joining") & set(sought.words)
        return any(not places <= self._of_word(word) for word in joining)

    def _has_names(self, sought: Sought, places: set[int]) -> bool:
        """Whether statements have most of the words that were written as names, and all the rare ones."""
        named = [self._of_word(word) for word in sought.proper if not self._is_light(word)]
        held = [matches for matches in named if all(self._stands(place, matches) for place in places)]
        rare = [matches for matches in named if len(matches) < _RARE * self._base.number]
        return not named or (2 * len(held) > len(named) and all(matches in held for matches in rare))

    def _stands(self, place: int, matches: frozenset[int]) -> bool:
        """Whether a word is held at a place, or in another statement on the same thing."""
        beside = (self._base.about[thing] for thing in self._on.get(place, ()))
        return place in matches or any(len(one) <= _SMALL and not matches.isdisjoint(one) for one in beside)

    def _fits(self, sought: Sought, place: int) -> int:
        """What a statement gains by its time, and by a figure, a day, a place or an actor where one is wanted."""
        time, asks = sought.time, sought.asks
        if not (time or asks):
            return 0
        seen = self._seen_at(place)
        gained = _WANTED[asks]
        if gained and not seen.tells(asks, sought.things, sought.figures):
            gained = 0
        if asks == "figure" and not seen.counts:
            gained -= _WORDED
        return gained + self._timed(time, place)

    def _timed(self, time: Interval | None, place: int) -> int:
        """What a statement gains by its time: one without any by that of another on the same thing."""
        if time is None:
            return 0
        seen = self._seen_at(place)
        if seen.speaks_of(time):
            gained = _TIMED
        elif seen.lies_in(time):
            gained = (_WITHIN, _TIMED)[time.last.year > time.first.year]
        elif not seen.years and (time.last - time.first).days >= _MONTH and any(self._seen_at(one).speaks_of(time) for one in self._close(place)):
            gained = _WITHIN
        else:
            gained = 0
        return gained - _TIMED * (bool(seen.years) and not seen.is_of_year(time))

    def _close(self, place: int) -> set[int]:
        """The other statements on the same things, where they are few."""
        return {one for thing in self._on.get(place, ()) for one in self._base.about[thing]} - {place}

    def _seen_at(self, place: int) -> Saying:
        if place not in self._seen:
            table = Table(self._base.columns, (self._base.row(place),))
            told = partial(self._told, table)
            self._seen[place] = Saying(self.lists, next(table.records()), told)
        return self._seen[place]

    def _told(self, table: Table) -> Row:
        return composition.rows(self._index, self.query, table)[0]

    def _on_thing(self, thing: str) -> frozenset[int]:
        """The statements that are on a thing, or on a meeting of it, or call it as answers do."""
        marks = [mark(one) for one in (thing, *self._index.series.get(thing, ()))]
        return self._of_any((*marks, _plain(self._index.things[thing].text)))

    def _of_thing(self, thing: str) -> frozenset[int]:
        """The statements that are on a thing, or speak of it by any of its names."""
        label = map(_plain, _NAMES.split(self._index.things[thing].label))
        return self._on_thing(thing) | self._of_any(label)

    def _of_word(self, word: str) -> frozenset[int]:
        return self._of_any(sorted(self._forms_of(word)))

    def _forms_of(self, word: str) -> set[str]:
        return {word, *self._forms.get(word, ())}

    def _of_any(self, forms: Iterable[str]) -> frozenset[int]:
        """The statements with any of some words or names."""
        return self._matches(" OR ".join(f'"{form}"' for form in forms if form))

    def _matches(self, wanted: str) -> frozenset[int]:
        if not wanted:
            return frozenset()
        if wanted not in self._found:
            self._found[wanted] = self._base.matches(wanted)
        return self._found[wanted]


class _Unit(NamedTuple):
    """A thing or a word that is sought: where it stands, what it weighs, and how much of that where it is missed."""

    places: frozenset[int]
    weight: int
    part: float


def _plain(name: str) -> str:
    """A name as it is searched for."""
    return " ".join(tokens(name.removeprefix("the ")))


def ranked(lists: Lists, cuts: Iterable[Cut], proper: set[str], limit: int) -> list[Sought]:
    """What cuts of a question come to, the likeliest first; `proper` words were written as names are."""
    asking = {word for name in (*SUMS, "figure", "itself", "passed") for word in lists.listed(name)} | {"{}"}
    found: dict[Sought, int] = {}
    for cut in cuts:
        if cut.series or cut.absent:
            continue
        words = dict.fromkeys(
            word for word in (*cut.order, *cut.small, *cut.numbers) if word not in asking and word[:1].isalnum()
        )
        time = next(iter(cut.times), None)
        said = {*cut.order, *cut.small, *cut.things}
        asks = _asks(lists, said, cut.order.count(_MANY) > len(cut.numbers))
        things = dict.fromkeys(one for one in cut.things if asks not in SUMS or one not in lists.matters(asks))
        one = Sought(tuple(things), tuple(words), time, asks, frozenset(proper & words.keys()))
        found[one] = max(found.get(one, cut.bonus), cut.bonus)
    return sorted(found, key=lambda one: (-found[one], one.things, one.words))[:limit]


def _asks(lists: Lists, said: set[str], many: bool) -> str:
    """What a question wants to be told; a figure and a view go before the rest. A number that it has is none asked."""
    told = next((one for one in SUMS if not said.isdisjoint(lists.listed(one) | lists.matters(one))), "figure" * many)
    if told:
        return told
    if said & lists.listed("view"):
        return "view"
    return next((word for word in strings(lists.index.words["sought"]["itself"]) if word in said), "")
