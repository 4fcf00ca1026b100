"""The statements that share most with a question that no phrasing fits, found by a full-text search."""

from collections.abc import Iterable
from typing import NamedTuple

from govgraph.answer import Row
from govgraph.compiled import Index
from govgraph.cutting import Cut
from govgraph.fulltext import FullText
from govgraph.holding import Holding, Sought, Unit
from govgraph.phrasings import Words
from govgraph.queries import Query
from govgraph.saying import SUMS, Lists
from govgraph.surety import LENT, Surety
from govgraph.vocabulary import strings

_MANY = "how-many"
# Statements count as near that share nearly as much as the best one.
_NEARLY = 0.85
# With so much of a question a statement answers it.
_SURE = 0.65
# A word that more statements have, as a part of all, is held by each for itself; a rarer one may stand beside it, in
# another statement on the same thing.
_COMMON = 0.05
# Of which things is said so much of what is sought, as a part of the most, that they count.
_LIKE = 0.4
# A way to take a question with more weight in it comes before one that a statement holds as much of.
_WEIGHED = 0.2
# One that is surely told may be behind one that is not.
_SURELY = 1.25
# A question must weigh so much to be searched for, and so many statements are looked at closely.
_LEAST = 80
_LIKELY = 250


class Near(NamedTuple):
    """Statements, by their places in the table, and how much of a question they hold, from 0 to 1.

    `sure` ones hold nearly all of it, and tell what it wants to be told; `says` is yes or no where that is asked. So
    many are `leading`, which come out alike. The first holds a part of the words by its `own`; one that holds the
    `whole` of them is a fact. Where it `lacks`, the question is what they speak of, and they do not tell what it wants.
    """

    share: float = 0.0
    places: tuple[int, ...] = ()
    sure: bool = False
    weight: int = 0
    says: str = ""
    leading: int = 0
    whole: bool = False
    own: float = 0.0
    lacks: bool = False


class Sayings:
    """All statements of a store, each as the words that it can be found by."""

    def __init__(self, index: Index, words: Words, query: Query, base: FullText) -> None:
        """Take the query that lists statements, with what it listed."""
        self.query = query
        self._holding = Holding(index, words, query, base)
        self._surety = Surety(self._holding)
        self.lists = self._holding.lists

    def rows(self, places: Iterable[int]) -> tuple[Row, ...]:
        """The statements at some places, equal ones as one."""
        return self._holding.rows(places)

    def knows(self, word: str) -> bool:
        """Whether any statement has a word, in whatever form."""
        return bool(self._holding.of_word(word))

    def are_tied(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether a statement names one of some things and one of others."""
        there = [self._holding.on_thing(other) for other in others]
        return any(not self._holding.on_thing(one).isdisjoint(places) for one in some for places in there)

    def nearest_of(self, ways: list[Sought]) -> Near:
        """What is nearest to a question that can be taken in several ways: one that is surely told may come first."""
        found = [
            (near.share * near.weight**_WEIGHED, near, sought) for sought in ways if (near := self.nearest(sought))
        ]
        if not found:
            return Near()
        best, first, meant = max(found, key=lambda one: one[0])
        for rank, near, _ in found[: len(found) * (not first.sure)]:
            if near.sure and rank * _SURELY >= best and self._surety.names_all(meant, near.places[0]):
                return near
        return first

    def nearest(self, sought: Sought) -> Near:
        """The statements that share most with what is sought; rarer words weigh more."""
        units = self._holding.units(sought)
        wanted, lost = self._surety.wanted(sought), self._surety.lost(sought)
        if sum(unit.weight for unit in units) + self._surety.timed(sought) < _LEAST:
            return Near()
        held, lent = self._held(units, wanted, lost)
        if not held:
            return Near()
        fits = self._fitting(sought, held, wanted, lost)
        full = {place: held[place] + gained for place, gained in fits.items()}
        best = max(full.values())
        near = [place for place in full if full[place] >= _NEARLY * best]
        near.sort(key=lambda one: (-full[one], -fits[one], one))
        leading = {place for place in near if full[place] == best and fits[place] == fits[near[0]]}
        deeds = {place for place in leading if self._surety.is_deed(sought, place)}
        near.sort(key=lambda one: one not in deeds)
        first, leading = near[0], deeds or leading
        own = sum(unit.weight for unit in units if first in unit.places)
        missed = sum(unit.weight * unit.part for unit in units if first not in unit.places)
        share = best / (held[first] + max(0, missed - lent.get(first, 0)) + wanted)
        says = self._surety.verdict(sought, units, first)
        sure = share >= _SURE and (sought.asks != "polar" or bool(says)) and self._surety.holds(sought, units, leading)
        alone = {place: held[place] - lent.get(place, 0) for place in fits}
        denied = self._surety.denying(sought, alone, leading)
        lacks = (sure and bool(denied)) or (
            bool(sought.things) and share >= _SURE and self._surety.lacks(sought, units, leading)
        )
        # That it is neither told as so nor as not so is known, too.
        lacks = lacks or (sought.asks == "polar" and bool(sought.things) and share >= _SURE and not says)
        sure = sure and not denied
        whole = self._holding.seen_at(first).is_fact and all(first in unit.places for unit in units)
        near[len(leading) : len(leading)] = self._holders(sought, leading)
        near = list(dict.fromkeys((*denied * lacks, *near)))
        return Near(share, tuple(near), sure, best, says, len(leading), whole, own / max(1, own + missed), lacks)

    def _holders(self, sought: Sought, leading: set[int]) -> list[int]:
        """The statements that tell who holds an office that statements name, where a question is for a person."""
        if sought.asks not in ("who", "person"):
            return []
        told = {
            thing for place in leading for thing, classes in self._holding.seen_at(place).things if "Office" in classes
        }
        places = sorted(
            {place for thing in told - set(sought.things) for place in self._holding.base.about.get(thing, ())}
        )
        held = [
            place
            for place in places
            if self._holding.seen_at(place).is_of("role/office-holder") and place not in leading
        ]
        timed = [place for place in held if sought.time and self._holding.seen_at(place).lies_in(sought.time)]
        return timed or held

    def _held(self, units: list[Unit], wanted: int, lost: int) -> tuple[dict[int, int], dict[int, int]]:
        """How much of what is sought statements hold, and what of it is lent to them: of all that may come near."""
        many = _COMMON * self._holding.base.number
        common = [unit for unit in units if len(unit.places) >= many]
        rare = [unit for unit in units if len(unit.places) < many]
        held: dict[int, int] = {}
        for unit in rare:
            for place in unit.places:
                held[place] = held.get(place, 0) + unit.weight
        spread = sum([unit.weight for unit in common])
        lent = self._lent(rare, _NEARLY * (max(held.values(), default=0) - lost) - wanted - spread)
        for place, gained in lent.items():
            held[place] = held.get(place, 0) + gained
        near = frozenset(held)
        for unit in common:
            for place in near & unit.places:
                held[place] += unit.weight
        if spread + wanted >= _NEARLY * (max(held.values(), default=0) - lost):
            for unit in common:
                for place in unit.places - near:
                    held[place] = held.get(place, 0) + unit.weight
        return held, lent

    def _fitting(self, sought: Sought, held: dict[int, int], wanted: int, lost: int) -> dict[int, int]:
        """What the likeliest statements gain beside what they hold; not those that cannot come near the best."""
        best = max(held.values()) - lost
        least = _NEARLY * best - wanted
        likely = sorted([(-score, place) for place, score in held.items() if score >= least])
        timed = self._surety.timed(sought)
        fits: dict[int, int] = {}
        for score, place in likely[:_LIKELY]:
            if wanted - score < _NEARLY * best:
                break
            gained = self._surety.gains(sought, place)
            if sought.time and gained + timed - score >= _NEARLY * best:
                gained += self._surety.fits(sought.time, place)
            fits[place] = gained
            best = max(best, gained - score)
        return fits

    def _lent(self, units: list[Unit], least: float) -> dict[int, int]:
        """What statements gain by what others hold that are on the same thing, which must be so much."""
        holders: dict[str, list[Unit]] = {}
        for unit in units:
            for thing in self._holding.around(unit.places):
                holders.setdefault(thing, []).append(unit)
        weights = {thing: sum([unit.weight for unit in shared]) for thing, shared in holders.items()}
        least = max(least, max(weights.values(), default=0) * _LIKE)
        lent: dict[int, int] = {}
        for thing, weight in weights.items():
            if weight < least:
                continue
            gained = dict.fromkeys(self._holding.base.about[thing], weight)
            for unit in holders[thing]:
                for place in unit.places.intersection(gained):
                    gained[place] -= unit.weight
            for place, more in gained.items():
                if lent.get(place, 0) < more:
                    lent[place] = more
        return {place: round(LENT * gained) for place, gained in lent.items()}


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
