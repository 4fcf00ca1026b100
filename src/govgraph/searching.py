"""What is said of a thing in the words of a question that no phrasing fits: the statements that hold most of them."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from govgraph import times
from govgraph.answer import Row
from govgraph.compiled import Index
from govgraph.dates import Interval
from govgraph.names import Names, tokens
from govgraph.phrasings import Words

# At least so many words must be found in one statement, and more than this part of all that were asked.
_LEAST = 2
_PART = 0.5
_STEM = 5
_THINGS = 3
# For these, a statement has to tell a place or a day, whatever words it holds.
_ASKING = ("where", "when")


class Sought(NamedTuple):
    """The things that a question names, the words that it asks about them, and its time."""

    things: tuple[str, ...]
    words: tuple[str, ...]
    time: Interval | None


def read(index: Index, names: Names, words: Words, question: str, now: date) -> Sought:
    """Pick the names, the time and the telling words out of a question."""
    said = tokens(question)
    things: list[str] = []
    left: list[str] = []
    found: Interval | None = None
    at = 0
    while at < len(said):
        ids, end = _name(names, said, at)
        time = times.read(said, at, now)
        if ids and not (said[at] in words.silent and end == at + 1):
            things += ids[:_THINGS]
            at = end
        elif time:
            found = time[0]
            at = time[1]
        else:
            left += [said[at]] * bool(words.content((said[at],)))
            at += 1
    if found and found.first.year == found.last.year:
        things = [index.editions.get(f"{one} {found.first.year}", one) for one in things]
    return Sought(tuple(dict.fromkeys(things))[:_THINGS], tuple(left), found)


def fitting(index: Index, sought: Sought, thing: str, rows: tuple[Row, ...]) -> tuple[int, tuple[Row, ...]]:
    """The rows about one of the things that hold most of the words and other things, with how many they hold."""
    rows = tuple(row for row in rows if _tells(index, row, sought.words))
    wanted = {_stem(word) for word in sought.words} - set(_ASKING)
    beside = set(sought.things) - {thing}
    held = [(len(wanted & set(_stems(row))) + len(beside & _ids(row)), row) for row in rows]
    most = max((count for count, _ in held), default=0)
    every = most == len(wanted) and len(wanted) >= _LEAST
    if most < _LEAST or (most <= _PART * (len(wanted) + len(beside)) and not every):
        return 0, ()
    return most, tuple(row for count, row in held if count == most)


def _tells(index: Index, row: Row, words: tuple[str, ...]) -> bool:
    if "when" in words and not row.text("day"):
        return False
    placed = [one for one in _ids(row) if "places" in index.meetings.get(one, {})]
    placed += [one for one in _ids(row) & index.things.keys() if "Place" in index.things[one].classes]
    return "where" not in words or bool(placed)


def _name(names: Names, said: tuple[str, ...], at: int) -> tuple[list[str], int]:
    for match in names.matches(said, at):
        ids = [one for one in match.ids if names.fits(one, ())]
        if ids:
            return ids, match.end
    return [], at


def _ids(row: Row) -> set[str]:
    return {cell.id for _, cell in row.cells if cell.id}


def _stems(row: Row) -> Iterator[str]:
    for _, cell in row.cells:
        for word in tokens(f"{cell.text} {cell.label}"):
            yield _stem(word)


def _stem(word: str) -> str:
    """The start of a word, which its forms share."""
    return word.removesuffix("s")[:_STEM]
