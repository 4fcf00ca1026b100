"""One answer object: who fills the other seats, why the winner won, exact days, and the last confirmation."""

import json

import pytest

from govgraph import render


def told(found):
    return {str(one): [agent.text for agent in one.agents] for one in found.senses}


def test_a_chair_is_told_with_the_host_and_the_organiser(kg):
    found = kg.ask("who chairs GFMD 2010")
    assert found.sense == "chair of GFMD 2010"
    assert told(found) == {"host of GFMD 2010": ["Mexico"], "organiser of GFMD 2010": ["Mexico"]}


def test_a_host_is_told_with_the_chair(kg):
    assert told(kg.ask("who hosts GFMD 2008"))["chair of GFMD 2008"] == ["the Philippines"]


def test_the_same_seat_of_a_part_counts_within_the_year_of_the_meeting(kg):
    found = told(kg.ask("who chairs GFMD 2008"))
    assert found["chair of the Steering Group of the Global Forum on Migration and Development"] == ["the Philippines"]
    assert not any("Steering Group" in one for one in told(kg.ask("who chairs GFMD 2012")))


def test_a_plan_for_another_seat_is_marked_as_one(kg):
    found = kg.ask("who chairs GFMD 2010", as_of="2008")
    assert told(found)["host of GFMD 2010"] == ["Argentina (offered)"]


def test_a_question_about_no_seat_has_no_senses(kg):
    found = kg.ask("when is GFMD 2010")
    assert (found.sense, found.senses) == ("", ())


@pytest.mark.parametrize("question", ["who chairs GFMD 2010", "who hosts GFMD 2018", "who chairs GFMD 2008"])
def test_each_sense_can_be_asked_and_says_the_same(kg, question):
    for one in kg.ask(question).senses:
        agents = {row.id(name) for row in kg.query(one.query, **dict(one.params)).rows for name, _ in row.cells}
        assert {agent.id for agent in one.agents} <= agents


def test_the_latest_day_gives_the_senses_that_no_day_gives(kg):
    question = "who chairs GFMD 2010"
    assert kg.ask(question, as_of=kg.index.newest).senses == kg.ask(question).senses


def test_text_and_json_tell_the_same_senses(kg):
    found = kg.ask("who chairs GFMD 2010")
    text = " ".join(render.answer(kg.index, found, render.Style()).split())
    assert "also host of GFMD 2010: Mexico; organiser of GFMD 2010: Mexico" in text
    assert [one["sense"] for one in render.as_object(found)["senses"]] == list(told(found))


def test_what_lost_names_why(kg):
    found = kg.ask("who chairs GFMD 2010")
    assert {one.because for one in found.before} == {"fact before plan"}
    assert {one["because"] for one in render.as_object(found)["before"]} == {"fact before plan"}


def test_the_text_says_why_the_winner_won(kg):
    text = render.answer(kg.index, kg.ask("who chairs GFMD 2010"), render.Style())
    assert text.endswith("  because   fact before plan\n")


def test_every_row_that_rests_on_a_statement_has_a_standing_and_its_days(kg):
    for question in ("who chairs GFMD 2010", "members of the GMG in 2006", "when is GFMD 2007", "who is Rolph Jenny"):
        for row in render.as_object(kg.ask(question))["rows"]:
            assert row["status"]["id"].startswith("status/") and isinstance(row["bounds"], dict)


def test_days_carry_their_precision(kg):
    (row,) = render.as_object(kg.query("chair-of-body", body="GMG", on="2009"))["rows"][:1]
    assert row["bounds"]["from"] == {"earliest": "2009-06-01", "latest": "2009-06-01", "precision": "day"}


def test_a_question_about_now_tells_the_last_confirmation(kg):
    rows = render.as_object(kg.ask("who chairs the GFMD now"))["rows"]
    assert max(row["confirmed"] for row in rows if row["chair"]["id"] == "colombia") == "2025-09-04"


def test_an_undated_page_confirms_no_more_than_its_earliest_day(kg):
    for row in kg.ask("who chairs the GFMD now").rows:
        assert row.confirmed <= max(one.said_on.isoformat() for one in row.evidence)


def test_a_question_about_then_tells_none(kg):
    assert all("confirmed" not in row for row in render.as_object(kg.ask("who chaired GFMD 2007"))["rows"])


def test_the_whole_object_is_json(kg):
    assert json.loads(json.dumps(render.as_object(kg.ask("who chairs GFMD 2010"))))["schema"] == "govgraph/answer/1"
