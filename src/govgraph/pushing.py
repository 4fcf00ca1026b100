"""Putting a graph at a SPARQL endpoint: all of it or nothing; until it is whole, the one before it is asked."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import NamedTuple

from govgraph import resources, snapshot
from govgraph.depot import Depot
from govgraph.endpoint import About, Endpoint
from govgraph.errors import LimitReached
from govgraph.store import Access, Remote, Store

# Seconds after which a push that has not ended counts as broken off.
_ABANDONED = 3600

Told = Callable[[str], object]


class Order(NamedTuple):
    """What to push beside the latest snapshot, where to work it out, and whether to go before another push."""

    days: tuple[date, ...] = ()
    here: bool = False
    over: bool = False


def push(depot: Depot, access: Access, order: Order, told: Told) -> int:
    """Put the claims of a graph and snapshots of them at an endpoint; how many triples it has there is returned."""
    about = About(access)
    state = _state(depot)
    if not order.here and not about.sound:
        told("what is worked out here, as this engine does not keep to SPARQL's standard")
        order = order._replace(here=True)
    with _alone(about, order.over):
        _sweep(about, keep=state)
        number = _fill(depot, about, state, order, told)
        about.settle(state)
        _sweep(about, keep=state)
    told("the index of names")
    assert Endpoint(access).index.things
    return number


def _fill(depot: Depot, about: About, state: str, order: Order, told: Told) -> int:
    """Write every graph of a state that is not there yet."""
    whole = 0
    there = set(about.all("whole"))
    for name, fill in _graphs(depot, about, state, order):
        graph = about.at(name)
        if name not in there:
            told(name.partition("/")[2])
            about.add("graph", name)
            graph.clear()
            fill(graph)
            about.add("whole", name)
        whole += len(graph)
    return whole


def _graphs(depot: Depot, about: About, state: str, order: Order) -> Iterator[tuple[str, Callable[[Remote], None]]]:
    """The graphs of a state, each with what fills it; the snapshots rest on the claims, and so come last."""
    yield f"{state}/data", partial(_send, depot.data)
    claims = about.at(f"{state}/claims")
    if order.here:
        yield f"{state}/claims", partial(_send, depot.claims)
    else:
        yield f"{state}/claims", partial(_work_out, depot.data)
    days = [date.fromisoformat(day) for day in snapshot.days(claims)]
    wanted = {max([day for day in days if day <= asked], default=days[0]) for asked in order.days}
    for day in sorted({days[-1], *wanted}, reverse=True):
        if order.here:
            yield f"{state}/known/{day}", partial(_send, partial(depot.snapshot, day))
        else:
            yield f"{state}/known/{day}", partial(_know, claims, day, days[-1])


def _send(read: Callable[[], Store], graph: Remote) -> None:
    graph.load_own(read().content())


def _work_out(read: Callable[[], Store], graph: Remote) -> None:
    _send(read, graph)
    snapshot.work_out(graph)


def _know(claims: Remote, day: date, newest: date, graph: Remote) -> None:
    if day == newest:
        claims.copy_to(graph)
        snapshot.latest(claims, graph)
    else:
        snapshot.of(claims, day, graph)


def _state(depot: Depot) -> str:
    """Name the state of a graph: of its data, and of the rules that make claims and snapshots of it."""
    marks = f"{depot.index.version} {depot.index.stamp} {resources.version()}"
    return hashlib.sha256(marks.encode()).hexdigest()[:12]


@contextmanager
def _alone(about: About, over: bool) -> Iterator[None]:
    """Keep other pushes out; one that was broken off, or is gone before, keeps nobody out."""
    for mark in about.all("writer"):
        began = int(mark.split()[0])
        if not over and time.time() - began < _ABANDONED:
            since = time.strftime("%H:%M", time.gmtime(began))
            raise LimitReached(f"another push is at work there since {since} UTC; if it was broken off, add --over")
        about.take("writer", mark)
    mine = f"{int(time.time())} {os.urandom(4).hex()}"
    about.add("writer", mine)
    if about.all("writer") != [mine]:
        about.take("writer", mine)
        raise LimitReached("another push has begun there at the same time; try again")
    try:
        yield
    finally:
        about.take("writer", mine)


def _sweep(about: About, keep: str) -> None:
    """Remove the graphs of all states but the one that is asked and the one that is being pushed."""
    kept = [*about.all("state"), keep]
    for name in about.all("graph"):
        if name.partition("/")[0] not in kept:
            about.at(name).clear()
            about.take("graph", name)
            about.take("whole", name)
