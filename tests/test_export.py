"""Files of networks: what readers get back, how little they can go wrong, and what the receipt tells."""

import csv
import hashlib
import json
import os
import re
import subprocess
from xml.etree import ElementTree

import cases
import networkx
import pytest
from test_views import VIEWS, draw

from govgraph import export, views
from govgraph.errors import BadUse
from govgraph.ties import Options

GEXF = {"g": "http://gexf.net/1.3"}
FORMS = export.formats()
TYPES = {"string": ".+", "integer": r"-?\d+", "boolean": "true|false", "double": r"-?[\d.e-]+"}
# What readers keep from being the id of an attribute.
RESERVED = set(
    "id label type kind weight source target timeset interval timestamp x y z size color shape thickness degree".split()  # noqa: SIM905
)


@pytest.fixture(scope="module")
def graphs(kg):
    return {name: draw(kg, name) for name in VIEWS}


@pytest.fixture
def put(tmp_path):
    """Writes a network and gives back the file, or the folder, and the receipt."""

    def write(graph, form="gexf", **options):
        path = tmp_path / f"n.{form}"
        return path, export.write(form, graph, str(path), Options(**options))

    return write


def made(directed=True, **data):
    """A network of two nodes and one edge."""
    graph = networkx.MultiDiGraph(name="made") if directed else networkx.MultiGraph(name="made")
    graph.add_node("a", id="a", label="A", kind="State")
    graph.add_node("b", id="b", label="B", kind="Body")
    graph.add_edge("a", "b", key="ties", **{"kind": "ties", "label": "ties", "weight": 1} | data)
    return graph


def content(path):
    """All bytes of a file or of a folder."""
    if path.is_dir():
        return {file.name: file.read_bytes() for file in sorted(path.iterdir())}
    return path.read_bytes()


def told(graph):
    """The edges of a network: ends (sorted where these have no direction), kind, spells."""
    found = []
    for source, target, data in graph.edges(data=True):
        ends = (source, target) if graph.is_directed() else tuple(sorted((source, target)))
        found.append((*ends, data["kind"], tuple(tuple(spell) for spell in views.spells(data) if any(spell))))
    return sorted(found)


def read(data):
    """The spells of an edge as NetworkX reads them from GEXF, where a missing bound is the word None."""
    spells = data.get("spells", [(data.get("start"), data.get("end"))])
    bounds = [tuple("" if day in (None, "None") else day for day in spell) for spell in spells]
    return tuple(spell for spell in bounds if any(spell))


# Every view, every reader at hand.


@pytest.mark.parametrize("name", VIEWS)
def test_gexf_gives_back_nodes_edges_kinds_and_dates(graphs, put, name):
    path, _ = put(graphs[name])
    again, found = networkx.read_gexf(path), []
    for source, target, data in again.edges(data=True):
        ends = (source, target) if again.is_directed() else tuple(sorted((source, target)))
        found.append((*ends, data["relation"], read(data)))
    assert sorted(found) == told(graphs[name])
    assert {key: (data["label"], data["node_type"]) for key, data in again.nodes(data=True)} == {
        key: (data["label"], data["kind"]) for key, data in graphs[name].nodes(data=True)
    }


@pytest.mark.parametrize("name", VIEWS)
def test_graphml_gives_back_nodes_edges_and_kinds(graphs, put, name):
    path, _ = put(graphs[name], "graphml")
    again = networkx.read_graphml(path, force_multigraph=True)
    kinds = sorted(data["kind"] for *_, data in again.edges(data=True))
    assert kinds == sorted(data["kind"] for *_, data in graphs[name].edges(data=True))
    assert (set(again), again.is_directed()) == (set(graphs[name]), graphs[name].is_directed())


@pytest.mark.parametrize("name", VIEWS)
def test_the_tables_have_a_line_for_each_node_and_edge(graphs, put, name):
    path, _ = put(graphs[name], "csv")
    nodes, edges = (list(csv.DictReader((path / f"{one}.csv").read_text().splitlines())) for one in ("nodes", "edges"))
    assert [row["Id"] for row in nodes] == sorted(graphs[name])
    kinds = sorted((row["Source"], row["Target"], row["Kind"]) for row in edges)
    assert kinds == [edge[:3] for edge in told(graphs[name])]


@pytest.mark.parametrize("name", VIEWS)
def test_graphology_has_each_node_and_edge(graphs, put, name):
    path, _ = put(graphs[name], "json")
    found = json.loads(path.read_text(encoding="utf-8"))
    assert [node["key"] for node in found["nodes"]] == sorted(graphs[name])
    assert len(found["edges"]) == graphs[name].number_of_edges()
    assert {edge["undirected"] for edge in found["edges"]} == {not graphs[name].is_directed()}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", VIEWS)
def test_the_same_network_gives_the_same_bytes(graphs, put, name, form):
    first = content(put(graphs[name], form)[0])
    assert content(put(graphs[name].copy(), form)[0]) == first


@pytest.mark.parametrize("form", FORMS)
def test_a_network_drawn_anew_gives_the_same_bytes(kg, graphs, put, form):
    first = content(put(graphs["participation"], form)[0])
    assert content(put(draw(kg, "participation"), form)[0]) == first


@pytest.mark.parametrize("name", VIEWS)
def test_the_order_in_which_edges_were_added_does_not_matter(graphs, put, name):
    graph = graphs[name]
    other = graph.__class__(**graph.graph)
    other.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    first = content(put(graph)[0])
    assert content(put(other)[0]) == first


@pytest.mark.parametrize("name", VIEWS)
def test_the_receipt_counts_what_was_written(graphs, put, name):
    _, receipt = put(graphs[name])
    undated = sum(not any(map(any, views.spells(data))) for *_, data in graphs[name].edges(data=True))
    assert (receipt.nodes, receipt.edges, receipt.undated) == (len(graphs[name]), len(told(graphs[name])), undated)
    assert sum(number for _, number in receipt.kinds) == receipt.edges


# What Gephi's readers stumble over.


@pytest.fixture(scope="module")
def trees(graphs, tmp_path_factory):
    """The text of each view's file, and its tree."""
    found = {}
    for name, graph in graphs.items():
        path = tmp_path_factory.mktemp("gexf") / f"{name}.gexf"
        export.write("gexf", graph, str(path))
        found[name] = (path.read_bytes(), ElementTree.parse(path).getroot())
    return found


@pytest.mark.parametrize("name", VIEWS)
def test_a_file_is_ascii_and_says_its_encoding(trees, name):
    text = trees[name][0].decode("ascii")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" ')
    assert "schemaLocation" not in text and "idtype" not in text and "mutual" not in text


@pytest.mark.parametrize("name", VIEWS)
def test_a_file_has_one_direction(trees, name):
    graph = trees[name][1].find("g:graph", GEXF)
    types = {edge.get("type") for edge in graph.iter(f"{{{GEXF['g']}}}edge")}
    assert types == {graph.get("defaultedgetype")}


@pytest.mark.parametrize("name", VIEWS)
def test_nodes_edges_and_ties_are_unique_and_whole(trees, name):
    root = trees[name][1]
    nodes, edges = root.findall(".//g:node", GEXF), root.findall(".//g:edge", GEXF)
    ids = [node.get("id") for node in nodes]
    ties = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges]
    assert len({*ids}) == len(ids) and len({*ties}) == len(ties) == len({edge.get("id") for edge in edges})
    assert {end for tie in ties for end in tie[:2]} <= {*ids}
    assert [one for one in (*nodes, *edges) if not one.get("label")] == []
    assert [one for one in ids if not re.fullmatch(r"[!-~]+", one)] == []


@pytest.mark.parametrize("name", VIEWS)
def test_every_date_is_a_whole_day_and_every_spell_ends_after_it_begins(trees, name):
    for one in trees[name][1].iter():
        bounds = [one.get("start"), one.get("end")]
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in bounds if day)
        assert not all(bounds) or bounds[0] <= bounds[1]


@pytest.mark.parametrize("name", VIEWS)
def test_every_value_is_of_the_type_that_its_column_promises(trees, name):
    for block in trees[name][1].findall(".//g:attributes", GEXF):
        columns = {column.get("id"): column.get("type") for column in block}
        assert not RESERVED & columns.keys() and all(re.fullmatch("[a-z][a-z0-9_]*", key) for key in columns)
        for value in trees[name][1].findall(f".//g:{block.get('class')}/g:attvalues/g:attvalue", GEXF):
            assert re.fullmatch(TYPES[columns[value.get("for")]], value.get("value"), re.DOTALL)


@pytest.mark.parametrize("name", VIEWS)
def test_no_value_holds_what_gephi_reads_as_infinity(trees, name):
    assert [one for one in trees[name][1].findall(".//g:attvalue", GEXF) if "INF" in one.get("value")] == []


def test_a_symbol_with_inf_is_kept_from_gephi_and_counted(put):
    path, receipt = put(made(sources="MC/INF/293, p. 1"))
    assert b"MC/Inf/293" in content(path) and b"INF" not in content(path)
    assert receipt.guarded == 1


def test_a_label_with_inf_is_left_alone(put):
    graph = made()
    graph.nodes["a"]["label"] = "MC/INF/293"
    path, receipt = put(graph)
    assert (networkx.read_gexf(path).nodes["a"]["label"], receipt.guarded) == ("MC/INF/293", 0)


def test_the_tables_keep_a_symbol_as_it_is(put):
    path, _ = put(made(sources="MC/INF/293, p. 1"), "csv")
    assert b"MC/INF/293" in content(path)["edges.csv"]


# Bad and odd input.

ODD = "Ünïon <b>&amp;</b> \"quoted\" 'so' العربية"


@pytest.mark.parametrize("form", FORMS)
def test_control_characters_become_blanks_and_are_counted(put, form):
    graph = made()
    graph.nodes["a"]["label"] = "one\x00two\x1bthree\ufffe"
    path, receipt = put(graph, form)
    assert receipt.replaced == 3
    assert "one two three" in str(content(path))


@pytest.mark.parametrize(("form", "reader"), [("gexf", networkx.read_gexf), ("graphml", networkx.read_graphml)])
def test_a_label_with_markup_comes_back_as_it_was(put, form, reader):
    graph = made()
    graph.nodes["a"]["label"] = ODD
    assert reader(put(graph, form)[0]).nodes["a"]["label"] == ODD


def test_a_summary_with_markup_leaves_none_in_meta(put):
    graph = made()
    graph.graph["summary"] = "this & <that>"
    assert b"<description>this  that</description>" in content(put(graph)[0])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("directed", [True, False])
def test_an_empty_network_is_a_valid_empty_file(put, form, directed):
    graph = made(directed)
    graph.clear()
    path, receipt = put(graph, form)
    assert (receipt.nodes, receipt.edges) == (0, 0) and "the network is empty" in str(receipt)
    if form == "gexf":
        assert len(networkx.read_gexf(path)) == 0 and b"<nodes>" in content(path) and b"<edges>" in content(path)
    if form == "graphml":
        assert len(networkx.read_graphml(path)) == 0
    if form == "json":
        assert json.loads(path.read_text())["nodes"] == []
    if form == "csv":
        assert [text.count(b"\n") for text in content(path).values()] == [1, 1]


def test_a_loop_stays_a_loop(put):
    graph = made()
    graph.add_edge("a", "a", key="ties", kind="ties", label="ties", weight=1)
    assert networkx.read_gexf(put(graph)[0]).has_edge("a", "a")


def test_spells_that_overlap_are_one(put):
    spells = "2001-01-01/2002-06-01; 2002-01-01/2003-01-01; 2008-01-01/.."
    path, receipt = put(made(spells=spells))
    (edge,) = networkx.read_gexf(path).edges(data=True)
    assert read(edge[2]) == (("2001-01-01", "2003-01-01"), ("2008-01-01", ""))
    assert receipt.open_ended == 1


def test_an_edge_with_bounds_alone_has_one_spell(put):
    path, _ = put(made(start="2001-01-01", end="2002-01-01"))
    assert b'start="2001-01-01" end="2002-01-01"' in content(path)


def test_spells_that_together_have_no_bound_are_no_date(put):
    path, receipt = put(made(spells="../2002-01-01; 2001-01-01/.."))
    assert (receipt.undated, b"<spell" in content(path)) == (1, False)


@pytest.mark.parametrize("spells", ["2001/2002", "2001-13-01/..", "soon/..", "20010101/..", "2003-01-01/2002-01-01"])
def test_a_spell_that_is_none_is_refused(put, spells):
    with pytest.raises(BadUse):
        put(made(spells=spells))


@pytest.mark.parametrize("weight", [0, -1, "nan", "inf"])
def test_a_weight_that_readers_drop_is_refused(put, weight):
    with pytest.raises(BadUse, match="weight"):
        put(made(weight=weight))


def test_two_edges_that_readers_would_merge_are_refused(put):
    graph = made()
    graph.add_edge("a", "b", key="again", kind="ties")
    with pytest.raises(BadUse, match="merge"):
        put(graph)


def test_two_ways_of_one_undirected_tie_are_refused(put):
    graph = made(directed=False)
    graph.add_edge("b", "a", key="again", kind="ties")
    with pytest.raises(BadUse, match="merge"):
        put(graph)


def test_an_id_of_other_characters_becomes_ascii(put):
    graph = made()
    graph.add_edge("a", "é ü", key="ties", kind="ties")
    assert "%C3%A9%20%C3%BC" in networkx.read_gexf(put(graph)[0])


@pytest.mark.parametrize(("wrong", "right"), [("gexv", "gexf"), ("graphm", "graphml"), ("cvs", "csv")])
def test_an_unknown_format_names_the_nearest(put, wrong, right):
    with pytest.raises(BadUse, match=f"nearest: {right}"):
        put(made(), wrong)


@pytest.mark.parametrize("form", FORMS)
def test_a_target_that_cannot_be_written_is_refused_and_leaves_nothing(tmp_path, form):
    with pytest.raises(BadUse, match="cannot be written"):
        export.write(form, made(), str(tmp_path / "absent" / "n"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"csv"}))
def test_a_full_disk_is_refused_in_words(form):
    with pytest.raises(BadUse, match="No space left"):
        export.write(form, made(), "/dev/full")


def test_a_write_that_breaks_leaves_the_old_file(tmp_path):
    target = tmp_path / "n.gexf"
    target.write_text("old")
    graph = made()
    graph.add_edge("b", "a", key="ties", kind="ties", weight=0)
    with pytest.raises(BadUse, match="weight"):
        export.write("gexf", graph, str(target))
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("n.gexf", "old")]


def test_a_folder_is_no_target_for_a_file(tmp_path):
    with pytest.raises(BadUse, match="cannot be written"):
        export.write("gexf", made(), str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_the_tables_replace_those_of_an_earlier_time(put):
    put(made(label="old"), "csv")
    path, _ = put(made(label="new"), "csv")
    assert b"new" in content(path)["edges.csv"] and b"old" not in content(path)["edges.csv"]


# An edge whose end is not a node: NetworkX makes the node, but says nothing of it.


@pytest.mark.parametrize("form", FORMS)
def test_an_end_that_nothing_is_said_of_is_a_node_called_by_its_id(put, form):
    graph = made()
    graph.add_edge("a", "stranger", key="ties", kind="ties")
    path, receipt = put(graph, form)
    assert (receipt.nodes, "stranger" in str(content(path))) == (3, True)


# Profiles of GEXF.


def test_an_unknown_profile_names_those_there_are(put):
    with pytest.raises(BadUse, match="it has portable, desktop, slices"):
        put(made(), profile="dektop")


def test_a_format_without_profiles_refuses_one(put):
    with pytest.raises(BadUse, match="it has none"):
        put(made(), "csv", profile="portable")


def test_desktop_tells_the_ties_of_each_node_year_by_year(put):
    graph = made(spells="2001-05-01/2002-06-01")
    graph.add_edge("b", "a", key="ties", kind="ties", spells="2002-01-01/2003-12-31")
    root = ElementTree.parse(put(graph, profile="desktop")[0]).getroot()
    values = root.findall(".//g:node[@id='a']//g:attvalue[@for='ties']", GEXF)
    told = [(value.get("start"), value.get("end"), value.get("value")) for value in values]
    assert told == [
        ("2001-01-01", "2001-12-31", "1"),
        ("2002-01-01", "2002-12-31", "2"),
        ("2003-01-01", "2003-12-31", "1"),
    ]


def test_desktop_has_its_static_columns_last(put):
    root = ElementTree.parse(put(made(spells="2001-05-01/.."), profile="desktop")[0]).getroot()
    blocks = [(block.get("class"), block.get("mode")) for block in root.findall(".//g:attributes", GEXF)]
    assert blocks == [("node", "dynamic"), ("node", "static"), ("edge", "static")]


def test_slices_are_a_file_for_each_year_with_the_edges_of_it(put):
    graph = made(spells="2001-05-01/2002-06-01")
    graph.add_edge("b", "c", key="ties", kind="ties", spells="2002-01-01/2003-12-31")
    graph.add_edge("c", "d", key="ties", kind="ties")
    path, receipt = put(graph, profile="slices")
    sizes = {file.stem: networkx.read_gexf(file) for file in sorted(path.iterdir())}
    assert [(name, len(one), one.number_of_edges()) for name, one in sizes.items()] == [
        *(("made-2001", 2, 1), ("made-2002", 3, 2), ("made-2003", 2, 1)),
    ]
    assert (receipt.files, receipt.undated) == (3, 1)


def test_slices_of_nothing_are_an_empty_folder(put):
    path, receipt = put(made(), profile="slices")
    assert (list(path.iterdir()), receipt.edges) == ([], 1)


# Disputes, significance, sizes.


def test_an_edge_on_which_sources_disagree_is_marked_and_counted(put):
    path, receipt = put(made(statements="st/a; st/b"), disputed=frozenset({"st/b"}))
    assert (receipt.disputed, b'for="disputed" value="true"' in content(path)) == (1, True)


def test_the_shipped_graph_has_disputed_edges_and_the_receipt_tells_them(kg, tmp_path):
    receipt = kg.export("gexf", kg.view("participation"), str(tmp_path / "p.gexf"))
    assert receipt.disputed > 0 and f"{receipt.disputed} edges on which sources disagree" in str(receipt)


def test_what_was_not_yet_known_is_no_dispute(kg, tmp_path):
    graph = kg.view("participation", as_of="2001")
    assert kg.export("gexf", graph, str(tmp_path / "p.gexf")).disputed == 0


def test_a_significance_is_a_column(put):
    assert b'for="p_value" value="0.25"' in content(put(made(p_value=0.25))[0])


def test_sizes_reach_from_4_to_100_so_that_gephi_leaves_them_alone(graphs, put):
    root = ElementTree.parse(put(graphs["participation"])[0]).getroot()
    sizes = [float(size.get("value")) for size in root.iter("{http://gexf.net/1.3/viz}size")]
    assert (min(sizes), max(sizes), len(sizes)) == (4, 100, len(graphs["participation"]))


# DOT, Cytoscape and the page.


@pytest.mark.parametrize("name", VIEWS)
def test_cytoscape_has_each_node_and_edge_and_ids_of_their_own(graphs, put, name):
    elements = json.loads(put(graphs[name], "cytoscape")[0].read_text(encoding="utf-8"))["elements"]
    ids = [element["data"]["id"] for group in ("nodes", "edges") for element in elements[group]]
    assert len({*ids}) == len(ids) == len(graphs[name]) + graphs[name].number_of_edges()
    kinds = sorted(edge["data"]["interaction"] for edge in elements["edges"])
    assert kinds == sorted(data["kind"] for *_, data in graphs[name].edges(data=True))


@pytest.mark.parametrize(("directed", "first", "arrow"), [(True, "digraph", "->"), (False, "graph", "--")])
def test_dot_has_one_direction(put, directed, first, arrow):
    text = put(made(directed), "dot")[0].read_text()
    assert text.startswith(f'{first} "made" {{') and f'"a" {arrow} "b"' in text


def test_dot_escapes_what_would_end_a_text(put):
    graph = made()
    graph.nodes["a"]["label"] = 'back\\slash "quoted"'
    assert 'label="back\\\\slash \\"quoted\\""' in put(graph, "dot")[0].read_text()


def test_graphml_tells_gephi_the_kind_of_each_edge(put):
    root = ElementTree.parse(put(made(), "graphml")[0]).getroot()
    assert [edge.get("label") for edge in root.iter("{http://graphml.graphdrawing.org/xmlns}edge")] == ["ties"]


def test_a_label_cannot_end_the_script_that_holds_it(put):
    graph = made()
    graph.nodes["a"]["label"] = "</script><script>alert(1)</script>"
    text = put(graph, "html")[0].read_text(encoding="utf-8")
    assert "alert(1)" in text and "<script>alert" not in text


def test_the_page_loads_nothing(put):
    text = put(made(), "html")[0].read_text(encoding="utf-8")
    assert "default-src 'none'" in text and not re.search(r"<(link|img|iframe|script)[^>]+(src|href)=", text)


@pytest.mark.parametrize("name", ["sigma.min.js", "graphology.umd.min.js", "graphology-library.min.js"])
def test_a_library_of_the_page_is_as_its_package_holds_it(name):
    vendor = cases.ROOT / "src" / "govgraph" / "export" / "page" / "vendor"
    digest = hashlib.sha256((vendor / name).read_bytes()).hexdigest()
    assert f"`{digest}`" in (vendor / "README.md").read_text()


# The command.


def test_the_command_writes_the_file_the_receipt_and_the_report(run, tmp_path):
    target, report = tmp_path / "t.gexf", tmp_path / "r.json"
    done = run("export", "gexf", "troika", "-o", str(target), "--report", str(report))
    told = json.loads(report.read_text())
    assert (done.code, done.out, told["form"], told["profile"]) == (0, "", "gexf", "portable")
    assert done.err.startswith(f"troika as gexf portable: {told['nodes']} nodes, {told['edges']} edges")
    assert len(networkx.read_gexf(target)) == told["nodes"]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("gexv", "troika"), "nearest: gexf"),
        (("gexf", "troyka"), "nearest: troika"),
        (("gexf", "troika", "--profile", "desk"), "it has portable, desktop, slices"),
    ],
)
def test_the_command_refuses_in_one_line_and_writes_nothing(run, tmp_path, words, hint):
    done = run("export", *words, "-o", str(tmp_path / "t"))
    assert (done.code, done.err.count("\n"), hint in done.err) == (2, 1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_network_without_edges_is_a_file_and_a_note(run, tmp_path):
    done = run("export", "gexf", "troika", "--as-of", "1990", "-o", str(tmp_path / "t.gexf"))
    assert (done.code, "the network is empty" in done.err) == (0, True)
    assert len(networkx.read_gexf(tmp_path / "t.gexf")) == 0


def test_a_progress_bar_needs_a_terminal(capsys):
    from govgraph import terminal

    assert list(terminal.watched(range(9000), 9000)) == list(range(9000))
    assert capsys.readouterr() == ("", "")


def test_a_progress_bar_is_drawn_on_a_terminal():
    import pty
    import sys

    code = "from govgraph import terminal\nfor _ in terminal.watched(range(9000), 9000): pass"
    leader, follower = pty.openpty()
    done = subprocess.run([sys.executable, "-c", code], stderr=follower, stdout=subprocess.PIPE, check=True)
    assert b"writing" in os.read(leader, 65536) and done.stdout == b""
