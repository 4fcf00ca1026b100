"""What the front door can do with views: draw, measure, walk and write them."""

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING

from govgraph import dates
from govgraph.compiled import Index
from govgraph.depot import Depot
from govgraph.model import Table
from govgraph.names import Names

if TYPE_CHECKING:
    from typing import Unpack

    import networkx

    from govgraph.answer import Answer
    from govgraph.drawing import Options
    from govgraph.receipt import Receipt
    from govgraph.ties import Options as Ties
    from govgraph.views import Scope, Sketch


class Networks(ABC):
    """The part of the graph that is about networks."""

    _depot: Depot

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

    def view(self, name: str, **options: "Unpack[Options]") -> "networkx.MultiGraph":
        """A view as a NetworkX graph, whole or in part: `govgraph.drawing.Options` says what one may ask.

        >>> import govgraph
        >>> kg = govgraph.GovGraph()
        >>> kg.view("chair-succession").has_edge("belgium", "philippines")
        True
        >>> kg.view("chair-succession", since="2010").has_edge("belgium", "philippines")
        False
        """
        from govgraph import drawing

        return drawing.draw(*self._drawing(name, options))

    def measure(self, name: str, by: str = "degree", top: int = 0, **options: "Unpack[Options]") -> Table:
        """The measures of every node of a view, the highest first."""
        from govgraph import measures

        measures.check(by)
        return measures.table(self.view(name, **options), by, top)

    def yearly(self, name: str, by: str = "degree", top: int = 0, **options: "Unpack[Options]") -> Table:
        """The measures of every node of a view in each year that has an edge, the highest of a year first."""
        from govgraph import drawing, measures

        measures.check(by)
        sketch, index, scope, options = self._drawing(name, options)
        spans = drawing.years(sketch, scope.time)
        graphs = ((span.start[:4], drawing.draw(sketch, index, scope._replace(time=span), options)) for span in spans)
        return measures.yearly((int(year), measures.table(graph, by, top)) for year, graph in graphs)

    def path(self, start: str, goal: str, name: str = "relations", **options: "Unpack[Options]") -> tuple[str, ...]:
        """How two things are connected, hop by hop in words; empty where they are not."""
        from govgraph import paths

        ends = (self.names.find(start).id, self.names.find(goal).id)
        return tuple(str(hop) for hop in paths.shortest(self.view(name, **options), *ends))

    def plot(self, graph: "networkx.MultiGraph", target: str) -> str:
        """Draw a view as a picture (svg or png), and tell what was drawn; needs matplotlib."""
        from govgraph import plot

        return plot.write(graph, target)

    def export(self, form: str, graph: "networkx.MultiGraph", target: str, options: "Ties | None" = None) -> "Receipt":
        """Write a view to a file (csv and the slices of gexf: to a folder), and tell what was written.

        Edges on which sources disagree are marked, by what was known on the day of the view.

        >>> import govgraph, tempfile
        >>> kg = govgraph.GovGraph()
        >>> kg.export("gexf", kg.view("troika"), tempfile.mkdtemp() + "/troika.gexf").view
        'troika'
        """
        from govgraph import export
        from govgraph.ties import Options as Ties

        options = options or Ties()
        if not options.disputed:
            options = options._replace(disputed=self._disputed(str(graph.graph.get("as_of", ""))))
        return export.write(form, graph, target, options)

    def _disputed(self, as_of: str) -> frozenset[str]:
        """The statements that another source contradicts."""
        return frozenset(stmt for row in self.conflicts("", as_of).rows for stmt in row.stmts)

    def _drawing(self, name: str, options: "Options") -> "tuple[Sketch, Index, Scope, Options]":
        """Read what is asked of a view: its rows on a snapshot, and what of them is to be drawn."""
        from govgraph import drawing, views

        store = self._depot.drawn(_day(options.get("as_of", "")))
        sketch = views.sketch(name, store, self.index, drawing.heaviest(options))
        scope = drawing.scope(sketch, self.index, options)
        if options.get("ego"):
            options = {**options, "ego": self.names.find(options["ego"]).id}
        return sketch, self.index, scope, options


def _day(text: str) -> date | None:
    if not text:
        return None
    return dates.parse(text).last
