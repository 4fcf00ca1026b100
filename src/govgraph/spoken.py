"""What a question asks about an answer: where it is said, or whether sources disagree."""

from typing import NamedTuple

from govgraph.names import normal

_GAP = "..."


class Spoken(NamedTuple):
    """A question without the words that ask about its answer; `asks` is source, disagree or nothing."""

    question: str
    text: str
    asks: str = ""


# Each phrase under its first word, with its place in the order in which they are tried and what it asks.
Phrases = dict[str, list[tuple[int, list[str], str]]]


def kernel(words: tuple[str, ...], asking: set[str], persons: set[str], ahead: set[str]) -> tuple[str, ...]:
    """The words from an `asking` one, or one `ahead` of it, where before it stands who asks or who answers.

    >>> kernel(("could", "you", "tell", "me", "by", "whom", "it", "was", "chaired"), {"whom"}, {"you", "me"}, {"by"})
    ('by', 'whom', 'it', 'was', 'chaired')
    """
    for at, word in enumerate(words):
        if word in asking and not persons.isdisjoint(words[:at]):
            return words[at - (words[at - 1] in ahead) :]
    return words


def put(words: tuple[str, ...], phrases: set[str], word: str) -> tuple[str, ...]:
    """The words with one word put for each phrase.

    >>> put(("joined", "between", "its", "creation", "and", "2008"), {"between its creation and"}, "until")
    ('joined', 'until', '2008')
    """
    text = f" {' '.join(words)} "
    for phrase in phrases:
        text = text.replace(f" {phrase} ", f" {word} ")
    return tuple(text.split())


def turned(words: tuple[str, ...], whom: set[str], verbs: set[str], word: str) -> tuple[str, ...]:
    """The words with another one for the verb of "whom did A succeed", which asks for what "who succeeded A" does not.

    >>> turned(("whom", "did", "it", "succeed"), {"whom did"}, {"succeed"}, "precede")
    ('whom', 'did', 'it', 'precede')
    """
    if " ".join(words[:2]) not in whom:
        return words
    return tuple((one, word)[one in verbs] for one in words)


def ahead(words: tuple[str, ...], once: set[str], beside: set[str]) -> tuple[str, ...]:
    """The words with what says "at once" ahead of a verb, and not between it and what belongs to it.

    >>> ahead(("which", "came", "immediately", "before", "it"), {"immediately"}, {"before"})
    ('which', 'immediately', 'came', 'before', 'it')
    """
    said = list(words)
    for at in range(1, len(words) - 1):
        if words[at] in once and words[at + 1] in beside:
            said[at - 1 : at + 1] = words[at], words[at - 1]
    return tuple(said)


def phrases_of(listed: dict[str, list[str]]) -> Phrases:
    """The words that ask about an answer, each run with what it asks; the longest are tried first."""
    every = [(one.split(), asks) for asks, said in listed.items() for one in said]
    found: Phrases = {}
    for place, (phrase, asks) in enumerate(sorted(every, key=lambda one: -len(one[0]))):
        found.setdefault(next(word for word in phrase if word != _GAP), []).append((place, phrase, asks))
    return found


def spelt(said: str) -> str:
    """A phrase as questions are compared; "..." stands for whatever is asked about."""
    before, gap, after = said.partition("...")
    return " ".join([*normal(before).split(), *[_GAP] * bool(gap), *normal(after).split()])


def read(question: str, phrases: Phrases) -> Spoken:
    """Set the words apart that ask for a source or a disagreement, wherever they stand.

    >>> read("source for troika 2008", phrases_of({"source": ["source for"]})).text
    'troika 2008'
    """
    words = normal(question).split()
    present = {*words, _GAP}
    for _, phrase, asks in sorted(one for word in present for one in phrases.get(word, ())):
        if not present.issuperset(phrase):
            continue
        if _GAP in phrase:
            around = _around(words, phrase)
            if around:
                return Spoken(question, _rest(question, *around), asks)
            continue
        for at in range(len(words) - len(phrase) + 1):
            if words[at : at + len(phrase)] == phrase:
                return Spoken(question, _rest(question, words[:at], words[at + len(phrase) :]), asks)
    return Spoken(question, question)


def _around(words: list[str], phrase: list[str]) -> tuple[list[str], list[str]] | None:
    """What stands before and within a phrase whose words open and close the question; None where they do not."""
    gap = phrase.index(_GAP)
    opening, closing = phrase[:gap], phrase[gap + 1 :]
    inside = words[len(opening) : len(words) - len(closing)]
    if not inside or words[: len(opening)] != opening or words[len(words) - len(closing) :] != closing:
        return None
    return [], inside


def _rest(question: str, before: list[str], after: list[str]) -> str:
    """The question without some of its words; names in capitals keep them where they can be told."""
    capitals = {normal(word): word for word in question.split()}
    return " ".join(capitals.get(word, word) for word in (*before, *after))
