"""What govgraph is measured against: each peer is one short program or one callable, or is named as left out."""

import importlib.util
import json
import shutil
import sqlite3
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

GOV = "https://w3id.org/govgraph/"
# The same question put as one often sees it: the best claim is the one that no other beats.
NOT_EXISTS = """
PREFIX gov: <https://w3id.org/govgraph/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX relation: <https://w3id.org/govgraph/relation/>
PREFIX role: <https://w3id.org/govgraph/role/>
SELECT ?agent ?stmt WHERE {
  %s
  ?stmt gov:of ?edition ; org:member ?agent ; org:role ?role ; gov:slot ?slot ; gov:key ?key .
  ?role gov:fills role:chair .
  FILTER NOT EXISTS { ?other gov:slot ?slot ; gov:key ?better . FILTER(?better > ?key) }
} ORDER BY ?agent ?stmt
"""
_ONE = "VALUES ?edition { <%s> }"
_THREE = """{ VALUES ?edition { <%s> } }
  UNION { ?link gov:relation relation:follows ; gov:of <%s> ; gov:to ?edition }
  UNION { ?link gov:relation relation:follows ; gov:to <%s> ; gov:of ?edition }"""
# Programs of one whole process each.
BARE = "pass"
CLICK = "import click"
OXIGRAPH = """
import sys, pyoxigraph
store = pyoxigraph.Store.read_only(sys.argv[1])
print(list(store.query(open(sys.argv[2]).read())))
"""
SQLITE = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1])
print(file.execute("SELECT agent, status FROM seat WHERE thing = ? AND role = 'chair'", (sys.argv[2],)).fetchall())
"""
RDFLIB = """
import sys, rdflib
graph = rdflib.Graph().parse(sys.argv[1], format="nt")
print(list(graph.query(open(sys.argv[2]).read())))
"""
# Loading, each in a process of its own.
BULK = """
import sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[2])
store.bulk_load(path=sys.argv[1])
store.flush()
"""
MEMORY = """
import sys, pyoxigraph
pyoxigraph.Store().bulk_load(path=sys.argv[1])
"""
RDFLIB_LOAD = """
import sys, rdflib
rdflib.Graph().parse(sys.argv[1], format="nt")
"""
OURS = """
import json, sys, time
from govgraph import loading
marks = {}
held = ["start", time.perf_counter(), time.process_time()]
def told(step, read):
    if step != held[0]:
        marks[held[0]] = [time.perf_counter() - held[1], time.process_time() - held[2]]
        held[:] = [step, time.perf_counter(), time.process_time()]
loading.load([sys.argv[1]], sys.argv[2], told)
told("end", 0)
print(json.dumps(marks))
"""


def chair(edition: str) -> str:
    """Who chairs a meeting, with NOT EXISTS."""
    return NOT_EXISTS % (_ONE % edition)


def troika(edition: str) -> str:
    """Who chairs a meeting, the one before and the one after, with NOT EXISTS."""
    return NOT_EXISTS % (_THREE % (edition, edition, edition))


def table(place: Path, rows: list[tuple[str, str, str, str]]) -> None:
    """A plain table of who fills which seat, with an index."""
    place.unlink(missing_ok=True)
    file = sqlite3.connect(place)
    file.execute("CREATE TABLE seat (thing TEXT, role TEXT, agent TEXT, status TEXT)")
    file.executemany("INSERT INTO seat VALUES (?, ?, ?, ?)", rows)
    file.execute("CREATE INDEX by_thing ON seat (thing, role)")
    file.commit()
    file.close()


def over_http(url: str) -> Callable[[str], int]:
    """Runs queries on an endpoint; how many rows came is returned."""

    def run(text: str) -> int:
        body = urllib.parse.urlencode({"query": text}).encode()
        asked = urllib.request.Request(url, body, {"Accept": "application/sparql-results+json"})
        with urllib.request.urlopen(asked, timeout=300) as answer:
            return len(json.load(answer)["results"]["bindings"])

    return run


class Node:
    """npm oxigraph in a process of its own, which answers one query a line."""

    def __init__(self, modules: str, data: Path) -> None:
        script = Path(__file__).with_name("oxigraph.mjs")
        command = ["node", str(script), modules, str(data)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self._process.stdout.readline()

    def __call__(self, text: str) -> int:
        """Run a query; how many rows came is returned."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def absent(endpoints: dict[str, str], modules: str) -> dict[str, str]:
    """The peers that cannot be measured here, each with what is missing."""
    found = {}
    for name in ("virtuoso", "fuseki"):
        if name not in endpoints:
            found[name] = f"no endpoint was given with --endpoint {name}=URL"
    if not modules or shutil.which("node") is None:
        found["npm oxigraph"] = "no node_modules folder with oxigraph was given with --node"
    if importlib.util.find_spec("rdflib") is None:
        found["rdflib"] = "not installed"
    return found


def clock() -> tuple[float, float]:
    """The time on the wall and that of the processor."""
    return time.perf_counter(), time.process_time()
