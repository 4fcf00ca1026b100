"""Adds the compiled form to the wheel, so that the first question of an installed govgraph is as fast as the next."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """Compiles the graph with the sources that are being built."""

    _place: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder of its own and put it beside the shipped files; an editable install needs none."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from govgraph import fulltext, lookups, ready, resources
        from govgraph.depot import Shipped
        from govgraph.graph import GovGraph

        self._place = Path(tempfile.mkdtemp(prefix="govgraph-"))
        place = str(self._place / "compiled")
        # What is worked out on the way is kept out of the cache of whoever builds.
        os.environ["GOVGRAPH_CACHE"] = str(self._place / "cache")
        stamp = resources.stamp(dated=False)
        graph = GovGraph(Shipped(Shipped().compile(place, stamp)))
        fulltext.keep(graph.index, graph.snapshot(None).select(fulltext.query().text), place)
        lookups.write(graph, ready.path(place, stamp))
        build_data["force_include"][place] = "govgraph/_shipped/compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the folder once the wheel is written."""
        if self._place:
            shutil.rmtree(self._place)
