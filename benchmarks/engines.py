"""SPARQL servers as peers: started by the scripts of the tests, filled over SPARQL's own protocol, asked over HTTP."""

import http.client
import json
import subprocess
import urllib.parse
from pathlib import Path

from turns import Failed

from govgraph.store import Access, Remote

NAMES = ("fuseki", "virtuoso")
GRAPH = "https://w3id.org/govgraph/benchmark/"
_SCRIPTS = Path(__file__).resolve().parent.parent / "tests" / "engines"
_PATIENCE = 300


class Engine:
    """One server on this machine, asked over one connection that is kept."""

    def __init__(self, name: str, url: str, folder: Path) -> None:
        self.name = name
        self._url, self._folder = url, folder
        self._there = urllib.parse.urlsplit(url)
        self._connection = http.client.HTTPConnection(self._there.netloc, timeout=_PATIENCE)

    def fill(self, graph: str, content: bytes) -> None:
        """Put N-Triples into a graph of this name, in place of what it held, as `govgraph push --here` does."""
        remote = Remote(Access(self._url, connect=_PATIENCE), GRAPH + graph)
        remote.clear()
        remote.load_own(content)

    def rows(self, text: str, graph: str) -> int:
        """Run a query on a graph, its rows as SPARQL's JSON; how many there are."""
        body = urllib.parse.urlencode({"query": text, "default-graph-uri": GRAPH + graph})
        heads = {"Accept": "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded"}
        try:
            status, told = self._post(body, heads)
        except (BrokenPipeError, ConnectionResetError, http.client.RemoteDisconnected):
            # A server closes a connection on which nothing comes for a while.
            self._connection.close()
            status, told = self._post(body, heads)
        if status != 200:
            raise Failed(f"{status}, {' '.join(told.decode(errors='replace').split())[:160]}")
        return len(json.loads(told)["results"]["bindings"])

    def curl(self, query: Path, graph: str) -> list[str]:
        """The command that asks the same by curl."""
        fields = (f"query@{query}", f"default-graph-uri={GRAPH}{graph}")
        words = [word for field in fields for word in ("--data-urlencode", field)]
        return ["curl", "-sSf", "-H", "Accept: text/csv", *words, self._url]

    def _post(self, body: str, heads: dict[str, str]) -> tuple[int, bytes]:
        self._connection.request("POST", self._there.path, body, heads)
        answer = self._connection.getresponse()
        return answer.status, answer.read()

    def stop(self) -> None:
        """End the server; its data stays."""
        self._connection.close()
        subprocess.run([_SCRIPTS / "stop", self._folder], check=True)


def start(place: str) -> tuple[list[Engine], dict[str, str]]:
    """The servers that could be started, with their data in a folder, and why others could not."""
    if not place:
        return [], dict.fromkeys(NAMES, "no folder was given with --engines")
    running, absent = [], {}
    for name in NAMES:
        folder = Path(place) / name
        begun = subprocess.run([_SCRIPTS / "start", name, folder], capture_output=True, text=True)
        if begun.returncode:
            absent[name] = "".join(begun.stderr.strip().splitlines()[-1:]).removeprefix("start: ")
        else:
            running.append(Engine(name, begun.stdout.strip(), folder))
    return running, absent
