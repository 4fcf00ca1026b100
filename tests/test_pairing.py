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
