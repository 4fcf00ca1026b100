"""What stands on record nearest to a question that is not understood."""

from abc import ABC, abstractmethod
from datetime import date

from govgraph.answer import Answer, Row
from govgraph.ask import Asker
from govgraph.compiled import Index
from govgraph.composition import Asked
from govgraph.searching import Near, Sayings
from govgraph.store import Store

# A statement must share so much with a question to be shown; so many are.
_SHARED = 0.45
_SHOWN = 5
# So much of a question that is not understood is repeated.
_REPEATED = 120


class Seeking(ABC):
    """The part of the graph that looks for the words of a question in all statements."""

    @property
    @abstractmethod
    def index(self) -> Index:
        """Names and canned queries."""

    @abstractmethod
    def snapshot(self, day: date | None) -> Store:
        """The store of what was known by a day."""

    @abstractmethod
    def _told_of(self, asked: Asked, lines: tuple[Row, ...]) -> Answer: ...

    @abstractmethod
    def _sayings(self, asker: Asker, day: date | None) -> Sayings | None: ...

    def _sought(self, question: str, asker: Asker, day: date | None) -> Answer | None:
        """The statements that share most with a question which no phrasing fits; None where they share too little."""
        sayings = self._sayings(asker, day)
        if sayings is None:
            return None
        near = max(map(sayings.nearest, asker.sought(question, sayings)), key=lambda one: one.share, default=Near())
        if near.share < _SHARED:
            return None
        asked = Asked(question, sayings.query, {}, day)
        found = self._told_of(asked, sayings.rows(near.places)[:_SHOWN])
        if near.sure:
            return found
        said = f"Not understood: {question[:_REPEATED]!r}; nearest, of all that is on record:"
        return found._replace(outcome="not-understood", sentence=said)
