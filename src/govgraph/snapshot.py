"""From the files to the claims, and from the claims to what one would have known on a day."""

from collections.abc import Iterator
from datetime import date

from govgraph import queries, resources, rules
from govgraph.errors import BadData
from govgraph.model import NAMESPACE, Iri
from govgraph.store import Store

# For sure and for possible winners: how they run, how they win, and which bound of a source's date must have passed.
_TURNS = (("runs", "wins", "saidLatest"), ("mayRun", "mayWin", "saidEarliest"))


def claims() -> Store:
    """Load every shipped file and work out what the statements amount to."""
    store = Store()
    for path in resources.files("data", ".ttl"):
        store.load_file(path)
    return work_out(store)


def work_out(store: Store) -> Store:
    """Add the ontology to a store of statements, and what the statements amount to."""
    _load_ontology(store)
    rules.run(store, "claims")
    store.derive(_policy("rank").text)
    return store


def of(base: Store, day: date, into: Store | None = None) -> Store:
    """Build the snapshot of a day from the claims: what was known, who wins which slot, and what follows from it.

    It is built in memory, or in an empty store that is given.
    """
    store = into
    if store is None:
        store = Store()
    for name in ("world", "sources", "claims"):
        base.construct(_policy(name).bind({"day": day}), store)
    return _settle(store, day, certain=day >= newest(base))


def history(base: Store) -> Iterator[tuple[str, bytes]]:
    """What the claims tell, as N-Triples, each with the day since when it may be known; first what always was."""
    yield "", base.built(_policy("world").text)
    for day in days(base):
        yield day, base.built(_policy("since").bind({"day": date.fromisoformat(day)}))


def known(told: bytes, day: date, into: Store | None = None) -> Store:
    """Build the snapshot of a day, when not all was certain, from what a history of the claims tells up to it.

    It is built in memory, or in an empty store that is given; much sooner than from the claims themselves.
    """
    store = into
    if store is None:
        store = Store()
    store.load_own(told)
    return _settle(store, day, certain=False)


def latest(base: Store, into: Store) -> Store:
    """Make the snapshot by all sources of a copy of the claims, which is quicker: it only lacks the declarations."""
    declared, worldly = Store(), Store()
    _load_ontology(declared)
    declared.construct(_policy("world").text, worldly)
    kept = {line for *_, line in worldly.lines()}
    into.remove([line for *_, line in declared.lines() if line not in kept])
    into.derive(_policy("all-known").text)
    return _resolve(into, newest(base), certain=True)


def _settle(store: Store, day: date, certain: bool) -> Store:
    """Tell what is certainly known by a day from what is only possible, and go on from there."""
    store.derive(_policy("known").bind({"day": day}))
    unknown = Store()
    store.construct(_policy("narrows").text, unknown)
    store.remove([line for *_, line in unknown.lines()])
    return _resolve(store, day, certain)


def _resolve(store: Store, day: date, certain: bool) -> Store:
    """Add who wins which slot, and what follows; where all is `certain`, nothing is only possible."""
    for run, win, said in _TURNS:
        if win == "mayWin" and certain:
            break
        store.derive(_policy("candidates").bind({"run": _term(run), "said": _term(said), "day": day}))
        store.derive(_policy("resolve").bind({"win": _term(win), "run": _term(run)}))
    rules.run(store, "facts")
    return store


def days(base: Store) -> list[str]:
    """The days on which what is known changes, in order; by the last of them every source is certainly known."""
    return [str(row[0]) for row in base.select(_policy("days").text).rows]


def newest(base: Store) -> date:
    """The day by which every source is certainly known."""
    return date.fromisoformat(days(base)[-1])


def _load_ontology(store: Store) -> None:
    for path in resources.files("ontology", ".ttl"):
        if path.name != "shapes.ttl":
            store.load_file(path)


def _term(name: str) -> Iri:
    return Iri(f"{NAMESPACE}ns#{name}")


def _policy(name: str) -> queries.Query:
    text = resources.text(resources.root() / "queries" / "policy" / f"{name}.rq")
    # Its header is not needed, so no reader of YAML is.
    if not text.startswith("#+ summary: "):
        raise BadData(f"{name}.rq", 1, "the header needs a line '#+ summary: ...'")
    return queries.Query(name, "", text)
