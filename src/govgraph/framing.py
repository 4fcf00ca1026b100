"""What frames a question: the day up to which sources count, and the one source that is asked."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import NamedTuple

from govgraph import times
from govgraph.compiled import Index
from govgraph.dates import LAST
from govgraph.names import normal, tokens
from govgraph.reading import Among
from govgraph.vocabulary import strings

# So many words a time may have.
_TIME = 5
# So many things may be asked for, in figures.
_SOME = re.compile("[2-9]|1[0-9]")


class Framed(NamedTuple):
    """A question without its frame: the day as known on which it is asked, and the source according to which.

    `among` is the sort of which alone things are asked for; `some` of the first, or the last, are.
    """

    text: str
    day: date | None = None
    source: str = ""
    among: Among | None = None
    some: int = 1


def read(index: Index, question: str) -> Framed:
    """Set apart "as known in 2008" and "according to A/63/265"; a frame that means nothing stays in the question.

    >>> import govgraph
    >>> read(govgraph.GovGraph().index, "As of mid-2009, who is to host GFMD 2012?")
    Framed(text='who is to host GFMD 2012?', day=datetime.date(2009, 8, 31), source='', among=None, some=1)
    """
    question = _asked(index, question)
    framed = _known(index, question) or Framed(question)
    return _by_source(index, framed) or _in_source(index, framed) or framed


def plain(index: Index, question: str) -> str:
    """A question without the courtesies around it: "sorry, could you look up", "if you happen to know, thanks".

    A clause that they ask for, "can you tell me if Mexico chaired it", becomes a question for yes or no.

    >>> import govgraph
    >>> plain(govgraph.GovGraph().index, "I'd be grateful to know who chaired GFMD 2010, thanks")
    'who chaired GFMD 2010'
    """
    polite, words = index.words["polite"], question.split()
    begins = set(strings(polite["ahead"]))
    courteous = begins | set(strings(polite["courteous"])) | {""}
    said = [normal(word) for word in words]
    # "US" in capitals is no "us".
    named = [word.isupper() and one in index.names for word, one in zip(words, said, strict=True)]
    start = next((at for at, word in enumerate(said) if named[at] or word not in courteous), len(said))
    clause = 0 < start < len(said) and said[start] in strings(polite["clause"])
    aside = clause and "".join(words[start + 1 : start + 2]).lower() in strings(polite["aside"])
    # "Sorry if this is obvious, but" excuses what comes after it.
    marks = (at for at in range(start, len(words) - 1) if words[at].endswith(",") or said[at + 1] == "but")
    end = next(marks, len(words))
    asked = [at for at in range(end + 1, len(words)) if aside and said[at] not in courteous]
    if asked:
        start, clause = asked[0], False
    if begins.isdisjoint(said[:start]) and not clause:
        start = 0
    words = words[start:]
    closed = True
    while closed:
        closed = False
        for closing in sorted(strings(polite["behind"]), key=len, reverse=True):
            rest = words[: -len(closing.split())]
            if rest and normal(" ".join(words[len(rest) :])) == closing:
                words, closed = rest, True
    if clause:
        words[:1] = strings(index.words["parts"]["put"])
    return " ".join(words).rstrip(" ,;:-–—") or question


def several(index: Index, framed: Framed) -> Framed | None:
    """The question for the first or the last one, where it asks for so many: "the first three hosts"; else None.

    >>> import govgraph
    >>> several(govgraph.GovGraph().index, Framed("who chaired the last two GFMDs"))[::4]
    ('who chaired the last GFMDs', 2)
    """
    words = framed.text.split()
    said = [normal(word) for word in words]
    ends = {one for name in ("first", "last") for one in strings(index.words["relative"][name])}
    counts = dict(zip(strings(index.words["joined"]["counts"]), count(2), strict=False))
    for at in range(1, len(said) - 1):
        some = counts.get(said[at], 0)
        if _SOME.fullmatch(said[at]):
            some = int(said[at])
        if some and said[at - 1] in ends and said[at + 1] not in strings(index.words["parts"]["units"]):
            return framed._replace(text=_without(words, at, at + 1), some=some)
    return None


def _asked(index: Index, question: str) -> str:
    """What is only put as a statement, "Spain hosted it, didn't it?", "... - true or false?", as a question."""
    parts, words = index.words["parts"], question.split()
    # "Wasn't it ...?" asks what "Was it ...?" asks.
    said = normal(" ".join(words[:1]))
    plain = said.removesuffix("nt")
    if plain in strings(parts["verdict"]) and plain != said:
        question = " ".join([plain, *words[1:]])
        words = question.split()
    whole = next((one for one, forms in index.words["clipped"].items() if said in strings(forms)), "")
    if whole:
        question = " ".join([whole, *words[1:]])
        words = question.split()
    for tag in strings(parts["tags"]):
        rest = words[: -len(tag.split())]
        if rest and normal(" ".join(words[len(rest) :])) == tag:
            begun = normal(rest[0]) in {
                *strings(parts["verdict"]),
                *strings(parts["asking"]),
                *strings(parts["opening"]),
            }
            return " ".join([*strings(parts["put"]) * (not begun), *rest]).rstrip(" ,;:-–—")
    return question


def _known(index: Index, question: str) -> Framed | None:
    """The question without the time as known at which it is asked."""
    parts, words = index.words["parts"], question.split()
    for at, size in _found(words, strings(parts["known"]), strings(parts["known-ahead"])):
        for end in range(min(len(words), at + size + _TIME), at + size, -1):
            time = tokens(" ".join(words[at + size : end]))
            read = time and times.read(time, 0)
            if read and read[1] == len(time) and read[0].last < LAST:
                return Framed(_without(words, at, end), read[0].last)
    return None


def _by_source(index: Index, framed: Framed) -> Framed | None:
    """The question without the source according to which it is asked."""
    words = framed.text.split()
    for at, size in _found(words, strings(index.words["parts"]["by-source"])):
        for end in range(min(len(words), at + size + index.longest + 1), at + size, -1):
            sources = _sources(index, words[at + size : end])
            if len(sources) == 1:
                return framed._replace(text=_without(words, at, end), source=sources[0])
    return None


def _in_source(index: Index, framed: Framed) -> Framed | None:
    """All that a source tells of something, where it is asked what it says on that."""
    words, parts = framed.text.rstrip(" ?.!").split(), index.words["parts"]
    said = [normal(word) for word in words]
    if not said or said[0] not in strings(parts["which"]):
        return None
    for at in range(2, len(said) - 2):
        if said[at] in strings(parts["telling"]) and said[at + 1] in strings(parts["telling-of"]):
            sources = _sources(index, words[2:at])
            if len(sources) == 1:
                return framed._replace(text=" ".join(["about", *words[at + 2 :]]), source=sources[0])
    return None


def _sources(index: Index, words: list[str]) -> list[str]:
    """The sources that words name, with or without "the" ahead."""
    named = tokens(" ".join(words))
    told = {one for skip in (0, 1) for one in index.names.get(" ".join(named[skip:]), ())}
    return sorted(one for one in told if one.startswith("source/"))


def _found(words: list[str], phrases: Sequence[str], ahead: Sequence[str] = ()) -> list[tuple[int, int]]:
    """Where phrases stand, and of how many words they are; those of `ahead` only where the question begins."""
    said = [word.lower().strip(".,;:()\"'") for word in words]
    every = [(one.split(), len(said)) for one in phrases] + [(one.split(), 1) for one in ahead]
    return [(at, len(one)) for one, ends in every for at in range(ends) if said[at : at + len(one)] == one]


def _without(words: list[str], start: int, end: int) -> str:
    return " ".join([*words[:start], *words[end:]]).rstrip(" ,;")
