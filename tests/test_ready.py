"""Ready answers: what the plainest lookups print, kept as lines, and given only where nothing has changed."""

import sys

import pytest
import yaml
from cases import ROOT

from govgraph import lookups, ready, render, resources

QUESTIONS = [one["ask"] for one in yaml.safe_load((ROOT / "tests" / "questions.yaml").read_text(encoding="utf-8"))]
PLAIN = "who chairs GFMD 2010"
STAMP = "these-files"


@pytest.fixture(scope="module")
def folder(kg, tmp_path_factory):
    """A folder with the ready answers of the shipped graph, as an installed package has it."""
    place = tmp_path_factory.mktemp("ready")
    lookups.write(kg, ready.path(str(place), STAMP))
    return place


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    monkeypatch.setattr(resources, "is_installed", lambda: True)
    monkeypatch.setattr(resources, "stamp", lambda: STAMP)
    monkeypatch.delenv("GOVGRAPH_READY", raising=False)


@pytest.fixture
def told(folder, monkeypatch, capsys, tmp_path):
    """What a line of words prints, where the package holds the ready answers."""
    (tmp_path / "compiled").symlink_to(folder)
    monkeypatch.setattr(resources, "place", lambda: str(tmp_path))
    monkeypatch.setattr(sys.stdout, "reconfigure", lambda **_: None, raising=False)

    def call(*words):
        return ready.told(list(words)), capsys.readouterr().out

    return call


def stamped(folder, content):
    """A folder with a file of this content under the stamp of the files."""
    (folder / f"{STAMP}.ready").write_bytes(content)
    return ready.find(str(folder), ready.key([PLAIN]))


def lines(kg, question):
    return render.lines(kg.index, kg.ask(question), render.Style())


def test_a_ready_answer_is_what_the_engine_answers(kg, folder):
    kept = {text: ready.find(str(folder), ready.key([text])) for text in QUESTIONS}
    hits = [text for text, found in kept.items() if found]
    assert len(hits) > 5 and [text for text in hits if kept[text] != lines(kg, text)] == []


@pytest.mark.parametrize(
    "words", [PLAIN, "Who chairs the GFMD 2010?", "ask who chairs gfmd 2010", "gfmd 2010 chair", "chair of GFMD 2010"]
)
def test_a_plain_lookup_is_ready(told, kg, words):
    assert told(*words.split()) == (True, render.answer(kg.index, kg.ask(words.removeprefix("ask ")), render.Style()))


@pytest.mark.parametrize("words", [f"{PLAIN} --as-of 2008", "-", "", "who chairs Ruritania", "query chair"])
def test_anything_else_is_left_to_the_command_line(told, words):
    assert told(*words.split()) == (False, "")


def test_a_variable_of_the_environment_turns_it_off(told, monkeypatch):
    monkeypatch.setenv("GOVGRAPH_READY", "0")
    assert told(*PLAIN.split()) == (False, "")


def test_a_checkout_has_none(told, monkeypatch):
    monkeypatch.setattr(resources, "is_installed", lambda: False)
    assert told(*PLAIN.split()) == (False, "")


def test_files_in_another_state_have_none(folder, monkeypatch):
    monkeypatch.setattr(resources, "stamp", lambda: "another")
    assert ready.find(str(folder), ready.key([PLAIN])) == []


@pytest.mark.parametrize("keep", [0, 10, 100, -1])
def test_a_file_cut_short_gives_none(folder, tmp_path, keep):
    content = next(folder.iterdir()).read_bytes()
    assert stamped(tmp_path, content[:keep]) == []


@pytest.mark.parametrize("content", [b"\xff" * 200, b"ready-1 x 200".ljust(200), b"ready-2 1 200".ljust(200)])
def test_a_file_of_something_else_gives_none(tmp_path, content):
    assert stamped(tmp_path, content) == []


def test_a_text_that_a_line_cannot_hold_is_left_out(tmp_path):
    ready.write(ready.path(str(tmp_path), STAMP), {"a": [("", "", "x\ty")], "b": [("", " ", "z")]})
    assert [ready.find(str(tmp_path), one) for one in "ab"] == [[], [("", " ", "z")]]
