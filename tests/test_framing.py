"""A question may say as known when, and according to which source, it is asked."""

import pytest

from govgraph import framing


def told(found):
    return " ".join([found.sentence, *(cell.text for row in found.rows for _, cell in row.cells)])


@pytest.mark.parametrize(
    ("question", "day", "says"),
    [
        ("as known in October 2009, who hosts GFMD 2010?", "2009-10-31", "Argentina had been scheduled"),
        ("As of mid-2009, which country is to host the GFMD in 2010?", "2009-08-31", "Argentina"),
        ("who hosts GFMD 2010 as known in November 2008", "2008-11-30", "Argentina had offered"),
        ("who was to host GFMD 2010, as it was known in 2008", "2008-12-31", "Argentina"),
    ],
)
def test_a_day_as_known_in_the_words_of_a_question_counts(kg, question, day, says):
    found = kg.ask(question)
    assert (found.as_of, found.text) == (day, question)
    assert says in told(found)


def test_the_earlier_of_two_days_as_known_counts(kg):
    assert kg.ask("as known in 2012, who chairs GFMD 2010", as_of="2008").as_of == "2008-12-31"
    assert kg.ask("as known in 2008, who chairs GFMD 2010", as_of="2012").as_of == "2008-12-31"


def test_a_year_that_something_is_of_is_no_day_as_known(kg):
    assert kg.ask("members of the GMG as of 2006").as_of == ""
    assert "ILO" in kg.ask("members of the GMG as of 2006").sentence


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many regional processes are there according to A/63/265", "13 (stated, 2008) and 14 (named in a list"),
        ("According to the Secretary-General's 2008 report, who hosts GFMD 2010?", "Argentina had offered to host it"),
        ("who chaired GFMD 2010 according to Connecting the Dots", "Mexico chaired GFMD 2010"),
        ("Was UNICEF in the GMG according to the 2008 report?", "Yes: As known by 28 October 2008, UNICEF is named"),
    ],
)
def test_a_question_is_answered_according_to_a_source(kg, question, said):
    found = kg.ask(question)
    assert said in found.sentence


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("who chaired GFMD 2010 according to Connecting the Dots", "connecting-the-dots"),
        ("who hosts GFMD 2010 according to A/63/265", "a-63-265"),
        ("Who was supposed to host the 2011 Forum according to the 2009 summary", "000_3c289b15e5a26d19"),
    ],
)
def test_an_answer_according_to_a_source_rests_on_it_alone(kg, question, source):
    found = kg.ask(question)
    assert {one.source for row in found.rows for one in row.sources} == {source}


def test_a_source_that_does_not_tell_it_is_said(kg):
    found = kg.ask("who chaired GFMD 2011 according to the ICMC paper")
    assert found.outcome == "none"
    assert found.sentence.startswith("ICMC, Connecting the Dots does not tell it.")


def test_what_is_asked_of_the_rows_is_asked_as_known_when_the_source_was_written(kg):
    found = kg.ask("who first chaired the GFMD according to A/63/265")
    assert found.as_of == "2008-10-28" and "Belgium" in found.sentence
    joined = kg.ask("which agencies joined the GMG between 2006 and 2008 according to A/63/265")
    assert {"unicef", "unesco"} <= {row.id("member") for row in joined.rows}


def test_yes_or_no_tells_where_the_source_does_not_say(kg):
    found = kg.ask("Was UNICEF in the GMG according to Connecting the Dots?")
    assert "ICMC, Connecting the Dots does not tell it" in found.notes


def test_a_name_that_is_no_source_stays_in_the_question(kg):
    assert kg.ask("who chaired GFMD 2010 according to Mexico").sentence == "Mexico chaired GFMD 2010."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Mexico chaired GFMD 2010, right?", "Yes: Mexico chaired GFMD 2010."),
        (
            "Spain hosted the Global Forum in 2011, didn't it?",
            "No source says so of Spain: Switzerland hosted GFMD 2011.",
        ),
        ("GFMD 2010 was in Mexico - true or false?", "Yes: "),
        ("was GFMD 2010 in Mexico, yes or no?", "Yes: "),
    ],
)
def test_a_statement_with_a_tag_is_a_question(kg, question, sentence):
    assert kg.ask(question).sentence.startswith(sentence)


@pytest.mark.parametrize(
    "question",
    [
        "I'd be grateful to know who chaired GFMD 2010",
        "Sorry, who was it again that chaired GFMD 2010?",
        "erm, could you look up who chaired GFMD 2010, please",
        "ok and who chaired GFMD 2010, if you happen to know",
        "Quick question: who chaired GFMD 2010? Many thanks",
        "I'm looking for the chair of GFMD 2010",
        "my boss wants to know who chaired GFMD 2010",
        "sorry if this is obvious, but who chaired GFMD 2010?",
        "Sorry if it's a silly question but who chaired GFMD 2010",
        "who chaired GFMD 2010 and since when",
    ],
)
def test_courtesies_around_a_question_do_not_matter(kg, question):
    found = kg.ask(question)
    assert (found.text, found.sentence) == (question, "Mexico chaired GFMD 2010.")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("can you tell me if Belgium chaired GFMD 2010", "No source says so of Belgium"),
        ("please confirm that Mexico chaired GFMD 2010", "Yes: Mexico chaired"),
        ("Just checking: is UNICEF in the GMG?", "Yes: UNICEF"),
    ],
)
def test_what_is_to_be_confirmed_is_answered_by_yes_or_no(kg, question, said):
    assert kg.ask(question).sentence.startswith(said)


@pytest.mark.parametrize("question", ["please", "ok thanks", "can you help me please?", "sorry"])
def test_courtesies_alone_ask_nothing(kg, question):
    assert kg.ask(question).outcome == "not-understood"


@pytest.mark.parametrize(
    "question",
    ["find US participants of GFMD 2009", "was there a need for a conference", "was the question of a conference put"],
)
def test_what_only_looks_like_a_courtesy_stays(kg, question):
    assert framing.plain(kg.index, question).endswith(question.removeprefix("find "))


def test_what_a_source_says_of_something_is_all_that_it_tells_of_it(kg):
    found = kg.ask("What does Connecting the Dots say about the GMG?")
    assert found.query == "about"
    assert {one.source for row in found.rows for one in row.sources} == {"connecting-the-dots"}
    assert 0 < len(found.rows) < len(kg.ask("GMG").rows)
