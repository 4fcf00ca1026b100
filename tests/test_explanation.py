"""Explanations: what an answer rests on, and by which field of the policy it was chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.evidence import decided

# The policy in the order in which the design states it, with values of each field from the weakest on.
FACT = ("fact before plan", "explicit before derived", "kind of source", "exact before approximate", "later source")
PLAN = ("fact before plan", "later source", "firmer status", "kind of source", "explicit before derived")
POLICY = {"fact": [*FACT, "explicit before derived"], "plan": [*PLAN]}
DAYS = st.dates().map(str)
BIT, RANK = st.sampled_from("01"), st.sampled_from("12345")
FACTS = st.tuples(st.just("2"), BIT, RANK, BIT, DAYS, BIT)
PLANS = st.tuples(st.just("1"), DAYS, st.sampled_from("1234"), RANK, BIT)
TIE = "they tie: the seat is contested"
BEST = {"fact": "2|1|5|1|2009-12-08|1", "plan": "1|2009-12-08|4|5|1"}


def first(fields, one, other):
    """The field in which two keys first differ."""
    return next(
        (name for name, a, b in zip(fields, one, other, strict=True) if a != b), "they tie: the seat is contested"
    )


@pytest.fixture
def why(tiny):
    """The explanation of one answer of the small graph, line by line."""
    return lambda question: [" ".join(line.split()) for line in tiny.why(question).splitlines()]


@pytest.mark.parametrize("kind", ["fact", "plan"])
def test_the_policy_compares_what_the_design_says(tiny, kind):
    assert tiny.index.policy[kind] == POLICY[kind]


@pytest.mark.parametrize(
    ("kind", "loser", "name"),
    [
        ("fact", "1|2010-01-31|4|5|1", "fact before plan"),
        ("fact", "2|0|5|1|2010-01-31|1", "explicit before derived"),
        ("fact", "2|1|4|1|2010-01-31|1", "kind of source"),
        ("fact", "2|1|5|0|2010-01-31|1", "exact before approximate"),
        ("fact", "2|1|5|1|2009-12-07|1", "later source"),
        ("fact", "2|1|5|1|2009-12-08|0", "explicit before derived"),
        ("plan", "1|2009-12-07|4|5|1", "later source"),
        ("plan", "1|2009-12-08|3|5|1", "firmer status"),
        ("plan", "1|2009-12-08|4|4|1", "kind of source"),
        ("plan", "1|2009-12-08|4|5|0", "explicit before derived"),
    ],
)
def test_the_first_field_that_differs_decides(kind, loser, name):
    assert decided(BEST[kind], loser, POLICY) == name


@pytest.mark.parametrize("kind", ["fact", "plan"])
def test_equal_keys_tie(kind):
    assert decided(BEST[kind], BEST[kind], POLICY) == TIE


@given(FACTS, FACTS)
def test_any_two_facts_are_decided_by_the_first_field_that_differs(one, other):
    assert decided("|".join(max(one, other)), "|".join(min(one, other)), POLICY) == first(POLICY["fact"], one, other)


@given(PLANS, PLANS)
def test_any_two_plans_are_decided_by_the_first_field_that_differs(one, other):
    assert decided("|".join(max(one, other)), "|".join(min(one, other)), POLICY) == first(POLICY["plan"], one, other)


@given(FACTS, PLANS)
def test_any_fact_is_before_any_plan(fact, plan):
    assert decided("|".join(fact), "|".join(plan), POLICY) == "fact before plan"


@pytest.mark.parametrize(
    ("year", "reason"),
    [
        (2001, "fact before plan"),
        (2002, "later source"),
        (2006, "kind of source"),
        (2008, "later source"),
        (2009, "firmer status"),
    ],
)
def test_an_explanation_says_why_the_other_claim_lost(why, year, reason):
    assert f"because {reason}" in why(f"who chaired AF {year}")


def test_a_rough_figure_lost_since_it_is_rough(why):
    assert "because exact before approximate" in why("how many took part in AF 2007")


def test_an_explanation_begins_with_the_answer(why):
    assert why("who chaired AF 2001")[0] == "Lemuria chaired AF 2001."


def test_an_explanation_names_query_and_version_of_the_data(why, tiny):
    assert why("who chaired AF 2001")[1] == f"query chair (data {tiny.index.version})"


def test_a_statement_has_its_words_its_place_and_the_kind_of_its_source(why):
    said = "statement st/bulletin/p1/chair-2001-lemuria: Lemuria chaired it; Bulletin (2004), p. 1 [United Nations]"
    assert said in why("who chaired AF 2001")


@pytest.mark.parametrize("claim", ["st/annals/p1/offer-2001-atlantis", "st/courier/p1/plan-2001-mu"])
def test_a_claim_that_lost_is_named(why, claim):
    assert [line for line in why("who chaired AF 2001") if line.startswith(f"over {claim}: ")]


def test_the_same_said_less_exactly_is_support(why):
    found = [line for line in why("when was AF 2001") if line.startswith("also st/annals/p1/sitting-2001: ")]
    assert len(found) == 1


def test_what_a_rule_derives_names_the_rule_and_says_it(why):
    said = "rule troika-previous: The previous chair of a process that has a troika belongs to the troika of a meeting."
    assert said in why("what is the AF troika 2002")


def test_what_a_rule_derives_names_its_premise(why):
    lines = why("what is the AF troika 2002")
    assert [line for line in lines if line.startswith("premise st/bulletin/p1/chair-2001-lemuria: ")]


def test_what_a_source_says_names_no_rule(why):
    assert [line for line in why("who chaired AF 2001") if line.startswith("rule ")] == []


def test_an_answer_without_rows_is_its_sentence_and_its_query(why):
    assert len(why("who hosted AF 2003")) == 2


def test_a_rule_that_a_source_states_is_told_with_its_place(kg):
    assert "(A/63/265, para. 16)" in kg.why("who is in the GFMD troika 2009")
