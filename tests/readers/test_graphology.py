"""What graphology, and so sigma and Gephi Lite, read from our files is what was written."""

import pytest
from shelf import NAMES, ODD, ODD_LABELS

NUMBERS = {"start_year", "end_year", "n_statements", "weight"}


@pytest.fixture(scope="module")
def found(node, shelf):
    lines = node("graphology.cjs", *(shelf.path(name) for name in NAMES))
    assert len(lines) == 2 * len(NAMES)
    return {(line["file"].removesuffix(".gexf"), line["options"]): line for line in lines}


@pytest.mark.parametrize("options", ["strict", "lite"])
@pytest.mark.parametrize("name", NAMES)
def test_graphology_counts_nodes_edges_and_kinds_as_we_do(found, shelf, name, options):
    receipt, line = shelf.receipts[name], found[name, options]
    assert (line["nodes"], line["edges"], line["kinds"]) == (receipt.nodes, receipt.edges, dict(receipt.kinds))
    assert line["directed"] == receipt.edges * shelf.graphs[name].is_directed()


@pytest.mark.parametrize("options", ["strict", "lite"])
@pytest.mark.parametrize("name", NAMES)
def test_graphology_reads_numbers_as_numbers(found, name, options):
    types = found[name, options]["types"]
    assert {types[column] for column in NUMBERS & types.keys()} == {"number"} and types["disputed"] == "boolean"


def test_graphology_shows_the_labels_as_written(found):
    assert sorted(found[ODD, "strict"]["labels"]) == ODD_LABELS


def test_gephi_lite_reads_the_desktop_profile(node, shelf):
    _, line = node("graphology.cjs", shelf.path("participation", profile="desktop"))
    assert line["edges"] == shelf.receipts["participation"].edges
