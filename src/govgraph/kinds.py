"""Whether something is of a kind: "is the GFMD a UN body", "was A/61/187 a letter or a note"."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from govgraph.answer import Answer
from govgraph.compiled import Index
from govgraph.composition import Asked
from govgraph.framing import Framed
from govgraph.names import tokens
from govgraph.vocabulary import strings
from govgraph.weighing import Weighing

# How an answer begins that is a yes or a no.
_VERDICTS = ("Yes: ", "Yes, ", "No: ", "No, ", "No longer")
_ARTICLES = ("a", "an")
_KIND = "kind/"


class Asking(NamedTuple):
    """The one thing that is asked about, the kinds that make it a yes, and the body of which it would be a part.

    `open` is whether it is asked which of several it is.
    """

    thing: str
    kinds: frozenset[str]
    whole: str = ""
    open: bool = False


def read(index: Index, question: str) -> Asking | None:
    """What is asked to be of a kind; None where a question asks for something else.

    >>> import govgraph
    >>> index = govgraph.GovGraph().index
    >>> read(index, "is the GFMD a UN body?")[::2]
    ('gfmd', 'un')
    >>> sorted(read(index, "Was A/61/187 a letter or a report?").kinds)[:1]
    ['kind/letter']
    >>> read(index, "is Mexico a member of the GMG?")
    """
    words = tokens(question.rstrip(" ?.!"))
    if not words or words[0] not in strings(index.words["parts"]["of-being"]):
        return None
    for at in range(2, len(words) - 1):
        named = [one for one in _named(index, words[1:at]) if one in index.things]
        if words[at] in _ARTICLES and len(named) == 1:
            return _asked(index, named[0], words[at + 1 :])
    return None


def _asked(index: Index, thing: str, words: tuple[str, ...]) -> Asking | None:
    plain = " ".join(word for word in words if word not in _ARTICLES)
    nouns = [tuple(one.split()) for one in plain.split(" or ")]
    known = _nouns(index)
    if all(noun in known for noun in nouns):
        kinds = frozenset[str]().union(*(known[noun] for noun in nouns))
        return Asking(thing, kinds, open=len(nouns) > 1)
    for at in range(1, len(words)):
        wholes = [one for one in _named(index, words[:at]) if one in index.things and one != thing]
        if " ".join(words[at:]) in map(_spelt, strings(index.words["parts"]["some-body"])) and len(wholes) == 1:
            belongs = index.words["of-whole"].get(wholes[0], [])
            return Asking(thing, frozenset(f"{_KIND}{one}" for one in strings(belongs)), wholes[0])
    return None


def _named(index: Index, words: tuple[str, ...]) -> list[str]:
    """What words name, "the" ahead or not; no source is asked to be of a kind."""
    named = index.names.get(" ".join(words[words[:1] == ("the",) :]), ())
    return [one for one in named if "/" not in one]


def _nouns(index: Index) -> dict[tuple[str, ...], frozenset[str]]:
    """Each word for a kind, with the kinds that it may mean."""
    found: dict[tuple[str, ...], set[str]] = {}
    for key, concept in index.concepts.items():
        if key.startswith(_KIND):
            found.setdefault(tokens(concept["label"]), set()).add(key)
    listed: list[tuple[str, Iterable[str]]] = [(noun, strings(some)) for noun, some in index.words["of-kind"].items()]
    for nouns in index.words["kinds"].values():
        assert isinstance(nouns, dict)
        listed += nouns.items()
    for noun, kinds in listed:
        found.setdefault(tokens(noun), set()).update(f"{_KIND}{one}" for one in kinds)
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


def _spelt(noun: str) -> str:
    return " ".join(tokens(noun))


class Kinds(Weighing):
    """The part of the graph that tells whether something is of a kind."""

    def _of_kind(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer:
        """Whether something is of the kind that is asked, where nothing has told that; else as found."""
        asked = read(self.index, framed.text)
        if not asked or (found.query != "sayings" and found.sentence.startswith(_VERDICTS)):
            return found
        told = self._answer(Asked(found.text, self._query("kind"), {"thing": asked.thing}, day))
        are = {row.id("kind") for row in told.rows}
        if asked.whole:
            names = [self.index.things[one].text for one in (asked.thing, asked.whole)]
            part = self._understood(found.text, framed._replace(text=f"is {names[0]} part of {names[1]}"), day, on)
            if are.isdisjoint(asked.kinds) or part.sentence.startswith(_VERDICTS):
                return part
        if asked.open or not are:
            return told
        if are & asked.kinds:
            return told._replace(sentence=f"Yes: {told.sentence}")
        return told._replace(outcome="none", sentence=f"Not by its kind on record: {told.sentence}")
