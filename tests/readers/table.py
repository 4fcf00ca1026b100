"""Write the table of docs/readers.md: what each reader finds in the file of each view.

From the root of a checkout, after tests/readers/install: .venv/bin/python tests/readers/table.py
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import lxml.etree
import networkx

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "readers.md"
MARKS = ("<!-- made by tests/readers/table.py -->\n", "<!-- end -->\n")


def main() -> None:
    """Put the table into the page."""
    sys.path.insert(0, str(HERE.parent))
    from shelf import NAMES, Shelf

    from govgraph import GovGraph

    with tempfile.TemporaryDirectory() as place:
        shelf = Shelf(GovGraph(), Path(place))
        paths = [shelf.path(name) for name in NAMES]
        readers = {**_gephi(paths, place), **_graphology(paths), "NetworkX": [_networkx(path) for path in paths]}
        readers["schema"] = [_schema(path) for path in paths]
        sizes = [f"{shelf.receipts[name].nodes} / {shelf.receipts[name].edges}" for name in NAMES]
    rows = [["view", "written", *readers], ["---"] * (2 + len(readers))]
    rows += [[f"`{name}`", sizes[at], *(found[at] for found in readers.values())] for at, name in enumerate(NAMES)]
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(MARKS[0])
    PAGE.write_text(f"{before}{MARKS[0]}\n{table}\n{MARKS[1]}{rest.partition(MARKS[1])[2]}", encoding="utf-8")


def _gephi(paths, place):
    """A column for each version of the toolkit; that it read the version of the format is no message."""
    from shelf import jars

    columns = {}
    for version, jar in jars().items():
        subprocess.run(["javac", "-cp", jar, "-d", place, HERE / "gephi" / "Read.java"], check=True)
        command = ["java", "-Djava.awt.headless=true", "-cp", f"{jar}:{place}", "Read", *paths]
        lines = subprocess.run(command, check=True, capture_output=True).stdout.decode().splitlines()
        columns[f"Gephi {version}"] = [
            _cell(one["nodes"], one["edges"], [text for level, text in one["messages"] if level != "INFO"])
            for one in map(json.loads, lines)
        ]
    return columns


def _graphology(paths):
    command = ["node", HERE / "graphology.cjs", *paths]
    lines = subprocess.run(command, check=True, capture_output=True).stdout.decode().splitlines()
    columns = {"strict": [], "lite": []}
    for one in map(json.loads, lines):
        told = [one["error"]] if "error" in one else []
        columns[one["options"]].append(_cell(one.get("nodes", 0), one.get("edges", 0), told))
    return {"graphology, strict": columns["strict"], "graphology as Gephi Lite": columns["lite"]}


def _networkx(path):
    graph = networkx.read_gexf(path)
    return _cell(len(graph), graph.number_of_edges(), [])


def _schema(path):
    schema = lxml.etree.RelaxNG(lxml.etree.parse(HERE / "gexf-1.3" / "gexf.rng"))
    if schema.validate(lxml.etree.parse(path)):
        return "valid"
    return str(schema.error_log.last_error)


def _cell(nodes, edges, messages):
    return f"{nodes} / {edges}, {'; '.join(messages) or 'no message'}"


if __name__ == "__main__":
    main()
