"""What the Gephi toolkit reads from our files is what was written, without a warning."""

import pytest
from shelf import EGO, NAMES, ODD, ODD_LABELS

EDGE_COLUMNS = {
    "relation": "String",
    "status": "String",
    "basis": "String",
    "date_precision": "String",
    "disputed": "Boolean",
    "start_year": "Integer",
    "end_year": "Integer",
    "weight_basis": "String",
    "via": "String",
    "p_value": "Double",
    "n_statements": "Integer",
    "statements": "String",
    "sources": "String",
}
NODE_COLUMNS = {"node_type": "String", "acronym": "String", "iri": "String"}


@pytest.fixture(scope="module")
def found(gephi, shelf):
    lines = gephi([shelf.path(name) for name in NAMES])
    assert len(lines) == len(NAMES)
    return dict(zip(NAMES, lines, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_gephi_has_nothing_to_say(found, name):
    assert found[name]["messages"] == [["INFO", "GEXF version 1.3"]] and found[name]["sound"]


@pytest.mark.parametrize("name", NAMES)
def test_gephi_counts_nodes_edges_and_kinds_as_we_do(found, shelf, name):
    receipt, line = shelf.receipts[name], found[name]
    assert (line["nodes"], line["edges"], line["kinds"]) == (receipt.nodes, receipt.edges, dict(receipt.kinds))
    assert line["directed"] == receipt.edges * shelf.graphs[name].is_directed()


@pytest.mark.parametrize("name", NAMES)
def test_gephi_reads_every_spell(found, shelf, name):
    assert found[name]["spells"] == shelf.spells(name)


@pytest.mark.parametrize("name", NAMES)
def test_gephi_sees_the_columns_with_their_types(found, name):
    assert (found[name]["edge_columns"], found[name]["node_columns"]) == (EDGE_COLUMNS, NODE_COLUMNS)


@pytest.mark.parametrize("name", NAMES)
def test_gephi_adds_up_the_same_weight(found, shelf, name):
    weight = sum(data.get("weight", 1) for *_, data in shelf.graphs[name].edges(data=True))
    assert found[name]["weight"] == pytest.approx(weight)


@pytest.mark.parametrize("name", NAMES)
def test_gephi_sees_the_first_and_the_last_day(found, shelf, name):
    spells = [text for *_, data in shelf.graphs[name].edges(data=True) for text in data["times"].split("; ") if text]
    days = sorted(day for text in spells for day in text.split("/") if day != "..")
    if days:
        assert (found[name]["first"], found[name]["last"]) == (days[0], days[-1])


def test_gephi_leaves_no_symbol_altered(found):
    values = [text for line in found.values() for text in line["values"]]
    assert "MC/Inf/293, p. 1|A/C.2/56/Inf.1" in values and not [text for text in values if "Infinity" in text]


def test_gephi_shows_the_labels_as_written(found):
    assert sorted(found[ODD]["labels"]) == ODD_LABELS


def test_the_zone_of_the_machine_moves_no_date(gephi, shelf, found):
    (line,) = gephi([shelf.path(EGO)], zone="Pacific/Auckland")
    assert line == found[EGO]


@pytest.mark.parametrize("name", ["participation", "relations"])
def test_gephi_understands_the_desktop_profile(gephi, shelf, found, name):
    (line,) = gephi([shelf.path(name, profile="desktop")])
    assert line["messages"] == [["INFO", "GEXF version 1.3"]]
    assert line["node_columns"] == {"ties": "IntervalIntegerMap"} | NODE_COLUMNS
    assert (line["edges"], line["spells"]) == (found[name]["edges"], found[name]["spells"])


def test_gephi_understands_the_slices(gephi, shelf):
    files = sorted(shelf.path("participation", profile="slices").iterdir())
    lines = gephi(files)
    assert len(lines) > 5
    for file, line in zip(files, lines, strict=True):
        year = file.stem.rpartition("-")[2]
        assert line["messages"] == [["INFO", "GEXF version 1.3"]] and line["first"] == f"{year}-01-01"
        assert line["spells"] == {"1": line["edges"]}


@pytest.mark.parametrize("name", NAMES)
def test_gephi_reads_graphml_with_the_kinds_apart(gephi, shelf, name):
    (line,) = gephi([shelf.path(name, "graphml")])
    receipt = shelf.receipts[name]
    assert line["messages"] == [] and line["kinds"] == dict(receipt.kinds)
    assert (line["nodes"], line["edges"]) == (receipt.nodes, receipt.edges)
