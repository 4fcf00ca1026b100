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


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("is the ICMW in force", "Yes: The ICMW came into force on 1 July 2003."),
        ("did the ICMW come into force in 2003", "Yes: The ICMW came into force on 1 July 2003."),
        ("was the ICMW in force in 2002", "No source says so for 2002: The ICMW came into force on 1 July 2003."),
        ("had the ICMW entered into force by 2001", "No source says so for the time until 2001: The ICMW"),
    ],
)
def test_a_treaty_is_in_force_from_its_day_on(kg, question, sentence):
    assert kg.ask(question).sentence.startswith(sentence)


def test_a_treaty_that_nobody_says_is_in_force_is_told_by_its_condition(kg):
    found = kg.ask("is the ICMW in force", as_of="2001-07-10")
    assert found.outcome == "planned" and "20 States" in found.sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who chaired the GMG in March 2010", "UNDP chaired the GMG, from 1 January 2010 to 30 June 2010."),
        ("did OHCHR chair the GMG in March 2010", "No source says so of OHCHR: UNDP chaired the GMG"),
    ],
)
def test_who_had_a_seat_for_all_of_a_time_goes_before_who_had_it_some_time_that_year(kg, question, sentence):
    found = kg.ask(question)
    assert found.sentence.startswith(sentence)
    assert "OHCHR is only said to have had that seat at some time (attested 2010)" in found.notes


def test_within_a_whole_year_both_are_told(kg):
    assert {"UNDP", "OHCHR"} == set(kg.ask("who chaired the GMG in 2010").column("chair"))


@pytest.mark.parametrize(
    ("question", "outcome", "begins"),
    [
        (
            "is Antonio Guterres still High Commissioner for Refugees",
            "unknown",
            "No source says so of today: Antonio Gu",
        ),
        ("is Hungary a member of the Rabat Process", "answered", "Yes, as last confirmed: Hungary is named"),
        ("is Egypt a member of the Rabat Process", "none", "No, as last confirmed: Egypt is not on"),
        ("is Amy Pope Director General of IOM", "answered", "Yes: Amy Pope"),
    ],
)
def test_what_was_confirmed_long_ago_is_no_plain_yes_for_today(kg, question, outcome, begins):
    found = kg.ask(question)
    assert found.outcome == outcome and found.sentence.startswith(begins)


@pytest.mark.parametrize(
    ("question", "outcome", "begins"),
    [
        ("does IOM have 86 members", "none", "No, not as last told: IOM: 86"),
        ("does IOM have 175 members", "answered", "Yes: IOM: 175"),
        ("is the World Bank chair of the GMG", "none", "No longer: The World Bank chaired the GMG"),
        ("does the Support Unit still serve the GFMD", "none", "No longer: "),
        ("did the Support Unit serve the GFMD", "answered", "Yes: "),
        ("was the Quito summit held in November 2019", "none", "No: GFMD 2020: it took place (21-24 January 2020)"),
        ("was FAO a member of the GMG in 2018", "unknown", "No source says so for 2018"),
        ("how many members did the Steering Group have in 2015", "unknown", "No source says for 2015."),
        ("was the Global Compact adopted in 2016", "unknown", "No source says for 2016."),
    ],
)
def test_a_yes_is_of_the_time_that_is_asked_about(kg, question, outcome, begins):
    found = kg.ask(question)
    assert found.outcome == outcome and found.sentence.startswith(begins)


def test_who_came_after_somebody_at_any_time_is_not_told_of_a_year(kg):
    assert kg.ask("who replaced Morocco in 2012").sentence == "No source says for 2012."
    assert kg.ask("who chaired after Morocco").outcome == "answered"


@pytest.mark.parametrize(
    ("question", "outcome", "begins"),
    [
        ("was Georgia a member of the Söderköping Process in 2005", "unknown", "No source says so for 2005: "),
        ("which bodies does Egypt chair now", "unknown", "No source says so of today."),
        ("which bodies did Egypt chair", "answered", "Egypt as chair: "),
        ("is Egypt a member of the Rabat Process", "none", "No, as last confirmed: Egypt is not on the complete list"),
    ],
)
def test_what_is_attested_within_long_years_or_has_ended_is_not_told_of_one_day(kg, question, outcome, begins):
    found = kg.ask(question)
    assert found.outcome == outcome and found.sentence.startswith(begins)


def test_a_page_without_a_date_has_no_day_of_its_own(kg):
    assert kg.ask("is Hungary in the Rabat Process").sentence.endswith("on a page undated, 2006 or later.")


@pytest.mark.parametrize(
    ("question", "outcome", "sentence"),
    [
        (
            "who chaired the GFMD in December 2009",
            "answered",
            "Mexico chaired the GFMD, since 5 November 2009, until 1 January 2011 at the latest.",
        ),
        ("who chaired the GFMD in February 2024", "unknown", "No source says for February 2024."),
    ],
)
def test_who_had_not_ended_for_all_that_is_known_is_told_and_a_later_holder_is_not(kg, question, outcome, sentence):
    found = kg.ask(question)
    assert (found.outcome, found.sentence) == (outcome, sentence)


def test_a_chair_confirmed_more_than_a_year_ago_is_so_as_last_confirmed(kg):
    assert kg.ask("is Colombia still chair of the GFMD?").sentence.startswith("Yes, as last confirmed: Colombia chairs")


def test_what_took_place_once_is_no_sign_that_it_still_does(kg):
    found = kg.ask("does the High-level Dialogue still take place?")
    assert found.outcome == "unknown" and found.sentence.startswith("No source says so of today. HLD 2013")


def test_who_is_on_no_list_is_no_member_by_the_lists_on_record(kg):
    found = kg.ask("was FAO a member of the GMG?")
    assert found.outcome == "none" and found.sentence.startswith("No, by the lists on record: FAO is not")


def test_a_figure_of_today_is_the_newest(kg):
    assert kg.ask("how many states are in the steering group today?").column("figure") == ("29",)


def test_a_part_of_the_members_is_not_told_as_all_of_them(kg):
    said = "Not all are named: members of the Steering Group"
    assert kg.ask("which countries are in the steering group?").sentence.startswith(said)


@pytest.mark.parametrize(
    ("question", "outcome", "begins"),
    [
        ("Who is the High Commissioner for Human Rights?", "unknown", "No source says so of today: Louise Arbour"),
        ("who was the High Commissioner for Human Rights", "answered", "Louise Arbour"),
        ("Is Juan Somavia still head of ILO?", "unknown", "No source says so of today: "),
        ("Was Amy Pope director general in 2022?", "unknown", "No source says for 2022."),
        ("Is India currently chair of the Colombo Process?", "answered", "Yes: India chairs"),
        ("Is the IGC chaired by Norway?", "none", "No source says so of Norway: "),
        ("Is the GMG chaired by UNICEF?", "none", "No longer: "),
        ("was the IGC chaired by Norway", "answered", "Yes: "),
        ("Was MIDSA chaired by Angola in 2023?", "unknown", "No source says so for 2023: "),
        ("Does the Prague Process have 50 members?", "answered", "Yes: "),
        ("Did South Africa offer to chair the GFMD?", "unknown", "No source says that this was offered: "),
        ("Did Argentina offer to host GFMD 2010?", "answered", "Yes: "),
        (
            "Did the Söderköping Process become the Eastern Partnership Panel in 2017?",
            "unknown",
            "No source says so for",
        ),
        ("Is ESCWA a member of the GMG?", "answered", "Yes: ESCWA is named through a group"),
        ("was ESCWA a member of the GMG in 2006", "none", "No: "),
    ],
)
def test_what_was_is_not_told_of_now_nor_what_is_of_then(kg, question, outcome, begins):
    found = kg.ask(question)
    assert (found.outcome, found.sentence[: len(begins)]) == (outcome, begins)


def test_plans_that_came_to_nothing_are_told_alone_where_they_are_asked_for(kg):
    assert set(kg.ask("which GFMD summits were postponed").column("standing")) == {"postponed"}
