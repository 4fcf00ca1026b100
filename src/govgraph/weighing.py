"""Choosing among the readings of a question: the best is run, and others where it has no answer."""

from abc import abstractmethod
from datetime import date

from govgraph import narrowing, refusals, spanning
from govgraph.answer import Answer
from govgraph.ask import Asker
from govgraph.dates import Interval
from govgraph.joining import ALL
from govgraph.names import tokens
from govgraph.reading import Reading
from govgraph.sorting import Sorting

# How many readings that come out alike are tried for one that has an answer.
_TRIED = 6
# How far behind the leading reading another one may be that has an answer where that has none.
_BEHIND = 9
# How far, where of the same things a yes or a no is asked, or all meetings of a series, and nothing is known.
_BESIDE = 12
# How far, where somebody is looked for in a seat of which nothing is known.
_BARE = 20
# And how far, where it speaks of other things.
_APART = 7
# What a yes or no begins with that rests on statements, and the status of one that says no.
_VERDICT = ("Yes: ", "No: ")
_DENIED = "status/denied"
# What the one tells as so, the other tells the other way round.
_OPPOSITE = ({"predecessor", "successor"}, {"holder-before", "holder-after"}, {"chairs-before", "chairs-after"})
# Answers that describe a thing name it in full.
CARDS = ("about", "what", "subject", "purpose", "names")


class Weighing(Sorting):
    """The part of the graph that weighs the readings of a question against each other."""

    @abstractmethod
    def _told(self, question: str, reading: Reading, readings: list[Reading], day: date | None, on: str) -> Answer: ...

    def _best(self, question: str, asker: Asker, readings: list[Reading], day: date | None, on: str) -> Answer:
        """Run the leading reading; where several lead, the one that has an answer; where several mean, ask back."""
        leading = asker.leading(readings)
        if len(leading) == 1:
            found = self._told(question, leading[0], readings, day, on)
            turned = found.outcome == "unknown" and self._turned(question, readings, day, on)
            if turned:
                return turned
            if _stands(leading[0], found):
                return self._otherwise(question, readings, found, day, on)
            second = self._second(question, readings, day, on, not found.rows)
            if second is None or (found.rows and (second.query in CARDS or _same(found, second))):
                return found
            return second
        tried = [(one, self._told(question, one, readings, day, on)) for one in leading[:_TRIED]]
        if refusals.are_namesakes(self.index, leading):
            fit = [found for _, found in tried if found.rows and found.exit_code == 0]
            if len(fit) == 1 == len(leading) - 1:
                # Of two of one name, the question fits the one of which it can be told.
                return fit[0]
            return refusals.ambiguous(self.index, question, leading)
        if tried[0][1].rows and tried[0][1].outcome == "none":
            return self._otherwise(question, readings, tried[0][1], day, on)
        answered = [(one, found) for one, found in tried if found.rows and found.exit_code == 0]
        if leading[0].times:
            then = [(one, found) for one, found in answered if _stands(one, found) and found.query != "about"]
            answered = then or answered
        if not answered and tried[0][1].outcome == "unknown":
            turned = self._turned(question, readings, day, on)
            if turned:
                return turned
        if not answered and tried[0][1].outcome == "unknown" and not leading[0].absent and not leading[0].only:
            second = self._second(question, readings, day, on, not any(found.rows for _, found in tried))
            if second and not (readings[0].times and second.query in CARDS):
                return second
        if not answered:
            rows = [(one, found) for one, found in tried if found.rows]
            told = (found for one, found in rows if not one.only or self._denies(leading[0], one, found))
            return next(told, tried[0][1])
        # Two that are called by their places are of one series rather than of two.
        answered = [(one, found) for one, found in answered if self._is_in_line(one)] or answered
        first, found = answered[0]
        several = [one for one, _ in answered if refusals.is_other(self.index, first, one)]
        whole = [told for one, told in answered * bool(several) if self._is_whole(one, question)]
        if len(whole) == 1:
            return whole[0]
        if several:
            return refusals.ambiguous(self.index, question, [first, *several])
        alike = [told for one, told in answered[1:] if one.query == first.query and not one.operation]
        return self._together(found, alike * (not first.operation))

    def _is_in_line(self, one: Reading) -> bool:
        """Whether the meetings that a reading names are of one series."""
        named = {*(str(value) for _, value in one.params), one.only, one.beside} & self.index.meetings.keys()
        return len({self.index.things[name].series for name in named}) < 2

    def _is_whole(self, one: Reading, question: str) -> bool:
        """Whether a reading describes what the last words of a question name as a whole, and not parts of that name."""
        words = tokens(question)
        names = (self.index.names.get(" ".join(words[at:]), []) for at in range(len(words)))
        named = next(filter(None, names), [])
        return one.query in CARDS and any(value in named for _, value in one.params)

    @staticmethod
    def _denies(first: Reading, other: Reading, found: Answer) -> bool:
        """Whether the seat that somebody is looked for in is another's, in a reading on the same one as the first."""
        alike = first.polar and other.only == first.only and "timing" in found.columns
        return alike and found.outcome == "none"

    def _together(self, found: Answer, others: list[Answer]) -> Answer:
        """One answer with those to the same question of other meetings, as where two sat in one place."""
        met = self.index.meetings.keys()
        named = [{cell.id for _, cell in one.params} & met for one in (found, *others)]
        alike = [one for one, ids in zip(others, named[1:], strict=True) if ids - named[0] and not one.line]
        if not alike or not named[0] or found.line:
            return found
        said = dict.fromkeys((found.sentence, *(one.sentence for one in alike)))
        rows = (*found.rows, *(row for one in alike for row in one.rows))
        return found._replace(rows=rows, sentence=" ".join(said))

    def _turned(self, question: str, readings: list[Reading], day: date | None, on: str) -> Answer | None:
        """The answer with two names the other way round, or of the same seat, where who comes after whom has none."""
        first = readings[0]
        for one in readings[1:] * (first.beside != "" and not first.only and first.operation in ("after", "before")):
            told = dict(first.params).values(), dict(one.params).values()
            turned = one.query == first.query and one.beside in told[0] and first.beside in told[1]
            seat = one.beside == first.beside and self._query(one.query).fills == self._query(first.query).fills != ()
            if (turned or seat) and one.operation == first.operation and not one.only:
                found = self._told(question, one, readings, day, on)
                if found.rows and not found.exit_code:
                    return found
        return None

    def _otherwise(self, question: str, readings: list[Reading], found: Answer, day: date | None, on: str) -> Answer:
        """The yes of another reading on the same seat, of a body beside its meeting, where the leading one has none.

        Where nobody is known to have that seat, another one may be meant.
        """
        first = readings[0]
        # What is only planned for the meetings of a series may be told as a fact of the series.
        planned = found.outcome == "planned" and (bool(first.each) or not (first.only or first.polar))
        vain = found.outcome == "unknown"
        bare = vain and not found.rows
        for one in readings[1:_TRIED] * (planned or (bool(first.only) and (vain or found.outcome == "none"))):
            fills = self._query(first.query).fills
            # What fills no seat may be put in several ways, of which one knows of it.
            free = one.query not in narrowing.PLANS and not (fills or one.spare - first.spare)
            if {first.query, one.query} in _OPPOSITE:
                continue
            alike = vain and [value for _, value in one.params] == [value for _, value in first.params]
            same = bare or free or alike or self._query(one.query).fills == fills != ()
            if same and one.only == first.only and first.score - one.score <= (_BEHIND, _BARE)[vain or free]:
                told = self._told(question, one, readings, day, on)
                yes = told.sentence.startswith("Yes: ") and any(row.is_so for row in told.rows)
                if planned and not first.each and (told.outcome == "planned" or set(told.column("timing")) != {"in"}):
                    continue
                yes = yes or (bare and told.sentence.startswith(spanning.APART))
                if yes or (not first.polar and told.rows and not told.exit_code):
                    return told
        return found

    def _second(
        self, question: str, readings: list[Reading], day: date | None, on: str, bare: bool = False
    ) -> Answer | None:
        """The answer of a reading not far behind, where the leading one has none.

        It must do nothing with its rows, and use every word of some weight that the leading one uses; where that is
        `bare` of rows, it may say yes of one thing, or no where that is on record.
        """
        for one in readings[1:_TRIED]:
            checks = bool(one.only) and bare and readings[0].polar and bool(self._query(one.query).fills)
            apart = not checks and refusals.meant(self.index, one) != refusals.meant(self.index, readings[0])
            freely = readings[0].polar or (readings[0].each and not one.each)
            beside = bare and freely and not apart and one.query not in {*ALL, *CARDS}
            least = (_BEHIND, _BESIDE)[bool(beside)]
            behind = readings[0].score - one.score > least and not checks
            if behind or one.absent or (one.only and not checks) or one.operation:
                continue
            if one.spare - readings[0].spare:
                continue
            if apart and readings[0].score - one.score > _APART:
                continue
            found = self._told(question, one, readings, day, on)
            denied = checks and found.outcome == "none" and any(row.id("status") == _DENIED for row in found.rows)
            timeless = one.times and not any(isinstance(value, Interval) for _, value in one.params)
            asked = one.only or (timeless and readings[0].polar)
            said = not asked or found.sentence.startswith(_VERDICT)
            if found.rows and said and (denied or found.exit_code == 0):
                return found
        return None


def _stands(reading: Reading, found: Answer) -> bool:
    """Whether the answer of the leading reading is kept: one with rows, and not of another time or sort alone."""
    if reading.absent or reading.only:
        return True
    if found.outcome == "unknown":
        return bool(found.rows) and not reading.sort
    timings = set(found.column("timing"))
    return not timings or not timings <= {"before", "after"}


def _same(found: Answer, other: Answer) -> bool:
    """Whether two answers are about the same things."""
    return {cell.id for _, cell in found.params} == {cell.id for _, cell in other.params}
