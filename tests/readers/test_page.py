"""The page in a browser: it opens from a file, can be used by mouse and by keyboard, and asks nobody for anything."""

import shutil

import pytest

# As many names as the list of the page holds; a search finds the others.
MOST = 500
VIEWS = ["participation", "comembership", "relations"]


@pytest.fixture(scope="module", params=VIEWS)
def used(request, node, shelf):
    """One view, and what came of using its page."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("run tests/readers/install: there is no Chromium")
    path = shelf.path(request.param, "html")
    (told,) = node("page.cjs", browser, path)
    return shelf.graphs[request.param], told, path


def test_the_page_draws_itself_without_an_error(used):
    _, told, _ = used
    assert told["drawn"] and told["errors"] == []


def test_no_request_leaves_the_page(used):
    _, told, path = used
    assert [url for url in told["requests"] if url != f"file://{path}" and not url.startswith("data:")] == []


def test_the_page_counts_and_lists_everything(used):
    graph, told, _ = used
    nodes, edges = len(graph), graph.number_of_edges()
    assert told["counts"] == f"{nodes} of {nodes} names, {edges} of {edges} ties"
    assert len(told["listed"]) == min(nodes, MOST) and set(told["listed"]) <= set(graph)


def test_the_legend_names_every_type(used):
    graph, told, _ = used
    assert told["types"] == sorted({kind for _, kind in graph.nodes(data="kind")})


def test_a_click_on_a_dot_shows_its_ties(used):
    graph, told, _ = used
    assert told["clicked"] == graph.nodes[told["listed"][0]]["label"]


def test_the_list_works_by_keyboard_down_to_the_sources(used):
    graph, told, _ = used
    assert told["focused"] == told["listed"][1] and told["chosen"] == [told["focused"]]
    known = {source for *_, data in graph.edges(data=True) for source in data["sources"].split("; ")}
    assert "Sources" in told["headings"] and known & set(told["sources"])
    assert told["closed"] == 0


def test_a_search_finds_a_name_whatever_its_case(used):
    graph, told, _ = used
    assert told["listed"][0] in told["found"]
    assert all(told["wanted"].lower() in f"{graph.nodes[one]['label']} {one}".lower() for one in told["found"])


def test_the_slider_leaves_the_ties_of_its_years(used):
    graph, told, _ = used
    first, last, _ = told["slid"]
    assert first == last
    kept = 0
    for *_, data in graph.edges(data=True):
        spells = [text.split("/") for text in data["times"].split("; ") if text]
        spells = [spell for spell in spells if spell != ["..", ".."]]
        kept += any((end == ".." or end[:4] >= first) and (start == ".." or start[:4] <= last) for start, end in spells)
    assert told["dated"].endswith(f" {kept} of {graph.number_of_edges()} ties")


def test_axe_finds_nothing(used):
    _, told, _ = used
    assert told["axe"] == []
