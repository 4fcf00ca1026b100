"""How much time lies between two things is told with the days of both."""

import pytest


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("how many years passed between HLD 2006 and HLD 2013", "That is 7 years (2576 days)."),
        ("how many years between the first and the second High-level Dialogue", "That is 7 years (2576 days)."),
        ("how long after HLD 2006 was the first GFMD", "That is 9 months (299 days)."),
        ("time between GFMD 2007 and GFMD 2008", "That is 1 year and 3 months (475 days)."),
        # To the month alone.
        ("how many years after the GCIM was the GMG set up", "That is 2 years and 3 months."),
        # Of one thing from its beginning to its end, as exactly as both are known.
        ("how long did the GCIM exist?", "That is 1 year and 11 months."),
        ("how long was the GMG active", "That is about 12 years."),
    ],
)
def test_the_time_between_two_things_is_told(kg, question, says):
    assert kg.ask(question).sentence.endswith(says)


def test_where_one_of_two_has_no_day_nothing_is_reckoned(kg):
    assert "That is" not in kg.ask("how long before HLD 2006 was the GMG created").sentence


def test_what_has_not_ended_has_no_length(kg):
    assert kg.ask("how long did the IGC run").sentence == "The IGC began in 1985."
