"""Measures govgraph on a store on disk against its peers, all in turns in one run, and writes the figures as JSON.

    tests/engines/install
    npm install --no-package-lock --prefix benchmarks
    python benchmarks/run.py S M --engines build/engines --into benchmarks/results.json

Each size is generated, loaded and asked. A figure is the median of its rounds with the quartiles, and the ratio to its
peer is taken within each round, on the wall and on the processor. Peers that are not there are named as left out. What
is wanted, and whether it is met, is printed at the end.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cold
import engines
import generate
import pyoxigraph
import stores
import targets
import warm
from bench import Bench


def main() -> None:
    """Measure the sizes asked for and write them beside those that were measured before."""
    options = _options()
    into = Path(options.into)
    found: dict[str, Any] = {"sizes": {}}
    if into.exists():
        found = json.loads(into.read_text(encoding="utf-8"))
    work = Path(options.work or tempfile.mkdtemp(prefix="govgraph-benchmark-"))
    running, absent = engines.start(options.engines)
    try:
        for size in options.sizes:
            site = Bench(size, work, running, options.node, options.rounds, options.loads, options.patience, absent)
            measured = measure(site, options.parts) | {"left out": dict(absent)}
            found["sizes"][size] = found["sizes"].get(size, {}) | measured
            found |= {"machine": _machine(), "targets": list(targets.judged(found["sizes"]))}
            into.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    finally:
        for engine in running:
            engine.stop()
    if not options.work:
        shutil.rmtree(work)
    print(targets.table(found["sizes"]))
    for name, why in absent.items():
        print(f"left out: {name}, {why}")


def measure(site: Bench, parts: list[str]) -> dict[str, object]:
    """The figures of one size, by part."""
    site.work.mkdir(parents=True, exist_ok=True)
    with site.data.open("w", encoding="utf-8") as file:
        file.writelines(generate.triples(generate.SIZES[site.size]))
    found = {}
    for name in parts:
        found[name] = PARTS[name](site)
        print(f"{site.size}: {name} measured", file=sys.stderr)
    return found


def _triples(site: Bench) -> dict[str, int]:
    graph = site.opened()
    with site.data.open("rb") as file:
        lines = sum(1 for _ in file)
    return {"data": lines, "claims": len(graph.claims()), "snapshot": len(graph.snapshot(None))}


def _disk(site: Bench) -> dict[str, int]:
    return {"govgraph": _size(site.store), "pyoxigraph": _size(site.raw), "file": _size(site.data)}


PARTS: dict[str, Callable[[Bench], object]] = {
    "load": stores.load,
    "triples": _triples,
    "disk": _disk,
    "new day": stores.new_day,
    "warm": warm.measure,
    "cold": cold.measure,
    "co-membership": stores.ties,
    "export": stores.export,
}


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
    parts = {"nargs": "+", "choices": list(PARTS), "default": list(PARTS), "metavar": "PART"}
    parser.add_argument("--parts", **parts, help=f"what is measured: {', '.join(PARTS)}; after load what it loaded")
    parser.add_argument("--into", default="results.json", metavar="FILE", help="where the figures are written")
    parser.add_argument("--rounds", type=int, default=20, help="rounds of cold and warm lookups")
    parser.add_argument("--loads", type=int, default=3, help="rounds of loading and of other long work")
    parser.add_argument("--patience", type=int, default=600, metavar="SECONDS", help="after which a peer is cut short")
    parser.add_argument("--work", default="", metavar="DIR", help="keep files and stores here")
    parser.add_argument("--engines", default="", metavar="DIR", help="start Fuseki and Virtuoso, with their data here")
    beside = str(Path(__file__).resolve().parent)
    parser.add_argument("--node", default=beside, metavar="DIR", help="where npm installed oxigraph and Comunica")
    return parser.parse_args()


if __name__ == "__main__":
    main()
