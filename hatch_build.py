"""Adds the compiled form to the wheel, so that the first question of an installed govgraph is as fast as the next."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """Compiles the graph with the sources that are being built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder of its own and put it beside the shipped files; an editable install needs none."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from govgraph import fulltext, lookups, queries, ready, resources
        from govgraph.depot import Shipped
        from govgraph.graph import GovGraph

        place = tempfile.mkdtemp(prefix="govgraph-")
        stamp = resources.stamp(dated=False)
        graph = GovGraph(Shipped(Shipped().compile(place, stamp)))
        sayings = queries.read(resources.root() / "queries" / "policy" / "sayings.rq")
        fulltext.keep(graph.index, graph.snapshot(None).select(sayings.text), place)
        lookups.write(graph, ready.path(place, stamp))
        build_data["force_include"][place] = "govgraph/_shipped/compiled"
