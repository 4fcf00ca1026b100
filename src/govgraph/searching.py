"""What is said of a thing in the words of a question that no phrasing fits: the statements that hold those words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govgraph import operations
from govgraph.answer import Row
from govgraph.compiled import Index
from govgraph.cutting import Cut, Cutter
from govgraph.dates import Interval
from govgraph.names import tokens
from govgraph.phrasings import Words
from govgraph.settling import Settler

_STEM = 6
# So many ways to take a question are tried.
_TRIED = 40
# Words that ask for a figure, as others ask for a day or a place.
_FIGURES = {"how-many", "how-much", "fraction", "proportion", "percentage"}
_NUMBERS = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "third", "thirds"}
_ACTORS = {"Body", "Person", "Office"}
# Words that say no more than what sort of thing is spoken of.
_GENERAL = {"body", "country", "edition", "hold", "kind", "make", "meet", "migration", "name", "other", "paper"}
_GENERAL |= {"by", "do", "for", "how", "in", "person", "process", "regional", "take", "to"}
_ASKING = _FIGURES | {"when", "where", "who", "what", "which"}


class Sought(NamedTuple):
    """One way to take a question that no phrasing fits: a thing, and what must stand in a statement on it.

    `words` are those of the question, `beside` the other things that it names, `asks` what it wants: a figure, a day,
    a place, or who.
    """

    thing: str
    words: tuple[str, ...]
    beside: tuple[str, ...]
    time: Interval | None
    asks: str


def ranked(
    index: Index, cutter: Cutter, settler: Settler, said: tuple[tuple[str, ...], ...], shouted: set[str]
) -> list[Sought]:
    """The ways to take some words, each as typed and as respelt, the likeliest first."""
    found: dict[Sought, int] = {}
    for words in dict.fromkeys(said):
        for cut in cutter.cuts(words, shouted, loose=True):
            for way in settler.ways(cut):
                if way.series or way.absent:
                    continue
                for one in of(index, way):
                    found[one] = max(found.get(one, way.bonus), way.bonus)
    return sorted(found, key=lambda one: (-found[one], one.thing))[:_TRIED]


def of(index: Index, cut: Cut) -> Iterator[Sought]:
    """The ways to take a cut question: each thing that it names may be the one that a statement is on."""
    telling = [word for word in (*cut.order, *cut.small) if word not in _ASKING | _GENERAL and word != "{}"]
    words = tuple(dict.fromkeys((*telling, *cut.numbers)))
    for place, thing in enumerate(cut.things):
        if index.things[thing].classes[0].startswith("concept:") or "Source" in index.things[thing].classes:
            continue
        others = (*cut.things[:place], *cut.things[place + 1 :])
        if (words or others) and "why" not in cut.small:
            yield Sought(thing, words, others, next(iter(cut.times), None), _asks(cut))


def fitting(index: Index, words: Words, sought: Sought, rows: Iterable[Row]) -> tuple[int, tuple[Row, ...]]:
    """The rows that hold all words and other things of a question, with how many these are."""
    wanted = len(sought.words) + len(sought.beside)
    # One word alone is found by chance in what stands beside a statement.
    aside = wanted > 1
    held = [(_held(index, words, sought, row, aside), row) for row in rows if _is_wanted(index, sought, row)]
    most = max((count for count, _ in held), default=0)
    if most < wanted:
        return 0, ()
    return most, tuple(row for count, row in held if count == most)


def _asks(cut: Cut) -> str:
    if _FIGURES & set(cut.order):
        return "figure"
    for word in ("when", "where"):
        if word in cut.order:
            return word
    return "who" * ("who" in cut.small)


def _is_wanted(index: Index, sought: Sought, row: Row) -> bool:
    """Whether a row can answer: it holds a figure, a day, a place or an actor where one was asked for."""
    if sought.time and not operations.dated((row,), sought.time) and not _names_year(row, sought.time):
        return False
    things = [index.things[cell.id] for _, cell in row.cells if cell.id in index.things]
    if sought.asks == "figure":
        said = set(tokens(f"{row.text('text')} {row.text('note')}"))
        return any(word.isdecimal() for word in said) or bool(said & _NUMBERS)
    if sought.asks == "when":
        return bool(row.text("day"))
    if sought.asks == "where":
        return any("Place" in thing.classes for thing in things)
    return sought.asks != "who" or any(_ACTORS & set(thing.classes) for thing in things)


def _names_year(row: Row, time: Interval) -> bool:
    return any(str(time.first.year) in tokens(cell.text) for _, cell in row.cells)


def _held(index: Index, words: Words, sought: Sought, row: Row, aside: bool) -> int:
    """How many of the words and other things of a question stand in a row, with or without the remark beside it."""
    said = set(_said(index, row, aside))
    stems = {_stem(word) for word in said} | {words.lemma(word) for word in said}
    ids = {cell.id for _, cell in row.cells if cell.id}
    count = sum(word in stems or _stem(word) in stems for word in sought.words)
    for thing in sought.beside:
        text = index.things[thing].text.removeprefix("the ")
        count += thing in ids or set(tokens(text)) <= said
    return count


def _said(index: Index, row: Row, aside: bool) -> Iterator[str]:
    """The words of a row, with those under which questions name what it says."""
    terms = index.words["terms"]
    for name, cell in row.cells:
        if name == "note" and not aside:
            continue
        yield from tokens(f"{cell.text} {cell.label}")
        forms = terms.get(cell.id, ())
        assert isinstance(forms, list | tuple)
        for form in forms:
            yield from tokens(str(form))


def _stem(word: str) -> str:
    """The start of a word, which its forms share."""
    return word.removesuffix("s")[:_STEM]
