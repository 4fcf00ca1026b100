"""References: what stands in them, and that readers of each format read them back."""

import json

import bibtexparser
import pytest
import rispy
import yaml
from cases import ROOT

from govgraph import citation, dates
from govgraph.citation import Citation
from govgraph.errors import BadUse

NASTY = r"50 % of R&D_x #1 $5 {a} b} \end ~ ^"
ODD = Citation(
    id="é ü/{x}",
    title=NASTY,
    publisher="Organización",
    number="A/1",
    address="https://x.org/a{b}%20?q=ñ&c=_",
    types=("webpage", "ELEC"),
    date="undated",
    days=dates.parse("2008-07"),
    locators=("para. 1", "para. 2"),
)


@pytest.fixture(scope="module")
def found(kg):
    return kg.ask("who chairs GFMD 2010")


@pytest.fixture(scope="module")
def sources(found):
    return list(dict.fromkeys(one.source for row in found.rows for one in row.sources))


def test_each_source_of_an_answer_is_cited_once_in_its_order(kg, found, sources):
    assert [one.id for one in kg.references(found)] == sources


def test_a_citation_names_every_place(kg, found):
    told = {(one.id, place) for one in kg.references(found) for place in one.locators}
    assert told == {(one.source, " ".join(one.locator.split())) for row in found.rows for one in row.sources}


def test_an_answer_without_sources_cites_the_graph_alone(kg):
    assert kg.references(kg.ask("xyzzy")) == () and kg.cite(kg.ask("xyzzy")).startswith("[1] The govgraph founders")


def test_the_graph_is_cited_as_its_own_file_says(kg, found):
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["title"], cited["authors"][0]["name"]) == (citation.TITLE, citation.AUTHOR)


@pytest.mark.parametrize("style", citation.STYLES)
def test_every_style_holds_the_pinned_line(kg, found, style):
    assert kg.pin(found) in kg.cite(found, style)


def test_the_text_ends_with_the_pinned_line(kg, found):
    assert kg.cite(found).splitlines()[-1].strip() == kg.pin(found)


def test_an_unknown_style_is_refused(kg, found):
    with pytest.raises(BadUse):
        kg.cite(found, "apa")


def test_a_reader_of_bibtex_finds_every_entry(kg, found, sources):
    read = bibtexparser.parse_string(kg.cite(found, "bibtex"))
    assert [one.key for one in read.entries][:-1] == sources and read.failed_blocks == []


def test_what_tex_would_act_on_is_escaped():
    told = citation.bibtex([ODD])
    assert r"50 \% of R\&D\_x \#1 \$5 \textbraceleft{}a\textbraceright{}" in told and r"\textbackslash{}end" in told


def test_the_braces_of_an_entry_are_balanced():
    told = citation.bibtex([ODD])
    assert told.count("{") == told.count("}")


def test_an_address_keeps_its_signs_and_loses_its_braces():
    assert "url = {https://x.org/a%7Bb%7D%20?q=%C3%B1&c=_}" in citation.bibtex([ODD])


def test_a_key_holds_letters_of_ascii_alone():
    assert citation.bibtex([ODD]).startswith("@misc{-----x-,\n")


def test_a_reader_of_ris_finds_every_record(kg, found, sources):
    read = rispy.loads(kg.cite(found, "ris"))
    assert [one["id"] for one in read][:-1] == sources and read[-1]["type_of_reference"] == "DATA"


def test_csl_is_a_list_of_items(kg, found, sources):
    read = json.loads(kg.cite(found, "csl"))
    assert [one["id"] for one in read][:-1] == sources and all(one["type"] and one["issued"] for one in read)


@pytest.mark.parametrize(
    ("day", "parts"), [("2008-07-02", (2008, 7, 2)), ("2008-07", (2008, 7)), ("2008", (2008,))], ids=str
)
def test_a_date_is_as_exact_as_it_is_sure(day, parts):
    assert ODD._replace(days=dates.parse(day)).parts == parts


def test_a_source_of_an_unsure_year_has_no_year():
    assert ODD._replace(days=dates.Interval(dates.FIRST, dates.LAST)).parts == ()


def test_the_first_day_of_two_years_is_not_a_date():
    days = dates.Interval(dates.parse("2008-07-02").first, dates.parse("2009-07-02").last)
    assert ODD._replace(days=days).parts == ()
