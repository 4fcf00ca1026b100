"""The store: one interface to the engine; what goes in comes out, and what is broken says where."""

from datetime import date

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from govgraph.errors import BadData, BadUse
from govgraph.model import Iri, Table
from govgraph.store import FORMATS, Disk, Store, term

THREE = b"""@prefix x: <http://x/> .
x:b x:p "caf\xc3\xa9", 1 .
x:a x:p x:b .
"""


@pytest.fixture
def store():
    made = Store()
    made.load(THREE, "ttl")
    return made


def value(text):
    """What the store makes of one term."""
    return Store().select(f"SELECT ?a WHERE {{ VALUES ?a {{ {text} }} }}").rows[0][0]


def test_a_store_counts_its_triples(store):
    assert len(store) == 3


def test_rows_come_with_their_columns(store):
    found = store.select("SELECT ?s ?o WHERE { ?s ?p ?o FILTER(ISIRI(?o)) }")
    assert found == Table(("s", "o"), ((Iri("http://x/a"), Iri("http://x/b")),))


def test_ask_is_one_row_with_one_truth_value(store):
    assert store.select("ASK { ?s ?p 1 }") == Table(("answer",), ((True,),))


def test_what_is_not_bound_is_none(store):
    assert store.select("SELECT ?a ?b WHERE { VALUES (?a ?b) { (1 UNDEF) } }").rows == ((1, None),)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("<http://x/a>", Iri("http://x/a")),
        ('"a"', "a"),
        ('"a"@en', "a"),
        ("1", 1),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("true", True),
        ('"2008-07-15"^^<http://www.w3.org/2001/XMLSchema#date>', date(2008, 7, 15)),
        ('"2008-02-30"^^<http://www.w3.org/2001/XMLSchema#date>', "2008-02-30"),
        ('"a"^^<http://x/type>', "a"),
    ],
)
def test_a_term_becomes_a_value(text, made):
    assert (value(text), type(value(text))) == (made, type(made))


@pytest.mark.parametrize("text", ["CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "DESCRIBE <http://x/a>"])
def test_select_refuses_a_query_without_rows(store, text):
    with pytest.raises(BadUse, match="only SELECT and ASK"):
        store.select(text)


def test_construct_refuses_a_query_without_triples(store):
    with pytest.raises(BadUse, match="CONSTRUCT is needed"):
        store.construct("SELECT * WHERE { ?s ?p ?o }", Store())


def test_a_syntax_error_names_its_place(store):
    with pytest.raises(BadUse, match="line 2, column 7"):
        store.select("SELECT ?a\nWHERE ?b")


def test_the_message_of_a_syntax_error_is_one_short_line(store):
    with pytest.raises(BadUse) as caught:
        store.select("SELECT ?a WHERE { ?a ?b " + "x" * 400)
    assert len(str(caught.value)) < 200 and "\n" not in str(caught.value)


def test_a_query_that_fails_while_it_runs_is_refused(store):
    with pytest.raises(BadUse):
        # A port that the engine's own list forbids, so that nothing is sent.
        store.select("SELECT * WHERE { SERVICE <http://localhost:9/> { ?s ?p ?o } }")


def test_a_broken_file_names_file_and_line():
    with pytest.raises(BadData) as caught:
        Store().load(THREE + b"x:c x:p nonsense .\n", "ttl", "three.ttl")
    assert (caught.value.file, caught.value.line) == ("three.ttl", 4)


def test_a_broken_file_adds_nothing(store):
    with pytest.raises(BadData):
        store.load(b"<http://x/z> <http://x/p> 1 .\nbroken", "ttl")
    assert len(store) == 3


def test_construct_adds_its_triples_to_the_other_store(store):
    other = Store()
    store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", other)
    assert other.dump("nt") == store.dump("nt")


# The first is the form that the engine may describe; the others are like it, and say more or less.
@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("  ?s ?p ?o .\n  ?s <http://x/p> <http://x/b> .\n", 1),
        ("  ?s ?p ?o .\n  ?s <http://x/p> ?any .\n", 3),
        ("  ?s ?p ?o .\n  FILTER(ISIRI(?o))\n", 1),
        ("  ?s ?p ?o .\n  VALUES ?o { 1 }\n", 1),
        ("  ?o ?p ?s .\n  ?s <http://x/p> ?any .\n", 1),
    ],
)
@pytest.mark.parametrize("graph", ["", "http://x/graph"])
def test_construct_gives_the_triples_of_its_pattern_and_no_more(store, pattern, number, graph):
    source, other = Store(graph=graph), Store()
    source.load_own(store.content())
    source.construct(f"CONSTRUCT {{ ?s ?p ?o }}\nWHERE {{\n{pattern}}}", other)
    assert len(other) == number


def test_derive_adds_what_is_new(store):
    rule = "CONSTRUCT { ?o <http://x/q> ?s } WHERE { ?s <http://x/p> ?o FILTER(ISIRI(?o)) }"
    store.derive(rule)
    store.derive(rule)
    assert len(store) == 4


def test_a_copy_is_independent(store):
    copy = store.copy()
    copy.load(b"<http://x/z> <http://x/p> 1 .", "ttl")
    assert (len(store), len(copy)) == (3, 4)


@pytest.mark.parametrize("form", FORMATS)
def test_a_dump_reads_back_in_rdflib(store, form):
    names = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "xml": "xml"}
    assert len(rdflib.Graph().parse(data=store.dump(form).decode(), format=names[form])) == 3


@pytest.mark.parametrize("form", FORMATS)
def test_a_dump_is_the_same_bytes_whatever_the_order(store, form):
    other = Store()
    for line in reversed(store.dump("nt").splitlines()):
        other.load(line, "nt")
    assert other.dump(form) == store.dump(form)


def test_a_dump_in_turtle_uses_our_prefixes(store):
    store.load(b"<https://w3id.org/govgraph/id/gfmd> <http://x/p> 1 .", "ttl")
    assert b"id:gfmd" in store.dump("ttl")


def test_an_empty_store_dumps():
    assert Store().dump("nt") == b""


def test_lines_give_each_triple_with_its_line(store):
    found = sorted(store.lines())
    assert found[0] == ("http://x/a", "http://x/p", "http://x/b", "<http://x/a> <http://x/p> <http://x/b> .\n")


def test_lines_give_a_literal_as_nothing(store):
    assert {target for _, _, target, _ in store.lines()} == {"http://x/b", ""}


@given(st.text())
def test_a_text_goes_in_and_comes_out(text):
    assert value(term(text)) == text


@given(st.one_of(st.booleans(), st.integers(-(2**63), 2**63 - 1), st.dates()))
def test_a_value_goes_in_and_comes_out(given_value):
    assert value(term(given_value)) == given_value


@given(st.text(max_size=30))
def test_a_name_goes_in_and_comes_out_or_is_refused(text):
    name = Iri(f"http://x/{text}")
    try:
        written = term(name)
    except BadUse:
        return
    assert value(written) == name


def test_a_folder_that_is_packed_holds_what_it_held(tmp_path):
    folder = Disk(str(tmp_path / "disk"), write=True)
    folder.load_own(b'<http://x/a> <http://x/b> "c" .\n')
    folder.settle()
    folder.pack()
    assert Disk(str(tmp_path / "disk")).select("SELECT ?o WHERE { ?s ?p ?o }").rows == (("c",),)
