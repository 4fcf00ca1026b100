"""Whether something is of a kind is told by its kind on record, and of a part by the body that it belongs to."""

import pytest


@pytest.mark.parametrize(
    ("question", "outcome", "begins"),
    [
        ("Is the GFMD a UN body?", "none", "No: The GFMD did not belong to the UN"),
        ("is the World Bank a UN agency", "answered", "Yes: The World Bank: specialized agency"),
        ("Is the GCIM a UN commission?", "unknown", "No source names the GCIM as part of the UN"),
        ("Is the GFMD an intergovernmental organisation?", "none", "Not by its kind on record: The GFMD: forum"),
        ("is IOM an NGO", "none", "Not by its kind on record: IOM: intergovernmental organization"),
        ("Is the ICMC an NGO?", "answered", "Yes: ICMC: non-governmental organization"),
        ("Was A/61/187 a letter?", "none", "Not by its kind on record: The note A/61/187: note"),
        ("is the Bali Process a regional process", "answered", "Yes: The Bali Process: regional consultative process"),
        ("Is the Colombo Process a fund or an RCP?", "answered", "The Colombo Process: regional consultative process"),
        ("is Mexico a member of the GMG", "none", "No: Mexico is not on the complete list"),
    ],
)
def test_a_question_for_a_kind_is_told_by_yes_or_no(kg, question, outcome, begins):
    found = kg.ask(question)
    assert (found.outcome, found.sentence[: len(begins)]) == (outcome, begins)


@pytest.mark.parametrize("question", ["what is the GMG", "whats the GMG", "what's the GMG?", "define GMG"])
def test_what_a_body_is_comes_first_and_is_short(kg, question):
    found = kg.ask(question)
    assert found.sentence == "The GMG: inter-agency group; it began in April 2006; it ended in 2018."
    assert len(found.rows) < len(kg.ask("GMG").rows) / 3
    assert "Global Migration Group (GMG)" in found.notes


def test_who_somebody_is_tells_the_posts_with_their_days(kg):
    said = kg.ask("who is Peter Sutherland").sentence
    assert said.startswith("Peter Sutherland: the SRSG, from January 2006 to March 2017")


def test_all_that_is_said_of_a_thing_begins_with_what_it_is_and_ends_with_what_is_thought_of_it(kg):
    matters = [row.text("matter") for row in kg.ask("tell me about the GMG").rows]
    assert matters[0] == "composition"
    assert matters[-1] == "view of it"
