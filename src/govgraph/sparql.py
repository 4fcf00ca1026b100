"""What a query of one's own may not do: write, reach outside the graph, or nest without end."""

import re

from govgraph.errors import BadUse, LimitReached

# What is no keyword: comments, strings, full names, prefixed names and variables.
_SKIPPED = re.compile(
    r"""#[^\n]*|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|[?$]\w+|[\w-]*:[\w./-]*""",
    re.DOTALL,
)
_WORD = re.compile(r"[A-Za-z]+")
_WRITES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}
_OUTSIDE = {"SERVICE", "FROM", "GRAPH"}
_DEEPEST = 200


def read_only(text: str) -> None:
    """Refuse a query that would write, or that would read from outside the graph; BadUse says which.

    >>> read_only("DELETE WHERE { ?s ?p ?o }")
    Traceback (most recent call last):
    govgraph.errors.BadUse: updates are refused (DELETE); the graph is read-only, use SELECT or ASK
    """
    words = _SKIPPED.sub(" ", text)
    for word in _WORD.findall(words):
        upper = word.upper()
        if upper in _WRITES:
            raise BadUse(f"updates are refused ({upper}); the graph is read-only, use SELECT or ASK")
        if upper in _OUTSIDE:
            raise BadUse(f"{upper} is refused; a query runs on one graph, the snapshot or the claims")
    deepest = depth = 0
    for sign in words:
        depth += (sign in "{(") - (sign in "})")
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise LimitReached(f"the query nests {deepest} brackets deep; at most {_DEEPEST} are read")
