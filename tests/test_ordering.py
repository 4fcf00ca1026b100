"""What came before, after or between what else, by the order of answers and by their days."""

import pytest


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Who chaired the IGC between Ireland and Finland?", "Sweden and Switzerland"),
        ("between Ecuador and France, who chaired the forum?", "the UAE"),
        ("which countries hosted the GFMD between Greece and Sweden", "Mexico, Switzerland and Mauritius"),
        # Malawi had the chair before Tanzania, too.
        ("who chaired MIDSA between Tanzania and Malawi", "Mozambique"),
        ("who headed IOM between Swing and Pope", "António Vitorino"),
    ],
)
def test_who_stands_between_two_others_is_told(kg, question, names):
    assert kg.ask(question).sentence == f"Between the two: {names}."


def test_what_is_not_understood_between_two_names_is_said_so(kg):
    assert kg.ask("what gathered dust between the GFMD and the GMG").outcome == "not-understood"


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (
            "was the Colombo Process founded before the Bali Process",
            "No: The Colombo Process: 2003; the Bali Process: 2002.",
        ),
        ("was the GFMD created after the GMG", "Yes: The GFMD: 2007; the GMG: April 2006."),
        (
            "did HLD 2006 take place before GFMD 2007",
            "Yes: HLD 2006: 14-15 September 2006; GFMD 2007: 10-11 July 2007.",
        ),
        ("is the Puebla Process older than the Budapest Process", "No: The Puebla Process: February 1996;"),
    ],
)
def test_which_of_two_began_first_is_a_yes_or_a_no(kg, question, begins):
    assert kg.ask(question).sentence.startswith(begins)


@pytest.mark.parametrize(
    ("question", "outcome", "begins"),
    [
        (
            "did the UAE join the Bali Process in 2013",
            "answered",
            "Yes: Joined the Bali Process: the UAE (joined on that day, 1 April 2013).",
        ),
        ("did IOM join the UN in 2016", "answered", "Yes: Joined the UN: IOM (as a related organization,"),
        ("did UNU join the GMG before 2010", "none", "No: Joined the GMG: UNU (2014)."),
        ("did Libya join the Khartoum Process in 2014", "unknown", "No source says for 2014."),
    ],
)
def test_whether_somebody_joined_in_a_time_is_told_by_the_day_on_which_they_did(kg, question, outcome, begins):
    found = kg.ask(question)
    assert found.outcome == outcome and found.sentence.startswith(begins)


def test_who_came_as_an_observer_did_not_join_then(kg):
    assert kg.ask("did IOM join the UN in 2016").outcome != "none"


def test_a_series_is_not_as_young_as_its_latest_meeting(kg):
    assert kg.ask("did the GFMD start before the High-level Dialogue of 2013").outcome != "none"


@pytest.mark.parametrize(
    ("question", "outcome", "begins"),
    [
        ("was the GCIM set up before HLD 2006", "answered", "Yes: The GCIM began in January 2004. HLD 2006"),
        (
            "was Peter Sutherland appointed before 2007",
            "answered",
            "Yes: Peter Sutherland: the SRSG, from January 2006",
        ),
        ("was Peter Sutherland appointed after HLD 2006", "none", "No: Peter Sutherland: the SRSG, from January"),
        ("was the GMG dissolved before the IMRF of 2022", "answered", "Yes: The GMG ended in 2018."),
        # She is attested in 2017, and may have been appointed long before.
        ("was Karen AbuZayd appointed before 2015", "unknown", ""),
    ],
)
def test_whether_something_happened_before_something_else_is_told_by_the_day_of_each(kg, question, outcome, begins):
    found = kg.ask(question)
    assert found.outcome == outcome and found.sentence.startswith(begins)


def test_a_day_that_says_nothing_of_before_or_after_leaves_the_question_as_it_was(kg):
    assert kg.ask("was the report of the GCIM presented before October 2005").outcome != "none"


@pytest.mark.parametrize(
    ("question", "outcome", "begins"),
    [
        ("did the GMG exist in 2010", "answered", "Yes: The GMG began in April 2006. The GMG ended in 2018."),
        ("was there a GMG in 2004", "none", "No: The GMG began in April 2006."),
        ("did the Support Unit exist in 2022?", "none", "No: The Support Unit"),
        ("did the Mayors Mechanism exist in 2017", "none", "No: The Mayors Mechanism"),
        # Of a series it is asked whether it met.
        ("was there a GFMD in 2013", "not-in-graph", "There is no GFMD 2013 in the graph"),
    ],
)
def test_whether_something_existed_at_a_time_is_told_by_its_beginning_and_its_end(kg, question, outcome, begins):
    found = kg.ask(question)
    assert found.outcome == outcome and found.sentence.startswith(begins)


def test_of_two_meetings_whose_days_overlap_none_is_told_to_be_the_first(kg):
    found = kg.query("when", meeting="csm-2006")
    assert found.rows[0].text("days") == "2006"
    asked = "was the Lima meeting of 15-16 May 2006 before the South American Conference on Migration 2006"
    assert kg.ask(asked).sentence.startswith("No source says which of the two was first.")


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("did the GMG exist in 2010", {"day"}),
        ("was the GCIM set up before HLD 2006", {"day", "days"}),
    ],
)
def test_the_sources_of_both_days_stand_behind_what_is_told_of_them(kg, question, columns):
    found = kg.ask(question)
    assert columns <= set(found.columns) and len({row.cells for row in found.rows}) > 1
    assert all(row.sources for row in found.rows)
