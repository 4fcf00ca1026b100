"""Asking: from words to a reading, and never a fault whatever is asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.answer import EXITS
from govgraph.ask import LONGEST
from govgraph.errors import BadUse
from govgraph.spoken import phrases_of, read

WORDS = ["who", "what", "when", "where", "which", "how", "many", "is", "was", "the", "of", "in", "on", "and", "chair"]
WORDS += ["chaired", "members", "GFMD", "GMG", "HLD", "IOM", "Mexico", "2006", "2008", "2010", "troika", "before"]
WORDS += ["after", "since", "forum", "regional", "processes", "took", "part", "did", "?", "'", "-", "next", "1999"]


def best(kg, question):
    return kg.readings(question)[0]


@pytest.mark.parametrize(
    "question", ["who chairs AF 2001", "AF 2001 chair", "chair of AF 2001", "Who chaired the Atlantis Forum in 2001?"]
)
def test_one_question_can_be_said_in_many_ways(tiny, question):
    assert (best(tiny, question).query, dict(best(tiny, question).params)) == ("chair", {"edition": "forum-2001"})


def test_a_body_and_a_year_is_an_edition_first(tiny):
    assert dict(best(tiny, "who chairs the AF in 2001").params) == {"edition": "forum-2001"}


def test_an_edition_that_is_not_there_is_told_as_absent(tiny):
    assert tiny.ask("who chairs AF 2030").outcome in ("none", "not-in-graph")


def test_the_years_that_there_are_are_told(tiny):
    assert "2001" in tiny.ask("who chairs AF 2030").sentence


def test_the_past_tense_means_all_time(tiny):
    assert best(tiny, "who chaired AF 2001").past and not best(tiny, "who chairs AF 2001").past


def test_a_name_alone_asks_what_is_known_of_it(tiny):
    assert best(tiny, "Lemuria").query == "about"


def test_an_unknown_word_is_not_understood(tiny):
    assert tiny.ask("who frobnicates AF 2001").outcome == "not-understood"


def test_every_content_word_must_be_used(tiny):
    assert tiny.ask("who chairs AF 2001 tomorrow morning").outcome == "not-understood"


def test_what_is_not_understood_brings_the_nearest_names(tiny):
    assert "AF 2001 (forum-2001)" in tiny.ask("frobnicate Atlantis Form").sentence
    assert tiny.ask("who frobnicates the Lemurian Stait").candidates == ("Lemuria (lemuria)",)


def test_two_bodies_of_one_name_are_asked_back(tiny):
    found = tiny.ask("members of the Council")
    assert (found.outcome, len(found.candidates)) == ("ambiguous", 2)


def test_candidates_are_commands(tiny):
    assert all(line.startswith("govgraph query members ") for line in tiny.ask("members of the Council").candidates)


def test_a_misspelt_word_is_read_as_the_one_meant(tiny):
    found = tiny.ask("who chiars AF 2001")
    assert (found.query, found.read_as) == ("chair", "who chairs af 2001")


def test_a_well_spelt_question_is_not_respelt(tiny):
    assert tiny.ask("who chairs AF 2001").read_as == ""


def test_readings_come_best_first(kg):
    scores = [one.score for one in kg.readings("who chairs GFMD 2010")]
    assert scores == sorted(scores, reverse=True)


def test_a_reading_can_be_shown_with_its_score(tiny):
    assert str(best(tiny, "who chairs AF 2001")).split()[1:] == ["chair", "edition=forum-2001"]


@pytest.mark.parametrize("question", ["", " ", "?", "the", "of the", "who", "2006", "in 2006"])
def test_a_question_that_asks_nothing_is_not_understood(tiny, question):
    assert tiny.ask(question).exit_code == 3


def test_a_question_may_have_1000_characters(tiny):
    assert tiny.ask("who chairs AF 2001".ljust(LONGEST)).outcome == "answered"


def test_a_question_over_1000_characters_is_not_read(tiny):
    found = tiny.ask("x" * (LONGEST + 1))
    assert (found.outcome, "1001 characters" in found.sentence) == ("not-understood", True)


def test_an_impossible_day_is_refused_before_the_question_is_read(tiny):
    with pytest.raises(BadUse):
        tiny.ask("gibberish", as_of="2010-13")


def test_on_asks_about_a_time(tiny):
    assert tiny.ask("members of the GN", on="2003").column("member") == ("Atlantis", "Lemuria")


def test_the_day_up_to_which_things_are_known_is_in_the_sentence(tiny):
    assert tiny.ask("who chaired AF 2001", as_of="2003").sentence.startswith("As known by 31 December 2003, ")


def test_words_before_and_after_ask_for_a_source():
    phrases = phrases_of({"source": ["where is ... stated"]})
    assert read("where is the troika of 2008 stated", phrases)[1:] == ("the troika of 2008", "source")


def test_a_troika_of_a_year_is_that_of_the_meeting_of_the_year(kg):
    found = kg.ask("source for troika 2008")
    assert found.column("member") == ("Belgium", "the Philippines", "Greece") and "A/63/265" in found.sentence


def test_a_change_of_number_is_told_with_its_times(kg):
    row = kg.ask("when did GMG go from 10 members").rows[0]
    assert (row.text("first"), row.text("then"), row.text("day")) == ("10", "14", "mid-2008")


@pytest.mark.parametrize(("number", "outcome"), [(45, "answered"), (50, "unknown")])
def test_a_number_must_stand_in_a_row(kg, number, outcome):
    assert kg.ask(f"does the Bali Process have {number} members").outcome == outcome


def test_a_source_that_is_named_is_the_only_one(kg):
    found = kg.ask("recommendations to the GFMD in A/63/265")
    assert found.rows and all("a-63-265" in {one.source for one in row.sources} for row in found.rows)


def test_a_process_of_which_a_page_is_named_is_no_source(kg):
    assert not best(kg, "who chaired the Rabat Process before Nigeria").only


def test_a_state_and_its_chairmanship_are_a_meeting(kg):
    assert dict(best(kg, "central theme of the French GFMD chairmanship").params) == {"meeting": "gfmd-2024"}


def test_a_long_theme_tells_the_meeting(kg):
    theme = "Strengthening Partnerships: Human Mobility for Sustainable Development"
    assert "GFMD 2015" in kg.ask(f"which forum had the theme {theme}").sentence


def test_a_meeting_named_without_its_year_is_not_one_of_another_year(kg):
    reading = best(kg, "letter of Belgium on the Brussels conference of March 2006")
    assert dict(reading.params) == {"thing": "prep-brussels-2006"}


def test_words_that_no_phrasing_has_are_found_in_one_statement(kg):
    assert "youth" in kg.ask("what was the theme of the GMG under UNICEF").rows[0].text("text")


def test_a_word_that_stands_in_no_statement_is_not_passed_over(kg):
    assert kg.ask("what was the theme of the GMG under purple UNICEF").outcome == "not-understood"


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(kg, text):
    assert kg.ask(text).outcome in EXITS


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_words_get_an_answer(kg, words):
    assert kg.ask(" ".join(words)).outcome in EXITS


@given(st.lists(st.sampled_from(WORDS), max_size=6), st.sampled_from(["1990", "2008", "2009-06", "2030"]))
def test_any_words_get_an_answer_as_of_any_day(kg, words, day):
    assert kg.ask(" ".join(words), as_of=day).outcome in EXITS


@settings(max_examples=5)
@given(st.lists(st.sampled_from(WORDS), min_size=150, max_size=200))
def test_a_long_question_gets_an_answer(kg, words):
    assert kg.ask(" ".join(words)[:LONGEST]).outcome in EXITS


def test_who_asks_for_a_country_is_told_a_state(kg):
    found = kg.ask("which country chairs the ARCP")
    assert (found.outcome, "No source names a State here" in found.sentence) == ("unknown", True)


def test_which_person_chaired_is_not_answered_by_a_state(kg):
    assert kg.ask("which person chaired GFMD 2007").exit_code == 1


def test_an_acronym_of_two_things_is_asked_back(kg):
    assert kg.ask("who chairs the CSM").outcome == "ambiguous"


def test_a_meeting_is_found_by_the_place_of_its_series(kg):
    assert best(kg, "when did the GFMD meet in Quito").params == (("meeting", "gfmd-2020"),)


def test_a_place_beside_a_text_is_where_it_was_adopted(kg):
    found = kg.ask("when was the Global Compact for Migration adopted in Marrakech")
    assert (found.query, found.exit_code, "10 December 2018" in found.column("day")) == ("adopted", 0, True)


def test_a_commission_acts_for_its_body(kg):
    assert kg.ask("is ECOWAS a partner of the Rabat Process").sentence.startswith("Yes, as last confirmed: ")


def test_a_vacant_term_is_not_filled_by_its_neighbours(kg):
    assert [kg.ask(f"who chaired the IGC in {time}").exit_code for time in ("2016-2017", "2015", "2017-2018")] == [
        1,
        0,
        0,
    ]


def test_a_person_and_an_office_can_be_checked(kg):
    asked = ("is Peter Sutherland still Special Representative", "was Peter Sutherland Special Representative in 2010")
    assert [kg.ask(question).exit_code for question in asked] == [1, 0]


def test_who_replaced_a_planned_chair_is_who_took_the_chair(kg):
    assert "Switzerland" in kg.ask("Who replaced Spain as chair of the 2011 forum?").sentence


@pytest.mark.parametrize("question", ["Why did Argentina give up the 2010 forum?", "is Mexico better than Switzerland"])
def test_what_is_known_of_a_thing_answers_no_other_question(kg, question):
    assert kg.ask(question).exit_code != 0


def test_a_question_word_may_lack_a_letter(kg):
    assert kg.ask("wen was GFMD 2010").read_as == "when was gfmd 2010"


def test_yes_or_no_may_be_asked_after_the_name(kg):
    assert kg.ask("Cambodia - does it belong to the Colombo Process?").sentence.startswith("Yes: ")


def test_the_most_recent_meeting_is_the_last(kg):
    assert dict(best(kg, "when was the most recent GFMD summit").params) == {"meeting": "gfmd-2025"}


def test_regional_processes_are_told_by_the_parts_of_a_region(kg):
    named = kg.ask("which regional processes are there in Africa").column("process")
    assert {"the MIDSA", "the MIDWA", "the Rabat Process"} <= set(named)


@pytest.mark.parametrize(
    ("question", "query", "sentence"),
    [
        ("how many GFMDs have there been", "editions", "The GFMD: 15 meetings."),
        ("how many HLDs have there been", "editions", "The HLD: 2 meetings."),
        ("how many were at GFMD 2007", "took-part", "156 (Member States) and 160 (countries) took part in GFMD 2007."),
        ("who was at GFMD 2009", "participants", "Ban Ki-moon and the Prime Minister of Greece take part in GFMD 2009"),
    ],
)
def test_meetings_are_counted_apart_from_those_who_came(kg, question, query, sentence):
    found = kg.ask(question)
    assert found.query == query and found.sentence.startswith(sentence)


@pytest.mark.parametrize("question", ["next GFMD", "when is the next GFMD", "who will host the next GFMD"])
def test_the_next_meeting_is_none_that_came_after_the_process(kg, question):
    found = kg.ask(question)
    assert (found.outcome, found.sentence) == ("unknown", "No source names a next meeting of the GFMD.")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("was the GCM adopted unanimously", "152 (votes for"),
        ("was the New York Declaration adopted by consensus", "unanimously (adopted by, the GA"),
        ("was the IMRF Progress Declaration adopted by a vote", "by consensus (adopted by, the GA"),
    ],
)
def test_how_a_text_was_adopted_is_told_by_votes_or_by_consensus(kg, question, told):
    found = kg.ask(question)
    assert found.outcome == "answered" and told in found.sentence
