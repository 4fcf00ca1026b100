"""The compiled form: made once for a state of the files, noticed when it is damaged, and safe to lose."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from govgraph import GovGraph, compiled, resources, snapshot
from govgraph.depot import Shipped

QUESTION = "who chaired AF 2001"
ANSWER = "Lemuria chaired AF 2001."
HASHED = """
import sys
from govgraph import resources
from govgraph.depot import Shipped
resources.place = lambda: sys.argv[1]
Shipped().compile(sys.argv[2], "stamp")
"""


@pytest.fixture
def opened(spare, point):
    """A copy of the small graph that was opened once, with its cache."""
    place = spare()
    point(place)
    assert GovGraph().ask(QUESTION).sentence == ANSWER
    return place / "cache"


def only(cache, suffix):
    (found,) = cache.glob(f"*.{suffix}")
    return found


def test_the_form_is_three_files_of_text(opened):
    assert sorted(path.suffix for path in opened.iterdir()) == [".behind", ".json", ".nt"]


def test_the_form_is_made_once(opened):
    before = {path: path.stat().st_mtime_ns for path in opened.iterdir()}
    assert GovGraph().ask(QUESTION).sentence == ANSWER
    assert {path: path.stat().st_mtime_ns for path in opened.iterdir()} == before


@pytest.mark.parametrize("suffix", ["json", "nt"])
def test_a_missing_file_is_rebuilt(opened, suffix):
    only(opened, suffix).unlink()
    assert GovGraph().ask(QUESTION).sentence == ANSWER
    assert only(opened, suffix).exists()


@pytest.mark.parametrize("suffix", ["json", "nt"])
def test_an_empty_file_is_rebuilt(opened, suffix):
    only(opened, suffix).write_bytes(b"")
    assert GovGraph().ask(QUESTION).sentence == ANSWER


@pytest.mark.parametrize("suffix", ["json", "nt"])
def test_a_file_cut_short_is_rebuilt(opened, suffix):
    path = only(opened, suffix)
    path.write_bytes(path.read_bytes()[:-100])
    assert GovGraph().ask(QUESTION).sentence == ANSWER


def test_a_snapshot_is_built_of_the_history_that_is_kept(opened, monkeypatch):
    GovGraph().snapshot(date(2003, 1, 1))
    monkeypatch.setattr(snapshot, "claims", None)
    assert len(GovGraph().snapshot(date(2001, 1, 1)))


@pytest.mark.parametrize("content", [b"", b"[]\n", b"no history\n"])
def test_a_damaged_history_is_rebuilt(opened, content):
    made = GovGraph().snapshot(date(2003, 1, 1)).dump("nt")
    for path in opened.glob("*.gz"):
        path.write_bytes(content)
    assert GovGraph().snapshot(date(2003, 1, 1)).dump("nt") == made


@pytest.mark.parametrize("suffix", ["json", "nt"])
def test_a_file_of_zeros_is_rebuilt(opened, suffix):
    # What a file system may leave of a file after the power fails: its length.
    path = only(opened, suffix)
    path.write_bytes(bytes(path.stat().st_size))
    assert GovGraph().ask(QUESTION).sentence == ANSWER


@pytest.mark.parametrize("text", ["[]", "{}", "null", "3", '{"layout": 1}', "{", '"' * 9])
def test_a_file_that_says_something_else_is_rebuilt(opened, text):
    only(opened, "json").write_text(text)
    assert GovGraph().ask(QUESTION).sentence == ANSWER


@pytest.mark.parametrize("key", ["things", "names", "parts", "phrasings", "words", "queries"])
def test_a_file_without_one_of_its_parts_is_rebuilt(opened, key):
    path = only(opened, "json")
    raw = json.loads(path.read_text())
    del raw[key]
    path.write_text(json.dumps(raw))
    assert GovGraph().ask(QUESTION).sentence == ANSWER


def test_a_form_of_another_layout_is_rebuilt(opened):
    path = only(opened, "json")
    path.write_text(json.dumps(json.loads(path.read_text()) | {"layout": compiled.LAYOUT + 1}))
    assert GovGraph().ask(QUESTION).sentence == ANSWER


def test_a_changed_file_makes_another_form(opened):
    path = opened.parent / "data" / "entities" / "things.ttl"
    path.write_text(path.read_text().replace('"Lemuria"', '"New Lemuria"'))
    assert GovGraph().ask(QUESTION).sentence == "New Lemuria chaired AF 2001."


def age(cache):
    """Make everything in a cache as old as last month."""
    for path in cache.iterdir():
        os.utime(path, (path.stat().st_mtime - 30 * 86400,) * 2)


def test_a_new_form_sweeps_old_ones_away(opened):
    age(opened)
    (opened.parent / "data" / "entities" / "more.ttl").write_text("")
    assert GovGraph().ask(QUESTION).sentence == ANSWER
    assert len(list(opened.iterdir())) == 3


def test_what_is_not_ours_is_not_swept_away(opened):
    (opened / "notes.txt").write_text("mine")
    age(opened)
    (opened.parent / "data" / "entities" / "more.ttl").write_text("")
    assert GovGraph().ask(QUESTION).sentence == ANSWER
    assert (opened / "notes.txt").exists()


def test_an_open_graph_does_without_the_files(opened):
    graph = GovGraph()
    assert graph.index.things
    for path in opened.iterdir():
        path.unlink()
    assert graph.ask(QUESTION).sentence == ANSWER


def test_two_states_of_the_files_in_one_cache_do_not_disturb_each_other(opened, spare, point, monkeypatch):
    graph = GovGraph()
    assert graph.index.things
    other = spare()
    (other / "data" / "entities" / "more.ttl").write_text("")
    point(other)
    monkeypatch.setenv("GOVGRAPH_CACHE", str(opened))
    assert GovGraph().ask(QUESTION).sentence == ANSWER
    assert graph.ask(QUESTION).sentence == ANSWER


@pytest.mark.parametrize("cache", ["/dev/null", "/dev/null/cache", "/proc/nothing", "/proc/self"])
def test_a_folder_that_cannot_be_written_is_no_error(spare, point, monkeypatch, cache):
    point(spare())
    monkeypatch.setenv("GOVGRAPH_CACHE", cache)
    assert GovGraph().ask(QUESTION).sentence == ANSWER


def test_a_folder_of_its_name_in_the_way_is_no_error(opened):
    path = only(opened, "nt")
    path.unlink()
    path.mkdir()
    assert GovGraph().ask(QUESTION).sentence == ANSWER


def test_the_shipped_form_is_read_before_the_cache(spare, point, monkeypatch):
    place = spare()
    point(place)
    Shipped().compile(str(place / "compiled"), resources.stamp())
    monkeypatch.setenv("GOVGRAPH_CACHE", str(place / "cache"))
    assert GovGraph().ask(QUESTION).sentence == ANSWER
    assert not (place / "cache").exists()


def test_a_shipped_form_for_other_files_is_not_read(spare, point):
    place = spare()
    point(place)
    Shipped().compile(str(place / "compiled"), "another-stamp")
    assert GovGraph().ask(QUESTION).sentence == ANSWER
    assert (place / "cache").exists()


def test_a_stamp_without_dates_stays_when_a_file_is_touched(spare, point):
    place = spare()
    point(place)
    before = resources.stamp(dated=False)
    os.utime(place / "queries" / "chair.rq", (1, 1))
    assert resources.stamp(dated=False) == before


def test_a_stamp_with_dates_changes_when_a_file_is_touched(spare, point):
    place = spare()
    point(place)
    before = resources.stamp()
    os.utime(place / "queries" / "chair.rq", (1, 1))
    assert resources.stamp() != before


@pytest.mark.parametrize("dated", [True, False])
def test_a_stamp_changes_when_a_file_is_renamed_or_grows(spare, point, dated):
    place = spare()
    point(place)
    stamps = [resources.stamp(dated)]
    with (place / "queries" / "chair.rq").open("a") as file:
        file.write("\n")
    stamps.append(resources.stamp(dated))
    (place / "queries" / "chair.rq").rename(place / "queries" / "chairs.rq")
    stamps.append(resources.stamp(dated))
    assert len(set(stamps)) == 3


def test_the_version_depends_on_content_alone(spare, point):
    place = spare()
    point(place)
    before = resources.version()
    os.utime(place / "queries" / "chair.rq", (1, 1))
    assert resources.version() == before


def test_the_version_changes_with_one_letter(spare, point):
    place = spare()
    point(place)
    before = resources.version()
    path = place / "data" / "entities" / "things.ttl"
    path.write_text(path.read_text().replace("Lemuria", "Lemurja"))
    assert resources.version() != before


@pytest.mark.parametrize("suffix", ["json", "nt"])
def test_the_form_is_the_same_bytes_whatever_the_hash_order(tiny_place, tmp_path, clean, suffix):
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        command = [sys.executable, "-c", HASHED, str(tiny_place), str(folder)]
        subprocess.run(command, env=clean | {"PYTHONHASHSEED": seed}, check=True, timeout=60)
        made.append((folder / f"stamp.{suffix}").read_bytes())
    assert made[0] == made[1]


def test_a_thing_without_triples_has_an_empty_part(tiny):
    assert tiny._depot._open().part("nothing") == b""


def test_a_part_is_smaller_than_the_whole(kg):
    assert len(kg._depot._open().part("gfmd-2010")) < len(kg.snapshot(None).dump("nt")) / 10


def test_the_index_counts_what_there_is(tiny):
    assert tiny.index.counts["sources"] == 3


def test_the_index_knows_the_newest_day(tiny):
    assert tiny.index.newest == "2005-06-01"
