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
    found = kg.ask("MIDWA tied to which REC")
    assert found.outcome == "not-understood" and found.rows
    assert found.sentence.startswith("Not understood: ")


@pytest.mark.parametrize(
    "question",
    [
        "who was the best chair the GFMD ever had",
        "should countries open their borders",
        "why did Argentina give up the 2010 forum",
    ],
)
def test_a_view_or_a_reason_is_answered_by_no_statement(kg, question):
    assert kg.ask(question).outcome == "not-understood"


@pytest.mark.parametrize(
    "question", ["who chairs it", "list the members of the group", "what did the report say", "2010"]
)
def test_few_common_words_are_not_searched_for(kg, question):
    assert not kg.ask(question).rows


def test_a_misspelt_word_is_searched_for_as_the_known_one(kg):
    assert "10 million EUR" in told(
        kg.ask("the sum that was paid into the ECOWAS-Spain Funde of migration and developmant")
    )


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
    assert (found.query, found.outcome) == ("sayings", "none")


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
