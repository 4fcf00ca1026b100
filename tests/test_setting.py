"""A name that only says where something belongs may be left out of a question."""

import pytest


def test_a_body_in_which_something_was_may_be_left_out_and_that_is_said(kg):
    found = kg.ask("did Switzerland vote in favour of the Global Compact for Migration in the General Assembly?")
    assert found.sentence.startswith("No: Switzerland abstained")
    assert "'general assembly' is taken to say where this belongs" in found.notes


def test_what_is_asked_for_is_told_of_what_else_is_named(kg):
    found = kg.ask("Which countries abstained in the General Assembly vote on the Global Compact for Migration?")
    assert found.query == "holders" and ("thing", "gcm") in [(name, cell.id) for name, cell in found.params]


@pytest.mark.parametrize("question", ["how many RCPs are there in Africa", "who chaired the forum in the WTO"])
def test_what_is_tied_by_no_statement_or_is_a_place_is_not_left_out(kg, question):
    assert not any("taken to say" in note for note in kg.ask(question).notes)


@pytest.mark.parametrize(
    ("question", "query", "said"),
    [
        ("where was UNHCR's Dialogue on Protection Challenges held", "where", "Geneva"),
        ("when did the UN's Replacement Migration report come out", "issued", "March 2000"),
        (
            "who leads IOM's International Dialogue on Migration",
            "chair-of-body",
            "Nobody is on record as chair of the IDM",
        ),
    ],
)
def test_whose_a_thing_is_is_not_what_a_question_is_about(kg, question, query, said):
    found = kg.ask(question)
    assert found.query == query and said in found.sentence
    assert any(note.endswith("is taken to say whose it is") for note in found.notes)
    assert kg.readings(question)[0].query == query


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who is IOM's Director General", "Amy Pope"),
        ("when was Belgium's GFMD", "GFMD 2007 took place"),
        ("who was in the Forum's troika in 2009", "The Troika of GFMD 2009"),
    ],
)
def test_an_owner_without_which_a_thing_is_not_known_stays(kg, question, said):
    assert said in kg.ask(question).sentence


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("did the GFMD meet in Argentina", "none"),
        ("was there a GFMD summit in Spain", "unknown"),
        ("did the GFMD meet in Greece", "answered"),
        ("did the GFMD meet in Mexico", "answered"),
    ],
)
def test_a_state_is_not_set_aside(kg, question, outcome):
    found = kg.ask(question)
    assert found.outcome == outcome and not any("taken to say" in note for note in found.notes)
