"""The grammar of questions: what a phrasing can be said as, and which words of a text matter.

A phrasing is made of words, (one|other), [optional] and {parameter}.
"""

import re
from typing import NamedTuple

_CLOSING = {"(": ")", "[": "]"}
_PIECE = re.compile(r"\{[a-z]+\}|[()\[\]|]|[^\s()\[\]|{}]+")


class Words(NamedTuple):
    """Which words are silent, which small ones lead, which tell the past tense, the lemma of each form, and which
    pick a meeting by the clock."""

    silent: frozenset[str]
    leaders: frozenset[str]
    past: frozenset[str]
    lemmas: dict[str, str]
    relative: dict[str, str]

    def content(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The lemmas of the words that carry something."""
        return tuple(self.lemma(word) for word in words if word not in self.silent | self.leaders)

    def lemma(self, word: str) -> str:
        """The one form that stands for all forms of a word."""
        return self.lemmas.get(word, word)


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
