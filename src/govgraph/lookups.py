"""The plainest lookups, worked out ahead: who fills a seat of a body, a process or a meeting."""

import re
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from govgraph import ready, render
from govgraph.graph import GovGraph
from govgraph.queries import Query

if TYPE_CHECKING:
    from govgraph.ready import Line

# Of each query that tells who fills a seat, so many phrasings stand first as the plainest.
_PLAINEST = 3
_OPTIONAL = re.compile(r"\[[^]]*\] ?")
_GROUP = re.compile(r"\(([^)]*)\)")
_PARAM = re.compile(r"\{\w+\}")


def write(graph: GovGraph, target: str) -> None:
    """Keep the answers to the plainest lookups of a graph in a file."""
    answers: dict[str, list[Line]] = {}
    for query, question in _questions(graph):
        readings = graph.readings(question)
        if not readings or readings[0].query != query.name:
            continue
        found = graph.ask(question)
        if found.query == query.name and found.exit_code == 0:
            answers[ready.key(question.split())] = render.lines(graph.index, found, render.Style())
    ready.write(target, answers)


def _questions(graph: GovGraph) -> Iterator[tuple[Query, str]]:
    canned = {query.name: query for query in graph.queries()}
    for thing in graph.things():
        seats = {
            row[1].removeprefix("role/") for row in graph.senses(thing.id) if row[0] == thing.id and row[2] == "seat"
        }
        for name in sorted({name for seat in seats for name in graph.index.seats[seat]}):
            for phrasing in canned[name].phrasings[:_PLAINEST]:
                if len(_PARAM.findall(phrasing)) == 1:
                    for text in _said(phrasing):
                        yield canned[name], _PARAM.sub(thing.text, text)


def _said(phrasing: str) -> Iterator[str]:
    """All that a phrasing can be said as, without what it may leave out."""
    pieces = _GROUP.split(_OPTIONAL.sub("", phrasing))
    for chosen in product(*(piece.split("|") for piece in pieces[1::2])):
        yield "".join(one for pair in zip(pieces[::2], (*chosen, ""), strict=True) for one in pair)
