"""How long a question takes in one process, once the graph is open: reading it, and answering it."""

import argparse
import statistics
import time
from pathlib import Path

import yaml

from govgraph import GovGraph

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions.yaml"


def main() -> None:
    """Ask all questions of the tests that are not about an earlier day, as often as wanted, and print the times."""
    options = _options()
    asked = [one["ask"] for one in yaml.safe_load(QUESTIONS.read_text(encoding="utf-8")) if "as_of" not in one]
    graph = GovGraph()
    graph.snapshot(None)
    graph.ask("who chairs GFMD 2010")
    for number in range(1, options.rounds + 1):
        print(f"round {number}, reading:   {report([milliseconds(graph.readings, one) for one in asked])}")
        print(f"round {number}, answering: {report([milliseconds(graph.ask, one) for one in asked])}")


def milliseconds(work, text: str) -> float:  # type: ignore[no-untyped-def]
    """How long one call takes."""
    start = time.perf_counter()
    work(text)
    return 1000 * (time.perf_counter() - start)


def report(times: list[float]) -> str:
    """Mean, median, 99th percentile and maximum of some times."""
    ordered = sorted(times)
    last = ordered[int(0.99 * len(ordered))]
    return (
        f"mean {statistics.mean(ordered):.2f} ms, median {statistics.median(ordered):.2f} ms, "
        f"99 % under {last:.1f} ms, longest {ordered[-1]:.1f} ms, {len(ordered)} questions"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=2, help="how often all questions are asked")
    return parser.parse_args()


if __name__ == "__main__":
    main()
