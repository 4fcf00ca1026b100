"""The words of a question: as they were spelt, without what leads up to them, and what was written as a name."""

import re
from functools import cached_property

from govgraph import spoken, times
from govgraph.compiled import Index
from govgraph.names import Names, tokens
from govgraph.spoken import Spoken
from govgraph.vocabulary import strings, words_of

_SHOUTED = re.compile(r"\b[A-Z]{2,}\b")
# A word within a question that is written as a name is.
_NAMED = re.compile(r"(?<=[^.?!:] )[A-Z][a-z]+\b")
# What means "from its beginning to" some time.
_UNTIL = "until"
# Whom somebody came after came before.
_BEFORE = "precede"
# So many texts are remembered as they were respelt.
_KEPT = 500


class Hearing:
    """Hears which words a question is made of."""

    def __init__(self, index: Index, names: Names) -> None:
        """Hear with the words that phrasings and names are made of."""
        self._index = index
        self._names = names
        self._words = words_of(index.words)
        self._respelt: dict[tuple[str, ...], str] = {}
        told = index.words["phrases"]
        self._phrases = spoken.phrases_of({name: strings(said) for name, said in told.items()})

    def spoken(self, question: str) -> Spoken:
        """Set apart what a question asks about its answer: its source, or what disagrees."""
        return spoken.read(question, self._phrases)

    def respelt(self, question: str) -> str:
        """The question with misspelt words put right, and with whole ones for those written short."""
        words = tokens(question)
        if words not in self._respelt:
            if len(self._respelt) >= _KEPT:
                self._respelt.clear()
            known, first = self._vocabulary
            whole = tuple(self._short.get(word, word) for word in words)
            self._respelt[words] = " ".join(self._names.respelt(whole, first, known))
        return self._respelt[words]

    def _kernel(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a question without those that lead up to it, and with what two names share put to each."""
        kernel = spoken.kernel(words, self._listed("asking"), self._listed("persons"), self._listed("ahead"))
        before = words[: len(words) - len(kernel)]
        if any(self._names.matches((word,), 0) for word in before if self._words.content((word,))):
            kernel = words
        kernel = spoken.turned(kernel, self._listed("whom"), self._listed("coming-after"), _BEFORE)
        kernel = spoken.ahead(kernel, self._listed("at-once"), self._listed("beside"))
        return self._names.shared(spoken.put(kernel, self._listed("from-beginning"), _UNTIL))

    def _shouted(self, question: str) -> frozenset[str]:
        """The small words in capitals, which may be names."""
        if question.isupper():
            return frozenset()
        small = self._words.silent | self._words.leaders
        return frozenset(word.lower() for word in _SHOUTED.findall(question)) & small

    @cached_property
    def _vocabulary(self) -> tuple[set[str], set[str]]:
        """The words that questions are made of, and the weightier ones with those of names."""
        known = {word for key in self._index.phrasings for word in key.split()}
        known |= self._words.silent | self._words.leaders | self._words.weak | self._words.lemmas.keys()
        known |= self._words.relative.keys() | times.WORDS | set(self._words.together.values())
        known |= {
            word for said in self._index.words["spoken"].values() for one in strings(said) for word in one.split()
        }
        # Ordinary words are not misspelt ones.
        sought = self._index.words["sought"]
        known |= {word for name in ("light", "view", "denied", "superlative") for word in strings(sought[name])}
        return known, (known - self._words.silent) | self._names.words.keys()

    @cached_property
    def _short(self) -> dict[str, str]:
        """The whole word for each that is written for short."""
        return {form: whole for whole, forms in self._index.words["short"].items() for form in strings(forms)}

    def _listed(self, name: str) -> set[str]:
        """One of the lists of words that tell what a question is made of."""
        return set(strings(self._index.words["parts"][name]))

    def _named(self, question: str) -> set[str]:
        """The words that were written as names are."""
        return {self._words.lemma(one.lower()) for one in _NAMED.findall(question)}
