"""Questions that are two in one: their answers are laid over each other, or follow each other."""

import pytest


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("countries that launched the GCIM and later chaired GFMD", "Both hold for Sweden and Switzerland."),
        (
            "which bodies are in the GMG of 2006 but were not in the Geneva Migration Group",
            "The first holds for DESA, UNDP, UNFPA and the World Bank; no source says the second.",
        ),
        (
            "Which members of the Lima Process are observers in the Puebla Process?",
            "Both hold for Argentina, Colombia, Ecuador and Peru.",
        ),
    ],
)
def test_what_fits_both_halves_or_the_first_alone_is_told(kg, question, sentence):
    found = kg.ask(question)
    assert found.sentence == sentence and found.outcome == "answered"


def test_rows_of_both_halves_stand_behind_what_they_share(kg):
    found = kg.ask("countries that launched the GCIM and later chaired GFMD")
    assert {"founder", "chair"} <= set(found.columns)
    assert {row.id("founder") or row.id("chair") for row in found.rows} == {"sweden", "switzerland"}


def test_where_nothing_fits_both_halves_that_is_said(kg):
    found = kg.ask("which countries hosted the GFMD but did not chair it")
    assert found.outcome == "none" and not found.rows


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Which two governments launched the Global Commission, and when?", ["Sweden and Switzerland", "January 2004"]),
        ("first meeting of the Global Forum: city and year", ["Brussels", "10-11 July 2007"]),
        ("where and when was GFMD 2014 held", ["Stockholm", "May 2014"]),
    ],
)
def test_what_is_asked_twice_of_one_thing_is_answered_twice(kg, question, parts):
    sentence = kg.ask(question).sentence
    assert all(part in sentence for part in parts)


def test_a_half_without_an_answer_leaves_the_question_as_it_was(kg):
    assert kg.ask("who wrote A/63/265 and also won the lottery").exit_code == 3


def test_what_two_ways_to_take_a_question_leave_open_its_halves_may_tell(kg):
    found = kg.ask("which members of the Colombo Process are also in the Bali Process")
    assert found.outcome == "none" and "members of the Bali Process" in " ".join(found.notes)


@pytest.mark.parametrize(
    ("question", "outcome", "names"),
    [
        ("are both IOM and UNHCR members of the GMG", "answered", ["Yes: IOM is", "Yes: UNHCR is"]),
        ("do UNHCR and the Holy See belong to the GMG", "none", ["Yes: UNHCR is", "No: The Holy See is not"]),
    ],
)
def test_whether_something_is_so_of_two_things_is_told_of_each(kg, question, outcome, names):
    found = kg.ask(question)
    assert found.outcome == outcome and all(name in found.sentence for name in names)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Who chaired the IGC between Ireland and Finland?", "Sweden and Switzerland"),
        ("between Ecuador and France, who chaired the forum?", "the UAE"),
        ("which countries hosted the GFMD between Greece and Sweden", "Mexico, Switzerland and Mauritius"),
    ],
)
def test_who_stands_between_two_others_is_told(kg, question, names):
    assert kg.ask(question).sentence == f"Between the two: {names}."


def test_what_is_not_understood_between_two_names_is_said_so(kg):
    assert kg.ask("what gathered dust between the GFMD and the GMG").outcome == "not-understood"


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (
            "was the Colombo Process founded before the Bali Process",
            "No: The Colombo Process: 2003; the Bali Process: 2002.",
        ),
        ("was the GFMD created after the GMG", "Yes: The GFMD: 2007; the GMG: April 2006."),
        (
            "did HLD 2006 take place before GFMD 2007",
            "Yes: HLD 2006: 14-15 September 2006; GFMD 2007: 10-11 July 2007.",
        ),
        ("is the Puebla Process older than the Budapest Process", "No: The Puebla Process: February 1996;"),
    ],
)
def test_which_of_two_began_first_is_a_yes_or_a_no(kg, question, begins):
    assert kg.ask(question).sentence.startswith(begins)


@pytest.mark.parametrize(
    ("question", "outcome", "begins"),
    [
        (
            "did the UAE join the Bali Process in 2013",
            "answered",
            "Yes: Joined the Bali Process: the UAE (joined on that day, 1 April 2013).",
        ),
        ("did IOM join the UN in 2016", "answered", "Yes: Joined the UN: IOM (as a related organization,"),
        ("did UNU join the GMG before 2010", "none", "No: Joined the GMG: UNU (2014)."),
        ("did Libya join the Khartoum Process in 2014", "unknown", "No source says for 2014."),
    ],
)
def test_whether_somebody_joined_in_a_time_is_told_by_the_day_on_which_they_did(kg, question, outcome, begins):
    found = kg.ask(question)
    assert found.outcome == outcome and found.sentence.startswith(begins)


def test_who_came_as_an_observer_did_not_join_then(kg):
    assert kg.ask("did IOM join the UN in 2016").outcome != "none"


def test_a_series_is_not_as_young_as_its_latest_meeting(kg):
    assert kg.ask("did the GFMD start before the High-level Dialogue of 2013").outcome != "none"
