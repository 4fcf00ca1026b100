"""What a question that no phrasing fits wants to be told: who, when, a figure, yes or no."""

import itertools

from govgraph.phrasings import Words
from govgraph.vocabulary import strings


class Wanting:
    """Tells what questions want, by their words and the order in which they stand."""

    def __init__(self, raw: dict[str, dict[str, object]], words: Words) -> None:
        """Take the lists of words that the compiled form holds."""
        self._words = words
        self._sought = {name: set(strings(said)) for name, said in raw["sought"].items() if isinstance(said, list)}
        self._counts = set(strings(raw["joined"]["counts"]))
        self._parts = {name: set(strings(said)) for name, said in raw["parts"].items()}
        actors = raw["sought"]["actor"]
        assert isinstance(actors, dict)
        self._actors: dict[str, str] = actors

    def asks(self, asks: str, said: tuple[str, ...], put: tuple[str, ...]) -> str:
        """What a question wants, where its words by themselves say what it `asks`; `put` are those `said`, respelt."""
        if self.is_yes_or_no(said) and not self._parts["otherwise"] & set(said):
            # What is to come or is denied, no statement says by itself.
            plain = (self._parts["to-come"] | self._sought["denied"]).isdisjoint(said)
            return ("view", "polar")[plain and asks != "view"]
        if asks == "view" and self._sought["recorded"] & set(said):
            asks = ""
        if asks in ("when", "where") and not self._is_for_itself(put):
            asks = ""
        return (asks, self._actor(put) or asks)[asks in ("", "who")]

    def _actor(self, words: tuple[str, ...]) -> str:
        """What a question is for that asks "which two agencies ...", "which person ...": who, person, or nothing."""
        said = [self._words.lemma(word) for word in words]
        if {"person", "who"} <= set(said):
            return "person"
        ends = [*words, ""]
        near: list[str] = []
        for at, word in enumerate(words):
            # "what was draft resolution ... to have considered" is for no resolution.
            if word in self._parts["which"] and ends[at + 1] not in self._parts["verdict"]:
                near += said[at + 1 : at + 3]
        near += said[1:4] * (words[:1] == ("name",))
        return next((self._actors[one] for one in near if one in self._actors), "")

    def _is_for_itself(self, words: tuple[str, ...]) -> bool:
        """Whether a word for a time or a place asks for one: not "in its last year", nor "who was there when ..."."""
        asking = self._parts["asking"] | {"name"}
        first = next((at for at, word in enumerate(words) if word in asking), len(words))
        for at, word in enumerate(words):
            lemma = self._words.lemma(word)
            if lemma not in ("when", "where"):
                continue
            if first == len(words) or word == lemma or first < at <= first + 3 or words[at - 1] == "and":
                return True
        return False

    def picks(self, words: tuple[str, ...]) -> bool:
        """Whether a question asks which of a sort, and nothing else: "which countries", "which two persons"."""
        ahead = 1 + (words[1:2] != () and words[1] in self._counts)
        noun = next(iter(words[ahead : ahead + 1]), "")
        which = noun in self._words.sorts and words[0] in self._parts["which"]
        return which and self._parts["asking"].isdisjoint(words[1:])

    def is_yes_or_no(self, words: tuple[str, ...]) -> bool:
        """Whether a question wants a yes or a no: "is X ...", "X - does it ..."."""
        verbs, opening = self._parts["verdict"], self._parts["opening"]
        if next((word for word in words if word not in opening), "") in verbs:
            return True
        return any(verb in verbs and of in ("it", "they") for verb, of in itertools.pairwise(words))
