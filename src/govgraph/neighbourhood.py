"""What a snapshot says around a few things, looked up node by node: it costs the same however large the rest is."""

from collections.abc import Iterable
from itertools import islice

from govgraph import compilation
from govgraph.store import Store

# Around a node to which more others point, queries find their own way.
_MUCH = 3000


def of(snapshot: Store, starts: Iterable[str]) -> Store | None:
    """A store with what lies around some things or statements; None where that is too much."""
    triples = _Triples(snapshot)
    nodes: set[str] = set()
    for start in starts:
        if len(triples.back[start]) > _MUCH:
            return None
        nodes |= compilation.nodes_around(start, triples.ahead, triples.back)
    store = Store()
    store.load_own("".join(line for node in sorted(nodes) for line in triples.lines(node)).encode())
    return store


class _Triples:
    """The triples of the nodes that were asked for, each looked up once."""

    def __init__(self, snapshot: Store) -> None:
        self._snapshot = snapshot
        self._lines: dict[str, list[str]] = {}
        self.ahead: dict[str, set[str]] = _Ahead(self)
        self.back: dict[str, set[str]] = _Back(snapshot)

    def lines(self, node: str) -> list[str]:
        """The lines of N-Triples of a node."""
        if node not in self._lines:
            assert self.ahead[node] is not None
        return self._lines[node]

    def read(self, node: str) -> set[str]:
        """The nodes to which a node points; its lines are kept."""
        found = [one for one in self._snapshot.out_of(node) if not compilation.is_left_out(one[0])]
        self._lines[node] = [line for *_, line in found]
        return {target for _, target, _ in found if target}


class _Ahead(dict[str, set[str]]):
    def __init__(self, triples: _Triples) -> None:
        super().__init__()
        self._triples = triples

    def __missing__(self, node: str) -> set[str]:
        self[node] = self._triples.read(node)
        return self[node]


class _Back(dict[str, set[str]]):
    def __init__(self, snapshot: Store) -> None:
        super().__init__()
        self._snapshot = snapshot

    def __missing__(self, node: str) -> set[str]:
        self[node] = set(islice(self._snapshot.into(node), _MUCH + 1))
        return self[node]
