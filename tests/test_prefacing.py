"""What is said ahead of a question is left aside, and may be what the question speaks of."""

import pytest


@pytest.mark.parametrize(
    ("question", "said", "note"),
    [
        (
            "I'm writing a note on the 2006 dialogue, can you tell me which resolution decided to hold it?",
            "HLD 2006 is decided by General Assembly resolution 58/209",
            "'writing a note on the 2006 dialogue' is left aside",
        ),
        (
            "it is for a footnote, what's the working paper number of the Replacement Migration study?",
            "ESA/P/WP/160",
            "'it is for a footnote' is left aside",
        ),
        ("and what came after the GMG when it was wound up in 2018?", "The UNNM comes after the GMG.", "'when it was"),
        ("we met in Manila last week. who chaired GFMD 2008?", "The Philippines chaired GFMD 2008.", "'we met"),
    ],
)
def test_a_question_is_answered_without_what_is_said_ahead_of_it(kg, question, said, note):
    found = kg.ask(question)
    assert said in found.sentence
    assert any(one.startswith(note) for one in found.notes)


def test_it_means_what_was_spoken_of_also_where_nothing_is_known_of_that(kg):
    found = kg.ask("I read about the Berne Initiative; who launched it?")
    assert (found.outcome, found.query) == ("unknown", "established-by")


def test_a_question_of_which_no_part_is_understood_is_refused_whole(kg):
    question = "will it rain tomorrow, or who wins the world cup?"
    found = kg.ask(question)
    assert found.outcome == "not-understood" and question in found.sentence


def test_a_clause_behind_a_question_may_tell_the_time_that_it_asks_about(kg):
    found = kg.ask("Who headed IOM when it joined the UN?")
    assert found.sentence.startswith("William Lacy Swing ")
    assert any(
        note.startswith("'when it joined the UN': IOM belongs as a related organization") for note in found.notes
    )
