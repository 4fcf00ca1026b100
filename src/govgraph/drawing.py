"""How a view is drawn: which time, kinds and standings, what an edge weighs, what is left of it."""

import difflib
import re
from typing import TYPE_CHECKING, TypedDict

from govgraph import dates, views
from govgraph.compiled import Index
from govgraph.errors import BadUse
from govgraph.model import Iri, Value
from govgraph.views import Scope, Sketch, Spell

if TYPE_CHECKING:
    import networkx


# A kind that a query makes up itself, as in BIND("co-member" AS ?kind) and (relation:follows "followed-by").
_OWN = re.compile(r'(?:BIND\(|relation:[a-z-]+ )"([a-z-]+)"')


class Options(TypedDict, total=False):
    """What one may ask of a drawing; a date is YYYY, YYYY-MM or YYYY-MM-DD.

    as_of: the snapshot of this day. on: what holds on this day. since, until: what holds at some time from the first
    day of the one to the last of the other. kinds, statuses: only these edges. weight: count, newman or jaccard.
    backbone: the level of significance, 1 for none. ego, steps: the neighbourhood of one thing. heaviest: so many edges
    of a projection, over all time.
    """

    as_of: str
    on: str
    since: str
    until: str
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    weight: str
    backbone: float | None
    ego: str
    steps: int
    heaviest: int


def scope(sketch: Sketch, index: Index, options: Options) -> Scope:
    """What of a view the options let stand; a kind or status that there is not is refused with the nearest."""
    kinds, statuses = _kinds(sketch, index), _concepts(index, "status/")
    return Scope(
        time(options),
        tuple(_known(one, kinds, _drawn(sketch), "kind of edge") for one in options.get("kinds", ())),
        tuple(_known(one, statuses, sorted(statuses), "status") for one in options.get("statuses", ())),
    )


def heaviest(options: Options) -> int:
    """How many edges are wanted, 0 for all; edges weigh what they do over all time, so a time is refused beside it."""
    number = options.get("heaviest", 0)
    if number and time(options) != Spell("", ""):
        raise BadUse("the heaviest edges are those of all time; leave out --on, --from and --to")
    return number


def time(options: Options) -> Spell:
    """The time that the options ask about; both bounds empty where they ask about none."""
    on, since, until = (options.get("on", ""), options.get("since", ""), options.get("until", ""))
    if on and (since or until):
        raise BadUse("a day and a span exclude each other; give --on, or --from and --to")
    if on:
        day = dates.parse(on).last.isoformat()
        return Spell(day, day)
    start, end = "", ""
    if since:
        start = dates.parse(since).first.isoformat()
    if until:
        end = dates.parse(until).last.isoformat()
    if start and end and end < start:
        raise BadUse(f"--from {since} comes after --to {until}; swap them")
    return Spell(start, end)


def draw(sketch: Sketch, index: Index, within: Scope, options: Options) -> "networkx.MultiGraph":
    """Draw what lies within a scope: the time, kinds and statuses, then the weights, the backbone, the neighbourhood.

    A name in the options is an id by now.
    """
    from govgraph.backbone import backbone
    from govgraph.weights import weigh

    graph = views.build(sketch.query, views.narrowed(sketch.table, within), index, sketch.sources)
    graph.graph["as_of"] = options.get("as_of", "")
    weigh(graph, options.get("weight", "count"))
    level = options.get("backbone")
    if level is not None:
        graph = backbone(graph, level)
    if options.get("ego"):
        graph = views.ego(graph, options["ego"], options.get("steps", 1))
    return graph


def years(sketch: Sketch, within: Spell) -> list[Spell]:
    """The years from the first to the last bound of any edge, those at the ends as far as a time reaches."""
    bounds = [str(row[name]) for row in sketch.table.records() for name in ("start", "end") if name in row]
    if not bounds:
        return []
    first, last = within.start or min(bounds), within.end or max(bounds)
    return [
        Spell(max(first, f"{year}-01-01"), min(last, f"{year}-12-31"))
        for year in range(int(max(first, min(bounds))[:4]), int(min(last, max(bounds))[:4]) + 1)
    ]


def _kinds(sketch: Sketch, index: Index) -> dict[str, str]:
    """What a kind may be called: a role, a relation, or a kind that the query of the view makes up itself."""
    return (
        _concepts(index, "role/")
        | _concepts(index, "relation/")
        | {one: one for one in _OWN.findall(sketch.query.text)}
    )


def _drawn(sketch: Sketch) -> list[str]:
    """The kinds of edges that the view has."""
    return sorted({_local(row["kind"]) for row in sketch.table.records()})


def _concepts(index: Index, prefix: str) -> dict[str, str]:
    """The ids of the concepts of a list, by id and by label."""
    found: dict[str, str] = {}
    for key, concept in sorted(index.concepts.items()):
        if key.startswith(prefix):
            name = key.removeprefix(prefix)
            found.setdefault(concept.get("label", name), name)
            found[name] = name
    return found


def _known(text: str, names: dict[str, str], usual: list[str], what: str) -> str:
    """The id of what is called so, or a refusal with the nearest of the usual ones."""
    if text not in names:
        near = difflib.get_close_matches(text, usual, 1, 0.4) or usual
        raise BadUse(f"there is no {what} {text!r}; nearest: {', '.join(near)}")
    return names[text]


def _local(value: Value) -> str:
    if isinstance(value, Iri):
        return value.id.split("/")[-1]
    return str(value)
