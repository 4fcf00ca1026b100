"""The grammar of questions: what a phrasing can be said as, and which words of a text matter.

A phrasing is made of words, (one|other), [optional] and {parameter}.
"""

import re
from typing import NamedTuple

_CLOSING = {"(": ")", "[": "]"}
_ENDINGS = (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ies", "y"), ("ied", "y"))
# Stands among the small words of a phrasing that fits only with a time, or of a question that gives one.
TIME = "{time}"
# So many words may together mean one.
TOGETHER = 5
_PIECE = re.compile(r"\{[a-z]+\}|[()\[\]|]|[^\s()\[\]|{}]+")


class Words(NamedTuple):
    """What words.yaml says: words that carry nothing, small and weak ones, tense, forms of words, and operations.

    A silent word is passed over. A small one (who, in) or a weak one (country, meeting) only tells close readings
    apart. An operation works on the rows of an answer: the first, what came after, what two have in common. A word
    for a sort of thing ("country") names the class that an answer has to be of.
    """

    silent: frozenset[str]
    leaders: frozenset[str]
    past: frozenset[str]
    lemmas: dict[str, str]
    relative: dict[str, str] = {}  # noqa: RUF012
    weak: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    polar: frozenset[str] = frozenset()
    sorts: dict[str, str] = {}  # noqa: RUF012
    operations: dict[str, str] = {}  # noqa: RUF012
    together: dict[tuple[str, ...], str] = {}  # noqa: RUF012

    def merged(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Put one word for each run of words that together mean one: "took part"."""
        if not self.together:
            return words
        found: list[str] = []
        at = 0
        while at < len(words):
            run = next(
                (
                    run
                    for run in (words[at : at + TOGETHER - less] for less in range(TOGETHER - 1))
                    if run in self.together
                ),
                (),
            )
            found.append(self.together.get(run, words[at]))
            at += len(run) or 1
        return tuple(found)

    def content(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The lemmas of the words that carry something."""
        lemmas = (self.lemma(word) for word in words if word not in self.silent | self.leaders)
        return tuple(lemma for lemma in lemmas if lemma not in self.weak)

    def small(self, words: tuple[str, ...]) -> set[str]:
        """The small and the weak words among some, the weak ones as lemmas."""
        return {word for word in words if word in self.leaders} | {
            self.lemma(word) for word in words if word not in self.silent and self.lemma(word) in self.weak
        }

    def lemma(self, word: str) -> str:
        """The one form that stands for all forms of a word; regular endings need not be listed."""
        return next((self.lemmas[form] for form in (word, *stems(word)) if form in self.lemmas), word)


def stems(word: str) -> list[str]:
    """What a word may be a form of, by its ending.

    >>> stems("carries")
    ['carrie', 'carri', 'carry']
    """
    ends = [(ending, instead) for ending, instead in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2]
    return [f"{word.removesuffix(ending)}{instead}" for ending, instead in ends]


def expand(phrasing: str) -> list[tuple[str, ...]]:
    """All flat ways to say a phrasing, parameters as {name}.

    >>> expand("who (chairs|chaired) [the] {edition}")[:2]
    [('who', 'chairs', 'the', '{edition}'), ('who', 'chairs', '{edition}')]
    """
    pieces = _PIECE.findall(phrasing)
    ways, rest = _choices(pieces, 0)
    if rest != len(pieces):
        raise ValueError(f"unbalanced bracket in {phrasing!r}")
    return ways


def key(words: tuple[str, ...]) -> str:
    """One text for all orders of the same words."""
    return " ".join(sorted(words))


def _choices(pieces: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Read alternatives up to a closing bracket or the end."""
    ways: list[tuple[str, ...]] = []
    current: list[tuple[str, ...]] = [()]
    while at < len(pieces) and pieces[at] not in (")", "]"):
        piece = pieces[at]
        if piece == "|":
            ways += current
            current = [()]
        elif piece in ("(", "["):
            inner, at = _choices(pieces, at + 1)
            if at >= len(pieces) or pieces[at] != _CLOSING[piece]:
                raise ValueError("unbalanced bracket")
            if piece == "[":
                inner = [*inner, ()]
            current = [way + more for way in current for more in inner]
        else:
            current = [(*way, piece) for way in current]
        at += 1
    return ways + current, at
