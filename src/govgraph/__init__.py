"""govgraph: the institutional memory of international-migration governance.

>>> import govgraph
>>> govgraph.open().ask("who chairs GFMD 2010").sentence
'Mexico chaired GFMD 2010.'
"""

from govgraph.answer import Answer
from govgraph.errors import GovGraphError
from govgraph.graph import GovGraph
from govgraph.model import Iri, Problem, Table, Thing

__all__ = ["Answer", "GovGraph", "GovGraphError", "Iri", "Problem", "Table", "Thing", "open"]


def open() -> GovGraph:
    """Open the graph of international-migration governance as shipped with the package."""
    return GovGraph()
