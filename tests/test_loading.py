"""Stores on disk: they answer as the shipped files do, are made whole or not at all, and say what is wrong."""

import bz2
import fcntl
import gzip
import json
import resource
import shutil
import subprocess
import sys
from datetime import date
from functools import partial

import cases
import pytest

from govgraph import GovGraph, catalogue, folder, graph, loading
from govgraph.errors import BadData, BadUse, StoreBusy, UnreadableStore
from govgraph.folder import Folder
from govgraph.store import Store

EXAMPLES = cases.examples(45)
TINY = [str(path) for path in sorted((cases.ROOT / "tests" / "tiny" / "data").rglob("*.ttl"))]
QUESTION = ("who", "chaired", "AF", "2001")
ANSWER = "Lemuria chaired AF 2001.\n"
MORE = """
@prefix gov: <https://w3id.org/govgraph/ns#> .
@prefix id: <https://w3id.org/govgraph/id/> .
@prefix kind: <https://w3id.org/govgraph/kind/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
id:hyperborea a gov:State ; gov:kind kind:state ; rdfs:label "Hyperborea" .
"""


def named(case):
    query, params, _ = case
    return f"{query.name}-{'-'.join(params.values())}".rstrip("-").replace(" ", "_")


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """The shipped data, loaded into a store."""
    place = str(tmp_path_factory.mktemp("stored") / "store")
    loading.load([str(path) for path in sorted((cases.ROOT / "data").rglob("*.ttl"))], place)
    return GovGraph(Folder(place))


@pytest.fixture(scope="module")
def plain():
    """The shipped graph, which reads what stands behind each answer by itself, however many are asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graph, "_MUCH", sys.maxsize)
        yield GovGraph()


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """The small graph, loaded into a store that no test may change."""
    place = tmp_path_factory.mktemp("base") / "store"
    loading.load(TINY, str(place))
    return place


@pytest.fixture
def place(base, tmp_path):
    """A copy of the store of the small graph, which a test may spoil."""
    shutil.copytree(base, tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def more(tmp_path):
    """A file that may be added to the small graph."""
    path = tmp_path / "more.ttl"
    path.write_text(MORE)
    return path


def files(place):
    """What stands in a folder, with what is in each file."""
    return {path.relative_to(place): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def told(found):
    """What an answer tells, whatever the version of the data is called."""
    return found._replace(data="")


def refusal(result, code):
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1), result
    assert result.err.startswith("govgraph: ")
    return result.err


# A store answers as the shipped files do.


def test_a_store_holds_the_same_snapshot_as_the_shipped_files(kg, stored):
    assert stored.snapshot(None).dump("nt") == kg.snapshot(None).dump("nt")


def test_a_store_holds_the_same_claims_as_the_shipped_files(kg, stored):
    assert stored.claims().dump("nt") == kg.claims().dump("nt")


def test_a_store_holds_the_data_as_entered(kg, stored):
    assert stored.dump("data", "nt") == kg.dump("data", "nt")


@pytest.mark.parametrize("table", list(catalogue.TABLES))
def test_a_store_knows_the_same_names_as_the_shipped_files(kg, stored, table):
    ours, theirs = getattr(stored.index, table), getattr(kg.index, table)
    assert dict(ours.items()) == dict(theirs.items())
    assert (list(ours), len(ours), list(ours.values())) == (sorted(theirs), len(theirs), [theirs[k] for k in ours])


@pytest.mark.parametrize("case", EXAMPLES, ids=map(named, EXAMPLES))
def test_a_store_answers_each_example_as_the_shipped_files_do(plain, stored, case):
    query, params, _ = case
    ours, theirs = stored.query(query.name, **params), plain.query(query.name, **params)
    assert told(ours) == told(theirs)


@pytest.mark.parametrize(
    "question",
    ["who chairs GFMD 2010", "members of the GMG in 2006", "gfmd chair ottawa", "who chaird GFMD 2010", "troika 2008"],
)
def test_a_store_understands_questions_as_the_shipped_files_do(stored, question):
    assert told(stored.ask(question)) == told(GovGraph().ask(question))


@pytest.mark.parametrize("day", ["1990", "2008", "2009-06"])
def test_a_store_answers_as_known_by_an_earlier_day(kg, stored, day):
    ours, theirs = (told(one.ask("who chairs GFMD 2010", as_of=day)) for one in (stored, kg))
    assert ours == theirs


@pytest.mark.parametrize("text", ["Colombo Proc", "forum", "Ger"])
def test_a_store_finds_names_as_the_shipped_files_do(kg, stored, text):
    assert stored.find(text) == kg.find(text)


def test_a_store_lists_conflicts_as_the_shipped_files_do(kg, stored):
    assert stored.conflicts().sentence == kg.conflicts().sentence
    assert stored.timeline("GFMD").column("chair") == kg.timeline("GFMD").column("chair")


def test_a_snapshot_of_an_earlier_day_is_made_once_and_kept(place):
    opened = GovGraph(Folder(str(place)))
    made = opened.snapshot(date(2003, 1, 1)).dump("nt")
    kept = sorted(path.name for path in (place / "version-1").glob("known-*"))
    assert len(kept) == 2 and not [name for name in kept if name.endswith(".part")]
    assert GovGraph(Folder(str(place))).snapshot(date(2003, 1, 1)).dump("nt") == made


def test_a_snapshot_too_large_for_memory_is_the_same(place, monkeypatch):
    before = set((place / "version-1").glob("known-*"))
    made = GovGraph(Folder(str(place))).snapshot(date(2003, 1, 1)).dump("nt")
    (kept,) = set((place / "version-1").glob("known-*")) - before
    shutil.rmtree(kept)
    monkeypatch.setattr(folder, "_LIFTED", 0)
    assert GovGraph(Folder(str(place))).snapshot(date(2003, 1, 1)).dump("nt") == made and kept.is_dir()


def test_a_store_is_checked_by_queries(kg, stored):
    names = {one.check for one in stored.check()}
    assert names and names <= {one.check for one in kg.check()}


# The command line.


def test_load_says_what_the_store_holds(run, tmp_path):
    found = run("load", *TINY, "--store", str(tmp_path / "new"))
    assert (found.code, found.err) == (0, "")
    assert "3 sources" in found.out
    assert run(*QUESTION, "--store", str(tmp_path / "new"), "--sources", "none").out == ANSWER


@pytest.mark.parametrize(
    "args",
    [
        ("--store", "{}", *QUESTION, "--sources", "none"),
        ("--store={}", "ask", *QUESTION, "--sources", "none"),
        (*QUESTION, "--sources", "none", "--store", "{}"),
    ],
)
def test_the_option_may_stand_before_or_behind(run, base, args):
    assert run(*(word.format(base) for word in args)).out == ANSWER


@pytest.mark.parametrize(
    "args",
    [
        ("find", "lemuria"),
        ("show", "lemuria"),
        ("view", "relations"),
        ("dump", "snapshot", "nt"),
        ("list",),
    ],
)
def test_other_commands_read_the_store_too(run, base, args):
    found = run(*args, "--store", str(base))
    assert (found.code, found.err) == (0, "") and "emuria" in found.out


def test_a_store_has_a_version_of_its_own(run, base):
    shipped, ours = run("--version"), run("--version", "--store", str(base))
    assert ours.out.split(",")[1] != shipped.out.split(",")[1] and "3 sources" in ours.out


def test_load_without_a_store_says_how(run):
    assert "--store DIR" in refusal(run("load", TINY[0]), 2)


def test_an_empty_store_option_is_not_answered_from_other_data(run):
    assert "--store is empty" in refusal(run(*QUESTION, "--store", ""), 2)


# What may be loaded.


@pytest.mark.parametrize("form", ["nt", "nq", "trig", "ttl"])
@pytest.mark.parametrize("packed", [False, True])
def test_every_format_gives_the_same_store(base, tmp_path, form, packed):
    store = Store()
    for file in TINY:
        store.load_file(cases.ROOT / file)
    lines = store.dump("nt").decode().splitlines()
    if form == "nq":
        lines = [f"{line[:-2]} <http://x/graph> ." for line in lines]
    elif form == "trig":
        lines = ["<http://x/graph> {", *lines, "}"]
    text = "\n".join(lines).encode()
    path = tmp_path / f"all.{form}{'.gz' * packed}"
    path.write_bytes(gzip.compress(text) if packed else text)
    loading.load([str(path)], str(tmp_path / "store"))
    ours, theirs = (GovGraph(Folder(str(one))).snapshot(None).dump("nt") for one in (tmp_path / "store", base))
    assert ours == theirs


def test_files_are_added_to_what_a_store_holds(place, more):
    before = GovGraph(Folder(str(place))).index.version
    loading.load([str(more)], str(place))
    opened = GovGraph(Folder(str(place)))
    assert opened.find("Hyperborea")[0].id == "hyperborea"
    assert opened.ask(" ".join(QUESTION)).sentence + "\n" == ANSWER
    assert opened.index.version != before


def test_loading_one_after_the_other_is_loading_together(place, more, tmp_path):
    loading.load([str(more)], str(place))
    loading.load([*TINY, str(more)], str(tmp_path / "together"))
    ours, theirs = (GovGraph(Folder(str(one))).snapshot(None).dump("nt") for one in (place, tmp_path / "together"))
    assert ours == theirs


def test_what_is_worked_out_on_the_disk_is_what_is_worked_out_in_memory(base, tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "_LIFTED", 0)
    loading.load(TINY, str(tmp_path / "store"))
    ours, theirs = (GovGraph(Folder(str(one))).snapshot(None).dump("nt") for one in (tmp_path / "store", base))
    assert ours == theirs


def test_a_reader_goes_on_while_a_new_version_is_loaded(place, more):
    reader = GovGraph(Folder(str(place)))
    loading.load([str(more)], str(place))
    assert reader.ask(" ".join(QUESTION)).sentence + "\n" == ANSWER
    assert reader.claims() is not None


def test_an_older_version_goes_once_nobody_reads_it(place, more):
    loading.load([str(more)], str(place))
    assert sorted(path.name for path in place.iterdir()) == [folder.LABEL, folder.LOCK, "version-2"]


# What may not.


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("broken.ttl", b"@prefix x: <http://x/> .\nx:a x:b nonsense .", "broken.ttl:2: "),
        ("broken.nt", b"<http://x/a> <http://x/b> .\n", "broken.nt:1: "),
        ("broken.nq.gz", b"no gzip", "broken.nq.gz:0: the file is no gzip file"),
        ("cut.nt.gz", gzip.compress(b"<http://x/a> <http://x/b> <http://x/c> .\n" * 9000)[:-9], "cut.nt.gz:0: "),
        ("undated.ttl", MORE.encode(), "undated.ttl:0: no source with a date"),
        ("latin.ttl", '<http://x/a> <http://x/b> "caf\xe9" .'.encode("latin-1"), "latin.ttl:"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_no_store(run, tmp_path, name, content, told):
    path = tmp_path / name
    path.write_bytes(content)
    assert told in refusal(run("load", str(path), "--store", str(tmp_path / "new")), 6)
    assert [one.name for one in (tmp_path / "new").iterdir()] == [folder.LOCK]


def test_a_broken_file_leaves_the_store_as_it_was(place, tmp_path):
    before = files(place)
    (tmp_path / "broken.nt").write_text("<http://x/a> <http://x/b> .")
    with pytest.raises(BadData):
        loading.load([TINY[0], str(tmp_path / "broken.nt")], str(place))
    assert files(place) == before


@pytest.mark.parametrize(
    ("name", "code"), [("missing.ttl", 6), ("notes.txt", 2), ("data.ttl.bz2", 2), (".", 2), ("data", 2)]
)
def test_what_is_no_file_of_triples_is_refused_before_anything_is_done(run, tmp_path, name, code):
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "data.ttl.bz2").write_bytes(bz2.compress(b""))
    refusal(run("load", str(tmp_path / name), "--store", str(tmp_path / "new")), code)
    assert not (tmp_path / "new").exists()


def test_a_folder_with_other_files_is_left_alone(run, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    assert "holds other files" in refusal(run("load", *TINY, "--store", str(tmp_path)), 2)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_in_the_place_of_the_folder_is_left_alone(more):
    with pytest.raises(BadUse, match="is a file"):
        loading.load(TINY, str(more))
    assert more.read_text() == MORE


def test_of_two_writers_the_second_is_told(run, place, more):
    before = files(place)
    with (place / folder.LOCK).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "another process is loading" in refusal(run("load", str(more), "--store", str(place)), 7)
        with pytest.raises(StoreBusy):
            loading.load([str(more)], str(place))
        assert run(*QUESTION, "--store", str(place), "--sources", "none").out == ANSWER
    assert files(place) == before


@pytest.mark.parametrize("room", [1_000, 50_000, 300_000])
def test_a_full_disk_leaves_the_store_as_it_was(place, more, clean, room):
    # Files may not grow past a limit, which the program sees as it sees a full disk.
    before = files(place)
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (room, room))
    command = [sys.executable, "-m", "govgraph", "load", str(more), "--store", str(place)]
    done = subprocess.run(command, env=clean, capture_output=True, preexec_fn=limit, timeout=120)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (7, b"", 1), done
    assert b"no space is left" in done.stderr
    assert files(place) == before


# What is wrong with a store.


def spoil(path):
    """Change the bytes of a file, but not how many there are."""
    path.write_bytes(bytes(255 - one for one in path.read_bytes()))


def largest(place, under):
    return max((place / "version-1" / under).glob("*.sst"), key=lambda path: path.stat().st_size)


def known(place):
    return next(path.name for path in (place / "version-1").glob("known-*"))


def test_a_folder_without_a_store_says_how_to_make_one(run, tmp_path):
    assert "govgraph load FILE... --store DIR" in refusal(run(*QUESTION, "--store", str(tmp_path / "none")), 6)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"layout": 1}', "null", "\0" * 9])
def test_a_label_that_cannot_be_read_is_told(run, place, text):
    (place / folder.LABEL).write_text(text)
    assert "cannot be read" in refusal(run(*QUESTION, "--store", str(place)), 6)


def test_a_store_of_another_version_is_told(run, place):
    raw = json.loads((place / folder.LABEL).read_text())
    (place / folder.LABEL).write_text(json.dumps(raw | {"layout": [folder.LAYOUT + 1, raw["layout"][1]]}))
    assert "made by another version" in refusal(run(*QUESTION, "--store", str(place)), 6)


def test_a_file_that_is_gone_is_told(run, place):
    largest(place, "claims").unlink()
    assert "gone or damaged" in refusal(run(*QUESTION, "--store", str(place)), 6)


def test_a_file_that_was_cut_is_told(run, place):
    path = place / "version-1" / "names.sqlite"
    path.write_bytes(path.read_bytes()[:-100])
    assert "gone or damaged" in refusal(run(*QUESTION, "--store", str(place)), 6)


def test_a_damaged_file_of_names_is_told(run, place):
    spoil(place / "version-1" / "names.sqlite")
    assert "damaged or cannot be read" in refusal(run(*QUESTION, "--store", str(place)), 6)


def test_a_damaged_history_is_told(run, place):
    spoil(place / "version-1" / "ledger")
    assert "damaged or cannot be read" in refusal(run(*QUESTION, "--as-of", "2003", "--store", str(place)), 6)


def test_a_damaged_file_of_triples_is_told(run, place):
    spoil(largest(place, known(place)))
    assert "damaged or cannot be read" in refusal(run(*QUESTION, "--store", str(place)), 6)


def test_a_damaged_store_is_not_added_to(run, place, more):
    spoil(largest(place, "data"))
    before = files(place)
    refusal(run("load", str(more), "--store", str(place)), 6)
    assert files(place) == before


def test_a_store_that_is_gone_while_it_is_read_is_told(place):
    opened = GovGraph(Folder(str(place)))
    shutil.rmtree(place)
    with pytest.raises(UnreadableStore):
        opened.ask(" ".join(QUESTION))


def test_a_load_that_is_killed_leaves_the_old_store_or_the_new_one(base, more, clean, tmp_path):
    shutil.copytree(base, tmp_path / "kept")
    things = GovGraph(Folder(str(base))).index.counts["things"]
    script = str(cases.ROOT / "tests" / "killing.py")
    command = [sys.executable, script, str(tmp_path / "kept"), str(more), "50", str(things)]
    done = subprocess.run(command, env=clean, capture_output=True, timeout=1200)
    assert done.returncode == 0, done.stderr.decode()
    old, new = map(int, done.stdout.decode().split()[1::2])
    assert old + new == 50
