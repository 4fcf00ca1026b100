"""Canned queries: each file keeps every promise of its header, in two engines, whatever thing it asks about."""

import re
from collections import Counter
from datetime import date

import cases
import pyoxigraph
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

from govgraph import queries
from govgraph.answer import HIDDEN
from govgraph.errors import BadData, BadUse
from govgraph.model import Iri
from govgraph.store import Store

QUERIES = cases.canned(40)
EXAMPLES = cases.examples(45)
PARAMETERS = cases.parameters(40)
PHRASINGS = cases.said(180)
THINGS = [query for query in QUERIES if query.scope == "thing"]
TYPES = {"thing", "concept", "interval", "date", "text"}
COLUMNS = {"thing", "concept", "text", "number", "span", "timing", "statement", "certainty", "reason"}
# What is counted, listed or classed, and not said by a statement of its own.
_OF_NO_STATEMENT = ("coverage", "gaps", "gaps-about", "kind", "passages", "sources", "sources-of")
# An example's thing is one of the class that its parameter asks for, so a class gives the values to try instead.
ANY = "any"


def named(case):
    query, params, *_ = case
    return f"{query.name}-{'-'.join(params.values())}".rstrip("-").replace(" ", "_")


def body(query):
    """The SPARQL of a query without its header, its comments and what stands in quotes."""
    lines = [line for line in query.text.splitlines() if not line.startswith("#")]
    return re.sub(r'"[^"]*"', '""', "\n".join(lines))


def words(query):
    """The keywords and functions of a query: its body without variables and names."""
    return re.sub(r"[?$]\w+|\w*:[\w-]*", "", body(query))


def plain(value):
    """One value as text, the same for both engines."""
    if value is None:
        return ""
    if isinstance(value, Iri):
        return value.value
    return str(value).lower() if isinstance(value, bool) else str(value)


def rows_of_ours(store, text):
    return Counter(tuple(plain(cell) for cell in row) for row in store.select(text).rows)


def rows_of_rdflib(graph, text):
    found = graph.query(text)
    return Counter(tuple("" if cell is None else str(cell) for cell in row) for row in found)


def rdflib_graph(store):
    return rdflib.Graph().parse(data=store.dump("nt").decode(), format="nt")


def part(kg, query, params):
    """The little store on which a lookup runs, as the compiled form holds it."""
    store = Store()
    for param in kg._query(query.name).params:
        if param.type in ("thing", "concept"):
            store.load_own(kg._depot._open().part(kg.names.find(params[param.name], param.of).id))
    return store


@pytest.fixture(scope="module")
def whole(kg):
    return {"snapshot": kg.snapshot(None), "claims": kg.claims()}


@pytest.fixture(scope="module")
def values(kg):
    """The ids of things by class, and of concepts by list, sorted; every class by the name ANY."""
    found = {ANY: [thing.id for thing in kg.things() if kg.names.fits(thing.id, ())]}
    for thing in kg.index.things.values():
        for kind in thing.classes:
            found.setdefault(kind, []).append(thing.id)
    return found


def of_class(kg, query, name, values):
    """The values that a parameter of a query can have."""
    spec = next(param for param in kg._query(query.name).params if param.name == name)
    if spec.type == "interval":
        return [str(year) for year in range(1990, 2014)]
    return sorted({one for kind in spec.of or (ANY,) for one in values[kind]})


def stride(query, count):
    """Which things are tried: every so many, that about so many are tried as one run on the whole graph allows."""
    return max(1, count // (20 if any(param.type == "interval" for param in query.params) else 120))


# The header.


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
@pytest.mark.parametrize("key", ["summary", "reads", "columns", "examples", "phrasings", "sentence", "none"])
def test_a_header_is_complete(query, key):
    assert f"#+ {key}:" in query.text and getattr(query, key)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_header_has_no_unknown_key(query):
    assert query.extra == ()


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_header_reads_one_of_the_two_graphs(query):
    assert query.reads in ("snapshot", "claims") and query.scope in ("all", "thing")


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_summary_is_one_sentence(query):
    assert query.summary[0].isupper() and query.summary.endswith(".") and "\n" not in query.summary


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_parameters_and_columns_have_known_types(query):
    assert {param.type for param in query.params} <= TYPES and {kind for _, kind in query.columns} <= COLUMNS


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_parameter_asks_for_classes_that_exist(query, values):
    wanted = {f"concept:{one}" if param.type == "concept" else one for param in query.params for one in param.of}
    assert wanted <= values.keys()


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_the_columns_of_the_header_are_those_of_the_query(query, whole):
    found = whole[query.reads].select(query.text)
    assert set(found.columns) == {name for name, _ in query.columns}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_an_example_gives_all_parameters(query):
    for example in query.examples:
        assert example.keys() - {"answer"} == {param.name for param in query.params}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_phrasings_name_parameters_that_exist(query):
    used = set(re.findall(r"\{(\w+)\}", " ".join(query.phrasings)))
    plain = {param.name for param in query.params if param.type != "interval"}
    assert plain <= used <= {param.name for param in query.params}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_row_that_rests_on_statements_names_them(query):
    kinds = [kind for _, kind in query.columns]
    assert "statement" in kinds or query.name in _OF_NO_STATEMENT


# The examples.


@pytest.mark.parametrize(("query", "params", "answer"), EXAMPLES, ids=[named(case) for case in EXAMPLES])
def test_an_example_gives_its_answer(kg, query, params, answer):
    found = kg.query(query.name, **params)
    if answer is None:
        assert found.rows
        return
    if not answer:
        assert found.rows == () and found.outcome == "unknown"
        return
    columns = [name for name, kind in query.columns if kind not in (*HIDDEN, "timing")]
    told = [set(found.column(name)) for name in columns]
    assert set(answer) in told


@pytest.mark.parametrize(("query", "params", "answer"), EXAMPLES, ids=[named(case) for case in EXAMPLES])
def test_an_example_rests_on_sources(kg, query, params, answer):
    found = kg.query(query.name, **params)
    assert query.name in _OF_NO_STATEMENT or all(row.sources for row in found.rows)


@pytest.mark.parametrize(("query", "params", "answer"), EXAMPLES, ids=[named(case) for case in EXAMPLES])
def test_an_example_as_known_on_a_day_rests_on_no_later_source(kg, query, params, answer):
    found = kg.query(query.name, as_of="2009-06-30", **params)
    behind = [one for row in found.rows for one in row.evidence] + [*found.before, *found.disagrees]
    assert [one.rests for one in behind if one.said_on > date(2009, 6, 30)] == []
    assert all(day <= "2009-06-30" for day in found.column("earliest"))


@pytest.mark.parametrize(("query", "params", "answer"), EXAMPLES, ids=[named(case) for case in EXAMPLES])
def test_the_sentence_of_an_example_is_filled(kg, query, params, answer):
    found = kg.query(query.name, **params)
    assert not re.search(r"[{}|\[\]]|None|  | [,.;:]", found.sentence)


# The phrasings.


@pytest.mark.parametrize(("query", "phrasing"), PHRASINGS, ids=[f"{one.name}-{said}" for one, said in PHRASINGS])
def test_a_phrasing_is_understood_as_its_query(kg, query, phrasing):
    wrong = []
    for _, params, _ in (case for case in EXAMPLES if case[0].name == query.name):
        wanted = {
            param.name: kg.names.find(params[param.name], kg._query(query.name).params[place].of).id
            for place, param in enumerate(query.params)
            if param.type != "interval"
        }
        for text in cases.spoken(phrasing, params):
            first = next(iter(kg.readings(text)), None)
            other = first is None or first.query != query.name or dict(first.params) != wanted
            if other and kg.ask(text).query != query.name:
                wrong.append(f"{text!r} as {first}")
    assert wrong == []


@pytest.mark.parametrize(("query", "phrasing"), PHRASINGS, ids=[f"{one.name}-{said}" for one, said in PHRASINGS])
def test_a_phrasing_is_answered_by_its_query(kg, query, phrasing):
    wrong = []
    for _, params, _ in (case for case in EXAMPLES if case[0].name == query.name):
        for text in cases.spoken(phrasing, params):
            found = kg.ask(text)
            if found.query != query.name:
                wrong.append(f"{text!r} by {found.query}: {found.sentence}")
    assert wrong == []


@pytest.mark.parametrize("query", [one for one in QUERIES if any(p.type == "interval" for p in one.params)])
def test_a_phrasing_with_a_year_asks_about_that_year(kg, query):
    _, params, _ = next(case for case in EXAMPLES if case[0].name == query.name)
    year = next(params[param.name] for param in query.params if param.type == "interval")
    wrong = []
    for phrasing in (said for said in query.phrasings if "{time}" not in said):
        # "which bodies is X in" is followed by another "in" at best.
        for text in (said for said in cases.spoken(phrasing, params) if not said.endswith(" in")):
            first = next(iter(kg.readings(f"{text} in {year}")), None)
            other = first is None or first.query != query.name or year not in [str(value) for _, value in first.params]
            # Of readings that come out alike, the one that has an answer is taken.
            found = kg.ask(f"{text} in {year}") if other else None
            if found and (found.query != query.name or found.on != year):
                wrong.append(f"{text!r} in {year} as {first}")
    assert wrong == []


# The text.


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_query_orders_its_rows_by_text(query):
    assert re.search(r"ORDER BY .*STR\(\?\w+\)", query.text.splitlines()[-1]) or query.name == "passages"


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
@pytest.mark.parametrize("word", ["GRAPH", "SERVICE", "FROM", "GROUP_CONCAT", "SAMPLE", "AVG", "NOT EXISTS", "NOW"])
def test_a_query_avoids_what_engines_do_differently(query, word):
    assert not re.search(rf"\b{word}\b", words(query), re.IGNORECASE)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_query_never_asks_whether_a_parameter_is_bound(query):
    for name in (variable for param in query.params for variable in param.variables):
        assert not re.search(rf"BOUND\(\s*[?$]{name}\s*\)", body(query), re.IGNORECASE)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_parameter_is_bound_in_every_scope_that_uses_it(query):
    scopes = re.split(r"\bSELECT\b", body(query))[1:]
    for name in (variable for param in query.params for variable in param.variables):
        used = [scope for scope in scopes if re.search(rf"\?{name}\b", scope)]
        assert used and all(re.search(rf"VALUES (\?{name}\b|\([^)]*\?{name}\b)", scope) for scope in used)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_query_parses_in_rdflib(query):
    assert prepareQuery(query.text)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_query_parses_in_pyoxigraph(query):
    assert isinstance(pyoxigraph.Store().query(query.text), pyoxigraph.QuerySolutions)


@pytest.mark.parametrize("path", cases.files("queries/policy", ".rq", 8), ids=lambda path: path.stem)
def test_a_policy_file_parses_in_rdflib(path):
    assert prepareQuery(path.read_text(encoding="utf-8"))


# The rows.


@pytest.mark.parametrize(("query", "params", "answer"), EXAMPLES, ids=[named(case) for case in EXAMPLES])
def test_both_engines_give_the_same_rows(kg, tiny, query, params, answer):
    if query.scope == "thing":
        # rdflib needs minutes for the whole; that the part is as good as the whole is the next test.
        store = part(kg, query, params)
    else:
        store = {"snapshot": tiny.snapshot(None), "claims": tiny.claims()}[query.reads]
    text = kg.bound(query.name, **params)
    assert rows_of_rdflib(rdflib_graph(store), text) == rows_of_ours(store, text)


@pytest.mark.parametrize("query", THINGS, ids=lambda query: query.name)
def test_a_lookup_gives_on_the_part_of_a_thing_what_the_whole_gives(kg, whole, query, values):
    spec = query.params[0]
    rest = {param.name: of_class(kg, query, param.name, values) for param in query.params[1:]}
    _, params, _ = next(case for case in EXAMPLES if case[0].name == query.name)
    wrong = []
    tried = of_class(kg, query, spec.name, values)
    for one in tried[:: stride(query, len(tried))]:
        given = {name: params[name] for name in rest} | {spec.name: one}
        text = kg.bound(query.name, **given)
        if rows_of_ours(part(kg, query, given), text) != rows_of_ours(whole["snapshot"], text):
            wrong.append(one)
    assert wrong == []


@pytest.mark.parametrize(("query", "name"), PARAMETERS, ids=[f"{one.name}-{name}" for one, name in PARAMETERS])
def test_another_value_of_a_parameter_gives_other_rows(kg, whole, query, name, values):
    _, params, _ = next(case for case in EXAMPLES if case[0].name == query.name)
    first = rows_of_ours(whole[query.reads], kg.bound(query.name, **params))
    others = (kg.bound(query.name, **params | {name: one}) for one in of_class(kg, query, name, values))
    assert any(rows_of_ours(whole[query.reads], text) != first for text in others)


# The reader.


def test_a_header_that_is_no_yaml_is_refused_with_its_line(tmp_path):
    path = tmp_path / "broken.rq"
    path.write_text("#+ summary: Broken.\n#+ params: {thing: [\nSELECT * WHERE { ?s ?p ?o }\n")
    with pytest.raises(BadData, match=r"broken\.rq:[23]: "):
        queries.read(path)


def test_a_header_without_a_summary_is_refused(tmp_path):
    path = tmp_path / "silent.rq"
    path.write_text("SELECT * WHERE { ?s ?p ?o }\n")
    with pytest.raises(BadData, match="summary"):
        queries.read(path)


def test_a_value_stands_in_every_scope_of_the_bound_text():
    text = "VALUES ?a { <http://x/a> }\n  VALUES ?a { <http://x/a> }"
    bound = queries.Query("q", "", text).bind({"a": Iri("http://x/b")})
    assert bound == "VALUES ?a { <http://x/b> }\n  VALUES ?a { <http://x/b> }"


def test_a_value_never_leaves_its_row():
    query = queries.Query("q", "", 'VALUES ?a { "x" }')
    assert query.bind({"a": 'y" } INSERT { ?s ?p ?o }'}) == 'VALUES ?a { "y\\" } INSERT { ?s ?p ?o }" }'


def test_a_name_that_is_no_iri_is_refused():
    with pytest.raises(BadUse, match="no IRI"):
        queries.Query("q", "", "VALUES ?a { <http://x/a> }").bind({"a": Iri("http://x/a> <b")})


def test_a_row_of_several_variables_needs_all_of_them():
    text = "VALUES (?a ?b) { (1 2) }"
    assert queries.Query("q", "", text).bind({"a": 3}) == text


def test_a_column_that_the_header_does_not_name_is_text():
    assert queries.Query("q", "", "").column("anything") == "text"


def test_a_missing_parameter_is_refused_by_name(kg):
    with pytest.raises(BadUse, match="needs edition; write edition="):
        kg.query("chair")
