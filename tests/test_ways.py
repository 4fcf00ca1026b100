"""Shortest ways: igraph gives what NetworkX gives, to nine places."""

import networkx
import pytest
from test_views import VIEWS, draw

from govgraph import measures, ways

# What the two libraries may differ by, as they add in another order.
NEAR = 1e-9
MEASURES = [ways.betweenness, ways.closeness]


def made():
    """Networks of several shapes: one part and several, with and without directions."""
    loose = networkx.gnp_random_graph(60, 0.03, seed=3)
    yield networkx.gnp_random_graph(60, 0.1, seed=1)
    yield networkx.gnp_random_graph(60, 0.05, seed=2, directed=True)
    yield loose
    yield networkx.disjoint_union(networkx.path_graph(5), networkx.complete_graph(4))


def both(measure, graph, monkeypatch):
    """The values by NetworkX and by igraph."""
    monkeypatch.setattr(ways, "LARGE", 10**12)
    theirs = measure(graph)
    monkeypatch.setattr(ways, "LARGE", -1)
    return theirs, measure(graph)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("graph", list(made()))
def test_igraph_gives_what_networkx_gives(measure, graph, monkeypatch):
    pytest.importorskip("igraph")
    theirs, ours = both(measure, graph, monkeypatch)
    assert list(ours) == list(graph)
    assert ours == pytest.approx(theirs, abs=NEAR)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("name", VIEWS)
def test_igraph_gives_what_networkx_gives_of_every_view(kg, measure, name, monkeypatch):
    pytest.importorskip("igraph")
    graph = draw(kg, name)
    theirs, ours = both(measure, measures.simple(graph, graph.is_directed()), monkeypatch)
    assert ours == pytest.approx(theirs, abs=NEAR)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_the_smallest_networks_have_their_measures(measure, nodes, monkeypatch):
    pytest.importorskip("igraph")
    graph = networkx.path_graph(nodes)
    theirs, ours = both(measure, graph, monkeypatch)
    assert ours == theirs


@pytest.mark.parametrize("measure", MEASURES)
def test_without_igraph_networkx_measures_large_networks_too(measure, monkeypatch):
    monkeypatch.setattr(ways, "LARGE", -1)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(ways, "translated", None)
    assert measure(networkx.path_graph(3))[1] == 1.0
