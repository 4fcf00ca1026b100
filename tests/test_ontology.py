"""The ontology: every term is declared, named, defined, shown by an example, and set under a common vocabulary."""

import re

import cases
import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS

from govgraph import resources

GOV = rdflib.Namespace("https://w3id.org/govgraph/ns#")
BASE = "https://w3id.org/govgraph/"
FILES = cases.files("ontology", ".ttl", 3)
VOCABULARIES = (DCTERMS, FOAF, ORG, PROV, RDF, SDO, SKOS)
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property}


def parsed(name):
    return rdflib.Graph().parse(cases.ROOT / "ontology" / name, format="turtle")


ONTOLOGY = parsed("govgraph.ttl")
CONCEPTS = parsed("concepts.ttl")
TERMS = sorted(term for term in set(ONTOLOGY.subjects()) if term in GOV)
LISTED = sorted(set(CONCEPTS.subjects(RDF.type, SKOS.Concept)))


def used(path):
    """The gov: terms in a file, apart from comments and from the faults that a check plants."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    return set(re.findall(r"\bgov:(\w+)", "\n".join(lines)))


def circular(term):
    """Whether the definition of a term uses the very words of its label."""
    label = str(ONTOLOGY.value(term, RDFS.label) or CONCEPTS.value(term, SKOS.prefLabel))
    definition = str(ONTOLOGY.value(term, SKOS.definition) or CONCEPTS.value(term, SKOS.definition))
    return re.search(rf"\b{re.escape(label)}\b", definition, re.IGNORECASE) is not None


def named(term):
    return str(term).removeprefix(BASE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_ontology_file_parses_in_pyoxigraph(path):
    assert list(pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_ontology_file_parses_in_rdflib_to_the_same_number_of_triples(path):
    triples = list(pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(rdflib.Graph().parse(path, format="turtle")) == len(triples)


def test_the_ontology_has_terms():
    assert len(TERMS) > 60


@pytest.mark.parametrize("predicate", [OWL.versionIRI, OWL.versionInfo, DCTERMS.license, DCTERMS.creator, RDFS.label])
def test_the_ontology_has_version_licence_and_creators(predicate):
    assert ONTOLOGY.value(rdflib.URIRef("https://w3id.org/govgraph/ns"), predicate)


@pytest.mark.parametrize("term", TERMS, ids=named)
@pytest.mark.parametrize(
    "predicate", [RDFS.label, SKOS.definition, SKOS.example], ids=["label", "definition", "example"]
)
def test_a_term_has_one_label_one_definition_and_an_example(term, predicate):
    found = list(ONTOLOGY.objects(term, predicate))
    assert found and (predicate == SKOS.example or len(found) == 1)


@pytest.mark.parametrize("term", TERMS, ids=named)
def test_a_term_is_a_class_or_a_property(term):
    assert set(ONTOLOGY.objects(term, RDF.type)) & KINDS


@pytest.mark.parametrize("term", TERMS, ids=named)
def test_a_term_belongs_to_the_ontology(term):
    assert ONTOLOGY.value(term, RDFS.isDefinedBy) == rdflib.URIRef("https://w3id.org/govgraph/ns")


@pytest.mark.parametrize("term", TERMS, ids=named)
def test_a_definition_does_not_use_the_word_that_it_defines(term):
    assert not circular(term)


@pytest.mark.parametrize("capital", [True, False], ids=["classes", "properties"])
def test_no_two_terms_of_one_kind_share_a_label(capital):
    terms = [term for term in TERMS if named(term)[3].isupper() == capital]
    labels = sorted(str(ONTOLOGY.value(term, RDFS.label)) for term in terms)
    assert labels == sorted(set(labels))


@pytest.mark.parametrize("term", TERMS, ids=named)
def test_a_class_is_written_with_a_capital_and_a_property_without(term):
    is_class = OWL.Class in set(ONTOLOGY.objects(term, RDF.type))
    assert named(term).removeprefix("ns#")[0].isupper() == is_class


ABOVE = sorted(
    {
        (term, above)
        for relation in (RDFS.subClassOf, RDFS.subPropertyOf)
        for term, above in ONTOLOGY.subject_objects(relation)
    }
)


@pytest.mark.parametrize(("term", "above"), ABOVE, ids=[f"{named(one)}-{named(two)}" for one, two in ABOVE])
def test_what_a_term_stands_under_is_declared(term, above):
    assert above in TERMS or any(str(above) in vocabulary for vocabulary in VOCABULARIES)


@pytest.mark.parametrize("term", [term for term in TERMS if named(term)[3].isupper()], ids=named)
def test_a_class_stands_under_one_of_a_common_vocabulary(term):
    above = set(ONTOLOGY.transitive_objects(term, RDFS.subClassOf))
    assert any(str(one) in vocabulary for one in above for vocabulary in VOCABULARIES)


@pytest.mark.parametrize("relation", [RDFS.domain, RDFS.range], ids=["domain", "range"])
def test_a_domain_or_range_is_declared(relation):
    ends = {end for end in ONTOLOGY.objects(None, relation) if end in GOV}
    assert ends <= set(TERMS)


TURTLE = [
    *cases.files("data/entities", ".ttl", 5),
    *cases.files("data/sources", ".ttl", 5),
    *cases.files("ontology", ".ttl", 3),
]
SPARQL = [
    *cases.files("queries", ".rq", 40),
    *cases.files("queries/policy", ".rq", 8),
    *cases.files("queries/checks", ".rq", 8),
    *cases.files("queries/rules/claims", ".rq", 15),
    *cases.files("queries/rules/facts", ".rq", 10),
]


@pytest.mark.parametrize("path", TURTLE + SPARQL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_term_of_ours_that_a_file_uses_is_declared(path):
    assert used(path) <= {named(term).removeprefix("ns#") for term in TERMS}


def test_every_declared_property_is_used_somewhere():
    everywhere = {name for path in TURTLE + SPARQL if path.stem != "govgraph" for name in used(path)}
    # What a rule cites stands in its header.
    everywhere |= {name for path in SPARQL for name in re.findall(r"^#\+ (\w+):", path.read_text(), re.MULTILINE)}
    # What the policy is given as a parameter stands where it is bound.
    everywhere |= set(re.findall(r'"(\w+)"', (resources.root() / "src" / "govgraph" / "snapshot.py").read_text()))
    properties = {named(term).removeprefix("ns#") for term in TERMS if not named(term)[3].isupper()}
    assert properties <= everywhere


@pytest.mark.parametrize("concept", LISTED, ids=named)
@pytest.mark.parametrize(
    "predicate",
    [SKOS.prefLabel, SKOS.definition, SKOS.example, SKOS.inScheme],
    ids=["label", "definition", "example", "list"],
)
def test_a_concept_has_label_definition_example_and_list(concept, predicate):
    assert len(list(CONCEPTS.objects(concept, predicate))) == 1


@pytest.mark.parametrize("concept", LISTED, ids=named)
def test_the_definition_of_a_concept_does_not_use_its_label(concept):
    assert not circular(concept)


@pytest.mark.parametrize("concept", LISTED, ids=named)
def test_a_concept_is_named_after_its_list(concept):
    assert str(concept).rpartition("/")[0] == str(CONCEPTS.value(concept, SKOS.inScheme))


def test_every_list_is_declared():
    assert set(CONCEPTS.objects(None, SKOS.inScheme)) == set(CONCEPTS.subjects(RDF.type, SKOS.ConceptScheme))


@pytest.mark.parametrize(
    "scheme", ["role", "status", "kind", "region", "qualifier", "sourcekind", "relation", "property"]
)
def test_in_one_list_no_label_stands_twice(scheme):
    concepts = set(CONCEPTS.subjects(SKOS.inScheme, rdflib.URIRef(BASE + scheme)))
    labels = sorted(str(CONCEPTS.value(concept, SKOS.prefLabel)) for concept in concepts)
    assert labels and labels == sorted(set(labels))


@pytest.mark.parametrize("name", ["tier", "firmness"])
def test_every_status_has_its_place_in_the_policy(name):
    statuses = set(CONCEPTS.subjects(SKOS.inScheme, rdflib.URIRef(BASE + "status")))
    assert statuses == set(CONCEPTS.subjects(GOV[name]))


def test_plans_grow_firmer_from_proposed_to_held():
    order = ["proposed", "offered", "scheduled", "confirmed", "in-office", "held"]
    firmness = [CONCEPTS.value(rdflib.URIRef(f"{BASE}status/{one}"), GOV.firmness).toPython() for one in order]
    assert firmness == sorted(set(firmness))


@pytest.mark.parametrize(("scheme", "name"), [("sourcekind", "rank"), ("qualifier", "exactness")])
def test_every_kind_of_source_and_qualifier_has_its_place_in_the_policy(scheme, name):
    concepts = set(CONCEPTS.subjects(SKOS.inScheme, rdflib.URIRef(BASE + scheme)))
    assert concepts == {one for one in CONCEPTS.subjects(GOV[name]) if one in concepts} != set()


@pytest.mark.parametrize("scheme", ["role", "property"])
def test_every_role_and_property_says_how_its_claims_compete(scheme):
    concepts = set(CONCEPTS.subjects(SKOS.inScheme, rdflib.URIRef(BASE + scheme)))
    assert concepts <= set(CONCEPTS.subjects(GOV.slotKind))


@pytest.mark.parametrize(
    "role",
    ["chair", "co-chair", "host", "organise", "member", "observer", "secretariat", "convene", "funder", "hold"]
    + ["special-representative", "office-holder", "participant", "sponsor"],
)
def test_the_roles_of_the_design_are_there(role):
    assert rdflib.URIRef(f"{BASE}role/{role}") in LISTED


@pytest.mark.parametrize(
    "status",
    ["proposed", "offered", "scheduled", "confirmed", "in-office", "held", "postponed", "withdrawn", "cancelled"],
)
def test_the_statuses_of_the_design_are_there(status):
    assert rdflib.URIRef(f"{BASE}status/{status}") in LISTED
