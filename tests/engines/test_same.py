"""A graph kept elsewhere: the same claims, snapshots, questions, views and exports as in this process."""

import functools
import json
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import date

import cases
import pytest
import yaml

import govgraph
from govgraph import GovGraph, loading, snapshot
from govgraph.endpoint import About, Endpoint
from govgraph.errors import LimitReached, NoAnswer
from govgraph.folder import Folder
from govgraph.store import Access

TESTS = cases.ROOT / "tests"
ASKED = yaml.safe_load((TESTS / "questions.yaml").read_text(encoding="utf-8"))
KINDS = dict.fromkeys(asked["kind"] for asked in ASKED)
# Every other question of each kind; pytest --every-question asks all.
SAMPLE = [one for kind in KINDS for one in [asked for asked in ASKED if asked["kind"] == kind][::2]]
RECORDED = json.loads((TESTS / "recorded" / "five-sources.json").read_text(encoding="utf-8"))
EXAMPLES = cases.examples(45)
VIEWS = cases.files("queries/views", ".rq", 10)


def pytest_generate_tests(metafunc):
    if "asked" in metafunc.fixturenames:
        wanted = (SAMPLE, ASKED)[metafunc.config.getoption("every_question")]
        metafunc.parametrize("asked", wanted, ids=question)


def named(case):
    name, params = (case["query"], case["params"]) if isinstance(case, dict) else (case[0].name, case[1])
    return f"{name}-{'-'.join(params.values())}".rstrip("-").replace(" ", "_")


def question(asked):
    return "-".join(filter(None, [asked["ask"], asked.get("as_of"), asked.get("on")]))


def lines(store):
    return {line for *_, line in store.lines()}


def differing(here, there):
    """What two answers tell differently, field by field; a folder has a version of its own, which is no answer."""
    pairs = ((name, getattr(here, name), getattr(there, name)) for name in here._fields if name != "data")
    return {name: (ours, theirs) for name, ours, theirs in pairs if ours != theirs}


def edges(graph):
    return Counter(map(str, graph.edges(data=True)))


@pytest.fixture(scope="module", params=["disk", "fuseki", "virtuoso"])
def there(request, tmp_path_factory, kg):
    """The shipped graph at each place other than memory: loaded into a folder, or pushed to an engine."""
    if request.param == "disk":
        place = str(tmp_path_factory.mktemp("loaded") / "store")
        loading.load([str(path) for path in sorted((cases.ROOT / "data").rglob("*.ttl"))], place)
        return GovGraph(Folder(place))
    url = request.getfixturevalue("started")(request.param)
    kg.push(url)
    return govgraph.open(endpoint=url)


@pytest.fixture(scope="module")
def here(kg):
    """Asks the graph in memory; what was asked for one of the other places is not asked again."""
    return functools.cache(lambda what, *words, **options: getattr(kg, what)(*words, **options))


def test_enough_questions_of_every_kind_are_asked():
    assert (len(ASKED) >= 800, len(SAMPLE) >= 400, len(RECORDED) >= 60) == (True, True, True)
    assert {asked["kind"] for asked in SAMPLE} == {asked["kind"] for asked in ASKED}


def test_a_question_has_the_same_answer_everywhere(here, there, asked):
    times = {key: asked.get(key, "") for key in ("as_of", "on")}
    assert differing(here("ask", asked["ask"], **times), there.ask(asked["ask"], **times)) == {}


@pytest.mark.parametrize("case", EXAMPLES, ids=named)
def test_an_example_has_the_same_answer_everywhere(here, there, case):
    query, params, _ = case
    assert differing(here("query", query.name, **params), there.query(query.name, **params)) == {}


@pytest.mark.parametrize("case", RECORDED, ids=named)
def test_a_recorded_query_has_the_same_answer_everywhere(here, there, case):
    name, params = case["query"], case["params"]
    assert differing(here("query", name, **params), there.query(name, **params)) == {}


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.stem)
def test_a_view_has_the_same_edges_everywhere(here, there, path):
    assert edges(there.view(path.stem)) == edges(here("view", path.stem))


def test_a_view_of_what_was_known_has_the_same_edges_everywhere(here, there):
    assert edges(there.view("participation", as_of="2008")) == edges(here("view", "participation", as_of="2008"))


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_an_export_is_the_same_bytes_everywhere(kg, there, form, tmp_path):
    for name, graph in (("here", kg), ("there", there)):
        graph.export(form, graph.view("participation"), str(tmp_path / name))
    assert (tmp_path / "there").read_bytes() == (tmp_path / "here").read_bytes()


def test_what_stands_behind_an_answer_is_the_same_everywhere(kg, there):
    here, far = (graph.behind(graph.ask("who chairs GFMD 2010")) for graph in (kg, there))
    assert far == here


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
        command = [sys.executable, "-c", cases.ELSEWHERE, str(place), "push", url, "--over"]
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
