"""A yes or a no rests on the time, the sort and the standing that are asked about."""

import pytest


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("was the GMG established in 2006", "Yes: The GMG began in April 2006."),
        ("was the GFMD launched in 2005", "No: The GFMD began in 2007."),
        ("was the GFMD launched in 2006", "Not by all accounts: The GFMD began in 2007."),
        ("was A/63/265 issued in 2009", "No: The report A/63/265 of the Secretary-General came out in 2008."),
        ("did the Khartoum Process begin before 2015", "Yes: The Khartoum Process began in October 2014."),
    ],
)
def test_whether_something_began_or_came_out_in_a_time_is_told_by_yes_or_no(kg, question, verdict):
    assert kg.ask(question).sentence == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("did the GMG end in 2018", "Yes: The GMG ended in 2018."),
        ("did the GMG end in 2015", "No: The GMG ended in 2018."),
        ("does the GMG still exist", "No: The GMG ended in 2018."),
        ("was GFMD 2009 held in 2010", "No: GFMD 2009: it took place (4-5 November 2009)."),
        ("was GFMD 2010 held in October 2010", "No: GFMD 2010: it took place (8-11 November 2010)."),
        ("was GFMD 2010 held in November 2010", "Yes: GFMD 2010: it took place (8-11 November 2010)."),
        ("was Belgium the first chair of the GFMD", "Yes: GFMD 2007: Belgium."),
        ("was Greece the first host of the GFMD", "No source says so of Greece: GFMD 2007: Belgium."),
        (
            "did Austria vote against the Global Compact",
            "No: Austria abstained in the vote on the GCM (19 December 2018).",
        ),
        ("did Hungary vote against the GCM", "Yes: Hungary voted against the GCM (19 December 2018)."),
    ],
)
def test_a_yes_or_a_no_fits_the_time_the_place_in_a_row_or_the_vote(kg, question, verdict):
    assert kg.ask(question).sentence == verdict


def test_lists_before_and_after_a_time_deny_nothing_of_it(kg):
    assert kg.ask("was Ecuador in the GFMD troika in 2019").outcome == "unknown"


def test_members_that_are_fewer_than_sources_count_are_told_as_a_part(kg):
    assert "6 are named here; sources count 45, more than 45" in kg.ask("members of the Bali Process").notes


def test_a_meeting_online_is_told_as_the_one_that_came_after(kg):
    assert "GFMD 2021: online, 18-26 January 2021" in kg.ask("what came after GFMD 2020").notes


def test_what_comes_before_or_after_can_be_asked_of_every_meeting(kg):
    for name in kg.index.meetings:
        label = kg.index.things[name].label
        assert kg.ask(f"what came after {label}").sentence and kg.ask(f"what came before {label}").sentence
