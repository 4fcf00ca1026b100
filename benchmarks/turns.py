"""Measuring in turns: whole processes and calls, medians with quartiles, and ratios taken within each turn."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

# What takes longer, in seconds, runs in few turns; what takes much longer, only in the one that warms up.
SLOW, VERY_SLOW = 2, 60
FEW = 3
# Starts a command, waits for its end, or ends it after some seconds. The memory of a child is measured rightly only
# from a small parent. It prints seconds on the wall and of the processor, megabytes at the most, and the exit status.
_LAUNCH = """
import os, resource, signal, sys, time
limit, out, *command = sys.argv[1:]
into = [(os.POSIX_SPAWN_OPEN, number, out + ending, os.O_WRONLY | os.O_CREAT, 0o600)
        for number, ending in ((1, ""), (2, ".errors"))]
start = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ, file_actions=into)
signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
signal.alarm(int(limit))
status = os.wait4(child, 0)[1]
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))
"""
Command: TypeAlias = Sequence[str]
Figure: TypeAlias = dict[str, float | dict[str, float]]


class Failed(Exception):
    """A peer that could not do what it was asked."""


class Spent(NamedTuple):
    """What one run took: seconds on the wall and of the processor, megabytes; what it printed; whether it was cut."""

    wall: float
    cpu: float
    megabytes: float = 0
    printed: str = ""
    cut: bool = False


Turn: TypeAlias = dict[str, Spent]


def process(command: Command, limit: int = 3600) -> Spent:
    """Run a command to its end, or to a limit in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        launch = [sys.executable, "-S", "-E", "-c", _LAUNCH, str(limit), str(out), *command]
        told = subprocess.run(launch, check=True, capture_output=True, text=True).stdout
        wall, cpu, megabytes, code = map(float, told.split())
        cut = code == -9 and wall >= limit
        if code and not cut:
            raise Failed(f"it ended with {code:.0f}: {_reason(Path(f'{out}.errors').read_text(errors='replace'))}")
        return Spent(wall, cpu, megabytes, out.read_text(encoding="utf-8", errors="replace"), cut)


def processes(commands: Mapping[str, Command], rounds: int, limit: int = 3600, first: Turn | None = None) -> list[Turn]:
    """Run whole processes in turns, after one turn that warms up; that one may have been run already."""
    if first is None:
        first = {name: process(command, limit) for name, command in commands.items()}
    return _in_turns(first, lambda name: process(commands[name], limit), rounds)


def calls(ways: Mapping[str, Callable[[], object]], rounds: int) -> list[Turn]:
    """Call in turns, each as often as gives time enough to measure, after one turn that warms up."""
    first = {name: _timed(way, 1) for name, way in ways.items()}
    often = {name: max(1, min(50, int(0.05 / (spent.wall + 1e-9)))) for name, spent in first.items()}
    return _in_turns(first, lambda name: _timed(ways[name], often[name]), rounds)


def figures(turns: list[Turn], base: str, pairs: Iterable[tuple[str, str]] = ()) -> dict[str, Figure]:
    """Medians and quartiles of each competitor, and its ratios to the base and to those that it is paired with.

    A ratio is taken within each turn in which both ran. What was cut took at least so long.
    """
    found: dict[str, Figure] = {}
    for name in turns[0]:
        own = [turn[name] for turn in turns if name in turn]
        figure = _figure(own)
        others = dict.fromkeys([base, *(peer for way, peer in pairs if way == name)])
        for other in others.keys() & turns[0].keys() - {name}:
            figure[f"to {other}"] = _ratio(
                [(turn[name], turn[other]) for turn in turns if {name, other} <= turn.keys()]
            )
        found[name] = figure
    return found


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """First quartile, median and third quartile."""
    if len(values) < 2:
        return (values[0],) * 3
    first, middle, third = statistics.quantiles(values, n=4, method="inclusive")
    return first, middle, third


def _figure(own: list[Spent]) -> Figure:
    first, middle, third = spread([spent.wall for spent in own])
    cpu = statistics.median(spent.cpu for spent in own)
    figure: Figure = {"seconds": middle, "first": first, "third": third, "cpu": cpu, "turns": len(own)}
    if any(spent.megabytes for spent in own):
        figure["megabytes"] = statistics.median(spent.megabytes for spent in own)
    if any(spent.cut for spent in own):
        figure["cut"] = True
    return {key: round(value, 6) for key, value in figure.items() if not isinstance(value, dict)}


def _ratio(both: list[tuple[Spent, Spent]]) -> dict[str, float]:
    low, middle, high = spread([one.wall / other.wall for one, other in both])
    told = {"median": middle, "first": low, "third": high}
    told["cpu"] = statistics.median(one.cpu / max(other.cpu, 1e-9) for one, other in both)
    if all(one.megabytes and other.megabytes for one, other in both):
        told["megabytes"] = statistics.median(one.megabytes / other.megabytes for one, other in both)
    return {key: float(f"{value:.4g}") for key, value in told.items()}


def _reason(errors: str) -> str:
    """The line of an error that says most: the last one that names an error, else the last of all."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    named = [line for line in lines if "Error: " in line or "error: " in line]
    return "".join((named or lines)[-1:])[:200]


def _in_turns(first: Turn, run: Callable[[str], Spent], rounds: int) -> list[Turn]:
    """So many turns; who was slow in the first one runs in few of them, who was very slow counts with that one."""
    turns: list[Turn] = []
    for number in range(rounds):
        turn: Turn = {}
        for name, spent in first.items():
            if spent.wall <= SLOW or (spent.wall <= VERY_SLOW and number < FEW):
                turn[name] = run(name)
            elif number == 0:
                turn[name] = spent
        turns.append(turn)
    return turns


def _timed(way: Callable[[], object], often: int) -> Spent:
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(often):
        way()
    return Spent((time.perf_counter() - wall) / often, (time.process_time() - cpu) / often)
