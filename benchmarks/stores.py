"""What is done with a whole store: load it, learn what was known on another day, find the heaviest ties, write it."""

import json
import shutil

import peers
import targets
import turns
from bench import Bench
from turns import Figure, Spent, Turn

from govgraph import views

_BULK = "pyoxigraph bulk_load to disk"
_OURS = "govgraph"
_WHOLE = "pyoxigraph, whole SPARQL"


def load(site: Bench) -> dict[str, Figure]:
    """Load in turns, each in a process of its own; ours tells its steps. The last stores stay."""
    programs = {
        _BULK: (peers.BULK, site.raw),
        "pyoxigraph bulk_load to memory": (peers.MEMORY, site.raw),
        _OURS: (peers.OURS, site.store),
    }
    if site.size == "S":
        programs["rdflib parse"] = (peers.RDFLIB_LOAD, site.raw)
    rounds: list[Turn] = []
    for _ in range(site.loads):
        turn: Turn = {}
        for place in (site.raw, site.store):
            shutil.rmtree(place, ignore_errors=True)
        for name, (program, place) in programs.items():
            turn[name] = turns.process((*peers.python(program), str(site.data), str(place)))
        for step, spent in json.loads(turn[_OURS].printed).items():
            turn[f"{_OURS}, {step}"] = Spent(*spent)
        rounds.append(turn)
    return turns.figures(rounds, _BULK, targets.pairs("load"))


def new_day(site: Bench) -> dict[str, Figure]:
    """The snapshot of a day of sources that nobody asked for yet: another one in each round."""
    rounds: list[Turn] = []
    for number in range(1, site.loads + 1):
        spent = turns.process((*peers.python(peers.NEW_DAY), str(site.store), str(number)))
        wall, cpu = map(float, spent.printed.split())
        rounds.append({_OURS: spent._replace(wall=wall, cpu=cpu)})
    return turns.figures(rounds, _OURS)


def ties(site: Bench) -> dict[str, Figure]:
    """The heaviest ties of co-membership, as whole processes; rows that differ stop the measurement."""
    text = site.write("comembership.rq", views.read("comembership").text)
    commands = {
        _WHOLE: (*peers.python(peers.RAW_TIES), str(site.known), str(text)),
        _OURS: (*peers.python(peers.TIES), str(site.store)),
    }
    rounds = turns.processes(commands, site.loads, site.patience)
    told = {spent.printed for turn in rounds for spent in turn.values() if not spent.cut}
    if len(told) != 1:
        raise turns.Failed(f"the heaviest ties differ: {' and '.join(sorted(told))}")
    figures = turns.figures(rounds, _WHOLE, targets.pairs("co-membership"))
    figures[_OURS]["rows"] = int(told.pop().split()[0])
    return figures


def export(site: Bench) -> dict[str, Figure]:
    """Write the network of who chairs after whom, and the whole snapshot, beside the bare engine."""
    out = site.work / "out"
    store = ["--store", str(site.store)]
    ours = str(peers.ours())
    commands = {
        "pyoxigraph dump of the snapshot": (*peers.python(peers.DUMP), str(site.known), str(out)),
        "govgraph dump of the snapshot": [ours, "dump", "snapshot", "nt", "-o", str(out), *store],
        "govgraph export csv chair-succession": [
            *(ours, "export", "csv", "chair-succession", "-o", str(site.work / "csv"), *store),
        ],
        "govgraph export gexf chair-succession": [
            *(ours, "export", "gexf", "chair-succession", "-o", str(site.work / "out.gexf"), *store),
        ],
    }
    return turns.figures(turns.processes(commands, site.loads), next(iter(commands)))
