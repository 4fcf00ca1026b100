"""Why a question has no answer: each kind of no is told from the others, with what was looked at."""

import pytest

KINDS = {
    "who chairs GFMD 2010": ("answered", "it has an answer"),
    "who chairs GFMD 1999": ("none", "did not exist then"),
    "is UNICEF in the GMG in 2006": ("none", "a complete list has none"),
    "who chairs ICMPD": ("unknown", "no source says this of it"),
    "who hosts GFMD 2031": ("not-in-graph", "has no such thing"),
    "who will win the world cup": ("not-understood", "no canned question"),
}


def steps(found, name):
    return [row.text("finding") for row in found.rows if row.text("step") == name]


@pytest.mark.parametrize(("question", "kind"), KINDS.items())
def test_each_kind_of_no_is_told_from_the_others(kg, question, kind):
    found = kg.why_not(question)
    assert found.outcome == kind[0] and kind[1] in found.sentence


@pytest.mark.parametrize("question", KINDS)
def test_it_ends_with_the_code_of_the_question(kg, question):
    assert kg.why_not(question).exit_code == kg.ask(question).exit_code


def test_the_names_and_the_time_are_told(kg):
    found = kg.why_not("is UNICEF in the GMG in 2006")
    names = " ".join(steps(found, "name"))
    assert "(unicef)" in names and "(gmg)" in names and steps(found, "time") == ["2006"]


def test_it_says_that_a_thing_did_not_exist_yet(kg):
    assert "so it did not exist in 1999" in " ".join(steps(kg.why_not("who chairs GFMD 1999"), "existed"))


def test_it_says_that_a_thing_was_no_more(kg):
    assert "so it was no more in 2025" in " ".join(steps(kg.why_not("members of the GMG in 2025"), "existed"))


def test_the_nearest_meetings_of_a_missing_one_are_told(kg):
    assert steps(kg.why_not("who hosts GFMD 2031"), "nearest")[0].startswith("GFMD 20")


def test_a_complete_list_is_told(kg):
    assert "member as of 2006" in " ".join(steps(kg.why_not("is UNICEF in the GMG in 2006"), "complete lists"))


def test_the_sources_on_a_thing_are_counted(kg):
    assert " sources speak of ICMPD" in steps(kg.why_not("who chairs ICMPD"), "covered by")[0]


def test_what_comes_nearest_names_its_source(kg):
    rows = [row for row in kg.why_not("who chairs ICMPD").rows if row.text("step") == "nearest"]
    assert rows and all(row.sources for row in rows)


def test_a_small_word_is_no_name(kg):
    assert steps(kg.why_not("who will win the world cup"), "name") == []


def test_words_that_nothing_knows_are_told(kg):
    assert "cup" in steps(kg.why_not("who will win the world cup"), "not understood")[0]


def test_an_ambiguous_question_lists_what_it_can_mean(kg):
    found = kg.why_not("Lima")
    assert found.outcome == "ambiguous" and len(steps(found, "can mean")) > 1


@pytest.mark.parametrize("question", ["", "?", "2006", "x" * 2000, "\0", "in 2006 in 2007", "GMG GMG GMG"])
def test_any_text_is_looked_into(kg, question):
    assert kg.why_not(question).sentence


def test_it_knows_no_more_than_was_known(kg):
    found = kg.why_not("who chairs ICMPD", as_of="2001-07-03")
    assert {one.date for row in found.rows for one in row.sources} <= {"3 July 2001"}
