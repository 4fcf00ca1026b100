"""Measures: known values on small networks, the same each time, and the way between two things."""

import os
import subprocess
import sys

import networkx
import pytest
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python
from test_views import VIEWS, draw

from govgraph import measures
from govgraph.errors import BadUse

HASHED = """
import networkx
from govgraph import measures
graph = networkx.Graph(networkx.karate_club_graph().edges())
print(measures.communities(networkx.relabel_nodes(graph, str)))
"""


def star(directed=False, leaves="bcd"):
    """A network in which a is tied to each leaf, to b twice."""
    graph = networkx.MultiDiGraph(name="star") if directed else networkx.MultiGraph(name="star")
    graph.add_nodes_from((node, {"label": node.upper(), "kind": "State"}) for node in f"a{leaves}")
    for leaf in leaves:
        graph.add_edge("a", leaf, key="ties", **edge("ties"))
    graph.add_edge("a", "b", key="binds", **edge("binds", weight=4, dates="2006"))
    return graph


def edge(kind, **data):
    return {"kind": kind, "label": kind, "weight": 1, "dates": "", "status": "held", "sources": "S, p. 1"} | data


def column(graph, name):
    found = measures.table(graph)
    return {row[0]: row[found.columns.index(name)] for row in found.rows}


@pytest.mark.parametrize("name", VIEWS)
def test_every_node_of_a_view_has_its_measures(kg, name):
    graph = draw(kg, name)
    found = measures.table(graph)
    assert sorted(row[0] for row in found.rows) == sorted(graph)
    assert {len(row) for row in found.rows} == {len(found.columns)}
    # Rounded to six places, hundreds of shares add up to nearly one.
    assert sum(column(graph, "pagerank").values()) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("degree", {"a": 4, "b": 2, "c": 1, "d": 1}),
        ("strength", {"a": 7, "b": 5, "c": 1, "d": 1}),
        ("betweenness", {"a": 1.0, "b": 0.0, "c": 0.0, "d": 0.0}),
        ("closeness", {"a": 1.0, "b": 0.6, "c": 0.6, "d": 0.6}),
        ("core", {"a": 1, "b": 1, "c": 1, "d": 1}),
    ],
)
def test_a_star_has_the_values_that_one_can_reckon(name, values):
    assert column(star(), name) == values


def test_the_highest_comes_first():
    assert [row[0] for row in measures.table(star(), by="pagerank", top=2).rows] == ["a", "b"]


def test_another_measure_names_the_nearest():
    with pytest.raises(BadUse, match="nearest: betweenness"):
        measures.table(star(), by="betweeness")


def test_a_measure_like_no_other_names_them_all():
    with pytest.raises(BadUse, match="degree, strength, betweenness"):
        measures.table(star(), by="xyzzy")


@pytest.mark.parametrize("name", VIEWS)
def test_constraint_is_that_of_networkx(kg, name):
    both = measures.simple(draw(kg, name), directed=False)
    some = sorted(both, key=both.degree)[:40]
    theirs = networkx.constraint(both, some, weight="weight")
    ours = measures.constraint(both)
    assert [ours[node] for node in some] == pytest.approx([theirs[node] for node in some])


def test_a_node_alone_has_no_constraint():
    graph = networkx.Graph()
    graph.add_node("a")
    assert measures.constraint(graph) == {}


def test_a_network_of_several_parts_is_measured():
    graph = star()
    graph.add_nodes_from((node, {"label": node.upper(), "kind": "State"}) for node in "xy")
    graph.add_edge("x", "y", key="ties", **edge("ties"))
    assert column(graph, "closeness")["x"] == 0.2
    assert column(graph, "community")["x"] != column(graph, "community")["a"]


def test_a_loop_counts_in_the_degree_alone():
    graph = star()
    graph.add_edge("c", "c", key="ties", **edge("ties"))
    assert (column(graph, "degree")["c"], column(graph, "betweenness")["a"]) == (3, 1.0)


# Year by year.


def test_the_table_of_several_years_puts_the_year_first():
    one = measures.table(star(), top=1)
    found = measures.yearly([(2006, one), (2007, one)])
    assert [row[:2] for row in found.rows] == [(2006, "a"), (2007, "a")]
    assert found.columns[0] == "year" and len(found.columns) == len(found.rows[0])


def test_a_year_counts_only_what_holds_in_it(kg):
    found = kg.yearly("participation", since="2006", until="2008", kinds=("member",))
    years = {row[0] for row in found.rows}
    assert years == {2006, 2007, 2008}
    whole = {row[1]: row[4] for row in (("", *row) for row in kg.measure("participation").rows)}
    assert all(row[4] <= whole[row[1]] for row in found.rows)


def test_no_year_has_an_edge_where_no_edge_has_a_date(kg):
    assert kg.yearly("citation").rows == ()


def test_where_room_is_short_the_ids_are_left_out():
    found = measures.brief(measures.table(star()))
    assert "id" not in found.columns and found.rows[0][0] == "A"


def test_an_empty_network_has_no_rows():
    assert measures.table(networkx.MultiDiGraph()).rows == ()


def test_nodes_without_edges_have_measures_too():
    graph = star()
    graph.clear_edges()
    assert column(graph, "eigenvector") == dict.fromkeys("abcd")
    assert column(graph, "community") == {"a": 1, "b": 2, "c": 3, "d": 4}


def test_an_eigenvector_that_does_not_settle_is_empty(monkeypatch):
    def never(*_, **__):
        raise networkx.PowerIterationFailedConvergence(2000)

    monkeypatch.setattr(networkx, "eigenvector_centrality", never)
    assert column(star(), "eigenvector") == dict.fromkeys("abcd")


def test_a_loop_is_no_neighbour():
    graph = star()
    graph.add_edge("c", "c", key="ties", **edge("ties"))
    assert column(graph, "core") == {"a": 1, "b": 1, "c": 1, "d": 1}


@pytest.mark.parametrize("directed", [True, False])
def test_opposite_edges_of_one_kind_both_count(directed):
    graph = star(directed=True)
    graph.add_edge("c", "a", key="ties", **edge("ties"))
    weight = {True: 1, False: 2}[directed]
    assert measures.simple(graph, directed)["a"]["c"]["weight"] == weight


@pytest.mark.parametrize("name", VIEWS)
def test_pagerank_is_that_of_networkx(kg, name):
    graph = draw(kg, name)
    plain = measures.simple(graph, graph.is_directed())
    assert measures.pagerank(plain) == pytest.approx(_pagerank_python(plain, tol=1e-12, max_iter=1000), abs=1e-7)


def test_two_triangles_with_one_bridge_are_two_communities():
    graph = networkx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "x"), ("x", "y"), ("y", "z"), ("x", "z")])
    found = measures.communities(graph)
    assert [{node for node in found if found[node] == number} for number in (1, 2)] == [set("abc"), set("xyz")]


def test_communities_are_the_same_in_each_run():
    runs = {
        subprocess.run(
            [sys.executable, "-c", HASHED], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
