"""What stands on record nearest to a question that is not understood."""

from abc import ABC, abstractmethod
from datetime import date

from govgraph import operations, refusals
from govgraph.answer import Answer, Row
from govgraph.ask import Asker
from govgraph.compiled import Index
from govgraph.composition import Asked
from govgraph.names import tokens
from govgraph.reading import Reading
from govgraph.searching import Near, Sayings
from govgraph.vocabulary import strings

# A statement must share so much with a question to be shown; so many are.
_SHARED = 0.45
# And so much to be told instead of what was asked.
_INSTEAD = 0.85
_ALONE = 0.7
# Of that, so much in its own words.
_OWN = 0.45
_SHOWN = 5
# And more where more of them come out alike.
_LISTED = 12
_UNTOLD = "No statement found tells what was asked; nearest, of all that is on record:"
# So much of a question that is not understood is repeated.
_REPEATED = 120


class Seeking(ABC):
    """The part of the graph that looks for the words of a question in all statements."""

    @property
    @abstractmethod
    def index(self) -> Index:
        """Names and canned queries."""

    @abstractmethod
    def _told_of(self, asked: Asked, lines: tuple[Row, ...]) -> Answer: ...

    @abstractmethod
    def _sayings(self, asker: Asker, day: date | None) -> Sayings | None: ...

    def _sought(self, question: str, text: str, asker: Asker, day: date | None, source: str) -> Answer | None:
        """The statements that share most with a question which no phrasing fits; None where they share too little.

        Where a source is given, only what it states counts.
        """
        near = self._nearest(text, asker, day)
        if near is None or near.share < _SHARED:
            return None
        found = self._told_near(text, near, asker, day)
        if source:
            found = found._replace(rows=operations.only(found.rows, source))
        if not found.rows:
            return None
        if near.sure:
            return found
        if near.lacks:
            return found._replace(outcome="unknown", sentence=_UNTOLD)
        said = f"Not understood: {question[:_REPEATED]!r}; nearest, of all that is on record:"
        return found._replace(outcome="not-understood", sentence=said)

    def _beside(self, text: str, reading: Reading, asker: Asker, day: date | None) -> Answer | None:
        """The statements that surely tell what is asked of the same things, where the query has no rows."""
        near = self._nearest(text, asker, day)
        if near is None or not near.sure or near.own < _OWN or near.share < (_INSTEAD, _ALONE)[len(near.places) == 1]:
            return None
        found = self._told_near(text, near, asker, day)
        if found.rows[0].status == "denied" and not near.says:
            # What is not so tells nobody who or what is.
            return None
        # When a thing began or ended is told by a statement on it alone.
        itself = next(iter(self.index.columns[reading.query].values())) == "span"
        told = {found.rows[0].id("thing")}
        if not itself:
            told = {cell.id for _, cell in found.rows[0].cells if cell.id in self.index.things}
        editions = {one for one in refusals.named(self.index, reading) if self.index.things[one].series}
        series = {self.index.things[one].series for one in told}
        if editions.isdisjoint(told) and not series.isdisjoint({self.index.things[one].series for one in editions}):
            # Of another meeting of the series it was not asked.
            return None
        told |= series
        if refusals.meant(self.index, reading) & told or (near.whole and not itself):
            return found
        return None

    def _nearest(self, text: str, asker: Asker, day: date | None) -> Near | None:
        """Which statements share most with a text; None where there are too many to be searched."""
        sayings = self._sayings(asker, day)
        if sayings is None:
            return None
        return sayings.nearest_of(asker.sought(text, sayings))

    def _told_near(self, text: str, near: Near, asker: Asker, day: date | None) -> Answer:
        """The answer that some statements make; one that there is nothing, or that it cannot be read, says no more."""
        sayings = self._sayings(asker, day)
        assert sayings is not None
        rows = sayings.rows(near.places)[: max(_SHOWN, min(near.leading, _LISTED))]
        found = self._told_of(Asked(text, sayings.query, {}, day), rows)
        lacking = self.index.words["sought"]["lacking"]
        assert isinstance(lacking, dict)
        plain = set(tokens(text)).isdisjoint(strings(self.index.words["sought"]["absolute"]))
        if near.sure and near.says and plain:
            told = f"{near.says}: {found.sentence[:1].lower()}{found.sentence[1:]}"
            return found._replace(sentence=told, outcome={"No": "none"}.get(near.says, found.outcome))
        return found._replace(outcome=lacking.get(rows[0].id("matter"), found.outcome))
