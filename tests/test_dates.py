"""Dates: what a written date can mean, in whole days, and how an interval is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import dates
from govgraph.dates import EVER, Interval, parse, words
from govgraph.errors import BadUse


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2008", "2008-01-01", "2008-12-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2009-02", "2009-02-01", "2009-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2008-12", "2008-12-01", "2008-12-31"),
        ("2008-07-15", "2008-07-15", "2008-07-15"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_date_is_the_interval_of_its_days(text, first, last):
    assert parse(text) == Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    ["", "2010-13", "2010-00", "2010-02-30", "0000", "10", "2010-1", "2010-01-1", "2010-", "-2010", "20100101"]
    + ["2010-W01", "2010-01-01T00:00", "2010/01", "now", " 2010", "2010-01-01-01", "２０１０", "²⁰¹⁰", "2010–01"],
)
def test_anything_else_is_refused(text):
    with pytest.raises(BadUse, match="write YYYY, YYYY-MM or YYYY-MM-DD"):
        parse(text)


@given(st.dates())
def test_a_day_reads_as_itself(day):
    assert parse(day.isoformat()) == Interval(day, day)


@given(st.dates())
def test_a_month_holds_each_of_its_days(day):
    assert parse(day.isoformat()[:7]).holds(Interval(day, day))


@given(st.dates())
def test_a_year_holds_each_of_its_months(day):
    assert parse(day.isoformat()[:4]).holds(parse(day.isoformat()[:7]))


@given(st.dates())
def test_a_month_ends_where_the_next_begins(day):
    last = parse(day.isoformat()[:7]).last
    assert last == date.max or date.fromordinal(last.toordinal() + 1).day == 1


@given(st.text(max_size=12))
def test_a_text_is_a_date_or_is_refused(text):
    try:
        span = parse(text)
    except BadUse:
        return
    assert span.first <= span.last and span.first.isoformat().startswith(text)


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [("early", "2010-01-01", "2010-04-30"), ("mid", "2010-05-01", "2010-08-31"), ("late", "2010-09-01", "2010-12-31")],
)
def test_a_year_has_three_thirds(word, first, last):
    assert dates.third(2010, word) == Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2008-01-01", "2008-12-31", "2008"),
        ("2008-02-01", "2008-02-29", "February 2008"),
        ("2008-07-15", "2008-07-15", "15 July 2008"),
        ("2007-07-10", "2007-07-11", "10-11 July 2007"),
        ("2010-01-01", "2010-04-30", "early-2010"),
        ("2010-05-01", "2010-08-31", "mid-2010"),
        ("2005-01-01", "2008-12-31", "2005 to 2008"),
        ("2005-11-30", "2005-12-01", "30 November 2005 to 1 December 2005"),
        ("2009-04-28", "2010-10-31", "28 April 2009 to 31 October 2010"),
    ],
)
def test_an_interval_is_said_as_short_as_it_can_be(first, last, said):
    assert words(Interval(date.fromisoformat(first), date.fromisoformat(last))) == said


@given(st.dates(), st.dates())
def test_every_interval_can_be_said(one, other):
    assert str(Interval(min(one, other), max(one, other)))


@given(st.dates(), st.dates())
def test_two_days_are_said_the_same_only_if_they_are_the_same(one, other):
    assert (words(Interval(one, one)) == words(Interval(other, other))) == (one == other)


def test_all_time_holds_every_day():
    assert EVER.holds(Interval(date.min, date.max))


def test_today_can_be_set(monkeypatch):
    monkeypatch.setenv("GOVGRAPH_TODAY", "2010-02")
    assert dates.today() == date(2010, 2, 28)


def test_today_is_the_clock_where_nothing_is_set(monkeypatch):
    monkeypatch.delenv("GOVGRAPH_TODAY")
    before = date.today()
    assert before <= dates.today() <= date.today()


def test_an_impossible_today_is_refused(monkeypatch):
    monkeypatch.setenv("GOVGRAPH_TODAY", "soon")
    with pytest.raises(BadUse):
        dates.today()
