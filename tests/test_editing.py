"""What docs/data.md tells an editor is so."""

import re
import shutil
from pathlib import Path

import pytest

from govgraph import resources
from govgraph.draft import Draft
from govgraph.errors import BadUse
from govgraph.graph import GovGraph

ROOT = Path(__file__).parents[1]


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A copy of the shipped folders in which a test may edit."""
    for folder in resources.FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.setattr(resources, "place", lambda: str(tmp_path))
    monkeypatch.setenv("GOVGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path


def _blocks():
    return re.findall(r"```turtle\n(.*?)```", (ROOT / "docs" / "data.md").read_text(encoding="utf-8"), re.DOTALL)


def test_the_worked_example_is_answered_and_passes_the_checks(checkout):
    entities, source = _blocks()
    (checkout / "data" / "entities" / "atlantis.ttl").write_text(entities, encoding="utf-8")
    (checkout / "data" / "sources" / "sea-page.ttl").write_text(source, encoding="utf-8")
    graph = GovGraph()
    assert graph.ask("who chairs the Sea Forum 2031").sentence == "Atlantis chairs Sea Forum 2031."
    assert [problem for problem in graph.check() if problem.level == "error"] == []


def test_a_new_source_is_written_once_and_passes_the_checks(checkout):
    draft = Draft("a-page", "A page", "press", "2012", "2012-05", "printed on it")
    assert draft.write() == "data/sources/a-page.ttl"
    assert [problem for problem in GovGraph().check() if problem.level == "error"] == []
    with pytest.raises(BadUse, match="is there already"):
        draft.write()


def test_a_source_with_a_bad_id_or_turned_dates_is_refused():
    with pytest.raises(BadUse, match="is no id"):
        Draft("A Page", "A page", "press", "2012", "2012", "x").turtle()
    with pytest.raises(BadUse, match="lies after"):
        Draft("a-page", "A page", "press", "2013", "2012", "x").turtle()
