"""A question put in other words, where it is not understood in its own: spelt rightly, or with names made whole."""

from abc import abstractmethod
from datetime import date
from functools import cached_property

from govgraph import refusals
from govgraph.abridged import Abridged
from govgraph.answer import Answer
from govgraph.ask import Asker
from govgraph.framing import Framed
from govgraph.names import is_slip, tokens
from govgraph.prefacing import Prefacing
from govgraph.searching import Sayings


class Rewording(Prefacing):
    """The part of the graph that puts a question in other words."""

    @abstractmethod
    def _sayings(self, asker: Asker, day: date | None) -> Sayings | None: ...

    @abstractmethod
    def _asker(self, day: date | None) -> Asker: ...

    def _put_right(self, framed: Framed, found: Answer, day: date | None, on: str, question: str) -> Answer:
        """The answer with misspelt words put right or a name made whole, where that is understood; else as found."""
        said = tokens(framed.text)
        ways = [self._abridged.whole(said)]
        if found.exit_code:
            respelt = tokens(self._asker(day).respelt(framed.text))
            ways = [respelt, *ways, self._abridged.whole(respelt)]
        near = found
        for words in dict.fromkeys(ways):
            again = found
            if words != said:
                again = self._in_frame(framed._replace(text=" ".join(words)), day, on, question)
            if (
                near.exit_code
                and again.query == "sayings"
                and not again.exit_code
                and self._is_misspelt(said, words, day)
            ):
                near = again._replace(read_as=" ".join(words))
            told = again.exit_code < refusals.REFUSED and (found.exit_code >= refusals.REFUSED or not again.exit_code)
            if again.query not in ("", "sayings") and told:
                return again._replace(read_as=" ".join(words))
        return near

    def _is_misspelt(self, said: tuple[str, ...], words: tuple[str, ...], day: date | None) -> bool:
        """Whether words are as good as others, of which no statement has any."""
        sayings = self._sayings(self._asker(day), day)
        changed = [(one, other) for one, other in zip(said, words, strict=False) if one != other]
        slips = all(is_slip(one, other) for one, other in changed)
        return slips and len(words) == len(said) and not any(sayings and sayings.knows(one) for one, _ in changed)

    @cached_property
    def _abridged(self) -> Abridged:
        return Abridged(self.index)
