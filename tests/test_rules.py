"""Rules: each one is safe to run in any engine, fires on real data, and leaves a trace of what it did."""

import re

import cases
import pytest

from govgraph import queries, rules, snapshot
from govgraph.errors import BadData
from govgraph.store import Store

CLAIMS = cases.files("queries/rules/claims", ".rq", 15)
FACTS = cases.files("queries/rules/facts", ".rq", 10)
RULES = CLAIMS + FACTS
# Cases that the five documents do not have, and the small graph has: a tie, and a meeting placed in a State.
ONLY_TINY = {"contested", "narrows-place"}
HEAD = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX gov: <https://w3id.org/govgraph/ns#>
"""
DERIVED = 'FILTER(STRSTARTS(STR(?node), "https://w3id.org/govgraph/derived/"))'


def text(path):
    return path.read_text(encoding="utf-8")


def template(path):
    """What a rule builds."""
    return re.search(r"CONSTRUCT \{(.*?)\}\s*WHERE", text(path), re.DOTALL)[1]


def rule_names(path):
    return re.findall(r"gov:rule <https://w3id.org/govgraph/rule/([\w-]+)>", template(path))


@pytest.fixture(scope="module")
def stores(kg):
    return {"claims": kg.claims(), "facts": kg.snapshot(None)}


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_builds_no_blank_node(path):
    assert not re.search(r"_:|\[|\]", template(path))


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_has_a_summary(path):
    assert queries.read(path).summary.endswith(".")


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_that_makes_a_claim_names_itself_and_its_premise(path):
    if "gov:rule" not in template(path):
        assert "a gov:" not in template(path) and "a org:" not in template(path)
        return
    assert rule_names(path) == [path.stem] and "gov:premise" in template(path) and "gov:statedIn" in template(path)


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_what_a_rule_cites_is_a_statement(path, kg):
    cited = [value for name, value in queries.read(path).extra if name == "cites"]
    for statement in cited:
        assert kg.claims().select(f"ASK {{ <{statement}> a ?class }}").rows == ((True,),)


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_fires(path, stores, tiny):
    store = stores[path.parent.name]
    if path.stem in ONLY_TINY:
        store = tiny.snapshot(None)
    found = Store()
    store.construct(text(path), found)
    assert len(found) > 0


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_finds_nothing_new_after_the_last_pass(path, stores):
    store = stores[path.parent.name].copy()
    before = len(store)
    store.derive(text(path))
    assert len(store) == before


@pytest.mark.parametrize("stage", ["claims", "facts"])
@pytest.mark.parametrize("name", ["rule", "premise", "rests", "statedIn", "status", "of"])
def test_a_derived_claim_carries_rule_premise_source_and_status(stores, stage, name):
    found = stores[stage].select(
        f"{HEAD} SELECT ?node WHERE {{ ?node a ?class {DERIVED} MINUS {{ ?node gov:{name} ?any }} }}"
    )
    assert found.rows == ()


@pytest.mark.parametrize("as_of", ["2006", "2008-07-15", "2008", "2009-06", "2009-10", "2010-01-15", ""])
@pytest.mark.parametrize("name", ["rule", "status", "of", "statedIn/dcterms:isPartOf", "known"])
def test_a_derived_claim_has_one_rule_one_source_and_one_status(kg, as_of, name):
    double = f"{HEAD} SELECT DISTINCT ?node WHERE {{ ?node gov:{name} ?a ; gov:{name} ?b FILTER(?a != ?b) {DERIVED} }}"
    assert kg.sparql(double, as_of=as_of).rows == ()


@pytest.mark.parametrize("as_of", ["2008", "2009-10", ""])
def test_a_derived_claim_is_no_firmer_than_its_premises(kg, as_of):
    found = kg.sparql(
        f"""{HEAD} SELECT ?node ?premise WHERE {{
          ?node gov:status/gov:firmness ?own ; gov:premise ?premise . ?premise gov:status/gov:firmness ?other .
          FILTER(?own > ?other) {DERIVED} }}""",
        as_of=as_of,
    )
    assert found.rows == ()


@pytest.mark.parametrize("as_of", ["2008", "2009-10", ""])
def test_a_derived_claim_is_as_late_as_the_latest_source_of_its_premises(kg, as_of):
    found = kg.sparql(
        f"""{HEAD} SELECT ?node ?premise WHERE {{
          ?node gov:statedIn/dcterms:isPartOf/gov:dateEarliest ?own ; gov:premise ?premise .
          ?premise gov:statedIn/dcterms:isPartOf/gov:dateEarliest ?other .
          FILTER(?own < ?other) {DERIVED} }}""",
        as_of=as_of,
    )
    assert found.rows == ()


@pytest.mark.parametrize("as_of", ["2008-07-15", "2009-06", "2010-01-15"])
def test_what_rests_on_a_possible_premise_is_only_possible(kg, as_of):
    found = kg.sparql(
        f"""{HEAD} SELECT ?node ?premise WHERE {{
          ?node gov:wins ?slot ; gov:premise ?premise . ?premise gov:mayWin ?other .
          MINUS {{ ?premise gov:wins ?other }} {DERIVED} }}""",
        as_of=as_of,
    )
    assert found.rows == ()


def test_the_troika_of_2008_was_derived_from_three_chairs(kg):
    found = kg.sparql(
        f"""{HEAD} SELECT DISTINCT ?chair WHERE {{
          ?node gov:forEdition <https://w3id.org/govgraph/id/gfmd-2008> ; gov:premise ?claim .
          ?claim gov:slotKind "seat" ; <http://www.w3.org/ns/org#member> ?chair {DERIVED} }}""",
        as_of="2008",
    )
    assert len(found.rows) == 3


def test_rules_run_again_find_nothing(tiny):
    assert rules.run(tiny.claims().copy(), "claims") == 0


@pytest.mark.parametrize("stage", ["claims", "facts"])
def test_a_rule_that_runs_once_has_found_all_there_is(stores, stage):
    again = stores[stage].copy()
    assert rules.run(again, stage) == 0


def test_the_latest_snapshot_made_of_the_claims_is_the_same(stores):
    claims = stores["claims"]
    made = snapshot.latest(claims, claims.copy())
    assert made.dump("nt") == snapshot.of(claims, snapshot.newest(claims)).dump("nt")


def test_a_rule_that_feeds_itself_is_stopped(spare, point):
    place = spare()
    (place / "queries" / "rules" / "claims" / "endless.rq").write_text(
        "#+ summary: Endless.\nCONSTRUCT { ?more a <http://x/a> }\n"
        'WHERE { ?one a <http://x/a> BIND(IRI(CONCAT(STR(?one), "x")) AS ?more) }\n'
    )
    point(place)
    store = Store()
    store.load(b"<http://x/1> a <http://x/a> .", "ttl")
    with pytest.raises(BadData, match="after 20 passes"):
        rules.run(store, "claims")


def test_a_new_rule_is_a_new_file(spare, point):
    place = spare()
    (place / "queries" / "rules" / "facts" / "new.rq").write_text(
        "#+ summary: New.\nCONSTRUCT { ?one <http://x/b> ?one }\nWHERE { ?one a <http://x/a> }\n"
    )
    point(place)
    store = Store()
    store.load(b"<http://x/1> a <http://x/a> .", "ttl")
    assert rules.run(store, "facts") == 1
