"""Lists of test cases, each read from a folder; a list that is too short fails, so that nothing stays untested."""

from pathlib import Path

from govgraph import phrasings, queries
from govgraph.queries import Query

ROOT = Path(__file__).parent.parent
# The documents of 2001 to 2010 with which the graph began.
FIVE = {"000_3c289b15e5a26d19", "a-56-167", "a-63-265", "connecting-the-dots", "hld-and-beyond"}
# Starts the command line on another folder than the checkout.
ELSEWHERE = """
import sys
from govgraph import resources
place = sys.argv.pop(1)
resources.place = lambda: place
from govgraph.cli import main
main()
"""


def files(folder: str, suffix: str, least: int) -> list[Path]:
    """The files of one folder of the repository with one suffix, in the order of their names."""
    found = sorted((ROOT / folder).glob(f"*{suffix}"))
    if len(found) < least:
        raise AssertionError(f"{folder} holds {len(found)} *{suffix}; at least {least} are expected")
    return found


def canned(least: int) -> list[Query]:
    """The canned queries."""
    return [queries.read(path) for path in files("queries", ".rq", least)]


def examples(least: int) -> list[tuple[Query, dict[str, str], tuple[str, ...] | None]]:
    """Each example of each canned query: the query, its parameters, and the expected answer where one is given."""
    found = []
    for query in canned(40):
        for example in query.examples:
            answer = example.get("answer")
            params = {str(key): str(value) for key, value in example.items() if key != "answer"}
            if isinstance(answer, list):
                found.append((query, params, tuple(str(item) for item in answer)))
            else:
                found.append((query, params, None))
    if len(found) < least:
        raise AssertionError(f"the queries have {len(found)} examples; at least {least} are expected")
    return found


def said(least: int) -> list[tuple[Query, str]]:
    """Each phrasing of each canned query."""
    found = [(query, phrasing) for query in canned(40) for phrasing in query.phrasings]
    if len(found) < least:
        raise AssertionError(f"the queries have {len(found)} phrasings; at least {least} are expected")
    return found


def spoken(phrasing: str, params: dict[str, str]) -> list[str]:
    """All ways to say a phrasing, with values in place of its parameters."""
    ways = [" ".join(way) for way in phrasings.expand(phrasing)]
    for name, value in params.items():
        ways = [way.replace(f"{{{name}}}", value) for way in ways]
    return ways


def parameters(least: int) -> list[tuple[Query, str]]:
    """Each parameter of each canned query."""
    found = [(query, param.name) for query in canned(40) for param in query.params]
    if len(found) < least:
        raise AssertionError(f"the queries have {len(found)} parameters; at least {least} are expected")
    return found
