"""What is kept beside the compiled form: it tells the same as the graph, and is safe to lose."""

import pytest

from govgraph import GovGraph, behind, buckets, evidence, fulltext

QUESTION = "who chaired AF 2001"
STRANGE = "which founding paper of the Atlantis Forum did Lemuria sign in 2001"


@pytest.fixture
def opened(spare, point):
    """A copy of the small graph that was opened once, with its cache."""
    place = spare()
    point(place)
    assert GovGraph().ask(QUESTION).rows
    return place / "cache"


def only(cache, suffix):
    (found,) = cache.glob(f"*.{suffix}")
    return found


def spoilt(content):
    """A file as it may be after the power fails: cut short, empty, of zeros, or with zeros in it."""
    middle = len(content) // 2
    return [b"", content[:-10], bytes(len(content)), content[:40] + bytes(middle) + content[40 + middle :]]


def test_what_is_kept_is_what_the_query_collects(tiny):
    table = tiny.snapshot(None).select(evidence.unbound(tiny.index.evidence))
    stmts = sorted({row[table.columns.index("stmt")].id for row in table.rows})
    assert len(stmts) > 5
    assert behind.kept(tiny.index.stamp, "snapshot").of(stmts) == evidence.read(tiny.index, table)


@pytest.mark.parametrize("way", range(4))
def test_evidence_that_is_damaged_is_collected_anew(opened, way):
    path = only(opened, "behind")
    expected = GovGraph().ask(QUESTION)
    path.write_bytes(spoilt(path.read_bytes())[way])
    assert GovGraph().ask(QUESTION) == expected


def test_evidence_that_is_gone_is_collected_anew(opened):
    expected = GovGraph().ask(QUESTION)
    only(opened, "behind").unlink()
    assert GovGraph().ask(QUESTION) == expected


def test_statements_to_be_searched_are_kept(opened):
    expected = GovGraph().ask(STRANGE)
    before = only(opened, "said").stat().st_mtime_ns
    assert GovGraph().ask(STRANGE) == expected
    assert only(opened, "said").stat().st_mtime_ns == before


@pytest.mark.parametrize("way", range(4))
def test_statements_to_be_searched_are_listed_anew_where_they_are_damaged(opened, way):
    expected = GovGraph().ask(STRANGE)
    path = only(opened, "said")
    path.write_bytes(spoilt(path.read_bytes())[way])
    assert GovGraph().ask(STRANGE) == expected


def test_statements_to_be_searched_are_the_same_from_a_file(opened):
    graph = GovGraph()
    assert graph.ask(STRANGE)
    kept = fulltext.kept(graph.index.stamp)
    query = (opened.parent / "queries" / "policy" / "sayings.rq").read_text()
    table = graph.snapshot(None).select(query)
    assert kept.columns == table.columns
    assert tuple(kept.row(place) for place in range(kept.number)) == table.rows


def test_a_folder_that_cannot_be_written_is_no_error(spare, point, monkeypatch):
    point(spare())
    expected = GovGraph().ask(STRANGE)
    monkeypatch.setenv("GOVGRAPH_CACHE", "/proc/self")
    assert GovGraph().ask(STRANGE) == expected


def test_a_bucket_holds_what_was_put_in(tmp_path):
    texts = {f"key {number}": f"a\ttext {number}" for number in range(50)} | {"empty": ""}
    buckets.write(str(tmp_path / "file"), texts)
    opened = buckets.Buckets(str(tmp_path / "file"))
    assert {key: opened.get(key) for key in texts} == texts and opened.get("another") == ""
