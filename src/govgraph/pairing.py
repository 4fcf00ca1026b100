"""What is asked of two things, or of one at two times: what they share, what sets them apart, what came and went."""

from abc import abstractmethod
from datetime import date

from govgraph import composition, operations
from govgraph.answer import Answer, Cell, Row
from govgraph.composition import Asked
from govgraph.dates import FIRST, LAST, Interval, year
from govgraph.queries import Query
from govgraph.reading import Reading
from govgraph.seeking import Seeking


class Pairing(Seeking):
    """The part of the graph that answers twice and holds the answers against each other."""

    @abstractmethod
    def _answer(self, asked: Asked, thing: str = "") -> Answer: ...

    @abstractmethod
    def _query(self, name: str) -> Query: ...

    @abstractmethod
    def _at_edge(self, asked: Asked, edge: str) -> Asked: ...

    def _compared(self, asked: Asked, reading: Reading, found: Answer, column: str) -> Answer:
        """What two things have in common, or what the first has and the second has not."""
        if reading.operation == "without" and operations.only(found.rows, reading.beside):
            return self._excepted(asked, reading, found)
        param = next(key for key, value in asked.params.items() if isinstance(value, str))
        first = str(asked.params[param])
        others = self._answer(asked._replace(params={**asked.params, param: reading.beside}))
        one, other = self.index.things[first].text, self.index.things[reading.beside].text
        rows = operations.common(found.rows, others.rows, column)
        said = f"both {one} and {other}"
        if reading.operation == "without":
            rows = operations.without(found.rows, others.rows, column)
            said = f"{one} and not {other}"
            if len(rows) == len(found.rows):
                text = f"Nothing is on record that belongs to both {one} and {other}, so nothing can be left out."
                return composition.instead(found, asked.text, "unknown", f"{text} {found.sentence}")
        if reading.operation == "apart":
            here, there = (
                operations.without(a, b, column) for a, b in ((found.rows, others.rows), (others.rows, found.rows))
            )
            lists = (operations.listed(here, column) or "none", operations.listed(there, column) or "none")
            text = f"Only {one}: {lists[0]}; only {other}: {lists[1]}."
            return self._rebuilt(asked, reading, (*here, *there))._replace(sentence=text, line="", outcome="answered")
        if not rows:
            return composition.instead(found, asked.text, "none", f"No source names what belongs to {said}.")
        told = self._rebuilt(asked, reading, rows)
        return told._replace(sentence=f"{said[:1].upper()}{said[1:]}: {operations.listed(rows, column)}.", line="")

    def _in_order(self, asked: Asked, reading: Reading) -> Answer:
        """Whether one meeting came before or after another one, by the days of both."""
        names = (reading.only, str(asked.params["thing"]))
        query = self._query("when")
        told = [self._answer(asked._replace(query=query, params={"meeting": name})) for name in names]
        rows: list[Row] = []
        for name, one in zip(names, told, strict=True):
            thing = self.index.things[name]
            rows += operations.labelled(one.rows, Cell(thing.text, name, thing.label), "thing")
        days = [operations.span(row.text("day") or row.text("days")) for one in told for row in one.rows[:1]]
        both = operations.over_meetings(self.index, asked._replace(query=query), tuple(rows), names[0], "days", "thing")
        if len(days) < 2 or days[0] is None or days[1] is None:
            return both._replace(outcome="unknown", sentence=f"No source gives the days of both. {both.sentence}")
        if days[0].first <= days[1].last and days[1].first <= days[0].last:
            said = f"No source says which of the two was first. {both.sentence}"
            return both._replace(outcome="unknown", sentence=said)
        holds = days[0].first > days[1].last
        if reading.query == "predecessor":
            holds = days[0].last < days[1].first
        return both._replace(outcome=("none", "answered")[holds], sentence=f"{('No', 'Yes')[holds]}: {both.sentence}")

    def _excepted(self, asked: Asked, reading: Reading, found: Answer) -> Answer:
        """An answer without what names one thing, which must be in it."""
        rows = tuple(row for row in found.rows if not operations.only((row,), reading.beside))
        name = self.index.things[reading.beside].text
        if len(rows) == len(found.rows):
            text = f"{name[:1].upper()}{name[1:]} is not in this: {found.sentence}"
            return composition.instead(found, asked.text, "unknown", text)
        told = self._rebuilt(asked, reading, rows)
        return told._replace(sentence=f"Without {name}: {told.sentence}")

    def _severally(self, asked: Asked, reading: Reading, found: Answer, column: str) -> Answer:
        """What is asked of two things, one after the other."""
        param = next(param.name for param in asked.query.params if param.type == "thing")
        other = self._answer(asked._replace(params={**asked.params, param: reading.beside}))
        rows: list[Row] = []
        for name, told in ((str(asked.params[param]), found), (reading.beside, other)):
            thing = self.index.things[name]
            rows += operations.labelled(told.rows, Cell(thing.text, name, thing.label), "thing")
        lacking = [told.sentence for told in (found, other) if not told.rows]
        if not rows:
            return composition.instead(other, asked.text, "unknown", " ".join(lacking))
        both = operations.over_meetings(self.index, asked, tuple(rows), reading.beside, column, "thing")
        if lacking:
            return both._replace(outcome="unknown", sentence=" ".join((both.sentence, *lacking)))
        return both

    def _moved(self, asked: Asked, reading: Reading, column: str) -> Answer:
        """What came or went between two times."""
        param = next(key for key, value in asked.params.items() if isinstance(value, Interval))
        newest = min(asked.as_of or LAST, date.fromisoformat(self.index.newest))
        start, end = operations.ends(reading.times, newest)
        if reading.times[0].first == FIRST:
            began = self._at_edge(asked, "start").params[param]
            assert isinstance(began, Interval)
            start = year(began.first.year)
        early = self._answer(asked._replace(params={**asked.params, param: start}))
        late = self._answer(asked._replace(params={**asked.params, param: end}))
        known = tuple(row for row in early.rows if row.text("timing") != "after")
        timings = late.column("timing")
        newcomers = operations.begun(late.rows, start, end)
        if newcomers and not known and reading.operation == "joined":
            return self._rebuilt(asked, reading, newcomers)
        then = tuple(row for row in late.rows if row.text("timing") != "after")
        came = tuple(dict.fromkeys((*operations.without(then, known, column), *newcomers)))
        open_then = not known or ("in" not in timings and "after" in timings)
        if reading.operation == "joined" and (open_then or not came) and asked.query.name == "members":
            told = asked._replace(query=self._query("joined"), params={"body": asked.params["body"]})
            days = [(row, operations.span(row.text("since"))) for row in self._answer(told).rows]
            dated = tuple(row for row, day in days if day and reading.times[0].holds(day))
            if dated:
                # Of these a source says when they joined, whatever lists there are.
                return composition.build(self.index, told, dated)
        if open_then:
            return composition.instead(late, asked.text, "unknown", f"No source tells for both times. {late.sentence}")
        gone = operations.without(known, then, column)
        parts = []
        rows: tuple[Row, ...] = ()
        if reading.operation != "left":
            rows = came
            parts.append(f"new between {start} and {end}: {operations.listed(came, column) or 'none on record'}")
        if reading.operation != "joined":
            rows += gone
            parts.append(f"gone: {operations.listed(gone, column) or 'none on record'}")
        outcome = ("none", "answered")[bool(rows)]
        about = next(self.index.things[value].text for value in asked.params.values() if isinstance(value, str))
        found = composition.build(self.index, asked, rows)
        return found._replace(
            text=asked.text, outcome=outcome, line="", sentence=f"{about[:1].upper()}{about[1:]}, {'; '.join(parts)}."
        )

    def _rebuilt(self, asked: Asked, reading: Reading, rows: tuple[Row, ...]) -> Answer:
        if not reading.each or not rows:
            return composition.build(self.index, asked, rows)
        column = operations.main_column(asked, rows)
        return operations.over_meetings(self.index, asked, rows, str(asked.params[reading.each]), column)
