"""What cog writes into the pages: the answers of the program, and tables of its modules, queries, rules and checks.

From the root of the checkout: cog -I docs -r README.md docs/*.md
"""

import ast
import atexit
import contextlib
import functools
import io
import json
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import cog

from govgraph import cli, errors, queries, render, resources, terminal
from govgraph.answer import EXITS
from govgraph.graph import GovGraph

# A source of at least so many statements stands in the table of dates.
_MANY = 100
_MEANINGS = {
    "answered": "A source says so, or a rule derives it from what sources say.",
    "planned": "Only offers, proposals or schedules are on record.",
    "contested": "The sources tie, and the policy finds no winner; with `--strict` the exit code is 4.",
    "none": "A source says that there is none, a complete list has none, or the thing did not exist then.",
    "unknown": "No source says.",
    "not-in-graph": "The question is understood, but the graph has no such edition.",
    "not-understood": "No reading of the question uses all its words.",
    "ambiguous": "Several readings fit alike; they are numbered, as commands that can be run.",
}


def run(line: str) -> None:
    """Write a command and what it prints; `| head -n N` cuts, and an exit code other than 0 is told."""
    command, _, cut = line.partition(" | head -n ")
    told, code = _told(shlex.split(command)[1:])
    shown = told.splitlines()
    if cut:
        shown = shown[: int(cut)]
    if code:
        shown += ["$ echo $?", str(code)]
    _block("console", [f"$ {line}", *shown])


def usage() -> None:
    """Write the help of every command under a heading of its own."""
    for name, command in sorted(cli.cli.commands.items()):
        cog.outl(f"\n### {name}\n")
        run(f"govgraph {name} --help")
        for inner in sorted(getattr(command, "commands", ())):
            cog.outl(f"\n#### {name} {inner}\n")
            run(f"govgraph {name} {inner} --help")


def outcomes() -> None:
    """Write the kinds of answers and of refusals, each with its exit code."""
    lines = [[f"`{name}`", str(code), _MEANINGS[name]] for name, code in EXITS.items()]
    refusals = (errors.BadUse, errors.NameNotFound, errors.AmbiguousName, errors.UnreadablePin)
    failures = (errors.BadData, errors.NoAnswer, errors.UnreadableStore, errors.LimitReached, errors.StoreBusy)
    for error in (*refusals, *failures):
        lines.append([f"refused: `{error.__name__}`", str(error.exit_code), _sentence(error.__doc__)])
    _table(("outcome", "exit code", "when"), lines)


def modules() -> None:
    """Write the modules, each above all that it imports from the others."""
    paths = {path.stem: path for path in (Path(__file__).parent.parent / "src" / "govgraph").glob("[a-z]*.py")}
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in paths.items()}
    uses = {name: _imported(tree) & trees.keys() - {name} for name, tree in trees.items()}
    heights = {name: _height(name, uses) for name in trees}
    lines = [
        [str(heights[name]), f"`{name}`", _sentence(ast.get_docstring(trees[name]))]
        for name in sorted(trees, key=lambda one: (-heights[one], one))
    ]
    _table(("height", "module", "what it is"), lines)


def folder(under: str, *keys: str) -> None:
    """Write the files of a folder of queries with the lines of their headers."""
    lines = []
    for path in resources.files(f"queries/{under}", ".rq"):
        one = queries.read(path)
        extra = dict(one.extra)
        lines.append([f"`{path.stem}`", *(str(extra.get(key, "")) for key in keys), one.summary])
    _table(("file", *keys, "what it says"), lines)


def canned() -> None:
    """Write the canned queries with their parameters."""
    cog.outl(f"\n{_told(['queries', '--format', 'md'])[0]}")


def header(name: str) -> None:
    """Write the header of a canned query as it stands in its file."""
    text = (resources.root() / "queries" / f"{name}.rq").read_text(encoding="utf-8")
    _block("yaml", [line for line in text.splitlines() if line.startswith("#+")])


def policy() -> None:
    """Write what the policy compares, in turn."""
    extra = dict(queries.read(resources.root() / "queries" / "policy" / "rank.rq").extra)
    lines = [[tier, *_ordered(extra[tier])] for tier in ("fact", "plan")]
    width = max(len(line) for line in lines)
    padded = [[*line, *[""] * (width - len(line))] for line in lines]
    _table(("among", *(f"{place}." for place in range(1, width))), padded)


def concepts(scheme: str, *properties: str) -> None:
    """Write a closed list with its labels, definitions and what the policy reads of each concept."""
    fields = " ".join(f"OPTIONAL {{ ?concept gov:{name} ?{name} }}" for name in properties)
    found = _graph().sparql(
        "PREFIX gov: <https://w3id.org/govgraph/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
        f"SELECT ?label {' '.join(f'?{name}' for name in properties)} ?definition WHERE {{"
        f" ?concept skos:inScheme <https://w3id.org/govgraph/{scheme}> ; skos:prefLabel ?label ;"
        f" skos:definition ?definition . {fields} }}"
    )
    lines = [[str(cell) for cell in row] for row in found.rows]
    lines.sort(key=lambda line: ([-int(cell) for cell in line[1:-1] if cell.isdecimal()], line))
    _table(("label", *properties, "definition"), lines)


def sources() -> None:
    """Write the sources of most statements with their dates and what each bound rests on."""
    names = ("source", "date", "earliest", "latest", "basis")
    rows = [row for row in _graph().sources().rows if int(row.text("statements")) >= _MANY]
    _table(names, [[row.text(name) for name in names] for row in rows])


def figures(group: str) -> None:
    """Write one group of the measured figures, for each size that has it: medians, and the ratios to the peers."""
    measured = {size: found for size, found in _measured()["sizes"].items() if group in found}
    for size, found in measured.items():
        groups = found[group]
        if group != "warm":
            groups = {"": groups}
        for name, ways in groups.items():
            cog.outl(f"\n**{size}{name and f', {name}'}**")
            lines = []
            for way, figure in ways.items():
                told = [_ratio(other, one) for other, one in figure.items() if isinstance(one, dict)]
                times = [f"{'over ' * ('cut' in figure)}{1000 * figure[clock]:,.1f}" for clock in ("seconds", "cpu")]
                lines.append([way, *times, f"{figure.get('megabytes', 0):,.0f}".removeprefix("0"), "; ".join(told)])
            _table(("way", "median ms", "processor ms", "peak MB", "times"), lines)


def targets() -> None:
    """Write what is wanted, and whether it was met."""
    lines = [list(line.values()) for line in _measured()["targets"]]
    _table(("work", "size", "against", "times at most", "measured", ""), lines)


def sizes() -> None:
    """Write how many triples there are at each size, and what they take of the disk."""
    lines = []
    for size, found in _measured()["sizes"].items():
        triples = [f"{found['triples'][name]:,}" for name in ("data", "claims", "snapshot")]
        disk = [f"{found['disk'][name]:,}" for name in ("file", "pyoxigraph", "govgraph")]
        lines.append([size, *triples, *disk])
    _table(("size", "data", "claims", "snapshot", "MB as N-Triples", "MB bulk-loaded", "MB store"), lines)


def machine() -> None:
    """Write where the figures were measured, and which peers were left out."""
    told = _measured()
    cog.outl("\n" + ", ".join(f"{key} {value}" for key, value in told["machine"].items()) + ".")
    for size, found in told["sizes"].items():
        for name, why in found["left out"].items():
            cog.outl(f"Left out at {size}: {name}, {why.rstrip('. ')}.")


def _measured() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path(__file__).parent.parent / "benchmarks" / "results.json").read_text())
    return found


def _ratio(other: str, told: dict[str, float]) -> str:
    median, first, third, cpu = (_short(told[key]) for key in ("median", "first", "third", "cpu"))
    return f"{median} ({first} to {third}), processor {cpu}, of {other.removeprefix('to ')}"


def _short(number: float) -> str:
    return f"{number:.3g}"


@functools.cache
def _graph() -> GovGraph:
    """Open the graph once for all pages, with a terminal of one width and a cache that nobody else writes."""
    os.environ["COLUMNS"] = "100"
    if not os.environ.get("GOVGRAPH_CACHE"):
        os.environ["GOVGRAPH_CACHE"] = tempfile.mkdtemp(prefix="govgraph-docs-")
        atexit.register(shutil.rmtree, os.environ["GOVGRAPH_CACHE"])
    graph = GovGraph()
    # A pinned line names the day of asking; on paper it would change with each day.
    os.environ.setdefault("GOVGRAPH_TODAY", graph.index.newest)
    return graph


def _told(words: Sequence[str]) -> tuple[str, int]:
    """Run a command in this process; both streams in the order in which a terminal has them."""
    graph, out = _graph(), io.StringIO()
    with (
        mock.patch.object(sys, "argv", ["govgraph", *words]),
        mock.patch.object(terminal, "GovGraph", lambda: graph),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out),
    ):
        try:
            cli.main()
        except SystemExit as end:
            # The version names the state of all files; in print it would change with each of them.
            return out.getvalue().replace(graph.index.version, "<version>"), int(end.code or 0)
    raise AssertionError("the command line always ends with an exit code")


def _imported(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "govgraph":
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("govgraph."):
            found.add((node.module or "").split(".")[1])
    return found


def _height(name: str, uses: dict[str, set[str]]) -> int:
    return 1 + max((_height(other, uses) for other in uses[name]), default=-1)


def _ordered(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(item) for item in value]


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split())


def _block(language: str, lines: Iterable[str]) -> None:
    cog.outl("\n".join([f"```{language}", *lines, "```"]))


def _table(names: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    cog.outl(f"\n{render.rows(names, lines, 'md')}")
