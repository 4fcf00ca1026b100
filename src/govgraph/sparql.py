"""What a query of one's own may not do: write, reach outside the graph, or nest without end."""

import re

from govgraph.errors import BadUse, LimitReached

# What is no keyword: comments, strings, language tags, full names, prefixed names and variables.
_SKIPPED = re.compile(
    r"""\#[^\n\r]*
    |\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'
    |@[A-Za-z]+(?:-[A-Za-z0-9]+)*
    |<[^<>"{}|^`\\\s]*>
    |[?$]\w+
    |(?:[A-Za-z][\w-]*)?:(?:(?:[\w%:]|\\.)(?:[\w%:-]|\\.|\.+(?=[\w%:\\-]))*)?""",
    re.DOTALL | re.VERBOSE,
)
_WORD = re.compile(r"[A-Za-z]+")
_WRITES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}
_OUTSIDE = ("SERVICE", "FROM", "GRAPH")
_DEEPEST = 200
# The engine reads long chains of signs and unions by recursion, which ends its process beyond some thousands.
_CHAIN = re.compile(r"[!&|/^+*<=-]|\bUNION\b", re.IGNORECASE)
_LONGEST = 2_000


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
        # The engine reads ASKFROM as two words, so a keyword counts inside a longer run of letters too.
        for keyword in _OUTSIDE:
            if keyword in upper:
                raise BadUse(f"{keyword} is refused; a query runs on one graph, the snapshot or the claims")
    if len(_CHAIN.findall(words)) > _LONGEST:
        raise LimitReached(f"the query chains more than {_LONGEST} operators; split it")
    deepest = depth = 0
    for sign in words:
        depth += (sign in "{(") - (sign in "})")
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise LimitReached(f"the query nests {deepest} brackets deep; at most {_DEEPEST} are read")
