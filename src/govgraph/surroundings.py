"""What a snapshot elsewhere says around a thing, fetched by the plainest patterns, which every engine reads alike."""

from govgraph import queries, resources
from govgraph.model import NAMESPACE, Iri
from govgraph.store import Store

# So many names stand in one request at the most, and so many nodes make a part at the most.
_BATCH = 250
_LARGEST = 5_000
# When so many nodes were fetched they are forgotten, so that asking on and on takes no more memory.
_KEPT = 100_000


class Surroundings:
    """The nodes of one snapshot that were fetched so far; none is fetched twice."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pointing, self._saying = _policy("pointing"), _policy("lines")
        self._naming: dict[Iri, set[str]] = {}
        self._lines: dict[str, list[str]] = {}
        self._ahead: dict[str, set[str]] = {}

    def around(self, things: tuple[Iri, ...]) -> Store | None:
        """A store in memory with what names some things, what that rests on, and where it stands.

        None where so much lies around them that it is better asked where it is.
        """
        if len(self._lines) > _KEPT:
            for held in (self._naming, self._lines, self._ahead):
                held.clear()
        nodes = {thing.value for thing in things}
        starts = set(nodes)
        for thing in things:
            nodes |= self._names(thing)
        for further in (self._behind, self._named, self._kinds):
            if not self._fetch(nodes):
                return None
            nodes |= further(nodes, starts)
        if not self._fetch(nodes):
            return None
        store = Store()
        store.load_own("".join(line for node in sorted(nodes) for line in self._lines[node]).encode())
        return store

    def _names(self, thing: Iri) -> set[str]:
        """The nodes that name a thing."""
        if thing not in self._naming:
            found = self._store.select(self._pointing.bind({"thing": thing}))
            self._naming[thing] = {node.value for (node,) in found.rows if isinstance(node, Iri)}
        return self._naming[thing]

    def _behind(self, nodes: set[str], _: set[str]) -> set[str]:
        """The claims on which others rest."""
        return {node for one in nodes if _is_claim(one) for node in self._ahead[one] if _is_claim(node)}

    def _named(self, nodes: set[str], starts: set[str]) -> set[str]:
        """What is named by claims, and by the things themselves."""
        return {node for one in nodes if one in starts or _is_claim(one) for node in self._ahead[one]}

    def _kinds(self, nodes: set[str], _: set[str]) -> set[str]:
        """The sources behind passages, and the kinds of what is named."""
        return {node for one in nodes for node in self._ahead[one] if node.startswith(NAMESPACE)}

    def _fetch(self, nodes: set[str]) -> bool:
        """Fetch what is said of some nodes, unless they are too many."""
        if len(nodes) > _LARGEST:
            return False
        wanted = sorted(nodes - self._lines.keys())
        for start in range(0, len(wanted), _BATCH):
            self._read(wanted[start : start + _BATCH])
        return True

    def _read(self, nodes: list[str]) -> None:
        told = Store()
        self._store.construct(self._saying.bind({}, tuple(map(Iri, nodes))), told)
        # A node of which nothing is said is not asked for again.
        self._lines |= {node: [] for node in nodes}
        self._ahead |= {node: set() for node in nodes}
        for subject, _, target, line in told.lines():
            self._lines[subject].append(line)
            if target:
                self._ahead[subject].add(target)


def _is_claim(node: str) -> bool:
    return node.startswith((f"{NAMESPACE}st/", f"{NAMESPACE}derived/"))


def _policy(name: str) -> queries.Query:
    return queries.read(resources.root() / "queries" / "policy" / f"{name}.rq")
