"""Recorded answers: all examples are listed, and a change names the statement and the source that made it."""

import json

import cases
import pytest

from govgraph import GovGraph, record, render
from govgraph.errors import BadData

EXAMPLES = cases.examples(45)
PLACE = {"id": "s", "title": "Gazette", "date": "2001", "locator": "p. 1", "passage": "source/s#p1"}
WON = {"agent": "", "said": "", "value": "", "status": "held", "statement": "st/old", "because": "fact before plan"}


def line(*rows, outcome="answered", text="chair edition=AF 2002", before=()):
    shown = [
        {"chair": {"id": who, "label": who}, "statements": [stmt], "sources": [PLACE], "certainty": "certain"}
        for who, stmt in rows
    ]
    question = {"text": text, "query": "chair", "params": {}}
    return json.dumps(
        {"question": question, "outcome": outcome, "rows": shown, "before": list(before), "disagrees": []}
    )


def changes(old, new):
    return list(record.compare(record.read(old, "old"), record.read(new, "new")))


def test_each_example_is_a_recorded_answer(kg):
    told = record.read([render.json_of(render.as_object(one), "jsonl") for one in kg.answers()], "now")
    assert len(told) == len(EXAMPLES)


def test_the_same_answers_have_no_changes():
    assert changes([line(("a", "st/1"))], [line(("a", "st/1"))]) == []


def test_another_statement_for_the_same_answer_is_no_change():
    assert changes([line(("a", "st/1"))], [line(("a", "st/2"))]) == []


def test_a_new_row_names_its_statement_and_its_source():
    (found,) = changes([line(("a", "st/1"))], [line(("a", "st/1"), ("b", "st/2"))])
    assert found[1:] == ("new", "chair b", "st/2", "Gazette (2001), p. 1", "")


def test_a_row_that_lost_names_why():
    gone, new = changes([line(("a", "st/old"))], [line(("b", "st/2"), before=[WON])])
    assert (gone.change, gone.statement, gone.because, new.change) == ("gone", "st/old", "fact before plan", "new")


def test_a_row_that_nobody_gives_any_more_says_so():
    (found,) = changes([line(("a", "st/1"))], [line(outcome="unknown")])
    assert "any more" in found.because


def test_another_outcome_alone_is_a_change():
    (found,) = changes([line(("a", "st/1"))], [line(("a", "st/1"), outcome="contested")])
    assert found.says == "answered, now contested"


def test_a_question_more_or_less_is_a_change():
    assert [one.change for one in changes([line()], [line(text="chair edition=B")])] == [
        "question gone",
        "question added",
    ]


@pytest.mark.parametrize("text", ["", "{}", "[]", "1", '"a"', '{"question": 1, "rows": []}', "not json", "null"])
def test_a_line_that_is_no_answer_is_refused_with_its_place(text):
    with pytest.raises(BadData) as caught:
        record.read([line(), text], "old.jsonl")
    assert str(caught.value).startswith("old.jsonl:2: ")


def test_a_source_that_is_taken_away_is_told(run, spare):
    place = spare()
    query = place / "queries" / "chair.rq"
    text = query.read_text(encoding="utf-8")
    query.write_text(text.replace("{edition: GFMD 2010, answer: [Mexico]}", "{edition: AF 2004}"), encoding="utf-8")
    before = run("answers", place=place)
    (place / "old.jsonl").write_text(before.out, encoding="utf-8")
    told = json.loads(next(one for one in before.out.splitlines() if "edition=AF 2004" in one))
    source = told["rows"][0]["sources"][0]["id"]
    (place / "data" / "sources" / f"{source}.ttl").unlink()
    after = run("answers", "--diff", str(place / "old.jsonl"), place=place)
    assert (after.code, told["rows"][0]["statements"][0] in after.out) == (1, True)


def test_an_example_whose_name_is_gone_is_recorded_too(tiny: GovGraph):
    assert {one.outcome for one in tiny.answers() if one.query == "host"} == {"not-in-graph"}
