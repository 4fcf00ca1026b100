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
    "question",
    [
        "which agencies never chaired the GMG",
        "which members of the GMG have never chaired the GMG",
        "members of the GMG who never chaired it",
    ],
)
def test_who_of_the_members_never_did_something_is_told_with_what_no_source_says(kg, question):
    assert kg.ask(question).sentence == "The first holds for the WHO; no source says the second."


def test_who_of_all_that_is_never_did_something_is_not_told(kg):
    assert kg.ask("which countries never hosted the GFMD").exit_code
