"""Questions in a process or server that is there already: the same text on the same snapshot, in turns."""

from collections.abc import Iterator

import bench
import peers
import pyoxigraph
import targets
import turns
from bench import Bench, Way
from turns import Figure, Spent, Turn

QUESTIONS = ("chair", "host", "members", "troika")
_RAW = "pyoxigraph, same text"
_OBVIOUS = "pyoxigraph, NOT EXISTS"
# How many series are asked about one after the other; every size has more.
_SERIES = 30


def measure(site: Bench) -> dict[str, dict[str, Figure]]:
    """Each question by each who can answer it."""
    graph = site.opened()
    texts = {name: graph.bound(name, **bench.given(name)) for name in QUESTIONS}
    ways = {name: _ways(site, name, text) for name, text in texts.items()}
    _add_engines(site, texts, ways)
    if site.size == "S":
        _add_memory(site, texts, ways)
    found = {}
    for name, by in ways.items():
        rounds = turns.calls(_agreeing(site, name, by), site.rounds)
        if name in ("chair", "troika"):
            _add_obvious(site, name, rounds)
        found[name] = turns.figures(rounds, _RAW, targets.pairs(f"warm/{name}"))
    return found


def _ways(site: Bench, name: str, text: str) -> dict[str, Way]:
    """The bare engine, our rows of terms, and our whole answer."""
    raw, snapshot = pyoxigraph.Store.read_only(str(site.known)), site.opened().snapshot(None)
    answers = _answers(site, name)
    return {
        _RAW: lambda: len([tuple(row) for row in raw.query(text)]),
        "govgraph": lambda: len(snapshot.select(text).rows),
        "govgraph, whole answer": lambda: next(answers),
    }


def _answers(site: Bench, name: str) -> Iterator[None]:
    """Whole answers to one question, of one meeting or body after the other, so that none is told from memory."""
    while True:
        graph = site.opened()
        for number in range(_SERIES):
            graph.query(name, **bench.given(name, number))
            yield


def _add_engines(site: Bench, texts: dict[str, str], ways: dict[str, dict[str, Way]]) -> None:
    if not site.engines:
        return
    content = site.opened().snapshot(None).content()
    for engine in site.engines:
        if site.filled(engine, site.size, content):
            for name, text in texts.items():
                ways[name][engine.name] = lambda text=text, engine=engine: engine.rows(text, site.size)


def _add_memory(site: Bench, texts: dict[str, str], ways: dict[str, dict[str, Way]]) -> None:
    """Add the peers that hold a snapshot of the small size in memory."""
    import rdflib

    path = site.work / "snapshot.nt"
    path.write_bytes(site.opened().snapshot(None).content())
    graph = rdflib.Graph().parse(path, format="nt")
    # The other texts take rdflib minutes, or end in a fault of its own.
    ways["chair"]["rdflib"] = lambda: len(list(graph.query(texts["chair"])))
    node = site.attempt("npm oxigraph", lambda: peers.Node(site.node, path))
    if node:
        for name, text in texts.items():
            ways[name]["npm oxigraph"] = lambda text=text: node(text)


def _add_obvious(site: Bench, name: str, rounds: list[Turn]) -> None:
    """Add the question as it is often put, on the claims, in a process of its own that is given so much time."""
    text = {"chair": peers.chair, "troika": peers.troika}[name](bench.meeting())
    command = (*peers.python(peers.ALONE), str(site.claims), str(site.write(f"{name}-obvious.rq", text)))
    for turn in rounds[: turns.FEW]:
        spent = turns.process(command, site.patience)
        if not spent.cut:
            spent = Spent(*map(float, spent.printed.split()))
        turn[_OBVIOUS] = spent
        if spent.wall > turns.VERY_SLOW:
            return


def _agreeing(site: Bench, name: str, ways: dict[str, Way]) -> dict[str, Way]:
    """The ways that give as many rows as the bare engine; the others are left out."""
    wanted = ways[_RAW]()
    kept = {}
    for way, run in ways.items():
        told = f"{way}, {name}"
        number = site.attempt(told, run)
        if number not in (None, wanted):
            site.left_out[told] = f"it gives {number} rows, the bare engine {wanted}"
        if told not in site.left_out:
            kept[way] = run
    return kept
