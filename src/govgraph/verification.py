"""Asking a pinned question again, and whether the answer is still the same."""

import re
from typing import NamedTuple, Protocol

from govgraph import pin
from govgraph.answer import Answer, Call
from govgraph.compiled import Index
from govgraph.errors import AmbiguousName, BadUse, NameNotFound, UnreadablePin
from govgraph.pin import Pin

_PARAM = re.compile(r" (\w+)=")


class Verdict(NamedTuple):
    """Whether a pinned answer is the same today, what the answer is, and what else has moved."""

    pin: str
    same: bool
    sentence: str
    notes: tuple[str, ...]

    @property
    def word(self) -> str:
        """Same or changed."""
        return ("changed", "same")[self.same]

    def __str__(self) -> str:
        return "\n".join([f"{self.word}: {self.sentence}", *(f"  note      {note}" for note in self.notes)])


class Asks(Protocol):
    """What can be asked again."""

    @property
    def index(self) -> Index:
        """The state of the data."""

    def ask(self, question: str, as_of: str = "", on: str = "") -> Answer:
        """Answer a question in words."""

    def query(self, name: str, as_of: str = "", on: str = "", **params: str) -> Answer:
        """Answer a canned query."""

    def conflicts(self, name: str = "", as_of: str = "") -> Answer:
        """Where sources disagree."""

    def gaps(self, name: str = "", as_of: str = "") -> Answer:
        """What no source says."""

    def why_not(self, question: str, as_of: str = "", on: str = "") -> Answer:
        """Why a question has no answer."""

    def diff(self, name: str, start: str, end: str, as_of: str = "") -> Answer:
        """What changed between two times."""

    def learnt(self, first: str, second: str, name: str = "") -> Answer:
        """What a later day of knowledge adds."""


def of(graph: Asks, pinned: Pin) -> Verdict:
    """Ask a pinned question again, as it was known on its day; the graph must take that day for today."""
    moved = graph.index.version != pinned.data
    call = pinned.call
    if pinned.known < graph.index.newest and not call.as_of:
        call = call._replace(as_of=pinned.known)
    try:
        found = again(graph, call)
    except (AmbiguousName, BadUse, NameNotFound) as error:
        return Verdict(str(pinned), False, f"it can no longer be asked: {error}", ())
    same = pin.content(found) == pinned.answer
    notes = []
    if moved:
        notes.append(f"the data is another, {graph.index.version} for {pinned.data}")
    if same and pin.sources(found) != pinned.sources:
        notes.append("the passages behind the answer are others than they were")
    if call != pinned.call:
        later = again(graph, pinned.call)
        if pin.content(later) != pin.content(found):
            notes.append(f"sources up to {graph.index.newest} give another answer: {later.sentence}")
    return Verdict(str(pinned), same, found.sentence, tuple(notes))


def again(graph: Asks, call: Call) -> Answer:
    """Ask once more what was asked."""
    if call.verb == "ask":
        return graph.ask(call.text, call.as_of, call.on)
    if call.verb == "query":
        name, *rest = _PARAM.split(call.text)
        params = dict(zip(rest[::2], rest[1::2], strict=True))
        return graph.query(name, call.as_of, call.on, **params)
    if call.verb == "why-not":
        return graph.why_not(call.text, call.as_of, call.on)
    if call.verb == "conflicts":
        return graph.conflicts(call.text, call.as_of)
    if call.verb == "gaps":
        return graph.gaps(call.text, call.as_of)
    first, second, name = [*call.text.split(maxsplit=2), "", "", ""][:3]
    if call.verb == "diff":
        return graph.diff(name, first, second, call.as_of)
    if call.verb == "learnt":
        return graph.learnt(first, second, name)
    raise UnreadablePin(f"this line pins no answer: there is no verb {call.verb!r}")
