"""What is wanted of govgraph, and whether a run has met it."""

from collections.abc import Iterator
from typing import Any, NamedTuple


class Target(NamedTuple):
    """At most so many times what a peer takes; without a peer, so many seconds.

    A peer that is a size is the same way at that size, in another run; `of` says which ratio counts.
    """

    work: str
    size: str
    group: str
    way: str
    peer: str
    most: float
    of: str = "median"


_COLD = "cold `who chairs GFMD 2010`"
_WARM = "warm canned query, rows as terms"
_SAME = "pyoxigraph, same text"
_NOT_EXISTS = "pyoxigraph, NOT EXISTS"
_BULK = "pyoxigraph bulk_load to disk"
TARGETS = (
    Target(_COLD, "S", "cold", "govgraph, installed", "import click", 1.3),
    Target(_COLD, "S", "cold", "govgraph, installed", "rdflib + click", 0.15),
    Target(_COLD, "S", "cold", "govgraph, installed", "comunica", 0.1),
    Target(_COLD, "S", "cold", "govgraph, installed", "fuseki, running, by curl", 5),
    *(
        Target(f"{_WARM}: {name}", "S", f"warm/{name}", "govgraph", _SAME, 1.3)
        for name in ("chair", "host", "members", "troika")
    ),
    *(Target(f"{name} at M", "M", f"warm/{name}", "govgraph", _NOT_EXISTS, 0.05) for name in ("chair", "troika")),
    *(Target(f"{name} at L", "L", f"warm/{name}", "govgraph", "M", 1.5) for name in ("chair", "troika")),
    Target("load to disk at M: the files alone", "M", "load", "govgraph, files", _BULK, 1.3),
    Target("load to disk at M: with claims, snapshot and names", "M", "load", "govgraph", _BULK, 1.3),
    Target("snapshot and rules for a new day of knowledge", "S", "new day", "govgraph", "", 0.3),
    Target("snapshot and rules for a new day of knowledge", "M", "new day", "govgraph", "", 20),
    Target("co-membership, top 100", "M", "co-membership", "govgraph", "pyoxigraph, whole SPARQL", 0.1),
    Target("memory of a cold lookup", "S", "cold", "govgraph, installed", "import rdflib", 1.0, "megabytes"),
    Target("the same, worked out", "S", "cold", "govgraph, worked out", "import rdflib", 1.0, "megabytes"),
)


def pairs(group: str) -> list[tuple[str, str]]:
    """Which ways of a group are compared with which peers."""
    return [(one.way, one.peer) for one in TARGETS if one.group == group]


def judged(sizes: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Each target with what was measured: met, not met, or not measured; what a cut peer took is longer still."""
    for one in TARGETS:
        told = {"work": one.work, "size": one.size, "against": one.peer or "seconds", "at most": f"{one.most:g}"}
        found = _measured(one, sizes)
        if found is None:
            yield told | {"measured": "", "verdict": "not measured"}
            continue
        value, cut = found
        verdict = {True: "met", False: "not met"}[value <= one.most]
        yield told | {"measured": f"{'under ' * cut}{value:.3g}", "verdict": verdict}


def table(sizes: dict[str, Any]) -> str:
    """The same as lines of equal columns."""
    lines = list(judged(sizes))
    rows = [list(lines[0]), *(list(line.values()) for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = ((cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join("  ".join(row).rstrip() for row in padded)


def _measured(one: Target, sizes: dict[str, Any]) -> tuple[float, bool] | None:
    """The figure to hold against a target, and whether its peer was cut short; None where it was not measured."""
    figures = _group(one, sizes, one.size)
    if one.way not in figures:
        return None
    own = figures[one.way]
    if not one.peer:
        return own["seconds"], False
    if one.peer in sizes:
        other = _group(one, sizes, one.peer)
        return own["seconds"] / other[one.way]["seconds"], False
    if f"to {one.peer}" not in own:
        return None
    return own[f"to {one.peer}"][one.of], figures[one.peer].get("cut", False)


def _group(one: Target, sizes: dict[str, Any], size: str) -> dict[str, Any]:
    found: dict[str, Any] = sizes.get(size, {})
    for part in one.group.split("/"):
        found = found.get(part, {})
    return found
