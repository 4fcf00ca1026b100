"""How a view is drawn: its options, alone and together, and what is refused."""

import pytest

from govgraph import drawing, views
from govgraph.errors import BadUse, NameNotFound
from govgraph.views import Spell

REFUSED = [
    ({"kinds": ("membr",)}, "nearest: member"),
    ({"kinds": ("xyzzy",)}, "nearest: .*chair"),
    ({"statuses": ("hold",)}, "nearest: held"),
    ({"since": "2010", "until": "2009"}, "swap them"),
    ({"on": "2010", "since": "2009"}, "exclude each other"),
    ({"on": "2009-13"}, "no such day"),
    ({"weight": "jacard"}, "nearest: jaccard"),
    ({"backbone": 2.0}, "from 0 to 1"),
]


def edges(graph):
    return set(graph.edges(keys=True))


@pytest.mark.parametrize(("options", "words"), REFUSED)
def test_a_wrong_option_is_refused_with_the_way_out(kg, options, words):
    with pytest.raises(BadUse, match=words):
        kg.view("participation", **options)


def test_the_neighbourhood_of_nothing_is_refused(kg):
    with pytest.raises(NameNotFound):
        kg.view("troika", ego="Atlantis")


@pytest.mark.parametrize("name", [name for name in views.names() if name != "comembership"])
def test_a_neighbourhood_can_be_drawn_in_a_view(kg, name):
    graph = kg.view(name)
    center = max(graph, key=graph.degree)
    found = kg.view(name, ego=center, steps=1)
    assert set(found) == {center} | {end for edge in graph.to_undirected().edges(center) for end in edge}


@pytest.mark.parametrize(
    ("options", "time"),
    [
        ({}, Spell("", "")),
        ({"on": "2006"}, Spell("2006-12-31", "2006-12-31")),
        ({"since": "2006-05"}, Spell("2006-05-01", "")),
        ({"until": "2006-02"}, Spell("", "2006-02-28")),
        ({"since": "2006", "until": "2006"}, Spell("2006-01-01", "2006-12-31")),
    ],
)
def test_a_date_reaches_from_its_first_day_to_its_last(options, time):
    assert drawing.time(options) == time


def test_only_what_holds_in_a_time_is_drawn_and_counted(kg):
    whole = kg.view("comembership")
    found = kg.view("comembership", since="2006", until="2006")
    assert 0 < found.number_of_edges() < whole.number_of_edges() and edges(found) <= edges(whole)
    assert all(found.edges[edge]["weight"] <= whole.edges[edge]["weight"] for edge in found.edges)
    year = Spell("2006-01-01", "2006-12-31")
    assert all(any(one.meets(year) for one in views.spells(data)) for *_, data in found.edges(data=True))


def test_the_day_of_a_view_has_the_edges_of_its_snapshot(kg):
    from datetime import date

    whole = kg.view("chair-succession")
    assert edges(kg.view("chair-succession", on="2010-11-10")) == edges(views.snapshot(whole, date(2010, 11, 10)))


@pytest.mark.parametrize("kind", ["chair", "ex officio member", "ex-officio-member"])
def test_a_kind_is_known_by_its_id_and_its_label(kg, kind):
    found = {data["kind"] for *_, data in kg.view("participation", kinds=(kind,)).edges(data=True)}
    assert found == {kind.replace(" ", "-")}


def test_the_own_kind_of_a_view_is_known(kg):
    assert edges(kg.view("troika", kinds=("co-troika",))) == edges(kg.view("troika"))


def test_a_kind_that_another_view_has_draws_nothing(kg):
    assert len(kg.view("citation", kinds=("chair",))) == 0


@pytest.mark.parametrize("status", ["in office", "in-office"])
def test_a_status_is_known_by_its_id_and_its_label(kg, status):
    found = kg.view("participation", kinds=("chair",), statuses=(status,))
    assert found.number_of_edges() and {data["status"] for *_, data in found.edges(data=True)} == {"in office"}


def test_what_was_not_known_then_is_not_drawn(kg):
    early = kg.view("chair-succession", as_of="2010")
    assert early.graph["as_of"] == "2010" and not early.has_edge("france", "colombia")


def test_the_years_lie_within_what_is_asked(kg):
    sketch = views.sketch("chair-succession", kg.snapshot(None), kg.index)
    found = drawing.years(sketch, Spell("2008-07-01", "2010-06-30"))
    assert found == [
        *(Spell("2008-07-01", "2008-12-31"), Spell("2009-01-01", "2009-12-31")),
        Spell("2010-01-01", "2010-06-30"),
    ]


def test_a_time_before_everything_has_no_years(kg):
    sketch = views.sketch("chair-succession", kg.snapshot(None), kg.index)
    assert drawing.years(sketch, Spell("1900-01-01", "1910-12-31")) == []
