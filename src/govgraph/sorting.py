"""Questions for things of one sort alone: "which African States", "letters of 2006", and how many there are."""

from abc import abstractmethod
from collections.abc import Iterator, Set
from datetime import date
from functools import cache
from typing import NamedTuple

from govgraph import composition, narrowing, operations, queries, resources, sentence
from govgraph.answer import Answer, Cell, Row
from govgraph.compiled import Index
from govgraph.composition import Asked
from govgraph.framing import Framed
from govgraph.model import NAMESPACE, Iri
from govgraph.names import tokens
from govgraph.outnumbering import Outnumbering
from govgraph.reading import Among, Reading
from govgraph.refusals import REFUSED
from govgraph.store import Store
from govgraph.vocabulary import strings

# A sort that is asked for stands among so many first words.
_AHEAD = 4
# Columns in which meetings stand.
_MEETINGS = ("meeting", "edition")


class Sorted(NamedTuple):
    """A question without the sort that it asks for, and that sort by its `noun`; `many` may be asked for."""

    text: str
    among: Among
    many: bool = True
    noun: str = ""


def read(index: Index, question: str) -> Iterator[Sorted]:
    """The ways to take a sort out of a question.

    >>> import govgraph
    >>> [tuple(one) for one in read(govgraph.GovGraph().index, "which African states joined the Rabat Process")]
    [('which states joined the Rabat Process', Among(said='Africa', sorts=('region/africa',)), True, '')]
    """
    words = question.rstrip(" ?.!").split()
    plain = [" ".join(tokens(word)) for word in words]
    yield from _in_regions(index, words, plain)
    ahead = strings(index.words["parts"]["before-sorts"])
    for stand_in, nouns in index.words["kinds"].items():
        assert isinstance(nouns, dict)
        for noun, kinds in nouns.items():
            among = Among(f"this sort ({noun})", tuple(f"kind/{kind}" for kind in kinds))
            whose = plain[: -len(_spelt(noun))]
            if noun.endswith("s") and " ".join(plain) == " ".join([*whose, noun]) and " ".join(whose) in index.names:
                # "ILO conventions" are conventions of the ILO.
                yield Sorted(f"{stand_in.split()[1]} of {' '.join(words[: len(whose)])}", among)
            for at, size in _places(plain[:_AHEAD], noun):
                if at and plain[at - 1] not in ahead:
                    continue
                other = stand_in.split()[noun.endswith("s")]
                text = " ".join([*words[:at], other, *words[at + size :]])
                yield from (Sorted(one, among, noun.endswith("s"), noun) for one in dict.fromkeys((question, text)))


def _in_regions(index: Index, words: list[str], plain: list[str]) -> Iterator[Sorted]:
    """Take out a part of the world: "African" before States or at the end, or "of Africa" after them."""
    people = {*strings(index.words["parts"]["peopled"]), *strings(index.words["sorts"]["State"])}
    parts = {name: strings(index.words["parts"][name]) for name in ("met", "being", "lying", "member-of-sort")}
    met = not set(parts["met"]).isdisjoint(plain[: _AHEAD + 1])
    for at, size, sorts in _regions(index, plain):
        among = Among(" and ".join(index.concepts[one]["label"] for one in sorts), sorts)
        after = next((word for word in plain[at + size :] if word not in parts["member-of-sort"]), "")
        start = at - (plain[at - 1] == "the")
        if after in people:
            yield Sorted(" ".join(words[:at] + words[at + size :]), among)
        elif at + size == len(words) and at > 1 and plain[at - 1] in parts["being"]:
            yield Sorted(" ".join(words[: at - 1]), among)
        elif start > 1 and plain[start - 1] in parts["lying"] and (plain[start - 2] in people or met):
            yield Sorted(" ".join(words[: start - 1] + words[at + size :]), among)


def _regions(index: Index, plain: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where parts of the world are named, and of how many words they are; two that "and" joins as one, and first."""
    called = [(one, region) for region, names in index.words["regions"].items() for one in strings(names)]
    called += [(index.concepts[region]["label"], region) for region in index.words["regions"]]
    called.sort(key=lambda one: -len(one[0]))
    found = [(at, size, (region,)) for name, region in called for at, size in _places(plain, name)]
    joined = []
    for at, size, region in found:
        for start, more, other in found:
            between = [word for word in plain[at + size : start] if word != "the"]
            if at + size < start and between in (["and"], ["or"]):
                labels = [index.concepts[one]["label"] for one in other + region]
                joined.append((at, start + more - at, region + other * (labels[0] not in labels[1])))
    return joined + found


def _places(plain: list[str], phrase: str) -> list[tuple[int, int]]:
    """Where a phrase stands, and of how many words it is."""
    said = _spelt(phrase)
    if said[0] not in plain:
        return []
    return [(at, len(said)) for at in range(len(plain)) if tuple(plain[at : at + len(said)]) == said]


@cache
def _spelt(phrase: str) -> tuple[str, ...]:
    return tokens(phrase)


class Sorting(Outnumbering):
    """The part of the graph that keeps, of what an answer names, the things of one sort, and counts them."""

    @abstractmethod
    def snapshot(self, day: date | None) -> Store:
        """What was known by a day."""

    def _sorted(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer:
        """The answer for things of one sort alone, and how many where that was asked; else as found."""
        unfit: Answer | None = None
        near: Answer | None = None
        picks = set(tokens(framed.text)[:1]) <= set(strings(self.index.words["parts"]["which"]))
        told_of = found.rows and not found.exit_code and found.query not in ("", "sayings")
        for one in read(self.index, framed.text):
            if told_of and not (one.many or picks):
                # "The letter of that day" is a letter already.
                continue
            if told_of and not {cell.id for _, cell in found.params}.isdisjoint(self.index.names.get(one.noun, ())):
                # The sort as a whole is what is asked about.
                continue
            told = self._listed_of(framed._replace(text=one.text, among=one.among), found, day, on)
            if told and told.query == "sayings":
                near = near or told
                continue
            if told and not told.exit_code:
                return told
            unfit = unfit or (None, told)[one.many]
        uncounted = found.outcome == "unknown" and not found.rows and self._asked_for(framed.text) != framed.text
        if uncounted and found.query == "count":
            # What no source counts may be listed.
            return self._listed_of(framed, found, day, on) or unfit or found
        if unfit or found.query not in ("", "sayings"):
            return unfit or found
        if near and found.exit_code:
            return near
        again = self._again(framed, found, day, on)
        if again:
            return again
        if self._asked_for(framed.text) == framed.text:
            return found
        return self._listed_of(framed, found, day, on) or found

    def _again(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer | None:
        """Who or what did something more than once, or most often, where that is asked."""
        words = framed.text.rstrip(" ?.!").split()
        plain, parts = [" ".join(tokens(word)) for word in words], self.index.words["parts"]
        ways = [
            (said, name) for name in ("again", "most") for one in strings(parts[name]) for said in _places(plain, one)
        ]
        if not ways:
            return None
        (at, size), way = ways[0]
        text = " ".join([words[0], "ever", *words[1:at], *words[at + size :]])
        told = self._understood(found.text, framed._replace(text=text), day, on)
        if told.query in ("", "sayings") or told.exit_code or not told.rows:
            return None
        held: dict[str, list[Row]] = {}
        for row in told.rows:
            for name in self._named_in(told._replace(rows=(row,)), ""):
                held.setdefault(name, []).append(row)
        times = {name: operations.how_often(rows) for name, rows in held.items()}
        most = max(times.values(), default=0)
        least = {"again": 2, "most": max(most, 2)}[way]
        often = {name for name, number in times.items() if number >= least}
        if not most:
            return None
        several = " ".join(plain[at : at + size]).startswith("more than") and plain[at + size - 1] != "once"
        if several and plain[0] in strings(parts["verdict"]) and not told.sentence.startswith("Yes: "):
            # Of one who did it is asked of how many it was done.
            word, outcome = (("No, one only on record", "none"), ("Yes", told.outcome))[len(held) > 1]
            return told._replace(outcome=outcome, sentence=f"{word}: {told.sentence}")
        if not often:
            text = f"Nobody is named more than once. {told.sentence}"
            if told.sentence.startswith("Yes: "):
                text = f"No, not more than once on record: {told.sentence.removeprefix('Yes: ')}"
            return told._replace(outcome="none", sentence=text)
        if told.sentence.startswith("Yes: ") and way == "again":
            return told._replace(sentence=f"Yes, more than once: {told.sentence.removeprefix('Yes: ')}")
        rows = tuple(row for row in told.rows if self._named_in(told._replace(rows=(row,)), "") & often)
        listed = sentence.join({self.index.things[name].text: None for name in times if name in often})
        often_said = {"again": "More than once", "most": f"Most often, {most} times"}[way]
        return told._replace(rows=rows, sentence=f"{often_said}: {listed}.", line="")

    def _asked_for(self, question: str) -> str:
        """The question that asks for the things of which one is asked whether there are any, or how many."""
        said = tokens(question)
        for put, ways in self.index.words["counted"].items():
            for way in map(_spelt, strings(ways)):
                if said[: len(way)] == way and (put == "when" or self._is_sort(said[len(way) :])):
                    return " ".join([put, *question.split()[len(way) :]])
        return question

    def _is_sort(self, words: tuple[str, ...]) -> bool:
        """Whether words begin with what can be counted, be it of a part of the world."""
        if not set(words[:1]).isdisjoint(strings(self.index.words["parts"]["spans"])):
            return False
        nouns = {one for some in self.index.words["sorts"].values() for one in strings(some)}
        nouns |= {*strings(self.index.words["parts"]["countable"]), *strings(self.index.words["parts"]["peopled"])}
        kinds = [*" ".join(self.index.words["kinds"]).split()]
        for some in self.index.words["kinds"].values():
            assert isinstance(some, dict)
            kinds += some
        return not nouns.isdisjoint(words[:4]) or any(_spelt(one) == words[: len(_spelt(one))] for one in kinds)

    def _listed_of(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer | None:
        """The answer to a question, counted where it asks how many; None where it does not tell of such things."""
        asked = self._asked_for(framed.text)
        told = self._understood(found.text, framed._replace(text=asked), day, on)
        if told.query == "sayings" and not told.exit_code and framed.among and asked == framed.text:
            return self._near_among(told, framed.among, day)
        if told.query in ("", "sayings") or told.exit_code >= REFUSED:
            return None
        if asked == framed.text or (told.exit_code and framed.among):
            return told
        if told.exit_code:
            return None
        if tokens(framed.text)[:1] != ("how",):
            return told._replace(sentence=f"Yes: {told.sentence}")
        if told.query in narrowing.NEIGHBOURS:
            # Of what comes right before or after there is one.
            return None
        if told.query == "participants" and not {cell.id for _, cell in told.params} & self.index.meetings.keys():
            # The members of a body take part in it too.
            return None
        when, _, rest = asked.partition(" ")
        if when == "when" and not any(row.id("meeting") for row in told.rows):
            # How often is told by the meetings, where there are any.
            met = self._understood(found.text, framed._replace(text=f"did {rest}"), day, on)
            if met.sentence.startswith("Yes: ") and any(row.id("meeting") for row in met.rows):
                told = met._replace(sentence=met.sentence.removeprefix("Yes: "))
        number = len(self._named_in(told, asked))
        if when == "when" and not number and not told.exit_code:
            number = operations.how_often(row for row in told.rows if row.is_so and row.text("day"))
        if not number:
            return None
        return told._replace(sentence=f"{number} on record: {told.sentence}")

    def _named_in(self, found: Answer, asked: str) -> set[str]:
        """The things that an answer names as fact, or the meetings where one asks when."""
        rows = [row for row in found.rows if row.is_so]
        if tokens(asked)[:1] == ("when",):
            return {row.id("meeting") for row in rows} - {""}
        shown = [name for name, kind in self._query(found.query).columns if kind == "thing"]
        said, parts = set(tokens(asked)[:_AHEAD]), self.index.words["parts"]
        if not said.isdisjoint(strings(parts["met"])):
            shown = [*_MEETINGS, *shown]
        elif not said.isdisjoint(strings(parts["sitting"])):
            shown.sort(key=lambda name: name in _MEETINGS)
        column = next((name for name in shown if any(one.id for row in rows for one in row.each(name))), "")
        named = {one.id for row in rows for one in row.each(column) if one.id}
        # Nobody knows how many stand behind those that stand for several.
        things = [self.index.things[one] for one in named & self.index.things.keys()]
        several = {one for one in strings(parts["met"]) if one.endswith("s")}
        if all("Collective" in one.classes or not several.isdisjoint(tokens(one.text)) for one in things):
            return set()
        return named

    def _among(self, asked: Asked, reading: Reading, found: Answer) -> Answer:
        """The rows of an answer that name something of a sort; an answer that names nothing like it is none."""
        assert reading.among
        placed = {name: by for sort in reading.among.sorts for name, by in self._of_sort(sort, asked.as_of)}
        sat = {name: placed.keys() & set(marks.get("places", ())) for name, marks in self.index.meetings.items()}
        placed |= {name: placed[min(there)] for name, there in sat.items() if there}
        kept = placed.keys()
        classes = {name for one in kept & self.index.things.keys() for name in self.index.things[one].classes}
        alike = (name for name, _ in asked.query.columns if self._is_alike(found, name, classes - {"Body"} or classes))
        column = next(alike, "")
        if not column:
            return composition.instead(found, asked.text, "not-understood", "")._replace(rows=())
        rows = tuple(one for row in found.rows for one in _kept(row, column, kept))
        if not rows:
            text = f"Nothing of {reading.among.said} is named. {found.sentence * (not found.line)}".rstrip()
            return composition.instead(found, asked.text, "unknown", text)._replace(rows=())
        if rows == found.rows and reading.among.sorts[0].startswith("kind/"):
            # All that is named is of this sort.
            return found
        told = self._rebuilt(asked, reading, rows)
        if found.outcome == "unknown":
            # What is told of no such time is no more told of it for being of that sort.
            return composition.instead(told, asked.text, "unknown", found.sentence)
        by = {placed[one.id] for row in rows for one in row.each(column)} - {""}
        notes = tuple(
            f"what lies in {reading.among.said} is told by {self.index.things[one].text}" for one in sorted(by)
        )
        return told._replace(sentence=f"Of {reading.among.said} only: {told.sentence}", notes=(*told.notes, *notes))

    def _near_among(self, told: Answer, among: Among, day: date | None) -> Answer | None:
        """The statements that tell of something of a sort, of those that are nearest to a question; None of none."""
        kept = {name for sort in among.sorts for name, _ in self._of_sort(sort, day)}
        rows = tuple(row for row in told.rows if not kept.isdisjoint((row.id("thing"), row.id("other"))))
        if not rows:
            return None
        return told._replace(rows=rows)

    def _is_alike(self, found: Answer, column: str, classes: set[str]) -> bool:
        """Whether an answer names something of some classes in a column."""
        cells = [one for row in found.rows for one in row.each(column)]
        return any(
            not classes.isdisjoint(self.index.things[one.id].classes) for one in cells if one.id in self.index.things
        )

    def _of_sort(self, sort: str, day: date | None) -> Iterator[tuple[str, str]]:
        """The ids of all things of a kind or in a region, each with that of the source which puts it there."""
        text = resources.text(resources.root() / "queries" / "policy" / "of-sort.rq")
        bound = queries.Query("of-sort", "", text).bind({"sort": Iri(f"{NAMESPACE}{sort}")})
        for thing, source in self.snapshot(day).select(bound).rows:
            yield getattr(thing, "id", ""), getattr(source, "id", "")


def _kept(row: Row, column: str, kept: Set[str]) -> Iterator[Row]:
    """A row, without what it names in a column and is not to be kept."""
    cell = row.cell(column)
    several = tuple(one for one in row.each(column) if one.id in kept)
    if several and len(several) < len(cell.several):
        cell = Cell(sentence.join({one.text: None for one in several}), several=several)
        if len(several) == 1:
            cell = several[0]
    if several:
        yield row._replace(cells=tuple((name, (one, cell)[name == column]) for name, one in row.cells))
