"""From the files to the claims, and from the claims to what one would have known on a day."""

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
    store.derive(_policy("known").bind({"day": day}))
    unknown = Store()
    store.construct(_policy("narrows").text, unknown)
    store.remove([line for *_, line in unknown.lines()])
    return _resolve(base, day, store)


def latest(base: Store, into: Store) -> Store:
    """Make the snapshot by all sources of a copy of the claims, which is quicker: it only lacks the declarations."""
    declared, worldly = Store(), Store()
    _load_ontology(declared)
    declared.construct(_policy("world").text, worldly)
    kept = {line for *_, line in worldly.lines()}
    into.remove([line for *_, line in declared.lines() if line not in kept])
    into.derive(_policy("all-known").text)
    return _resolve(base, newest(base), into)


def _resolve(base: Store, day: date, store: Store) -> Store:
    for run, win, said in _TURNS:
        if win == "mayWin" and day >= newest(base):
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
