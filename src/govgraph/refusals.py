"""What is said where a question is not run: not understood, ambiguous, too long."""

from govgraph.answer import Answer
from govgraph.ask import LONGEST, Asker, Reading
from govgraph.compiled import Index
from govgraph.names import Names

# Exit codes from here on are refusals.
REFUSED = 3


def are_several(index: Index, leading: list[Reading]) -> bool:
    """Whether readings that come out alike are one query about several things, so that one must be chosen."""
    meant: dict[str, set[tuple[str, ...]]] = {}
    for one in leading:
        names = sorted(index.things[value].series or value for _, value in one.params if isinstance(value, str))
        meant.setdefault(one.query, set()).add((*names, one.only, one.beside))
    return any(len(several) > 1 for several in meant.values())


def too_long(index: Index, question: str) -> Answer:
    """Refuse to read more than a question can hold."""
    text = f"The question has {len(question)} characters; at most {LONGEST} are read."
    return Answer(question[:60], "", (), "not-understood", text, data=index.version)


def not_understood(index: Index, names: Names, question: str, asker: Asker) -> Answer:
    """Say that no phrasing fits, with the names that are nearest to the words that nothing knows."""
    near = next(filter(None, map(names.nearest, asker.unknown(question))), ())
    text = f"Not understood: {question!r}"
    if near:
        text = f"{text}; nearest names: {', '.join(near)}"
    return Answer(question, "", (), "not-understood", text, candidates=near, data=index.version)


def ambiguous(index: Index, question: str, leading: list[Reading]) -> Answer:
    """List the readings that come out alike, each as a command that can be pasted back."""
    lines = tuple(f"govgraph query {one.query} " + " ".join(f"{k}={v}" for k, v in one.params) for one in leading)
    numbered = "; ".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    text = f"Ambiguous: {question!r} can mean {numbered}"
    return Answer(question, "", (), "ambiguous", text, candidates=lines, data=index.version)
