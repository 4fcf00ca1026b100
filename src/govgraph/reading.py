"""One way to understand a question, and which of several ways is the better one."""

from datetime import date
from typing import NamedTuple

from govgraph.dates import Interval

# What a reading gains and loses, in tenths of a matched word; the best must lead the next by the margin.
WORD = 10
# With these words, who or what is told by such a query is the second of two names: "did A come after B" of who was
# before A, "did A lead to B" of what came of A.
AGAINST = dict.fromkeys(("predecessor", "holder-before", "holder-before-in", "chairs-before"), {"succeed"})
AGAINST["outgrowth"] = {"bring"}
AGAINST |= dict.fromkeys(("successor", "holder-after", "holder-after-in", "chairs-after"), {"precede"})
# What tells all that there is of a thing, whenever it was so.
_WHOLE = ("about", "what")


class Among(NamedTuple):
    """The sort of which alone things are asked for, as it is called, and the kinds or the region that make it."""

    said: str
    sorts: tuple[str, ...]


class Reading(NamedTuple):
    """One way to understand a question: a query with its values, and what is done with its rows.

    `only` keeps the rows that name one thing, `sort` those that name a thing of one class, `among` those that name one
    of a sort; `operation` picks among them, `beside` being its second thing, and `every` keeps all that come before or
    after it, `some` the first or last ones; `each` names the parameter for which all meetings of a series are put, one
    after the other; `numbers` must stand in a row; `spare` holds the words of some weight that the question has and the
    reading does not use.
    """

    query: str
    params: tuple[tuple[str, str | Interval], ...]
    score: int
    past: bool
    absent: tuple[str, str] | None = None
    respelt: str = ""
    only: str = ""
    operation: str = ""
    beside: str = ""
    each: str = ""
    times: tuple[Interval, ...] = ()
    polar: bool = False
    numbers: tuple[str, ...] = ()
    spare: frozenset[str] = frozenset()
    sort: str = ""
    among: Among | None = None
    every: bool = False
    some: int = 1

    def __str__(self) -> str:
        given = [f"{name}={value}" for name, value in self.params]
        if self.operation:
            given.append(f"({self.operation} {self.beside})".replace(" )", ")"))
        if self.only:
            given.append(f"(only {self.only})")
        return f"{self.score / WORD:.1f}  {self.query} {' '.join(given)}".rstrip()

    def of_its_time(self, now: date) -> "Reading":
        """The same, for what happened then, where all that there is of a thing is asked for at a time."""
        done = self.only or self.operation or self.each
        if self.query not in _WHOLE or done or len(self.times) != 1 or self.times[0].last >= now:
            return self
        return self._replace(query="chronicle", params=(("thing", self.params[0][1]), ("time", self.times[0])))


def rank(one: Reading) -> tuple[int, bool, int, bool, str, str]:
    """The better reading first; of equal ones, the one that leaves fewest words, then the one that does least."""
    done = bool(one.only or one.operation or one.each)
    return -one.score, one.absent is not None, len(one.spare), done, one.query, str(one.params)


class Tenor(NamedTuple):
    """What a whole question tells: its tense, and whether it asks for many, all, the very next, a number, yes or no.

    It asks for `several` holders of one seat where it names them so: "the chairs of the Rabat Process".
    """

    past: bool
    many: bool
    several: bool
    whole: bool
    at_once: bool
    polar: bool
    leads: bool
    pairs: bool
    stated: bool
    counts: bool
    picks: bool
    passive: bool
    sorts: dict[str, str]

    @property
    def is_present(self) -> bool:
        """Whether it asks, for a yes or no, what is so now: "is X chairing Y"."""
        return self.leads and not (self.past or self.many)


class Done(NamedTuple):
    """What is to be done with the rows; `turned` where what alone is kept does not stand as what is asked about."""

    only: str = ""
    operation: str = ""
    beside: str = ""
    turned: bool = False
