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
# The header of a rule whose triples no rule reads; it runs once, after the others.
_LAST = "#+ last: true"


class Rule(NamedTuple):
    """One file, with the names that stand in what it writes and in what it reads."""

    path: Path
    text: str
    writes: frozenset[str]
    reads: frozenset[str]


def run(store: Store, stage: str) -> int:
    """Run the rules of one stage, `claims` or `facts`, over a store; the number of new triples is returned.

    A rule runs again only after one has found something that bears a name which it reads.
    """
    rules = [_read(path) for path in resources.files(f"queries/rules/{stage}", ".rq")]
    before = len(store)
    due = [rule for rule in rules if _LAST not in rule.text]
    for _ in range(PASSES):
        found = frozenset[str]().union(*(rule.writes for rule in due if _apply(store, rule)))
        due = [rule for rule in rules if _LAST not in rule.text and rule.reads & found]
        if not due:
            break
    else:
        raise BadData(f"queries/rules/{stage}", 0, f"the rules still find something new after {PASSES} passes")
    for rule in rules:
        if _LAST in rule.text:
            _apply(store, rule)
    return len(store) - before


def _read(path: Path) -> Rule:
    text = resources.text(path)
    head, _, body = text.partition("CONSTRUCT")[2].partition("WHERE")
    return Rule(path, text, frozenset(_NAME.findall(head)), frozenset(_NAME.findall(body)))


def _apply(store: Store, rule: Rule) -> int:
    try:
        return store.derive(rule.text)
    except BadUse as error:
        raise BadData(rule.path.name, 0, str(error)) from None
