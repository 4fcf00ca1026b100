"""Paths: the way between two things, and how each step of it is told."""

from test_measures import edge, star
from test_views import draw

from govgraph import paths


def test_a_way_goes_against_an_edge_too():
    assert [hop.forward for hop in paths.shortest(star(directed=True), "c", "d")] == [False, True]


def test_a_hop_says_what_ties_when_and_who_says_so():
    (hop,) = paths.shortest(star(directed=True), "a", "b")
    assert str(hop) == "A → B: binds (2006; S, p. 1)"


def test_a_hop_prefers_what_holds_to_what_is_planned():
    graph = star()
    graph["a"]["b"]["binds"]["status"] = "offered"
    (hop,) = paths.shortest(graph, "a", "b")
    assert (hop.label, str(hop)) == ("ties", "A → B: ties (no date given; S, p. 1)")


def test_a_plan_is_told_as_one():
    graph = star()
    graph["a"]["c"]["ties"]["status"] = "scheduled"
    (hop,) = paths.shortest(graph, "a", "c")
    assert str(hop) == "A → C: ties (no date given; scheduled; S, p. 1)"


def test_a_thing_is_at_its_own_end():
    assert paths.shortest(star(), "a", "a") == ()


def test_there_may_be_no_way():
    graph = star()
    graph.add_node("z", label="Z", kind="State")
    assert paths.shortest(graph, "a", "z") == ()


def test_no_way_leads_to_a_thing_outside_the_view():
    assert paths.shortest(star(), "a", "atlantis") == ()


def test_sutherland_and_the_budapest_process_are_connected(kg):
    hops = paths.shortest(draw(kg, "relations"), "peter-sutherland", "budapest-process")
    assert hops[0].here == "Peter Sutherland" and hops[-1].there == "Budapest Process"
    assert [one.there for one in hops[:-1]] == [one.here for one in hops[1:]]
    assert all(hop.sources for hop in hops)


def test_of_two_ways_the_one_whose_hops_share_a_time_is_told():
    graph = star()
    spells = {"ab": "2001-01-01/2002-01-01", "bd": "2010-01-01/..", "ac": "2001-01-01/..", "cd": "2005-01-01/.."}
    graph.clear_edges()
    for (one, other), spell in spells.items():
        graph.add_edge(one, other, key="ties", **edge("ties", times=spell, dates="then"))
    assert [hop.there for hop in paths.shortest(graph, "a", "d")] == ["C", "D"]


def test_many_dates_and_sources_are_summed_up():
    graph = star()
    graph["a"]["c"]["ties"].update({"dates": "2006 to 2016; January 2006; early 2017", "sources": "S; T; U, p. 4"})
    (hop,) = paths.shortest(graph, "a", "c")
    assert str(hop) == "A → C: ties (2006 to 2017; S; T and 1 more)"


def test_many_dates_without_a_year_are_counted():
    graph = star()
    graph["a"]["c"]["ties"].update({"dates": "at present; now; then"})
    (hop,) = paths.shortest(graph, "a", "c")
    assert hop.dates == "at present; now and 1 more"
