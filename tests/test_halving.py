"""Two questions in one are both answered."""

import pytest

from govgraph import halving


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "Which two governments launched the Global Commission, and when?",
            "Founders of the GCIM: Sweden and Switzerland. The GCIM began in January 2004.",
        ),
        (
            "who hosted GFMD 2008 and when did it take place",
            "The Philippines hosted GFMD 2008. GFMD 2008 took place on 27-30 October 2008.",
        ),
        (
            "when was the GMG founded and by whom",
            "The GMG began in April 2006. The GMG was established by the Secretary-General of the United Nations.",
        ),
        ("who chaired GFMD 2009 and who chaired GFMD 2010", "Greece chaired GFMD 2009. Mexico chaired GFMD 2010."),
    ],
)
def test_both_questions_are_answered(kg, question, sentence):
    found = kg.ask(question)
    assert (found.outcome, found.sentence, found.text) == ("answered", sentence, question)


def test_the_rows_of_both_answers_keep_what_they_rest_on(kg):
    found = kg.ask("who hosted GFMD 2008 and when did it take place")
    assert {"host", "days"} <= set(found.columns)
    assert len(found.rows) == 2 and all(row.sources for row in found.rows)


def test_where_one_of_two_has_no_answer_that_is_said_after_the_other(kg):
    found = kg.ask("who chaired GFMD 2010 and what is its theme?")
    assert found.sentence.startswith("Mexico chaired GFMD 2010.") and found.sentence != "Mexico chaired GFMD 2010."


def test_a_second_question_that_is_not_understood_is_not_passed_over(kg):
    assert kg.ask("who chaired GFMD 2009 and how much did it cost").exit_code


def test_of_a_meeting_that_is_not_there_nothing_more_is_told(kg):
    found = kg.ask("who hosted GFMD 2028 and when did it take place")
    assert found.outcome == "not-in-graph" and not found.rows


def test_all_that_is_known_of_a_thing_is_no_answer_to_half_a_question(kg):
    assert "transmitter" not in kg.ask("which forum did Morocco co-chair and with whom").sentence


def test_what_one_query_tells_is_told_once(kg):
    assert kg.ask("when and where was GFMD 2007 held").sentence.count("Brussels") == 1


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("when and where was it held?", ("when was it held?", "where was it held?", "")),
        ("founded when and in which city", ("founded when", "founded in which city", "in which city")),
        ("who funds it and how much", ("who funds it", "how much funds it", "how much")),
        ("who chairs it, and who hosts it", ("who chairs it,", "who hosts it", "")),
        ("members of the GMG and the GFMD", None),
        ("and", None),
        ("who and", None),
        ("and who", None),
    ],
)
def test_a_question_is_halved_where_and_joins_two(kg, question, both):
    assert halving.halves(kg.index, question) == both


@pytest.mark.parametrize(
    ("question", "thing", "ways"),
    [
        ("who chaired it and who hosted it?", "gfmd-2008", ("who hosted GFMD 2008",)),
        ("who chaired it and how many came", "gfmd-2008", ("how many came", "how many came GFMD 2008")),
        ("who chaired GFMD 2008 and where", "gfmd-2008", ("where GFMD 2008", "where chaired GFMD 2008")),
    ],
)
def test_the_second_half_speaks_of_what_the_first_does(kg, question, thing, ways):
    assert halving.second(kg.index, halving.halves(kg.index, question), thing) == ways


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("GFMD 2016 chair and theme", ("Bangladesh chaired GFMD 2016.", "took as its subject: Migration that works")),
        ("gfmd 2016 chair & theme", ("Bangladesh chaired GFMD 2016.", "took as its subject: Migration that works")),
        ("chair and host of GFMD 2010", ("Mexico chaired GFMD 2010.", "Mexico hosted GFMD 2010.")),
        ("GFMD 2009 host and dates", ("Greece hosted GFMD 2009.", "4-5 November 2009")),
        ("GFMD 2009 place and date", ("in Athens (Greece).", "4-5 November 2009")),
        ("secretariat and members of the Colombo Process", ("IOM is the secretariat", "Afghanistan")),
    ],
)
def test_two_things_may_be_asked_of_one_in_a_few_words(kg, question, said):
    sentence = kg.ask(question).sentence
    assert all(one in sentence for one in said)


def test_who_came_before_and_who_came_after_is_asked_at_once(kg):
    said = "GFMD 2015: Türkiye. GFMD 2017: Morocco (in office) and Germany (in office)."
    assert kg.ask("who chaired the GFMD before and after Bangladesh?").sentence == said
