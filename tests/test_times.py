"""The time in a question: which words are one, and what interval they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import dates, times
from govgraph.dates import FIRST, LAST, Interval
from govgraph.names import tokens

SMALL = tokens("in of on at during before until till by since after from between and to now today early mid late may")
NUMBERS = ["2006", "2008", "2999", "1500", "0000", "9999", "31", "02", "00", "13", "7", "٣١", "²"]
WORDS = st.sampled_from([*SMALL, *NUMBERS, "july", "feb", "gfmd"]) | st.text(min_size=1, max_size=6)


def read(text):
    """The interval at the start of a text, as first and last day in ISO form; None where no time stands."""
    found = times.read(tokens(text), 0)
    return found and f"{found[0].first}/{found[0].last}"


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("2006", "2006-01-01/2006-12-31"),
        ("in 2006", "2006-01-01/2006-12-31"),
        ("during 2006", "2006-01-01/2006-12-31"),
        ("as of 2006", "2006-01-01/2006-12-31"),
        ("early 2006", "2006-01-01/2006-04-30"),
        ("in mid-2008", "2008-05-01/2008-08-31"),
        ("in late 2005", "2005-09-01/2005-12-31"),
        ("July 2008", "2008-07-01/2008-07-31"),
        ("in Feb 2008", "2008-02-01/2008-02-29"),
        ("2008-07", "2008-07-01/2008-07-31"),
        ("15 July 2008", "2008-07-15/2008-07-15"),
        ("July 15, 2008", "2008-07-15/2008-07-15"),
        ("on 2008-07-15", "2008-07-15/2008-07-15"),
        ("between 2006 and 2008", "2006-01-01/2008-12-31"),
        ("from 2006 to 2008", "2006-01-01/2008-12-31"),
        ("between July 2006 and 3 May 2008", "2006-07-01/2008-05-03"),
        ("between 1 and 31 July 2006", "2006-07-01/2006-07-31"),
        ("from May to July 2006", "2006-05-01/2006-07-31"),
        ("between 28 April and 2 May 2006", "2006-04-28/2006-05-02"),
    ],
)
def test_a_time_is_read_as_its_days(text, interval):
    assert read(text) == interval


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("since 1998", f"1998-01-01/{LAST}"),
        ("from 1998", f"1998-01-01/{LAST}"),
        ("after 2007", f"2008-01-01/{LAST}"),
        ("after 31 December 2007", f"2008-01-01/{LAST}"),
        ("before 2007", f"{FIRST}/2006-12-31"),
        ("until 2007", f"{FIRST}/2007-12-31"),
        ("by July 2007", f"{FIRST}/2007-07-31"),
    ],
)
def test_a_time_with_one_end_is_open_at_the_other(text, interval):
    assert read(text) == interval


@pytest.mark.parametrize(
    ("text", "interval"), [("H1 2008", "2008-01-01/2008-06-30"), ("in H2 2008", "2008-07-01/2008-12-31")]
)
def test_h1_and_h2_are_the_halves_of_a_year(text, interval):
    assert read(text) == interval


@pytest.mark.parametrize(
    "text",
    [
        *(
            "GFMD",
            "in Brussels",
            "may chair",
            "may",
            "63/265",
            "in",
            "between",
            "between 2006",
            "between 2006 and",
            "mid",
        ),
        *("31 February 2008", "32 July 2008", "between 2008 and 2006", "1499", "3000", "20081", "before the Forum"),
    ],
)
def test_what_is_no_time_is_not_read_as_one(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "length"), [("in 2006 now", 2), ("2006 who", 1), ("15 July 2008 who", 3), ("between 2006 and 2008 who", 4)]
)
def test_the_place_after_a_time_is_told(text, length):
    assert times.read(tokens(text), 0)[1] == length


def test_a_time_is_read_from_the_word_given():
    assert times.read(tokens("who chairs GFMD in 2006"), 3) == (dates.year(2006), 5)


@pytest.mark.parametrize("word", ["now", "today"])
def test_now_is_the_day_of_asking(monkeypatch, word):
    monkeypatch.setenv("GOVGRAPH_TODAY", "2009-10-31")
    assert read(word) == "2009-10-31/2009-10-31"


@given(st.dates(date(1500, 1, 1), date(2999, 12, 31)))
def test_any_day_in_words_is_read_as_that_day(day):
    assert times.read(tokens(dates.words(Interval(day, day))), 0) == (Interval(day, day), 3)


@given(st.lists(WORDS, min_size=1, max_size=8), st.data())
def test_any_words_are_a_time_in_order_or_none(words, data):
    at = data.draw(st.integers(0, len(words) - 1))
    found = times.read(tuple(words), at)
    assert found is None or (found[0].first <= found[0].last and at < found[1] <= len(words))


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("this year", "2010-01-01/2010-12-31"),
        ("last year", "2009-01-01/2009-12-31"),
        ("next year", "2011-01-01/2011-12-31"),
        ("this month", "2010-06-01/2010-06-30"),
        ("ten years ago", "2000-01-01/2000-12-31"),
        ("2 years ago", "2008-01-01/2008-12-31"),
        ("in the past five years", "2005-06-28/2010-06-30"),
        ("over the last 3 years", "2007-06-28/2010-06-30"),
    ],
)
def test_a_time_may_be_counted_from_now(text, interval):
    found = times.read(tokens(text), 0, date(2010, 6, 30))
    assert found and f"{found[0].first}/{found[0].last}" == interval and found[1] == len(tokens(text))


@pytest.mark.parametrize("text", ["last", "last years", "next meeting", "in the last 9999 years", "July 99"])
def test_what_counts_no_years_is_no_time(text):
    assert times.read(tokens(text), 0, date(2010, 6, 30)) is None


def test_what_somebody_presents_is_nothing_of_today():
    assert times.read(("present", "its", "report"), 0) is None
    assert times.read(("present", "chair"), 0) is not None
