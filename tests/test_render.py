"""Writing answers and tables: each format says the same, and reads back."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import render
from govgraph.model import Iri, Table
from govgraph.render import Style

# What stands in a cell: anything that a person can print, and what the formats themselves are made of.
CELLS = st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" ,;\"'|\t\n"), max_size=12)
GRIDS = st.integers(1, 4).flatmap(lambda wide: st.lists(st.lists(CELLS, min_size=wide, max_size=wide), min_size=1))
MIXED = Table(("thing", "day", "n", "none"), ((Iri("http://x/a"), date(2008, 7, 15), 3, None),))


@pytest.fixture
def written(tiny):
    """Writes the answer of the small graph to a question."""
    return lambda question, *style: render.answer(tiny.index, tiny.ask(question), Style(*style))


@pytest.fixture
def chair(written):
    """An answer with something before it and something otherwise, as an object."""
    return json.loads(written("who chaired AF 2001", "json"))


# Text.


def test_text_is_the_sentence_its_sources_and_what_was_said_else(written):
    assert written("who chaired AF 2001").splitlines() == [
        "Lemuria chaired AF 2001.",
        "  source    Bulletin (2004), p. 1",
        "  before    Atlantis offered to chair it (Annals, p. 1, 2003)",
        "  otherwise Mu was scheduled to chair it (Courier, p. 1, 2005)",
        "  because   fact before plan",
    ]


def test_text_without_sources_is_the_sentence(written):
    assert written("who chaired AF 2001", "text", "none") == "Lemuria chaired AF 2001.\n"


def test_the_short_form_gathers_the_places_of_a_source(written):
    assert "  source    Annals (2003), p. 3; p. 4\n" in written("who chaired AF 2003", "text", "short")


def test_the_full_form_has_a_line_for_each_place(written):
    lines = written("who chaired AF 2003", "text", "full").splitlines()
    assert lines[1:] == ["  source    Annals (2003), p. 3", "  source    Annals (2003), p. 4"]


def test_a_rule_is_named_where_only_a_rule_says_so(written):
    assert "\n  by rule   troika-current: " in written("what is the AF troika 2002", "text", "full")


def test_no_rule_is_named_where_a_source_says_so(written):
    assert "by rule" not in written("who chaired AF 2001", "text", "full")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_text_keeps_to_its_width(written, width):
    lines = written("who chaired AF 2001", "text", "full", width).splitlines()
    assert max(len(line) for line in lines) <= width


def test_text_of_any_width_has_the_same_words(written):
    assert written("who chaired AF 2001", "text", "full", 40).split() == written("who chaired AF 2001").split()


# Objects.


@pytest.mark.parametrize(
    "key", ["schema", "question", "outcome", "sentence", "rows", "before", "disagrees", "as_of", "on", "data"]
)
def test_an_object_has_each_key_of_its_schema(chair, key):
    assert key in chair


def test_an_object_names_its_schema(chair):
    assert chair["schema"] == "govgraph/answer/1"


def test_an_object_says_how_the_question_was_read(chair):
    assert chair["question"] == {
        "text": "who chaired AF 2001",
        "query": "chair",
        "params": {"edition": {"id": "forum-2001", "label": "AF 2001"}},
    }


def test_a_row_names_a_thing_by_id_and_label(chair):
    assert [row["chair"] for row in chair["rows"]] == [{"id": "lemuria", "label": "Lemuria"}]


def test_a_row_names_its_sources_with_date_and_place(chair):
    (source,) = chair["rows"][0]["sources"]
    assert source.items() >= {"id": "bulletin", "title": "Bulletin", "date": "2004", "locator": "p. 1"}.items()


def test_a_row_says_whether_it_is_certain(chair):
    assert chair["rows"][0]["certainty"] == "certain"


@pytest.mark.parametrize(
    ("key", "agent", "status", "source"),
    [("before", "atlantis", "offered", "annals"), ("disagrees", "mu", "scheduled", "courier")],
)
def test_what_lost_is_named_with_its_source(chair, key, agent, status, source):
    assert [(one["agent"], one["status"], one["source"]["id"]) for one in chair[key]] == [(agent, status, source)]


@pytest.mark.parametrize("question", ["xyzzy", "who hosted AF 2003", "who chairs AF 2030"])
def test_a_no_is_an_object_too(written, question):
    found = json.loads(written(question, "json"))
    assert (found["rows"], bool(found["sentence"])) == ([], True) or found["outcome"] == "not-in-graph"


def test_a_span_is_in_the_words_of_its_source(written):
    found = json.loads(written("members of the Guild of Navigators in 2003", "json"))
    assert {row["attested"] for row in found["rows"]} == {"March 2003"}


def test_jsonl_is_the_object_on_one_line(written, chair):
    text = written("who chaired AF 2001", "jsonl")
    assert text.count("\n") == 1 and json.loads(text) == chair


# Tables of answers.


def test_the_columns_come_in_the_order_that_is_promised(written):
    head = written("who chaired AF 2006", "csv").splitlines()[0].split(",")
    order = ["chair", "chair_id", "status", "from", "until", "attested", "source", "locator"]
    assert [name for name in head if name in order] == order


def test_a_table_has_a_line_for_each_row(written):
    lines = list(csv.DictReader(io.StringIO(written("who chaired AF 2004", "csv"))))
    assert [line["chair_id"] for line in lines] == ["atlantis", "mu"]


@pytest.mark.parametrize(("limit", "kept"), [(0, 2), (1, 1), (9, 2)])
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_limit_cuts_a_table(written, form, limit, kept):
    assert len(written("who chaired AF 2004", form, "short", 100, limit).splitlines()) == 1 + kept


def test_a_limit_cuts_the_rows_of_an_object(written):
    assert len(json.loads(written("who chaired AF 2004", "json", "short", 100, 1))["rows"]) == 1


# Plain tables.


@given(GRIDS)
@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_any_table_reads_back(form, delimiter, grid):
    text = render.rows(grid[0], grid[1:], form)
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) == grid


@given(GRIDS)
def test_any_table_in_markdown_has_as_many_cells_on_each_line(grid):
    lines = render.rows(grid[0], grid[1:], "md").removesuffix("\n").split("\n")
    assert {line.replace("\\|", "").count("|") for line in lines} == {len(grid[0]) + 1}


@given(GRIDS)
def test_any_table_in_markdown_has_one_line_for_each_row(grid):
    assert render.rows(grid[0], grid[1:], "md").count("\n") == len(grid) + 1


@pytest.mark.parametrize(
    ("form", "cells"), [("csv", "http://x/a,2008-07-15,3,"), ("tsv", "http://x/a\t2008-07-15\t3\t")]
)
def test_values_are_written_plainly(form, cells):
    assert render.table(MIXED, form, 0).splitlines()[1] == cells


def test_values_keep_their_kind_in_json():
    (row,) = json.loads(render.table(MIXED, "json", 0))["rows"]
    assert row == {"thing": "http://x/a", "day": "2008-07-15", "n": 3, "none": None}


def test_jsonl_has_one_object_for_each_row():
    text = render.table(Table(("n",), ((1,), (2,))), "jsonl", 0)
    assert [json.loads(line) for line in text.splitlines()] == [{"n": 1}, {"n": 2}]


def test_letters_are_written_as_they_are():
    assert "Söderköping" in render.table(Table(("place",), (("Söderköping",),)), "jsonl", 0)


@pytest.mark.parametrize("form", render.FORMATS)
def test_a_limit_cuts_a_list(form):
    text = render.listing(("id",), [["one"], ["two"], ["three"]], form, 2)
    assert "two" in text and "three" not in text


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "text"])
def test_a_table_without_rows_still_names_its_columns(form):
    assert "chair" in render.rows(("chair", "status"), [], form)


@pytest.mark.parametrize("cell", ["[bold]Mu[/bold]", ":smile:", "[/]", "\\[x]"])
def test_the_terminal_shows_a_cell_as_it_is(cell):
    assert cell in render.rows(("name",), [[cell]], "text")


def test_the_terminal_folds_a_long_cell_and_loses_nothing():
    lines = render.rows(("name", "other"), [["abcdefghij" * 20, "Mu"]], "text").splitlines()
    assert sum(line.count("abcdefghij") for line in lines) > 10 and max(map(len, lines)) <= 140
