"""Rules: CONSTRUCT files that run in passes until nothing new comes of them."""

from govgraph import resources
from govgraph.errors import BadData
from govgraph.store import Store

# A chain of rules is short; more passes mean that a rule feeds itself without end.
PASSES = 20


def run(store: Store, stage: str) -> int:
    """Run the rules of one stage, `claims` or `facts`, over a store; the number of new triples is returned."""
    files = list(resources.files(f"queries/rules/{stage}", ".rq"))
    before = len(store)
    for _ in range(PASSES):
        news = sum(store.derive(path.read_text(encoding="utf-8")) for path in files)
        if not news:
            return len(store) - before
    raise BadData(f"queries/rules/{stage}", 0, f"the rules still find something new after {PASSES} passes")
