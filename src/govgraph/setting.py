"""Names in a question that only say where something belongs: "in the General Assembly", "at the UN"."""

from collections.abc import Iterator
from typing import NamedTuple

from govgraph.compiled import Index
from govgraph.names import tokens
from govgraph.vocabulary import strings

# What meets and decides; what is in a place or a part of the world is not in all of it.
_BODIES = {"Body", "Process", "Meeting"}


class Freed(NamedTuple):
    """A question without a name in it, that name, and the things that are called so."""

    text: str
    name: str
    things: frozenset[str]


def freed(index: Index, question: str) -> Iterator[Freed]:
    """The ways to leave out one name of where something was.

    >>> import govgraph
    >>> [one.text for one in freed(govgraph.GovGraph().index, "who abstained in the General Assembly vote on the GCM")]
    ['who abstained vote on the GCM']
    """
    words = question.split()
    plain = [" ".join(tokens(word)) for word in words]
    for spot, word in enumerate(plain):
        at = spot + 1 + (plain[spot + 1 : spot + 2] == ["the"])
        if not spot or word not in strings(index.words["parts"]["setting"]):
            continue
        sizes = range(min(index.longest, len(words) - at), 0, -1)
        size = next((size for size in sizes if " ".join(plain[at : at + size]) in index.names), 0)
        name = " ".join(plain[at : at + size])
        bodies = frozenset(one for one in index.names.get(name, ()) if _BODIES & set(index.things[one].classes))
        if bodies:
            yield Freed(" ".join(words[:spot] + words[at + size :]), name, bodies)
