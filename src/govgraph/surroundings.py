"""What a snapshot elsewhere says around a thing, fetched by the plainest patterns, which every engine reads alike."""

from govgraph import queries, resources
from govgraph.model import NAMESPACE, Iri
from govgraph.store import Store

# So many names stand in one request at the most, and so many nodes make a part at the most.
_BATCH = 250
_LARGEST = 5_000


def fetch(store: Store, things: tuple[Iri, ...]) -> Store | None:
    """A store in memory with the surroundings of some things: what names them, what that rests on, and where it stands.

    None where so much lies around them that it is better asked where it is.
    """
    part = _Part(store)
    for thing in things:
        store.construct(_policy("pointing").bind({"thing": thing}), part.held)
    part.take({thing.value for thing in things})
    claims = {node for node in part.ahead if _is_claim(node)}
    part.take({node for claim in claims for node in part.ahead[claim] if _is_claim(node)})
    starts = {thing.value for thing in things} | {node for node in part.ahead if _is_claim(node)}
    named = {node for start in starts for node in part.ahead.get(start, ())}
    part.take(named)
    # Sources behind the passages, and the kinds of what is named.
    part.take({node for name in named for node in part.ahead.get(name, ()) if node.startswith(NAMESPACE)})
    if part.large:
        return None
    return part.held


class _Part:
    """What was fetched so far, and which nodes each node of it names."""

    def __init__(self, store: Store) -> None:
        self.held = Store()
        self.ahead: dict[str, set[str]] = {}
        self.large = False
        self._store = store

    def take(self, nodes: set[str]) -> None:
        """Fetch what is said of some nodes, unless it is already there or grows too large."""
        self._read()
        wanted = sorted(nodes - self.ahead.keys())
        self.large = self.large or len(wanted) + len(self.ahead) > _LARGEST
        if self.large:
            return
        for start in range(0, len(wanted), _BATCH):
            batch = tuple(Iri(node) for node in wanted[start : start + _BATCH])
            self._store.construct(_policy("lines").bind({}, batch), self.held)
        self.ahead |= {node: set() for node in wanted}
        self._read()

    def _read(self) -> None:
        for subject, _, target, _ in self.held.lines():
            near = self.ahead.setdefault(subject, set())
            if target:
                near.add(target)


def _is_claim(node: str) -> bool:
    return node.startswith((f"{NAMESPACE}st/", f"{NAMESPACE}derived/"))


def _policy(name: str) -> queries.Query:
    return queries.read(resources.root() / "queries" / "policy" / f"{name}.rq")
