"""A yes that is asked of the time since, or until, which something was so holds no further than its days."""

import pytest


@pytest.mark.parametrize(
    ("question", "outcome", "begins"),
    [
        ("Has Louise Arbour been SRSG since 2006?", "none", "No, not since then: "),
        ("Has António Vitorino led IOM since 2010?", "none", "No, not since then: "),
        ("Has Johan Ketelers led the ICMC since 2000?", "unknown", "No source says since when: "),
        ("has Amy Pope been Director General of IOM since October 2023", "answered", "Yes: "),
        ("Has IOM been part of the UN since 1951?", "none", "No, not since then: "),
        ("Has UNICEF been a member of the GMG since 2006?", "none", "No, not since then: "),
        ("Did Swing lead IOM until 2020?", "none", "No, not until then: "),
        ("Did Swing lead IOM until September 2018?", "answered", "Yes: "),
        ("Did IOM have 86 members until 2010?", "unknown", "No source says until when: "),
    ],
)
def test_a_yes_is_held_to_the_time_since_or_until_which_it_is_asked(kg, question, outcome, begins):
    found = kg.ask(question)
    assert (found.outcome, found.sentence[: len(begins)]) == (outcome, begins)


def test_for_how_long_is_not_known_where_no_days_are(kg):
    found = kg.ask("did Belgium chair the GFMD for five years")
    assert (found.outcome, found.sentence[:27]) == ("unknown", "No source says for how long")
