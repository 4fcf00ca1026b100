"""The phrasings that the canned queries declare, in all the ways that they can be said."""

from collections import defaultdict

from govgraph import phrasings
from govgraph.errors import BadData
from govgraph.names import normal
from govgraph.phrasings import Words
from govgraph.queries import Query


def of(canned: dict[str, Query], words: Words) -> dict[str, list[list[object]]]:
    """By their content words, in any order: query, words in order with {} for each name, parameters, small words."""
    found: dict[str, list[list[object]]] = defaultdict(list)
    for name, query in canned.items():
        times = {f"{{{param.name}}}" for param in query.params if param.type == "interval"}
        for phrasing in query.phrasings:
            for way in _ways(name, phrasing):
                order: list[str] = []
                params: list[str] = []
                leaders: list[str] = []
                for word in words.merged(_plain(way)):
                    if word in times:
                        leaders.append(phrasings.TIME)
                    elif word.startswith("{"):
                        order.append("{}")
                        params.append(word.strip("{}"))
                    else:
                        order += words.content((word,))
                        leaders += words.small((word,))
                # Without a word or a name it would fit any text; with a weak word it fits those that ask about a time,
                # or about all that there is.
                told = not words.weak.isdisjoint(leaders) and (phrasings.TIME in leaders or not query.params)
                if not order and not told:
                    continue
                entry: list[object] = [name, order, params, sorted(set(leaders))]
                key = phrasings.key(tuple(order))
                if entry not in found[key]:
                    found[key].append(entry)
    return dict(found)


def _plain(way: tuple[str, ...]) -> tuple[str, ...]:
    """The words of one way to say a phrasing as those of a question are read; parameters stay."""
    plain: list[str] = []
    for word in way:
        if word.startswith("{"):
            plain.append(word)
        else:
            plain += normal(word).split()
    return tuple(plain)


def _ways(name: str, phrasing: str) -> list[tuple[str, ...]]:
    try:
        return phrasings.expand(phrasing)
    except ValueError as error:
        raise BadData(f"{name}.rq", 0, f"{error}: {phrasing}") from None
