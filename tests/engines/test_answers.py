"""A graph that was pushed to an endpoint: the same claims, snapshots, questions and answers as in this process."""

from collections import Counter
from datetime import date

import cases
import pytest

from govgraph import GovGraph, profiles, snapshot
from govgraph.endpoint import About, Endpoint
from govgraph.store import Access

EXAMPLES = cases.examples(45)
QUESTIONS = (
    "who chairs GFMD 2010",
    "members of the GMG in 2006",
    "troika of GFMD 2008",
    "which processes are active in South America",
    "what followed A/56/167",
    "when was the first GFMD meeting",
    "who hosts GFMD 2099",
)


def named(case):
    query, params, _ = case
    return f"{query.name}-{'-'.join(params.values())}".rstrip("-").replace(" ", "_")


def lines(store):
    return {line for *_, line in store.lines()}


@pytest.fixture(scope="module", params=["fuseki", "virtuoso"])
def shipped_at(request, started, kg):
    """The shipped graph at each engine, worked out here; what is asked is asked there."""
    url = started(request.param)
    kg.push(url, here=True)
    return GovGraph(Endpoint(profiles.access(url)))


@pytest.mark.parametrize(("query", "params", "answer"), EXAMPLES, ids=[named(case) for case in EXAMPLES])
def test_an_example_has_the_same_answer_everywhere(kg, shipped_at, query, params, answer):
    assert shipped_at.query(query.name, **params) == kg.query(query.name, **params)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_the_same_answer_everywhere(kg, shipped_at, question):
    assert shipped_at.ask(question) == kg.ask(question)


def test_what_was_known_on_a_day_that_was_not_pushed_is_worked_out(kg, shipped_at):
    asked = {"text": "who chairs GFMD 2010", "as_of": "2008"}
    assert shipped_at.ask(**asked) == kg.ask(**asked)


@pytest.mark.parametrize("view", ["followup", "mandate", "chair-succession"])
def test_a_view_has_the_same_edges_everywhere(kg, shipped_at, view):
    here, there = (Counter(map(str, graph.view(view).edges(data=True))) for graph in (kg, shipped_at))
    assert there == here


@pytest.fixture
def tiny_at(engine, tiny):
    """The small graph at each engine, worked out there."""
    tiny.push(engine)
    return GovGraph(Endpoint(Access(engine)))


def test_claims_are_worked_out_there_as_here(tiny, tiny_at):
    assert lines(tiny_at.claims()) == lines(tiny.claims())


def test_the_latest_snapshot_is_worked_out_there_as_here(tiny, tiny_at):
    assert lines(tiny_at.snapshot(None)) == lines(tiny.snapshot(None))


def test_the_snapshot_of_a_day_is_worked_out_there_as_here(engine, tiny, tiny_at):
    day = snapshot.days(tiny.claims())[1]
    tiny.push(engine, as_of=(day,))
    assert f"known/{day}" in About(Access(engine)).names
    there = GovGraph(Endpoint(Access(engine))).snapshot(date.fromisoformat(day))
    assert lines(there) == lines(tiny.snapshot(date.fromisoformat(day)))
