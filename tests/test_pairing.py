"""Questions about two things: each is answered, or the two answers are held against each other."""

import pytest


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "Compare the number of members of the Puebla Process with that of the Lima Process",
            "The Puebla Process: 11; the Lima Process: 12.",
        ),
        ("HLD 1 vs HLD 2 years", "HLD 2006: 14-15 September 2006; HLD 2013: 3-4 October 2013."),
    ],
)
def test_what_is_asked_of_two_things_is_answered_for_each(kg, question, sentence):
    assert kg.ask(question).sentence == sentence


def test_the_rows_of_each_name_it(kg):
    found = kg.ask("HLD 1 vs HLD 2 years")
    assert found.columns[0] == "thing"
    assert {row.id("thing") for row in found.rows} == {"hld-2006", "hld-2013"}


def test_where_one_of_two_has_no_answer_that_is_said_after_the_other(kg):
    found = kg.ask("theme of GFMD 2016 and IMRF 2026")
    assert found.outcome == "unknown" and {row.id("thing") for row in found.rows} == {"gfmd-2016"}
    assert found.sentence.startswith("GFMD 2016: ") and "No source gives a theme of IMRF 2026" in found.sentence


def test_one_thing_among_those_of_another_is_not_asked_of_both(kg):
    assert "Germany" in kg.ask("who took over the GFMD chair from Bangladesh").sentence


def test_two_names_may_share_their_last_word(kg):
    found = kg.ask("members of both Almaty and Prague processes")
    assert {"azerbaijan", "tajikistan"} <= {row.id("member") for row in found.rows}


def test_how_many_more_is_told_where_each_has_one_figure(kg):
    sentence = kg.ask("how many more members has the Lima Process than the Puebla Process").sentence
    assert sentence == "The Lima Process: 12; the Puebla Process: 11. That is 1 more for the Lima Process."


def test_of_several_figures_no_difference_is_told(kg):
    sentence = kg.ask("how many more governments were in Manila than in Brussels").sentence
    assert "163 (countries)" in sentence and "more for" not in sentence


def test_organisers_of_both_of_two_meetings_in_two_places_are_told(kg):
    found = kg.ask("organisers of both the Brussels and the Rabat meetings of 2006")
    assert {row.id("organiser") for row in found.rows} == {"european-commission"}


def test_what_joined_from_the_beginning_to_a_time_is_told(kg):
    found = kg.ask("which agencies joined the GMG between its creation and mid-2008")
    assert {"unesco", "unicef", "unitar"} <= {row.id("member") for row in found.rows}


@pytest.mark.parametrize("question", ["who hosted GFMD 2011 and 2012", "who hosted the GFMD in 2011 and 2012"])
def test_two_years_of_a_series_are_two_meetings(kg, question):
    assert kg.ask(question).sentence == "GFMD 2011: Switzerland; GFMD 2012: Mauritius."
