"""Answering a question: its readings are weighed, the best is run, and its rows are picked from."""

from abc import abstractmethod
from datetime import date

from govgraph import composition, framing, halving, lapse, narrowing, operations, refusals, setting, spanning
from govgraph.answer import Answer, Call, Cell, Row
from govgraph.ask import LONGEST, Asker
from govgraph.composition import Asked
from govgraph.dates import EVER, LAST, Interval, today
from govgraph.framing import Framed
from govgraph.joining import ALL
from govgraph.names import Names
from govgraph.opened import day_of
from govgraph.reading import Reading
from govgraph.rewording import Rewording
from govgraph.spoken import Spoken
from govgraph.weighing import CARDS

# What tells both ends of a thing, and so how long it lasted.
_LIFETIME = "lifetime"
# How many answers are kept.
_KEPT = 2000


class Asking(Rewording):
    """The part of the graph that answers questions in words."""

    _today: date | None
    _held: tuple[tuple[int, date, date], Asker] | None = None
    _heard: dict[tuple[str, str, str, str, date], Answer]

    @property
    @abstractmethod
    def names(self) -> Names:
        """What things are called."""

    @abstractmethod
    def _timed(self, asked: Asked, on: str, past: bool) -> Asked: ...

    def ask(self, question: str, as_of: str = "", on: str = "") -> Answer:
        """Answer a question in words; one that is not understood or ambiguous is answered by saying so.

        `as_of` (YYYY, YYYY-MM or YYYY-MM-DD) answers from sources dated up to then, `on` asks about a time.

        >>> import govgraph
        >>> govgraph.GovGraph().ask("who chairs GFMD 2010", as_of="2009-10").outcome
        'planned'
        """
        key = (self.index.stamp, question, as_of, on, self._today or today())
        if key not in self._heard:
            if len(self._heard) >= _KEPT:
                self._heard.clear()
            self._heard[key] = self._ask(question, day_of(as_of), on)._replace(call=Call("ask", question, as_of, on))
        return self._heard[key]

    def _ask(self, question: str, day: date | None, on: str) -> Answer:
        if len(question) > LONGEST:
            return refusals.too_long(self.index, question)
        plain, notes = self._plainly(question)
        framed = framing.read(self.index, plain)
        if framed.day:
            day = min(day or LAST, framed.day)
        several = framing.several(self.index, framed)
        found = several and self._in_frame(several, day, on, plain)
        if not found or found.query in ("", "sayings"):
            found = self._in_frame(framed, day, on, plain)
        if found.query in ("", "sayings"):
            found = self._put_right(framed, found, day, on, plain)
        if found.query in ("", "sayings"):
            found = self._apart(framed, found, day, on)
        return narrowing.aged(self.index, found)._replace(text=question, notes=(*found.notes, *notes))

    def _plainly(self, question: str) -> tuple[str, tuple[str, ...]]:
        """A question without courtesies and without whose a thing is, and a note on that."""
        plain = framing.plain(self.index, question)
        owned = setting.owned(self.index, plain)
        if owned:
            return owned.text, (f"{owned.name!r} is taken to say whose it is",)
        return plain, ()

    def _in_frame(self, framed: Framed, day: date | None, on: str, question: str) -> Answer:
        """Answer a question in its frame, of one or of two halves."""
        found = self._sorted(framed, self._understood(question, framed, day, on), day, on)
        found = self._of_kind(framed, found, day, on)
        found = self._between(framed, self._each(framed, found, day, on), day, on)
        found = self._then(framed, self._sooner(framed, found, day, on), day, on)
        found = self._existed(framed, self._by_day(framed, found, day, on), day, on)
        found = self._outnumbered(framed, found, day, on)
        both = halving.halves(self.index, framed.text)
        if both:
            found = self._halved(both, found, framed, day, on)
        return found

    def _understood(self, asked: str, framed: Framed, day: date | None, on: str) -> Answer:
        """Answer what was asked by the question in its frame."""
        question, source = framed.text, framed.source
        asker = self._asker(day)
        spoken = asker.spoken(question)
        said = spoken.text
        readings = asker.readings(spoken.text, spoken.asks)
        if not readings and spoken.asks:
            spoken = Spoken(question, question)
            readings = asker.readings(question)
        if not readings and not spoken.asks:
            spoken = asker.spoken(asker.respelt(question))
            readings = [
                one._replace(respelt=asker.respelt(question)) for one in asker.readings(spoken.text, spoken.asks)
            ]
        if framed.among:
            readings = [one._replace(among=framed.among) for one in readings if not one.polar]
        if framed.some > 1:
            leads = readings[:1] and readings[0].operation in ("first", "last")
            readings = [one._replace(some=framed.some) for one in readings * bool(leads) if one.operation]
        joined = None
        if not readings and not source and not framed.among:
            joined = self._joined(question, day, on)
        if joined:
            return joined
        set_aside, near = "", None
        if not readings:
            near = self._sought(asked, said, asker, day, source) or refusals.not_understood(
                self.index, self.names, asked, asker
            )
        if near and near.exit_code and not spoken.asks:
            readings, set_aside = self._freed(question, framed, asker, day)
        if near and not readings:
            return near
        if source and (readings[0].polar or readings[0].operation or readings[0].only):
            return self._as_written(asked, question, day, on, source)
        if source:
            readings = [one._replace(only=source) for one in readings if not (one.polar or one.operation or one.only)]
        found = self._best(question, asker, readings, day, on)
        if found.outcome == "ambiguous" and not source:
            found = self._joined(question, day, on) or found
        settled = found.rows or readings[0].polar or readings[0].beside or any(one.absent for one in readings)
        if found.outcome == "unknown" and not settled and not framed.among:
            found = self._beside(said, readings[0], asker, day) or found
        if spoken.asks and found.exit_code < refusals.REFUSED:
            return self._spoken(spoken, found, readings[0], day)
        if near and not found.rows:
            return near
        if set_aside:
            found = found._replace(notes=(*found.notes, f"{set_aside!r} is taken to say where this belongs"))
        return found

    def _freed(self, question: str, framed: Framed, asker: Asker, day: date | None) -> tuple[list[Reading], str]:
        """The readings of a question without a name that only says where something belongs, and that name."""
        sayings = self._sayings(asker, day)
        if not sayings:
            return [], ""
        for one in setting.freed(self.index, question):
            readings = [
                reading
                for reading in asker.readings(one.text)
                if reading.query not in ALL and sayings.are_tied(one.things, refusals.meant(self.index, reading))
            ]
            if framed.among:
                readings = [reading._replace(among=framed.among) for reading in readings if not reading.polar]
            if readings:
                return readings, one.name
        return [], ""

    def _as_written(self, asked: str, question: str, day: date | None, on: str, source: str) -> Answer:
        """The answer as known when a source was written, with a note where that source does not tell it."""
        found = self._understood(asked, Framed(question), day or self._written(source), on)
        if found.exit_code or operations.only(found.rows, source):
            return found
        return found._replace(notes=(*found.notes, f"{self.index.things[source].text} does not tell it"))

    def _written(self, source: str) -> date:
        """The latest day on which a source may have been written."""
        every = self._answer(Asked("", self._query("sources"), {})).rows
        name = self.index.things[source].text
        return max(date.fromisoformat(row.text("latest")) for row in every if row.text("source") == name)

    def readings(self, question: str) -> list[Reading]:
        """The ways in which a question can be understood, the best first, with their scores."""
        asker = self._asker(None)
        question = framing.read(self.index, self._plainly(question)[0]).text
        spoken = asker.spoken(question)
        return asker.readings(spoken.text, spoken.asks) or asker.readings(question)

    def _asker(self, day: date | None) -> Asker:
        known = day or date.fromisoformat(self.index.newest)
        now = day or self._today or today()
        key = (id(self.index), known, now)
        if self._held is None or self._held[0] != key:
            self._held = key, Asker(self.index, self.names, known, now)
        return self._held[1]

    def _told(self, question: str, reading: Reading, readings: list[Reading], day: date | None, on: str) -> Answer:
        if reading.absent:
            beside = [
                one for one in readings if not one.absent and one.params and one.params[0][1] == reading.absent[0]
            ]
            return self._absent(question, reading, beside, day)
        reading = reading.of_its_time(self._today or today())
        asked = Asked(question, self._query(reading.query), dict(reading.params), day)
        asked = self._timed(asked, on, reading.past)
        found = self._done(asked, reading)
        source = reading.only.startswith("source/")
        if source and not day and not operations.only(found.rows, reading.only):
            return self._told(question, reading, readings, self._written(reading.only), on)
        found = self._vacant(asked, reading, narrowing.unsettled(self.index, asked, reading, found))
        if reading.polar and not reading.only and reading.query == "exists" and found.outcome == "answered":
            found = found._replace(outcome="none", sentence=f"No: {found.sentence}")
        said = found.sentence.startswith(narrowing.VERDICTS)
        if reading.polar and not (reading.only or said) and found.rows and {"verdict", "held"} & set(found.columns):
            word = {"none": "No: ", "unknown": ""}.get(found.outcome, "Yes: ")
            found = found._replace(sentence=f"{word}{found.sentence}")
        if reading.polar and reading.numbers and found.rows and not found.sentence.startswith(("Yes", "No")):
            found = narrowing.newest(self.index, found, self._run(asked, reading), reading)
        found = narrowing.over(self.index, reading, narrowing.confirmed(self.index, asked, reading, found))
        found = spanning.bounded(narrowing.stood(self.index, asked, reading, found), reading)
        if reading.query == _LIFETIME:
            found = lapse.between(found)
        if reading.query in CARDS and found.rows:
            labels = [cell.label for _, cell in found.params if cell.label not in ("", cell.text.removeprefix("the "))]
            found = found._replace(notes=(*labels, *found.notes))
        notes = (*narrowing.sittings(self.index, reading, found), *narrowing.told_of(asked, reading, found))
        more = self._of_more(asked, reading, found)
        notes = (*found.notes, *notes, *more)
        if more and found.rows:
            found = found._replace(sentence=f"Not all are named: {found.sentence[:1].lower()}{found.sentence[1:]}")
        return found._replace(read_as=reading.respelt, notes=notes)

    def _vacant(self, asked: Asked, reading: Reading, found: Answer) -> Answer:
        """Say that nobody has a seat, as last attested by then, where a source says so and none names anybody."""
        empty = [thing for thing in asked.params.values() if thing in self.index.vacancies]
        if not empty or found.rows or found.outcome != "unknown":
            return found
        until = next((value for value in asked.params.values() if isinstance(value, Interval)), EVER).last
        params = {"property": "property/vacancy", "thing": empty[0]}
        told = asked._replace(query=self._query("property"), params=params)
        seat = f"the {asked.query.name.partition('-')[0]}: "
        rows = tuple(
            row
            for row in self._answer(told).rows
            if row.text("text").startswith(seat) and dict(row.bounds).get("attested", EVER).last <= until
        )
        if not rows:
            return found
        made = composition.build(self.index, told, rows)
        return composition.instead(made, asked.text, "none", "No: " * reading.polar + made.sentence)

    def _done(self, asked: Asked, reading: Reading) -> Answer:
        """Run a reading, and do with its rows what it says."""
        if reading.operation in ("origin", "ending"):
            asked = self._at_edge(asked, ("start", "end")[reading.operation == "ending"])
        found = operations.numbered(self.index, asked, reading.numbers, self._run(asked, reading))
        timings = found.column("timing")
        if reading.operation == "origin" and timings and "in" not in timings:
            said = f"No source says so early. {found.sentence}"
            return composition.instead(found, asked.text, "unknown", said)
        found = narrowing.sharpened(self.index, asked, reading, found)
        rows = narrowing.fitting(self.index, asked, found.rows, reading.sort)
        if len(rows) < len(found.rows):
            if not rows:
                return narrowing.unfit(found, asked, reading.sort)
            found = self._rebuilt(asked, reading, rows)
        if reading.among:
            found = self._among(asked, reading, found)
        column = operations.main_column(asked, found.rows)
        beside = reading.operation in ("after", "before")
        picked = beside or reading.operation in ("first", "last")
        if reading.only and not picked:
            checked = self._checked(asked, reading, found)
            found = (checked.outcome == "none" and self._in_series(asked, reading)) or checked
        if reading.operation == "except":
            return self._excepted(asked, reading, found)
        if reading.operation == "elapsed":
            return lapse.between(self._severally(asked, reading, found, column))
        if reading.operation in ("severally", "more"):
            return operations.differing(self._severally(asked, reading, found, column), reading.operation)
        if reading.operation in ("both", "without", "apart"):
            return self._compared(asked, reading, found, column)
        if reading.operation in ("joined", "left", "compared"):
            return self._moved(asked, reading, column)
        if reading.operation in ("", "ever", "dated", "origin", "ending") or not found.rows:
            return found
        if beside:
            rows = operations.beside(found.rows, reading.beside, reading.operation, column, reading.every)
            if reading.only and not operations.only(rows, reading.only):
                rows = operations.beside(found.rows, reading.beside, reading.operation, column)
        else:
            rows = operations.end(operations.in_turn(found.rows), reading.operation, reading.some, column)
        if not rows and reading.operation == "after" and narrowing.was_planned(found, reading.beside):
            return found
        if not rows:
            name = self.index.things[reading.beside].text
            text = f"Nothing is on record {reading.operation} {name}: {found.sentence}"
            return composition.instead(found, asked.text, "unknown", text)
        apart = operations.gap(found.rows, rows, reading.beside) * (beside and not reading.every)
        found = self._rebuilt(asked, reading, rows)
        found = found._replace(notes=(*found.notes, *apart))
        told = found
        if reading.only:
            told = self._checked(asked, reading, found)
        if beside:
            return told
        return operations.of_record(self.index, found, told, reading.operation)

    def _at_edge(self, asked: Asked, edge: str) -> Asked:
        """The same question, of the time when the thing that it is about began or ended, where that is known."""
        param = next(name for name, value in asked.params.items() if isinstance(value, Interval))
        # Of two, as a member and its body, the second is what begins and ends.
        *_, thing = (value for value in asked.params.values() if isinstance(value, str))
        began = self._answer(asked._replace(query=self._query(edge), params={"thing": thing}))
        days = next(filter(None, (operations.span(row.text("day")) for row in began.rows)), None)
        return asked._replace(params={**asked.params, param: days or asked.params[param]})

    def _run(self, asked: Asked, reading: Reading) -> Answer:
        """The answer of the query; over all meetings of a series where it says so, or where nothing is known of it."""
        if reading.each:
            return self._over(asked, reading, reading.each)
        now = asked.as_of or self._today or today()
        found = narrowing.within(self.index, asked, reading, self._answer(asked), now)
        bare = found.outcome == "unknown" and not (found.rows or reading.only or reading.operation)
        # What comes before or after a series does so before or after none of its meetings.
        bare = bare and reading.query not in narrowing.NEIGHBOURS
        for param in asked.query.params * bare:
            value = str(asked.params.get(param.name))
            if self._asker(asked.as_of).meetings.of(value) and "Meeting" in (param.of or ("Meeting",)):
                met = self._over(asked, reading, param.name)
                if met.rows:
                    return met
        return found

    def _in_series(self, asked: Asked, reading: Reading) -> Answer | None:
        """Yes, where what is looked for is tied to one meeting of a series that is asked about; else None."""
        tied = "relation" in dict(asked.query.columns)
        for param in asked.query.params * (tied and not reading.each):
            if self._asker(asked.as_of).meetings.of(str(asked.params.get(param.name))):
                told = self._checked(asked, reading, self._over(asked, reading, param.name))
                if told.rows and told.outcome == "answered":
                    return told
        return None

    def _over(self, asked: Asked, reading: Reading, param: str) -> Answer:
        """The answer of the query for each meeting of a series."""
        span = next(iter(reading.times), EVER)
        rows: list[Row] = []
        meetings = self._asker(asked.as_of).meetings
        for one in meetings.of(str(asked.params[param])):
            if not meetings.is_in(one, span):
                continue
            found = self._answer(asked._replace(params={**asked.params, param: one}))
            rows += operations.labelled(
                found.rows, Cell(self.index.things[one].text, one, self.index.things[one].label)
            )
        return self._rebuilt(asked, reading, tuple(rows))

    def _spoken(self, spoken: Spoken, found: Answer, reading: Reading, day: date | None) -> Answer:
        """What was asked about an answer: its sources, or what disagrees with it."""
        if spoken.asks == "source":
            places = list(dict.fromkeys(str(one) for row in found.rows for one in row.sources))
            if not places:
                return found
            more = f" and {len(places) - 3} more" * (len(places) > 3)
            text = f"{found.sentence.removeprefix('Yes: ')} Said in {'; '.join(places[:3])}{more}."
            return found._replace(sentence=text)
        things = [
            one for one in (*[str(value) for _, value in reading.params], reading.only) if one in self.index.things
        ]
        for thing in things:
            told = self._answer(Asked(spoken.question, self._query("conflicts-about"), {"thing": thing}, day))
            if told.rows:
                return told._replace(before=found.before, disagrees=found.disagrees)
        if found.before or found.disagrees:
            return found
        return found._replace(sentence=f"No source is on record as saying otherwise. {found.sentence}")

    def _absent(self, question: str, reading: Reading, beside: list[Reading], day: date | None) -> Answer:
        """Say that there is no such meeting, and what is known of the series in that year."""
        assert reading.absent
        series, number = reading.absent
        thing = self.index.things[series]
        name = f"{thing.text.removeprefix('the ')} {number}"
        if not number.isdecimal():
            text = f"No source names a {number} meeting of {thing.text}."
            return Answer(question, reading.query, (), "unknown", text, data=self.index.version)
        for one in beside[:1]:
            found = self._told(question, one, [], day, "")
            # This year is not over: whoever was last named may still be there.
            going = number == str((day or self._today or today()).year) and found.outcome == "answered"
            if going or "in" in found.column("timing"):
                return found._replace(notes=(f"there is no {name} meeting in the graph", *found.notes))
        began = self._answer(Asked(question, self._query("start"), {"thing": series}, day))
        years = sorted(str(self.index.things[one].year) for one in self.index.series.get(series, ()))
        if began.rows and min(began.column("earliest")) > f"{number}-12-31":
            when = began.rows[0].text("day")
            text = f"There is no {name}: {thing.text} did not exist yet, it began in {when}."
            return composition.instead(began, question, "none", text)
        text = f"There is no {name} in the graph; it has {', '.join(years)}."
        return composition.instead(began._replace(rows=()), question, "not-in-graph", text)
