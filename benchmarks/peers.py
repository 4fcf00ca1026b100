"""What govgraph is measured against: each peer is one short program or one callable, or is named as left out."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from turns import Failed, process

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
MISSING = "it is not installed; run npm install --prefix benchmarks, or name the folder by --node"
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
IMPORT_RDFLIB = "import rdflib"
# What one would write in an afternoon: a command of click, a file of N-Triples, and SPARQL.
RDFLIB = """
import click, rdflib
@click.command()
@click.argument("data")
@click.argument("query")
def ask(data, query):
    graph = rdflib.Graph().parse(data, format="nt")
    for row in graph.query(open(query).read()):
        click.echo(" | ".join(map(str, row)))
ask()
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
# What was known on an earlier day of sources, counted from the last: the seconds that it takes once the store is open.
NEW_DAY = """
import sys, time
from datetime import date
from govgraph.folder import Folder
folder = Folder(sys.argv[1])
day = date.fromisoformat(folder.index.days[-1 - int(sys.argv[2])])
start = time.perf_counter(), time.process_time()
folder.snapshot(day).select("ASK { ?s ?p ?o }")
print(time.perf_counter() - start[0], time.process_time() - start[1])
"""
# The heaviest ties, with a digest of their rows: by our own face, and by the whole text of the same view.
_DIGEST = """
import hashlib, sys
def told(rows):
    lines = sorted("|".join(plain(cell) for cell in row) for row in rows)
    print(len(lines), hashlib.sha256("\\n".join(lines).encode()).hexdigest())
"""
TIES = (
    _DIGEST
    + """
from govgraph import projections, views
from govgraph.folder import Folder
def plain(cell):
    return "" if cell is None else str(getattr(cell, "value", cell)).lower()
told(projections.heaviest(views.read("comembership"), Folder(sys.argv[1]).snapshot(None), 100).rows)
"""
)
RAW_TIES = (
    _DIGEST
    + """
import collections, pyoxigraph
def plain(cell):
    return "" if cell is None else cell.value.lower()
found = pyoxigraph.Store.read_only(sys.argv[1]).query(open(sys.argv[2]).read())
at = {variable.value: place for place, variable in enumerate(found.variables)}
rows = list(found)
shared = collections.defaultdict(set)
for row in rows:
    shared[row[at["source"]], row[at["target"]]].add(row[at["via"]])
weights = sorted(map(len, shared.values()), reverse=True)
least = min(weights[:100], default=0) * (len(weights) >= 100)
told(row for row in rows if len(shared[row[at["source"]], row[at["target"]]]) >= least)
"""
)
# A question whose time has a limit, in a process of its own: the seconds of its last run, after some that warm up where
# it is not slow.
ALONE = """
import sys, time, pyoxigraph
store = pyoxigraph.Store.read_only(sys.argv[1])
text = open(sys.argv[2]).read()
for _ in range(5):
    start = time.perf_counter(), time.process_time()
    list(store.query(text))
    spent = time.perf_counter() - start[0], time.process_time() - start[1]
    if spent[0] > 2:
        break
print(*spent)
"""
DUMP = """
import sys, pyoxigraph
store = pyoxigraph.Store.read_only(sys.argv[1])
store.dump(sys.argv[2], format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
"""


def python(program: str) -> tuple[str, ...]:
    """The command that runs a program in the interpreter of this process."""
    return (sys.executable, "-c", program)


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


class Node:
    """npm oxigraph in a process of its own, which answers one query a line."""

    def __init__(self, modules: str, data: Path) -> None:
        script = Path(__file__).with_name("oxigraph.mjs")
        command = ["node", str(script), modules, str(data)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
        assert self._process.stdout is not None
        if not self._process.stdout.readline():
            raise Failed(MISSING)

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


def comunica(modules: str) -> str:
    """The command of Comunica that asks a file."""
    found = shutil.which("comunica-sparql-file", path=str(Path(modules) / "node_modules" / ".bin"))
    if not found or not shutil.which("node"):
        raise Failed(MISSING)
    return found


def installed(work: Path) -> Path:
    """The folder of programs of a venv where the checkout is installed as anyone would install it."""
    place = work / "installed"
    if not (place / "bin" / "govgraph").exists():
        process([sys.executable, "-m", "venv", str(place)])
        checkout = Path(__file__).resolve().parent.parent
        process([str(place / "bin" / "python"), "-m", "pip", "install", "-q", str(checkout)])
    return place / "bin"


def ours() -> Path:
    """The program of the interpreter of this process."""
    return Path(sys.executable).with_name("govgraph")
