"""Measures govgraph on a store on disk against its peers, all in turns in one run, and writes the figures as JSON.

    python benchmarks/run.py S M --into benchmarks/results.json

Each size is generated, loaded and asked. A figure is the median of its rounds with the quartiles, and the ratio to its
peer is taken within each round, on the wall and on the processor. Peers that are not there are named as left out.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import generate
import peers
import pyoxigraph

from govgraph import GovGraph
from govgraph.folder import Folder

QUESTIONS = ("chair", "host", "members", "troika")
SERIES = 7
YEAR = 2010
# What is wanted: the greatest ratio of one thing to another.
LIMITS = {
    "cold: govgraph": ("import click", 1.3),
    "warm: chair": ("pyoxigraph, same text", 1.3),
    "warm: host": ("pyoxigraph, same text", 1.3),
    "warm: members": ("pyoxigraph, same text", 1.3),
    "warm: troika": ("pyoxigraph, same text", 1.3),
    "flat: chair": ("pyoxigraph, NOT EXISTS", 0.05),
    "flat: troika": ("pyoxigraph, NOT EXISTS", 0.05),
    "load: govgraph, files": ("pyoxigraph bulk_load to disk", 1.3),
}
# After so many seconds a query is slow.
SLOW = 2
# What the plain table of SQLite is filled with.
SEATS = """
PREFIX gov: <https://w3id.org/govgraph/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT ?of ?role ?agent ?status {
  ?stmt gov:wins ?slot ; gov:of ?of ; org:role ?role ; org:member ?agent ; gov:status ?status .
}
"""
Figure = dict[str, float]
Turn = dict[str, tuple[float, float]]
Ways = dict[str, Callable[[], object]]


def main() -> None:
    """Measure the sizes asked for and write them beside those that were measured before."""
    options = _options()
    into = Path(options.into)
    found = {"sizes": {}}
    if into.exists():
        found = json.loads(into.read_text(encoding="utf-8"))
    endpoints = dict(one.split("=", 1) for one in options.endpoint)
    work = Path(options.work or tempfile.mkdtemp(prefix="govgraph-benchmark-"))
    for size in options.sizes:
        found["sizes"][size] = measure(size, work, endpoints, options)
        found |= {"machine": _machine(), "left out": peers.absent(endpoints, options.node), "limits": LIMITS}
        into.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        print(f"{size} measured", file=sys.stderr)
    if not options.work:
        shutil.rmtree(work)


def measure(size: str, work: Path, endpoints: dict[str, str], options: argparse.Namespace) -> dict[str, object]:
    """All figures of one size."""
    work.mkdir(parents=True, exist_ok=True)
    data = work / f"{size}.nt"
    with data.open("w", encoding="utf-8") as file:
        file.writelines(generate.triples(generate.SIZES[size]))
    loads, memory = _loads(size, data, work, options.loads)
    store = work / f"{size}-store"
    graph = GovGraph(Folder(str(store)))
    edition, group = f"forum-{SERIES}-{YEAR}", f"group-{SERIES}"
    given = {"chair": {"edition": edition}, "host": {"meeting": edition}, "troika": {"edition": edition}}
    given["members"] = {"body": group}
    texts = {name: graph.bound(name, **given[name]) for name in QUESTIONS}
    warm = _warm(size, data, store, texts, endpoints, options)
    exports = _exports(graph, store, work, options.loads)
    return {
        "triples": {"data": _lines(data), "claims": len(graph.claims()), "snapshot": len(graph.snapshot(None))},
        "disk": {
            "govgraph": _size(store),
            "pyoxigraph": _size(work / f"{size}-raw"),
            "file": _size(data),
        },
        "memory": memory,
        "load": loads,
        "warm": warm,
        "cold": _cold(data, store, work, texts["chair"], options),
        "export": exports,
    }


def _loads(size: str, data: Path, work: Path, rounds: int) -> tuple[dict[str, Figure], dict[str, float]]:
    """Load in turns, each in a process of its own; ours tells its steps."""
    raw, store = work / f"{size}-raw", work / f"{size}-store"
    programs = {
        "pyoxigraph bulk_load to disk": (peers.BULK, raw),
        "pyoxigraph bulk_load to memory": (peers.MEMORY, raw),
        "govgraph": (peers.OURS, store),
    }
    if size == "S":
        programs["rdflib parse"] = (peers.RDFLIB_LOAD, raw)
    turns: list[Turn] = []
    memory: dict[str, float] = {}
    for _ in range(rounds):
        turn: Turn = {}
        for name, (program, place) in programs.items():
            if program != peers.MEMORY:
                shutil.rmtree(place, ignore_errors=program != peers.RDFLIB_LOAD)
            wall, cpu, megabytes, told = _process([sys.executable, "-c", program, str(data), str(place)])
            turn[name] = (wall, cpu)
            memory[name] = megabytes
            if program == peers.OURS:
                turn |= {f"govgraph, {step}": tuple(spent) for step, spent in json.loads(told).items()}
        turns.append(turn)
    if size == "S":
        _process([sys.executable, "-c", peers.BULK, str(data), str(raw)])
    return _figures(turns, "pyoxigraph bulk_load to disk"), memory


def _warm(
    size: str, data: Path, place: Path, texts: dict[str, str], endpoints: dict[str, str], options: argparse.Namespace
) -> dict[str, dict[str, Figure]]:
    """Each question in turns, in this process or in a server: the same text on the same snapshot."""
    folder = Folder(str(place))
    snapshot, claims = folder.snapshot(None), folder.claims()
    version = next(place.glob("version-*"))
    raw = pyoxigraph.Store.read_only(str(next(version.glob("known-*"))))
    beside = pyoxigraph.Store.read_only(str(version / "claims"))
    edition = f"{peers.GOV}id/forum-{SERIES}-{YEAR}"
    runs: dict[str, Ways] = {}
    asked = {endpoint: peers.over_http(url) for endpoint, url in endpoints.items()}
    for name, text in texts.items():
        runs[name] = {
            "pyoxigraph, same text": lambda text=text: [tuple(row) for row in raw.query(text)],
            "govgraph": lambda text=text: snapshot.select(text),
        }
        for endpoint, ask in asked.items():
            runs[name][endpoint] = lambda text=text, ask=ask: ask(text)
    runs["chair"]["pyoxigraph, NOT EXISTS"] = lambda: list(beside.query(peers.chair(edition)))
    if size == "S":
        # At M it did not end within a quarter of an hour.
        runs["troika"]["pyoxigraph, NOT EXISTS"] = lambda: list(beside.query(peers.troika(edition)))
    if size == "S":
        _beside(data, folder, texts, runs, options)
    assert len(claims)
    return {name: _rounds(ways, options.rounds) for name, ways in runs.items()}


def _beside(
    data: Path, folder: Folder, texts: dict[str, str], runs: dict[str, Ways], options: argparse.Namespace
) -> None:
    """Add the peers that hold a snapshot of the small size in memory."""
    import rdflib

    path = data.with_name("snapshot.nt")
    path.write_bytes(folder.snapshot(None).dump("nt"))
    graph = rdflib.Graph().parse(path, format="nt")
    # The other texts take rdflib minutes, or end in a fault of its own.
    runs["chair"]["rdflib"] = lambda: list(graph.query(texts["chair"]))
    if "npm oxigraph" not in peers.absent({}, options.node):
        node = peers.Node(options.node, path)
        for name, text in texts.items():
            runs[name]["npm oxigraph"] = lambda text=text: node(text)


def _cold(data: Path, store: Path, work: Path, text: str, options: argparse.Namespace) -> dict[str, Figure]:
    """Whole processes in turns."""
    query = work / "chair.rq"
    query.write_text(text, encoding="utf-8")
    seats = Folder(str(store)).snapshot(None).select(SEATS)
    rows = [tuple(getattr(cell, "id", str(cell)) for cell in row) for row in seats.rows]
    peers.table(work / "seats.sqlite", [(of, role.rpartition("/")[2], *rest) for of, role, *rest in rows])
    python, known = sys.executable, str(next(store.glob("version-*/known-*")))
    asked = ("who", "chairs", f"{generate.name(SERIES)} Forum {YEAR}")
    program = str(Path(python).with_name("govgraph"))
    commands = {
        "python -c pass": [python, "-c", peers.BARE],
        "import click": [python, "-c", peers.CLICK],
        "govgraph, shipped data": [program, "who", "chairs", "GFMD", "2010"],
        "govgraph --store": [program, *asked, "--store", str(store)],
        "pyoxigraph, read-only store": [python, "-c", peers.OXIGRAPH, known, str(query)],
        "sqlite, plain table": [python, "-c", peers.SQLITE, str(work / "seats.sqlite"), f"forum-{SERIES}-{YEAR}"],
    }
    turns: list[Turn] = []
    for command in commands.values():
        _process(command)
    for _ in range(options.rounds):
        turns.append({name: _process(command)[:2] for name, command in commands.items()})
    return _figures(turns, "import click")


def _exports(graph: GovGraph, store: Path, work: Path, rounds: int) -> dict[str, Figure]:
    """Write the network of who chairs after whom, and the whole snapshot."""
    program = str(Path(sys.executable).with_name("govgraph"))
    commands = {
        "export csv chair-succession": ["export", "csv", "chair-succession", "-o", str(work / "csv")],
    }
    turns = [
        {name: _process([program, *words, "--store", str(store)])[:2] for name, words in commands.items()}
        for _ in range(rounds)
    ]
    return _figures(turns, next(iter(commands)))


def _rounds(ways: Ways, rounds: int) -> dict[str, Figure]:
    """Run some ways in turns, after one turn that warms up; what is slow in that one is not run again."""
    often: dict[str, int] = {}
    slow: Turn = {}
    for name, way in ways.items():
        start = peers.clock()
        way()
        spent = (peers.clock()[0] - start[0], peers.clock()[1] - start[1])
        often[name] = max(1, min(50, int(0.05 / (spent[0] + 1e-9))))
        if spent[0] > SLOW:
            slow[name] = spent
    turns: list[Turn] = []
    for _ in range(rounds):
        turn: Turn = dict(slow)
        for name, way in ways.items():
            if name in slow:
                continue
            wall, cpu = peers.clock()
            for _ in range(often[name]):
                way()
            after = peers.clock()
            turn[name] = ((after[0] - wall) / often[name], (after[1] - cpu) / often[name])
        turns.append(turn)
    return _figures(turns, next(iter(ways)))


def _figures(turns: list[Turn], base: str) -> dict[str, Figure]:
    """Medians and quartiles of each competitor in seconds, and its ratios to one of them within each turn."""
    found: dict[str, Figure] = {}
    for name in turns[0]:
        walls = [turn[name][0] for turn in turns]
        first, middle, third = _spread(walls)
        figure = {
            "seconds": middle,
            "first": first,
            "third": third,
            "cpu": statistics.median(t[name][1] for t in turns),
        }
        for other in {base, *_against(name)} & turns[0].keys() - {name}:
            ratios = [turn[name][0] / turn[other][0] for turn in turns]
            cpus = [turn[name][1] / max(turn[other][1], 1e-9) for turn in turns]
            low, middle, high = _spread(ratios)
            told = {"median": middle, "first": low, "third": high, "cpu": statistics.median(cpus)}
            figure[f"to {other}"] = {key: round(value, 4) for key, value in told.items()}  # type: ignore[assignment]
        found[name] = {key: value if isinstance(value, dict) else round(value, 6) for key, value in figure.items()}
    return found


def _against(name: str) -> Sequence[str]:
    if name == "govgraph":
        return ("pyoxigraph, NOT EXISTS",)
    return ()


def _spread(values: Sequence[float]) -> tuple[float, float, float]:
    if len(values) < 2:
        return (values[0],) * 3
    first, middle, third = statistics.quantiles(values, n=4, method="inclusive")
    return first, middle, third


def _process(command: Sequence[str]) -> tuple[float, float, float, str]:
    """Run a command to its end: seconds on the wall and of the processor, its greatest megabytes, what it printed."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        out.seek(0)
        told = out.read().decode()
    if process.returncode:
        sys.exit(f"{' '.join(command)[:300]} ended with {process.returncode}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, told


def _lines(data: Path) -> int:
    with data.open("rb") as file:
        return sum(1 for _ in file)


def _size(place: Path) -> int:
    """Megabytes on the disk; a file that has several names counts once."""
    if place.is_file():
        return place.stat().st_size >> 20
    seen = {path.stat().st_ino: path.stat().st_size for path in place.rglob("*") if path.is_file()}
    return sum(seen.values()) >> 20


def _machine() -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "pyoxigraph": pyoxigraph.__version__,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", choices=list(generate.SIZES))
    parser.add_argument("--into", default="results.json", metavar="FILE", help="where the figures are written")
    parser.add_argument("--rounds", type=int, default=20, help="rounds of cold and warm lookups")
    parser.add_argument("--loads", type=int, default=3, help="rounds of loading")
    parser.add_argument("--work", default="", metavar="DIR", help="keep files and stores here")
    parser.add_argument(
        "--endpoint", action="append", default=[], metavar="NAME=URL", help="a server with the snapshot"
    )
    parser.add_argument("--node", default="", metavar="DIR", help="a node_modules folder with oxigraph")
    return parser.parse_args()


if __name__ == "__main__":
    main()
