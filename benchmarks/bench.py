"""What a measurement is given: a size, where its files are, who the peers are, and how often to measure."""

from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple, TypeVar

import generate
import peers
from engines import Engine
from turns import Failed

from govgraph import GovGraph
from govgraph.errors import GovGraphError
from govgraph.folder import Folder

Way = Callable[[], object]
Found = TypeVar("Found")
# Of which series and year a meeting is asked about; every size has it.
SERIES, YEAR = 7, 2010


class Bench(NamedTuple):
    """One size; `left_out` gathers who could not be measured, and why."""

    size: str
    work: Path
    engines: list[Engine]
    node: str
    rounds: int
    loads: int
    patience: int
    left_out: dict[str, str]

    @property
    def data(self) -> Path:
        """The invented data as N-Triples."""
        return self.work / f"{self.size}.nt"

    @property
    def store(self) -> Path:
        """The store that `govgraph load` makes of it."""
        return self.work / f"{self.size}-store"

    @property
    def raw(self) -> Path:
        """The store that the bare engine makes of it."""
        return self.work / f"{self.size}-raw"

    @property
    def known(self) -> Path:
        """The folder of the latest snapshot, which the bare engine reads too."""
        return max(self.store.glob("version-*/known-*"))

    @property
    def claims(self) -> Path:
        """The folder of the claims."""
        return max(self.store.glob("version-*/claims"))

    def opened(self) -> GovGraph:
        """The store, opened anew."""
        return GovGraph(Folder(str(self.store)))

    def write(self, name: str, text: str) -> Path:
        """Keep a text for a peer to read."""
        path = self.work / name
        path.write_text(text, encoding="utf-8")
        return path

    def attempt(self, name: str, what: Callable[[], Found]) -> Found | None:
        """Do what a peer may fail at; then it is named as left out."""
        try:
            return what()
        except (Failed, GovGraphError, HTTPException, OSError) as error:
            self.left_out[name] = str(error)
            return None

    def filled(self, engine: Engine, graph: str, content: bytes) -> bool:
        """Put N-Triples into a graph of a server, and tell whether that went well."""
        self.attempt(engine.name, lambda: engine.fill(graph, content))
        return engine.name not in self.left_out


def given(name: str, series: int = SERIES, year: int = YEAR) -> dict[str, str]:
    """The parameters with which a canned query is asked."""
    edition = f"forum-{series}-{year}"
    named = {"chair": {"edition": edition}, "host": {"meeting": edition}, "troika": {"edition": edition}}
    return named.get(name, {"body": f"group-{series}"})


def meeting() -> str:
    """The whole name of the meeting that is asked about."""
    return f"{peers.GOV}id/forum-{SERIES}-{YEAR}"


def question() -> list[str]:
    """The words of a lookup at a prompt."""
    return ["who", "chairs", f"{generate.name(SERIES)} Forum {YEAR}"]
