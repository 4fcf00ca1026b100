"""A meeting is found by when and where it sat, though the question does not name it."""

import pytest


@pytest.mark.parametrize(
    ("question", "query", "said"),
    [
        ("Which city hosted the migration meeting of 9-10 February 2006?", "where", "took place in Cotonou (Benin)"),
        ("Where in Benin was the meeting of February 2006?", "where", "took place in Cotonou (Benin)"),
        ("who organised the May 2006 meeting in Asunción", "organiser", "Paraguay organised"),
        ("where was the meeting of 12 July 2006", "where", "took place in New York"),
    ],
)
def test_the_one_meeting_of_a_day_or_a_month_is_meant(kg, question, query, said):
    found = kg.ask(question)
    assert found.query == query and said in found.sentence


def test_meetings_asked_for_as_many_are_listed(kg):
    assert kg.ask("which meetings took place in June 2009").query == "calendar"


def test_where_none_sat_none_is_meant(kg):
    assert kg.ask("where was the meeting of 5 January 1999").outcome == "not-understood"


def test_an_office_of_a_meeting_is_not_that_of_its_days(kg):
    assert kg.ask("who was the secretary-general of the Marrakech conference").query != "office-holder"
    asked = "who was secretary-general at the Marrakech conference"
    assert kg.ask(asked).sentence.startswith("Antonio Guterres is named as the Secretary-General of the United Nations")
