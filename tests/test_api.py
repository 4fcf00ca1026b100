"""The library: what it exports, what its values can become, and how it refuses."""

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

import govgraph
from govgraph import errors
from govgraph.answer import EXITS, Answer, Cell, Row
from govgraph.model import Iri, Table

GOV = "https://w3id.org/govgraph/ns#"
NASTY = "<b>Mu</b> & <script>"
SAFE = "&lt;b&gt;Mu&lt;/b&gt; &amp; &lt;script&gt;"
WORDS = [
    *("who", "what", "which", "how", "is", "chairs", "chaired", "members", "member", "of", "the", "in", "GFMD", "GMG"),
    *("WHO", "2006", "2007", "2010", "July", "between", "and", "before", "now", "15", "troika", "Mexico", "A/63/265"),
]


@pytest.fixture(scope="module")
def chair(kg):
    return kg.ask("who chairs GFMD 2010")


@pytest.fixture(scope="module")
def frame(chair):
    return chair.to_pandas()


def nasty():
    """An answer whose every text holds markup."""
    row = Row(((NASTY, Cell(NASTY)),), (), "certain")
    return Answer("", "", (), "answered", NASTY, (NASTY,), (row,))


# What there is.


def test_the_package_exports_what_it_promises():
    assert sorted(govgraph.__all__) == [
        *("Answer", "GovGraph", "GovGraphError", "Iri", "Problem", "Table", "Thing", "open")
    ]


@pytest.mark.parametrize("name", govgraph.__all__)
def test_what_is_exported_is_there_and_says_what_it_is(name):
    assert getattr(govgraph, name).__doc__


def test_open_gives_the_shipped_graph(kg):
    assert govgraph.open().index.version == kg.index.version


# Answers and tables as other things.


def test_a_frame_has_a_line_for_each_row(kg):
    found = kg.query("troika", edition="GFMD 2008")
    assert len(found.to_pandas()) == len(found.rows) == 3


@pytest.mark.parametrize(("column", "value"), [("chair", "Mexico"), ("chair_id", "mexico"), ("status", "held")])
def test_a_frame_has_name_and_id_of_a_thing(frame, column, value):
    assert list(frame[column]) == [value]


def test_a_frame_has_the_sources_of_each_row(frame):
    assert "ICMC, Connecting the Dots" in frame["source"][0]


def test_the_frame_of_a_table_has_its_columns(kg):
    assert list(kg.sparql("SELECT ?b ?a WHERE { VALUES (?b ?a) { (1 2) } }").to_pandas().columns) == ["b", "a"]


def test_the_frame_of_a_table_has_full_names():
    assert Table(("thing",), ((Iri("http://x/a"),),)).to_pandas()["thing"][0] == "http://x/a"


def test_the_frame_of_a_table_keeps_numbers():
    assert Table(("n",), ((1,), (2,))).to_pandas()["n"].sum() == 3


def test_the_frame_of_an_empty_table_has_its_columns():
    assert list(Table(("a", "b"), ()).to_pandas().columns) == ["a", "b"]


@pytest.mark.parametrize("value", [nasty(), Table((NASTY,), ((NASTY,),))], ids=["answer", "table"])
def test_markup_is_escaped_in_a_notebook(value):
    assert "<b>" not in value._repr_html_() and "<script>" not in value._repr_html_()


@pytest.mark.parametrize(("value", "times"), [(nasty(), 3), (Table((NASTY,), ((NASTY,),)), 2)], ids=["answer", "table"])
def test_each_text_is_shown_in_a_notebook(value, times):
    assert value._repr_html_().count(SAFE) == times


def test_a_record_leaves_out_what_has_no_value():
    assert list(Table(("a", "b"), ((1, None), (None, 2))).records()) == [{"a": 1}, {"b": 2}]


def test_the_id_of_a_thing_is_the_end_of_its_name():
    assert Iri("https://w3id.org/govgraph/id/gfmd").id == "gfmd"


def test_a_name_from_elsewhere_keeps_its_whole_path():
    assert Iri("http://www.w3.org/ns/org#role").id == "http://www.w3.org/ns/org#role"


# The graph as triples.


def test_the_fortieth_question_is_answered_as_the_first():
    asked = "which regional processes does ICMPD serve as secretariat"
    first, fresh = govgraph.GovGraph(), govgraph.GovGraph()
    first.snapshot(None)
    fresh.snapshot(None)
    for year in range(1990, 2026):
        first.query("members", body="GMG", on=str(year))
    assert first.ask(asked) == fresh.ask(asked)


@pytest.mark.parametrize("as_of", ["", "2001-07-03"])
def test_the_graph_is_rdflibs_with_every_triple_of_the_store(kg, as_of):
    graph = kg.graph(as_of)
    assert isinstance(graph, rdflib.Graph)
    assert len(graph) == kg.sparql("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", as_of=as_of).rows[0][0] > 1000


def test_the_statements_behind_an_answer_are_turtle_with_their_passages(kg, chair):
    graph = rdflib.Graph().parse(data=kg.behind(chair), format="turtle")
    passages = {str(passage).rsplit("/", 1)[-1] for passage in graph.objects(None, rdflib.URIRef(f"{GOV}statedIn"))}
    assert {one.passage.removeprefix("source/") for row in chair.rows for one in row.sources} <= passages


# Refusals.


@pytest.mark.parametrize(
    ("name", "code"),
    [("BadUse", 2), ("NameNotFound", 3), ("AmbiguousName", 3), ("BadData", 6), ("LimitReached", 7)],
)
def test_each_refusal_has_its_exit_code(name, code):
    assert issubclass(getattr(errors, name), govgraph.GovGraphError) and getattr(errors, name).exit_code == code


def test_a_refusal_of_no_other_kind_is_a_fault():
    assert govgraph.GovGraphError.exit_code == 70


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda kg: kg.ask("who chairs GFMD 2010", as_of="2010-02-30"), errors.BadUse),
        (lambda kg: kg.ask("who chairs GFMD 2010", on="soon"), errors.BadUse),
        (lambda kg: kg.query("troka"), errors.BadUse),
        (lambda kg: kg.query("chair"), errors.BadUse),
        (lambda kg: kg.query("chair", body="GFMD"), errors.BadUse),
        (lambda kg: kg.query("chair", edition="Atlantis 2010"), errors.NameNotFound),
        (lambda kg: kg.query("chair", edition="Mexico"), errors.NameNotFound),
        (lambda kg: kg.query("members", body="GMG", time="long ago"), errors.BadUse),
        (lambda kg: kg.show("qqqqzzzzxxxx"), errors.NameNotFound),
        (lambda kg: kg.things("Ship"), errors.BadUse),
        (lambda kg: kg.sparql("CLEAR ALL"), errors.BadUse),
        (lambda kg: kg.sparql("SELECT * WHERE { ?s ?p }"), errors.BadUse),
    ],
)
def test_a_wrong_call_is_refused(kg, call, error):
    with pytest.raises(error):
        call(kg)


@pytest.mark.parametrize(
    ("call", "way"),
    [
        (lambda kg: kg.query("troka"), "nearest: troika"),
        (lambda kg: kg.query("chair"), "write edition="),
        (lambda kg: kg.query("chair", body="GFMD"), "it has edition"),
        (lambda kg: kg.things("Ship"), "there are Body"),
        (lambda kg: kg.sparql("CLEAR ALL"), "use SELECT"),
        (lambda kg: kg.query("chair", edition="GFMD 2011x"), "GFMD 2010"),
    ],
)
def test_a_refusal_says_the_way_out(kg, call, way):
    with pytest.raises(govgraph.GovGraphError, match=way):
        call(kg)


# Any text at all.


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=30).map(lambda words: " ".join(words)[:200]))
@settings(deadline=None)
def test_any_question_has_a_known_outcome_and_a_sentence(kg, text):
    found = kg.ask(text)
    assert found.outcome in EXITS and found.sentence


@given(st.text(max_size=40))
@settings(deadline=None)
def test_any_text_can_be_looked_for(kg, text):
    assert len(kg.find(text)) <= 20


@given(st.text(max_size=40))
@settings(deadline=None)
def test_any_text_is_a_name_or_is_refused(kg, text):
    try:
        assert kg.show(text).rows
    except (errors.NameNotFound, errors.AmbiguousName) as error:
        assert error.text == text
