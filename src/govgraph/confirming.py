"""Whether what a question names is among the rows of an answer: yes with its rows, or no with the others."""

from govgraph import composition, narrowing, operations
from govgraph.answer import Answer
from govgraph.composition import Asked
from govgraph.names import tokens
from govgraph.pairing import Pairing
from govgraph.reading import Reading

# What comes before and after what, the next alone.
_SEQUENCE = ("predecessor", "successor")
# Of these nothing is denied by naming others than them.
_APART = {"Person", "Place", "Meeting"}


class Confirming(Pairing):
    """The part of the graph that confirms or denies."""

    def _checked(self, asked: Asked, reading: Reading, found: Answer) -> Answer:
        """Whether one thing is among the rows: yes with its rows, no with the others."""
        kept = operations.only(found.rows, reading.only)
        dated = reading.operation == "dated" and not any(row.text("day") for row in kept)
        if not kept or dated:
            near = narrowing.near(self.index, asked, found.rows, reading.only)
            kept = (kept or near, near)[any(row.text("day") for row in near)]
        name = self.index.things[reading.only].text
        if kept and reading.polar:
            kept = tuple(row for row in kept if operations.still(row))
        if kept:
            shown = self._rebuilt(asked, reading, kept)
            if reading.polar:
                word = ("Yes", "No")[shown.outcome == "none"]
                shown = shown._replace(sentence=f"{word}: {shown.sentence}")
            return shown
        if not found.rows:
            return found
        if reading.query in _SEQUENCE and {reading.only, str(asked.params["thing"])} <= self.index.meetings.keys():
            return self._in_order(asked, reading)
        acting = self._in_person(asked, reading)
        if acting:
            return acting
        if all(row.status == "denied" for row in found.rows):
            # That somebody else did not is nothing that this one did not.
            return composition.instead(found._replace(rows=()), asked.text, "unknown", f"No source names {name} here.")
        if self._is_other(reading.only, found) or self._is_tied(reading.only, found, asked):
            said = f"No source names {name} here: {found.sentence}"
            return composition.instead(found, asked.text, "unknown", said)._replace(before=found.before)
        said = (narrowing.DENIED + "{}: {}", "{} does not tell it. {}")[reading.only.startswith("source/")]
        text = said.format(name, found.sentence)
        return composition.instead(found, asked.text, "none", text)._replace(before=found.before)

    def _in_person(self, asked: Asked, reading: Reading) -> Answer | None:
        """The yes of a person whom a source calls by the name of a seat in a body, which another body fills."""
        body, career = str(asked.params.get("body", "")), self._query("career-at")
        if not body or not reading.polar or "Person" not in self.index.things[reading.only].classes:
            return None
        told = asked._replace(query=career, params={"person": reading.only, "body": body})
        rows = self._answer(told).rows
        if reading.times:
            rows = tuple(row for row in operations.dated(rows, reading.times[0]) if row.text("day"))
        seat = asked.query.name.partition("-")[0]
        rows = tuple(row for row in rows if seat in tokens(row.text("title")) and row.is_so)
        if not rows:
            return None
        made = composition.build(self.index, told, rows)
        return made._replace(sentence=f"Yes: {made.sentence}")

    def _is_other(self, thing: str, found: Answer) -> bool:
        """Whether an answer names nothing of the sort of a thing, as bodies alone where a person is looked for."""
        named = {cell.id for row in found.rows for _, one in row.cells for cell in (one, *one.several)}
        sorts = {sort for one in named & self.index.things.keys() for sort in self.index.things[one].classes}
        looked_for = set(self.index.things[thing].classes)
        apart = not sorts or "Person" in sorts or bool(_APART & looked_for)
        return apart and found.query != "where" and sorts.isdisjoint(looked_for)

    def _is_tied(self, thing: str, found: Answer, asked: Asked) -> bool:
        """Whether an answer names an office of a body or a person, and so perhaps what was done for it or by them."""
        if {"Body", "Person"}.isdisjoint(self.index.things[thing].classes) or asked.query.name == "ties":
            return False
        named = {cell.id for row in found.rows for _, cell in row.cells if cell.id in self.index.things}
        offices = sorted(one for one in named if "Office" in self.index.things[one].classes)
        tied = [asked._replace(query=self._query("ties"), params={"thing": thing, "other": one}) for one in offices]
        if "Body" in self.index.things[thing].classes:
            persons = sorted(one for one in named if "Person" in self.index.things[one].classes)
            career = self._query("career-at")
            tied += [asked._replace(query=career, params={"person": one, "body": thing}) for one in persons]
        return any(self._answer(one).rows for one in tied)

    def _of_more(self, asked: Asked, reading: Reading, found: Answer) -> list[str]:
        """That the members named are fewer than a source counts, or how many it counts where it names none."""
        if reading.query != "members" or reading.operation or reading.only or reading.among:
            return []
        counted = self._answer(asked._replace(query=self._query("count"), params={"thing": asked.params["body"]}))
        stated = [row.text("figure") for row in counted.rows if row.text("matter") == "stated"]
        if not found.rows:
            told = [
                f"{row.text('figure')} ({row.text('day')})" for row in counted.rows if row.text("matter") == "stated"
            ]
            return [f"of their number sources tell: {', '.join(dict.fromkeys(told))}"] * bool(told)
        least = min((int(figure) for figure in stated if figure.isdecimal()), default=0)
        named = {cell.id for row in found.rows for cell in row.each("member")}
        if any("Collective" in self.index.things[one].classes for one in named & self.index.things.keys()):
            # Nobody knows how many stand behind it.
            return []
        return [f"{len(named)} are named here; sources count {', '.join(dict.fromkeys(stated))}"] * (len(named) < least)
