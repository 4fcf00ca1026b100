"""The scripts that start and stop an engine: what they refuse, and that nothing is left running."""

import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from govgraph.errors import NoAnswer
from govgraph.store import Access, Remote

HERE = Path(__file__).parent
ENGINES = ("fuseki", "virtuoso")


def start(*words, **options):
    return subprocess.run([HERE / "start", *words], capture_output=True, text=True, timeout=120, **options)


@pytest.fixture
def bare(tmp_path):
    """A machine that has none of the engines."""
    for name in ("bash", "dirname", "env", "mkdir"):
        (tmp_path / name).symlink_to(shutil.which(name))
    return {"PATH": str(tmp_path)}


@pytest.mark.parametrize(("engine", "missing"), [("fuseki", "there is no "), ("virtuoso", "there is no Virtuoso")])
def test_an_engine_that_is_not_installed_is_named(engine, missing, bare, tmp_path):
    begun = start(engine, tmp_path / "engine", env=bare)
    assert (begun.returncode, begun.stdout, begun.stderr.count("\n")) == (1, "", 1), begun
    assert missing in begun.stderr and "run tests/engines/install" in begun.stderr


def test_an_engine_that_nobody_knows_is_refused(tmp_path):
    begun = start("oracle", tmp_path)
    assert (begun.returncode, "write fuseki or virtuoso" in begun.stderr) == (1, True), begun


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_that_cannot_start_is_shown_with_its_log(engine, started, tmp_path):
    assert started(engine)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        begun = start(engine, tmp_path, str(taken.getsockname()[1]))
    assert (begun.returncode, begun.stdout) == (1, ""), begun
    assert f"start: {engine} did not start" in begun.stderr and begun.stderr.count("\n") > 3
    assert not (tmp_path / "pid").exists()


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_runs_once_in_a_folder_until_it_is_stopped(engine, started, tmp_path):
    assert started(engine)
    begun = start(engine, tmp_path)
    store = Remote(Access(begun.stdout.strip()), "http://x/graph")
    store.load(b"<http://x/a> <http://x/b> 1 .", "ttl")
    again = start(engine, tmp_path)
    assert (again.returncode, "stop it first" in again.stderr) == (1, True), again
    subprocess.run([HERE / "stop", tmp_path], check=True, timeout=60)
    with pytest.raises(NoAnswer, match="nothing listens there"):
        len(store)
    begun = start(engine, tmp_path)
    assert len(Remote(Access(begun.stdout.strip()), "http://x/graph")) == 1
    subprocess.run([HERE / "stop", tmp_path], check=True, timeout=60)
