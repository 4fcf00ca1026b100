"""What a question asks about an answer: where it is said, or whether sources disagree."""

from typing import NamedTuple

from govgraph.names import normal


class Spoken(NamedTuple):
    """A question without the words that ask about its answer; `asks` is source, disagree or nothing."""

    question: str
    text: str
    asks: str = ""


def read(question: str, phrases: dict[str, list[str]]) -> Spoken:
    """Set the words apart that ask for a source or a disagreement, wherever they stand.

    >>> read("source for troika 2008", {"source": ["source for"]}).text
    'troika 2008'
    """
    words = normal(question).split()
    for asks, listed in phrases.items():
        for phrase in sorted((normal(one).split() for one in listed), key=len, reverse=True):
            for at in range(len(words) - len(phrase) + 1):
                if words[at : at + len(phrase)] == phrase:
                    return Spoken(question, _rest(question, words, at, len(phrase)), asks)
    return Spoken(question, question)


def _rest(question: str, words: list[str], at: int, length: int) -> str:
    """The question without some of its words; names in capitals keep them where they can be told."""
    capitals = {normal(word): word for word in question.split()}
    left = words[:at] + words[at + length :]
    return " ".join(capitals.get(word, word) for word in left)
