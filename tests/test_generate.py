"""The invented data of the benchmarks: the same for the same size, as large as asked for, good data in our model."""

import sys

import cases
import pytest

from govgraph import GovGraph, checks, loading
from govgraph.folder import Folder

sys.path.insert(0, str(cases.ROOT / "benchmarks"))

import generate  # noqa: E402


@pytest.fixture(scope="module")
def made():
    return "".join(generate.triples(6_000))


@pytest.fixture(scope="module")
def store(made, tmp_path_factory):
    """The invented data, loaded."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "made.nt").write_text(made)
    loading.load([str(folder / "made.nt")], str(folder / "store"))
    return GovGraph(Folder(str(folder / "store")))


def test_the_same_size_gives_the_same_bytes(made):
    assert "".join(generate.triples(6_000)) == made


def test_there_are_as_many_triples_as_asked_for(made):
    lines = made.splitlines()
    assert 6_000 <= len(set(lines)) == len(lines) < 8_000


def test_a_larger_size_begins_as_a_smaller_one(made):
    assert "".join(generate.triples(9_000)).startswith(made)


def test_each_number_has_a_name_of_its_own():
    assert len({generate.name(number) for number in range(20_000)}) == 20_000


def test_it_fits_the_shapes(made):
    assert [one for one in checks.fit(made) if one.level == "error"] == []


def test_it_answers_questions(store):
    found = store.ask(f"who chairs {generate.name(1)} Forum 2010")
    assert (found.outcome, len(found.column("chair"))) == ("answered", 1)


def test_some_of_its_sources_disagree(store):
    assert {"Who has a seat", "Days of meetings"} & set(store.conflicts().column("kind"))


def test_a_troika_follows_from_it(store):
    assert len(store.query("troika", edition="forum-1-2008").rows) == 3
