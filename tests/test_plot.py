"""Plots: what a picture shows, that its words can be read, and what is refused."""

import re
import sys

import networkx
import pytest

from govgraph import plot
from govgraph.errors import BadUse

pytest.importorskip("matplotlib")


def made(number=5, kind=networkx.MultiDiGraph):
    """A star with loops, two kinds of ties and several types of things."""
    graph = kind(name="star", summary="What is tied to what.", weight="number of statements")
    types = ["State", "Body", "Edition", "Person", "Survey"]
    for place in range(number):
        graph.add_node(f"n{place}", label=f"thing $number_{place}", kind=types[place % 5])
    for place in range(1, number):
        graph.add_edge("n0", f"n{place}", key="ties", kind="ties", label="ties", weight=place)
    if number > 1:
        graph.add_edge("n0", "n1", key="binds", kind="binds", label="binds", weight=1)
        graph.add_edge("n0", "n0", key="ties", kind="ties", label="ties", weight=1)
    return graph


def words(path):
    """The texts of a picture, which svg holds as comments beside their outlines."""
    return re.findall(r"<!-- (.*?) -->", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", [networkx.MultiDiGraph, networkx.MultiGraph])
def test_a_picture_names_every_node_and_what_is_what(tmp_path, kind):
    said = plot.write(made(kind=kind), str(tmp_path / "star.svg"))
    texts = words(tmp_path / "star.svg")
    assert {f"thing $number_{place}" for place in range(5)} <= set(texts)
    assert {"State", "Body", "Meeting", "Person", "other", "ties", "binds"} <= set(texts)
    assert "star: What is tied to what." in texts
    assert said == "star as svg: 5 nodes, 5 named, 6 edges"


def test_the_same_network_gives_the_same_bytes(tmp_path):
    for name in ("one.svg", "two.svg", "one.png", "two.png"):
        plot.write(made(), str(tmp_path / name))
    for form in ("svg", "png"):
        assert (tmp_path / f"one.{form}").read_bytes() == (tmp_path / f"two.{form}").read_bytes()


def test_a_picture_of_many_nodes_names_some_and_says_so(tmp_path):
    said = plot.write(made(90), str(tmp_path / "many.svg"))
    texts = words(tmp_path / "many.svg")
    named = sum(text.startswith("thing") for text in texts)
    assert 20 < named <= 60 and f"{named} named" in said
    assert any(f"{named} of those with the most ties are named" in text for text in texts)


@pytest.mark.parametrize("number", [0, 1])
def test_a_network_of_nothing_or_one_thing_is_a_picture(tmp_path, number):
    plot.write(made(number), str(tmp_path / "small.png"))
    assert (tmp_path / "small.png").read_bytes().startswith(b"\x89PNG")


def test_more_kinds_than_strokes_are_counted(tmp_path):
    graph = made(9)
    for place in range(1, 9):
        graph.add_edge("n0", f"n{place}", key=f"k{place}", kind=f"k{place}", label=f"k{place}", weight=1)
    plot.write(graph, str(tmp_path / "kinds.svg"))
    assert any(text.endswith("other kinds") for text in words(tmp_path / "kinds.svg"))


def test_a_crowd_of_arrows_is_drawn_as_lines(tmp_path, monkeypatch):
    monkeypatch.setattr(plot, "_ARROWS", 3)
    plot.write(made(), str(tmp_path / "star.svg"))
    assert (tmp_path / "star.svg").stat().st_size


@pytest.mark.parametrize("name", ["star.gif", "star", "png"])
def test_another_ending_is_refused(tmp_path, name):
    with pytest.raises(BadUse, match=r"end its name in \.svg or \.png"):
        plot.write(made(), str(tmp_path / name))


def test_a_place_that_cannot_be_written_is_refused_and_left_clean(tmp_path):
    with pytest.raises(BadUse, match="cannot be written: No such file"):
        plot.write(made(), str(tmp_path / "nowhere" / "star.png"))
    (tmp_path / "star.png").mkdir()
    with pytest.raises(BadUse, match="cannot be written"):
        plot.write(made(), str(tmp_path / "star.png"))
    assert [path.name for path in tmp_path.iterdir()] == ["star.png"]


def test_without_matplotlib_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(BadUse, match=r"install govgraph\[plot\]"):
        plot.write(made(), str(tmp_path / "star.svg"))
