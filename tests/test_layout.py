"""Layout: each part has its room, nodes keep apart, and labels keep off what is there."""

import math
from itertools import combinations

import networkx
import pytest

from govgraph import layout
from govgraph.layout import Box

CANVAS = Box(0, 0, 1000, 600)


def graph(number):
    """A ring of so many nodes, and a pair beside it."""
    return networkx.relabel_nodes(
        networkx.MultiGraph(networkx.disjoint_union(networkx.cycle_graph(number), networkx.path_graph(2))), str
    )


def test_boxes_that_touch_share_nothing():
    assert Box(0, 0, 2, 2).over(Box(1, 1, 3, 3)) == 1
    assert Box(0, 0, 1, 1).over(Box(1, 0, 2, 1)) == 0


@pytest.mark.parametrize("shares", [[], [1], [5, 1], [9, 3, 3, 2, 1, 1, 1]])
def test_rooms_fill_the_canvas_without_sharing_it(shares):
    found = layout.rooms(shares, CANVAS)
    assert all(one.over(other) == 0 for one, other in combinations(found, 2))
    areas = [(box.right - box.left) * (box.top - box.bottom) for box in found]
    assert areas == pytest.approx([share / sum(shares) * 600_000 for share in shares])


@pytest.mark.parametrize("number", [3, 20, 60])
def test_no_node_lies_on_another_or_off_the_canvas(number):
    made = graph(number)
    places = layout.spread(made, CANVAS, dict.fromkeys(made, 6.0))
    assert places.keys() == set(made)
    assert min(math.dist(one, other) for one, other in combinations(places.values(), 2)) > 12
    assert all(0 < x < 1000 and 0 < y < 600 for x, y in places.values())


def test_a_network_is_spread_the_same_twice():
    made = graph(20)
    sizes = dict.fromkeys(made, 6.0)
    assert layout.spread(made, CANVAS, sizes) == layout.spread(made, CANVAS, sizes)


def test_a_crowd_is_left_as_it_is():
    made = graph(260)
    assert len(layout.spread(made, CANVAS, dict.fromkeys(made, 1.0))) == 262


def test_a_label_keeps_off_what_is_there():
    taken = [Box(500, 290, 700, 310)]
    found = layout.label((500, 300), 5, (80, 12), taken, CANVAS)
    assert found.over(taken[0]) == 0


def test_a_label_stays_on_the_canvas():
    found = layout.label((998, 598), 5, (80, 12), [], CANVAS)
    assert found.over(CANVAS) == pytest.approx(80 * 12)


def test_a_line_is_lined_with_boxes():
    found = layout.along((0, 0), (60, 0))
    assert len(found) == 9 and all(box.bottom == -1.5 for box in found)


def test_a_line_without_length_has_none():
    assert layout.along((1, 1), (1, 1)) == []
