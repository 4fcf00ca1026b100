"""What a store promises, whichever engine keeps its triples: memory, a folder, Fuseki, Virtuoso."""

from datetime import date
from itertools import count

import pytest

from govgraph.errors import BadData, BadUse
from govgraph.model import Iri, Table
from govgraph.store import FORMATS, Access, Disk, Remote, Store

THREE = """@prefix x: <http://x/> .
x:b x:p "café", 1 .
x:a x:p x:b .
"""
LINES = """<http://x/a> <http://x/p> <http://x/b> .
<http://x/b> <http://x/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://x/b> <http://x/p> "café" .
"""
# Values as our data writes them, which every engine gives back as they are.
CANONICAL = """@prefix x: <http://x/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
x:a x:text "say \\"hi\\",\\n\\tnow \\\\ 'here'" ; x:tagged "Größe"@de ; x:other "Москва", "移民", "" ;
  x:day "2008-07-15"^^xsd:date ; x:whole 12, 0, -3 ; x:part 2.5 ; x:true true ; x:false false .
"""
RULE = """PREFIX x: <http://x/>
CONSTRUCT { ?o x:q ?s }
WHERE { ?s x:p ?o FILTER(ISIRI(?o)) }
"""
NUMBERS = count()


@pytest.fixture(params=["memory", "disk", "fuseki", "virtuoso"])
def make(request, tmp_path):
    """Makes empty stores of one kind."""

    def empty():
        if request.param == "memory":
            return Store()
        if request.param == "disk":
            return Disk(str(tmp_path / f"store-{next(NUMBERS)}"), write=True)
        url = request.getfixturevalue("started")(request.param)
        return Remote(Access(url), f"http://x/contract/{next(NUMBERS)}")

    return empty


@pytest.fixture
def store(make):
    made = make()
    made.load(THREE.encode(), "ttl")
    return made


def test_an_empty_store_has_nothing(make):
    store = make()
    assert (len(store), store.content(), store.dump("nt"), list(store.lines())) == (0, b"", b"", [])


def test_a_store_counts_its_triples(store):
    assert len(store) == 3


def test_stores_are_apart(make, store):
    assert (len(make()), len(store)) == (0, 3)


def test_a_rule_is_built_as_lines(store):
    assert store.built(RULE) == b"<http://x/b> <http://x/q> <http://x/a> .\n"


def test_what_is_loaded_twice_is_there_once(store):
    store.load(THREE.encode(), "ttl")
    assert len(store) == 3


def test_rows_come_in_order_with_their_columns(store):
    found = store.select("SELECT ?s ?o WHERE { ?s ?p ?o } ORDER BY STR(?o)")
    assert found == Table(
        ("s", "o"), ((Iri("http://x/b"), 1), (Iri("http://x/b"), "café"), (Iri("http://x/a"), Iri("http://x/b")))
    )


def test_ask_is_one_row_with_one_truth_value(store):
    assert [store.select(f"ASK {{ ?s ?p {value} }}").rows for value in (1, 2)] == [((True,),), ((False,),)]


def test_what_is_not_bound_is_none(store):
    found = store.select("SELECT ?s ?n WHERE { ?s ?p <http://x/b> OPTIONAL { ?s <http://x/none> ?n } }")
    assert found.rows == ((Iri("http://x/a"), None),)


def test_many_rows_all_come(make):
    store = make()
    store.load_own(b"".join(b'<http://x/%d> <http://x/p> "%d" .\n' % (n, n) for n in range(12_000)))
    found = store.select("SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o")
    assert (len(found.rows), len(store), len(list(store.lines()))) == (12_000, 12_000, 12_000)


def test_canonical_values_come_back_as_they_went_in(make):
    store, plain = make(), Store()
    for one in (store, plain):
        one.load(CANONICAL.encode(), "ttl")
    assert store.dump("nt") == plain.dump("nt")


def test_canonical_values_come_as_values(make):
    store = make()
    store.load(CANONICAL.encode(), "ttl")
    found = {row[0].value.rpartition("/")[2]: row[1] for row in store.select("SELECT ?p ?o { ?s ?p ?o }").rows}
    wanted = {"day": date(2008, 7, 15), "part": 2.5, "true": True, "false": False, "tagged": "Größe"}
    assert {key: found[key] for key in wanted} == wanted
    assert found["text"] == "say \"hi\",\n\tnow \\ 'here'"


@pytest.mark.parametrize("text", ["CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "DESCRIBE <http://x/a>"])
def test_what_builds_triples_gives_no_rows(store, text):
    with pytest.raises(BadUse, match="only SELECT and ASK give rows"):
        store.select(text)


def test_a_query_that_is_no_sparql_is_refused_with_its_line(store):
    with pytest.raises(BadUse, match="line 2"):
        store.select("SELECT ?s WHERE {\n ?s ?p }")


def test_a_broken_file_is_refused_with_its_line_and_adds_nothing(store):
    with pytest.raises(BadData, match="new.ttl:2"):
        store.load(b"<http://x/z> <http://x/p> 1 .\n<http://x/z> <http://x/p", "ttl", "new.ttl")
    assert len(store) == 3


def test_a_file_is_loaded(make, tmp_path):
    path = tmp_path / "three.ttl"
    path.write_text(THREE, encoding="utf-8")
    store = make()
    store.load_file(path)
    assert len(store) == 3


def test_a_rule_adds_what_it_finds_once(store):
    store.derive(RULE)
    store.derive(RULE)
    assert len(store) == 4
    assert store.select("ASK { <http://x/b> <http://x/q> <http://x/a> }").rows == ((True,),)


def test_a_construct_goes_into_another_store_of_its_kind(make, store):
    other = make()
    store.construct(RULE, other)
    assert (len(store), [line for *_, line in other.lines()]) == (3, ["<http://x/b> <http://x/q> <http://x/a> .\n"])


def test_a_construct_goes_into_memory_and_back(store):
    other = Store()
    store.construct(RULE, other)
    other.construct("CONSTRUCT { ?s <http://x/r> ?o }\nWHERE { ?s ?p ?o }", store)
    assert (len(other), len(store)) == (1, 4)


def test_lines_name_what_is_no_literal(store):
    assert sorted(store.lines())[0][:3] == ("http://x/a", "http://x/p", "http://x/b")


def test_a_node_tells_what_it_says_and_who_names_it(store):
    found = sorted(line for *_, line in store.out_of("http://x/b"))
    assert "".join(found) == "".join(LINES.splitlines(keepends=True)[1:])
    assert (list(store.into("http://x/b")), list(store.into("http://x/a"))) == (["http://x/a"], [])


def test_lines_are_taken_out(store):
    store.remove(LINES.splitlines(keepends=True)[:2])
    assert store.dump("nt").decode() == LINES.splitlines(keepends=True)[2]


@pytest.mark.parametrize("form", FORMATS)
def test_a_dump_is_the_same_bytes_from_every_store(store, form):
    plain = Store()
    plain.load(THREE.encode(), "ttl")
    assert store.dump(form) == plain.dump(form)


def test_content_loads_again(make, store):
    other = make()
    other.load_own(store.content())
    assert other.dump("nt").decode() == LINES


def test_a_copy_is_independent(store):
    copy = store.copy()
    copy.load(b"<http://x/z> <http://x/p> 1 .", "ttl")
    assert (len(store), len(copy)) == (3, 4)
