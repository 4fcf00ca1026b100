"""What the tests share: the graph as shipped, a small invented one, and the command line as a whole process."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest
from cases import ELSEWHERE, FIVE, ROOT

from govgraph import GovGraph, resources
from govgraph.resources import FOLDERS

# The day on which the newest source was read, so that the data is whole.
TODAY = "2026-11-23"


class Result(NamedTuple):
    """What a command returned and wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let all questions be compared on every engine, which takes as long as the rest of the tests."""
    parser.addoption(
        "--every-question", action="store_true", help="compare all questions on all engines, not every other"
    )


def pytest_sessionstart(session: pytest.Session) -> None:
    """Keep the compiled form of this session apart from the user's; hooks reach the doctests in src too."""
    session.config.stash[CACHE] = tempfile.mkdtemp(prefix="govgraph-tests-")
    os.environ["GOVGRAPH_CACHE"] = session.config.stash[CACHE]
    os.environ["GOVGRAPH_TODAY"] = TODAY
    # The same cases in each run, whatever the machine's speed.
    hypothesis.settings.register_profile("same", deadline=None, derandomize=True, database=None)
    hypothesis.settings.load_profile("same")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Remove the compiled form of this session."""
    shutil.rmtree(session.config.stash[CACHE], ignore_errors=True)


CACHE = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def kg() -> GovGraph:
    """The graph as shipped, with everything loaded, so that it never looks at the folder again."""
    graph = GovGraph()
    assert graph.index.things
    graph.snapshot(None)
    return graph


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Copies the shipped folders to a new place, where a test may spoil them."""

    def copy() -> Path:
        place = tmp_path_factory.mktemp("shipped")
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, place / folder)
        return place

    return copy


@pytest.fixture(scope="session")
def five_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as shipped, with the five documents of 2001 to 2010 as its only sources."""
    place = tmp_path_factory.mktemp("five")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, place / folder)
    for path in (place / "data" / "sources").glob("*.ttl"):
        if path.stem not in FIVE:
            path.unlink()
    return place


@pytest.fixture(scope="session")
def five(five_place: Path) -> GovGraph:
    """The graph of the five documents, with everything loaded, so that it never looks at the folder again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resources, "place", lambda: str(five_place))
        patch.setenv("GOVGRAPH_CACHE", str(five_place / "cache"))
        graph = GovGraph()
        graph.snapshot(None)
        graph.claims()
    return graph


@pytest.fixture(scope="session")
def tiny_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small graph: invented data with the ontology and the queries of the repository."""
    place = tmp_path_factory.mktemp("tiny")
    shutil.copytree(ROOT / "tests" / "tiny" / "data", place / "data")
    for folder in ("ontology", "queries"):
        shutil.copytree(ROOT / folder, place / folder)
    return place


@pytest.fixture(scope="session")
def spare(tiny_place: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Copies the folder of the small graph to a new place, where a test may spoil it."""

    def copy() -> Path:
        place = tmp_path_factory.mktemp("spare")
        for folder in FOLDERS:
            shutil.copytree(tiny_place / folder, place / folder)
        return place

    return copy


@pytest.fixture(scope="session")
def tiny_graph() -> GovGraph:
    """The small graph, opened once; only `tiny` may hand it out."""
    return GovGraph()


@pytest.fixture
def point(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Makes the library read another folder, with a cache of its own, as one cache keeps one state of the files."""

    def at(place: Path) -> None:
        monkeypatch.setattr(resources, "place", lambda: str(place))
        monkeypatch.setenv("GOVGRAPH_CACHE", str(place / "cache"))

    return at


@pytest.fixture
def tiny(point: Callable[[Path], None], tiny_place: Path, tiny_graph: GovGraph) -> GovGraph:
    """A small graph of invented bodies, so that editing the data never breaks the tests of code."""
    point(tiny_place)
    return tiny_graph


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment that holds only what a test says."""
    return {
        "GOVGRAPH_CACHE": os.environ["GOVGRAPH_CACHE"],
        "GOVGRAPH_TODAY": TODAY,
        "HOME": str(tmp_path_factory.mktemp("home")),
        "LC_ALL": "C.UTF-8",
        "PATH": os.defpath,
    }


@pytest.fixture(scope="session")
def run(clean: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Calls the command line in a process of its own: its code, its stdout, its stderr.

    `env` changes variables (None removes one), `given` is stdin, `place` another folder to read.
    """
    away = tmp_path_factory.mktemp("away")

    def call(
        *args: str, env: dict[str, str | None] | None = None, given: str = "", place: Path | None = None
    ) -> Result:
        command, own = [sys.executable, "-m", "govgraph"], {}
        if place:
            command, own = [sys.executable, "-c", ELSEWHERE, str(place)], {"GOVGRAPH_CACHE": str(place / "cache")}
        variables = {key: value for key, value in (clean | own | (env or {})).items() if value is not None}
        done = subprocess.run(
            [*command, *args], env=variables, input=given.encode(), capture_output=True, cwd=away, timeout=120
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
