"""Networks as files: a module here is a format, and its name is what a user calls it."""

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph import targets
from govgraph.errors import BadUse
from govgraph.receipt import Receipt
from govgraph.ties import Network, Options

if TYPE_CHECKING:
    import networkx


def formats() -> list[str]:
    """All formats, by name.

    >>> formats()
    ['csv', 'cytoscape', 'dot', 'gexf', 'graphml', 'html', 'json']
    """
    return sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def profiles(form: str) -> tuple[str, ...]:
    """The variants of a format, the usual one first; an unknown format raises BadUse with the nearest.

    >>> profiles("gexf")
    ('portable', 'desktop', 'slices')
    """
    return tuple(getattr(_module(form), "PROFILES", ()))


def check(form: str, profile: str) -> str:
    """The profile that a format is written in, the usual one if none is named; one that it has not raises BadUse.

    >>> check("gexf", "")
    'portable'
    """
    known = profiles(form)
    if profile and profile not in known:
        raise BadUse(f"{form} has no profile {profile!r}; it has {', '.join(known) or 'none'}")
    return profile or "".join(known[:1])


def write(form: str, graph: "networkx.MultiGraph", target: str, options: Options | None = None) -> Receipt:
    """Write a network to a file (csv and slices: to a folder), whole or not at all, and tell what was written."""
    options = options or Options()
    network = Network(graph, options._replace(profile=check(form, options.profile)))
    with targets.whole(target) as path:
        _module(form).write(network, path)
        files = 1
        if path.is_dir():
            files = len(list(path.iterdir()))
    tally = network.tally
    return Receipt(
        form=form,
        profile=network.profile,
        view=network.name,
        files=files,
        nodes=len(network.nodes),
        edges=tally.kinds.total(),
        kinds=tuple(sorted(tally.kinds.items())),
        undated=tally.undated,
        open_ended=tally.open_ended,
        widened=tally.widened,
        disputed=tally.disputed,
        replaced=tally.replaced,
        guarded=tally.guarded,
    )


def _module(form: str) -> Any:
    known = formats()
    if form not in known:
        import difflib

        near = difflib.get_close_matches(form, known, 1, 0.4) or known
        raise BadUse(f"there is no format {form!r}; nearest: {', '.join(near)}")
    return importlib.import_module(f"govgraph.export.{form}")
