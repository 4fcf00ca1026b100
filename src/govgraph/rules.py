"""Rules: CONSTRUCT files that run in passes until nothing new comes of them."""

import re
from pathlib import Path
from typing import NamedTuple

from govgraph import resources
from govgraph.errors import BadData, BadUse
from govgraph.store import Store

# A chain of rules is short; more passes mean that a rule feeds itself without end.
PASSES = 20
_NAME = re.compile(r"[a-z]+:[\w-]+|<[^>\s]+>")
# The header of a rule that only reads what the rules of earlier turns find; without it, a rule has the first turn.
_TURN = re.compile(r"^#\+ turn: (\d)$", re.MULTILINE)


# The header of a rule whose finds feed no rule of its turn, itself included, although it reads names that it writes.
_ONCE = re.compile(r"^#\+ once: true$", re.MULTILINE)


class Rule(NamedTuple):
    """One file, with its turn, and the names that stand in what it writes and in what it reads."""

    path: Path
    text: str
    turn: str
    once: bool
    writes: frozenset[str]
    reads: frozenset[str]


def run(store: Store, stage: str) -> int:
    """Run the rules of one stage, `claims` or `facts`, over a store; the number of new triples is returned.

    The rules of one turn run in passes until a pass finds nothing new, then those of the next turn; after a pass, only
    the rules run again that read a name which a rule of that pass writes; what runs `once` does neither.
    """
    rules = [_read(path) for path in resources.files(f"queries/rules/{stage}", ".rq")]
    before = size = len(store)
    for turn in sorted({rule.turn for rule in rules}):
        size = _settle(store, [rule for rule in rules if rule.turn == turn], stage, size)
    return size - before


def _settle(store: Store, rules: list[Rule], stage: str, size: int) -> int:
    """Run the rules of one turn over a store of so many triples; how many it has afterwards is returned."""
    due = rules
    for _ in range(PASSES):
        for rule in due:
            _apply(store, rule)
        before, size = size, len(store)
        written = frozenset[str]().union(*(rule.writes for rule in due if not rule.once))
        due = [rule for rule in rules if not rule.once and rule.reads & written]
        if size == before or not due:
            return size
    raise BadData(f"queries/rules/{stage}", 0, f"the rules still find something new after {PASSES} passes")


def _read(path: Path) -> Rule:
    text = resources.text(path)
    head, _, body = text.partition("CONSTRUCT")[2].partition("WHERE")
    turn = _TURN.search(text)
    once = bool(_ONCE.search(text))
    return Rule(
        path, text, (turn and turn[1]) or "1", once, frozenset(_NAME.findall(head)), frozenset(_NAME.findall(body))
    )


def _apply(store: Store, rule: Rule) -> None:
    try:
        store.derive(rule.text)
    except BadUse as error:
        raise BadData(rule.path.name, 0, str(error)) from None
