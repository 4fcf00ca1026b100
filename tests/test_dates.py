"""Days and intervals: what is read as a date, and how an interval is written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import dates
from govgraph.dates import Interval
from govgraph.errors import BadUse

YEARS = st.integers(1, 9999)
# Days at which an interval is written in another way: ends of months, thirds, halves and years, and days between.
TURNS = sorted(
    day
    for number in (2007, 2008, 2009)
    for month in range(1, 13)
    for day in (date(number, month, 1), date(number, month, 15), dates.month(number, month).last)
)


def span(first, last):
    return Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2008", "2008-01-01", "2008-12-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2007-02", "2007-02-01", "2007-02-28"),
        ("2010-12", "2010-12-01", "2010-12-31"),
        ("2008-07-15", "2008-07-15", "2008-07-15"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_date_is_the_interval_of_its_days(text, first, last):
    assert dates.parse(text) == span(first, last)


@pytest.mark.parametrize(
    "text",
    [
        *("", "08", "2008-", "2008-2", "2008-1-1", "20080101", "2008/01/01", "-2008", "2008-01-01-01", "two", "²010"),
        *("2008-01-01T00:00", " 2008", "0000", "2008-00", "2008-13", "2008-02-30", "2009-02-29", "10000", "2008–07"),
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(BadUse, match="is no date"):
        dates.parse(text)


def test_a_refused_date_says_how_to_write_one():
    with pytest.raises(BadUse, match="write YYYY, YYYY-MM or YYYY-MM-DD"):
        dates.parse("tomorrow")


@given(st.dates())
def test_a_written_day_is_read_back(day):
    assert dates.parse(day.isoformat()) == Interval(day, day)


@given(YEARS)
def test_a_written_year_is_read_back(number):
    assert dates.parse(f"{number:04}") == dates.year(number)


@given(YEARS, st.integers(1, 12))
def test_a_written_month_is_read_back(number, which):
    assert dates.parse(f"{number:04}-{which:02}") == dates.month(number, which)


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{3,5}(-[0-9]{1,3}){0,3}", fullmatch=True))
def test_any_text_is_an_interval_in_order_or_is_refused(text):
    try:
        found = dates.parse(text)
    except BadUse:
        return
    assert found.first <= found.last


@given(st.integers(1, 9998), st.integers(1, 12))
def test_a_month_ends_on_the_eve_of_the_next(number, which):
    eve = dates.month(number, which).last
    assert (eve + timedelta(1)).day == 1 and eve.month == which


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [("early", "2008-01-01", "2008-04-30"), ("mid", "2008-05-01", "2008-08-31"), ("late", "2008-09-01", "2008-12-31")],
)
def test_early_mid_and_late_are_thirds_of_a_year(word, first, last):
    assert dates.third(2008, word) == span(first, last)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2008-01-01", "2008-12-31", "2008"),
        ("2008-07-01", "2008-07-31", "July 2008"),
        ("2008-07-15", "2008-07-15", "15 July 2008"),
        ("2007-07-10", "2007-07-11", "10-11 July 2007"),
        ("2008-01-01", "2008-04-30", "early 2008"),
        ("2008-05-01", "2008-08-31", "mid-2008"),
        ("2008-09-01", "2008-12-31", "late 2008"),
        ("2008-01-01", "2008-06-30", "January to June 2008"),
        ("2006-01-01", "2008-12-31", "2006 to 2008"),
        ("2008-10-30", "2008-11-02", "30 October 2008 to 2 November 2008"),
        ("2008-12-30", "2009-01-02", "30 December 2008 to 2 January 2009"),
    ],
)
def test_an_interval_is_written_as_short_as_it_can_be_said(first, last, text):
    assert dates.words(span(first, last)) == text


def test_an_interval_prints_as_its_words():
    assert str(dates.year(2008)) == "2008"


@given(st.lists(st.sampled_from(TURNS), min_size=4, max_size=4))
def test_no_two_intervals_are_written_alike(days):
    one, other = Interval(*sorted(days[:2])), Interval(*sorted(days[2:]))
    assert (dates.words(one) == dates.words(other)) == (one == other)


def test_an_interval_holds_what_lies_within_it():
    assert dates.month(2007, 7).holds(span("2007-07-10", "2007-07-11"))


def test_an_interval_holds_itself():
    assert dates.year(2007).holds(dates.year(2007))


@pytest.mark.parametrize(("first", "last"), [("2007-06-30", "2007-07-11"), ("2007-07-31", "2007-08-01")])
def test_an_interval_does_not_hold_what_reaches_out_of_it(first, last):
    assert not dates.month(2007, 7).holds(span(first, last))


@pytest.mark.parametrize(("given", "day"), [("2010", "2010-12-31"), ("2010-02", "2010-02-28"), ("2010-02-03",) * 2])
def test_the_day_of_asking_is_set_from_outside_and_is_the_last_of_what_is_given(monkeypatch, given, day):
    monkeypatch.setenv("GOVGRAPH_TODAY", given)
    assert dates.today() == date.fromisoformat(day)


def test_the_day_of_asking_is_else_that_of_the_clock(monkeypatch):
    monkeypatch.delenv("GOVGRAPH_TODAY")
    assert dates.today() - date.today() in (timedelta(0), timedelta(-1))


def test_a_day_of_asking_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv("GOVGRAPH_TODAY", "soon")
    with pytest.raises(BadUse):
        dates.today()
