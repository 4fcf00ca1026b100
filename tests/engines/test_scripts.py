"""The scripts that start and stop an engine: what they refuse, that nothing is left running, and how pages use them."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from cases import ELSEWHERE, ROOT

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


@pytest.fixture
def shell(started, clean, tiny_place, tmp_path):
    """Runs commands of a page from the root of the checkout, on the small graph and a port that is free."""
    assert started("fuseki")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    govgraph = tmp_path / "bin" / "govgraph"
    govgraph.parent.mkdir()
    govgraph.write_text(f"#!{sys.executable}\nimport sys\nsys.argv.insert(1, {str(tiny_place)!r})\n{ELSEWHERE}")
    govgraph.chmod(0o755)

    def run(commands):
        text = commands.replace("3030", port).replace("build/fuseki", str(tmp_path / "fuseki"))
        env = {**clean, "GOVGRAPH_CACHE": str(tiny_place / "cache"), "PATH": f"{govgraph.parent}:{os.environ['PATH']}"}
        return subprocess.run(["bash", "-c", text], capture_output=True, text=True, cwd=ROOT, env=env, timeout=300)

    return run


def commands(page):
    """What a page says to write, after the engines are installed."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.search(r"^tests/engines/install\n(.*?)^```", text, re.MULTILINE | re.DOTALL)[1]


def test_the_commands_of_the_pages_push_and_ask(shell, run, tiny_place):
    assert commands("README.md") == commands("docs/scale.md")
    done = shell(commands("README.md"))
    asked = run("who", "chairs", "GFMD", "2010", place=tiny_place)
    assert (done.returncode, "triples are there" in done.stdout) == (0, True), done
    assert done.stdout.endswith(asked.out), done
