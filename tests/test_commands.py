"""The commands about networks, each as a whole process: what they print, and how they refuse."""

import csv
import io
import json

import pytest

REFUSED = [
    (["view", "troikas"], "there is no view 'troikas'; nearest: troika"),
    (["measure", "troikas"], "there is no view 'troikas'; nearest: troika"),
    (["measure", "troika", "--by", "betweeness"], "there is no measure 'betweeness'; nearest: betweenness"),
    (["measure", "troika", "--by", "betweeness", "--per-year"], "there is no measure 'betweeness'"),
    (["view", "troika", "--from", "2010", "--to", "2009"], "--from 2010 comes after --to 2009; swap them"),
    (["view", "troika", "--backbone", "2"], "the backbone needs a level from 0 to 1"),
    (["view", "troika", "--weight", "newmann"], "there is no weight 'newmann'; nearest: newman"),
    (["view", "troika", "--plot", "/nowhere/x.svg"], "/nowhere/x.svg cannot be written"),
    (["view", "troika", "--plot", "x.gif"], "end its name in .svg or .png"),
]


@pytest.mark.parametrize(("args", "words"), REFUSED)
def test_a_wrong_use_is_told_in_one_line(run, args, words):
    found = run(*args)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
    assert words in found.err


def test_a_name_that_nothing_has_is_told_in_one_line(run):
    found = run("view", "troika", "--ego", "Atlantis")
    assert found.code == 3 and found.err.startswith("govgraph: nothing is called 'Atlantis'")


def test_a_view_is_drawn_with_all_options_together(run):
    args = ["--from", "2007", "--to", "2020", "--kind", "co-troika", "--weight", "newman", "--backbone", "1"]
    found = run("view", "troika", *args, "--ego", "Mexico", "--format", "csv")
    lines = list(csv.DictReader(io.StringIO(found.out)))
    assert found.code == 0 and any("Mexico" in (line["source"], line["target"]) for line in lines)


def test_an_empty_network_is_an_empty_table_and_a_note(run):
    found = run("view", "citation", "--kind", "chair", "--format", "csv")
    assert (found.code, found.out.count("\n"), found.err) == (0, 1, "the network is empty\n")


@pytest.mark.parametrize("form", ["csv", "json", "text"])
def test_the_measures_of_a_view_come_in_any_format(run, form):
    found = run("measure", "troika", "--top", "3", "--format", form)
    assert found.code == 0 and "constraint" in found.out


def test_the_measures_of_each_year_come_with_it(run):
    found = run("measure", "chair-succession", "--per-year", "--top", "1", "--from", "2008", "--format", "json")
    rows = json.loads(found.out)["rows"]
    years = [row["year"] for row in rows]
    assert years == sorted(set(years)) and years[0] == 2008


def test_a_picture_is_drawn_and_told_on_stderr(run, tmp_path):
    pytest.importorskip("matplotlib")
    found = run("view", "troika", "--plot", str(tmp_path / "troika.svg"))
    assert (found.code, found.out) == (0, "") and found.err.startswith("troika as svg: ")
    assert (tmp_path / "troika.svg").read_text().startswith("<?xml")


def test_a_path_tells_each_hop_with_its_time_and_source(run):
    found = run("path", "Peter Sutherland", "Budapest Process")
    hops = found.out.splitlines()
    assert found.code == 0 and hops[0].startswith("Peter Sutherland → ") and "Budapest Process" in hops[-1]
    assert all("(" in hop and "; " in hop for hop in hops)
