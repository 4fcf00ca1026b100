"""The time of edges as files tell it: years, and the bounds of spells."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from govgraph.ties import Edge
from govgraph.views import Spell


class Timeline:
    """The years between the first and the last that an edge names, and the ties of each node in each of them."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        dated = [edge for edge in edges if edge.spells]
        named = {int(day[:4]) for edge in dated for spell in edge.spells for day in spell if day}
        self.years = range(0)
        if named:
            self.years = range(min(named), max(named) + 1)
        self._ties: dict[str, Counter[int]] = {}
        for edge in dated:
            years = [year for year in self.years if within(edge, year)]
            for end in {edge.source, edge.target}:
                self._ties.setdefault(end, Counter()).update(years)

    def ties(self, node: str) -> Iterator[tuple[int, int, int]]:
        """First year, last year and number of ties, for each run of years with the same number above zero."""
        counts = self._ties.get(node, Counter())
        for number, run in groupby(self.years, key=lambda year: counts[year]):
            if number:
                first, *rest = run
                yield first, [first, *rest][-1], number


def within(edge: Edge, year: int) -> bool:
    """Tell whether an edge holds on a day of a year; a bound that no source gives excludes nothing."""
    opens, closes = f"{year:04}-01-01", f"{year:04}-12-31"
    return any((start or opens) <= closes and (end or closes) >= opens for start, end in edge.spells)


@lru_cache(maxsize=8192)
def bounds(spells: tuple[Spell, ...]) -> tuple[str, str, str, str]:
    """One spell as XML attributes, several as an element; and the first and the last year, empty where unknown."""
    if not spells:
        return "", "", "", ""
    first, last = spells[0].start[:4].lstrip("0"), spells[-1].end[:4].lstrip("0")
    if len(spells) == 1:
        return _bounds(spells[0]), "", first, last
    return "", f"<spells>{''.join(f'<spell{_bounds(spell)}/>' for spell in spells)}</spells>", first, last


def _bounds(spell: Spell) -> str:
    named = zip(("start", "end"), spell, strict=True)
    return "".join(f' {name}="{day}"' for name, day in named if day)
