"""Which things a cut question speaks of: a series with its place, year or part is one meeting."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from govgraph.compiled import Index
from govgraph.cutting import Cut
from govgraph.dates import Interval, year
from govgraph.meetings import Meetings
from govgraph.names import normal

# What it is worth that a further name or a time agrees with a meeting, and how many ways are followed.
_AGREES = 10
_MARGIN = 5
_WAYS = 24
# Of a time in which more meetings sat, none is meant.
_FEW = 3
# In a month that is named, a series has met or has not.
_MONTH = 31
# Words that make a time of a meeting: "when it took place".
_THEN = ("when", "take-place")


class Settler:
    """Finds the meetings that names, places and times together mean."""

    def __init__(self, index: Index, meetings: Meetings, day: date, now: date) -> None:
        """Take for "this year" the one of `day`, up to which things are known."""
        self._index = index
        self._meetings = meetings
        self._year = day.year
        self._now = now
        self._labels: dict[str, str] = {}

    def ways(self, cut: Cut, past: bool = False, leads: bool = False, further: bool = False) -> list[Cut]:
        """The cut itself, and all that it comes to when its names are taken together.

        `further` ways take a meeting for its days, and a word for the part of a thing that is called so.
        """
        found = [cut]
        for way in found:
            if len(found) > _WAYS:
                break
            found += [one for one in self._joined(way, leads) if one not in found]
        if further:
            found += [one for way in found for one in (*self._meanwhile(way), *self._embodied(way))]
        return found + [one for way in found for one in self._dated(way, past)]

    def _joined(self, cut: Cut, leads: bool) -> Iterator[Cut]:
        """Take two names, or a name and the time, for one meeting."""
        time = next(iter(cut.times), None)
        for place, name in enumerate(cut.things):
            if time and len(cut.times) == 1 and name in self._index.meetings and self._meetings.is_in(name, time):
                yield cut._replace(times=(), bonus=cut.bonus + _MARGIN)
            for other, beside in enumerate(cut.things):
                if other != place and not (leads and "State" in self._index.things[beside].classes):
                    yield from self._pair(cut, place, other, name, beside)
            yield from self._chaired(cut, place)
            if "Place" in self._index.things[name].classes:
                yield from self._placed(cut, place, self._sat(cut, name))
        yield from self._then(cut)

    def _then(self, cut: Cut) -> Iterator[Cut]:
        """Take "the meeting of February 2006", also with its city or State, for each of the few that sat then."""
        if len(cut.times) != 1 or cut.absent or "edition" not in (*cut.small, *cut.order):
            return
        if (cut.times[0].last - cut.times[0].first).days > _MONTH or not all(map(self._is_place, cut.things)):
            return
        there = [one for one in self._meetings.sitting(cut.times[0]) if self._are_at(one, cut.things)]
        order = tuple(word for word in cut.order if word not in ("{}", "edition"))
        for one in there * (len(there) <= _FEW):
            yield cut._replace(order=(*order, "{}"), things=(one,), times=())

    def _is_place(self, name: str) -> bool:
        return not {"Place", "State"}.isdisjoint(self._index.things[name].classes)

    def _are_at(self, meeting: str, places: tuple[str, ...]) -> bool:
        return all(self._meetings.is_at(meeting, place) for place in places)

    def _meanwhile(self, cut: Cut) -> Iterator[Cut]:
        """Take a meeting that is named beside something else for the days on which it sat."""
        if len(cut.things) < 2 or cut.times or cut.absent:
            return
        for place, name in enumerate(cut.things):
            days = self._index.meetings.get(name, {}).get("days")
            if days:
                span = Interval(date.fromisoformat(days[0]), date.fromisoformat(days[1]))
                during = cut.without(place)._replace(times=(span,), during=True)
                post = any("Office" in self._index.things[one].classes for one in during.things)
                if (post and name not in cut.whose) or set(during.order) - {"{}", *_THEN}:
                    yield during
                spot = [at for at, word in enumerate(cut.order) if word == "{}"][place]
                if spot > 1 and cut.order[spot - 1] == "when":
                    order = tuple(word for word in during.order if word not in _THEN)
                    yield during._replace(order=order, bonus=during.bonus + 2 * _AGREES)

    def _embodied(self, cut: Cut) -> Iterator[Cut]:
        """Take "troika" beside the GMG, or beside another part of it, for the troika of the GMG."""
        for spot, word in enumerate(cut.order):
            if word == "{}":
                continue
            order = (*cut.order[:spot], "{}", *cut.order[spot + 1 :])
            at = cut.order[:spot].count("{}")
            for place, name in enumerate(cut.things):
                for part in self._parts(name, word):
                    whole = cut._replace(order=order, things=(*cut.things[:at], part, *cut.things[at:]))
                    yield whole
                    yield whole.without(place + (place >= at))
                for part in self._parts(self._whole(name), word):
                    if part != name:
                        yield cut._replace(order=order, things=(*cut.things[:at], part, *cut.things[at:]))

    def _parts(self, whole: str, word: str) -> list[str]:
        """The bodies that go by a word and the name of a thing, which may be given by its id."""
        label = whole
        if whole in self._index.things:
            label = self._index.things[whole].label
        found: list[str] = []
        for one in filter(None, label.rstrip(")").split(" (")):
            for said in (f"{normal(one)} {word}", f"{word} of the {normal(one)}", f"{word} of {normal(one)}"):
                found += [
                    name for name in self._index.names.get(said, ()) if "Body" in self._index.things[name].classes
                ]
        return list(dict.fromkeys(found))

    def _sat(self, cut: Cut, place: str) -> list[str]:
        """The meetings that sat in a place; where a cut names a series, those of it."""
        named = {one for one in cut.things if self._meetings.of(one)}
        return [one for one in self._meetings.at(place) if not named or self._index.things[one].series in named]

    def _chaired(self, cut: Cut, place: int) -> Iterator[Cut]:
        """Take "the Swedish chairmanship", "the French forum" for the meeting that a State chaired."""
        said = "chair" in cut.order and len(cut.order) > len(cut.things) + 1
        if "State" not in self._index.things[cut.things[place]].classes or not (said or "edition" in cut.small):
            return
        order = list(cut.order)
        if said:
            order.remove("chair")
        others = [one for one in cut.things if self._meetings.of(one)]
        for series in others[:1] or [""]:
            there = self._meetings.chaired(cut.things[place], series)
            one = cut._replace(order=tuple(order), bonus=cut.bonus + _AGREES)
            for way in self._placed(one, place, there):
                if series:
                    way = way.without(way.things.index(series))
                yield way

    def _pair(self, cut: Cut, place: int, other: int, name: str, beside: str) -> Iterator[Cut]:
        agreed = cut._replace(bonus=cut.bonus + _AGREES)
        agrees = self._meetings.is_at(name, beside) or self._meetings.is_part(name, beside)
        if agrees or self._is_named_in(name, beside):
            yield agreed.without(other)
        if name not in self._index.meetings and self._meetings.of(name) and not cut.absent:
            there = self._meetings.at(beside, name)
            if there:
                for one in self._placed(agreed, place, there):
                    yield one.without(other)

    def are_kin(self, name: str, other: str) -> bool:
        """Whether one thing is named after the other, or both after one whole: the Troika and the Secretariat of X."""
        if self._is_named_in(name, other) or self._is_named_in(other, name):
            return True
        return self._whole(name) == self._whole(other) != ""

    @cached_property
    def _called(self) -> dict[str, list[str]]:
        """The names of two words or more that processes, bodies, texts and editions go by."""
        found: dict[str, list[str]] = {}
        for name, ids in self._index.names.items():
            for one in ids * (" " in name):
                classes = self._index.things[one].classes
                if "State" not in classes and {"Body", "Document", "Edition"} & set(classes):
                    found.setdefault(one, []).append(name)
        return found

    def _whole(self, name: str) -> str:
        return self._index.things[name].label.partition(" of the ")[2]

    def _is_named_in(self, name: str, beside: str) -> bool:
        """Whether the full name of a thing holds one of another: a committee, declaration or part of a meeting."""
        names = self._called.get(beside, ())
        if not names or name == beside:
            return False
        label = self._labels.get(name) or f" {normal(self._index.things[name].label)} "
        self._labels[name] = label
        return any(f" {one} " in label for one in names)

    def _placed(self, cut: Cut, place: int, there: list[str]) -> Iterator[Cut]:
        """Put a meeting for its place; of several, the one that a time tells, or each."""
        time = next(iter(cut.times), None)
        others = [one for at, one in enumerate(cut.things) if at != place]
        if time:
            there = [one for one in there if self._meetings.is_in(one, time)]
        if len(cut.times) > 1 or (time and not any("Place" in self._index.things[one].classes for one in others)):
            cut = cut._replace(times=cut.times[1:], bonus=cut.bonus + _MARGIN)
        series = [one for one in there if self._index.things[one].series]
        for one in (series or there)[:4]:
            yield cut.putting(place, one)

    def _dated(self, cut: Cut, past: bool) -> Iterator[Cut]:
        """A body followed by a year is tried as an edition, then as the body in that year."""
        if not cut.times or cut.times == (Interval(self._now, self._now),):
            yield from self._present(cut._replace(times=()), past)
            return
        time = cut.times[0]
        if len(cut.times) > 1 or time.first.year != time.last.year:
            return
        number = time.first.year
        for place, name in enumerate(cut.things):
            inside = [one for one in self._meetings.of(name) if self._meetings.is_in(one, time)]
            edition = self._index.editions.get(f"{name} {number}", "")
            if time == year(number) and edition:
                inside = [edition]
            elif not inside and edition:
                # A shorter time is that of something else, which led to the meeting or came of it.
                yield cut.putting(place, edition)
                if (time.last - time.first).days > _MONTH:
                    yield cut.putting(place, edition)._replace(times=(), bonus=cut.bonus - _MARGIN)
            for one in inside:
                yield cut.putting(place, one)._replace(times=(), bonus=cut.bonus + _MARGIN)
            if not inside and self._meetings.of(name) and not edition:
                yield cut._replace(times=(), absent=(name, str(number)), bonus=cut.bonus + _MARGIN)

    def _present(self, cut: Cut, past: bool) -> Iterator[Cut]:
        """A series without a year is tried as its meeting of the year up to which things are known, or the nearest."""
        if len(cut.order) == len(cut.things) or cut.absent:
            return
        for place, name in enumerate(cut.things):
            edition, bonus = self._index.editions.get(f"{name} {self._year}", ""), _MARGIN
            if not edition:
                order = (("next", "last"), ("last", "next"))[past]
                edition = next(filter(None, (self._meetings.by_clock(name, which) for which in order)), "")
                bonus = -_MARGIN
            if edition:
                yield cut.putting(place, edition)._replace(series=name, bonus=cut.bonus + bonus)
