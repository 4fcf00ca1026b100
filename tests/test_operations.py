"""Rows are picked by what comes first, last, before and after."""

import pytest


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("who chaired the GMG after UNITAR", "UNDP"),
        ("who took the GMG chair right after UNITAR", "UNDP"),
        ("who handed the GMG chair to UNICEF", "OHCHR"),
        ("which agency took over the GMG chair from UN Women", "UNU"),
    ],
)
def test_a_year_that_is_only_attested_stands_behind_the_days_of_a_term(kg, question, agency):
    assert kg.ask(question).sentence.startswith(f"{agency} chaired the GMG, ")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("did Greece host the GFMD right after Belgium", "No source says so of Greece: GFMD 2008: the Philippines."),
        ("did the Philippines host the GFMD right after Belgium", "Yes: GFMD 2008: the Philippines."),
        ("did Greece host the GFMD after Belgium", "Yes: GFMD 2009: Greece."),
    ],
)
def test_who_came_right_after_is_the_next_alone(kg, question, verdict):
    assert kg.ask(question).sentence == verdict


def test_who_joined_in_a_year_is_told_without_a_list_of_the_year_before(kg):
    found = kg.ask("which States joined the Bali Process in 2013")
    assert "since 1 April 2013" in found.sentence and "the UAE" in found.sentence
