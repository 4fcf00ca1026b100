"""Names in a question that only say where something belongs: "in the General Assembly", "UNHCR's"."""

from collections.abc import Iterator
from typing import NamedTuple

from govgraph.compiled import Index
from govgraph.names import tokens
from govgraph.vocabulary import strings

# What meets and decides; what is in a place or a part of the world is not in all of it.
_BODIES = {"Body", "Process", "Meeting"}
# What a name ends with after which something else is called.
_OWNS = ("'s", "\u2019s")


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
    for start, at, end in _places(index, plain):
        name = " ".join(plain[at:end])
        bodies = frozenset(one for one in index.names.get(name, ()) if _is_owner(index, one))
        if bodies:
            yield Freed(" ".join(words[:start] + words[end:]), name, bodies)


def owned(index: Index, question: str) -> Freed | None:
    """A question without the name of whose a thing is that has a name of its own, as in "who leads IOM's MIDA".

    >>> import govgraph
    >>> owned(govgraph.GovGraph().index, "who leads IOM's International Dialogue on Migration").text
    'who leads International Dialogue on Migration'
    """
    words = question.split()
    plain = [" ".join(tokens(word)) for word in words]
    for start, at, end in _owners(index, words, plain):
        owner = " ".join(plain[at:end])
        owners = frozenset(one for one in index.names.get(owner, ()) if _is_owner(index, one))
        sizes = range(min(index.longest, len(words) - end), 0, -1)
        name = next((said for size in sizes if (said := " ".join(plain[end : end + size])) in index.names), "")
        things = index.names.get(name, ())
        if owners and len(things) == 1 and f"{owner} {name}" not in index.names and not _is_seat(index, things[0]):
            return Freed(" ".join(words[:start] + words[end:]), " ".join(words[at:end]), owners)
    return None


def _is_owner(index: Index, name: str) -> bool:
    """Whether something is a body, but no State, after which a meeting may be called that it had."""
    classes = set(index.things[name].classes)
    return "State" not in classes and bool(_BODIES & classes)


def _is_seat(index: Index, name: str) -> bool:
    """Whether something is asked about by whose it is: a post, a place, a State, or what things are described by."""
    return "/" in name or not {"Office", "Place", "State"}.isdisjoint(index.things[name].classes)


def _places(index: Index, plain: list[str]) -> Iterator[tuple[int, int, int]]:
    """Where "in the ..." begins, and where the name in it begins and ends."""
    for spot, word in enumerate(plain):
        at = spot + 1 + (plain[spot + 1 : spot + 2] == ["the"])
        if spot and word in strings(index.words["parts"]["setting"]):
            sizes = range(min(index.longest, len(plain) - at), 0, -1)
            yield spot, at, at + next((size for size in sizes if " ".join(plain[at : at + size]) in index.names), 0)


def _owners(index: Index, words: list[str], plain: list[str]) -> Iterator[tuple[int, int, int]]:
    """Where a name begins and ends that has an "'s", as in "UNHCR's Dialogue on Protection Challenges"."""
    for spot, word in enumerate(words):
        if word.endswith(_OWNS):
            starts = range(max(0, spot + 1 - index.longest), spot + 1)
            at = next((at for at in starts if " ".join(plain[at : spot + 1]) in index.names), spot + 1)
            yield at, at, spot + 1
