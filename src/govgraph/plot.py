"""A view as a picture, by matplotlib: colours and shapes that all can tell apart, labels that do not overlap."""

import textwrap
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph import layout, palette
from govgraph.errors import BadUse
from govgraph.layout import Box, Places

if TYPE_CHECKING:
    import networkx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Stroke = tuple[float, Sequence[float]]

# A shape for each colour, for those who see few of them.
_SHAPES = {"State": "o", "Body": "s", "Process": "D", "Meeting": "^", "Document": "p", "Person": "v", "other": "h"}
# Lengths of what is drawn and left out, in turn: whole, dashed, dotted, and two of both.
_STROKES: tuple[Stroke, ...] = ((0, ()), (0, (5, 3)), (0, (1, 2)), (0, (6, 2, 1, 2)), (0, (9, 2, 1, 2, 1, 2)))
_INK = "#222222"
_LINE = "#6b737c"
_WIDE, _HIGH = 1280, 800
_CANVAS = Box(10, 62, _WIDE - 10, _HIGH - 48)
_FONT = 9
# Labels at the most, and letters in a line of one; more cannot be read. So many arrows at the most, beyond them lines.
_LABELS = 60
_LETTERS = 28
_ARROWS = 500
# The same network gives the same bytes: neither a day nor the release of the library is written.
_METADATA: dict[str, dict[str, str | None]] = {
    "png": {"Software": "govgraph"},
    "svg": {"Creator": "govgraph", "Date": None},
}


def write(graph: "networkx.MultiGraph", target: str) -> str:
    """Draw a network into an svg or png file, whole or not at all, and tell what was drawn; needs matplotlib.

    A node is the larger the more ties it has, and up to sixty with the most carry a label: the acronym, or the name as
    far as it fits. Colour and shape tell the type of a thing, the stroke of a line the kind of a tie, its width the
    weight.
    """
    import os

    path = Path(target)
    form = path.suffix.lower()[1:]
    if form not in _METADATA:
        raise BadUse(f"{target} is no picture that can be drawn; end its name in .svg or .png")
    try:
        import matplotlib
    except ImportError:
        raise BadUse("a picture needs matplotlib; install govgraph[plot]") from None
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with matplotlib.rc_context({"svg.hashsalt": "govgraph", "font.family": "DejaVu Sans", "font.size": _FONT}):
            figure, named = _figure(graph)
            figure.savefig(part, format=form, metadata=_METADATA[form])
        part.replace(path)
    except OSError as error:
        raise BadUse(f"{target} cannot be written: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)
    return f"{graph.graph['name']} as {form}: {len(graph)} nodes, {named} named, {graph.number_of_edges()} edges"


def _figure(graph: "networkx.MultiGraph") -> "tuple[Figure, int]":
    """The picture, and how many nodes it names."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDE / 72, _HIGH / 72), dpi=100)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, _WIDE), ylim=(0, _HIGH))
    axes.axis("off")
    most = max((degree for _, degree in graph.degree()), default=1) or 1
    sizes = {node: 3.5 + 8 * (degree / most) ** 0.5 for node, degree in graph.degree()}
    places = layout.spread(graph, _CANVAS, sizes)
    strokes = _strokes(graph)
    _edges(axes, graph, places, sizes)
    _nodes(axes, graph, places, sizes)
    named = _labels(axes, graph, places, sizes)
    _words(axes, graph, strokes, named)
    return figure, named


def _strokes(graph: "networkx.MultiGraph") -> dict[str, Stroke]:
    """The stroke of each kind of tie, the commonest first; those that are left share the last."""
    counts = Counter(data["kind"] for *_, data in graph.edges(data=True))
    kinds = sorted(counts, key=lambda kind: (-counts[kind], kind))
    return {kind: _STROKES[min(number, len(_STROKES) - 1)] for number, kind in enumerate(kinds)}


def _edges(axes: "Axes", graph: "networkx.MultiGraph", places: Places, sizes: dict[str, float]) -> None:
    """Draw the ties: as arrows where they point and are not too many, else as lines; loops are left out."""
    from matplotlib.collections import LineCollection
    from matplotlib.patches import FancyArrowPatch

    strokes = _strokes(graph)
    ties = [edge for edge in graph.edges(keys=True, data=True) if edge[0] != edge[1]]
    most = max((data["weight"] for *_, data in ties), default=1)
    faint = max(0.15, min(0.75, 120 / (len(ties) + 1)))
    widths = [0.6 + 2.2 * data["weight"] / most for *_, data in ties]
    styles = [strokes[data["kind"]] for *_, data in ties]
    if not graph.is_directed() or len(ties) > _ARROWS:
        lines = [(places[one], places[other]) for one, other, *_ in ties]
        axes.add_collection(LineCollection(lines, linewidths=widths, linestyles=styles, colors=_LINE, alpha=faint))
        return
    for (one, other, key, _), width, style in zip(ties, widths, styles, strict=True):
        beside = sorted(graph[one][other]).index(key) + graph.has_edge(other, one)
        axes.add_patch(
            FancyArrowPatch(
                places[one],
                places[other],
                arrowstyle="-|>,head_length=4,head_width=2",
                connectionstyle=f"arc3,rad={0.12 * beside}",
                shrinkA=sizes[one],
                shrinkB=sizes[other] + 1,
                linewidth=width,
                linestyle=style,
                color=_LINE,
                alpha=max(faint, 0.45),
            )
        )


def _nodes(axes: "Axes", graph: "networkx.MultiGraph", places: Places, sizes: dict[str, float]) -> None:
    for kind in _SHAPES:
        nodes = [node for node, data in graph.nodes(data=True) if _like(data["kind"]) == kind]
        axes.scatter(
            [places[node][0] for node in nodes],
            [places[node][1] for node in nodes],
            s=[(2 * sizes[node]) ** 2 for node in nodes],
            c=palette.colour(kind),
            marker=_SHAPES[kind],
            edgecolors="white",
            linewidths=0.8,
            zorder=3,
        )


def _labels(axes: "Axes", graph: "networkx.MultiGraph", places: Places, sizes: dict[str, float]) -> int:
    """Name the nodes with the most ties, each beside its node where least is covered, with a line where it is far.

    In a crowd, a name that would cover another one is left out.
    """
    taken = [_around(places[node], sizes[node]) for node in graph]
    ends = {tuple(sorted(edge)) for edge in graph.edges()}
    if len(ends) < _ARROWS:
        taken += [box for one, other in sorted(ends) for box in layout.along(places[one], places[other])]
    named: list[Box] = []
    for node in sorted(graph, key=lambda node: (-graph.degree(node), node))[:_LABELS]:
        text = _short(graph.nodes[node])
        box = layout.label(places[node], sizes[node], _extent(text), taken, _CANVAS)
        if len(graph) > _LABELS and any(box.over(other) for other in named):
            continue
        named.append(box)
        taken.append(box)
        middle = ((box.left + box.right) / 2, (box.bottom + box.top) / 2)
        if box.over(_around(places[node], sizes[node] + 9)) == 0:
            axes.plot(*zip(places[node], middle, strict=True), color=_INK, linewidth=0.4, alpha=0.6, zorder=2)
        axes.text(
            *middle,
            text,
            color=_INK,
            ha="center",
            va="center",
            linespacing=1,
            parse_math=False,
            bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.7},
            zorder=4,
        )
    return len(named)


def _words(axes: "Axes", graph: "networkx.MultiGraph", strokes: dict[str, Stroke], named: int) -> None:
    """Write what the picture shows above it, and what shapes and strokes stand for below."""
    from matplotlib.lines import Line2D

    head = f"{graph.graph['name']}: {graph.graph['summary']}"
    axes.text(14, _HIGH - 20, head, fontsize=12, color=_INK, va="center", parse_math=False)
    count = f"{len(graph)} nodes, {graph.number_of_edges()} edges; width: {graph.graph['weight']}"
    if named < len(graph):
        count += f"; {named} of those with the most ties are named"
    axes.text(14, _HIGH - 37, count, fontsize=9, color=_LINE, va="center", parse_math=False)
    there = Counter(_like(data["kind"]) for _, data in graph.nodes(data=True))
    marks = [
        Line2D([], [], linestyle="", marker=_SHAPES[kind], color=palette.colour(kind), markersize=8, label=kind)
        for kind in _SHAPES
        if there[kind]
    ]
    told = {data["kind"]: data["label"] for *_, data in graph.edges(data=True)}
    few = list(strokes)[: len(_STROKES)]
    lines = [Line2D([], [], color=_LINE, linestyle=strokes[kind], linewidth=1.6, label=told[kind]) for kind in few]
    if len(strokes) > len(few):
        lines[-1].set_label(f"{told[few[-1]]} and {len(strokes) - len(few)} other kinds")
    axes.legend(
        handles=marks + lines,
        loc="lower left",
        bbox_to_anchor=(0.005, 0.005),
        ncols=len(marks) + len(lines),
        frameon=False,
        fontsize=9,
        handlelength=3,
        columnspacing=1.5,
    )


def _like(kind: str) -> str:
    """The type whose colour and shape a type has."""
    return next((name for name in _SHAPES if palette.colour(name) == palette.colour(kind)), "other")


def _short(data: dict[str, str]) -> str:
    """The acronym of a thing, or its name in short lines."""
    text = data.get("acronym") or data["label"]
    return "\n".join(textwrap.wrap(text, _LETTERS, max_lines=2, placeholder=" …", break_on_hyphens=False))


def _extent(text: str) -> tuple[float, float]:
    """How wide and high a text is, in points."""
    from matplotlib.textpath import TextPath

    lines = text.split("\n")
    wide = max(TextPath((0, 0), line, size=_FONT).get_extents().width for line in lines)
    return wide + 4, len(lines) * _FONT * 1.2 + 2


def _around(place: tuple[float, float], size: float) -> Box:
    return Box(place[0] - size, place[1] - size, place[0] + size, place[1] + size)
