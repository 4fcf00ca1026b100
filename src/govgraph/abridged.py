"""Names that a question gives without some of their words: "coordinator UN network on migration"."""

from functools import cached_property

from govgraph.compiled import Index
from govgraph.vocabulary import strings

# A name of fewer other words is too near to others, and so is what is left of one when it lacks another word.
_LEAST, _WHOLE = 3, 4


class Abridged:
    """The names of all things, by what is left of them without some words."""

    def __init__(self, index: Index) -> None:
        self._names = index.names
        self._small = frozenset(strings(index.words["parts"]["left-out"]))

    def whole(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words with the whole name in place of one that lacks small words, or one other word of a long name.

        What may be short for two names stays as it is.

        >>> import govgraph
        >>> Abridged(govgraph.GovGraph().index).whole(("who", "was", "coordinator", "un", "network", "migration"))
        ('who', 'was', 'coordinator', 'of', 'the', 'un', 'network', 'on', 'migration')
        """
        heavy = [(at, word) for at, word in enumerate(words) if word not in self._small]
        named: set[int] = set()
        for size in range(min(len(heavy), max(map(len, self._bare))), _LEAST - 1, -1):
            for run in (heavy[at : at + size] for at in range(len(heavy) - size + 1)):
                start, end = run[0][0], run[-1][0] + 1
                said = tuple(word for _, word in run)
                every = self._bare.get(said) or self._short.get(said, set())
                names = {name for name in every if _is_within(words[start:end], name.split())}
                if not names or not named.isdisjoint(range(start, end)):
                    continue
                meant = {one for name in names for one in self._names[name]}
                if len(meant) == 1 and " ".join(words[start:end]) not in self._names:
                    return (*words[:start], *min(names).split(), *words[end:])
                # Of what is a name, or short for two, no part is short for a third.
                named |= {*range(start, end)}
        return words

    @cached_property
    def _bare(self) -> dict[tuple[str, ...], set[str]]:
        """The names without small words, but those that begin or end with one."""
        found: dict[tuple[str, ...], set[str]] = {}
        for name in self._names:
            words = name.split()
            if self._small.isdisjoint((words[0], words[-1])):
                found.setdefault(tuple(word for word in words if word not in self._small), set()).add(name)
        return {heavy: names for heavy, names in found.items() if len(heavy) >= _LEAST}

    @cached_property
    def _short(self) -> dict[tuple[str, ...], set[str]]:
        """The longer ones of them without one other word."""
        found: dict[tuple[str, ...], set[str]] = {}
        for heavy, names in self._bare.items():
            for at in range(len(heavy) * (len(heavy) > _WHOLE)):
                found.setdefault(heavy[:at] + heavy[at + 1 :], set()).update(names)
        return found


def _is_within(words: tuple[str, ...], name: list[str]) -> bool:
    """Whether a name has all words in their order: "report to the" somebody is no "report of the" same."""
    left = iter(name)
    return all(word in left for word in words)
