"""Questions of two halves: who did this and also that, who did this but not that, and two questions in one."""

import re
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from govgraph import halving, operations, sentence
from govgraph.answer import Answer, Cell, Row
from govgraph.composition import Asked
from govgraph.confirming import Confirming
from govgraph.dates import Interval
from govgraph.framing import Framed
from govgraph.names import normal, tokens
from govgraph.reading import Reading
from govgraph.refusals import REFUSED
from govgraph.vocabulary import strings

# A time that alone tells two halves apart.
_YEAR = re.compile(r"\b(?:in|by|at|on|until|before|after) (?:early |mid-|late )?(?:19|20)\d\d\b")
# What both halves must hold for, or the first alone.
_KINDS = ("without", "both")
# So few words ask for a sort alone.
_BARE = 2
# Of two answers in one sentence, a list may have so many lines.
_LISTED = 20
# How an answer to a yes or no begins.
_VERDICTS = ("Yes", "No")
# Answers that tell all of a thing are none to half a question, and name nobody in particular.
ALL = {"about", "what", "subject", "history", "chronicle", "lineage", "roles"}
_CARDS = {*ALL, "purpose", "sayings"}


class Joined(NamedTuple):
    """Two questions that were asked as one: `kind` is both or without; the second in the ways it may be put."""

    kind: str
    first: str
    second: tuple[str, ...]


# Bodies work in a part of the world, and States lie there.
_AT_WORK, _LYING = "in-region", "states-in-region"


class Joining(Confirming):
    """The part of the graph that answers the two halves of a question, and puts the answers together."""

    @abstractmethod
    def readings(self, question: str) -> list[Reading]:
        """The ways in which a question can be understood."""

    @abstractmethod
    def _understood(self, asked: str, framed: Framed, day: date | None, on: str) -> Answer: ...

    def _joined(self, question: str, day: date | None, on: str) -> Answer | None:
        """What fits both halves of a question, or the first and not the second; none where one has no answer."""
        for halves in self._halves(question):
            first = self._half(halves.first, day, on)
            if not first or not self._main(first):
                continue
            for text in halves.second:
                second = self._half(text.replace("{it}", about(first)), day, on)
                if second and second.query == _AT_WORK and "State" in self._sorts(first):
                    # What is asked of States is where they lie.
                    region: dict[str, str | Interval] = {name: cell.id for name, cell in second.params}
                    second = self._answer(Asked(text, self._query(_LYING), region, day))
                if second and second.query not in _CARDS and not self._sorts(first).isdisjoint(self._sorts(second)):
                    return self._laid(halves.kind, first, second)
        return None

    def _halved(self, both: halving.Halves, found: Answer, framed: Framed, day: date | None, on: str) -> Answer:
        """The answers to two questions in one, or what was `found` for the whole."""
        first = self._understood(found.text, framed._replace(text=both.first), day, on)
        if first.outcome == "not-in-graph":
            return first
        thing = next((cell.id for _, cell in first.params if cell.id), "")
        for second in halving.second(self.index, both, thing):
            told = self._understood(found.text, framed._replace(text=second), day, on)
            if told.query not in ("", "sayings"):
                return self._told_both(found, first, told)
        if found.query not in ("", "sayings") or first.query in ("", "sayings") or first.exit_code or not first.rows:
            return found
        said = f"{self._in_words(first)} Not understood: {both.again or both.second!r}."
        return first._replace(outcome="not-understood", sentence=said, line="", group="")

    def _told_both(self, found: Answer, first: Answer, second: Answer) -> Answer:
        """What is asked in two questions, where both are understood and no one query tells both; else as found."""
        told = (first, second)
        vain = found.outcome == "unknown" and not found.rows
        apart = (first[1:3] != second[1:3] or first.rows != second.rows) and (
            vain or found.query in ("", "sayings", first.query, second.query)
        )
        if not apart or any(one.query in ("", "sayings") or one.exit_code >= REFUSED for one in told):
            return found
        said = [self._in_words(one) for one in told]
        if second.query in ALL or not all(said) or (found.query == second.query and self._tells(found, first)):
            return found
        outcome = next((one.outcome for one in told if one.exit_code), first.outcome)
        notes = tuple(dict.fromkeys((*first.notes, *second.notes)))
        both = _put(first, first.rows, second, second.rows)
        return both._replace(outcome=outcome, sentence=" ".join(said), notes=notes)

    def _each(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer:
        """Whether something is so of each of two things, where that is asked; else as found."""
        pair = halving.each(self.index, framed.text)
        said = tokens(framed.text)
        leads = said[:1] and said[0] in strings(self.index.words["parts"]["verdict"])
        if not pair or not leads or _is_verdict(found) or (found.query not in ("", "sayings") and "or" in said):
            return found
        told = [self._understood(found.text, framed._replace(text=one), day, on) for one in pair]
        if not all(map(_is_verdict, told)):
            return found
        return self._of_each(told)

    def _of_each(self, told: Sequence[Answer]) -> Answer:
        """What is so of each of two things, as one answer."""
        both = _put(told[0], told[0].rows, told[1], told[1].rows)
        outcome = next((one.outcome for one in told if one.exit_code), told[0].outcome)
        return both._replace(outcome=outcome, sentence=" ".join(one.sentence for one in told))

    def _all_of(self, told: Sequence[Answer]) -> Answer:
        """One answer with the rows of several."""
        made = told[0]._replace(line="", group="")
        for one in told[1:]:
            made = _put(made, made.rows, one, one.rows)
        return made

    def _tells(self, found: Answer, first: Answer) -> bool:
        """Whether an answer names what another one does."""
        named = {name for row in found.rows for name in _ids(row)}
        told = self._main(first).keys()
        return not first.rows or bool(told & named)

    def _in_words(self, found: Answer) -> str:
        """The sentence of an answer, with its list where it has one; nothing where that is long."""
        if not found.line:
            return found.sentence
        lines = {sentence.fill(self.index, found.line, found._replace(rows=(row,))): row for row in found.rows}
        return f"{found.sentence} {'; '.join(lines)}." * (len(lines) <= _LISTED)

    def _laid(self, kind: str, first: Answer, second: Answer) -> Answer:
        """One answer hold against the other, by the things that they name; or both, where each is a yes or a no."""
        if _is_verdict(first) and _is_verdict(second):
            return self._of_each([first, second])
        here, there = self._main(first), self._main(second)
        kept = {name: cell for name, cell in here.items() if (name in there) == (kind == "both")}
        rows = tuple(row for row in first.rows if kept.keys() & _ids(row))
        others = tuple(row for row in second.rows if kept.keys() & _ids(row))
        told = (("first", first.sentence), ("second", second.sentence))
        notes = tuple(f"{name}: {text}" for name, text in told if not text.endswith(":"))
        listed = sentence.join({cell.text: None for cell in kept.values()})
        if not kept:
            said = ("both hold", "the first holds and not the second")[kind == "without"]
            text = f"No source names any for which {said}."
            return first._replace(outcome="none", rows=(), sentence=text, line="", notes=notes)
        text = f"Both hold for {listed}."
        if kind == "without":
            text = f"The first holds for {listed}; no source says the second."
        return _put(first, rows, second, others)._replace(sentence=text, outcome="answered", notes=notes)

    def _half(self, question: str, day: date | None, on: str) -> Answer | None:
        """The answer to one half of a question; none where it is none."""
        if not self.readings(question):
            return None
        found = self._understood(question, Framed(question), day, on)
        if found.exit_code or not found.rows or found.query in _CARDS:
            return None
        return found

    def _main(self, found: Answer) -> dict[str, Cell]:
        """The things that an answer is about, as far as it is so."""
        column = operations.main_column(Asked("", self._query(found.query), {}), found.rows)
        # What was never so is not held against what was.
        return {one.id: one for row in found.rows if row.is_so for one in row.each(column) if one.id}

    def _sorts(self, found: Answer) -> set[str]:
        """The classes of the things that an answer is about."""
        named = self._main(found).keys() & self.index.things.keys()
        return {name for one in named for name in self.index.things[one].classes}

    def _halves(self, question: str) -> Iterator[Joined]:
        """The ways to take a question apart, the longest words between two halves first."""
        words = question.rstrip(" ?.!").split()
        said = [normal(word) for word in words]
        being = strings(self.index.words["parts"]["being"])
        pair = halving.each(self.index, question)
        if pair and "both" in said:
            yield Joined("both", pair[0], pair[1:])
        told = {name: [one.split() for one in strings(self.index.words["joined"][name])] for name in _KINDS}
        every = sorted(((kind, one) for kind, ones in told.items() for one in ones), key=lambda one: -len(one[1]))
        for kind, joint in every:
            for at in range(1, len(words) - len(joint)):
                if said[at : at + len(joint)] == joint and self._joins(kind, joint, said, at):
                    before, after = words[:at], words[at + len(joint) :]
                    if len(before) > 1 + 2 * (joint[0] in being) and after:
                        first = self._first_half(kind, before, after)
                        yield Joined(kind, first, self._other_half(said, joint, before, after))

    def _joins(self, kind: str, joint: list[str], said: list[str], at: int) -> bool:
        """Whether words join two halves: "and" does before a verb, or after "both"."""
        if kind != "both" or joint != ["and"]:
            return True
        return said[at + 1] in strings(self.index.words["past"]) or "both" in said[:at]

    def _first_half(self, kind: str, before: list[str], after: list[str]) -> str:
        """The first half as a question; "which agencies never chaired the GMG" asks so of the members of the GMG."""
        if kind == "without" and len(before) <= _BARE:
            ends = (at for at in range(len(after)) if halving.is_name(self.index, [*map(normal, after[at:])]))
            return f"members of {' '.join(after[next(ends, len(after)) :])}"
        return " ".join(word for word in before if word != "both").rstrip(" ,")

    def _other_half(self, said: list[str], joint: list[str], before: list[str], after: list[str]) -> tuple[str, ...]:
        """The second half as a question of its own, about what the first one asks for."""
        nouns = set(strings(self.index.words["joined"]["nouns"]))
        noun = next((word for word in said[:4] if word in nouns), "")
        opening = f"which {noun}" * bool(noun) or "who"
        rest = " ".join((word, "{it}")[word.lower() in ("it", "them")] for word in after)
        for its in ("among its ", "among their ", "its ", "their "):
            if rest.lower().startswith(its):
                return (f"{rest[len(its) :]} of {{it}}", f"{rest[len(its) :]} {{it}}")
        if _YEAR.fullmatch(rest):
            return (_YEAR.sub(rest, " ".join(before)),)
        being = strings(self.index.words["parts"]["being"])
        verb = "".join(f" {word}" for word in joint if word in being) or " are" * ("both" in said)
        return tuple(dict.fromkeys((f"{opening}{verb} {rest}", f"who{verb} {rest}", rest)))


def _put(first: Answer, here: tuple[Row, ...], second: Answer, there: tuple[Row, ...]) -> Answer:
    """One answer with the rows of two."""
    columns = tuple(dict.fromkeys((*first.columns, *second.columns)))
    return first._replace(
        rows=(*here, *there),
        columns=columns,
        line="",
        group="",
        before=(*first.before, *second.before),
        disagrees=(*first.disagrees, *second.disagrees),
        senses=(),
    )


def _is_verdict(found: Answer) -> bool:
    told = found.exit_code < REFUSED and (found.query != "sayings" or found.outcome != "unknown")
    return told and found.sentence.startswith(_VERDICTS)


def about(found: Answer) -> str:
    """The name of what an answer is about."""
    return next((cell.text for _, cell in found.params if cell.id), "")


def _ids(row: Row) -> set[str]:
    return {one.id for _, cell in row.cells for one in (cell, *cell.several) if one.id}
