"""Checks: the shapes that a fact must fit, and the queries whose rows are problems."""

import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from govgraph import queries, resources, rules
from govgraph import snapshot as snapshots
from govgraph.errors import BadData
from govgraph.model import NAMESPACE, Iri, Problem
from govgraph.queries import Query
from govgraph.store import Store

if TYPE_CHECKING:
    import rdflib

# In the shipped Turtle a prefix and the subject of a block stand alone on their lines.
_PREFIX = re.compile(r"@(?:prefix ([\w-]*:)|base) <([^>]*)> \.")
_SUBJECT = re.compile(r"(<|[\w-]*:)([^>\s]+)>?$")
_RESTS = f"{NAMESPACE}ns#rests"
_NFC = "label-nfc"


class _Finding(NamedTuple):
    """A problem that is not yet traced to its line."""

    node: str
    level: str
    check: str
    message: str
    fix: str

    def at(self, file: str, line: int) -> Problem:
        """Add the place."""
        return Problem(self.level, self.check, file, line, self.message, self.fix)


def run(claims: Store, snapshot: Store) -> list[Problem]:
    """Hold the shipped files against the shapes, and both stores against every check; errors come first."""
    graph = _graph(path.read_text(encoding="utf-8") for path in _shipped())
    found = [*_misfits(graph), *_unnormalised(graph), *_found(claims, snapshot)]
    places = _places()
    rests = _rests(claims) | _rests(snapshot)
    return _sorted(one.at(*_place(one.node, places, rests)) for one in found)


def asked(claims: Store, snapshot: Store) -> list[Problem]:
    """Hold two stores whose files are not at hand against every check that is a query."""
    return _sorted(one.at("-", 0) for one in _found(claims, snapshot))


def fit(facts: str) -> list[Problem]:
    """Hold a piece of Turtle, which no file need hold, against the shapes and the built-in check."""
    graph = _graph([*(path.read_text(encoding="utf-8") for path in _shipped("ontology")), facts])
    return _sorted(one.at("-", 0) for one in [*_misfits(graph), *_unnormalised(graph)])


def caught(path: Path, facts: str = "") -> list[Problem]:
    """Run one check on the fault that its own header plants, or on other facts; nothing caught, the check is blind."""
    check = queries.read(path)
    store = Store()
    for shipped in _shipped("ontology"):
        store.load_file(shipped)
    store.load((facts or _promise(check, "catches")).encode(), "ttl", path.name)
    rules.run(store, "claims")
    if check.reads == "snapshot":
        store.derive(queries.read(resources.root() / "queries" / "policy" / "rank.rq").text)
        store = snapshots.of(store, snapshots.newest(store))
    return _sorted(one.at("-", 0) for one in _rows(check, store))


def _found(claims: Store, snapshot: Store) -> Iterator[_Finding]:
    """Make a finding of each row of every check."""
    for path in resources.files("queries/checks", ".rq"):
        check = queries.read(path)
        store = claims
        if check.reads == "snapshot":
            store = snapshot
        yield from _rows(check, store)


def _rows(check: Query, store: Store) -> Iterator[_Finding]:
    """Make a finding of each row of a check."""
    level, message, fix = (_promise(check, key) for key in ("level", "message", "fix"))
    for row in store.select(check.text).records():
        node = row["node"]
        assert isinstance(node, Iri)
        shown = {name: getattr(cell, "id", cell) for name, cell in row.items()}
        yield _Finding(node.value, level, check.name, message.format(**shown), fix)


def _promise(check: Query, key: str) -> str:
    for name, value in check.extra:
        if name == key:
            return str(value)
    raise BadData(f"{check.name}.rq", 1, f"the header needs a line '#+ {key}: ...'")


def _misfits(graph: "rdflib.Graph") -> Iterator[_Finding]:
    """Make a finding of each node that does not fit a shape; a shape's description is the way out."""
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    shapes = rdflib.Graph().parse(resources.root() / "ontology" / "shapes.ttl", format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    assert isinstance(report, rdflib.Graph)
    for result in report.objects(None, SH.result):
        node, shape = str(report.value(result, SH.focusNode)), report.value(result, SH.sourceShape)
        message = f"{Iri(node).id}: {report.value(result, SH.resultMessage)}"
        yield _Finding(node, "error", Iri(str(shape)).id, message, str(shapes.value(shape, SH.description)))


def _unnormalised(graph: "rdflib.Graph") -> Iterator[_Finding]:
    """Make a finding of each text that is not in Unicode's composed form, which SPARQL cannot test."""
    import rdflib

    for node, _, text in graph:
        if isinstance(text, rdflib.Literal) and not unicodedata.is_normalized("NFC", text):
            message = f"{Iri(str(node)).id}: {str(text)!a} is not in normal form C"
            yield _Finding(str(node), "error", _NFC, message, "write letters with their accents as one character")


def _graph(texts: Iterable[str]) -> "rdflib.Graph":
    import rdflib

    # rdflib logs a traceback for an impossible date; canonical-date says it in one line.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    graph = rdflib.Graph()
    for text in texts:
        graph.parse(data=text, format="turtle")
    return graph


def _shipped(*folders: str) -> Iterator[Path]:
    """Give the Turtle files that hold facts and concepts."""
    for folder in folders or ("ontology", "data"):
        yield from (path for path in resources.files(folder, ".ttl") if path.name != "shapes.ttl")


def _places() -> dict[str, tuple[str, int]]:
    """Tell for each node in which file and line its block begins."""
    places: dict[str, tuple[str, int]] = {}
    for path in _shipped():
        file = path.relative_to(resources.root()).as_posix()
        for node, line in _blocks(path.read_text(encoding="utf-8")):
            places.setdefault(node, (file, line))
    return places


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    spaces = {"<": ""}
    for number, line in enumerate(text.split("\n"), 1):
        declared = _PREFIX.match(line)
        subject = _SUBJECT.match(line)
        if declared:
            spaces[declared[1] or "<"] = declared[2]
        elif subject and subject[1] == "<":
            yield urljoin(spaces["<"], subject[2]), number
        elif subject:
            yield spaces.get(subject[1], subject[1]) + subject[2], number


def _rests(store: Store) -> dict[str, str]:
    """Tell for each derived node on which statement it rests."""
    return {node: stmt for node, predicate, stmt, _ in store.lines() if predicate == _RESTS}


def _place(node: str, places: dict[str, tuple[str, int]], rests: dict[str, str]) -> tuple[str, int]:
    return places.get(node) or places.get(rests.get(node, "")) or ("-", 0)


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    """Order problems, errors before conflicts; what is found twice is told once."""
    return sorted(set(problems), key=lambda one: (one.level != "error", one.check, one.file, one.line, one.message))
