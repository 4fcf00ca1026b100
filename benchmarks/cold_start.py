"""How long one lookup takes as a whole process, against importing click alone."""

import argparse
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

QUESTION = ("who", "chairs", "GFMD", "2010")


def main() -> None:
    """Time both commands in turns and print the table; exit with 1 where the median ratio is above the limit."""
    options = _options()
    lookup = (str(Path(options.python).with_name("govgraph")), *QUESTION)
    pair = (lookup, (options.python, "-c", "import click"))
    for command in pair:
        seconds(command)
    rounds = [tuple(seconds(command) for command in pair) for _ in range(options.rounds)]
    found = report(rounds)
    print(table(found))
    if options.json:
        Path(options.json).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if options.limit and found["ratio"]["median"] > options.limit:
        sys.exit(f"the median ratio {found['ratio']['median']:.2f} is above {options.limit}")


def seconds(command: Sequence[str]) -> float:
    """Run a command to its end and tell how long that took; one that fails stops the measurement."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def report(rounds: Sequence[tuple[float, ...]]) -> dict[str, dict[str, float]]:
    """Sum up the rounds: times in milliseconds, and the ratio within each round."""
    lookups, imports = zip(*rounds, strict=True)
    return {
        "lookup": _spread([1000 * one for one in lookups]),
        "import": _spread([1000 * one for one in imports]),
        "ratio": _spread([one / other for one, other in rounds]),
    }


def table(found: dict[str, dict[str, float]]) -> str:
    """Write the report as lines of equal columns."""
    names = {"lookup": "govgraph who chairs GFMD 2010, ms", "import": "python -c 'import click', ms", "ratio": "ratio"}
    heads = list(found["ratio"])
    lines = [f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}"]
    lines.append(f"{'':<34}" + "".join(f"{head:>12}" for head in heads))
    for key, name in names.items():
        lines.append(f"{name:<34}" + "".join(f"{found[key][head]:>12.2f}" for head in heads))
    return "\n".join(lines)


def _spread(values: Sequence[float]) -> dict[str, float]:
    first, median, third = statistics.quantiles(values, n=4, method="inclusive")
    numbers = {"median": median, "quartile 1": first, "quartile 3": third, "min": min(values), "max": max(values)}
    return {name: round(number, 3) for name, number in numbers.items()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="interpreter of the venv to be measured")
    parser.add_argument("--rounds", type=int, default=20, help="rounds after the warm-up")
    parser.add_argument("--json", default="", metavar="FILE", help="write the figures to this file too")
    parser.add_argument("--limit", type=float, default=0.0, metavar="RATIO", help="fail above this median ratio")
    return parser.parse_args()


if __name__ == "__main__":
    main()
