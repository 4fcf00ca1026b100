"""How fast and how lightly GEXF is written, against networkx.write_gexf with the same information, in one run."""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import networkx

KINDS = ("chair", "host", "member", "observer")


def main() -> None:
    """Write with both writers, in turns and each in a process of its own, and print the table of medians."""
    options = _options()
    if options.writer:
        print(json.dumps(_measured(options.writer, options.nodes, options.edges)))
        return
    rounds = [{name: _run(name, options) for name in ("ours", "networkx")} for _ in range(options.rounds)]
    print(_table(rounds, options.edges))
    fast = _median([one["networkx"]["seconds"] / one["ours"]["seconds"] for one in rounds])
    light = _median([one["ours"]["megabytes"] / one["networkx"]["megabytes"] for one in rounds])
    print(f"{fast:.1f} times the edges per second, {light:.3f} of the memory")
    if options.check and (fast < 8 or light > 0.35):
        sys.exit("at least 8 times the edges per second and at most 0.35 of the memory are wanted")


def view(nodes: int, edges: int) -> networkx.MultiDiGraph:
    """A network as a view draws it: kinds, two spells an edge, labels, standing, statements and sources."""
    graph, chance = networkx.MultiDiGraph(name="made", summary="a network made up"), random.Random(1)
    for number in range(nodes):
        graph.add_node(f"body-{number}", id=f"body-{number}", label=f"Body number {number} (B{number})", kind="Body")
    ties: set[tuple[int, int, str]] = set()
    while len(ties) < edges:
        ties.add((chance.randrange(nodes), chance.randrange(nodes), chance.choice(KINDS)))
    for number, (source, target, kind) in enumerate(sorted(ties)):
        told = _told(number, kind, chance.randrange(1980, 2020))
        graph.add_edge(f"body-{source}", f"body-{target}", key=kind, **told)
    return graph


def _told(number: int, kind: str, year: int) -> dict[str, str | int]:
    return {
        "kind": kind,
        "label": kind,
        "weight": 1 + number % 4,
        "spells": f"{year}-01-01/{year + 1}-12-31; {year + 3}-01-01/{year + 5}-12-31",
        "precision": "wider",
        "basis": "stated",
        "status": "held",
        "via": "",
        "statements": f"st/a-63-{number}/para-1/{kind}; st/a-64-{number}/para-2/{kind}",
        "sources": f"A/63/{number} (2008), para. 1; A/64/{number} (2009), para. 2",
    }


def plain(graph: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """The same information in the attributes that NetworkX writes."""
    made = networkx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        iri = f"https://w3id.org/govgraph/id/{node}"
        viz = {"color": {"r": 238, "g": 102, "b": 119}, "size": 10.0}
        made.add_node(node, label=data["label"], node_type=data["kind"], iri=iri, viz=viz)
    for number, (source, target, key, data) in enumerate(graph.edges(keys=True, data=True)):
        made.add_edge(source, target, key=key, id=f"e{number}", **dict(_attributes(data)))
    return made


def _attributes(data: dict[str, str]) -> Iterator[tuple[str, object]]:
    spells = [tuple(spell.split("/")) for spell in data["spells"].split("; ")]
    yield from (("label", data["label"]), ("weight", data["weight"]), ("relation", data["kind"]), ("spells", spells))
    yield from (("status", data["status"]), ("basis", data["basis"]), ("date_precision", data["precision"]))
    yield from (("start_year", int(spells[0][0][:4])), ("end_year", int(spells[-1][1][:4])), ("disputed", False))
    yield from (("weight_basis", "number of statements"), ("n_statements", 2))
    yield from ((name, data[name].replace("; ", "|")) for name in ("statements", "sources"))


def _measured(writer: str, nodes: int, edges: int) -> dict[str, float]:
    """Seconds of this process and megabytes that it grew by, for the writing alone."""
    graph = view(nodes, edges)
    if writer == "networkx":
        graph = plain(graph)
    with tempfile.TemporaryDirectory() as place:
        target = f"{place}/made.gexf"
        from govgraph import export

        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        if writer == "networkx":
            networkx.write_gexf(graph, target, version="1.3")
        else:
            export.write("gexf", graph, target)
        seconds = time.process_time() - start
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        size = Path(target).stat().st_size / 2**20
    return {"seconds": seconds, "megabytes": max(grown, 1.0), "file": size}


def _run(writer: str, options: argparse.Namespace) -> dict[str, float]:
    words = ["--writer", writer, "--nodes", str(options.nodes), "--edges", str(options.edges)]
    done = subprocess.run([sys.executable, __file__, *words], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _table(rounds: list[dict[str, dict[str, float]]], edges: int) -> str:
    lines = [f"{'writer':<10}{'seconds':>10}{'edges/s':>10}{'MB grown':>10}{'MB file':>10}"]
    for name in ("ours", "networkx"):
        found = {key: _median([one[name][key] for one in rounds]) for key in ("seconds", "megabytes", "file")}
        speed = edges / found["seconds"]
        lines.append(
            f"{name:<10}{found['seconds']:>10.2f}{speed:>10.0f}{found['megabytes']:>10.1f}{found['file']:>10.1f}"
        )
    return "\n".join(lines)


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=10_000, help="nodes of the network")
    parser.add_argument("--edges", type=int, default=100_000, help="edges of the network")
    parser.add_argument("--rounds", type=int, default=3, help="times that each writer writes")
    parser.add_argument("--check", action="store_true", help="fail below 8 times the speed or above 0.35 of the memory")
    parser.add_argument("--writer", choices=["ours", "networkx"], default="", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
