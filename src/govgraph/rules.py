"""Rules: CONSTRUCT files that run in passes until nothing new comes of them."""

import contextlib
import re
from collections.abc import Iterator
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


def run(store: Store, stage: str) -> None:
    """Run the rules of one stage, `claims` or `facts`, over a store, and add what they find.

    The rules of one turn run in passes until a pass finds nothing new, then those of the next turn; after a pass, only
    the rules run again that read a name which a rule of that pass found more of; what runs `once` does neither.
    """
    rules = [_read(path) for path in resources.files(f"queries/rules/{stage}", ".rq")]
    for turn in sorted({rule.turn for rule in rules}):
        _settle(store, [rule for rule in rules if rule.turn == turn and not rule.once], stage)
        for rule in rules:
            if rule.turn == turn and rule.once:
                _derive(store, rule)


def _settle(store: Store, rules: list[Rule], stage: str) -> None:
    """Run rules that may feed each other until none of them finds more than before."""
    found = dict.fromkeys(rules, 0)
    due = rules
    for _ in range(PASSES):
        counts = {rule: _find(store, rule) for rule in due}
        grown = [rule for rule in due if counts[rule] > found[rule]]
        found |= counts
        written = frozenset[str]().union(*(rule.writes for rule in grown))
        due = [rule for rule in rules if rule.reads & written]
        if not due:
            return
    raise BadData(f"queries/rules/{stage}", 0, f"the rules still find something new after {PASSES} passes")


def _read(path: Path) -> Rule:
    text = resources.text(path)
    head, _, body = text.partition("CONSTRUCT")[2].partition("WHERE")
    turn = _TURN.search(text)
    once = bool(_ONCE.search(text))
    return Rule(
        path, text, (turn and turn[1]) or "1", once, frozenset(_NAME.findall(head)), frozenset(_NAME.findall(body))
    )


def _find(store: Store, rule: Rule) -> int:
    """How much a rule finds by now; counting its finds is cheaper than counting the store before and after."""
    found = Store()
    with _named(rule):
        store.construct(rule.text, found)
    store.load_own(found.content())
    return len(found)


def _derive(store: Store, rule: Rule) -> None:
    with _named(rule):
        store.derive(rule.text)


@contextlib.contextmanager
def _named(rule: Rule) -> Iterator[None]:
    """Name the rule in what is wrong with its text."""
    try:
        yield
    except BadUse as error:
        raise BadData(rule.path.name, 0, str(error)) from None
