"""What the front door can do with views: draw, measure, walk and write them."""

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING

from govgraph import dates
from govgraph.compiled import Index
from govgraph.model import Table
from govgraph.names import Names
from govgraph.store import Store

if TYPE_CHECKING:
    import networkx

    from govgraph.answer import Answer
    from govgraph.receipt import Receipt
    from govgraph.ties import Options


class Networks(ABC):
    """The part of the graph that is about networks."""

    @property
    @abstractmethod
    def index(self) -> Index:
        """Names and concepts."""

    @property
    @abstractmethod
    def names(self) -> Names:
        """What things are called."""

    @abstractmethod
    def conflicts(self, name: str = "", as_of: str = "") -> "Answer":
        """Where sources disagree."""

    @abstractmethod
    def snapshot(self, day: date | None) -> Store:
        """The store of what was known by a day."""

    def view(self, name: str, as_of: str = "", on: str = "", ego: str = "", steps: int = 1) -> "networkx.MultiGraph":
        """A view as a NetworkX graph: whole, of one day (`on`), or the neighbourhood of one thing (`ego`).

        >>> import govgraph
        >>> govgraph.GovGraph().view("chair-succession").has_edge("belgium", "philippines")
        True
        """
        from govgraph import views

        graph = views.draw(name, self.snapshot(_day(as_of)), self.index)
        graph.graph["as_of"] = as_of
        if on:
            graph = views.snapshot(graph, dates.parse(on).last)
        if ego:
            graph = views.ego(graph, self.names.find(ego).id, steps)
        return graph

    def measure(self, name: str, by: str = "degree", top: int = 0, as_of: str = "") -> Table:
        """The measures of every node of a view, the highest first."""
        from govgraph import measures

        return measures.table(self.view(name, as_of), by, top)

    def path(self, start: str, goal: str, name: str = "relations", as_of: str = "") -> tuple[str, ...]:
        """How two things are connected, hop by hop in words; empty where they are not."""
        from govgraph import measures

        ends = (self.names.find(start).id, self.names.find(goal).id)
        return tuple(str(hop) for hop in measures.path(self.view(name, as_of), *ends))

    def export(
        self, form: str, graph: "networkx.MultiGraph", target: str, options: "Options | None" = None
    ) -> "Receipt":
        """Write a view to a file (csv and the slices of gexf: to a folder), and tell what was written.

        Edges on which sources disagree are marked, by what was known on the day of the view.

        >>> import govgraph, tempfile
        >>> kg = govgraph.GovGraph()
        >>> kg.export("gexf", kg.view("troika"), tempfile.mkdtemp() + "/troika.gexf").view
        'troika'
        """
        from govgraph import export
        from govgraph.ties import Options

        options = options or Options()
        if not options.disputed:
            options = options._replace(disputed=self._disputed(str(graph.graph.get("as_of", ""))))
        return export.write(form, graph, target, options)

    def _disputed(self, as_of: str) -> frozenset[str]:
        """The statements that another source contradicts."""
        return frozenset(stmt for row in self.conflicts("", as_of).rows for stmt in row.stmts)


def _day(text: str) -> date | None:
    if not text:
        return None
    return dates.parse(text).last
