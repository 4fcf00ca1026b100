"""A statement as it is compared with what a question wants: its words, its days, its figures, its things."""

import re
from collections.abc import Callable, Set
from functools import cached_property
from itertools import pairwise

from govgraph import operations
from govgraph.answer import Row
from govgraph.compiled import Index
from govgraph.dates import FIRST, Interval
from govgraph.model import Iri, Value
from govgraph.names import tokens
from govgraph.vocabulary import strings

# Figures of a sort of their own: parts of a whole, and money.
SUMS = ("part", "much")
_PREFIX = "non"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Of which classes a thing is that tells where, or who.
_TOLD = {
    "where": frozenset(("Place",)),
    "who": frozenset(("Body", "Person", "Office")),
    "person": frozenset(("Person",)),
    "document": frozenset(("Document", "Source")),
    "fund": frozenset(("Fund",)),
}


class Saying:
    """A statement as it is compared with what a question wants: its words, its days, its things with their classes."""

    def __init__(self, lists: "Lists", record: dict[str, Value], row: Callable[[], Row]) -> None:
        """Take a statement as it is listed and as it is told, with the lists of words that it is compared by."""
        self._lists = lists
        self._index = lists.index
        self._record = record
        self._told = row
        self._sorts: dict[str, frozenset[str]] = {}

    @cached_property
    def _row(self) -> Row:
        return self._told()

    @cached_property
    def _raw(self) -> str:
        """Where all its years stand, as it is listed."""
        listed = [value.id for value in self._record.values() if isinstance(value, Iri)]
        named = [self._index.things[one].text for one in listed if one in self._index.things]
        return " ".join((*named, *[str(value) for value in self._record.values() if not isinstance(value, Iri)]))

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words."""
        return frozenset(tokens(" ".join([cell.text for _, cell in self._row.cells])))

    def speaks_of(self, time: Interval) -> bool:
        """Whether the year of a time is among its words: the first, or the last where it is open; and no other day."""
        year = str((time.first.year, time.last.year)[time.first == FIRST])
        if year not in self._raw or year not in self.words:
            return False
        return self.days is None or self.lies_in(time) or time.last.year > time.first.year

    def is_of_year(self, time: Interval) -> bool:
        """Whether one of its days is of a year within a time."""
        return any(time.first.year <= int(one) <= time.last.year for one in self.years)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years of its days."""
        return frozenset(_YEAR.findall(str(self._record.get("day", ""))))

    @cached_property
    def days(self) -> Interval | None:
        """The time that its words for a day mean, or those that name what it is about."""
        return operations.span(self._row.text("day")) or operations.span(self._row.text("thing"))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The figures that it gives."""
        numbers = self._lists.listed("number")
        words = tokens(f"{self._said('text')} {self._said('note')}")
        return frozenset(word for word in words if word.isdecimal() or word in numbers)

    @cached_property
    def counts(self) -> bool:
        """Whether what it says is a number."""
        return any(word.isdecimal() for word in tokens(self._said("text")))

    @cached_property
    def matter(self) -> str:
        """The role, the relation or the property that it is about."""
        return self._id("matter")

    @cached_property
    def things(self) -> list[tuple[str, frozenset[str]]]:
        """Its things, each with its classes."""
        ids = dict.fromkeys(value.id for value in self._record.values() if isinstance(value, Iri))
        return [(one, self._lists.classes(one)) for one in ids if one in self._index.things]

    @property
    def is_fact(self) -> bool:
        """Whether it tells what is or was the case, and is no plan, and nobody's view."""
        views = self._lists.matters("opinion")
        told = ("status/held", "status/in-office")
        return self._id("status") in told and self.matter not in views

    @property
    def is_denied(self) -> bool:
        """Whether it says that something is not the case that has no direction, as what ties two things has."""
        return self._id("status") == "status/denied" and self.matter.startswith("property/")

    @property
    def lacks(self) -> bool:
        """Whether its remark says that something is not told: "no sum is given"."""
        words = tokens(self._said("note"))
        return all(not self._lists.listed(name).isdisjoint(words) for name in ("denied", "told"))

    @property
    def called(self) -> frozenset[str]:
        """The words of the thing that it is about."""
        thing = self._index.things[self._id("thing")]
        return frozenset(tokens(f"{thing.text} {thing.label}"))

    def verdict(self, asked: Set[str]) -> str:
        """Yes, or no where it says that what is `asked` is not so; nothing where something else or its remark is not.

        What ties two things has a direction, which words by themselves do not tell.
        """
        if self.is_denied:
            return "No"
        if self.matter not in self._lists.matters("plain"):
            return ""
        denied, words = self._lists.listed("denied"), tokens(self._said("text"))
        if any(before in denied and word in asked for before, word in pairwise(words)):
            return "No"
        # "Non-binding" says nothing of what stands beside it.
        told = (*words, *tokens(self._said("note")))
        return "Yes" * (denied - {_PREFIX}).isdisjoint(told)

    @property
    def concerns(self) -> frozenset[str]:
        """The words for the role, the relation or the property that it is about."""
        return self._lists.spoken(self.matter)

    def _said(self, column: str) -> str:
        """What one column says in words."""
        return str(self._record.get(column, ""))

    def _id(self, column: str) -> str:
        """The id in one column, empty where it has none."""
        value = self._record.get(column)
        if isinstance(value, Iri):
            return value.id
        return ""

    def is_of(self, matter: str) -> bool:
        """Whether a role, a relation or a property is what it is about."""
        return self.matter == matter

    def lies_in(self, time: Interval) -> bool:
        """Whether its days, as they are written, lie within a time or hold it."""
        return self.days is not None and self.days.first <= time.last and self.days.last >= time.first

    def tells(self, asks: str, things: tuple[str, ...], figures: frozenset[str] = frozenset()) -> bool:
        """Whether it holds a figure, a day, a place or an actor that is none of the things of a question."""
        if asks == "figure":
            return not self.figures <= figures
        if asks == "when":
            return bool(self.years)
        if self.matter in self._lists.matters(asks):
            return True
        if asks in ("who", "person") and self.matter in self._lists.matters("toward"):
            return False
        if asks in SUMS:
            return bool(self.figures) and not self.words.isdisjoint(self._lists.listed(f"{asks}-told"))
        return not self._telling(asks) <= frozenset(things)

    def _telling(self, asks: str) -> frozenset[str]:
        """Its things that are of a sort that is asked for."""
        if asks not in self._sorts:
            wanted = _TOLD.get(asks, frozenset())
            self._sorts[asks] = frozenset(thing for thing, classes in self.things if not wanted.isdisjoint(classes))
        return self._sorts[asks]


class Lists:
    """The lists of words by which questions are searched for, each read once."""

    def __init__(self, index: Index) -> None:
        """Take what the compiled form holds."""
        self.index = index
        self._listed: dict[str, frozenset[str]] = {}
        self._matters: dict[str, frozenset[str]] = {}
        self._spoken: dict[str, frozenset[str]] = {}
        self._classes: dict[str, frozenset[str]] = {}

    def listed(self, name: str) -> frozenset[str]:
        """One of the lists of words."""
        if name not in self._listed:
            self._listed[name] = frozenset(strings(self.index.words["sought"][name]))
        return self._listed[name]

    def spoken(self, matter: str) -> frozenset[str]:
        """The words for a role, a relation or a property: its label, and what else it is called or searched by."""
        if matter not in self._spoken:
            also = self.index.words["sought"]["also"]
            assert isinstance(also, dict)
            label = self.index.concepts.get(matter, {}).get("label", "")
            said = (
                label,
                matter.rpartition("/")[2].replace("-", " "),
                *strings(also.get(matter, [])),
                *strings(self.index.words["terms"].get(matter, [])),
            )
            self._spoken[matter] = frozenset(tokens(" ".join(said)))
        return self._spoken[matter]

    def matters(self, asks: str) -> frozenset[str]:
        """Of what a statement is that tells what is asked for whatever it names."""
        if asks not in self._matters:
            told = self.index.words["sought"]["matters"]
            assert isinstance(told, dict)
            self._matters[asks] = frozenset(strings(told.get(asks, [])))
        return self._matters[asks]

    def classes(self, thing: str) -> frozenset[str]:
        """The classes of a thing."""
        if thing not in self._classes:
            self._classes[thing] = frozenset(self.index.things[thing].classes)
        return self._classes[thing]
