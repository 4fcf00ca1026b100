"""Questions for what came before, after or between what else: of two things, and of a time."""

import itertools
from datetime import date

from govgraph import halving, lapse, narrowing, operations, sentence, times
from govgraph.answer import Answer
from govgraph.composition import Asked
from govgraph.dates import Interval
from govgraph.framing import Framed
from govgraph.joining import Joining, about
from govgraph.names import normal, tokens
from govgraph.vocabulary import strings


class Ordering(Joining):
    """The part of the graph that answers what came before, after and between what else."""

    def _between(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer:
        """Who comes after one and before another, where that is asked and no one query tells it; else as found."""
        asked = halving.between(self.index, framed.text)
        if not asked or found.query not in ("", "sayings"):
            return found
        after, before = (self._understood(found.text, framed._replace(text=one), day, on) for one in asked[:2])
        if any(one.query in ("", "sayings") or one.exit_code for one in (after, before)):
            return found
        ends = self.index.names[" ".join(tokens(asked[2].removeprefix("the ")))]
        column = operations.main_column(Asked("", self._query(after.query), {}), after.rows)
        rows = tuple(itertools.takewhile(lambda row: row.id(column) not in ends, after.rows))
        if len(rows) == len(after.rows):
            rows = tuple(row for row in after.rows if row in before.rows)
        listed = sentence.join({cell.text: None for cell in self._main(after._replace(rows=rows)).values()})
        if not listed:
            return found
        return after._replace(rows=rows, sentence=f"Between the two: {listed}.", line="")

    def _sooner(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer:
        """Whether one thing began before another, where that is asked and no one query tells it; else as found."""
        pair = halving.sooner(self.index, framed.text)
        understood = found.query not in ("", "sayings")
        if not pair or (understood and found.outcome != "unknown"):
            return found
        told = self._understood(found.text, framed._replace(text=f"which came first, {pair[0]} or {pair[1]}"), day, on)
        if told.query in ("", "sayings") or self._is_of_one(told, pair[:2]):
            return found
        if told.exit_code:
            return (told, found)[understood]
        first = lapse.first(told)
        if not first:
            return (told._replace(outcome="unknown"), found)[understood]
        said, outcome = {True: ("Yes", told.outcome), False: ("No", "none")}[(first == about(told)) == pair[2]]
        return told._replace(outcome=outcome, sentence=f"{said}: {told.sentence}")

    def _by_day(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer:
        """Whether something happened before or after something else, where that is asked and not told; else as found.

        When each of the two was is asked of it alone; the second may be a time.
        """
        pair = halving.dated(self.index, framed.text)
        if not pair or (found.query not in ("", "sayings") and found.outcome != "unknown"):
            return found
        first = self._understood(found.text, framed._replace(text=pair[0]), day, on)
        time = _ending(tokens(pair[1]), 0)
        second = first
        if not time:
            second = self._understood(found.text, framed._replace(text=f"when was {pair[1]}"), day, on)
        if any(one.query in ("", "sayings") or one.exit_code for one in (first, second)):
            return found
        one, other = lapse.beginning(first), (time and time[1]) or lapse.beginning(second)
        if not one or not other or not (one.last < other.first or other.last < one.first):
            return found
        said = " ".join(dict.fromkeys(self._in_words(told) for told in (first, second)))
        both = self._all_of([first, second][: 1 + (second is not first)])
        if (one.last < other.first) == pair[2]:
            return both._replace(sentence=f"Yes: {said}")
        return both._replace(outcome="none", sentence=f"No: {said}")

    def _existed(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer:
        """Whether something existed at a time, where that is asked and its beginning or end tells it; else as found."""
        pair = halving.existing(self.index, framed.text)
        time = pair and _ending(tokens(pair[1]), 0)
        if not pair or not time:
            return found
        begun, ended = (
            self._understood(found.text, framed._replace(text=f"when did {pair[0]} {word}"), day, on)
            for word in ("begin", "end")
        )
        first, last = ((one.query in ("start", "end") and lapse.beginning(one)) or None for one in (begun, ended))
        told = [one for one, span in ((begun, first), (ended, last)) if span]
        if not told:
            return found
        text, both = " ".join(one.sentence for one in told), self._all_of(told)
        if (first and first.first > time[1].last) or (last and last.last < time[1].first):
            return both._replace(outcome="none", sentence=f"No: {text}")
        if first and first.last <= time[1].last and (not last or last.first >= time[1].first):
            return both._replace(sentence=f"Yes: {text}")
        return both._replace(outcome="unknown", sentence=f"No source says {narrowing.on(time[1])}. {text}")

    def _is_of_one(self, told: Answer, names: tuple[str, ...]) -> bool:
        """Whether an answer is on one meeting of a series that is named as a whole, which began before it."""
        called = {
            one for name in names for one in self.index.names.get(" ".join(tokens(name.removeprefix("the "))), ())
        }
        return any(self.index.things[row.id("thing")].series in called for row in told.rows if row.id("thing"))

    def _then(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer:
        """Whether somebody joined in a time, where that is asked and no one query tells it; else as found."""
        words = framed.text.rstrip(" ?.!").split()
        said = tuple(normal(word) for word in words)
        time = next((one for at in range(2, len(said)) if (one := _ending(said, at))), None)
        if (
            found.query not in ("", "sayings")
            or not time
            or said[0] not in strings(self.index.words["parts"]["verdict"])
        ):
            return found
        told = self._understood(found.text, framed._replace(text=" ".join(words[: time[0]])), day, on)
        understood = told.query not in ("", "sayings") and told.sentence.startswith("Yes: ")
        if not understood or "since" not in dict(self._query(told.query).columns):
            return found
        spans = [operations.span(row.text("since")) for row in told.rows]
        known = [span for span in spans if span]
        if any(time[1].holds(span) for span in known):
            return told
        if known and not any(span.first <= time[1].last and time[1].first <= span.last for span in known):
            return told._replace(outcome="none", sentence=f"No: {told.sentence.removeprefix('Yes: ')}")
        text = f"No source says {narrowing.on(time[1])}. {told.sentence.removeprefix('Yes: ')}"
        return told._replace(outcome="unknown", sentence=text)


def _ending(said: tuple[str, ...], at: int) -> tuple[int, Interval] | None:
    """Where a time begins with which a question ends, and that time."""
    read = times.read(said, at)
    if read and read[1] == len(said):
        return at, read[0]
    return None
