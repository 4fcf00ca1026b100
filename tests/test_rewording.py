"""A question that is not understood is put in other words: spelt rightly, or with names made whole."""

import pytest


@pytest.mark.parametrize(
    ("question", "query", "said"),
    [
        ("coordinator un network on migration", "office-holder", "Amy Pope is named as the Coordinator"),
        ("where was the fourth EU-Latin America summit held", "where", "took place in Lima (Peru)."),
        ("when was the third ministerial of the Bali Process", "when", "took place on 14-15 April 2009."),
    ],
)
def test_a_name_that_lacks_some_of_its_words_is_made_whole(kg, question, query, said):
    found = kg.ask(question)
    assert found.query == query and said in found.sentence
    assert found.read_as != ""


def test_words_that_stand_between_others_than_in_a_name_are_no_name(kg):
    assert kg.ask("when did the GCIM hand its report to the secretary-general").query == "sayings"


def test_what_is_told_as_nearest_is_kept_where_other_words_find_nothing(kg):
    found = kg.ask("who paid for the first phase of the Conversations on global governance")
    assert (found.query, found.outcome) == ("sayings", "answered")


def test_misspelt_words_are_put_right_where_statements_are_looked_for(kg):
    found = kg.ask("wen did the orgnization of amercan states hold its special sesion on migration")
    assert found.outcome == "answered" and "organization of american states" in found.read_as


def test_words_that_statements_have_are_not_misspelt(kg):
    assert kg.ask("what did FAO learn").read_as == ""
