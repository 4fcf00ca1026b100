"""Weights: three rules, on a projection that one can reckon by hand."""

import networkx
import pytest

from govgraph import weights
from govgraph.errors import BadUse


def shared(via, kind=networkx.MultiGraph):
    """A network of pairs, each with what the two share."""
    graph = kind(name="made", weight="number of bodies shared")
    for (one, other), groups in via.items():
        graph.add_edge(one, other, key="ties", via="; ".join(groups), weight=len(groups))
    return graph


def weigh(rule, via):
    graph = shared(via)
    weights.weigh(graph, rule)
    return {(one, other): weight for one, other, weight in graph.edges(data="weight")}


# Three members of G, of whom a and b also share H alone.
CLUB = {"ab": ["G", "H"], "ac": ["G"], "bc": ["G"]}


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("count", {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}),
        ("newman", {("a", "b"): 1.5, ("a", "c"): 0.5, ("b", "c"): 0.5}),
        ("jaccard", {("a", "b"): 1.0, ("a", "c"): 0.5, ("b", "c"): 0.5}),
    ],
)
def test_a_weight_is_what_one_can_reckon(rule, values):
    assert weigh(rule, CLUB) == values


def test_by_newman_the_strength_of_a_node_is_the_number_of_its_groups():
    found = weigh("newman", CLUB)
    assert sum(weight for pair, weight in found.items() if "a" in pair) == 2


@pytest.mark.parametrize("rule", ["newman", "jaccard"])
def test_the_network_says_what_its_weights_mean(rule):
    graph = shared(CLUB)
    weights.weigh(graph, rule)
    assert graph.graph["weight"].startswith("number of bodies shared, ")


def test_an_unknown_weight_names_the_nearest():
    with pytest.raises(BadUse, match="nearest: newman"):
        weights.weigh(shared(CLUB), "newmann")


def test_what_is_tied_directly_has_no_weight_by_what_is_shared():
    with pytest.raises(BadUse, match="use count"):
        weights.weigh(shared(CLUB, networkx.MultiDiGraph), "newman")


@pytest.mark.parametrize("rule", weights.RULES)
def test_an_empty_network_can_be_weighed(rule):
    assert weigh(rule, {}) == {}


@pytest.mark.parametrize("rule", weights.RULES)
@pytest.mark.parametrize("view", ["coprocess", "interlock", "troika"])
def test_every_weight_of_a_projection_is_above_zero(kg, rule, view):
    found = [weight for *_, weight in kg.view(view, weight=rule).edges(data="weight")]
    assert min(found) > 0
