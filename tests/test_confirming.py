"""What a question names is among the rows, or denied, or neither."""

import pytest


@pytest.mark.parametrize(
    "question",
    [
        "did Kofi Annan create the GMG",
        "did UNHCR organise the Dialogue on Protection Challenges",
        "does IOM coordinate the UN Network on Migration",
    ],
)
def test_what_an_office_did_is_not_denied_of_its_holder_or_its_body(kg, question):
    found = kg.ask(question)
    assert found.outcome == "unknown" and found.sentence.startswith("No source names ")


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("did Mexico chair GFMD 2010", "answered"),
        ("did Spain chair GFMD 2010", "none"),
        ("did Mexico organise the Dialogue on Protection Challenges", "none"),
    ],
)
def test_who_is_asked_about_is_confirmed_or_denied(kg, question, outcome):
    found = kg.ask(question)
    assert found.outcome == outcome
    assert found.sentence.startswith({"answered": "Yes: ", "none": "No source says so of "}[outcome])


def test_where_no_member_is_named_a_note_tells_how_many_sources_count(kg):
    found = kg.ask("IOM member states 2001")
    assert found.outcome == "unknown" and "of their number sources tell: 86 (3 July 2001)" in found.notes[-1]


@pytest.mark.parametrize(
    "question",
    [
        "did William Lacy Swing co-chair the GMG",
        "was a Portuguese ever head of IOM",
        "did Spain finance the ECOWAS-Spain Fund",
    ],
)
def test_nobody_is_denied_by_an_answer_that_names_others_of_another_sort(kg, question):
    found = kg.ask(question)
    assert found.outcome == "unknown" and found.rows


def test_where_a_body_was_founded_is_confirmed_by_the_meeting_that_founded_it(kg):
    assert kg.ask("was IOM founded in Brussels").sentence.startswith("Yes: ")
    assert kg.ask("was IOM founded in Geneva").outcome == "none"


def test_what_came_of_a_meeting_came_of_its_series(kg):
    assert kg.ask("was the GFMD an outcome of the High-level Dialogue").sentence.startswith("Yes: ")


def test_nobody_is_denied_by_what_is_denied_of_another(kg):
    found = kg.ask("did the Secretary-General attend the GFMD in Manila?")
    assert found.outcome == "unknown" and "USA" not in found.sentence


@pytest.mark.parametrize(
    "question",
    [
        "did the High-level Dialogue lead to the GFMD?",
        "did HLD 2006 lead to the GFMD",
        "did the New York Declaration lead to the Global Compact?",
        "did Manila lead to the Support Unit",
    ],
)
def test_what_led_to_something_is_no_leader_of_it(kg, question):
    assert kg.ask(question).sentence.startswith("Yes: What led to ")
