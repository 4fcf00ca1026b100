"""Times: the part of a question that says when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import times
from govgraph.dates import FIRST, LAST, Interval
from govgraph.names import tokens


def days(first, last):
    return Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2006", "2006-01-01", "2006-12-31"),
        ("in 2006", "2006-01-01", "2006-12-31"),
        ("during 2006", "2006-01-01", "2006-12-31"),
        ("as of 2006", "2006-01-01", "2006-12-31"),
        ("in July 2008", "2008-07-01", "2008-07-31"),
        ("in Jul 2008", "2008-07-01", "2008-07-31"),
        ("mid-2008", "2008-05-01", "2008-08-31"),
        ("in early 2010", "2010-01-01", "2010-04-30"),
        ("late 2005", "2005-09-01", "2005-12-31"),
        ("15 July 2008", "2008-07-15", "2008-07-15"),
        ("on 2 Feb 2010", "2010-02-02", "2010-02-02"),
        ("2008-07", "2008-07-01", "2008-07-31"),
        ("on 2008-07-15", "2008-07-15", "2008-07-15"),
        ("between 2006 and 2008", "2006-01-01", "2008-12-31"),
        ("from 2006 to 2008", "2006-01-01", "2008-12-31"),
        ("from July 2006 until 15 March 2008", "2006-07-01", "2008-03-15"),
        ("between mid-2006 and late 2006", "2006-05-01", "2006-12-31"),
    ],
)
def test_a_time_is_the_interval_of_its_days(text, first, last):
    words = tokens(text)
    assert times.read(words, 0) == (days(first, last), len(words))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("before 2006", FIRST, date(2005, 12, 31)),
        ("until 2006", FIRST, date(2006, 12, 31)),
        ("by July 2006", FIRST, date(2006, 7, 31)),
        ("since 1998", date(1998, 1, 1), LAST),
        ("after 1998", date(1999, 1, 1), LAST),
        ("from 1998", date(1998, 1, 1), LAST),
    ],
)
def test_a_time_may_be_open_at_one_end(text, first, last):
    assert times.read(tokens(text), 0) == (Interval(first, last), 2 + ("July" in text))


@pytest.mark.parametrize("word", ["now", "today"])
def test_now_reads_the_clock(monkeypatch, word):
    monkeypatch.setenv("GOVGRAPH_TODAY", "2010-02-28")
    assert times.read((word,), 0) == (days("2010-02-28", "2010-02-28"), 1)


@pytest.mark.parametrize(
    "text",
    ["in Brussels", "of", "in", "since the Forum", "before", "0007", "3000", "1499", "123", "July", "early", "in July"]
    + [
        "between",
        "between Mexico and Greece",
        "early Forum",
        "15 July",
        "31 February 2008",
        "as of",
        "as of the Forum",
    ],
)
def test_what_says_no_time_is_none(text):
    assert times.read(tokens(text), 0) is None


def test_an_interval_that_runs_backwards_is_no_pair():
    assert times.read(tokens("between 2008 and 2006"), 0) is None


def test_a_time_begins_at_the_word_asked_for():
    assert times.read(tokens("members in 2006"), 1) == (days("2006-01-01", "2006-12-31"), 3)


@given(st.lists(st.sampled_from(["in", "of", "as", "between", "and", "from", "to", "since", "before", "2006", "2008", "07", "15", "31", "july", "mid", "now", "x"])))
def test_any_words_are_a_time_or_none(words):
    for place in range(len(words)):
        found = times.read(tuple(words), place)
        assert found is None or (found[0].first <= found[0].last and place < found[1] <= len(words))


@given(st.text(max_size=40))
def test_any_text_is_a_time_or_none(text):
    words = tokens(text)
    for place in range(len(words)):
        found = times.read(words, place)
        assert found is None or found[0].first <= found[0].last
