"""What govgraph must show: the right, sourced answer, the right kind of no, and no fuss about a bad machine."""

import csv
import io
import json
import os
import re
import subprocess
import sys

import pytest
import rdflib
from cases import ROOT

from govgraph import GovGraph
from govgraph.errors import AmbiguousName, BadData, NameNotFound

QUESTION = ("who", "chairs", "GFMD", "2010")
# The ten of the paper of 2006.
TEN = {"DESA", "IOM", "OHCHR", "UNCTAD", "UNDP", "UNFPA", "UNHCR", "UNODC", "the ILO", "the World Bank"}
THIRTEEN = TEN | {"UNESCO", "UNICEF", "UNITAR"}
COMMISSIONS = "the regional commissions of the United Nations"
LINES = "line 1, column "


def places(found):
    """Where an answer is said: label of the source and locator."""
    return {(one.label, one.locator) for row in found.rows for one in row.sources}


def lost(found):
    """What was said before: who, how firmly, in which source and where."""
    return {(one.agent, one.status, one.reference.label, one.reference.locator) for one in found.before}


@pytest.fixture(scope="module")
def now(kg):
    return kg.ask("who chairs GFMD 2010")


@pytest.fixture(scope="module")
def shown(run):
    """The first answer of the README as a person sees it."""
    return run(*QUESTION)


# Who chairs GFMD 2010, today and as it was known earlier.


def test_mexico_chairs_gfmd_2010(now):
    assert now.sentence == "Mexico chaired GFMD 2010."


def test_the_chair_of_2010_rests_on_the_report_of_icmc(now):
    assert "ICMC, Connecting the Dots" in {label for label, _ in places(now)}


def test_before_it_argentina_offered(now):
    assert ("argentina", "offered", "A/63/265", "para. 16") in lost(now)


def test_before_it_argentina_was_scheduled(now):
    assert any(one[:3] == ("argentina", "scheduled", "000_3c289b15e5a26d19") for one in lost(now))


def test_the_command_line_answers_with_0(shown):
    assert (shown.code, shown.err) == (0, "")


@pytest.mark.parametrize(
    "word", ["Mexico chaired GFMD 2010.\n", "Connecting the Dots", "Argentina offered", "scheduled"]
)
def test_the_first_answer_names_winner_source_and_what_was_said_before(shown, word):
    assert word in shown.out


def test_the_first_answer_gives_the_place_of_the_offer(shown):
    assert "A/63/265, para. 16, 2008" in " ".join(shown.out.split())


def test_as_of_2008_nobody_is_on_record_and_argentina_had_offered(kg):
    found = kg.ask("who chairs GFMD 2010", as_of="2008")
    assert "nobody is on record as chair of GFMD 2010; Argentina had offered to organise it" in found.sentence


def test_as_of_2008_it_is_a_plan(kg):
    assert kg.ask("who chairs GFMD 2010", as_of="2008").outcome == "planned"


def test_as_of_october_2009_argentina_was_scheduled(kg):
    found = kg.ask("who chairs GFMD 2010", as_of="2009-10")
    assert "Argentina had been scheduled" in found.sentence and "possibly" not in found.sentence


def test_as_of_june_2009_argentina_had_offered_and_was_possibly_scheduled(kg):
    found = kg.ask("who chairs GFMD 2010", as_of="2009-06")
    statuses = {(row.text("status"), row.certainty) for row in found.rows}
    assert statuses == {("offered", "certain"), ("scheduled", "possible")}


def test_what_is_possibly_known_is_marked_so(kg):
    sentence = kg.ask("who chairs GFMD 2010", as_of="2009-06").sentence
    assert "Argentina had offered" in sentence and "possibly Argentina had been scheduled" in sentence


@pytest.mark.parametrize("day", ["2006", "2001-07", "1990"])
def test_before_any_source_nothing_is_known_yet(run, day):
    found = run(*QUESTION, "--as-of", day)
    assert found.code == 1 and "nothing" in found.out.lower() or "not in the sources" in found.out


@pytest.mark.parametrize("country", ["Mexico", "Argentina"])
def test_before_any_source_no_country_is_named(run, country):
    assert country not in run(*QUESTION, "--as-of", "2006", "--format", "json").out


@pytest.mark.parametrize("day", ["2008", "2009-06", "2009-10"])
def test_mexico_is_not_named_before_its_source(run, day):
    assert "Mexico" not in run(*QUESTION, "--as-of", day, "--format", "json").out


def test_while_its_source_is_only_possibly_known_mexico_is_possibly_chair(five):
    found = five.ask("who chairs GFMD 2010", as_of="2010-01-30")
    certainty = {row.text("chair"): row.certainty for row in found.rows}
    assert certainty == {"Argentina": "certain", "Mexico": "possible"}


def test_a_sentence_keeps_the_sure_and_the_possible_apart(five):
    sentence = five.ask("who chairs GFMD 2010", as_of="2010-01-30").sentence
    assert "Argentina had been scheduled" in sentence and "ossibly Mexico" in sentence


def test_a_day_in_the_future_knows_what_is_known_today(kg, now):
    assert kg.ask("who chairs GFMD 2010", as_of="2099").rows == now.rows


@pytest.mark.parametrize(
    ("edition", "chair"), [("GFMD 2007", "Belgium"), ("GFMD 2008", "the Philippines"), ("GFMD 2009", "Greece")]
)
def test_earlier_meetings_of_the_forum_have_their_chair(kg, edition, chair):
    assert set(kg.ask(f"who chaired {edition}").column("chair")) == {chair}


def test_a_derived_chair_names_its_rule(five):
    assert five.ask("who chaired GFMD 2007").rows[0].rules == ("held-organiser",)


# The troika.


def test_the_troika_of_2008_has_three_places(kg):
    found = kg.ask("who is in the GFMD troika 2008")
    members = dict(zip(found.column("place"), found.column("member"), strict=True))
    assert members == {"previous": "Belgium", "current": "the Philippines", "next": "Greece"}


def test_the_troika_is_stated_and_the_rule_gives_the_same(kg):
    assert "stated by a source, and the rule gives the same" in kg.ask("who is in the GFMD troika 2008").sentence


def test_the_stated_troika_is_cited(kg):
    assert ("A/63/265", "para. 16") in places(kg.ask("who is in the GFMD troika 2008"))


def test_the_troika_of_2008_was_the_same_at_the_end_of_2008(kg):
    found = kg.ask("who is in the GFMD troika 2008", as_of="2008")
    assert found.column("member") == ("Belgium", "the Philippines", "Greece")


def test_greece_was_next_on_an_offer_alone(five):
    found = five.ask("who is in the GFMD troika 2008", as_of="2008")
    assert dict(zip(found.column("place"), found.column("status"), strict=True))["next"] == "offered"


@pytest.mark.parametrize(
    "question", ["who is in the GMG troika", "members of the GMG troika", "what is the GMG troika"]
)
def test_the_troika_of_the_gmg_is_another(kg, question):
    found = kg.ask(question)
    assert "Belgium" not in str(found) and "philippines" not in str(found)


def test_who_is_in_the_troika_of_the_gmg_is_about_that_troika(kg):
    assert ("body", "gmg-troika") in [(name, cell.id) for name, cell in kg.ask("who is in the GMG troika").params]


# Members, on a day and between two days.


def test_the_gmg_had_ten_members_in_2006(kg):
    found = kg.ask("members of the GMG in 2006")
    assert sorted(found.column("member")) == sorted(TEN)


def test_the_members_of_2006_are_those_of_the_paper_of_2006(kg):
    assert {label for label, _ in places(kg.ask("members of the GMG in 2006"))} == {
        "The High-level Dialogue … and Beyond"
    }


def test_the_gmg_had_thirteen_members_and_one_collective_in_2008(kg):
    assert set(kg.ask("members of the GMG in 2008").column("member")) == THIRTEEN | {COMMISSIONS}


def test_a_collective_member_is_one(kg):
    found = kg.ask("members of the GMG in 2008")
    assert [row.text("member") for row in found.rows if row.text("aside")] == [COMMISSIONS]


def test_between_two_lists_both_are_told(kg):
    found = kg.ask("members of the GMG in 2007")
    told = {
        timing: {row.text("member") for row in found.rows if row.text("timing") == timing}
        for timing in found.column("timing")
    }
    assert told == {"before": TEN, "after": THIRTEEN | {COMMISSIONS}}


def test_between_two_lists_both_days_are_told(kg):
    sentence = kg.ask("members of the GMG in 2007").sentence
    assert "last attested 2006" in sentence and "first attested mid-2008" in sentence


def test_the_members_of_2006_are_known_later_too(kg):
    assert set(kg.ask("members of the GMG in 2006", as_of="2008").column("member")) == TEN


# Counts.


def test_13_regional_processes_are_stated_and_14_named(kg):
    found = kg.ask("how many regional consultative processes are there")
    told = set(zip(found.column("figure"), found.column("matter"), found.column("day"), strict=True))
    assert {("13", "stated", "2008"), ("14", "named in a list", "2008")} <= told


def test_the_stated_number_of_processes_has_its_paragraph(kg):
    row = kg.ask("how many regional consultative processes are there").rows[0]
    assert [(one.label, one.locator) for one in row.sources] == [("A/63/265", "para. 45")]


def test_the_named_processes_stand_in_the_same_report(five):
    row = five.ask("how many regional consultative processes are there").rows[1]
    assert {one.label for one in row.sources} == {"A/63/265"}


def test_156_took_part_in_brussels(kg):
    assert "156" in kg.ask("how many took part in GFMD 2007").column("figure")


def test_what_another_paragraph_says_of_brussels_is_told(kg):
    assert "more than 150" in [one.text for one in kg.ask("how many took part in GFMD 2007").disagrees]


# Why.


@pytest.fixture(scope="module")
def why(run, five_place):
    return run("why", "who chairs GFMD 2010", place=five_place)


@pytest.mark.parametrize(
    "word",
    [
        "st/connecting-the-dots/iii-gfmd-p3/chair-2010-mexico",
        "in office",
        'III, "The Global Forum on Migration and Development", third paragraph',
        "st/a-63-265/para-16/organise-2010-argentina",
        "offered",
        "para. 16",
        "fact before plan",
    ],
)
def test_why_shows_statements_statuses_passages_the_policy_and_the_losers(why, word):
    assert word in why.out


def test_why_tells_each_thing_once(why):
    told = [line for line in why.out.splitlines() if line.split()[:1] in (["statement"], ["also"], ["over"])]
    assert len(told) == len(set(told))


def test_why_exits_as_the_answer_does(run):
    assert run("why", "which person chaired GFMD 2007").code == 1


# Conflicts.


@pytest.fixture(scope="module")
def disagreements(kg):
    found = kg.conflicts()
    return {(row.text("thing"), row.text("matter")) for row in found.rows}


@pytest.mark.parametrize(
    "wanted",
    [
        ("GFMD 2010", "chair"),
        ("GFMD 2010", "host"),
        ("GFMD 2007", "number of participants"),
        ("the GMG", "number"),
        ("the RCPs", "number"),
    ],
)
def test_a_known_disagreement_is_listed(disagreements, wanted):
    assert wanted in disagreements


def test_conflicts_exit_with_0(run):
    assert run("conflicts").code == 0


def test_conflicts_of_one_thing_are_of_that_thing(kg):
    assert set(kg.conflicts("GFMD 2010").column("thing")) == {"GFMD 2010"}


def test_no_disagreement_is_listed_twice(kg):
    found = kg.conflicts()
    lines = [tuple(row.text(name) for name in ("kind", "thing", "matter", "chosen", "other")) for row in found.rows]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("row", ["chosen", "other"])
def test_a_disagreement_is_between_two_values(kg, row):
    found = kg.conflicts()
    assert all(one.text(row) for one in found.rows)


def test_a_value_does_not_disagree_with_itself(kg):
    assert [one.cells for one in kg.conflicts().rows if one.text("chosen") == one.text("other")] == []


# The right kind of no.


def test_the_forum_did_not_exist_in_1999(run):
    found = run("who", "chairs", "GFMD", "1999")
    assert found.code == 1 and "did not exist yet" in found.out


def test_a_meeting_that_the_graph_does_not_have_is_not_in_the_graph(kg):
    assert kg.ask("who chairs GFMD 2030").outcome == "not-in-graph"


@pytest.fixture(scope="module")
def ruritania(run):
    return run("who", "chairs", "the", "Ruritania", "Forum")


def test_ruritania_is_not_understood(ruritania):
    assert ruritania.code == 3


def test_ruritania_brings_the_nearest_names(ruritania):
    assert re.search(r"nearest names: \S+ \(\S+\)", ruritania.out)


def test_a_no_goes_to_stdout(ruritania):
    assert ruritania.err == ""


def test_no_source_names_a_person_as_chair(run):
    found = run("which", "person", "chaired", "GFMD", "2007")
    assert found.code == 1 and "no source names a person" in found.out.lower()


def test_an_unknown_answer_is_json_too(run):
    found = run("which", "person", "chaired", "GFMD", "2007", "--format", "json")
    assert json.loads(found.out)["outcome"] == "unknown"


def test_a_question_that_is_not_understood_is_json_too(run):
    found = run("who", "chairs", "the", "Ruritania", "Forum", "--format", "json")
    assert json.loads(found.out)["outcome"] == "not-understood"


def test_a_stated_negative_is_no_absence(kg):
    assert kg.ask("has the UN conference on migration ever been held").outcome == "none"


@pytest.mark.parametrize("option", ["--as-of", "--on"])
@pytest.mark.parametrize("day", ["2010-13", "2010-02-30", "yesterday", "20101", "2010-1", "2010-01-01T00:00"])
def test_an_impossible_date_is_refused(run, option, day):
    found = run(*QUESTION, option, day)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)


def test_an_empty_question_is_refused(run):
    assert run("ask", "").code in (2, 3)


# Canned queries by name.


@pytest.fixture(scope="module")
def chair(run):
    return run("query", "chair", "edition=gfmd 2008", "--format", "json")


def test_a_query_gives_json(chair):
    assert json.loads(chair.out)["rows"][0]["chair"] == {"id": "philippines", "label": "Philippines"}


def test_json_has_the_keys_of_its_schema(chair):
    assert json.loads(chair.out).keys() >= {
        "schema", "question", "outcome", "sentence", "rows", "before", "disagrees", "as_of", "on", "data"
    }  # fmt: skip


def test_json_names_its_schema(chair):
    assert json.loads(chair.out)["schema"] == "govgraph/answer/1"


def test_json_says_how_the_question_was_understood(run):
    told = json.loads(run(*QUESTION, "--format", "json").out)["question"]
    assert told == {
        "text": "who chairs GFMD 2010",
        "query": "chair",
        "params": {"edition": {"id": "gfmd-2010", "label": "GFMD 2010"}},
    }


def test_a_json_row_carries_its_sources(chair):
    row = json.loads(chair.out)["rows"][0]
    assert row["sources"] and row["sources"][0].keys() >= {"id", "title", "date", "locator"}


def test_a_json_row_carries_status_and_certainty(chair):
    assert json.loads(chair.out)["rows"][0].keys() >= {"status", "certainty"}


def test_json_repeats_the_days_asked(run):
    told = json.loads(run("members of the GMG", "--as-of", "2008", "--on", "2006", "--format", "json").out)
    assert (told["as_of"], told["on"]) == ("2008-12-31", "2006")


def test_a_misspelt_query_lists_the_nearest(run):
    found = run("query", "chiar", "edition=GFMD 2010")
    assert found.code == 2 and "chair" in found.err and found.err.count("\n") == 1


def test_a_misspelt_parameter_lists_those_that_there_are(run):
    found = run("query", "chair", "editon=GFMD 2010")
    assert found.code == 2 and "it has edition" in found.err and found.err.count("\n") == 1


def test_a_misspelt_name_lists_the_nearest(run):
    found = run("query", "chair", "edition=GFDM 2010")
    assert found.code == 3 and "GFMD 2010 (gfmd-2010)" in found.err and found.err.count("\n") == 1


def test_a_thing_of_the_wrong_class_says_so(kg):
    with pytest.raises(NameNotFound, match="is no Edition"):
        kg.query("troika", edition="Mexico")


def test_an_ambiguous_name_lists_the_ids(tiny):
    with pytest.raises(AmbiguousName, match="council-of-lemuria, council-of-mu; use an id"):
        tiny.query("members", body="Council")


def test_a_parameter_without_a_value_is_refused(run):
    assert run("query", "chair", "GFMD 2010").code == 2


# SPARQL of one's own.

SELECT = "PREFIX org: <http://www.w3.org/ns/org#> SELECT DISTINCT ?b WHERE { ?s org:member ?b } ORDER BY ?b LIMIT 2"


def test_sparql_gives_rows(run):
    found = run("sparql", "-e", SELECT, "--format", "csv")
    assert (found.code, found.out.splitlines()[0], len(found.out.splitlines())) == (0, "b", 3)


def test_sparql_reads_stdin(run):
    assert run("sparql", "-", "--format", "csv", given=SELECT).out.startswith("b\nhttps://w3id.org/govgraph/id/")


def test_sparql_reads_a_canned_file(run):
    found = run("sparql", str(ROOT / "queries" / "chair.rq"), "--format", "csv")
    assert "https://w3id.org/govgraph/id/mexico" in found.out


def test_a_syntax_error_is_one_line_with_its_place(run):
    found = run("sparql", "-e", "SELECT ?b WHERE { ?b ")
    assert found.code == 2 and LINES in found.err and found.err.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <http://x/a> <http://x/b> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "SELECT * WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * FROM <http://localhost:1/> WHERE { ?s ?p ?o }",
    ],
)
def test_what_writes_or_reads_elsewhere_is_refused(run, text):
    found = run("sparql", "-e", text)
    assert (found.code, found.out) == (2, "") and "refused" in found.err


# The dump.


@pytest.fixture(scope="module")
def dumped(run, tmp_path_factory):
    file = tmp_path_factory.mktemp("dump") / "snapshot.ttl"
    assert run("dump", "snapshot", "ttl", "-o", str(file)).code == 0
    return rdflib.Graph().parse(file)


def test_a_dumped_snapshot_loads_in_rdflib(dumped, kg):
    assert len(dumped) == len(kg.snapshot(None))


def test_a_canned_file_runs_unchanged_on_a_dumped_snapshot(dumped):
    text = (ROOT / "queries" / "chair.rq").read_text(encoding="utf-8")
    assert {str(row.chair) for row in dumped.query(text)} == {"https://w3id.org/govgraph/id/mexico"}


# Formats.


def table(text, delimiter=","):
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_in_csv_each_thing_is_two_columns(run):
    line = table(run(*QUESTION, "--format", "csv").out)[0]
    assert (line["chair"], line["chair_id"]) == ("Mexico", "mexico")


@pytest.mark.parametrize("column", ["status", "source", "locator"])
def test_csv_carries_status_and_sources(run, column):
    assert table(run(*QUESTION, "--format", "csv").out)[0][column]


def test_csv_carries_the_day_of_a_membership(run):
    assert table(run("members of the GMG in 2008", "--format", "csv").out)[0]["day"] == "attested mid-2008"


def test_every_csv_row_has_all_columns(run):
    assert all(None not in line.values() for line in table(run("show", "GMG", "--format", "csv").out))


def test_tsv_is_csv_with_tabs(run):
    assert table(run(*QUESTION, "--format", "tsv").out, "\t") == table(run(*QUESTION, "--format", "csv").out)


def test_jsonl_is_one_object_a_line(run):
    lines = run(*QUESTION, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["outcome"] for line in lines] == ["answered"]


# Bad files and bad machines.


def spoil(place, file, text, line=0):
    """Put a text into a file of a copy, before one of its lines."""
    path = place / file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines.insert(line - 1, text)
    path.write_text("".join(lines), encoding="utf-8")


BROKEN = ("data/sources/a-63-265.ttl", "data/entities/bodies.ttl", "ontology/govgraph.ttl", "ontology/concepts.ttl")


@pytest.mark.parametrize("file", BROKEN)
def test_a_broken_data_file_is_named_with_its_line(shipped, point, file):
    place = shipped()
    spoil(place, file, "this is no Turtle\n", line=40)
    point(place)
    with pytest.raises(BadData) as caught:
        GovGraph().ask("who chairs GFMD 2010")
    assert caught.value.file.endswith(file.rpartition("/")[2]) and 39 <= caught.value.line <= 41


def test_a_broken_data_file_is_told_as_file_line_and_what(run, spare):
    place = spare()
    spoil(place, "data/sources/annals.ttl", "this is no Turtle\n", line=40)
    assert re.fullmatch(r"govgraph: (\S*/)?annals\.ttl:(39|40|41): \S.*\n", run("who chairs AF 2001", place=place).err)


FAULTS = {
    "turtle": ("data/sources/annals.ttl", b"this is no Turtle\n"),
    "bytes": ("data/entities/things.ttl", b"\xff\xfe"),
    "ontology": ("ontology/govgraph.ttl", b"this is no Turtle\n"),
    "header": ("queries/chair.rq", b"#+ summary: [\n"),
    "policy": ("queries/policy/rank.rq", b"this is no SPARQL\n"),
    "rule": ("queries/rules/facts/over.rq", b"this is no SPARQL\n"),
    "letters": ("queries/host.rq", b"# \xff\n"),
    "phrasing": ("queries/when.rq", b'#+ summary: Broken.\n#+ phrasings: ["(broken"]\nASK {}\n'),
    "words": ("queries/words.yaml", b"silent: [\n"),
}


@pytest.fixture(scope="module", params=FAULTS)
def broken(request, run, spare):
    """A file that cannot be read, and what a question then gives."""
    place = spare()
    file, content = FAULTS[request.param]
    (place / file).write_bytes(content)
    return file, run("who chairs AF 2001", place=place), place


def test_a_broken_file_exits_with_6(broken):
    assert broken[1].code == 6


def test_a_broken_file_is_one_line(broken):
    _, found, _ = broken
    assert (found.out, found.err.count("\n")) == ("", 1) and "Traceback" not in found.err


def test_a_broken_file_is_named(broken):
    file, found, _ = broken
    assert file.rpartition("/")[2] in found.err


def test_a_broken_file_leaves_nothing_half_written(broken):
    cache = broken[2] / "cache"
    assert not cache.exists() or list(cache.iterdir()) == []


def test_a_file_that_is_gone_is_one_line(run, spare):
    place = spare()
    (place / "data" / "sources" / "gone.ttl").symlink_to(place / "nowhere.ttl")
    found = run("who chairs AF 2001", place=place)
    assert found.code == 6 and found.err.count("\n") == 1 and "gone.ttl" in found.err


def test_an_output_that_cannot_be_written_is_one_line(run, tmp_path):
    found = run(*QUESTION, "-o", str(tmp_path / "nowhere" / "answer.txt"))
    assert (found.code, found.err.count("\n"), list(tmp_path.iterdir())) == (2, 1, [])


def test_a_sparql_file_that_is_not_there_is_one_line(run, tmp_path):
    found = run("sparql", str(tmp_path / "nothing.rq"))
    assert found.code in (2, 6) and found.err.count("\n") == 1


def test_without_a_home_it_answers(run, shown, tmp_path):
    found = run(*QUESTION, env={"HOME": None, "GOVGRAPH_CACHE": None, "XDG_CACHE_HOME": str(tmp_path)})
    assert found == shown


@pytest.mark.parametrize("cache", ["/dev/null", "/dev/null/cache", "/proc/govgraph"])
def test_with_a_cache_that_cannot_be_written_it_answers(run, tiny_place, cache):
    found = run("who chairs AF 2001", env={"GOVGRAPH_CACHE": cache}, place=tiny_place)
    assert found == run("who chairs AF 2001", place=tiny_place) and found.code == 0


@pytest.mark.parametrize("terminal", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_a_terminal_without_utf8_is_no_error(run, terminal):
    found = run("sources", env={**terminal})
    assert found.code == 0 and "? and Beyond" in found.out or "… and Beyond" in found.out


def test_letters_that_a_terminal_cannot_print_are_replaced(run):
    assert "The High-level Dialogue ? and Beyond" in run("sources", env={"PYTHONIOENCODING": "ascii"}).out


def test_a_refusal_on_a_terminal_without_utf8_is_one_line(run):
    found = run("query", "chair", "edition=Söderköping", env={"PYTHONIOENCODING": "ascii"})
    assert found.code == 3 and "Traceback" not in found.err


def closed(clean, *args):
    """Run a command whose reader has gone before it writes."""
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "wb") as pipe:
        command = [sys.executable, "-m", "govgraph", *args]
        return subprocess.run(command, env=clean, stdout=pipe, stderr=subprocess.PIPE, timeout=60)


@pytest.mark.parametrize("args", [QUESTION, ("dump", "data", "nt"), ("queries",), ("--help",), ("--version",)])
def test_a_closed_pipe_ends_quietly(clean, args):
    done = closed(clean, *args)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_stops_early_is_no_error(clean):
    command = f"set -o pipefail; {sys.executable} -m govgraph dump data nt | head -c 10"
    done = subprocess.run(["bash", "-c", command], env=clean, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr, len(done.stdout)) == (0, b"", 10)


# Questions as they come.


def test_a_question_over_1000_characters_is_not_understood(run):
    found = run("ask", "who chairs GFMD 2010 " * 60)
    assert found.code == 3 and "1000" in found.out.replace(",", "")


@pytest.mark.parametrize(
    "question",
    [
        "who chairs GFMD 2010?",
        "Who chaired the GFMD in 2010",
        "gfmd 2010 chair",
        "GFMD 2010 chair?",
        "who chairs the 2010 GFMD",
        "chair of GFMD 2010",
        "WHO CHAIRS GFMD 2010",
        "who chairs the Global Forum on Migration and Development in 2010",
        "who’s the chair of GFMD 2010",
    ],
)
def test_the_chair_of_2010_can_be_asked_for_in_many_ways(kg, question):
    assert kg.ask(question).column("chair") == ("Mexico",)


def test_a_batch_answers_line_by_line(run):
    found = run("-", "--format", "jsonl", given="who chairs GFMD 2010\n\nwho chairs GFMD 1999\nblah\n")
    assert [json.loads(line)["outcome"] for line in found.out.splitlines()] == ["answered", "none", "not-understood"]


def test_a_batch_exits_with_0(run):
    assert run("ask", "-", given="blah\n").code == 0


def test_the_same_question_gives_the_same_bytes(run):
    args = ("show", "GMG", "--format", "json")
    assert run(*args, env={"PYTHONHASHSEED": "1"}) == run(*args, env={"PYTHONHASHSEED": "2"})


def test_a_list_of_what_is_known_of_a_thing_gives_its_full_name(run):
    assert "European Committee on Migration (CDMG)" in run("CDMG").out


def test_who_was_only_to_ask_for_a_thing_did_not_propose_it(kg):
    found = kg.query("proposed-by", thing="hld-2013-special-chair")
    assert "the Troika of the Global Forum on Migration and Development" not in found.column("by")


def test_the_figures_of_a_survey_come_before_what_is_said_of_it(kg):
    told = [text[:1].isdigit() for text in kg.query("survey", survey="2008 questionnaire").column("figure")]
    assert told == sorted(told, reverse=True) and len(set(told)) == 2


@pytest.mark.parametrize(
    ("edition", "previous", "after"),
    [("GFMD 2021", "Ecuador", "France"), ("GFMD 2024", "the UAE", "Colombia"), ("GFMD 2018", "Germany", "Ecuador")],
)
def test_a_meeting_follows_that_whose_number_is_one_less_so_that_its_troika_is_whole(kg, edition, previous, after):
    told = [(row.text("place"), row.text("member")) for row in kg.query("troika", edition=edition).rows]
    assert {("previous", previous), ("next", after)} <= set(told)


def test_what_a_source_says_that_a_meeting_follows_goes_before_its_number(kg):
    assert set(kg.query("predecessor", thing="GFMD 2010").column("predecessor")) == {"GFMD 2009"}
    assert kg.query("successor", thing="GFMD 2021").column("successor") == ("GFMD 2024",)


def test_a_day_that_was_only_planned_stands_apart(kg):
    said = kg.query("start", thing="ACP Migration Facility").sentence
    assert said.endswith("began in 2006 and in 2008 (scheduled).")


def test_a_follow_up_that_was_held_is_planned_no_more(kg):
    told = {row.text("what"): row.status for row in kg.query("followed-up-by", thing="HLD 2006").rows}
    assert told["HLD 2013"] == "held" and "scheduled" in told.values()


@pytest.mark.parametrize(
    ("question", "query", "outcome"),
    [
        ("Did Ban Ki-moon open the GFMD?", "opened", "unknown"),
        ("who opened GFMD 2007", "opened", "answered"),
        ("How many states signed the Global Compact?", "treaty", "unknown"),
        ("how many states agreed on the Global Compact for Migration", "agreed", "answered"),
        ("which mechanisms does the GFMD have", "parts", "answered"),
    ],
)
def test_what_is_asked_is_told_and_nothing_beside_it(kg, question, query, outcome):
    found = kg.ask(question)
    assert (found.query, found.outcome) == (query, outcome)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Did Sha Zukang chair the GMG?", "Yes: Sha Zukang"),
        ("Did William Lacy Swing chair the GMG?", "No source names William Lacy Swing here: "),
        ("did Morocco and Germany both chair the GFMD", "Yes: GFMD 2017: Morocco"),
        ("Has Antonio Guterres led more than one body?", "Yes: "),
        ("did Yury Fedotov head more than one agency", "No, one only on record: "),
        ("Wasn't Turkey the chair of the Budapest Process in 2010?", "Yes: Türkiye"),
        ("Was the GCIM active in 2006?", "No: "),
        ("Which documents are from 2001?", "Documents on record, 2001:"),
        ("How many ministerial conferences has the Bali Process held?", "8 on record: "),
        ("Did participants want IOM in the UN?", "No source says so of IOM: On the UN, as reported"),
        ("What share of governments favoured a UN body on migration?", "Nearest to what was asked"),
        ("Which reports followed A/56/167?", "The report A/58/98"),
        ("Has every South American country hosted the SACM?", "Nearest to what was asked"),
        ("Which Rabat Process members are not in Africa?", "The first holds for Austria, Belgium, Bulgaria, Croatia"),
        ("which Rabat Process members are in Africa", "Both hold for Benin, Burkina Faso"),
        ("Which countries has the Lima Process met in?", "The Lima Process: "),
        ("Are all members of the Arab League in the ARCP?", "No source says so of each of them: "),
        (
            "How many governments replied in 1997?",
            "Number of replies: cumulative 65 (the survey of Governments of 1997",
        ),
        ("how many governments replied in 2003", "No source says for 2003."),
        ("did any EU state chair the GFMD", "No source says so of each of them: "),
        ("Is A/61/73 a letter from Belgium?", "Yes: The letter A/61/73: Belgium"),
        ("Has Nigeria taken over the Rabat Process?", "Yes: Nigeria chairs the Rabat Process"),
        ("Has Kenya taken over the Rabat Process?", "No source says so of Kenya: Nigeria chairs"),
        ("Which is the youngest RCP?", "Of the RCPs, by their beginnings"),
        ("Which countries joined the Söderköping Process in 2003?", "Joined the Söderköping Process: Hungary (2003)"),
    ],
)
def test_what_people_ask_is_answered_as_they_mean_it(kg, question, begins):
    assert kg.ask(question).sentence.startswith(begins)
