"""Questions that no phrasing fits: the statements that share most with them are found, and told as that alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

WORDS = [
    "euros",
    "projects",
    "UNDP",
    "2007",
    "programme",
    "how",
    "many",
    "Commission",
    "zebra",
    "when",
    "where",
    "best",
]


def told(found):
    """What the rows say, in one text."""
    return " ".join(cell.text for row in found.rows for _, cell in row.cells)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("which fund managed by UNDP is paid by Spain", "MDG Achievement Fund"),
        ("what is the GMG troika of chairs supposed to make better", "better managed"),
        ("in how many countries does ICMC have programmes and staff", "40"),
        ("how many governments commented on the types of migrants a conference should deal with", "39"),
        ("city of the OECD's 1998 conference on globalization, migration and development", "Lisbon"),
        ("who carries out the Migration MPTF, the chair of its steering committee", "Coordinator"),
    ],
)
def test_the_statement_that_shares_most_is_told(kg, question, said):
    assert said in told(kg.ask(question))


def test_it_is_told_as_the_nearest_and_with_its_source(kg):
    found = kg.ask("which fund managed by UNDP is paid by Spain")
    assert found.sentence == "Nearest to what was asked, of all that is on record:"
    assert "A/63/265 (2008), para. 34" in {str(one) for row in found.rows for one in row.sources}


def test_one_that_holds_nearly_all_of_a_question_answers_it(kg):
    found = kg.ask("in how many countries does ICMC have programmes and staff")
    assert (found.query, found.exit_code) == ("sayings", 0)


def test_one_that_holds_half_of_a_question_leaves_it_not_understood(kg):
    found = kg.ask("which two agencies did the GCIM imagine merging in Reykjavik")
    assert found.outcome == "not-understood" and found.rows
    assert found.sentence.startswith("Not understood: ")


@pytest.mark.parametrize(
    "question",
    [
        "who was the best chair the GFMD ever had",
        "should countries open their borders",
        "why is the moon blue",
    ],
)
def test_a_view_is_answered_by_no_statement(kg, question):
    assert kg.ask(question).outcome == "not-understood"


@pytest.mark.parametrize(
    ("question", "name"),
    [("why did Argentina give up the 2010 forum", "Argentina"), ("why did the United States leave the compact", "USA")],
)
def test_a_reason_that_no_statement_tells_is_unknown_with_what_is_on_record(kg, question, name):
    found = kg.ask(question)
    assert found.outcome == "unknown" and found.sentence.startswith("No statement found tells what was asked")
    assert name in found.rows[0].text("other")


@pytest.mark.parametrize(
    "question",
    [
        "are decisions of the Global Forum binding on governments?",
        "did the 2006 High-level Dialogue end with a binding agreement?",
        "did a senior US official go to the Athens forum in 2009?",
    ],
)
def test_where_no_statement_says_yes_or_no_that_is_said_and_the_nearest_are_shown(kg, question):
    found = kg.ask(question)
    assert found.outcome == "unknown" and found.rows
    assert found.sentence.startswith("No statement found tells what was asked")


@pytest.mark.parametrize(
    "question", ["who chairs it", "list the members of the group", "what did the report say", "2010"]
)
def test_few_common_words_are_not_searched_for(kg, question):
    assert not kg.ask(question).rows


def test_a_misspelt_word_is_searched_for_as_the_known_one(kg):
    assert "10 million EUR" in told(
        kg.ask("the sum that was paid into the ECOWAS-Spain Funde of migration and developmant")
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("ACP migration facility EDF amount", "25 million EUR"),
        ("Independent experts on the Committee for Development Policy: how many are there?", "24"),
        (
            "where did the Ibero-American Secretariat and CELADE hold their July 2006 meeting ahead of the Dialogue",
            "Madrid",
        ),
    ],
)
def test_a_word_may_stand_in_another_statement_on_the_same_thing(kg, question, said):
    found = kg.ask(question)
    assert (found.query, found.exit_code) == ("sayings", 0)
    assert said in told(found)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what share of the 2008 respondents wanted follow-up to the Dialogue inside the United Nations?", "thirds"),
        ("ACP Migration Facility, how much from the EDF", "25 million EUR"),
        ("In which Mexican resort town did delegates gather for the fourth forum?", "Puerto Vallarta"),
        ("when did the GCIM hand its report to the secretary-general", "2005"),
    ],
)
def test_what_a_question_wants_is_told_first(kg, question, said):
    found = kg.ask(question)
    assert found.exit_code == 0
    assert said in " ".join(cell.text for row in found.rows[:2] for _, cell in row.cells)


def test_a_number_that_is_told_goes_before_one_in_a_remark(kg):
    found = kg.ask("how many people took part in phase one of the Conversations")
    assert found.rows[0].text("text") == "43"


def test_who_holds_an_office_is_told_with_it(kg):
    assert "Sha Zukang" in told(kg.ask("who sent out the questionnaire of 18 March 2008?"))


def test_what_two_statements_together_tell_is_not_told_by_one(kg):
    question = "difference between governments in favour and governments with reservations, 2001"
    assert kg.ask(question).outcome == "not-understood"


@pytest.mark.parametrize(
    "question",
    [
        "which fund managed by UNICEF is paid by Spain",
        "who organised the civil society day before the Vienna forum",
        "Where did the OECD hold its 1998 conference on globalization and fisheries?",
        "who was conference Secretary-General for the compact",
    ],
)
def test_a_statement_on_something_else_besides_is_no_answer(kg, question):
    assert kg.ask(question).exit_code > 0


def test_what_a_nearer_statement_says_is_not_told_is_told_by_none(kg):
    found = kg.ask("Amount of the MacArthur Foundation grant to the Global Mobility Regimes project?")
    assert found.outcome == "unknown" and found.rows[0].text("note") == "by a grant; no sum is given"


def test_a_number_of_the_question_is_none_that_it_asks_for(kg):
    assert kg.ask("Numbers of the two ILO conventions on migrant workers").outcome == "not-understood"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What percentage of the UN membership had given its views on a conference by 2001?", "41 per-cent"),
        ("draft resolution of October 2006 taking note of the Belgian offer", "A/C.2/61/L.12"),
    ],
)
def test_a_time_may_stand_in_another_statement_on_the_same_thing(kg, question, said):
    found = kg.ask(question)
    assert (found.query, found.exit_code) == ("sayings", 0)
    assert said in told(found)


def test_ordinary_words_only_carry_the_rest(kg):
    found = kg.ask("How many ministers does ICMC hope to bring to its retreat for ministers responsible for migration?")
    assert found.exit_code == 0 and "10 to 15" in told(found)


def test_another_way_to_take_a_question_is_told_where_it_is_sure(kg):
    found = kg.ask("when did IOM become a UN related organization")
    assert found.exit_code == 0 and "19 September 2016" in told(found)


def test_a_view_on_record_is_told(kg):
    found = kg.ask("what did ESCWA say was needed for better policy formulation")
    assert found.exit_code == 0 and "survey" in told(found)


@pytest.mark.parametrize(
    ("question", "says", "outcome"),
    [
        ("is the GFMD binding?", "No: ", "none"),
        ("is the CDP an independent expert body", "Yes: ", "answered"),
        ("is the CDP an independent expert body of the ILO", "No statement found", "unknown"),
        ("are troika members ex officio members of the Steering Group", "Yes: ", "answered"),
        ("are troika members ex officio members of the Security Council", "Not understood", "not-understood"),
    ],
)
def test_yes_or_no_is_said_where_one_statement_says_all_of_it_plainly(kg, question, says, outcome):
    found = kg.ask(question)
    assert found.outcome == outcome and found.sentence.startswith(says)


def test_a_time_beside_the_point_is_not_asked_for(kg):
    found = kg.ask("who was chair of the Geneva Migration Group when the Global Migration Group was being set up?")
    assert "Louise Arbour" in told(found)


def test_a_statement_that_holds_a_whole_question_stands_in_for_another_thing(kg):
    assert "Rey Koslowski" in told(kg.ask("who led the research project on global mobility regimes"))


def test_as_many_are_told_as_come_out_alike(kg):
    found = kg.ask("which countries were studied in the Replacement Migration paper")
    assert len(found.rows) > 5


def test_what_was_written_as_a_name_and_no_statement_has_is_not_answered(kg):
    found = kg.ask("who chairs the Global Forum for Media Development")
    assert found.outcome == "not-understood"


def test_a_yes_or_a_no_is_not_taken_from_words_alone(kg):
    assert kg.ask("will migration rise in the next ten years").exit_code == 3


@pytest.mark.parametrize(
    ("question", "said"),
    [("ILO MFLM adoption year", "2005")],
)
def test_statements_that_tell_it_stand_in_for_a_query_without_rows(kg, question, said):
    found = kg.ask(question)
    assert (found.query, found.exit_code) == ("sayings", 0)
    assert said in told(found)


def test_a_state_does_not_stand_in_for_a_person(kg):
    assert kg.ask("which person chaired GFMD 2007").exit_code == 1
    assert "Fedotov" in told(kg.ask("which person from UNODC chaired the GMG in late 2012"))


def test_a_vacancy_on_record_is_no_answer_but_none(kg):
    assert kg.ask("does the 5+5 Dialogue on Migration have a secretariat?").exit_code == 1
    found = kg.ask("secretariat of the CMC")
    assert (found.query, found.outcome) == ("property", "none")


def test_the_day_asked_about_tells_statements_apart(kg):
    found = kg.ask("what was said about the number of GMG members in 2017")
    assert "2017" in found.rows[0].text("day")


def test_what_was_not_known_then_is_not_told(kg):
    found = kg.ask("what was said about the number of GMG members in 2017", as_of="2010")
    assert not any("2017" in row.text("day") for row in found.rows)


@given(st.lists(st.sampled_from(WORDS), max_size=10))
def test_any_words_are_told_as_nearest_or_not_understood(kg, words):
    found = kg.ask(" ".join(words))
    assert found.outcome == "not-understood" or found.query


def test_a_statement_on_another_meeting_is_no_answer(kg):
    assert kg.ask("who was to host and to pay for GFMD 2028").exit_code


@pytest.mark.parametrize("question", ["who left the Bali Process", "who heads ICMPD", "which countries left the GMG"])
def test_a_remark_does_not_tell_who_did_something(kg, question):
    assert kg.ask(question).exit_code


@pytest.mark.parametrize(
    "question", ["when was OHCHR founded", "when did the ILO begin", "when did the World Bank start"]
)
def test_when_a_thing_began_is_told_by_no_statement_on_another_one(kg, question):
    assert kg.ask(question).outcome == "unknown"


@pytest.mark.parametrize("question", ["what came of the GFMD 2010", "which are the member states of ICMPD"])
def test_another_meeting_of_the_series_and_what_is_denied_are_not_told_instead(kg, question):
    found = kg.ask(question)
    assert found.outcome == "unknown" and not found.rows


def test_a_country_is_looked_for_among_those_at_a_meeting(kg):
    assert kg.ask("was Switzerland at GFMD 2011").sentence.startswith("Yes: ")
    assert kg.ask("was Mexico at the GFMD in Athens").outcome == "unknown"


def test_what_is_so_in_principle_is_no_yes_to_always(kg):
    found = kg.ask("has the alternation between developed and developing chairs always been kept")
    assert not found.sentence.startswith("Yes")
