"""Pinned lines: they survive print, tell a changed answer from the same, and refuse what is no pin."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import pin
from govgraph.answer import Answer, Call
from govgraph.errors import UnreadablePin
from govgraph.pin import Pin

KINDS = {
    "ask": lambda kg: kg.ask("who chairs GFMD 2010"),
    "ask as of": lambda kg: kg.ask("who chairs GFMD 2010", as_of="2008"),
    "ask on": lambda kg: kg.ask("members of the GMG", on="2006"),
    "ask by the clock": lambda kg: kg.ask("who chairs the GFMD now"),
    "not understood": lambda kg: kg.ask("xyzzy @ 100 % {of} it"),
    "query": lambda kg: kg.query("is-member", member="UNICEF", body="GMG", on="2008"),
    "show": lambda kg: kg.show("GMG"),
    "source": lambda kg: kg.show("A/63/265"),
    "conflicts": lambda kg: kg.conflicts("RCPs"),
    "gaps": lambda kg: kg.gaps("GMG"),
    "history": lambda kg: kg.history("GCIM"),
    "timeline": lambda kg: kg.timeline("GFMD"),
    "diff": lambda kg: kg.diff("GMG", "2006", "2008"),
    "learnt": lambda kg: kg.learnt("2008", "2010", "GMG"),
    "why-not": lambda kg: kg.why_not("who chairs ICMPD"),
}


@pytest.fixture(scope="module")
def line(kg):
    return kg.pin(kg.ask("who chairs GFMD 2010"))


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_the_same_on_the_same_data(kg, kind):
    verdict = kg.verify(kg.pin(KINDS[kind](kg)))
    assert (verdict.same, verdict.notes) == (True, ())


@given(st.text(max_size=200), st.sampled_from(["", "2008", "2008-10"]), st.sampled_from(["", "2006"]))
def test_a_pin_is_read_back_as_it_was_written(text, as_of, on):
    one = Pin(Call("ask", " ".join(text.split()), as_of, on), "0a", "2010-01-02", "2011-01-02", "0" * 12, "1" * 12)
    assert pin.read(str(one)) == one


@given(st.text())
def test_a_pin_is_one_line_that_stands_in_any_file(text):
    line = str(Pin(Call("ask", text), "0a", "2010-01-02", "2011-01-02", "0" * 12, "1" * 12))
    assert line.isascii() and line.isprintable() and not set(line) & set('@{}\\"')


@given(st.text())
def test_any_other_text_is_refused_in_one_line(text):
    with pytest.raises(UnreadablePin) as caught:
        pin.read(text)
    assert caught.value.exit_code == 3 and "\n" not in str(caught.value)


def test_a_broken_line_is_put_together(kg, line):
    assert kg.verify(f"  see {line.replace(' ', chr(10) + '   ')}").same


def test_an_impossible_day_is_refused(kg, line):
    with pytest.raises(UnreadablePin):
        kg.verify(line.replace("known=2026", "known=2026-13-1"))


def test_an_unknown_verb_is_refused(kg, line):
    with pytest.raises(UnreadablePin):
        kg.verify(line.replace(" ask: ", " dig: "))


def test_another_digest_means_a_changed_answer(kg, line):
    changed = line.replace(f"answer={pin.read(line).answer}", f"answer={'0' * 12}")
    assert kg.verify(changed).word == "changed"


def test_other_passages_behind_the_same_answer_are_noted(kg, line):
    verdict = kg.verify(line.replace(f"sources={pin.read(line).sources}", f"sources={'0' * 12}"))
    assert verdict.same and "passages" in verdict.notes[0]


def test_what_was_known_on_an_earlier_day_is_asked_as_of_that_day(kg):
    old = kg.pin(kg.ask("who chairs GFMD 2010", as_of="2009-10")).replace(" as-of=2009-10", "")
    verdict = kg.verify(old)
    assert verdict.same and "another answer" in verdict.notes[0]


def test_a_name_that_is_gone_changes_the_answer(kg, line):
    gone = line.replace("ask: who chairs GFMD 2010", "query: chair edition=Atlantis 1")
    assert not kg.verify(gone).same


def test_the_day_of_asking_is_forgotten_again(kg, line):
    before = kg.pin(kg.ask("xyzzy"))
    kg.verify(re.sub("asked=[0-9-]+", "asked=2020-01-01", line))
    assert kg.pin(kg.ask("xyzzy")) == before


def test_the_wording_is_no_part_of_the_digest(kg):
    found = kg.ask("who chairs GFMD 2010")
    assert pin.content(found) == pin.content(found._replace(sentence="!", text="?"))


def test_the_outcome_is_part_of_the_digest():
    assert pin.content(Answer("", "", (), "none", "")) != pin.content(Answer("", "", (), "unknown", ""))
