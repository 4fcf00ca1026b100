"""Where the nodes and labels of a picture lie: the parts of a network side by side, no node on another."""

import math
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx

Places = dict[str, tuple[float, float]]
_SEED = 1
_ROUNDS = 60
# From so many nodes on NetworkX needs SciPy to spread them by the usual forces.
_LARGE = 500
# Beyond so many nodes they cannot but touch.
_CROWD = 250
# The ways of a label from its node, the nearest first: to the right, left, above, below, then aslant.
_WAYS = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.8, 0.7), (-0.8, 0.7), (0.8, -0.7), (-0.8, -0.7))
_REACH = (3, 10, 20, 34, 50)


class Box(NamedTuple):
    """A rectangle on the canvas, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def over(self, other: "Box") -> float:
        """The area that both share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(wide, 0) * max(high, 0)


def spread(graph: "networkx.MultiGraph", canvas: Box, sizes: dict[str, float]) -> Places:
    """Give each part of a network a room of the canvas by its size, and spread its nodes there.

    The nodes of a part are spread by forces between them: T. Fruchterman and E. Reingold, Graph drawing by
    force-directed placement, Software: Practice and Experience 21 (1991), 1129-1164.
    """
    import networkx

    from govgraph import measures

    plain = measures.simple(graph, directed=False)
    parts = sorted((sorted(part) for part in networkx.connected_components(plain)), key=lambda part: (-len(part), part))
    places: Places = {}
    for part, room in zip(parts, rooms([len(part) + 1 for part in parts], canvas), strict=True):
        found = _forced(plain.subgraph(part))
        places |= _apart(_fitted({node: found[node] for node in part}, room), sizes, room)
    return places


def rooms(shares: list[int], canvas: Box) -> list[Box]:
    """Divide a canvas by shares, along its longer side, until each share has a room of its own."""
    if len(shares) < 2:
        return [canvas] * len(shares)
    total, middle = sum(shares), 1
    while middle < len(shares) - 1 and sum(shares[:middle]) < total / 2:
        middle += 1
    part = sum(shares[:middle]) / total
    left, bottom, right, top = canvas
    if right - left >= top - bottom:
        cut = left + part * (right - left)
        halves = (Box(left, bottom, cut, top), Box(cut, bottom, right, top))
    else:
        cut = top - part * (top - bottom)
        halves = (Box(left, cut, right, top), Box(left, bottom, right, cut))
    return rooms(shares[:middle], halves[0]) + rooms(shares[middle:], halves[1])


def label(place: tuple[float, float], size: float, extent: tuple[float, float], taken: list[Box], canvas: Box) -> Box:
    """The place of a label beside its node where it covers least of what is there already, the nearest of equals."""
    best, least = canvas, math.inf
    wide, high = (size + _REACH[-1] + length for length in extent)
    around = Box(place[0] - wide, place[1] - high, place[0] + wide, place[1] + high)
    taken = [other for other in taken if other.over(around)]
    for reach in _REACH:
        for across, up in _WAYS:
            one = _beside(place, size + reach, extent, (across, up))
            outside = (one.right - one.left) * (one.top - one.bottom) - one.over(canvas)
            cost = sum(one.over(other) for other in taken) + 10 * outside + reach / 100
            if cost < least:
                best, least = one, cost
    return best


def along(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    """Small boxes along a line, so that labels keep off it."""
    steps = int(math.dist(start, end) / 6)
    points = [
        (start[0] + (end[0] - start[0]) * step / steps, start[1] + (end[1] - start[1]) * step / steps)
        for step in range(1, steps)
    ]
    return [Box(x - 1.5, y - 1.5, x + 1.5, y + 1.5) for x, y in points]


def _forced(part: "networkx.Graph") -> Places:
    """Spread one part by forces, a large one by those of ForceAtlas2.

    M. Jacomy et al., ForceAtlas2, PLoS ONE 9 (2014), e98679.
    """
    import networkx

    if len(part) < _LARGE:
        found: Places = networkx.spring_layout(part, seed=_SEED, iterations=300, weight=None, method="force")
    else:
        found = networkx.forceatlas2_layout(part, seed=_SEED, max_iter=100)
    return found


def _beside(place: tuple[float, float], off: float, extent: tuple[float, float], way: tuple[float, float]) -> Box:
    """The box of a label on one side of a place."""
    x, y = place[0] + way[0] * off, place[1] + way[1] * off
    x += (math.copysign(0.5, way[0]) * bool(way[0]) - 0.5) * extent[0]
    y += (math.copysign(0.5, way[1]) * bool(way[1]) - 0.5) * extent[1]
    return Box(x, y, x + extent[0], y + extent[1])


def _fitted(found: Places, room: Box) -> Places:
    """Stretch places to fill a room, with margins for labels."""
    margins = (min(60, (room.right - room.left) / 5), min(24, (room.top - room.bottom) / 5))
    columns = []
    for axis, (low, high) in enumerate(((room.left, room.right), (room.bottom, room.top))):
        values = [float(place[axis]) for place in found.values()]
        least, wide = min(values), max(values) - min(values)
        inner = high - low - 2 * margins[axis]
        if wide < 1e-9:
            columns.append([(low + high) / 2] * len(values))
        else:
            columns.append([low + margins[axis] + (value - least) / wide * inner for value in values])
    return dict(zip(found, zip(*columns, strict=True), strict=True))


def _apart(places: Places, sizes: dict[str, float], room: Box) -> Places:
    """Push nodes apart that lie on each other or too near for a label, and keep them in their room."""
    if len(places) > _CROWD:
        return places
    moved = {node: list(place) for node, place in places.items()}
    for _ in range(_ROUNDS):
        for one, other in combinations(moved, 2):
            away = (moved[other][0] - moved[one][0], (moved[other][1] - moved[one][1]))
            far = math.hypot(*away) or 1e-6
            lack = sizes[one] + sizes[other] + 12 - far
            if lack > 0:
                for axis in (0, 1):
                    step = (away[axis] or 1e-3) / far * lack / 2
                    moved[one][axis] -= step
                    moved[other][axis] += step
        for node, (x, y) in moved.items():
            size = sizes[node]
            moved[node] = [
                min(max(x, room.left + size), room.right - size),
                min(max(y, room.bottom + size), room.top - size),
            ]
    return {node: (x, y) for node, (x, y) in moved.items()}
