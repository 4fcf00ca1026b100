"""What is said where a question is not run: not understood, ambiguous, too long."""

from govgraph.answer import Answer
from govgraph.ask import LONGEST, Asker
from govgraph.compiled import Index
from govgraph.names import Names
from govgraph.reading import Reading

# In how many words of a question a misspelt name is looked for, and how much of it is repeated.
_TRIED = 3
_SHOWN = 120
# Exit codes from here on are refusals.
REFUSED = 3


def meant(index: Index, one: Reading) -> frozenset[str]:
    """The things that a reading speaks of, a meeting as its series."""
    return frozenset(index.things[value].series or value for value in named(index, one))


def named(index: Index, one: Reading) -> frozenset[str]:
    """The things that a reading names."""
    values = (*[value for _, value in one.params if isinstance(value, str)], one.only, one.beside)
    return frozenset(value for value in values if value in index.things)


def are_namesakes(index: Index, leading: list[Reading]) -> bool:
    """Whether readings that come out alike are one query about things of one name, so that one must be chosen."""
    first, *others = leading
    for one in others:
        apart = meant(index, first) ^ meant(index, one)
        if any("Source" in index.things[name].classes for name in apart):
            # A document and its text are not two things to choose from.
            continue
        if one.query == first.query and len(apart) == 2 and any(apart <= set(ids) for ids in index.names.values()):
            return True
    return False


def is_other(index: Index, first: Reading, one: Reading) -> bool:
    """Whether a reading asks the same of something else: one name or place that fits several things."""
    same = ("query", "only", "operation", "beside", "each", "absent")
    if any(getattr(first, name) != getattr(one, name) for name in same):
        return False
    apart = sorted(meant(index, first) ^ meant(index, one))
    return bool(apart) and not (len(apart) == 2 and _is_post_of(index, *apart))


def _is_post_of(index: Index, name: str, other: str) -> bool:
    """Whether one of two things is a post of the other: who heads it, and the head of it, are one question."""
    for post, body in ((index.things[name], index.things[other]), (index.things[other], index.things[name])):
        if "Office" in post.classes and body.label.partition(" (")[0] in post.label:
            return True
    return False


def too_long(index: Index, question: str) -> Answer:
    """Refuse to read more than a question can hold."""
    text = f"The question has {len(question)} characters; at most {LONGEST} are read."
    return Answer(question[:60], "", (), "not-understood", text, data=index.version)


def not_understood(index: Index, names: Names, question: str, asker: Asker) -> Answer:
    """Say that no phrasing fits, with the names that are nearest to the words that nothing knows."""
    near = next(filter(None, map(names.nearest, asker.unknown(question)[:_TRIED])), ())
    text = f"Not understood: {question[:_SHOWN]!r}"
    if near:
        text = f"{text}; nearest names: {', '.join(near)}"
    return Answer(question, "", (), "not-understood", text, candidates=near, data=index.version)


def ambiguous(index: Index, question: str, leading: list[Reading]) -> Answer:
    """List the readings that come out alike, each as a command that can be pasted back."""
    lines = tuple(f"govgraph query {one.query} " + " ".join(f"{k}={v}" for k, v in one.params) for one in leading)
    numbered = "; ".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    text = f"Ambiguous: {question!r} can mean {numbered}"
    return Answer(question, "", (), "ambiguous", text, candidates=lines, data=index.version)
