"""How well the words of a question fit the phrasings of the canned queries."""

from typing import NamedTuple

from govgraph import phrasings
from govgraph.compiled import Index
from govgraph.reading import WORD

_SMALL_SHARED = 3
_SMALL_MISSING = -20
_SMALL_SPARE = -6
_WEAK_SHARED = 3
_WEAK_MISSING = -11
_WEAK_SPARE = -2
# With more weighty words that it leaves unused, a reading is none.
_SPARE = 2
# Who asks for all that is known of a thing says little besides its name.
_CARDS = ("about", "what")
_BESIDE_ALL = {"country", "body", "person", "edition", "process", "regional"}
_BESIDE_ALL |= {"paper", "annual", "migration", "ministerial", "project", "kind", "total", "letter", "other"}
# Who asks how many of a sort there are is not told of another, nor what its whole is called.
_COUNTING = {"count", "names", "parts-took-part", "took-part"}
_COUNTED = {"ministerial", "project", "letter", "paper"}
_HOW_MANY = ("how-many", "how")
_EDITION = "edition"
# Where meetings are held is not where bodies work.
LYING = {"in-region", "processes-in-region", "states-in-region"}
# What these tell is something else where a word is left over: a body is no conference, a dialogue no paper.
_UNLIKE = dict.fromkeys(LYING, {"edition", "hold", "meet"}) | {"survey-figures": {"body"}, "followed-up-by": {"paper"}}
_UNLIKE["is-member"] = {"take"}
_UNLIKE |= dict.fromkeys(("count", "parts-took-part", "took-part"), {"name"})
# What somebody wants is told by these alone.
_WISHED = "express"
_WISHES = {
    "survey",
    "survey-figures",
    "recommendations",
    "views",
    "views-by",
    "views-on",
    "plans",
    "plans-by",
    "stance",
}
# Who asks for a reason is not told a fact.
_REASON = "why"
# So many ways to put words are remembered.
_KEPT = 20_000


class Fit(NamedTuple):
    """A query, the parameters that the names of a cut are in turn, how well it fits, and the words left unused."""

    query: str
    params: tuple[str, ...]
    score: int
    spare: frozenset[str]


class _Phrasing(NamedTuple):
    query: str
    order: tuple[str, ...]
    params: tuple[str, ...]
    small: frozenset[str]
    timed: bool


class Fitting:
    """The phrasings of all canned queries, by their content words."""

    def __init__(self, index: Index, weak: frozenset[str]) -> None:
        self._raw = index.phrasings
        self._weak = weak
        self._made: dict[str, list[_Phrasing]] = {}
        self._found: dict[tuple[tuple[str, ...], frozenset[str]], tuple[Fit, ...]] = {}

    def fits(self, order: tuple[str, ...], small: frozenset[str]) -> tuple[Fit, ...]:
        """The queries that can be asked with some content words and names in an order, and some small words.

        That a time is given too stands among the small words as `phrasings.TIME`.
        """
        key = order, small
        if key not in self._found:
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[key] = tuple(self._best(order, small))
        return self._found[key]

    def _best(self, order: tuple[str, ...], small: frozenset[str]) -> list[Fit]:
        best: dict[tuple[str, tuple[str, ...]], Fit] = {}
        timed = phrasings.TIME in small
        small -= {phrasings.TIME}
        for one in self._under(phrasings.key(order)):
            left = small - one.small
            if _REASON in left or (one.timed and not timed) or not (order or one.small & self._weak <= small):
                continue
            if one.query in _COUNTING and _EDITION in left and set(order) <= {*_HOW_MANY, "{}"}:
                # The meetings are counted, and nothing at each of them.
                continue
            if not order and not one.timed and (left or timed):
                # Who asks for all that there is says no more than what.
                continue
            score = WORD * (one.order == order) + self._weigh(small, one.small)
            key = one.query, one.params
            if key not in best or best[key].score < score:
                best[key] = Fit(one.query, one.params, score, left & self._weak)
        return [one for one in best.values() if _is_told(one)]

    def _under(self, key: str) -> list[_Phrasing]:
        """The phrasings with the same content words."""
        if key not in self._made:
            made = []
            for query, order, params, small in self._raw.get(key, ()):
                assert isinstance(query, str) and isinstance(order, list)
                assert isinstance(params, list) and isinstance(small, list)
                plain = frozenset(map(str, small)) - {phrasings.TIME}
                made.append(_Phrasing(query, tuple(order), tuple(params), plain, phrasings.TIME in small))
            self._made[key] = made
        return self._made[key]

    def _weigh(self, asked: frozenset[str], said: frozenset[str]) -> int:
        """Weigh the small words: who, what, in and their like carry little, but tell close readings apart."""
        shared, missing, spare = asked & said, said - asked, asked - said
        score = _SMALL_SHARED * len(shared) + _SMALL_MISSING * len(missing) + _SMALL_SPARE * len(spare)
        score += _WEAK_SHARED * len(shared & self._weak)
        score += (_WEAK_MISSING - _SMALL_MISSING) * len(missing & self._weak)
        return score + (_WEAK_SPARE - _SMALL_SPARE) * len(spare & self._weak)


def _is_told(one: Fit) -> bool:
    if one.query in _COUNTING and not one.spare.isdisjoint(_COUNTED):
        return False
    if not one.spare.isdisjoint(_UNLIKE.get(one.query, ())) or (_WISHED in one.spare and one.query not in _WISHES):
        return False
    return len(one.spare) <= _SPARE and (one.query not in _CARDS or one.spare <= _BESIDE_ALL)
