"""Whether the statement that is nearest to a question surely tells what it wants to be told."""

from govgraph.dates import Interval
from govgraph.holding import Holding, Sought, Unit
from govgraph.phrasings import stems
from govgraph.saying import SUMS

# What the time of a question weighs where a statement names it, and where it lies within; and what it wants told.
_TIMED = 40
_WITHIN = 30
_WANTED = {"figure": 60, "much": 60, "part": 60, "when": 60, "where": 60, "why": 30, "view": 30, "": 0, "polar": 0}
_WANTED |= dict.fromkeys(("who", "person", "document", "fund"), 30)
# What a figure loses that is written in words, or stands in a remark.
_WORDED = 15
# A day is not lent.
_MONTH = 27
# A word that fewer statements have, as a part of all, is none that all speak of.
_RARE = 0.02
# What stands beside a statement counts for so much of what it weighs.
LENT = 0.7
# A sure one holds so much of the words by itself: less where what it tells is a sort of its own, as a day is.
_FIELDS = frozenset(("figure", "much", "part", "when", "where"))
_OWN = (0.385, 0.12)
# And with what stands beside it: less of what tells a sum.
_MOST = (0.55, 0.3)
# What is often told of nothing: that it is not can be said.
_UNTOLD = ("why", "much")
# So much is remembered of which statements and things speak of a time.
_KEPT = 5000
# The words of a question for yes or no, but for names, must weigh so much that a statement with all of them says it.
_TELLING = 55
# What weighs no more may be missed.
_SLIGHT = 20
# A thing that weighs so much is spoken of by what answers a question on it.
_MISSED = 50
# What holds so much of a question may leave out a thing of it.
_AMPLE = 0.75
# And one that weighs so much by what answers it when it is taken another way.
_NAMED = 38


class Surety:
    """Weighs what statements tell against what questions want."""

    def __init__(self, holding: Holding) -> None:
        """Take all statements by what they hold."""
        self._holding = holding
        self._lent: dict[tuple[str, Interval], bool] = {}
        self._timed: dict[tuple[Interval, int], int] = {}

    @staticmethod
    def timed(sought: Sought) -> int:
        """What the time of a question weighs."""
        return _TIMED * bool(sought.time)

    @staticmethod
    def wanted(sought: Sought) -> int:
        """What a statement can gain that tells all that is wanted."""
        return _TIMED * bool(sought.time) + _WANTED[sought.asks]

    @staticmethod
    def lost(sought: Sought) -> int:
        """What one can lose that tells something else."""
        return _TIMED * bool(sought.time) + _WORDED * (sought.asks == "figure")

    def gains(self, sought: Sought, place: int) -> int:
        """What a statement gains by a figure, a day, a place or an actor where one is wanted."""
        asks = sought.asks
        if not asks:
            return 0
        seen = self._holding.seen_at(place)
        gained = _WANTED[asks]
        if gained and not seen.tells(asks, sought.things, sought.figures):
            gained = 0
        if asks == "figure" and not seen.counts:
            gained -= _WORDED
        return gained

    def fits(self, time: Interval, place: int) -> int:
        """What a statement gains by its time: one without any by that of another on the same thing."""
        if (time, place) not in self._timed:
            if len(self._timed) >= _KEPT:
                self._timed.clear()
            self._timed[time, place] = self._in_time(time, place)
        return self._timed[time, place]

    def _in_time(self, time: Interval, place: int) -> int:
        seen = self._holding.seen_at(place)
        if seen.speaks_of(time):
            gained = _TIMED
        elif seen.lies_in(time):
            gained = (_WITHIN, _TIMED)[time.last.year > time.first.year]
        else:
            gained = _WITHIN * (not seen.years and self._is_lent(time, place))
        return gained - _TIMED * (bool(seen.years) and not seen.is_of_year(time))

    def _is_lent(self, time: Interval, place: int) -> bool:
        """Whether another statement on the same thing names a time that is longer than a day."""
        return (time.last - time.first).days >= _MONTH and any(
            self._lends(thing, time) for thing in self._holding.on(place)
        )

    def _lends(self, thing: str, time: Interval) -> bool:
        if (thing, time) not in self._lent:
            if len(self._lent) >= _KEPT:
                self._lent.clear()
            seen = map(self._holding.seen_at, self._holding.base.about[thing])
            self._lent[thing, time] = any(one.speaks_of(time) for one in seen)
        return self._lent[thing, time]

    def holds(self, sought: Sought, units: list[Unit], leading: set[int]) -> bool:
        """Whether statements tell what is wanted, of the time that is wanted, and are what a question speaks of."""
        return self.speaks(sought, units, leading) and all(self._suits(sought, place) for place in leading)

    def lacks(self, sought: Sought, units: list[Unit], leading: set[int]) -> bool:
        """Whether statements are what a question for a reason or a sum speaks of, and none of them tells it."""
        asked = sought.asks in _UNTOLD and self.speaks(sought, units, leading)
        return asked and not any(self._tells(sought, place) for place in leading)

    def speaks(self, sought: Sought, units: list[Unit], leading: set[int]) -> bool:
        """Whether statements hold enough of a question by themselves, and nothing leads astray."""
        least = _OWN[sought.asks in _FIELDS] * sum(unit.weight for unit in units)
        own = min(sum(unit.weight for unit in units if place in unit.places) for place in leading)
        if own < least or self._is_put_together(sought, leading) or not self._has_names(sought, leading):
            return False
        return all(self._is_spoken_of(sought, units, place) for place in leading)

    def _is_spoken_of(self, sought: Sought, units: list[Unit], place: int) -> bool:
        """Whether a statement, with those beside it, holds most of a question, and the things of it or still more."""
        told = self._told_of(units, place)
        if told < _MOST[sought.asks in SUMS] or not self.is_deed(sought, place):
            return False
        return told >= _AMPLE or (not self._is_astray(sought, units, place) and self._is_of(sought, units, place))

    def denying(self, sought: Sought, alone: dict[int, int], leading: set[int]) -> list[int]:
        """The statements that hold far more by themselves and say that there is nothing to tell."""
        own = min(alone[place] for place in leading) + _TELLING
        more = [place for place, held in alone.items() if held > own and self._holding.seen_at(place).lacks]
        return sorted(place for place in more if not self._tells(sought, place))

    def verdict(self, sought: Sought, units: list[Unit], place: int) -> str:
        """Yes or no, where that is asked and a statement of what is or was the case holds all of a question."""
        if sought.asks != "polar":
            return ""
        seen = self._holding.seen_at(place)
        words = zip(sought.words, units[len(sought.things) :], strict=True)
        told = sum(unit.weight for word, unit in words if self._holding.forms_of(word).isdisjoint(seen.called))
        missed = any(place not in unit.places and unit.part == 1 and unit.weight > _SLIGHT for unit in units)
        if told < _TELLING or missed or not (seen.is_fact or seen.is_denied):
            return ""
        return seen.verdict({form for word in sought.words for form in self._holding.forms_of(word)})

    def names_all(self, sought: Sought, place: int) -> bool:
        """Whether a statement holds the things of which little is said that a question speaks of, or one beside it."""
        named = self._holding.units(sought)[: len(sought.things)]
        return all(self._holding.stands(place, unit.places) for unit in named if unit.weight >= _NAMED)

    def is_deed(self, sought: Sought, place: int) -> bool:
        """Whether the one word that says who is wanted is what a statement is about, and not one of its remarks."""
        passed = sought.proper | self._holding.lists.listed("sorts")
        words = [word for word in sought.words if word not in passed]
        if sought.asks not in ("who", "person") or len(words) != 1:
            return True
        said = self._holding.seen_at(place).concerns
        return any(not said.isdisjoint((form, *stems(form))) for form in self._holding.forms_of(words[0]))

    def _suits(self, sought: Sought, place: int) -> bool:
        """Whether a statement tells what is wanted, of the time that is wanted."""
        return self._tells(sought, place) and (not sought.time or self.fits(sought.time, place) >= _WITHIN)

    def _tells(self, sought: Sought, place: int) -> bool:
        """Whether a statement tells what is wanted."""
        if sought.asks in ("", "polar"):
            return True
        return self._holding.seen_at(place).tells(sought.asks, sought.things, sought.figures)

    def _told_of(self, units: list[Unit], place: int) -> float:
        """How much of a question a statement holds, with those beside it, of what is not better left out."""
        told = missed = 0.0
        for unit in units:
            if place in unit.places:
                told += unit.weight
            elif self._holding.stands(place, unit.places):
                told += LENT * unit.weight
            else:
                missed += unit.weight * unit.part
        return told / max(1.0, told + missed)

    def _is_astray(self, sought: Sought, units: list[Unit], place: int) -> bool:
        """Whether a question speaks of what nothing is said of, or of a thing with few statements that are others."""
        if any(not unit.places and unit.part == 1 for unit in units):
            return True
        named = units[: len(sought.things)]
        return any(unit.weight >= _MISSED and not self._holding.stands(place, unit.places) for unit in named)

    def _is_of(self, sought: Sought, units: list[Unit], place: int) -> bool:
        """Whether a statement, or one beside it, is on a thing that is sought, and itself on all that are of a year."""
        index = self._holding.index
        pairs = zip(sought.things, units, strict=False)
        named = {one: unit for one, unit in pairs if not index.things[one].is_concept}
        beside = not named or any(self._holding.stands(place, unit.places) for unit in named.values())
        dated = [unit for thing, unit in named.items() if index.things[thing].year]
        return beside and all(place in unit.places for unit in dated)

    def _is_put_together(self, sought: Sought, places: set[int]) -> bool:
        """Whether a question is for what no statement tells by itself: what sets things apart, what they share."""
        joining = self._holding.lists.listed("joining") & set(sought.words)
        return any(not places <= self._holding.of_word(word) for word in joining)

    def _has_names(self, sought: Sought, places: set[int]) -> bool:
        """Whether statements have most of the words that were written as names, and all the rare ones."""
        proper = sought.proper - self._holding.weak
        named = [self._holding.of_word(word) for word in proper if not self._holding.is_light(word)]
        held = [matches for matches in named if all(self._holding.stands(place, matches) for place in places)]
        rare = [matches for matches in named if len(matches) < _RARE * self._holding.base.number]
        return not named or (2 * len(held) > len(named) and all(matches in held for matches in rare))
