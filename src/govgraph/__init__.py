"""govgraph: the institutional memory of international-migration governance.

>>> import govgraph
>>> govgraph.open().ask("who chairs GFMD 2010").sentence
'Mexico chaired GFMD 2010.'
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govgraph.answer import Answer
    from govgraph.errors import GovGraphError
    from govgraph.graph import GovGraph
    from govgraph.model import Iri, Problem, Table, Thing

# Where each name stands; it is read when it is first used, so that a ready answer waits for none of them.
_HOMES = {
    "Answer": "answer",
    "GovGraph": "graph",
    "GovGraphError": "errors",
    "Iri": "model",
    "Problem": "model",
    "Table": "model",
    "Thing": "model",
}
__all__ = ["Answer", "GovGraph", "GovGraphError", "Iri", "Problem", "Table", "Thing", "open"]


def open(endpoint: str = "") -> "GovGraph":
    """Open the graph as shipped with the package, or what was pushed to an endpoint, by its address or profile."""
    from govgraph.graph import GovGraph

    if not endpoint:
        return GovGraph()
    from govgraph import profiles
    from govgraph.endpoint import Endpoint

    return GovGraph(Endpoint(profiles.access(endpoint)))


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
