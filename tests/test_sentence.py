"""Sentences: a template filled with rows, and what the whole sentence adds to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import sentence
from govgraph.answer import Answer, Cell, Row

NAMES = st.lists(st.text("abcd", min_size=1, max_size=3), unique=True, max_size=6)


def row(status="held", **texts):
    cells = [(name, Cell(text)) for name, text in texts.items()]
    return Row(
        (*cells, ("status", Cell(status.replace("-", " "), f"status/{status}"))), ("st/page/p1/said",), "certain"
    )


@pytest.fixture
def fill(tiny):
    """Fills a template with rows, and with one parameter, the edition."""

    def filled(template, *rows):
        columns = tuple(dict.fromkeys(name for one in rows for name, _ in one.cells))
        params = (("edition", Cell("AF 2001")),)
        return sentence.fill(tiny.index, template, Answer("", "", params, "answered", "", columns, rows))

    return filled


# The template.


def test_a_column_lists_its_values_once_and_in_order(fill):
    assert fill("{chair}", row(chair="Mu"), row(chair="Atlantis"), row(chair="Mu", day="2001")) == "Mu and Atlantis"


def test_a_column_passes_over_rows_without_a_value(fill):
    assert fill("{place}", row(place="Mu"), row(chair="Thule")) == "Mu"


def test_a_value_has_its_companion_in_brackets(fill):
    rows = row(member="Mu", place="previous"), row(member="Thule", place="next")
    assert fill("{member:place}", *rows) == "Mu (previous) and Thule (next)"


def test_a_value_without_a_companion_has_no_brackets(fill):
    assert fill("{member:place}", row(member="Mu"), row(member="Thule", place="next")) == "Mu and Thule (next)"


def test_an_aside_is_told_in_brackets(fill):
    assert fill("{member}", row(member="the regions", aside="one collective member")) == (
        "the regions (one collective member)"
    )


def test_a_parameter_is_named(fill):
    assert fill("{edition}", row(chair="Mu")) == "AF 2001"


def test_rows_are_counted(fill):
    assert fill("{count} chairs", row(chair="Mu"), row(chair="Thule")) == "2 chairs"


@pytest.mark.parametrize(("names", "said"), [(["Mu"], "the chair was"), (["Mu", "Thule"], "the chairs were")])
def test_one_row_or_many_choose_the_word(fill, names, said):
    assert fill("the (chair|chairs) (was|were)", *(row(chair=name) for name in names)) == said


def test_two_equal_rows_are_one(fill):
    assert fill("(chair|chairs)", row(chair="Mu"), row(chair="Mu")) == "chair"


def test_a_part_that_nothing_fills_vanishes(fill):
    assert fill("{chair}[ in {place}]", row(chair="Mu")) == "Mu"


def test_a_part_that_is_filled_stays(fill):
    assert fill("{chair}[ in {place}]", row(chair="Mu", place="Poseidonia")) == "Mu in Poseidonia"


def test_a_part_of_which_one_place_is_empty_vanishes(fill):
    assert fill("{chair}[ in {place}, {day}]", row(chair="Mu", place="Poseidonia")) == "Mu"


@pytest.mark.parametrize(
    ("status", "more", "said"),
    [
        ("held", {}, "chaired"),
        ("in-office", {}, "chairs"),
        ("in-office", {"sitting": "held"}, "chaired"),
        ("confirmed", {}, "was confirmed to chair"),
        ("scheduled", {}, "was scheduled to chair"),
        ("offered", {}, "offered to chair"),
        ("proposed", {}, "was proposed to chair"),
    ],
)
def test_a_verb_stands_as_the_status_has_it(fill, status, more, said):
    assert fill("{chairs}", row(status, chair="Mu", **more)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2007", "in 2007"),
        ("July 2007", "in July 2007"),
        ("mid-2008", "in mid-2008"),
        ("late 2008", "in late 2008"),
        ("2006 to 2008", "in 2006 to 2008"),
        ("10 July 2007", "on 10 July 2007"),
        ("10-11 July 2007", "on 10-11 July 2007"),
        ("30 October 2008 to 2 November 2008", "on 30 October 2008 to 2 November 2008"),
    ],
)
def test_days_take_on_and_months_and_years_take_in(fill, day, said):
    assert fill("{on day}", row(day=day)) == said


@pytest.mark.parametrize(
    ("timing", "day", "said"),
    [
        ("before", "attested 2006", "last attested 2006"),
        ("after", "attested 2006", "first attested 2006"),
        ("in", "attested 2006", "attested 2006"),
        ("before", "from 2000 to 2001", "from 2000 to 2001"),
        ("in", "since 2006, last confirmed 2008", "since 2006, last confirmed 2008"),
    ],
)
def test_a_day_outside_the_time_asked_is_the_last_or_the_first_known(fill, timing, day, said):
    assert fill("{timing}", row(timing=timing, day=day)) == said


@given(NAMES)
def test_a_list_reads_as_its_names_in_order(names):
    assert sentence.join(dict.fromkeys(names)).replace(" and ", ", ").split(", ") == (names or [""])


@pytest.mark.parametrize(
    ("names", "text"), [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcd", "a, b, c and d")]
)
def test_only_the_last_name_of_a_list_comes_after_and(names, text):
    assert sentence.join(dict.fromkeys(names)) == text


# The whole sentence.


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who chaired AF 2001", "Lemuria chaired AF 2001."),
        ("who chaired AF 2004", "Atlantis and Mu chaired AF 2004."),
        ("who chaired AF 2003", "Lemuria and Thule chaired AF 2003 (contested: the sources tie)."),
        ("who chairs AF 2002", "Nobody is on record as chair of AF 2002; Mu offered to chair it."),
        ("who hosted AF 2003", "Nobody is on record as host of AF 2003: not in the sources."),
    ],
)
def test_a_sentence_tells_outcome_and_standing(tiny, question, said):
    assert tiny.ask(question).sentence == said


def test_a_look_back_says_from_which_day(tiny):
    found = tiny.ask("who chaired AF 2001", as_of="2003")
    assert found.sentence == (
        "As known by 31 December 2003, nobody is on record as chair of AF 2001; "
        "Atlantis had offered to chair it, and the meeting was held."
    )


def test_a_day_before_its_time_is_in_the_sentence_when_nothing_is_known(tiny):
    assert tiny.ask("who chaired AF 2001", as_of="1999").sentence == (
        "As known by 31 December 1999, nobody is on record as chair of AF 2001: not in the sources."
    )


def test_a_place_in_the_troika_that_rests_on_an_offer_is_told_so(tiny):
    assert "offered" in tiny.ask("what is the AF troika 2002").sentence


def test_an_offer_that_was_withdrawn_is_in_the_sources(tiny):
    assert "not in the sources" not in tiny.ask("who chairs AF 2005").sentence


def test_what_was_only_proposed_is_told_so(kg):
    said = kg.ask("who was to appoint the special chair for the 2013 HLD").sentence
    assert said.endswith("was appointed by the Secretary-General of the United Nations (proposed).")


def test_a_plan_that_is_also_a_fact_needs_no_standing(fill):
    held, planned = row(member="Ost"), row("scheduled", member="Ost")
    ids = [one._replace(cells=(("member", Cell("Ost", "ost")), *one.cells[1:])) for one in (held, planned)]
    assert fill("{member} comes", *ids) == "Ost comes"
    assert fill("{member} comes", ids[1]) == "Ost (scheduled) comes"


def test_what_is_only_denied_is_told_so(kg):
    found = kg.ask("Is the Global Forum part of the United Nations?")
    assert found.outcome == "none"
    assert found.sentence == "No: The GFMD did not belong to the UN (attested 28 April 2009 to 31 October 2009)."


@pytest.mark.parametrize("question", ["was GFMD 2007 held in Brussels", "was GFMD 2009 held in Greece"])
def test_a_place_of_a_meeting_is_confirmed(kg, question):
    assert kg.ask(question).sentence.startswith("Yes: ")


@pytest.mark.parametrize("question", ["was GFMD 2007 held in Geneva", "was GFMD 2010 held in Argentina"])
def test_another_place_is_not(kg, question):
    found = kg.ask(question)
    assert found.outcome == "none" and "took place in" in found.sentence


def test_a_list_of_statements_is_not_denied_for_the_one_that_denies(kg):
    found = kg.ask("GFMD 2013", as_of="2010-12-31")
    assert found.outcome == "answered" and found.rows
    assert "denied" not in found.sentence and {row.status for row in found.rows} == {"denied"}


def test_a_list_of_statements_tells_in_its_lines_which_of_them_are_plans(kg):
    found = kg.ask("Greece 2010")
    assert found.outcome == "planned" and found.sentence == "Greece, in the order of time (2010):"
    assert [row.text("status") for row in found.rows] == ["scheduled"]


def test_a_beginning_that_was_only_planned_is_told_so(kg):
    found = kg.ask("when did the UNESCO research network for Africa start")
    assert found.outcome == "planned" and found.sentence.endswith("began in 2008 (planned only).")
