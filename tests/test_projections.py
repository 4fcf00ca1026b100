"""The heaviest ties: the rows that the query of a projection gives for them, found without joining all pairs."""

import re

import pytest

from govgraph import projections, views
from govgraph.errors import BadUse
from govgraph.store import Disk, Store

PROJECTIONS = ("comembership", "coprocess", "interlock")


def weights(table):
    """Through how many things each pair is tied."""
    found = {}
    for row in table.records():
        found.setdefault((row["source"], row["target"]), set()).add(row["via"])
    return {pair: len(vias) for pair, vias in found.items()}


@pytest.fixture(scope="module", params=PROJECTIONS)
def drawn(request, kg):
    """A projection with all its rows, as its query gives them."""
    query = views.read(request.param)
    return query, kg.snapshot(None).select(query.text)


@pytest.mark.parametrize("number", [1, 5, 60, 100_000])
def test_the_rows_are_those_of_the_query(drawn, kg, number):
    query, every = drawn
    known = weights(every)
    least = ([*sorted(known.values(), reverse=True), *([0] * number)])[number - 1]
    kept = [row for row in every.records() if known[row["source"], row["target"]] >= least]
    found = projections.heaviest(query, kg.snapshot(None), number)
    assert (list(found.records()), found.columns) == (kept, every.columns)


@pytest.fixture(scope="module")
def disk(kg, tmp_path_factory):
    """The latest snapshot in a folder."""
    store = Disk(str(tmp_path_factory.mktemp("known") / "store"), write=True)
    store.fill(kg.snapshot(None))
    store.settle()
    return store


@pytest.mark.parametrize("name", PROJECTIONS)
def test_a_store_on_disk_gives_the_same_rows(kg, disk, name):
    found = projections.heaviest(views.read(name), disk, 100_000)
    assert found == projections.heaviest(views.read(name), kg.snapshot(None), 100_000)


@pytest.mark.parametrize("name", PROJECTIONS)
def test_both_inner_queries_say_the_same(kg, name):
    text = views.read(name).text
    one, other = re.findall(r"^  \{\n(    SELECT .*?)^  \}\n", text, re.MULTILINE | re.DOTALL)
    renamed = re.sub(r"2\b", "1", other.replace("?target", "?source").replace("?other", "?stmt"))
    columns = renamed.split("\n")[0].split()[1:]
    prefixes = "".join(re.findall(r"^PREFIX .*\n", text, re.MULTILINE))
    tables = [kg.snapshot(None).select(prefixes + half) for half in (one, renamed)]
    rows = [{tuple(row.get(column[1:]) for column in columns) for row in table.records()} for table in tables]
    assert rows[0] == rows[1]


def test_an_empty_graph_has_none():
    assert projections.heaviest(views.read("comembership"), Store(), 3).rows == ()


def test_a_view_of_direct_ties_has_none(kg):
    with pytest.raises(BadUse, match="participation ties things directly"):
        kg.view("participation", heaviest=3)


def test_a_view_is_cut_to_its_heaviest_edges(kg):
    graph = kg.view("comembership", heaviest=10)
    every = sorted((data["weight"] for *_, data in kg.view("comembership").edges(data=True)), reverse=True)
    assert sorted((data["weight"] for *_, data in graph.edges(data=True)), reverse=True)[:10] == every[:10]


def test_a_time_beside_it_is_refused(kg):
    with pytest.raises(BadUse, match="of all time"):
        kg.view("comembership", heaviest=10, on="2008")
