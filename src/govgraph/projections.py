"""Projections: who is tied most closely through what both belong to, joined outside the engine.

The file of a projection is whole SPARQL, which any engine runs. Its two inner queries say the same of either side, so
one of them is run, and the join of the two grows with the square of what a body holds. Where only the heaviest ties are
wanted, the product of a sparse matrix with its transpose tells how much any two share at the most, so that few pairs
need to be joined.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeAlias

from govgraph import queries, resources
from govgraph.errors import BadUse
from govgraph.model import NAMESPACE, Iri, Table, Value
from govgraph.queries import Query
from govgraph.store import Store

# One side of a tie: the columns of its inner query, without the number of the side.
Side: TypeAlias = dict[str, Any]
Pair: TypeAlias = tuple[str, str]

_INNER = re.compile(r"^  \{\n(    SELECT .*?)^  \}\n", re.MULTILINE | re.DOTALL)
_PREFIX = re.compile(r"^PREFIX .*\n", re.MULTILINE)
_KIND = re.compile(r'BIND\("([\w-]+)" AS \?kind\)')
_NUMBER = re.compile(r"[12]$")
# The seats whose holders a projection ties; without such a line, all seats.
_SEATS = re.compile(r"^ *VALUES \?seat1 \{(.*)\}$", re.MULTILINE)
_SEAT = re.compile(r"role:([\w-]+)")
_COLUMNS = (
    *("source", "target", "kind", "start", "end", "startText", "endText"),
    *("status", "stmt", "widened", "basis", "via", "other"),
)
_SORTED = ("source", "target", "kind", "stmt", "other", "via", "start", "end", "startText", "endText")
_ORDER = tuple(_COLUMNS.index(name) for name in _SORTED)
_VIA = _COLUMNS.index("via")


def heaviest(query: Query, store: Store, number: int) -> Table:
    """Those rows of a projection that make up its `number` heaviest ties, and others that weigh as much as the last.

    A tie weighs as many as there are things through which it is. A view that ties nothing through a third thing raises
    BadUse.
    """
    halves = _INNER.findall(query.text)
    if len(halves) != 2:
        raise BadUse(f"{query.name} ties things directly; only a projection has heaviest ties")
    text = "".join(_PREFIX.findall(query.text)) + halves[0]
    sides = list(_sides(_near(store, text).select(text)))
    join = _Join(_KIND.findall(query.text)[0], sides)
    shares = _shares(sides)
    rows: dict[Pair, list[tuple[Value | None, ...]]] = {}
    least = 0
    for most in sorted(shares, reverse=True):
        if most < least:
            break
        for pair in shares[most]:
            rows[pair] = join.rows(*pair)
        weights = sorted((_weight(found) for found in rows.values()), reverse=True)
        least = min(weights[:number]) * (len(weights) >= number)
    kept = [row for found in rows.values() for row in found if _weight(found) >= least]
    return Table(_COLUMNS, tuple(sorted(kept, key=_order)))


class _Join:
    """The pairs of two sides, by the rules that the files of projections state."""

    def __init__(self, kind: str, sides: Iterable[Side]) -> None:
        self._kind = kind
        self._sides = _grouped(sides)

    def rows(self, source: str, target: str) -> list[tuple[Value | None, ...]]:
        """The rows of one pair, each once."""
        ours, theirs = self._sides[source], self._sides[target]
        pairs = ((one, other) for via in ours.keys() & theirs.keys() for one in ours[via] for other in theirs[via])
        together = ((one, other) for one, other in pairs if _own(one, other) or _same_meeting(one, other))
        return list({_row(self._kind, one, other) for one, other in together})


def _near(store: Store, text: str) -> Store:
    """What a side is asked of: in memory, for a lookup in a store elsewhere costs more than to read on."""
    seats = _SEATS.search(text)
    if store.near or not seats:
        return store
    path = resources.root() / "queries" / "policy" / "holders.rq"
    named = tuple(Iri(f"{NAMESPACE}role/{name}") for name in _SEAT.findall(seats[1]))
    near = Store()
    store.construct(queries.Query(path.stem, "", resources.text(path)).bind({}, named), near)
    return near


def _grouped(sides: Iterable[Side]) -> dict[str, dict[Iri, list[Side]]]:
    """The sides by the name of who is tied, and by that through which."""
    found: dict[str, dict[Iri, list[Side]]] = defaultdict(lambda: defaultdict(list))
    for side in sides:
        found[side["source"].value][side["via"]].append(side)
    return found


def _shares(sides: list[Side]) -> dict[int, list[Pair]]:
    """The pairs by how many things they share at the most: who belongs to what, times its transpose."""
    try:
        import numpy
        from scipy import sparse
    except ImportError:
        raise BadUse("the heaviest ties need scipy; install govgraph[sparse]") from None
    held = {(side["source"].value, side["via"]) for side in sides}
    if not held:
        return {}
    names = {name: place for place, name in enumerate(sorted({name for name, _ in held}))}
    vias = {via: place for place, via in enumerate({via for _, via in held})}
    down, across = numpy.array([(names[name], vias[via]) for name, via in held]).T
    cells = numpy.ones(len(held), dtype=numpy.int32)
    matrix = sparse.csr_matrix((cells, (down, across)), (len(names), len(vias)))
    product = sparse.triu(matrix @ matrix.T, k=1).tocoo()
    found: dict[int, list[Pair]] = defaultdict(list)
    spelt = list(names)
    for one, other, number in zip(product.row.tolist(), product.col.tolist(), product.data.tolist(), strict=True):
        found[number].append((spelt[one], spelt[other]))
    return found


def _weight(rows: list[tuple[Value | None, ...]]) -> int:
    return len({row[_VIA] for row in rows})


def _sides(found: Table) -> Iterator[Side]:
    names = [_NUMBER.sub("", name) for name in found.columns]
    for row in found.rows:
        yield dict(zip(names, row, strict=True))


def _own(one: Side, other: Side) -> str:
    """What the common time of two memberships rests on, if they have one: a list, a day, or their spells."""
    if _same(one, other, "list"):
        return "complete list"
    if _same(one, other, "vouched") or (_same(one, other, "passage", "seen", "seenLast")):
        return "attested day"
    together = _in_order(one["sure"], one["sureLast"]) and _in_order(other["sure"], other["sureLast"])
    if together and _in_order(one["sure"], other["sureLast"]) and _in_order(other["sure"], one["sureLast"]):
        return "spells"
    return "spells" * (_within(one, other) or _within(other, one))


def _within(one: Side, other: Side) -> bool:
    """Whether the second was seen on days that surely lie within the first."""
    return _in_order(one["sure"], other["seen"]) and _in_order(other["seenLast"], one["sureLast"])


def _same_meeting(one: Side, other: Side) -> bool:
    return "opens" in one and _same(one, other, "edition")


def _same(one: Side, other: Side, *names: str) -> bool:
    """Whether both have the same known values."""
    return all(one[name] is not None and one[name] == other[name] for name in names)


def _in_order(first: date | None, last: date | None) -> bool:
    """Whether two known days stand in this order."""
    return first is not None and last is not None and first <= last


def _row(kind: str, one: Side, other: Side) -> tuple[Value | None, ...]:
    """The row of a tie: it lasts from the later of the two beginnings to the earlier of the two ends."""
    basis = _own(one, other)
    if basis:
        first, last = _later(one, other), _earlier(one, other)
        start, start_text, end, end_text = (
            first.get("begins"),
            first.get("beginsText"),
            last.get("ends"),
            last.get("endsText"),
        )
        widened = one["wide"] or other["wide"]
    else:
        basis, start, start_text, end, end_text = (
            "same meeting",
            *(one[name] for name in ("opens", "opensText", "closes", "closesText")),
        )
        widened = None not in (start, end) and (start != one["opensLast"] or one["closesFirst"] != end)
    status = min((one, other), key=lambda side: side["firmness"])["status"]
    return (
        *(one["source"], other["source"], kind, start, end, start_text, end_text, status, one["stmt"]),
        *(widened, basis, one["via"], other["stmt"]),
    )


def _later(one: Side, other: Side) -> Side:
    """The side that begins later; neither where one of the two beginnings is unknown."""
    if one["begins"] is None or other["begins"] is None:
        return {}
    return max((one, other), key=lambda side: side["begins"])


def _earlier(one: Side, other: Side) -> Side:
    """The side that ends earlier; neither where one of the two ends is unknown."""
    if one["ends"] is None or other["ends"] is None:
        return {}
    return min((one, other), key=lambda side: side["ends"])


def _order(row: tuple[Value | None, ...]) -> tuple[str, ...]:
    return tuple(str(row[at] or "") for at in _ORDER)
