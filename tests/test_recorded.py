"""Answers once recorded: the five documents alone still give them, and what later pages change of 2010 is listed."""

import json

import pytest
from cases import ROOT

FOLDER = ROOT / "tests" / "recorded"
RECORDED = json.loads((FOLDER / "five-sources.json").read_text(encoding="utf-8"))
CHANGED = json.loads((FOLDER / "changed-by-2010-06-30.json").read_text(encoding="utf-8"))
DAY = "2010-06-30"
# These list sources, statements and disagreements, so that every page changes them.
LISTS = {"conflicts", "coverage", "history", "passages", "sources"}
LASTING = [one for one in RECORDED if one["query"] not in LISTS]
KINDS = ("thing", "number", "concept")


def named(one):
    return "-".join([one["query"], *one["params"].values()]).replace(" ", "_")


def content(graph, one, as_of=""):
    """The things, numbers and concepts of an answer, row by row; the ending of a tenure was not recorded."""
    columns = [name for name, kind in graph._query(one["query"]).columns if kind in KINDS and name != "ending"]
    found = graph.query(one["query"], as_of, **one["params"])
    return sorted({tuple(row.text(name) for name in columns) for row in found.rows}), found


def pages(found):
    return {one.source for row in found.rows for one in row.sources}


def change(one):
    return next(
        (known for known in CHANGED if (known["query"], known["params"]) == (one["query"], one["params"])), None
    )


def test_enough_answers_are_recorded():
    assert len(RECORDED) >= 60


@pytest.mark.parametrize("one", RECORDED, ids=named)
def test_the_five_documents_alone_still_answer_as_recorded(five, one):
    rows, found = content(five, one)
    assert (found.outcome, rows) == (one["outcome"], sorted(tuple(row) for row in one["rows"]))


@pytest.mark.parametrize("one", LASTING, ids=named)
def test_what_pages_change_of_the_answers_of_2010_is_listed_with_a_page(kg, five, one):
    rows, found = content(kg, one, DAY)
    before, _ = content(five, one, DAY)
    new = [list(row) for row in rows if row not in before]
    known = change(one)
    assert new == (known or {"new": []})["new"]
    if known:
        assert known["page"] in pages(found)


@pytest.mark.parametrize("one", CHANGED, ids=named)
def test_a_listed_change_is_one_of_a_recorded_answer(one):
    assert any(named(one) == named(known) for known in RECORDED)
