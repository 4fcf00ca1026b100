"""The command line as a whole process: what it prints, where, in which form, and with which exit code."""

import csv
import io
import json
import os
import shlex
import subprocess
import sys

import pytest

from govgraph import cli
from govgraph.answer import EXITS

QUESTION = ("who", "chairs", "GFMD", "2010")
QUERY = ("query", "chair", "edition=GFMD 2010")
TROIKA = ("query", "troika", "edition=GFMD 2008")
BATCH = "who chairs GFMD 2010\nxyzzy\nwho chaired GFMD 2007\n"
BOTH = pytest.mark.parametrize("command", [("ask", *QUESTION), QUERY], ids=["ask", "query"])


@pytest.fixture(scope="module")
def helped(run):
    """The help of the whole program."""
    return run("--help").out


@pytest.fixture(scope="module")
def version(run):
    return run("--version").out


def examples(text):
    """The commands that a help text shows, as arguments."""
    found = [shlex.split(line)[1:] for line in text.splitlines() if line.startswith("  govgraph ")]
    assert len(found) > 3
    return found


# Help, version, completion.


def test_help_shows_examples_before_options(helped):
    assert 0 < helped.index("  govgraph who chairs GFMD 2010\n") < helped.index("Options:")


def test_every_example_of_the_help_is_answered(run, helped):
    assert {" ".join(one): run(*one).code for one in examples(helped)} == {" ".join(one): 0 for one in examples(helped)}


def test_help_says_how_to_write_a_date(helped):
    assert "DATE is YYYY, YYYY-MM or YYYY-MM-DD" in helped


def test_the_bare_program_shows_the_lines_of_its_help(run):
    found = run()
    assert "\n  govgraph who chairs GFMD 2010\n" in found.out + found.err


def test_the_version_of_the_data_is_told(version, kg):
    assert f"data {kg.index.version}," in version


def test_the_newest_day_is_told(version, kg):
    assert f"known up to {kg.index.newest}" in version


@pytest.mark.parametrize("kind", ["things", "sources", "passages", "statements"])
def test_the_version_counts_what_there_is(version, kg, kind):
    assert kg.index.counts[kind] > 1 and f"{kg.index.counts[kind]} {kind}" in version


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion_script(run, shell):
    found = run("completion", shell)
    assert (found.code, f"_GOVGRAPH_COMPLETE={shell}_complete" in found.out) == (0, True)


def test_another_shell_is_refused(run):
    assert run("completion", "tcsh").code == 2


def test_the_completion_of_query_names_the_queries(run):
    words = {"_GOVGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": "govgraph query succ", "COMP_CWORD": "2"}
    assert run(env=words).out == "plain,successor\n"


# Formats.


@BOTH
def test_json_is_one_object(run, command):
    found = json.loads(run(*command, "--format", "json").out)
    assert (found["schema"], found["rows"][0]["chair"]["id"]) == ("govgraph/answer/1", "mexico")


@BOTH
@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_table_has_a_name_and_an_id_for_each_thing(run, command, form, delimiter):
    lines = list(csv.DictReader(io.StringIO(run(*command, "--format", form).out), delimiter=delimiter))
    assert [(line["chair"], line["chair_id"]) for line in lines] == [("Mexico", "mexico")]


@BOTH
def test_markdown_is_a_table(run, command):
    head, rule, line = run(*command, "--format", "md").out.splitlines()
    assert (head[:20], rule[:14], line[:20]) == ("| chair | chair_id |", "| --- | --- | ", "| Mexico | mexico | ")


def test_jsonl_is_one_line_for_a_question(run):
    (line,) = run("ask", *QUESTION, "--format", "jsonl").out.splitlines()
    assert json.loads(line)["sentence"] == "Mexico chaired GFMD 2010."


def test_jsonl_is_one_line_for_each_row_of_a_query(run):
    lines = [json.loads(line) for line in run(*TROIKA, "--format", "jsonl").out.splitlines()]
    assert [line["member"]["id"] for line in lines] == ["belgium", "philippines", "greece"]


def test_jsonl_is_one_line_for_each_row_of_a_query_of_ones_own(run):
    text = "SELECT ?n WHERE { VALUES ?n { 1 2 3 } }"
    assert run("sparql", "-e", text, "--format", "jsonl").out == '{"n": 1}\n{"n": 2}\n{"n": 3}\n'


def test_the_answer_names_the_day_up_to_which_it_knows(run):
    found = json.loads(run(*QUESTION, "--as-of", "2009-10", "--format", "json").out)
    assert found["as_of"] == "2009-10-31"


def test_the_answer_names_the_time_about_which_it_was_asked(run):
    found = json.loads(run("members", "of", "the", "GMG", "--on", "2006", "--format", "json").out)
    assert "2006" in found["on"]


def test_an_unknown_format_is_refused(run):
    assert run(*QUESTION, "--format", "yaml").code == 2


@pytest.mark.parametrize("day", ["2010-02-30", "2010-13", "soon"])
def test_an_impossible_day_is_refused(run, day):
    assert run(*QUESTION, "--as-of", day).code == 2


# Options on every command.


def test_a_limit_cuts_rows(run):
    assert len(run(*TROIKA, "--format", "csv", "--limit", "2").out.splitlines()) == 1 + 2


def test_a_limit_of_0_cuts_nothing(run):
    assert run(*TROIKA, "--format", "csv", "--limit", "0").out == run(*TROIKA, "--format", "csv").out


def test_a_negative_limit_is_refused(run):
    assert run(*TROIKA, "--limit", "-1").code == 2


def test_without_sources_the_sentence_stands_alone(run):
    assert run(*QUESTION, "--sources", "none").out == "Mexico chaired GFMD 2010.\n"


def test_the_short_form_names_a_source_once(run):
    assert run(*QUESTION, "--sources", "short").out.count("ICMC, Connecting the Dots") == 1


def test_the_full_form_names_every_place(run, kg):
    told = " ".join(run(*QUESTION, "--sources", "full").out.split())
    places = [str(one) for row in kg.ask(" ".join(QUESTION)).rows for one in row.sources]
    assert len(places) > 3 and [one for one in places if one not in told] == []


def test_the_readings_go_to_stderr(run):
    first = run("ask", *QUESTION, "--explain").err.splitlines()[0]
    assert first.split()[1:] == ["chair", "edition=gfmd-2010"]


def test_the_readings_leave_stdout_as_it_is(run):
    assert run("ask", *QUESTION, "--explain").out == run("ask", *QUESTION).out


# Output to a file.


def test_a_file_gets_what_would_be_printed(run, tmp_path):
    assert run(*QUESTION, "-o", str(tmp_path / "a.txt")).out == ""
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == run(*QUESTION).out


def test_a_written_file_stands_alone(run, tmp_path):
    run(*QUESTION, "-o", str(tmp_path / "a.txt"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_cannot_be_filled_keeps_what_it_held(clean, tmp_path):
    (tmp_path / "a.txt").write_text("before")
    command = ["bash", "-c", 'ulimit -f 0; exec "$@"', "-", sys.executable, "-m", "govgraph", *QUESTION, "-o", "a.txt"]
    done = subprocess.run(command, env=clean, cwd=tmp_path, capture_output=True, timeout=60)
    assert (done.returncode, {path.name: path.read_text() for path in tmp_path.iterdir()}) == (2, {"a.txt": "before"})


def test_a_file_in_no_folder_is_refused(run, tmp_path):
    assert run(*QUESTION, "-o", str(tmp_path / "none" / "a.txt")).code == 2


def test_a_file_within_a_file_is_refused(run, tmp_path):
    (tmp_path / "a").write_text("")
    assert run(*QUESTION, "-o", str(tmp_path / "a" / "b.txt")).code == 2


def test_a_question_that_is_no_text_is_written_whole(run, tmp_path):
    command = ["ask", os.fsdecode(b"\xff"), "--format", "json", "-o", str(tmp_path / "a.json")]
    assert run(*command).code == EXITS["not-understood"]
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["outcome"] == "not-understood"


def test_a_pipe_gets_the_answer_and_stays_a_pipe(run, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDWR | os.O_NONBLOCK)
    run(*QUESTION, "-o", str(tmp_path / "pipe"))
    assert (tmp_path / "pipe").is_fifo() and os.read(reader, 4096).startswith(b"Mexico chaired GFMD 2010.")
    os.close(reader)


# Many questions at once.


@pytest.mark.parametrize("command", [("ask", "-"), ("-",)])
def test_a_batch_gives_one_object_a_line(run, command):
    lines = [json.loads(line) for line in run(*command, "--format", "jsonl", given=BATCH).out.splitlines()]
    assert [line["question"]["text"] for line in lines] == BATCH.splitlines()


def test_a_batch_ends_well_although_one_line_is_not_understood(run):
    assert run("ask", "-", "--format", "jsonl", given=BATCH).code == 0


def test_a_batch_passes_over_empty_lines(run):
    assert len(run("ask", "-", "--format", "jsonl", given="\n who chairs GFMD 2010 \n\n").out.splitlines()) == 1


def test_a_batch_of_nothing_says_nothing(run):
    assert run("ask", "-", given="") == (0, "", "")


def test_a_batch_in_a_file_keeps_every_line(run, tmp_path):
    run("ask", "-", "--format", "jsonl", "-o", str(tmp_path / "a.jsonl"), given=BATCH)
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["question"]["text"] for line in lines] == BATCH.splitlines()


# Words that are no command, and things that are not there.


def test_a_first_word_that_is_no_command_starts_a_question(run):
    assert run("gfmd", "2010", "chair").out.startswith("Mexico chaired GFMD 2010.\n")


def test_a_misspelt_command_is_told(run):
    assert "did you mean govgraph conflicts?" in run("conflict", "xyzzy").err


def test_a_misspelt_command_is_a_question_too(run):
    found = run("conflict", "xyzzy")
    assert (found.code, found.out.startswith("Not understood: 'conflict xyzzy'")) == (3, True)


def test_a_question_near_no_command_is_not_told_of_one(run):
    assert run("xyzzy").err == ""


@pytest.mark.parametrize("question", ["", " "])
def test_an_empty_question_is_refused(run, question):
    assert run("ask", question).code == 2


def test_an_unknown_option_is_refused(run):
    assert run(*QUESTION, "--colour").code == 2


def test_an_unknown_class_is_refused_with_those_that_there_are(run):
    found = run("list", "Ships")
    assert (found.code, "'Ships'" in found.err, "Body" in found.err) == (2, True, True)


def test_a_class_lists_its_things(run):
    lines = list(csv.reader(io.StringIO(run("list", "process", "--format", "csv").out)))
    assert (lines[0], "gfmd" in [line[0] for line in lines]) == (["id", "label"], True)


def test_a_thing_is_found_by_its_name(run):
    assert run("find", "Colombo Proc", "--format", "csv").out.splitlines()[1].startswith("colombo-process,")


def test_what_is_not_found_exits_with_1(run):
    assert run("find", "qqqqzzzzxxxx").code == 1


def test_what_is_not_found_is_an_empty_list(run):
    assert run("find", "qqqqzzzzxxxx", "--format", "jsonl").out == ""


@pytest.mark.parametrize("word", ["chair=1", "edition"])
def test_a_parameter_that_the_query_does_not_have_is_refused(run, word):
    assert run("query", "chair", word).code == 2


def test_an_unknown_query_is_told_with_the_nearest(run):
    found = run("query", "troka")
    assert (found.code, "nearest: troika" in found.err) == (2, True)


@pytest.mark.parametrize(
    "command",
    [
        *(("query", "troka"), ("list", "Ships"), ("show", "Atlantis"), (*QUESTION, "--as-of", "soon"), ("sparql",)),
        *(("sparql", "-e", "DELETE WHERE { ?s ?p ?o }"), ("sparql", "no-such-file"), ("dump", "snapshot", "doc")),
    ],
)
def test_a_refusal_is_one_line_on_stderr_and_nothing_else(run, command):
    found = run(*command)
    assert (found.out, found.err.count("\n"), found.err.startswith("govgraph: ")) == ("", 1, True)


# Looking at answers again.


@pytest.fixture(scope="module")
def pinned(run):
    """The line that pins an answer, as --cite prints it last."""
    return run(*QUESTION, "--cite", "text").out.splitlines()[-1].strip()


def test_a_pinned_answer_is_the_same(run, pinned):
    found = run("verify", pinned)
    assert (found.code, found.out[:6]) == (0, "same: ")


def test_a_changed_answer_exits_with_1(run, pinned):
    head, _, tail = pinned.partition(" answer=")
    found = run("verify", f"{head} answer={'0' * 12}{tail[12:]}")
    assert (found.code, found.out[:9]) == (1, "changed: ")


def test_a_line_that_pins_nothing_exits_with_3(run):
    found = run("verify", "who", "chairs", "GFMD", "2010")
    assert (found.code, found.out, found.err.count("\n")) == (3, "", 1)


def test_pinned_lines_are_read_from_standard_input(run, pinned):
    lines = run("verify", "-", "--format", "jsonl", given=f"{pinned}\n\n{pinned}\n").out.splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["same", "same"]


@pytest.mark.parametrize(("style", "start"), [("bibtex", "@misc{"), ("csl", "[\n {"), ("ris", "TY  - ")])
def test_references_stand_in_place_of_the_answer(run, style, start):
    assert run(*QUESTION, "--cite", style).out.startswith(start)


@BOTH
def test_references_stand_inside_the_object(run, command):
    (line,) = run(*command, "--cite", "csl", "--format", "jsonl").out.splitlines()
    found = json.loads(line)
    assert found["references"][0]["title"] and found["pin"].startswith("govgraph-pin/1 ")


def test_references_in_a_table_are_refused(run):
    assert run(*QUESTION, "--cite", "ris", "--format", "csv").code == 2


def test_an_unknown_style_is_refused(run):
    assert run(*QUESTION, "--cite", "apa").code == 2


def test_why_takes_references_too(run):
    found = run("why", *QUESTION, "--cite", "text").out
    assert "because" in found and "[1] " in found and "govgraph-pin/1 " in found


def test_why_not_ends_with_the_code_of_the_answer(run):
    found = run("why-not", "who", "chairs", "ICMPD")
    assert (found.code, found.out[:9]) == (1, "Unknown: ")


def test_recorded_answers_are_json_lines_and_the_same_as_themselves(run, tmp_path):
    told = run("answers").out
    (tmp_path / "old.jsonl").write_text(told, encoding="utf-8")
    assert all(json.loads(line)["schema"] == "govgraph/answer/1" for line in told.splitlines())
    found = run("answers", "--diff", str(tmp_path / "old.jsonl"))
    assert (found.code, found.out.startswith("0 of ")) == (0, True)


def test_a_file_that_holds_no_answers_exits_with_6(run, tmp_path):
    (tmp_path / "old.jsonl").write_text("x\n", encoding="utf-8")
    found = run("answers", "--diff", str(tmp_path / "old.jsonl"))
    assert (found.code, "old.jsonl:1: " in found.err) == (6, True)


def test_recorded_answers_are_no_table(run):
    assert run("answers", "--format", "csv").code == 2


def test_every_command_that_is_read_late_is_known_by_its_name():
    early = set(cli.cli.commands) - cli.LATE
    cli.cli.load()
    assert set(cli.cli.commands) - early == cli.LATE


def test_a_question_that_begins_with_a_command_is_not_told_to_be_none(run):
    told = run("ask", "find me the best pizza in Athens")
    assert told.code == EXITS["not-understood"]
    assert told.err == ""
