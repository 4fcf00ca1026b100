"""What somebody says ahead of a question: "my note is on the 2006 Dialogue, which resolution decided to hold it?"."""

import itertools
from abc import abstractmethod
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from govgraph import framing, operations
from govgraph.answer import Answer
from govgraph.compiled import Index
from govgraph.framing import Framed
from govgraph.joining import ALL
from govgraph.kinds import Kinds
from govgraph.names import tokens
from govgraph.vocabulary import strings
from govgraph.weighing import CARDS

# What a clause ends with.
_ENDS = (",", ";", ":", ".", "?", "!", "-", "–", "—")
# So many clauses, counted from the end, are taken for the question; nobody says so many words.
_CLAUSES, _WORDS = 3, 60
# A question that says more of its subject after it has so many words at least.
_LEAST = 3
# The columns that tell when something was so.
_DAYS = ("day", "days", "since")
# Of so many words, at the most, something is called that is spoken of ahead.
_LONGEST = 8


class Preface(NamedTuple):
    """A question, and what is said ahead of it; "it" in the question may mean something that is named there."""

    said: str
    question: str
    pronoun: str = ""


def read(index: Index, question: str) -> Iterator[Preface]:
    """The ways to set a question apart from what is said ahead of it, the shortest question first.

    >>> import govgraph
    >>> text = "I'm writing on the 2006 Dialogue, which resolution decided to hold it?"
    >>> [tuple(one) for one in read(govgraph.GovGraph().index, text)]
    [("I'm writing on the 2006 Dialogue", 'which resolution decided to hold it?', 'it?')]
    """
    words = question.split()
    parts = index.words["parts"]
    begins = {*strings(parts["asking"]), *strings(parts["verdict"])}
    for at in range(len(words) - 1, 0, -1):
        if len(words) > _WORDS or not words[at - 1].endswith(_ENDS):
            continue
        rest = framing.plain(index, " ".join(words[at:]))
        said = tokens(rest)
        if len(said) > 1 and said[0] in begins:
            pronoun = next((word for word in rest.split() if word.strip("?.,").lower() in strings(parts["it"])), "")
            yield Preface(" ".join(words[:at]).rstrip("".join(_ENDS)), rest, pronoun)


def behind(index: Index, question: str) -> Iterator[Preface]:
    """The ways to set a question apart from what is said behind it of what it asks about.

    >>> import govgraph
    >>> text = "what came after the GMG when it was wound up?"
    >>> [tuple(one) for one in behind(govgraph.GovGraph().index, text)]
    [('when it was wound up', 'what came after the GMG', 'it')]
    """
    words = question.rstrip("".join((*_ENDS, " "))).split()
    parts = index.words["parts"]
    for at in range(_LEAST, min(len(words) - 1, _WORDS)):
        if words[at].lower() in strings(parts["trailing"]) and words[at + 1].lower() in strings(parts["it"]):
            yield Preface(" ".join(words[at:]), " ".join(words[:at]).rstrip(" ,"), words[at + 1])


def meant(preface: Preface, name: str) -> str:
    """The question with a name in place of the pronoun.

    >>> meant(Preface("on HLD 2006", "who opened it?", "it?"), "HLD 2006")
    'who opened HLD 2006'
    """
    return " ".join((word, name)[word == preface.pronoun] for word in preface.question.split())


class Prefacing(Kinds):
    """The part of the graph that leaves aside what is said ahead of a question, where the whole is not understood."""

    @abstractmethod
    def _in_frame(self, framed: Framed, day: date | None, on: str, question: str) -> Answer: ...

    def _apart(self, framed: Framed, found: Answer, day: date | None, on: str) -> Answer:
        """The answer to the question alone, with a note on what was left aside; where it has none, as found."""
        for one in itertools.islice(read(self.index, framed.text), _CLAUSES):
            for text in self._ways(one):
                told = self._in_frame(framed._replace(text=text), day, on, text)
                bare = told.rows or (text != one.question and not found.rows)
                # "What is that?" asks for no more than what it is.
                named = text != one.question or told.query not in {*ALL, *CARDS}
                if told.query not in {"", "sayings"} and named and bare:
                    return told._replace(notes=(*told.notes, f"{one.said!r} is left aside"))
        for one in itertools.islice(behind(self.index, framed.text), 1):
            return self._at_clause(framed, found, one, day, on)
        return found

    def _at_clause(self, framed: Framed, found: Answer, one: Preface, day: date | None, on: str) -> Answer:
        """The answer of the time that the words behind a question mean, or without them; with none, as found."""
        told = self._in_frame(framed._replace(text=one.question), day, on, one.question)
        if told.query in {"", "sayings", *ALL, *CARDS} or not told.rows:
            return found
        name = next((cell.text for _, cell in told.params if cell.id), "")
        clause = meant(Preface("", one.said, one.pronoun), name)
        when = self._in_frame(framed._replace(text=clause), day, "", clause)
        spans = [operations.span(row.text(key)) for row in when.rows if row.is_so for key in _DAYS]
        firsts = {span.first for span in spans if span}
        if clause.lower().startswith("when ") and len(firsts) == 1 and not (when.exit_code or on):
            then = self._in_frame(framed._replace(text=one.question), day, str(*firsts), one.question)
            if then.rows:
                return then._replace(notes=(*then.notes, f"{one.said!r}: {when.sentence}"))
        return told._replace(notes=(*told.notes, f"{one.said!r} is left aside"))

    def _ways(self, preface: Preface) -> Iterator[str]:
        """The question with what is spoken of in place of "it", and as it stands."""
        name = preface.pronoun and self._spoken_of(preface.said)
        if name:
            yield meant(preface, name)
        yield preface.question

    def _spoken_of(self, said: str) -> str:
        """What the last words of a clause name; nothing where they name nothing, or only say where something is."""
        words = said.split()[-_LONGEST:]
        for at in range(len(words)):
            whole = (one for one in self.readings(" ".join(words[at:])) if one.query in ALL and not one.spare)
            named = [str(value) for one in whole for param, value in one.params if param == "thing"]
            if named and at and words[at - 1] in strings(self.index.words["parts"]["setting"]):
                return ""
            if named:
                return self.index.things[named[0]].text
        return ""
