"""Whole processes, from a prompt back to the prompt: the shipped data, and the store of a size."""

from pathlib import Path

import bench
import peers
import targets
import turns
from bench import Bench
from turns import Command, Figure

from govgraph import GovGraph

_SHIPPED = ("who", "chairs", "GFMD", "2010")
_WINNER = "mexico"
_COMPLETION = ("_GOVGRAPH_COMPLETE=bash_complete", "COMP_WORDS=govgraph show colom", "COMP_CWORD=2")
# What the plain table of SQLite is filled with.
_SEATS = """
PREFIX gov: <https://w3id.org/govgraph/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT ?of ?role ?agent ?status {
  ?stmt gov:wins ?slot ; gov:of ?of ; org:role ?role ; org:member ?agent ; gov:status ?status .
}
"""


def measure(site: Bench) -> dict[str, Figure]:
    """One lookup by each who can answer it; that in the shipped data beside those at the small size."""
    commands: dict[str, Command] = {
        "python -c pass": peers.python(peers.BARE),
        "import click": peers.python(peers.CLICK),
        "import rdflib": peers.python(peers.IMPORT_RDFLIB),
    }
    shipped: dict[str, Command] = {}
    programs = site.attempt("govgraph, installed", lambda: peers.installed(site.work))
    if programs:
        program = str(programs / "govgraph")
        if site.size == "S":
            shipped = _shipped(program) | _peers(site)
            commands["govgraph --help"] = [program, "--help"]
            commands["govgraph, completion"] = ["env", *_COMPLETION, program]
        commands["govgraph --store"] = [program, *bench.question(), "--store", str(site.store)]
    commands |= shipped | _stores(site)
    first = {}
    for name, command in commands.items():
        spent = site.attempt(name, lambda command=command: turns.process(command, site.patience))
        if spent and name in shipped and _WINNER not in spent.printed.lower():
            site.left_out[name] = "it gives another answer"
        elif spent:
            first[name] = spent
    rounds = turns.processes(commands, site.rounds, site.patience, first)
    return turns.figures(rounds, "import click", targets.pairs("cold"))


def _shipped(program: str) -> dict[str, Command]:
    """Our own: the answer that the package has ready, and the same worked out."""
    return {
        "govgraph, installed": [program, *_SHIPPED],
        "govgraph, worked out": ["env", "GOVGRAPH_READY=0", program, *_SHIPPED],
    }


def _peers(site: Bench) -> dict[str, Command]:
    """Others who answer the same from the shipped snapshot: its N-Triples, or a server that holds them."""
    graph = GovGraph()
    data = site.work / "shipped.nt"
    data.write_bytes(graph.dump("snapshot", "nt"))
    query = site.write("shipped.rq", graph.bound("chair", edition="GFMD 2010"))
    commands: dict[str, Command] = {"rdflib + click": (*peers.python(peers.RDFLIB), str(data), str(query))}
    comunica = site.attempt("comunica", lambda: peers.comunica(site.node))
    if comunica:
        commands["comunica"] = [comunica, str(data), "-f", str(query)]
    for engine in site.engines:
        if site.filled(engine, "shipped", data.read_bytes()):
            commands[f"{engine.name}, running, by curl"] = engine.curl(query, "shipped")
    return commands


def _stores(site: Bench) -> dict[str, Command]:
    """The bare engine on our store of this size, and a plain table of it."""
    snapshot = site.opened().snapshot(None)
    rows = [tuple(getattr(cell, "id", str(cell)) for cell in row) for row in snapshot.select(_SEATS).rows]
    table = site.work / "seats.sqlite"
    peers.table(table, [(of, role.rpartition("/")[2], *rest) for of, role, *rest in rows])
    query = site.write("chair.rq", site.opened().bound("chair", **bench.given("chair")))
    return {
        "pyoxigraph, read-only store": (*peers.python(peers.OXIGRAPH), str(site.known), str(query)),
        "sqlite, plain table": (*peers.python(peers.SQLITE), str(table), Path(bench.meeting()).name),
    }
