"""What an edge of a projection weighs: what is shared, how exclusively, or how much of the whole."""

from typing import TYPE_CHECKING

from govgraph.errors import BadUse

if TYPE_CHECKING:
    import networkx

RULES = ("count", "newman", "jaccard")
_GLUE = "; "
_SAID = {
    "newman": "{}, each divided by the number of the others that share it",
    "jaccard": "{}, as a part of what either shares with anyone",
}


def weigh(graph: "networkx.MultiGraph", rule: str) -> None:
    """Weigh the edges of a projection, in which two things are tied through what they share, by one of three rules.

    `count` is the number of things shared. `newman` adds 1/(n - 1) for each, n being the number of those who are tied
    through it, so that a body of 150 ties its members less than one of three: M. E. J. Newman, Scientific collaboration
    networks II, Physical Review E 64 (2001), 016132. `jaccard` is the share of the things through which either of the
    two is tied that ties both: P. Jaccard, Etude comparative de la distribution florale, Bull. Soc. Vaud. Sci. Nat. 37
    (1901). All of it within what is drawn: with a time, a body counts those who are in it then.
    """
    if rule not in RULES:
        import difflib

        near = difflib.get_close_matches(rule, RULES, 1, 0.4) or RULES
        raise BadUse(f"there is no weight {rule!r}; nearest: {', '.join(near)}")
    if rule == "count":
        return
    if graph.is_directed():
        raise BadUse(f"{graph.graph['name']} ties things directly; {rule} weighs what two share, use count")
    members, groups = _shared(graph)
    for one, other, data in graph.edges(data=True):
        shared = _via(data)
        if rule == "newman":
            data["weight"] = sum(1 / max(len(members[group]) - 1, 1) for group in shared)
        else:
            data["weight"] = len(shared) / len(groups[one] | groups[other])
    graph.graph["weight"] = _SAID[rule].format(graph.graph["weight"])


def _shared(graph: "networkx.MultiGraph") -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Who is tied through each thing, and through what each is tied."""
    members: dict[str, set[str]] = {}
    groups: dict[str, set[str]] = {node: set() for node in graph}
    for one, other, data in graph.edges(data=True):
        for group in _via(data):
            members.setdefault(group, set()).update((one, other))
            groups[one].add(group)
            groups[other].add(group)
    return members, groups


def _via(data: dict[str, str]) -> list[str]:
    return data["via"].split(_GLUE)
