"""A query of one's own: read-only, on the one graph, and not too deep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import sparql
from govgraph.errors import BadUse, GovGraphError, LimitReached

UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD")


@pytest.mark.parametrize("word", UPDATES)
@pytest.mark.parametrize("form", ["{}", "{} x", "\n{}", "ASK {{}} ; {}", "PREFIX x: <http://x/> {}"])
def test_an_update_is_refused(word, form):
    with pytest.raises(BadUse, match=f"updates are refused \\({word}\\)"):
        sparql.read_only(form.format(word.lower()))


@pytest.mark.parametrize("word", ["SERVICE", "FROM", "GRAPH"])
def test_another_graph_is_refused(word):
    with pytest.raises(BadUse, match=f"{word} is refused"):
        sparql.read_only(f"SELECT * {word} <http://x/> {{ ?s ?p ?o }}")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?insert WHERE { ?insert ?from ?graph }",
        "SELECT $delete WHERE { $delete ?p ?o }",
        'SELECT * WHERE { ?s ?p "INSERT" }',
        "SELECT * WHERE { ?s ?p 'it is \\' INSERT' }",
        'SELECT * WHERE { ?s ?p """two\nlines INSERT""" }',
        "SELECT * WHERE { ?s <http://x/INSERT> ?o }",
        "SELECT * WHERE { ?s <http://x/#SERVICE> ?o }",
        "SELECT * WHERE { ?s gov:from ?o . ?s from:a ?o }",
        "SELECT * # INSERT\nWHERE { ?s ?p ?o }",
        "SELECT * WHERE { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        "ASK { ?s ?p ?o }",
        "DESCRIBE <http://x/>",
        "",
    ],
)
def test_a_word_that_is_no_keyword_is_read(text):
    assert sparql.read_only(text) is None


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * WHERE { ?s ?p "a" } ; INSERT DATA { }',
        "SELECT * WHERE { ?s ?p '#' } INSERT",
        'SELECT * WHERE { ?s ?p "\\"" } INSERT',
        "SELECT * WHERE { ?s ?p <http://x/#> } INSERT",
        "SELECT * # a comment\nFROM <http://x/> WHERE { }",
        "SELECT*FROM<http://x/>{}",
        # The engine reads words that are written together.
        "SELECT*FROMNAMED<http://x/>{}",
        "ASKFROM<http://x/>{}",
        "ASK{SERVICESILENT<http://localhost:9/>{}}",
        "ASK{?s ?p trueSERVICE<http://localhost:9/>{}}",
    ],
)
def test_a_keyword_does_not_hide(text):
    with pytest.raises(BadUse):
        sparql.read_only(text)


def test_a_keyword_does_not_hide_in_an_escape(kg):
    with pytest.raises(GovGraphError):
        kg.sparql("SELECT * WHERE { SERV\\u0049CE <http://localhost:1/> { ?s ?p ?o } }")


@pytest.mark.parametrize("brackets", ["{}", "()"])
def test_brackets_nest_up_to_a_limit(brackets):
    with pytest.raises(LimitReached, match="201 brackets deep"):
        sparql.read_only(brackets[0] * 201 + brackets[1] * 201)


def test_many_brackets_side_by_side_are_no_nest():
    assert sparql.read_only("{} " * 1000) is None


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        sparql.read_only(text)
    except GovGraphError as error:
        assert error.exit_code in (2, 7)


@given(st.text(alphabet="{}()<>?\"'\\#:ASKaskxyz \n", max_size=80))
def test_any_query_gives_rows_or_is_refused(kg, text):
    try:
        found = kg.sparql(text)
    except GovGraphError as error:
        assert error.exit_code in (2, 7)
    else:
        assert found.columns is not None
