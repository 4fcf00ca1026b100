"""Of which of two there are more, by the figures that sources give."""

import pytest

from govgraph import outnumbering


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (
            "which has more members, the Bali Process or the Colombo Process",
            "More: the Bali Process. The Bali Process: 45",
        ),
        ("which has fewer members, the Bali Process or the Colombo Process", "Fewer: the Colombo Process."),
        ("did more governments attend the GFMD in Manila or the one in Brussels?", "More: GFMD 2008. 163 (countries)"),
        ("which GFMD had more participants, 2007 or 2008", "More: GFMD 2008."),
        ("does the Bali Process have more members than the Colombo Process", "Yes: The Bali Process: 45"),
        ("did more states come to GFMD 2007 than to GFMD 2008", "No: 156 (Member States) and 160 (countries)"),
        ("did more governments answer the 1995 letter than the 1999 one?", "Yes: Figures of the survey"),
        ("is the GMG smaller than the Steering Group of the GFMD", "Yes: The GMG, how many,"),
        ("did more than 130 states take part in HLD 2006", "Yes: 132 (Member States)"),
        ("were there fewer than 150 countries at GFMD 2008", "No: 163 (countries)"),
        ("Does IOM have over 170 members?", "Yes: IOM: "),
        ("Did fewer than 100 states vote for the compact?", "No: "),
    ],
)
def test_the_figures_of_two_are_held_against_each_other(kg, question, begins):
    assert kg.ask(question).sentence.startswith(begins)


def test_both_answers_stand_behind_the_verdict(kg):
    found = kg.ask("which has more members, the Bali Process or the Colombo Process")
    assert {row.text("figure") for row in found.rows} >= {"45", "12"} and all(row.sources for row in found.rows)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("did the GMG have more than 15 members", "The figures do not tell this: "),
        ("was the GFMD Steering Group larger in 2011 than in 2020", "No source says for 2020."),
        ("is ECOWAS bigger than IGAD", "No source says how many there are of the IGAD"),
    ],
)
def test_what_the_figures_leave_open_is_not_known(kg, question, begins):
    found = kg.ask(question)
    assert found.outcome == "unknown" and found.sentence.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "has the Netherlands chaired the IGC more than once",
        "which is larger, a rock or a stone",
        "who said more about remittances, Manila or Brussels",
        "more",
        "did more",
        "is more than",
        "did more than",
    ],
)
def test_a_question_that_compares_no_two_figures_is_none_of_these(kg, question):
    assert outnumbering.pair(kg.index, question) is None
