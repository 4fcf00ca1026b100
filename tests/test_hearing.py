"""What leads up to a question is passed over; what belongs to it is not."""

import pytest


@pytest.mark.parametrize(
    "question",
    [
        "Dear colleague, would you happen to know who chaired GFMD 2010?",
        "I am preparing a note and would be grateful if you could tell me who chaired GFMD 2010",
        "we wonder who chaired GFMD 2010",
    ],
)
def test_what_leads_up_to_a_question_changes_nothing(kg, question):
    assert kg.ask(question).sentence == kg.ask("who chaired GFMD 2010").sentence


def test_a_name_before_the_question_is_kept(kg):
    assert "Mexico" in kg.ask("GFMD 2010: can you tell me who was the chair").sentence


def test_an_ordinary_word_is_no_misspelling_of_another_one(kg):
    found = kg.ask("what is the GMG troika of chairs supposed to make better")
    assert found.read_as == "" and "better" in found.rows[0].text("text")


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("exec committee of UNNM", "executive committee of UNNM"),
        ("govt chairing GFMD 2010", "government chairing GFMD 2010"),
    ],
)
def test_a_word_written_short_is_read_as_the_whole_one(kg, short, whole):
    assert kg.ask(short).sentence == kg.ask(whole).sentence != ""


def test_a_word_that_says_no_is_not_read_as_short_for_another(kg):
    assert kg.ask("has the GMG no members").query != "count"


@pytest.mark.parametrize("once", ["right", "immediately", "directly", "just"])
def test_what_says_at_once_may_stand_within_a_verb(kg, once):
    assert kg.ask(f"which meeting came {once} before GFMD 2020").sentence == "GFMD 2020 comes after GFMD 2018."
