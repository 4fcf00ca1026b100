"""Views: what becomes an edge, when it holds, who says so, and that two things are tied only while both hold."""

from datetime import date

import cases
import networkx
import pytest
import rdflib

from govgraph import views
from govgraph.errors import BadData, BadUse
from govgraph.model import Iri, Table
from govgraph.queries import Query
from govgraph.store import Store
from govgraph.views import Scope, Spell

VIEWS = [path.stem for path in cases.files("queries/views", ".rq", 11)]
PAIRS = ["comembership", "coprocess", "interlock", "troika"]
COLUMNS = "source target kind start end startText endText status stmt widened basis via other".split()  # noqa: SIM905
# Two bodies in one group, and what a test says of their two memberships.
WORLD = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix gov: <https://w3id.org/govgraph/ns#> .
@prefix id: <https://w3id.org/govgraph/id/> .
@prefix in: <https://w3id.org/govgraph/source/s#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix role: <https://w3id.org/govgraph/role/> .
@prefix source: <https://w3id.org/govgraph/source/> .
@prefix st: <https://w3id.org/govgraph/st/s/p/> .
@prefix status: <https://w3id.org/govgraph/status/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
role:member gov:fills role:member .
status:held gov:firmness 6 ; gov:tier "fact" .
status:scheduled gov:firmness 3 ; gov:tier "plan" .
status:withdrawn gov:firmness 0 ; gov:tier "ended" .
status:denied gov:firmness 6 ; gov:tier "fact" .
id:guild a gov:Body .
id:atlantis a gov:Body .
id:lemuria a gov:Body .
in:p dcterms:isPartOf source:s .
in:q dcterms:isPartOf source:t .
"""


def draw(kg, name):
    """The network of a view on the latest snapshot."""
    return views.draw(name, kg.snapshot(None), kg.index)


def days(name, first, last=None):
    """The triples of one date of a membership, from its earliest to its latest day."""
    end = last or first
    return f'gov:{name}Earliest "{first}"^^xsd:date ; gov:{name}Latest "{end}"^^xsd:date ; gov:{name}Text "{first}" ;'


def joint(one, other, place="p", status="held"):
    """The rows of comembership for two memberships with these triples; the second is said in a place of its own."""
    turtle = WORLD
    for body, triples, said, how in (("atlantis", one, "p", "held"), ("lemuria", other, place, status)):
        turtle += f"st:{body} org:member id:{body} ; org:role role:member ; gov:of id:guild ; gov:statedIn in:{said} ;"
        turtle += f"gov:status status:{how} ; {triples} gov:wins st:{body} .\n"
    store = Store()
    store.load(turtle.encode(), "ttl")
    return list(store.select(views.read("comembership").text).records())


def table(**cells):
    """One row of a view as its query gives it."""
    row = {"source": Iri.of_thing("a"), "target": Iri.of_thing("b"), "kind": "ties", "status": "held", "stmt": Iri("s")}
    row |= cells
    return Table(tuple(row), (tuple(row.values()),))


@pytest.fixture(scope="module")
def graphs(kg):
    return {name: draw(kg, name) for name in VIEWS}


# The files.


def test_the_library_knows_each_file():
    assert views.names() == VIEWS


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_promises_a_direction_and_a_weight(name):
    head = dict(views.read(name).extra)
    assert isinstance(head["directed"], bool) and str(head["weight"]).startswith("number of ")


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_the_columns_of_every_view(kg, name):
    assert list(kg.snapshot(None).select(views.read(name).text).columns) == COLUMNS


@pytest.mark.parametrize("name", VIEWS)
def test_both_engines_give_the_same_rows(tiny, name):
    graph, text = tiny.graph(), views.read(name).text
    ours = [tuple(row) for row in tiny.snapshot(None).select(text).rows]
    theirs = [tuple(None if cell is None else value(cell) for cell in row) for row in graph.query(text)]
    assert theirs == ours


def value(cell):
    if isinstance(cell, rdflib.URIRef):
        return Iri(str(cell))
    return cell.toPython()


@pytest.mark.parametrize(("wrong", "right"), [("troikas", "troika"), ("comember", "comembership")])
def test_an_unknown_view_names_the_nearest(wrong, right):
    with pytest.raises(BadUse, match=f"nearest: {right}"):
        views.read(wrong)


def test_a_view_like_no_other_names_them_all():
    with pytest.raises(BadUse, match="affiliation, chair-succession"):
        views.read("xyzzy")


def test_a_view_that_finds_nothing_is_an_empty_network(kg):
    graph = views.draw("troika", Store(), kg.index)
    assert (len(graph), graph.graph["name"]) == (0, "troika")


def test_a_view_without_a_direction_is_refused(kg):
    with pytest.raises(BadData, match="directed"):
        views.build(Query("odd", "", ""), table(), kg.index, {})


# What is shipped.


@pytest.mark.parametrize("name", VIEWS)
def test_no_view_is_empty(graphs, name):
    assert graphs[name].number_of_edges() > 2


@pytest.mark.parametrize("name", VIEWS)
def test_every_edge_has_a_source_and_a_statement(graphs, name):
    edges = [data for *_, data in graphs[name].edges(data=True)]
    assert [data for data in edges if not data["sources"] or not data["statements"]] == []


@pytest.mark.parametrize("name", VIEWS)
def test_every_node_has_a_label_and_a_kind(graphs, name):
    assert [key for key, data in graphs[name].nodes(data=True) if data["label"] == key or data["kind"] == "thing"] == []


@pytest.mark.parametrize("name", VIEWS)
def test_what_is_denied_or_ended_is_no_edge(graphs, name):
    ended = {"denied", "withdrawn", "cancelled", "postponed"}
    assert [data for *_, data in graphs[name].edges(data=True) if ended & set(data["status"].split("; "))] == []


@pytest.mark.parametrize("name", VIEWS)
def test_the_spells_of_an_edge_are_in_order_and_apart(graphs, name):
    for *_, data in graphs[name].edges(data=True):
        found = views.spells(data)
        assert found == views.merge(found)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_drawn_the_same_twice(kg, graphs, name):
    again = draw(kg, name)
    assert list(again.nodes(data=True)) == list(graphs[name].nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(graphs[name].edges(keys=True, data=True))


@pytest.mark.parametrize("name", PAIRS)
def test_a_projection_ties_no_thing_to_itself_and_says_through_what(graphs, name):
    edges = list(graphs[name].edges(data=True))
    assert [edge for edge in edges if edge[0] == edge[1] or not edge[2]["via"]] == []


@pytest.mark.parametrize("name", ["affiliation", "participation"])
def test_persons_are_affiliated_and_others_participate(graphs, name):
    persons = {source for source, _ in graphs[name].edges() if graphs[name].nodes[source]["kind"] == "Person"}
    assert bool(persons) is (name == "affiliation")


def test_followup_has_no_circle(graphs):
    assert networkx.is_directed_acyclic_graph(networkx.DiGraph(graphs["followup"]))


def test_citation_ties_documents_only(graphs):
    assert {data["kind"] for _, data in graphs["citation"].nodes(data=True)} == {"Document"}


def test_argentina_that_lost_its_claim_chairs_nothing(graphs):
    assert "argentina" not in graphs["participation"] or "gfmd-2010" not in graphs["participation"]["argentina"]


def test_the_chair_goes_from_belgium_to_the_philippines(graphs):
    assert "hands-over-to" in graphs["chair-succession"]["belgium"]["philippines"]


def test_the_troika_of_one_meeting_is_dated_by_its_source(graphs):
    edge = graphs["troika"]["belgium"]["greece"]["co-troika"]
    assert (edge["via"], edge["weight"], "held" in edge["status"]) == ("GFMD 2008", 1, True)
    assert edge["times"].startswith("2008-07-15/")


def test_members_of_two_lists_have_two_spells(graphs):
    spells = graphs["participation"]["ilo"]["gmg"]["member"]["times"].split("; ")
    assert {"2006-02-01/2006-12-31", "2008-05-01/2008-08-31"} <= set(spells)


def test_those_on_different_lists_alone_are_no_co_members(graphs):
    assert not graphs["comembership"].has_edge("unicef", "geneva-migration-group")
    assert [one for one in graphs["comembership"]["unicef"].values() if "2006" in one["co-member"]["times"]] == []


# When two memberships hold together.

LIST = days("attested", "2006-02-01", "2006-12-31") + "gov:inList st:list ;"
SAID = "".join(days(name, "2008-07-15", "2008-10-28") for name in ("attested", "said"))


@pytest.mark.parametrize(
    ("one", "other", "basis"),
    [
        (LIST, LIST, "complete list"),
        (SAID, SAID, "attested day"),
        (days("attested", "2006-05-04"), days("attested", "2006-05-04"), "attested day"),
        (days("from", "2001-01-01") + days("until", "2005-01-01"), days("attested", "2003-05-04"), "spells"),
        (
            days("from", "2001-01-01") + days("until", "2005-01-01"),
            days("attested", "2003-01-01", "2003-12-31"),
            "spells",
        ),
        (days("from", "2001-01-01") + days("attested", "2009-12-08"), LIST, "spells"),
        (
            days("from", "2001-01-01", "2001-12-31") + days("until", "2003-01-01", "2003-12-31"),
            days("from", "2002-06-01") + days("until", "2008-06-01"),
            "spells",
        ),
    ],
)
def test_two_members_at_one_time_are_one_edge(one, other, basis):
    assert [row["basis"] for row in joint(one, other)] == [basis]
    assert [row["basis"] for row in joint(other, one)] == [basis]


def test_the_present_of_two_sources_is_not_one_day():
    assert joint(SAID, SAID, place="q") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""),
        (days("from", "2001-01-01"), days("from", "2001-01-01")),
        (days("attested", "2006-05-04"), days("attested", "2006-05-05")),
        (LIST, days("attested", "2008-01-01")),
        (
            days("from", "1990-01-01") + days("until", "1995-01-01"),
            days("from", "1996-01-01") + days("until", "2000-01-01"),
        ),
        (days("attested", "2006-01-01", "2006-12-31"), days("attested", "2006-06-01", "2007-06-01")),
    ],
)
def test_two_members_without_a_sure_joint_time_are_no_edge(one, other):
    assert joint(one, other, place="q") == []


def test_windows_of_different_sources_that_only_may_meet_are_no_edge():
    assert joint(SAID, days("attested", "2008-05-01", "2008-08-31"), place="q") == []


def test_the_joint_spell_is_what_both_have():
    (row,) = joint(
        days("from", "2001-01-01") + days("until", "2005-01-01"),
        days("from", "2003-01-01") + days("until", "2009-01-01"),
    )
    assert (row["start"], row["end"]) == (date(2003, 1, 1), date(2005, 1, 1))


def test_a_pair_stands_as_firmly_as_the_weaker_of_the_two():
    (row,) = joint(LIST, LIST, status="scheduled")
    assert row["status"] == Iri("https://w3id.org/govgraph/status/scheduled")


@pytest.mark.parametrize("status", ["withdrawn", "denied"])
def test_a_membership_that_does_not_hold_makes_no_pair(status):
    assert joint(LIST, LIST, status=status) == []


# Building.

HEAD = Query("made", "", "", extra=(("directed", True),))


def test_two_statements_for_one_tie_are_one_edge(kg):
    rows = table().rows + table(stmt=Iri("t")).rows
    graph = views.build(HEAD, Table(table().columns, rows), kg.index, {"s": ("S, p. 1",), "t": ("T; U, p. 2",)})
    edge = graph["a"]["b"]["ties"]
    assert (edge["weight"], edge["statements"], edge["sources"]) == (2, "s; t", "S, p. 1; T, U, p. 2")


def test_two_kinds_between_two_things_stay_two_edges(kg):
    rows = table().rows + table(kind="binds").rows
    assert views.build(HEAD, Table(table().columns, rows), kg.index, {}).number_of_edges() == 2


def test_an_edge_that_ends_before_it_begins_is_refused(kg):
    with pytest.raises(BadData, match="before it begins"):
        views.build(HEAD, table(start=date(2008, 1, 1), end=date(2007, 1, 1)), kg.index, {})


def test_an_edge_without_dates_has_neither_start_nor_end(kg):
    edge = views.build(HEAD, table(), kg.index, {})["a"]["b"]["ties"]
    assert ("start" in edge, "end" in edge, edge["precision"], edge["times"]) == (False, False, "unknown", "")


def test_an_end_that_no_source_gives_stays_open(kg):
    edge = views.build(HEAD, table(start=date(2006, 1, 1)), kg.index, {})["a"]["b"]["ties"]
    assert (edge["start"], "end" in edge, views.spells(edge)) == ("2006-01-01", False, [Spell("2006-01-01", "")])


def test_every_attribute_is_a_text_or_a_number(graphs):
    kinds = {type(value) for graph in graphs.values() for *_, data in graph.edges(data=True) for value in data.values()}
    assert kinds == {str, int}


@pytest.mark.parametrize(
    ("spells", "united"),
    [
        ([("2001", "2002"), ("2002", "2003")], [("2001", "2003")]),
        ([("2001", "2002"), ("2003", "2004")], [("2001", "2002"), ("2003", "2004")]),
        ([("2001", "2009"), ("2003", "2004")], [("2001", "2009")]),
        ([("2001", ""), ("2003", "2004")], [("2001", "")]),
        ([("", "2001"), ("2000", "2002")], [("", "2002")]),
    ],
)
def test_spells_that_share_a_day_are_one(spells, united):
    assert views.merge([Spell(*one) for one in spells]) == [Spell(*one) for one in united]


# Parts of a network.


def test_the_network_of_a_day_has_what_holds_on_it(graphs):
    found = views.snapshot(graphs["participation"], date(2006, 7, 10))
    assert found.has_edge("france", "prep-rabat-2006") and not found.has_edge("iom", "prep-lima-2006")
    assert all(degree for _, degree in found.degree())


def test_the_network_of_a_day_leaves_out_what_is_undated(graphs):
    assert views.snapshot(graphs["citation"], date(2006, 7, 10)).number_of_edges() == 0


def test_the_neighbourhood_grows_with_its_steps(graphs):
    sizes = [len(views.ego(graphs["relations"], "gmg", steps)) for steps in range(3)]
    assert sizes[0] == 1 < sizes[1] < sizes[2] <= len(graphs["relations"])


def test_the_neighbours_are_those_on_both_sides(graphs):
    graph = graphs["relations"]
    assert set(views.ego(graph, "gmg")) == {"gmg", *graph.successors("gmg"), *graph.predecessors("gmg")}


def test_a_thing_that_is_not_in_the_view_has_no_neighbourhood(graphs):
    assert len(views.ego(graphs["troika"], "iom")) == 0


def test_an_edge_is_a_line_with_the_labels_of_its_ends(graphs):
    (line,) = [line for line in views.lines(graphs["chair-succession"]) if line[0] == "Belgium"]
    assert line[:3] == ["Belgium", "hands over to", "Philippines"]
    assert "2008-10-30" in line[3] and len(line) == len(views.COLUMNS)


# What is handed over.


def test_the_chair_is_handed_on_without_a_gap_up_to_2025(graphs):
    graph = graphs["chair-succession"]
    assert networkx.has_path(graph, "belgium", "colombia")
    assert all(graph.out_degree(state) for state in networkx.shortest_path(graph, "belgium", "colombia")[:-1])


def test_who_stays_in_the_chair_is_handed_nothing(graphs):
    graph = graphs["chair-succession"]
    assert not networkx.number_of_selfloops(graph)
    assert not graph.has_edge("germany", "morocco") and not graph.has_edge("morocco", "germany")


# What a scope leaves.


def rows(*spells):
    lines = [table(start=start, end=end, stmt=Iri(str(number))).rows[0] for number, (start, end) in enumerate(spells)]
    return Table(table(start=None, end=None).columns, tuple(lines))


@pytest.mark.parametrize(
    ("time", "left"),
    [
        (Spell("", ""), 4),
        (Spell("2006-06-01", "2006-06-01"), 2),
        (Spell("2009-01-01", ""), 2),
        (Spell("", "2005-12-31"), 0),
        (Spell("2010-01-01", "2011-01-01"), 1),
    ],
)
def test_a_time_leaves_what_shares_a_day_with_it(time, left):
    all_of_2006 = (date(2006, 1, 1), date(2006, 12, 31))
    found = rows(all_of_2006, (date(2006, 5, 1), None), (date(2009, 1, 1), date(2009, 1, 1)), (None, None))
    assert len(views.narrowed(found, Scope(time)).rows) == left


def test_kinds_and_statuses_leave_only_theirs():
    found = Table(table().columns, table().rows + table(kind="binds").rows + table(status="offered").rows)
    assert len(views.narrowed(found, Scope(kinds=("ties",))).rows) == 2
    assert len(views.narrowed(found, Scope(kinds=("ties",), statuses=("held",))).rows) == 1


def test_what_a_scope_leaves_out_weighs_nothing(kg):
    found = rows((date(2006, 1, 1), date(2006, 12, 31)), (date(2009, 1, 1), date(2009, 12, 31)))
    narrowed = views.narrowed(found, Scope(Spell("2009-01-01", "2009-12-31")))
    edge = views.build(HEAD, narrowed, kg.index, {})["a"]["b"]["ties"]
    assert (edge["weight"], edge["statements"], edge["times"]) == (1, "1", "2009-01-01/2009-12-31")


# When a tie ends.


def ends(kg, *found):
    rows = [table(start=one, end=two, basis=basis, stmt=Iri(f"{one}{two}")).rows[0] for one, two, basis in found]
    graph = views.build(HEAD, Table(table(start=None, end=None, basis="").columns, tuple(rows)), kg.index, {})
    return graph["a"]["b"]["ties"]["times"]


def test_an_end_that_one_source_gives_holds_for_another_that_gives_none(kg):
    assert ends(kg, (date(2006, 1, 23), None, "stated"), (date(2006, 1, 1), date(2017, 3, 1), "stated")) == (
        "2006-01-01/2017-03-01"
    )


def test_the_last_day_on_which_a_tie_was_seen_is_not_its_end(kg):
    found = ends(kg, (date(2006, 1, 1), None, "stated"), (date(2006, 5, 1), date(2006, 5, 1), "attested"))
    assert found == "2006-01-01/.."


def test_a_later_term_does_not_end_an_earlier_one(kg):
    found = ends(kg, (date(2006, 1, 1), None, "stated"), (date(2010, 1, 1), date(2012, 1, 1), "stated"))
    assert found == "2006-01-01/.."


@pytest.mark.parametrize(
    ("end", "basis", "spells"),
    [
        (date(2004, 1, 1), "attested", "2003-01-02/2004-01-01"),
        (date(2026, 11, 21), "attested", ""),
        (date(2026, 11, 21), "stated", "2003-01-02/2026-11-21"),
    ],
)
def test_a_day_that_may_be_any_of_many_years_is_no_time(kg, end, basis, spells):
    assert ends(kg, (date(2003, 1, 2), end, basis)) == spells


# What NetworkX itself writes.


@pytest.mark.parametrize("name", VIEWS)
def test_networkx_writes_a_view_and_reads_it_back(graphs, name, tmp_path):
    graph = graphs[name]
    networkx.write_graphml(graph, tmp_path / "view.graphml")
    again = networkx.read_graphml(tmp_path / "view.graphml", force_multigraph=True)
    assert type(again) is type(graph)
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert told(again) == told(graph)


@pytest.mark.parametrize("name", VIEWS)
def test_networkx_writes_a_view_as_gexf_too(graphs, name, tmp_path):
    graph = graphs[name]
    networkx.write_gexf(graph, tmp_path / "view.gexf", version="1.2draft")
    again = networkx.read_gexf(tmp_path / "view.gexf")
    assert len(again) == len(graph) and again.number_of_edges() == graph.number_of_edges()
    assert {data["label"] for _, data in again.nodes(data=True)} == {
        data["label"] for _, data in graph.nodes(data=True)
    }
    for name in ("times", "status", "statements", "sources"):
        assert sorted(data[name] for *_, data in again.edges(data=True)) == sorted(
            data[name] for *_, data in graph.edges(data=True)
        )


def told(graph):
    """The edges with everything that is said of them, whichever end comes first where there is no direction."""
    return sorted(
        ((one, other) if graph.is_directed() else tuple(sorted((one, other))), sorted(data.items()))
        for one, other, data in graph.edges(data=True)
    )
