"""Of which of two there are more: "did more States come to Manila or to Brussels", "is this larger than that"."""

import itertools
import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from govgraph import halving, times
from govgraph.answer import Answer, Row
from govgraph.compiled import Index
from govgraph.framing import Framed
from govgraph.joining import about
from govgraph.names import tokens
from govgraph.ordering import Ordering
from govgraph.refusals import REFUSED
from govgraph.vocabulary import strings

_JOINTS = ("than", "or", "and", "vs", "versus")
_FIGURE = re.compile(r"(at least |more than |over )?(\d+)")
# So many words may stand between those that ask and the degree: "which of the two has more".
_AHEAD = 8
_ENDLESS = 10**9


class Pair(NamedTuple):
    """How many there are of the one and of the other, as two questions; or of the one alone, beside a `number`.

    `more` is whether the first is asked to be the more, or the fewer; None where it is asked which of the two is. Which
    is meant is the one with more unless `fewest`.
    """

    one: str
    other: str
    more: bool | None
    fewest: bool = False
    number: int = 0


def pair(index: Index, question: str) -> Pair | None:
    """The two questions of which one asks where there are more; None where a question compares no two.

    >>> import govgraph
    >>> index = govgraph.GovGraph().index
    >>> pair(index, "did more States attend GFMD 2007 than HLD 2006?")[:3]
    ('how many States attend GFMD 2007', 'how many States attend HLD 2006', True)
    >>> pair(index, "which has fewer members, the GMG or the Bali Process?")[:2]
    ('how many members does the GMG have', 'how many members does the Bali Process have')
    """
    parts = index.words["parts"]
    words = _in_full(parts, [word.strip(",;") for word in question.rstrip(" ?.!").split()])
    plain = [" ".join(tokens(word)) for word in words]
    degrees = {said: name for name in ("more", "fewer", "larger", "smaller") for said in strings(parts[name])}
    at = next((at for at, word in enumerate(plain[:_AHEAD]) if at and word in degrees), 0)
    if at and plain[0] in strings(parts["verdict"]) and _bound(plain[at + 1 : at + 3]):
        return _bounded(parts, words, at, degrees[plain[at]])
    joint = next((spot for said in _JOINTS for spot in range(len(plain) - 2, at, -1) if plain[spot] == said), 0)
    if not at or not joint or plain[0] not in {*strings(parts["verdict"]), *strings(parts["which"])}:
        return None
    picks, fewer = plain[0] in strings(parts["which"]), degrees[plain[at]] in ("fewer", "smaller")
    counted = words[at + 1 : joint]
    if degrees[plain[at]] in ("larger", "smaller"):
        counted = ["members", *counted]
    other, before = words[joint + 1 :], words[1:at]
    start = _named_at(index, counted)
    if picks and start:
        one, told = counted[start:], f"how many {' '.join(counted[:start])} does {{}} have"
    elif not counted or not (start or _named_at(index, ["", *before])):
        return None
    elif picks and _is_time(other) and len(counted) > 1:
        subject = " ".join(_without(before, strings(parts["having"])))
        one, told = counted[-1:], f"how many {' '.join(counted[:-1])} does {subject} {{}} have"
    elif picks:
        return None
    elif _named_at(index, ["", *before]):
        one = _without(before, strings(parts["having"]))
        told = f"how many {' '.join(counted)} does {{}} have"
        if _is_time(other) and len(counted) > 1:
            told = f"how many {counted[0]} did {' '.join(one)} have {{}}"
            one = counted[1:]
    else:
        one, told = counted[start:], f"how many {' '.join(counted[:start])} {{}}"
    said = " ".join(one)
    which = picks or plain[joint] != "than"
    return Pair(told.format(said), told.format(_whole(index, one, other)), (not fewer, None)[which], fewer)


def _in_full(parts: dict[str, object], words: list[str]) -> list[str]:
    """Words with "over 170" as "more than 170", and "under 100" as "fewer than 100"."""
    told: list[str] = []
    for word, behind in itertools.zip_longest(words, words[1:], fillvalue=""):
        bounds = [name for name in ("over", "under") if word.lower() in strings(parts[name])]
        told += [{"over": "more", "under": "fewer"}[one] for one in bounds * behind.isdecimal()] or [word]
        told += ["than"] * (bool(bounds) and behind.isdecimal())
    return told


def _bound(words: list[str]) -> int:
    """The number of "than 130"; 0 where there is none."""
    return int("".join(word for word in words[1:] if words[0] == "than" and word.isdecimal()) or 0)


def _bounded(parts: dict[str, object], words: list[str], at: int, degree: str) -> Pair:
    """How many there are of what is asked to be more, or fewer, than a number."""
    subject = " ".join(_without(words[1:at], [*strings(parts["having"]), "there"]))
    told = f"how many {' '.join(words[at + 3 :])}{f' does {subject} have' * bool(subject)}"
    return Pair(told, "", degree in ("more", "larger"), number=_bound([*tokens(" ".join(words[at + 1 : at + 3]))]))


def _named_at(index: Index, words: list[str]) -> int:
    """Where the first name begins behind the first of some words; 0 where there is none."""
    plain = [" ".join(tokens(word)) for word in words]
    spans = ((at, end) for at in range(1, len(words)) for end in range(at + 1, len(words) + 1))
    return next((at for at, end in spans if halving.is_name(index, plain[at:end])), 0)


def _without(words: list[str], others: Sequence[str]) -> list[str]:
    return [word for word in words if word.lower() not in others]


def _is_time(words: list[str]) -> bool:
    """Whether words are a time, with or without a word ahead: "in 2020"."""
    said = tokens(" ".join(words))
    return any((read := times.read(said, at)) and read[1] == len(said) for at in range(min(2, len(said))))


def _whole(index: Index, one: list[str], other: list[str]) -> str:
    """The second of two with the name of the first in place of "one": "the GFMD in Manila or the one in Brussels"."""
    name = next((word for word in one if halving.is_name(index, [" ".join(tokens(word))])), one[-1])
    return " ".join((word, name)[word.lower() == "one"] for word in other)


class Outnumbering(Ordering):
    """The part of the graph that tells of which of two there are more."""

    def _outnumbered(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer:
        """Of which of two there are more, where that is asked and the figures tell it; else as found."""
        two = pair(self.index, framed.text)
        if not two:
            return found
        told = [self._understood(found.text, framed._replace(text=one), day, on) for one in two[:2] if one]
        if any(one.query in ("", "sayings") or one.exit_code >= REFUSED for one in told):
            return found
        if told[0].query != told[-1].query or "figure" not in dict(self._query(told[0].query).columns):
            return found
        vain = [one for one in told if one.exit_code]
        if vain:
            return (found, vain[0])[found.query in ("", "sayings")]
        now = tokens(framed.text)[0] in strings(self.index.words["parts"]["present"])
        if two.number and now:
            # What is so today is told by the last figure.
            last = max((row.confirmed for row in told[0].rows), default="")
            told[0] = told[0]._replace(rows=tuple(row for row in told[0].rows if row.confirmed == last))
        first, second = _ranges(told[0]), _ranges(told[-1])
        if two.number:
            second = dict.fromkeys(first, (two.number, two.number))
        common = first.keys() & second.keys()
        asked = {word.rstrip("s") for word in tokens(framed.text)}
        common = {kind for kind in common if asked.issuperset(word.rstrip("s") for word in tokens(kind))} or common
        more = bool(common) and all(first[kind][0] > second[kind][1] for kind in common)
        fewer = bool(common) and all(first[kind][1] < second[kind][0] for kind in common)
        said = " ".join(self._in_words(one) for one in told)
        both = self._all_of(told)
        if not more and not fewer:
            return both._replace(outcome="unknown", sentence=f"The figures do not tell this: {said}")
        if two.more is None:
            name = about(told[fewer != two.fewest])
            return both._replace(sentence=f"{('More', 'Fewer')[two.fewest]}: {name}. {said}")
        if more == two.more:
            return both._replace(sentence=f"Yes: {said}")
        return both._replace(outcome="none", sentence=f"No: {said}")


def _ranges(found: Answer) -> dict[str, tuple[int, int]]:
    """The least and the most that is told, by what is counted; only of what is so, and of figures."""
    every: dict[str, list[tuple[int, int]]] = {}
    for row in found.rows:
        read = _FIGURE.fullmatch(row.text("figure").replace(",", ""))
        if read and row.is_so:
            number = int(read[2]) + (read[1] == "more than ")
            every.setdefault(_kind(row), []).append((number, (number, _ENDLESS)[bool(read[1])]))
    return {kind: (min(low for low, _ in some), max(high for _, high in some)) for kind, some in every.items()}


def _kind(row: Row) -> str:
    return row.text("kind") or row.text("matter")
