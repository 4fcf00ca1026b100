"""The shape of the package: who imports whom, what is imported late, and how long a module may be."""

import ast
import subprocess
import sys

import cases
import pytest

# Imports go down this table, or sideways without a circle.
LAYERS = {
    "errors": 0,
    "dates": 1,
    "model": 1,
    "palette": 1,
    "targets": 1,
    "buckets": 1,
    "catalogue": 3,
    "compiled": 2,
    "ledger": 2,
    "ready": 2,
    "resources": 2,
    "phrasings": 3,
    "wordings": 4,
    "queries": 3,
    "rules": 3,
    "snapshot": 3,
    "sparql": 3,
    "store": 3,
    "times": 3,
    "backbone": 4,
    "checks": 4,
    "draft": 4,
    "drawing": 4,
    "evidence": 4,
    "layout": 4,
    "measures": 4,
    "meetings": 4,
    "names": 4,
    "paths": 4,
    "plot": 4,
    "profiles": 4,
    "projections": 4,
    "receipt": 4,
    "views": 4,
    "ways": 4,
    "weights": 4,
    "absence": 5,
    "answer": 5,
    "behind": 5,
    "ask": 5,
    "citation": 5,
    "comparison": 5,
    "compilation": 5,
    "composition": 5,
    "cutting": 5,
    "explanation": 5,
    "export": 5,
    "fitting": 5,
    "hearing": 5,
    "holding": 5,
    "fulltext": 5,
    "naming": 5,
    "narrowing": 5,
    "neighbourhood": 6,
    "operations": 5,
    "pin": 5,
    "reading": 5,
    "record": 5,
    "refusals": 5,
    "saying": 5,
    "spanning": 5,
    "searching": 5,
    "sentence": 5,
    "settling": 5,
    "spans": 5,
    "surety": 5,
    "surroundings": 4,
    "framing": 5,
    "halving": 5,
    "setting": 5,
    "abridged": 5,
    "suiting": 5,
    "lapse": 5,
    "wanting": 5,
    "spoken": 5,
    "ties": 5,
    "verification": 5,
    "vocabulary": 5,
    "asking": 6,
    "confirming": 6,
    "joining": 6,
    "kinds": 6,
    "ordering": 6,
    "outnumbering": 6,
    "sorting": 6,
    "weighing": 6,
    "prefacing": 6,
    "rewording": 6,
    "pairing": 6,
    "seeking": 6,
    "changes": 6,
    "depot": 6,
    "endpoint": 6,
    "folder": 6,
    "loading": 6,
    "graph": 6,
    "networks": 6,
    "opened": 6,
    "pushing": 6,
    "reviews": 6,
    "cli": 7,
    "commands": 7,
    "comparing": 7,
    "lookups": 7,
    "prompt": 7,
    "render": 7,
    "reviewing": 7,
    "terminal": 7,
    "upkeep": 7,
    "__init__": 8,
    "__main__": 8,
}
# Each library from outside, and the modules that may import it.
FENCES = {
    "click": {"cli", "commands", "comparing", "prompt", "reviewing", "terminal", "upkeep"},
    "igraph": {"ways"},
    "keyring": {"profiles"},
    "matplotlib": {"plot"},
    "networkx": {
        *(
            "backbone",
            "drawing",
            "export",
            "export.graphml",
            "layout",
            "measures",
            "networks",
            "paths",
            "plot",
            "views",
        ),
        *("ties", "ways", "weights"),
    },
    "pandas": {"answer", "model"},
    "platformdirs": {"compiled", "profiles", "prompt"},
    "prompt_toolkit": {"prompt"},
    "pyoxigraph": {"store.embedded", "store.folder", "store.remote", "store.terms"},
    "pyshacl": {"checks"},
    "numpy": {"projections"},
    "rapidfuzz": {"names"},
    "rdflib": {"checks", "opened"},
    "requests": {"store.client"},
    "rich": {"render", "terminal"},
    "urllib3": {"store.client"},
    "scipy": {"projections"},
    "yaml": {"compilation", "queries"},
}
# What loads too slowly to be imported with the module that uses it.
LATE = {"igraph", "keyring", "matplotlib", "networkx", "pandas", "platformdirs", "prompt_toolkit", "pyshacl"}
LATE |= {"rapidfuzz", "rdflib", "requests", "rich", "urllib3", "yaml"}
# Runs one lookup in a fresh process and prints which of some modules it has loaded.
LOOKUP = """
import sys
from govgraph.cli import main
sys.argv = ["govgraph", "who", "chairs", "GFMD", "2010"]
try:
    main()
except SystemExit as ending:
    assert ending.code == 0
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
PACKAGES = (("", 20), ("/export", 2), ("/store", 2))
MODULES = [path for folder, least in PACKAGES for path in cases.files(f"src/govgraph{folder}", ".py", least)]


def called(path):
    """The name of a module in the package: export/gexf.py is export.gexf, export/__init__.py is export."""
    inner = path.relative_to(cases.ROOT / "src" / "govgraph").with_suffix("").parts
    if len(inner) > 1 and inner[-1] == "__init__":
        inner = inner[:-1]
    return ".".join(inner)


def layer(name):
    return LAYERS[name.partition(".")[0]]


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(node):
    """The modules that one import statement names, in full."""
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    if isinstance(node, ast.ImportFrom) and node.module == "govgraph":
        return [f"govgraph.{name.name}" for name in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


def imports(path):
    return {name for node in ast.walk(tree(path)) for name in imported(node)}


def ours(path):
    """The modules of the package that a module imports."""
    return {name.removeprefix("govgraph.") for name in imports(path) if name.startswith("govgraph.")}


def early(path):
    """What a module imports as soon as it is loaded; what only types need does not count."""
    found = set()
    for node in tree(path).body:
        found |= set(imported(node))
    return {name.partition(".")[0] for name in found}


def test_the_table_of_layers_names_every_module():
    assert {called(path).partition(".")[0] for path in MODULES} == LAYERS.keys()


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_a_module_imports_nothing_from_above(path):
    assert {name for name in ours(path) if layer(name) > layer(called(path))} == set()


def test_no_modules_import_each_other_in_a_circle():
    ahead = {called(path): ours(path) - {called(path)} for path in MODULES}
    while ahead:
        free = {name for name, others in ahead.items() if not others & ahead.keys()}
        assert free, f"a circle among {sorted(ahead)}"
        ahead = {name: others for name, others in ahead.items() if name not in free}


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_imports_are_absolute(path):
    assert all(node.level == 0 for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom))


@pytest.mark.parametrize("library", FENCES)
def test_a_library_is_imported_where_it_belongs(library):
    users = {called(path) for path in MODULES if any(name.partition(".")[0] == library for name in imports(path))}
    assert users <= FENCES[library]


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_only_fenced_libraries_are_imported(path):
    outside = {name.partition(".")[0] for name in imports(path)} - {"govgraph"} - sys.stdlib_module_names
    assert outside <= FENCES.keys()


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_a_heavy_library_is_imported_where_it_is_used(path):
    assert early(path) & LATE == set()


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_a_module_has_fewer_than_400_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_a_module_has_no_ternary(path):
    assert [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.IfExp)] == []


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_no_module_catches_everything(path):
    caught = [node.type for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)]
    assert [ast.unparse(kind) for kind in caught if kind and "Exception" in ast.unparse(kind).split(".")] == []
    assert None not in caught


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_every_public_name_has_a_docstring(path):
    named = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    inner = {child for node in named if isinstance(node, ast.FunctionDef) for child in ast.walk(node) if child != node}
    public = [node for node in named if not node.name.startswith("_") and node not in inner]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.fixture(scope="module")
def loaded(kg, clean, tmp_path_factory):
    """What a lookup has loaded at its end, once the compiled form is there."""
    away = tmp_path_factory.mktemp("cold")
    done = subprocess.run([sys.executable, "-c", LOOKUP], env=clean, capture_output=True, cwd=away, check=True)
    answer, *_, modules = done.stdout.decode().splitlines()
    assert answer == "Mexico chaired GFMD 2010."
    return set(modules.split())


@pytest.mark.parametrize("library", sorted(LATE - {"platformdirs"}))
def test_a_cold_lookup_does_without(loaded, library):
    assert library not in loaded
