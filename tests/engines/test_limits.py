"""An engine that is set to give a thousand rows and no more: nobody takes them for all."""

import os
import subprocess
from pathlib import Path

import pytest

from govgraph.errors import LimitReached
from govgraph.store import Access, Remote, Store

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def capped(started, tmp_path_factory):
    """Three thousand triples at a Virtuoso that gives a thousand rows at the most."""
    assert started("virtuoso")
    folder = tmp_path_factory.mktemp("capped")
    env = {**os.environ, "VIRTUOSO_ROWS": "1000"}
    begun = subprocess.run([HERE / "start", "virtuoso", folder], capture_output=True, env=env, timeout=120)
    assert begun.returncode == 0, begun.stderr.decode()
    try:
        store = Remote(Access(begun.stdout.decode().strip()), "http://x/graph")
        store.load_own(b"".join(b'<http://x/%d> <http://x/p> "%d" .\n' % (n, n) for n in range(3000)))
        yield store
    finally:
        subprocess.run([HERE / "stop", folder], check=True, timeout=60)


def test_rows_that_are_cut_are_refused(capped):
    with pytest.raises(LimitReached, match="sends 1000 of 3000 rows"):
        capped.select("SELECT ?s WHERE { ?s ?p ?o }")


def test_built_triples_that_are_cut_are_refused(capped):
    with pytest.raises(LimitReached, match="of 3000 rows"):
        capped.construct("CONSTRUCT { ?s ?p ?o }\nWHERE { ?s ?p ?o }", Store())


def test_a_graph_that_is_cut_is_refused(capped):
    with pytest.raises(LimitReached, match="sends 1001 of 3000 triples"):
        capped.content()


def test_fewer_rows_than_the_limit_all_come(capped):
    assert len(capped.select("SELECT ?s WHERE { ?s ?p ?o } LIMIT 999").rows) == 999
