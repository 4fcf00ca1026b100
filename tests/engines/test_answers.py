"""A graph that was pushed to an endpoint: the same claims, snapshots, questions and answers as in this process."""

import random
import subprocess
import sys
import time
from collections import Counter
from datetime import date

import cases
import pytest

import govgraph
from govgraph import GovGraph, snapshot
from govgraph.endpoint import About, Endpoint
from govgraph.errors import LimitReached, NoAnswer
from govgraph.store import Access

# Pushes another folder than the checkout.
PUSH = """
import sys
from govgraph import resources
from govgraph.cli import main
place = sys.argv.pop(1)
resources.place = lambda: place
main()
"""
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
def pushed(request, started, kg):
    """The address of each engine with the shipped graph, worked out here; what is asked is asked there."""
    url = started(request.param)
    kg.push(url, here=True)
    return url


@pytest.fixture
def both(pushed):
    """The graph here and there, new for each question, as what was asked before may change the order of sources."""
    return GovGraph(), govgraph.open(endpoint=pushed)


@pytest.mark.parametrize(("query", "params", "answer"), EXAMPLES, ids=[named(case) for case in EXAMPLES])
def test_an_example_has_the_same_answer_everywhere(both, query, params, answer):
    here, there = (graph.query(query.name, **params) for graph in both)
    assert there == here


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_the_same_answer_everywhere(both, question):
    here, there = (graph.ask(question) for graph in both)
    assert there == here


def test_what_was_known_on_a_day_that_was_not_pushed_is_worked_out(both):
    here, there = (graph.ask("who chairs GFMD 2010", as_of="2008") for graph in both)
    assert there == here


@pytest.mark.parametrize("view", ["followup", "mandate", "chair-succession"])
def test_a_view_has_the_same_edges_everywhere(both, view):
    here, there = (Counter(map(str, graph.view(view).edges(data=True))) for graph in both)
    assert there == here


@pytest.fixture
def tiny_at(engine, tiny):
    """The small graph at each engine, worked out there where the engine keeps to the standard."""
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


def test_a_machine_that_never_pushed_asks_it_too(engine, tiny, tiny_at, tmp_path, monkeypatch):
    monkeypatch.setenv("GOVGRAPH_CACHE", str(tmp_path))
    there = GovGraph(Endpoint(Access(engine)))
    assert there.find("Atlantis") == tiny.find("Atlantis")
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".nt"}


def test_what_is_there_is_not_sent_again(engine, tiny, tiny_at):
    told = []
    tiny.push(engine, told=told.append)
    assert [name for name in told if name.startswith(("data", "claims", "known"))] == []


def test_the_command_line_pushes_and_asks(run, engine, tiny_place, tiny_at):
    pushed = run("push", engine, place=tiny_place)
    assert (pushed.code, f"--endpoint {engine}" in pushed.out) == (0, True), pushed.err
    asked = run("list", "Body", "--endpoint", engine, place=tiny_place)
    assert (asked.code, asked.err, asked.out) == (0, "", run("list", "Body", place=tiny_place).out)


def test_two_pushes_at_once_are_refused(engine, tiny, tiny_at):
    about = About(Access(engine))
    about.add("writer", f"{int(time.time())} other")
    with pytest.raises(LimitReached, match="another push is at work there"):
        tiny.push(engine)
    tiny.push(engine, over=True)
    assert About(Access(engine)).all("writer") == []


def test_another_version_of_what_is_pushed_is_refused(engine, tiny, tiny_at):
    about = About(Access(engine))
    about.take("layout", "1")
    about.add("layout", "0")
    with pytest.raises(NoAnswer, match="another version of govgraph"):
        GovGraph(Endpoint(Access(engine))).snapshot(None)
    tiny.push(engine)
    assert len(GovGraph(Endpoint(Access(engine))).snapshot(None)) == len(tiny.snapshot(None))


def test_a_push_that_is_killed_leaves_the_old_graph(started, run, tiny, tiny_place, spare):
    url = started("fuseki")
    tiny.push(url)
    old = About(Access(url)).state
    place, chance = spare(), random.Random(7)
    source = place / "data" / "sources" / "annals.ttl"
    source.write_text(source.read_text() + "# another state of the files\n")
    for _ in range(5):
        command = [sys.executable, "-c", PUSH, str(place), "push", url, "--over"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, 2.5))
        process.kill()
        process.wait()
        about = About(Access(url))
        assert lines(about.held(f"known/{tiny.index.newest}")) == lines(tiny.snapshot(None))
    assert run("push", url, "--over", place=place).code == 0
    about = About(Access(url))
    assert about.state != old
    assert {name.partition("/")[0] for name in about.all("graph")} == {about.state}
    assert len(about.at(f"{old}/claims")) == 0
