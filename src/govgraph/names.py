"""What a person typed, and the things that are called so."""

import re
import unicodedata
from collections import Counter
from functools import cached_property, lru_cache
from typing import NamedTuple

from govgraph.compiled import Index
from govgraph.errors import AmbiguousName, NameNotFound
from govgraph.meetings import number_of
from govgraph.model import Thing

# "co-chair" is one word; "organise" and "organize" are one verb.
_JOINED = re.compile(r"\bco[- ](?=chair|host|sponsor|facilitat|organi|lead|found)")
_IZE = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|er|ers|ation|ations)$)")
_TOKEN = re.compile(r"[\w+]+")
# A name is offered for a misspelt one only if it is this near, and the chosen one leads by this much.
_NEAR = 80
_MARGIN = 6
# A word of so few letters is too near to too many others.
_SHORT = 3
# What a question begins with, of which a letter may be left out.
_ASKING = ("when", "what", "which", "where")
# A longer word may have two letters wrong.
_LONG = 6
_STRANGE = 6
# What is nearest to a text is looked for in so many of its letters.
_LETTERS = 80
# So many texts are remembered with their words, and places in questions with the names that begin there.
_KEPT = 5000


class Match(NamedTuple):
    """A run of words, from `start` up to `end`, that names one or more things."""

    start: int
    end: int
    ids: tuple[str, ...]


@lru_cache(_KEPT)
def is_slip(word: str, other: str) -> bool:
    """Whether one word is surely another one misspelt: by a letter, or by two of a long one.

    >>> is_slip("sesion", "session"), is_slip("lottery", "letters")
    (True, False)
    """
    from rapidfuzz.distance import OSA

    return OSA.distance(word, other) <= 1 + (len(word) > _LONG + 1)


@lru_cache(_KEPT)
def tokens(text: str) -> tuple[str, ...]:
    """Split a text into words that compare: no case, no accents, no punctuation, British and American endings alike.

    >>> tokens("Söderköping & the Organisation's A/63/265?")
    ('soderkoping', 'and', 'the', 'organization', 'a', '63', '265')
    """
    plain = text.casefold()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.replace("&", " and ").replace("’", "'")
    plain = re.sub(r"'s?\b", "", plain)
    plain = re.sub(r"([a-z])((?:19|20)\d\d)\b", r"\1 \2", plain)
    plain = _JOINED.sub("co", plain)
    return tuple(_IZE.sub("iz", word).replace("labor", "labour") for word in _TOKEN.findall(plain))


def normal(text: str) -> str:
    """One text for all spellings of a name that count as the same."""
    return " ".join(tokens(text))


class Names:
    """Finds things by what they are called."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._matched: dict[tuple[tuple[str, ...], int], list[Match]] = {}

    def has(self, text: str, of: tuple[str, ...] = ()) -> bool:
        """Tell whether anything of some classes is called so."""
        return any(self.fits(hit, of) for hit in self._ids(text))

    def find(self, text: str, of: tuple[str, ...] = ()) -> Thing:
        """Find the one thing called so, among the classes given; a misspelt name raises with the nearest ones."""
        every = self._ids(text)
        hits = [hit for hit in every if self.fits(hit, of)]
        every = tuple(hit for hit in every if of or self.fits(hit, ()))
        if len(hits) > 1:
            raise AmbiguousName(text, tuple(hits))
        if not hits and every:
            raise NameNotFound(text, tuple(f"{self.index.things[hit].label} ({hit}) is no {of[0]}" for hit in every))
        if not hits:
            raise NameNotFound(text, self.nearest(text, of))
        return self.index.things[hits[0]]

    def fits(self, name: str, of: tuple[str, ...]) -> bool:
        """Tell whether a thing belongs to one of some classes; no class given fits everything but sources."""
        thing = self.index.things[name]
        if not of:
            return "Source" not in thing.classes and not thing.is_concept
        return any(kind in of for kind in thing.classes)

    def matches(self, words: tuple[str, ...], start: int) -> list[Match]:
        """All names that begin at one word, the longest first."""
        if (words, start) not in self._matched:
            if len(self._matched) >= _KEPT:
                self._matched.clear()
            self._matched[words, start] = self._match(words, start)
        return self._matched[words, start]

    def _match(self, words: tuple[str, ...], start: int) -> list[Match]:
        found = []
        for end in range(min(len(words), start + self.index.longest), start, -1):
            ids = self.index.names.get(" ".join(words[start:end]), ())
            if ids:
                found.append(Match(start, end, tuple(ids)))
        return found

    def shared(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Put to each of two names the word that they share: "Almaty and Prague processes", "first and second GFMD"."""
        for at in range(2, len(words) - 1):
            name = words[at - 2]
            if words[at] not in ("and", "or") or not words[at + 1].isdecimal() or words[at - 1] == words[at + 1]:
                continue
            if all(f"{name} {words[of]}" in self.index.names for of in (at - 1, at + 1)):
                return (*words[: at + 1], name, *words[at + 1 :])
        for at in range(1, len(words) - 2):
            place = at + 1 + (words[at + 1] == "the")
            if words[at] not in ("and", "or") or place + 1 >= len(words):
                continue
            for one in (words[place + 1], words[place + 1].removesuffix("s"), words[place + 1].removesuffix("es")):
                alike = one == words[place + 1] and (words[place].isdecimal() or words[at - 1].isdecimal())
                if (
                    one != words[at - 1]
                    and not alike
                    and all(f"{words[of]} {one}" in self.index.names for of in (at - 1, place))
                ):
                    return (*words[:at], one, *words[at : place + 1], one, *words[place + 2 :])
            if number_of(words[at - 1]) and number_of(words[place]):
                return (*words[:at], *self._begun(words[place + 1 :]), *words[at:])
        return words

    def _begun(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The longest name with which words begin."""
        sizes = range(min(self.index.longest, len(words)), 0, -1)
        return next((words[:size] for size in sizes if " ".join(words[:size]) in self.index.names), ())

    def nearest(self, text: str, of: tuple[str, ...] = (), limit: int = 5) -> tuple[str, ...]:
        """Labels, with ids, of what is spelt most like a text, best first."""
        ranked = self._ranked(text, of)
        return tuple(f"{self.index.things[name].label} ({name})" for name, _ in ranked[:limit])

    def repair(self, text: str, of: tuple[str, ...] = ()) -> Thing | None:
        """The one thing that a misspelt name most likely means, or None where nothing leads clearly."""
        ranked = self._ranked(text, of)
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
            return None
        if ranked[0][1] < _NEAR + _MARGIN:
            return None
        return self.index.things[ranked[0][0]]

    @cached_property
    def words(self) -> dict[str, int]:
        """The words of all names, with how many names have each."""
        return Counter(word for name in self.index.names for word in name.split())

    def respelt(
        self, words: tuple[str, ...], known: set[str], first: frozenset[str] | set[str] = frozenset()
    ) -> tuple[str, ...]:
        """Put for each word that is not known the known one that it is clearly nearest to, where there is one.

        Among words that are equally near, one of `first` is taken, else the one that most names have.
        """
        strange = [word for word in words if word not in known and word not in first]
        if len(strange) > _STRANGE:
            # So many unknown words are no misspellings.
            return words
        return tuple(self._nearest_word(word, known, first) for word in words)

    def _nearest_word(self, word: str, known: set[str], first: frozenset[str] | set[str]) -> str:
        if word in known or word in first or len(word) < _SHORT or word.isdecimal():
            return word
        if len(word) == _SHORT:
            asking = [one for one in _ASKING if any(one[:at] + one[at + 1 :] == word for at in range(1, len(one)))]
            turned = sorted(one for one in first if len(one) == _SHORT and sorted(one) == sorted(word))
            return (*asking, *turned, word)[0]
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        limit = 1 + (len(word) > _LONG)
        near = process.extract(word, known, scorer=OSA.distance, limit=20, score_cutoff=limit)
        # Who errs twice still begins the word right.
        near = [one for one in near if len(one[0]) > _SHORT and (one[1] < 2 or one[0][0] == word[0])]
        if len(word) == _LONG + 1:
            # Two letters for two others make another word of one that is no longer: "refused" is no "refugee".
            near = [
                one for one in near if len(one[0]) != len(word) or sum((Counter(word) - Counter(one[0])).values()) < 2
            ]
        if len(word) == _SHORT + 1:
            # One letter for another makes another word of so short a one, and seldom the one that was meant.
            near = [one for one in near if len(one[0]) != len(word) or sorted(one[0]) == sorted(word)]
        ranked = sorted(
            near,
            key=lambda one: (
                one[1],
                one[0][0] != word[0],
                one[0] not in first,
                len(one[0]) <= len(word),
                -self.words.get(one[0], 0),
                one[0],
            ),
        )
        if not ranked:
            return word
        return str(ranked[0][0])

    def search(self, text: str, limit: int = 20) -> tuple[Thing, ...]:
        """Things whose names hold all words of a text, then those spelt like it, best first."""
        wanted = set(tokens(text))
        best: dict[str, tuple[int, str]] = {}
        for name, ids in self.index.names.items():
            if wanted and wanted <= set(name.split()):
                for hit in ids:
                    best[hit] = min(best.get(hit, (99, name)), (len(name.split()) - len(wanted), name))
        ordered = sorted(best, key=lambda hit: (best[hit][0], hit))
        ordered += [name for name, _ in self._ranked(text, ()) if name not in best]
        return tuple(self.index.things[name] for name in ordered[:limit])

    def _ids(self, text: str) -> tuple[str, ...]:
        if text in self.index.things:
            return (text,)
        plain = normal(text)
        for form in (plain, plain.removeprefix("the ")):
            if form in self.index.names:
                return tuple(self.index.names[form])
        return ()

    def _ranked(self, text: str, of: tuple[str, ...]) -> list[tuple[str, float]]:
        from rapidfuzz import fuzz, process

        wanted = normal(text)[:_LETTERS]
        years = set(re.findall(r"\b(?:19|20)\d\d\b", wanted))
        scores: dict[str, float] = {}
        found = process.extract(wanted, self.index.names.keys(), scorer=fuzz.ratio, limit=60, score_cutoff=60)
        for name, score, _ in found:
            if years and years != set(re.findall(r"\b(?:19|20)\d\d\b", name)):
                continue
            for hit in self.index.names[name]:
                if self.fits(hit, of):
                    scores[hit] = max(score, scores.get(hit, 0))
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
