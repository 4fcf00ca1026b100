"""Checks: each one finds the fault that it is there for, and the shipped data has none."""

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import SH

from govgraph import checks, queries, resources, snapshot
from govgraph.errors import BadData
from govgraph.model import Problem

PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix gov: <https://w3id.org/govgraph/ns#> .
@prefix id: <https://w3id.org/govgraph/id/> .
@prefix in: <https://w3id.org/govgraph/source/s#> .
@prefix kind: <https://w3id.org/govgraph/kind/> .
@prefix mode: <https://w3id.org/govgraph/mode/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix property: <https://w3id.org/govgraph/property/> .
@prefix qualifier: <https://w3id.org/govgraph/qualifier/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix relation: <https://w3id.org/govgraph/relation/> .
@prefix role: <https://w3id.org/govgraph/role/> .
@prefix said: <https://w3id.org/govgraph/st/s/p1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sourcekind: <https://w3id.org/govgraph/sourcekind/> .
@prefix status: <https://w3id.org/govgraph/status/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

# One fact of each class, as it should be.
SOUND = """
<https://w3id.org/govgraph/source/s> a gov:Source ; dcterms:rights "none" ; rdfs:label "S" ;
    gov:basisEarliest "a" ; gov:basisLatest "b" ; gov:dateEarliest "2008-01-01"^^xsd:date ;
    gov:dateLatest "2008-12-31"^^xsd:date ; gov:dateText "2008" ; gov:sourceKind sourcekind:un .
in:p1 a gov:Passage ; dcterms:isPartOf <https://w3id.org/govgraph/source/s> ; gov:locator "para. 1" ; gov:order 1 .
id:moot a gov:Process ; gov:article "the" ; gov:kind kind:forum ; rdfs:label "Moot" .
id:moot-1 a gov:Edition ; gov:editionOf id:moot ; gov:kind kind:summit ; gov:year 2008 ; rdfs:label "Moot 2008" .
id:atlantis a gov:State ; gov:kind kind:state ; rdfs:label "Atlantis" .
id:poseidonia a gov:Place ; gov:inState id:atlantis ; gov:kind kind:city ; rdfs:label "Poseidonia" .
said:chair a org:Membership ; gov:of id:moot-1 ; gov:statedIn in:p1 ; gov:status status:held ;
    gov:title "Chair" ; org:member id:atlantis ; org:role role:chair .
said:sitting a gov:Sitting ; gov:mode mode:online ; gov:of id:moot-1 ; gov:place id:poseidonia ; gov:statedIn in:p1 ;
    gov:status status:held ; gov:fromEarliest "2008-06-01"^^xsd:date ; gov:fromLatest "2008-06-01"^^xsd:date ;
    gov:fromText "1 June" ; gov:untilEarliest "2008-06-02"^^xsd:date ; gov:untilLatest "2008-06-02"^^xsd:date ;
    gov:untilText "2 June" .
said:size a gov:Attribute ; gov:attestedEarliest "2008-06-01"^^xsd:date ; gov:attestedLatest "2008-06-30"^^xsd:date ;
    gov:attestedText "June" ; gov:of id:moot ; gov:property property:size ; gov:qualifier qualifier:between ;
    gov:statedIn in:p1 ; gov:status status:held ; gov:unit "per-cent" ; gov:value 20 ; gov:valueHigh 30 ;
    gov:words "20 to 30" .
said:part a gov:Link ; gov:of id:moot-1 ; gov:relation relation:part-of ; gov:statedIn in:p1 ;
    gov:status status:held ; gov:to id:moot .
said:list a gov:CompleteList ; gov:completeAsOfEarliest "2008-06-01"^^xsd:date ; gov:of id:moot ;
    gov:completeAsOfLatest "2008-06-30"^^xsd:date ; gov:completeAsOfText "June" ; gov:statedIn in:p1 ;
    org:role role:member .
said:member a org:Membership ; gov:inList said:list ; gov:of id:moot ; gov:statedIn in:p1 ; gov:status status:held ;
    org:member id:atlantis ; org:role role:member .
said:rule a gov:StatedRule ; gov:of id:moot ; gov:property property:modality ; gov:statedIn in:p1 ;
    gov:value "by turns" .
"""

# A shape, and what is wrong with a thing that must not fit it.
MISFITS = (
    ("statement-passage", "a gov:Link"),
    ("statement-passage", "a gov:Sitting ; gov:statedIn in:p1, in:p2"),
    ("statement-passage", "a gov:StatedRule ; gov:statedIn id:moot"),
    ("statement-of", "a org:Membership"),
    ("statement-of", "a gov:CompleteList ; gov:of id:moot, id:moot-1"),
    ("statement-list", "a org:Membership ; gov:inList said:chair"),
    ("statement-words", "a gov:Attribute ; gov:words 20"),
    ("from-earliest", 'a gov:Link ; gov:fromText "2008"'),
    ("from-earliest", 'gov:fromEarliest "2008-02-01"^^xsd:date ; gov:fromLatest "2008-01-01"^^xsd:date'),
    ("from-earliest", 'gov:fromEarliest "2008-02-01"^^xsd:date ; gov:untilLatest "2008-01-01"^^xsd:date'),
    ("from-earliest", 'gov:fromEarliest "2008-02-30"^^xsd:date ; gov:fromLatest "2008-03-01"^^xsd:date'),
    ("from-latest", 'gov:fromEarliest "2008-02-01"^^xsd:date'),
    ("from-text", 'gov:fromEarliest "2008-02-01"^^xsd:date'),
    ("until-earliest", 'gov:untilText "2008"'),
    ("until-earliest", 'gov:untilEarliest "2008-02-01"^^xsd:date ; gov:untilLatest "2008-01-01"^^xsd:date'),
    ("until-latest", 'gov:untilText "2008"'),
    ("until-text", 'gov:untilLatest "2008-02-01"^^xsd:date'),
    ("attested-earliest", 'gov:attestedText "2008"'),
    ("attested-earliest", 'gov:attestedEarliest "2008-02-01"^^xsd:date ; gov:attestedLatest "2008-01-01"^^xsd:date'),
    ("attested-latest", 'gov:attestedLatest "2008"^^xsd:gYear'),
    ("attested-text", 'gov:attestedLatest "2008-02-01"^^xsd:date'),
    ("membership-member", "a org:Membership"),
    ("membership-member", "a org:Membership ; org:member id:atlantis, id:moot"),
    ("membership-role", "a org:Membership"),
    ("membership-role", "a org:Membership ; org:role role:chair, role:host"),
    ("membership-role", "a org:Membership ; org:role status:held"),
    ("membership-title", "a org:Membership ; gov:title id:moot"),
    ("status", "a org:Membership"),
    ("status", "a gov:Sitting"),
    ("status", "a gov:Attribute"),
    ("status", "a gov:Link ; gov:status status:held, status:offered"),
    ("status", "a gov:Link ; gov:status role:chair"),
    ("sitting-place", 'a gov:Sitting ; gov:place "Poseidonia"'),
    ("sitting-mode", "a gov:Sitting ; gov:mode status:held"),
    ("attribute-property", "a gov:Attribute"),
    ("attribute-property", "a gov:StatedRule ; gov:property role:chair"),
    ("attribute-value", 'a gov:Attribute ; gov:attestedText "2008"'),
    ("attribute-qualifier", "a gov:Attribute ; gov:qualifier status:held"),
    ("attribute-unit", 'a gov:Attribute ; gov:unit "EUR", "USD"'),
    ("range-high", 'gov:valueHigh "30"'),
    ("range-low", "gov:value 30 ; gov:valueHigh 20"),
    ("range-qualifier", "gov:value 20 ; gov:valueHigh 30 ; gov:qualifier qualifier:exact"),
    ("link-relation", "a gov:Link"),
    ("link-relation", "a gov:Link ; gov:relation property:size"),
    ("link-to", "a gov:Link"),
    ("link-to", 'a gov:Link ; gov:to "Moot"'),
    ("list-earliest", "a gov:CompleteList"),
    ("list-latest", "a gov:CompleteList"),
    ("list-text", "a gov:CompleteList"),
    ("list-role", "a gov:CompleteList"),
    ("no-status", "a gov:CompleteList ; gov:status status:held"),
    ("no-status", "a gov:StatedRule ; gov:status status:held"),
    ("stated-rule-value", "a gov:StatedRule"),
    ("passage-locator", 'a gov:Passage ; gov:locator "para. 1", "para. 2"'),
    ("passage-order", 'a gov:Passage ; gov:order "1"'),
    ("passage-source", "a gov:Passage ; dcterms:isPartOf id:moot"),
    ("source-basis-earliest", "a gov:Source"),
    ("source-basis-latest", "a gov:Source"),
    (
        "source-earliest",
        'gov:dateLatest "2008-01-01"^^xsd:date ; gov:dateEarliest "2008-02-01"^^xsd:date ; a gov:Source',
    ),
    ("source-kind", "a gov:Source ; gov:sourceKind kind:report"),
    ("source-latest", "a gov:Source"),
    ("source-rights", "a gov:Source"),
    ("source-text", "a gov:Source"),
    ("label", "a gov:Source"),
    ("label", "a gov:Body"),
    ("label", 'a gov:Fund ; rdfs:label "Moot", "Gathering"'),
    ("thing-article", 'a gov:Body ; gov:article "a", "the"'),
    ("thing-kind", "a gov:Person"),
    ("thing-kind", "a gov:Survey ; gov:kind sourcekind:un"),
    ("edition-series", "a gov:Edition ; gov:editionOf id:atlantis"),
    ("edition-year", 'a gov:Edition ; gov:year "2008"^^xsd:gYear'),
    ("place-state", "a gov:Place ; gov:inState id:moot"),
    ("collective-present", "a gov:Collective ; gov:presentAt id:moot, id:moot-1"),
)

FORWARD = "said:x gov:of id:b ; gov:relation relation:follows ; gov:to id:a ."

# What comes close to a fault, and is none.
NEAR = (
    ("acyclic-follows", f"id:b gov:year 2008 . id:a gov:year 2007 . {FORWARD}"),
    ("acyclic-follows", f"{FORWARD} said:y gov:of id:a ; gov:relation relation:cites ; gov:to id:b ."),
    ("acyclic-follows", f"{FORWARD} said:y gov:of id:c ; gov:relation relation:follows ; gov:to id:b ."),
    ("canonical-date", 'said:x gov:fromEarliest "2008-02-29"^^xsd:date .'),
    ("label-clean", 'id:moot rdfs:label "Poiré’s Côte d\'Ivoire (2008) – a moot" .'),
    ("long-words", f'said:x gov:value "{"word " * 29}word" .'),
    ("long-words", f'said:x gov:property property:title ; gov:value "{"word " * 40}word" .'),
    ("undeclared-thing", "id:moot a gov:Body . said:x a gov:Attribute ; gov:of id:moot ; gov:status status:held ."),
)


def folder() -> list[Path]:
    """List the check files; too few of them is a failure of the test, not a quiet pass."""
    found = list(resources.files("queries/checks", ".rq"))
    if len(found) < 8:
        raise AssertionError(f"queries/checks holds {len(found)} checks; at least 8 are expected")
    return found


def check(name: str) -> Path:
    return resources.root() / "queries" / "checks" / f"{name}.rq"


def planted(name: str) -> str:
    return str(dict(queries.read(check(name)).extra)["catches"])


def line_of(problem: Problem) -> str:
    text = (resources.root() / problem.file).read_text(encoding="utf-8")
    return text.split("\n")[problem.line - 1]


@pytest.fixture(scope="module")
def claims():
    return snapshot.claims()


@pytest.fixture(scope="module")
def latest(claims):
    return snapshot.of(claims, snapshot.newest(claims))


@pytest.fixture(scope="module")
def shipped(claims, latest):
    return checks.run(claims, latest)


@pytest.fixture(scope="module")
def spoilt(claims, latest):
    """What is found when a second chair of one meeting, from a passage of no source, joins the shipped claims."""
    facts = """
    said:chair a org:Membership ; gov:of id:gfmd-2007 ; gov:statedIn in:p1 ; gov:status status:held ;
        org:member id:zembla ; org:role role:chair .
    """
    store = claims.copy()
    store.load((PREFIXES + facts).encode(), "ttl")
    return checks.run(store, latest)


@pytest.fixture(scope="module")
def misfits():
    blocks = [f"<https://w3id.org/govgraph/st/bad/{number}> {facts} ." for number, (_, facts) in enumerate(MISFITS)]
    return {(one.check, one.message.split(":")[0]) for one in checks.fit("\n".join([PREFIXES, SOUND, *blocks]))}


@pytest.mark.parametrize("path", folder(), ids=lambda path: path.stem)
def test_a_check_finds_the_fault_that_it_plants(path):
    assert checks.caught(path)


@pytest.mark.parametrize("path", folder(), ids=lambda path: path.stem)
def test_a_check_has_a_level_and_a_way_out(path):
    found = checks.caught(path)[0]
    assert found.level in ("error", "conflict") and found.fix


@pytest.mark.parametrize(("name", "facts"), NEAR)
def test_a_near_miss_is_no_fault(name, facts):
    assert checks.caught(check(name), PREFIXES + facts) == []


@pytest.mark.parametrize(("name", "number"), [("acyclic-follows", 6), ("canonical-date", 7), ("label-clean", 8)])
def test_each_kind_of_fault_that_a_check_plants_is_found(name, number):
    assert len(checks.caught(check(name))) == number


def test_co_chairs_whom_one_passage_names_are_no_conflict():
    facts = planted("chair-overlap").replace("source/s#p2", "source/s#p1")
    assert checks.caught(check("chair-overlap"), facts) == []


@pytest.mark.parametrize(
    ("qualifier", "value", "fires"),
    [("exact", 2, False), ("about", 3, True), ("more-than", 1, False), ("more-than", 2, True), ("at-least", 2, False)]
    + [("at-least", 3, True), ("less-than", 3, False), ("less-than", 2, True), ("cumulative", 9, False)],
)
def test_a_qualified_figure_is_compared_as_it_is_meant(qualifier, value, fires):
    marked = f"gov:qualifier <https://w3id.org/govgraph/qualifier/{qualifier}> ; gov:value {value}"
    facts = planted("count-against-list").replace("gov:value 3", marked)
    assert bool(checks.caught(check("count-against-list"), facts)) == fires


def test_a_list_for_another_time_is_not_compared():
    facts = planted("count-against-list").replace('"2008-12-31"', '"2008-03-31"')
    assert checks.caught(check("count-against-list"), facts) == []


def test_a_troika_as_the_rule_gives_it_is_no_conflict():
    facts = planted("troika-stated-against-rule").replace("id:thule", "id:mu")
    assert checks.caught(check("troika-stated-against-rule"), facts) == []


def test_a_check_without_a_level_is_refused(tmp_path):
    path = tmp_path / "vague.rq"
    path.write_text("#+ summary: Vague.\n#+ reads: claims\n#+ catches: ''\nSELECT ?node WHERE { ?node ?p ?o }\n")
    with pytest.raises(BadData, match="level"):
        checks.caught(path)


def test_sound_facts_fit_every_shape():
    assert checks.fit(PREFIXES + SOUND) == []


@pytest.mark.parametrize("number", range(len(MISFITS)), ids=lambda number: f"{MISFITS[number][0]}-{number}")
def test_a_shape_finds_what_does_not_fit(misfits, number):
    assert (f"shape/{MISFITS[number][0]}", f"st/bad/{number}") in misfits


def test_every_shape_has_a_misfit():
    shapes = rdflib.Graph().parse(resources.root() / "ontology" / "shapes.ttl")
    targeted = {*shapes.subjects(SH.targetClass), *shapes.subjects(SH.targetSubjectsOf)}
    used = {str(one).rpartition("/")[2] for shape in targeted for one in shapes.objects(shape, SH.property)}
    assert used == {name for name, _ in MISFITS}


def test_every_shape_has_a_message_and_a_way_out():
    shapes = rdflib.Graph().parse(resources.root() / "ontology" / "shapes.ttl")
    told = {one for one in shapes.subjects(SH.message) if (one, SH.description, None) in shapes}
    assert {str(one).rpartition("/")[2] for one in told} == {name for name, _ in MISFITS}


def test_letters_with_loose_accents_are_found():
    found = checks.fit(PREFIXES + SOUND.replace('"Atlantis"', '"Atla\\u0301ntis"'))
    assert [one.check for one in found] == ["label-nfc"]


def test_the_shipped_data_has_no_error(shipped):
    assert [str(one) for one in shipped if one.level == "error"] == []


@pytest.mark.parametrize("stmt", ["gmg-size", "rcp-count"])
def test_the_known_disputes_on_numbers_are_conflicts(shipped, stmt):
    assert [one for one in shipped if one.check == "count-against-list" and f"/{stmt} " in one.message]


def test_a_problem_carries_the_file_and_line_of_its_statement(shipped):
    found = [one for one in shipped if "/para-45/rcp-count " in one.message]
    assert [(one.file, line_of(one)) for one in found] == [("data/sources/a-63-265.ttl", "<para-45/rcp-count>")]


def test_a_derived_claim_is_traced_to_the_statement_behind_it(spoilt):
    found = [one for one in spoilt if one.check == "chair-overlap"]
    assert found and all("2007" in line_of(one) for one in found)


def test_a_node_that_no_file_holds_has_no_line(spoilt):
    assert {(one.file, one.line) for one in spoilt if one.check == "passage-in-dated-source"} == {("-", 0)}


def test_errors_come_before_conflicts(spoilt):
    levels = [one.level for one in spoilt]
    assert levels == sorted(levels, reverse=True) and len(set(levels)) == 2


def test_what_is_found_twice_is_told_once():
    found = checks.fit(f"{PREFIXES} {SOUND} said:part gov:relation property:count, property:size .")
    assert [one.check for one in found] == ["shape/link-relation"]
