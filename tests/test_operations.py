"""Rows are picked by what comes first, last, before and after."""

import pytest


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("who chaired the GMG after UNITAR", "UNDP"),
        ("who took the GMG chair right after UNITAR", "UNDP"),
        ("who handed the GMG chair to UNICEF", "OHCHR"),
        ("which agency took over the GMG chair from UN Women", "UNU"),
    ],
)
def test_a_year_that_is_only_attested_stands_behind_the_days_of_a_term(kg, question, agency):
    assert kg.ask(question).sentence.startswith(f"{agency} chaired the GMG, ")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("did Greece host the GFMD right after Belgium", "No source says so of Greece: GFMD 2008: the Philippines."),
        ("did the Philippines host the GFMD right after Belgium", "Yes: GFMD 2008: the Philippines."),
        ("did Greece host the GFMD after Belgium", "Yes: GFMD 2009: Greece."),
    ],
)
def test_who_came_right_after_is_the_next_alone(kg, question, verdict):
    assert kg.ask(question).sentence == verdict


def test_who_joined_in_a_year_is_told_without_a_list_of_the_year_before(kg):
    found = kg.ask("which States joined the Bali Process in 2013")
    assert "since 1 April 2013" in found.sentence and "the UAE" in found.sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who hosted the first three GFMDs", "GFMD 2007: Belgium; GFMD 2008: the Philippines; GFMD 2009: Greece."),
        ("who chaired the last 2 GFMDs", "GFMD 2024: France; GFMD 2025: Colombia (in office)."),
        ("who was the first High Commissioner for Refugees", "First on record: Antonio Guterres is named as "),
        ("was UNCTAD the first chair of the GMG", "Of those on record, yes: UNCTAD chaired the GMG"),
        ("was UNHCR the first chair of the GMG", "First on record: UNCTAD chaired the GMG"),
    ],
)
def test_so_many_of_the_first_or_last_are_told_and_that_others_may_not_be_on_record(kg, question, sentence):
    assert kg.ask(question).sentence.startswith(sentence)


@pytest.mark.parametrize("question", ["latest report of the Secretary-General", "last meeting of the GMG"])
def test_the_last_of_what_is_made_or_held_is_nobody(kg, question):
    assert kg.ask(question).query == "sayings"


def test_what_was_going_to_be_is_a_plan(kg):
    assert kg.ask("was Argentina going to host GFMD 2010").query == "plans"


def test_all_who_came_before_somebody_are_told_and_not_the_last_of_them_alone(kg):
    said = "Yes: UNHCR chaired the GMG, from 1 July 2006 to 31 December 2006."
    assert kg.ask("did UNHCR chair the GMG before OHCHR?").sentence == said
    assert kg.ask("who chaired the GMG before OHCHR").column("chair") == ("UNDP",)


@pytest.mark.parametrize(
    ("question", "noted"),
    [
        ("who chaired the GMG before the ILO", True),
        ("who chaired the GMG after the regional commissions", True),
        ("who chaired the GMG after UNDP", False),
    ],
)
def test_a_time_for_which_nobody_is_named_is_noted_between_two_holders(kg, question, noted):
    note = "no source names anybody between 30 June 2013 and 1 January 2014"
    assert (note in kg.ask(question).notes) == noted


def test_the_first_troika_is_that_of_one_meeting(kg):
    found = kg.ask("who was in the first troika")
    assert {row.text("edition") for row in found.rows} == {"GFMD 2007"}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who chaired the Rabat Process between France and Spain?", "Between the two: Equatorial Guinea."),
        ("Who chaired the Khartoum Process after Germany?", "Egypt chaired"),
        ("who chaired the Rabat Process before Mali", "Portugal chaired"),
        ("Who was the last chair of the IGC?", "Last on record: Sweden chaired"),
        ("Did Morocco hand over the Rabat Process to Portugal?", "Yes: Portugal chaired"),
        ("Did Spain hand over the Rabat Process to Portugal?", "No source says so of Portugal: Morocco chaired"),
        ("who chaired the Colombo Process before Nepal", "Sri Lanka chaired the Colombo Process, since 2013"),
        ("who chaired the Colombo Process after Bangladesh", "Nothing is on record after Bangladesh"),
        ("Did Sri Lanka chair the Colombo Process twice?", "Yes, more than once: "),
        ("Who was the first person to chair the GFMD?", "First on record: GFMD 2011"),
    ],
)
def test_who_came_next_is_told_by_when_each_began_or_ended(kg, question, said):
    assert kg.ask(question).sentence.startswith(said)
