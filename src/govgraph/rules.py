"""Rules: CONSTRUCT files that run in passes until nothing new comes of them."""

from pathlib import Path

from govgraph import resources
from govgraph.errors import BadData, BadUse
from govgraph.store import Store

# A chain of rules is short; more passes mean that a rule feeds itself without end.
PASSES = 20


def run(store: Store, stage: str) -> int:
    """Run the rules of one stage, `claims` or `facts`, over a store; the number of new triples is returned."""
    files = list(resources.files(f"queries/rules/{stage}", ".rq"))
    before = len(store)
    for _ in range(PASSES):
        if not sum(_apply(store, path) for path in files):
            return len(store) - before
    raise BadData(f"queries/rules/{stage}", 0, f"the rules still find something new after {PASSES} passes")


def _apply(store: Store, path: Path) -> int:
    try:
        return store.derive(resources.text(path))
    except BadUse as error:
        raise BadData(path.name, 0, str(error)) from None
