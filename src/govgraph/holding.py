"""Which statements hold the words and the things of a question, and which stand beside them."""

import math
import re
from collections.abc import Iterable
from functools import cached_property, partial
from typing import NamedTuple

from govgraph import composition
from govgraph.answer import Row
from govgraph.compiled import Index
from govgraph.dates import Interval
from govgraph.fulltext import FullText, mark
from govgraph.model import Table
from govgraph.names import tokens
from govgraph.phrasings import Words, stems
from govgraph.queries import Query
from govgraph.saying import Lists, Saying

# What a label is made of: a name, and an acronym in brackets.
_NAMES = re.compile(r"[()]")
# What a word that only carries the rest weighs, as a part of what it would.
_LIGHT = 0.3
_SCALE = 10
# A word that was written as a name may stand beside it where all that is said of a thing is so little.
_SMALL = 15


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


class Unit(NamedTuple):
    """A thing or a word that is sought: where it stands, what it weighs, and how much of that where it is missed."""

    places: frozenset[int]
    weight: int
    part: float


class Holding:
    """All statements of a store by what they hold."""

    def __init__(self, index: Index, words: Words, query: Query, base: FullText) -> None:
        """Take the query that lists statements, with what it listed."""
        self.query = query
        self.index = index
        self.lists = Lists(index)
        self.base = base
        self._light = self.lists.listed("light")
        self.weak = words.weak
        self._forms: dict[str, set[str]] = {}
        for form, lemma in words.lemmas.items():
            self._forms.setdefault(lemma, set()).add(form)
        self._found: dict[str, frozenset[int]] = {}
        self._beside: dict[frozenset[int], frozenset[str]] = {}
        self._seen: dict[int, Saying] = {}

    def rows(self, places: Iterable[int]) -> tuple[Row, ...]:
        """The statements at some places, equal ones as one."""
        chosen = tuple(map(self.base.row, places))
        return composition.rows(self.index, self.query, Table(self.base.columns, chosen))

    def units(self, sought: Sought) -> list[Unit]:
        """What is sought, piece by piece, each with what it weighs."""
        units = [Unit(self._of_thing(thing), self._weight(self.on_thing(thing)), 1.0) for thing in sought.things]
        for word in sought.words:
            places = self.of_word(word)
            units.append(Unit(places, self._weight(places), (1.0, _LIGHT)[self.is_light(word)]))
        return units

    def around(self, places: frozenset[int]) -> frozenset[str]:
        """The things that statements are on, of those with few."""
        if places not in self._beside:
            self._beside[places] = frozenset(thing for place in places for thing in self._on.get(place, ()))
        return self._beside[places]

    def stands(self, place: int, matches: frozenset[int]) -> bool:
        """Whether a word is held at a place, or in another statement on the same thing."""
        beside = (self.base.about[thing] for thing in self._on.get(place, ()))
        return place in matches or any(len(one) <= _SMALL and not matches.isdisjoint(one) for one in beside)

    def on(self, place: int) -> list[str]:
        """The things that a statement is on, of those with few."""
        return self._on.get(place, [])

    def seen_at(self, place: int) -> Saying:
        """The statement at a place, to be compared with what is wanted."""
        if place not in self._seen:
            table = Table(self.base.columns, (self.base.row(place),))
            told = partial(self._told, table)
            self._seen[place] = Saying(self.lists, next(table.records()), told)
        return self._seen[place]

    def of_word(self, word: str) -> frozenset[int]:
        """The statements with a word, in whatever form."""
        return self._of_any(sorted(self.forms_of(word)))

    def forms_of(self, word: str) -> set[str]:
        """All forms of a word."""
        return {word, *self._forms.get(word, ())}

    def is_light(self, word: str) -> bool:
        """Whether a word only carries the rest, in whatever form."""
        return not self._light.isdisjoint((word, *stems(word)))

    def _weight(self, places: frozenset[int]) -> int:
        """What a thing or a word weighs that so many statements have: the fewer, the more."""
        return round(_SCALE * math.log((self.base.number + 1) / (len(places) + 0.5)))

    @cached_property
    def _on(self) -> dict[int, list[str]]:
        """The things that each statement is on, of those with few."""
        found: dict[int, list[str]] = {}
        for thing, places in self.base.about.items():
            for place in places:
                found.setdefault(place, []).append(thing)
        return found

    def _told(self, table: Table) -> Row:
        return composition.rows(self.index, self.query, table)[0]

    def on_thing(self, thing: str) -> frozenset[int]:
        """The statements that are on a thing, or on a meeting of it, or call it as answers do."""
        marks = [mark(one) for one in (thing, *self.index.series.get(thing, ()))]
        return self._of_any((*marks, _plain(self.index.things[thing].text)))

    def _of_thing(self, thing: str) -> frozenset[int]:
        """The statements that are on a thing, or speak of it by any of its names."""
        label = map(_plain, _NAMES.split(self.index.things[thing].label))
        return self.on_thing(thing) | self._of_any(label)

    def _of_any(self, forms: Iterable[str]) -> frozenset[int]:
        """The statements with any of some words or names."""
        return self._matches(" OR ".join(f'"{form}"' for form in forms if form))

    def _matches(self, wanted: str) -> frozenset[int]:
        if not wanted:
            return frozenset()
        if wanted not in self._found:
            self._found[wanted] = self.base.matches(wanted)
        return self._found[wanted]


def _plain(name: str) -> str:
    """A name as it is searched for."""
    return " ".join(tokens(name.removeprefix("the ")))
