"""The backbone: what the disparity filter keeps, by its formula."""

import networkx
import pytest

from govgraph.backbone import backbone
from govgraph.errors import BadUse


def weighted(edges, kind=networkx.MultiGraph):
    graph = kind(name="made", weight="number of statements")
    for one, other, weight in edges:
        graph.add_edge(one, other, key=f"ties{graph.number_of_edges()}", weight=weight)
    return graph


def values(graph):
    return {tuple(sorted((one, other))): value for one, other, value in graph.edges(data="p_value")}


# a spreads its strength of 10 over three edges, one of them with 8.
STAR = [("a", "b", 8), ("a", "c", 1), ("a", "d", 1)]


def test_the_value_is_that_of_the_formula():
    assert values(backbone(weighted(STAR), 1)) == pytest.approx({("a", "b"): 0.04, ("a", "c"): 0.81, ("a", "d"): 0.81})


def test_only_what_is_significant_is_kept_with_its_ends():
    found = backbone(weighted(STAR), 0.05)
    assert set(found) == {"a", "b"} and found.graph["name"] == "made"


def test_a_node_with_one_edge_says_nothing_of_it():
    assert backbone(weighted([("a", "b", 100)]), 0.99).number_of_edges() == 0


def test_directions_are_taken_apart():
    edges = [("a", "b", 8), ("a", "c", 1), ("a", "d", 1), ("x", "c", 8), ("y", "c", 1)]
    found = values(backbone(weighted(edges, networkx.MultiDiGraph), 1))
    assert found["a", "b"] == pytest.approx(0.04)
    assert found["c", "x"] == pytest.approx((1 - 0.8) ** 2)


def test_edges_of_several_kinds_stand_together():
    found = backbone(weighted([("a", "b", 4), ("b", "a", 4), ("a", "c", 1), ("a", "d", 1)]), 0.05)
    assert found.number_of_edges() == 2


def test_a_loop_falls_and_weighs_nothing():
    found = values(backbone(weighted([*STAR, ("a", "a", 90)]), 1))
    assert ("a", "a") not in found and found["a", "b"] == pytest.approx(0.04)


@pytest.mark.parametrize("level", [0, 0.5, 1])
def test_an_empty_network_has_an_empty_backbone(level):
    assert len(backbone(weighted([]), level)) == 0


@pytest.mark.parametrize("level", [-0.1, 1.1, float("nan")])
def test_a_level_that_is_no_probability_is_refused(level):
    with pytest.raises(BadUse, match="from 0 to 1"):
        backbone(weighted(STAR), level)


@pytest.mark.parametrize("view", ["relations", "participation"])
def test_the_level_one_keeps_all_edges_of_a_view_but_loops(kg, view):
    whole = kg.view(view)
    loops = networkx.number_of_selfloops(whole)
    assert kg.view(view, backbone=1).number_of_edges() == whole.number_of_edges() - loops
    assert 0 < kg.view(view, backbone=0.2).number_of_edges() < whole.number_of_edges()
