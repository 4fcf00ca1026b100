"""The files that the readers are given: every view, an ego network, and one with all that readers stumble over."""

from pathlib import Path

import networkx
from test_views import VIEWS, draw

from govgraph import export, views
from govgraph.ties import Options

HERE = Path(__file__).parent
EGO = "ego"
ODD = "odd"
NAMES = [*VIEWS, EGO, ODD]
ODD_LABELS = sorted(["Ünïon <b>&amp;</b> \"q\" 'so' العربية 🙂; a | b", "b", "é ü"])


def odd():
    """A network with all that readers stumble over, as far as it may be written."""
    graph = networkx.MultiDiGraph(name=ODD, summary='Ties & "odd" <things>')
    graph.add_node("a", label="Ünïon <b>&amp;</b> \"q\" 'so' العربية \x01🙂; a | b", kind="State", acronym="INF")
    graph.add_node("b", label="", kind="Body")
    sources = "MC/INF/293, p. 1; A/C.2/56/INF.1"
    apart, overlapping = "2001-01-01/2001-12-31; 2003-05-01/2004-06-30", "2000-01-01/2001-01-01; 2001-01-01/2002-01-01"
    for key, spells in (("chair", apart), ("host", "1999-12-31/.."), ("kin", "")):
        graph.add_edge("a", "b", key=key, kind=key, label=key, times=spells, weight=0.5, sources=sources)
    graph.add_edge("b", "é ü", key="chair", kind="chair", label="chair", times="../2000-02-29", weight=3)
    graph.add_edge("a", "a", key="chair", kind="chair", label="chair", times=overlapping)
    return graph


class Shelf:
    """A folder with the exported files of each view, of an ego network and of the odd one."""

    def __init__(self, kg, place):
        self.place, self.graphs, self.receipts = place, {name: draw(kg, name) for name in VIEWS}, {}
        self.graphs[EGO] = views.ego(self.graphs["relations"], "gfmd", 2)
        self.graphs[EGO].graph["name"] = EGO
        self.graphs[ODD] = odd()
        for name in NAMES:
            self.receipts[name] = export.write("gexf", self.graphs[name], str(self.path(name)))

    def path(self, name, form="gexf", profile=""):
        """One file, or folder, made when it is first asked for."""
        path = self.place / f"{name}{profile}.{form}"
        if not path.exists():
            export.write(form, self.graphs[name], str(path), Options(profile))
        return path

    def spells(self, name):
        """How many edges have so many spells, once those that share a day are one."""
        counts = {}
        for *_, data in self.graphs[name].edges(data=True):
            number = str(sum(map(any, views.merge(views.spells(data)))))
            counts[number] = counts.get(number, 0) + 1
        return counts


def jars():
    """The Gephi toolkits at hand, by version."""
    return {path.name.split("-")[2]: path for path in sorted((HERE / "gephi" / "jars").glob("gephi-toolkit-*-all.jar"))}
