"""What stands on record nearest to a question that is not understood."""

from abc import ABC, abstractmethod
from datetime import date

from govgraph import refusals
from govgraph.answer import Answer, Row
from govgraph.ask import Asker
from govgraph.compiled import Index
from govgraph.composition import Asked
from govgraph.reading import Reading
from govgraph.searching import Near, Sayings
from govgraph.store import Store

# A statement must share so much with a question to be shown; so many are.
_SHARED = 0.45
# And so much to be told instead of what was asked.
_INSTEAD = 0.85
_ALONE = 0.7
_SHOWN = 5
# What it comes to that a statement says that there is none, or that it cannot be read.
_LACKING = {"property/vacancy": "none", "property/garbled": "unknown"}
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

    def _sought(self, question: str, text: str, asker: Asker, day: date | None) -> Answer | None:
        """The statements that share most with a question which no phrasing fits; None where they share too little."""
        found, share, sure = self._nearest(text, asker, day)
        if found is None or sure:
            return found
        said = f"Not understood: {question[:_REPEATED]!r}; nearest, of all that is on record:"
        return found._replace(outcome="not-understood", sentence=said)

    def _beside(self, text: str, reading: Reading, asker: Asker, day: date | None) -> Answer | None:
        """The statements that surely tell what is asked of the same things, where the query has no rows."""
        found, share, sure = self._nearest(text, asker, day)
        if found is None or not sure or share < (_INSTEAD, _ALONE)[len(found.rows) == 1]:
            return None
        about = refusals.meant(self.index, reading)
        told = {cell.id for _, cell in found.rows[0].cells if cell.id in self.index.things}
        told |= {self.index.things[one].series for one in told}
        if about & told:
            return found
        return None

    def _nearest(self, question: str, asker: Asker, day: date | None) -> tuple[Answer | None, float, bool]:
        sayings = self._sayings(asker, day)
        if sayings is None:
            return None, 0.0, False
        near = max(map(sayings.nearest, asker.sought(question, sayings)), key=lambda one: one.share, default=Near())
        if near.share < _SHARED:
            return None, 0.0, False
        asked = Asked(question, sayings.query, {}, day)
        rows = sayings.rows(near.places)[:_SHOWN]
        found = self._told_of(asked, rows)
        outcome = _LACKING.get(rows[0].id("matter"), found.outcome)
        return found._replace(outcome=outcome), near.share, near.sure
