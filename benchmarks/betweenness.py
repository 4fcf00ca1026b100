"""How long betweenness takes by igraph, against NetworkX, on the same generated network in one run."""

import argparse
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import networkx

from govgraph import ways


def main() -> None:
    """Time both in turns and print the table; exit with 1 where the median ratio is above the limit."""
    options = _options()
    graph = networkx.gnm_random_graph(options.nodes, options.edges, seed=1, directed=True)
    ways.LARGE = -1
    rounds = []
    for _ in range(options.rounds):
        slow, theirs = _timed(networkx.betweenness_centrality, graph)
        fast, ours = _timed(ways.betweenness, graph)
        worst = max(abs(ours[node] - theirs[node]) for node in graph)
        rounds.append((fast, slow, fast / slow, worst))
    found = dict(
        zip(
            ("igraph, s", "networkx, s", "ratio", "difference"),
            map(statistics.median, zip(*rounds, strict=True)),
            strict=True,
        )
    )
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}")
    print(f"{options.nodes} nodes, {options.edges} edges, median of {options.rounds} rounds")
    for name, value in found.items():
        print(f"{name:<14}{value:>12.3g}")
    if options.json:
        Path(options.json).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if options.limit and found["ratio"] > options.limit:
        sys.exit(f"the median ratio {found['ratio']:.3f} is above {options.limit}")


def _timed(
    measure: "Callable[[networkx.Graph], dict[int, float]]", graph: networkx.Graph
) -> tuple[float, dict[int, float]]:
    start = time.perf_counter()
    found = measure(graph)
    return time.perf_counter() - start, found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=1500, help="nodes of the network")
    parser.add_argument("--edges", type=int, default=9000, help="edges of the network")
    parser.add_argument("--rounds", type=int, default=3, help="rounds in turns")
    parser.add_argument("--json", default="", metavar="FILE", help="write the figures to this file too")
    parser.add_argument(
        "--limit", type=float, default=0.0, metavar="RATIO", help="fail above this median ratio, as 0.1"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
