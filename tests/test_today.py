"""From 2010 to today: what later pages say, how old it is, what is no more, and what changed."""

import pytest

# Number, year, who chaired, and where each meeting of the Forum was held.
MEETINGS = [
    ("1", "2007", "Belgium", "Brussels", "10-11 July 2007"),
    ("2", "2008", "the Philippines", "Manila", "27-30 October 2008"),
    ("3", "2009", "Greece", "Athens", "4-5 November 2009"),
    ("4", "2010", "Mexico", "Puerto Vallarta", "8-11 November 2010"),
    ("5", "2011", "Switzerland", "Geneva", "1-2 December 2011"),
    ("6", "2012", "Mauritius", "Port Louis", "19-22 November 2012"),
    ("7", "2014", "Sweden", "Stockholm", "14-16 May 2014"),
    ("8", "2015", "Türkiye", "Istanbul", "14-16 October 2015"),
    ("9", "2016", "Bangladesh", "Dhaka", "10-12 December 2016"),
    ("10", "2017", "Germany and Morocco", "Berlin", "28-30 June 2017"),
    ("11", "2018", "Germany and Morocco", "Marrakesh", "5-7 December 2018"),
    ("12", "2020", "Ecuador", "Quito", "January 2020"),
    ("13", "2021", "the UAE", "online", "18-26 January 2021"),
    ("14", "2024", "France", "Geneva", "23-25 January 2024"),
    ("15", "2025", "Colombia", "Riohacha", "2-4 September 2025"),
]
COLUMNS = ("number", "year", "chair", "place", "days")


@pytest.fixture(scope="module")
def timeline(kg):
    return kg.timeline("GFMD")


def lost(found):
    return {(one.agent, one.status) for one in (*found.before, *found.disagrees)}


def test_the_timeline_has_all_fifteen_meetings(timeline):
    assert timeline.column("edition") == tuple(f"GFMD {year}" for _, year, *_ in MEETINGS)


@pytest.mark.parametrize("place", range(15), ids=[year for _, year, *_ in MEETINGS])
@pytest.mark.parametrize("column", range(5), ids=COLUMNS)
def test_a_meeting_of_the_forum_is_told_right(timeline, place, column):
    assert MEETINGS[place][column] in timeline.rows[place].text(COLUMNS[column])


def test_each_meeting_has_a_theme_and_its_sources(timeline):
    assert all(row.text("theme") and row.sources for row in timeline.rows)


def test_a_timeline_of_a_body_without_meetings_is_its_chronicle(kg):
    assert kg.timeline("GMG").query == "chronicle"


def test_the_chair_of_now_is_told_with_the_day_when_it_was_last_confirmed(kg):
    assert kg.ask("who chairs the GFMD now").sentence.endswith("last confirmed 2-4 September 2025.")


def test_a_tenure_that_nobody_ends_is_not_silently_current(kg):
    row = kg.ask("who chairs the GFMD now").rows[0]
    assert (row.text("timing"), row.text("ending")) == ("before", "end not recorded")


def test_switzerland_chaired_2011_and_spain_was_announced(kg):
    found = kg.ask("who chairs GFMD 2011")
    assert set(found.column("chair")) == {"Switzerland"} and ("spain", "scheduled") in lost(found)


def test_the_forum_of_2021_met_online_and_dubai_was_planned(kg):
    found = kg.ask("where was GFMD 2021")
    assert found.sentence == "GFMD 2021 took place online." and any("Dubai" in one.text for one in found.before)


def test_the_summit_of_quito_was_put_off_from_november_2019(kg):
    found = kg.ask("when was the Quito summit")
    assert "January 2020" in found.sentence and any("November 2019" in one.text for one in found.before)


def test_a_year_without_a_meeting_is_answered_for_the_forum(kg):
    found = kg.ask("who chaired GFMD 2019")
    assert set(found.column("chair")) == {"Ecuador"} and "no GFMD 2019 meeting" in found.notes[0]


@pytest.mark.parametrize("chair", ["UNESCO", "UNODC"])
def test_two_chaired_the_group_in_2012(kg, chair):
    assert chair in kg.ask("who chaired the GMG in 2012").column("chair")


def test_the_gap_of_early_2009_says_so(kg):
    found = kg.ask("who chaired the GMG in early 2009")
    assert "in" not in found.column("timing") and any("no chair in the list" in note for note in found.notes)


def test_the_network_replaced_the_group(kg):
    assert kg.ask("what replaced the GMG").column("successor") == ("the UNNM",)


def test_a_question_about_a_body_that_is_no_more_points_to_its_successor(kg):
    assert "the GMG ended in 2018; the UNNM took its place" in kg.ask("who chairs the GMG").notes


def test_before_its_end_was_known_a_body_is_not_called_ended(kg):
    assert kg.ask("members of the GMG", as_of="2010").notes == ()


def test_lineage_runs_from_the_first_body_to_the_last(kg):
    assert list(dict.fromkeys(kg.lineage("GMG").column("body"))) == [
        "the Geneva Migration Group",
        "the GMG",
        "the UNNM",
    ]


def test_a_process_keeps_its_lineage_through_renamings(kg):
    assert "the EaP Panel" in kg.lineage("Söderköping Process").column("body")


@pytest.mark.parametrize("member", ["Ghana", "Morocco", "Germany"])
def test_the_rabat_process_has_members(kg, member):
    assert member in kg.ask("members of the Rabat Process").column("member")


@pytest.mark.parametrize("process", ["the Rabat Process", "the ARCP", "the 5+5 Dialogue"])
def test_morocco_is_in_several_processes(kg, process):
    assert process in kg.ask("which processes is Morocco in").column("body")


def test_the_chair_of_a_year_that_two_share_names_both(kg):
    assert kg.ask("who chaired the IGC in 2010").column("chair") == ("Finland", "the USA")


def test_a_stated_count_stands_beside_its_list(kg):
    found = kg.conflicts("Prague Process")
    assert [found.rows[0].text(name) for name in ("kind", "chosen", "other")] == ["Counts against lists", "49", "50"]


def test_conflicts_are_grouped_and_say_why_a_value_won(kg):
    found = kg.conflicts()
    kinds = found.column("kind")
    assert list(kinds) == sorted(kinds) and len(set(kinds)) >= 6 and all(found.column("because"))


def test_diff_tells_who_joined_between_two_years(kg):
    found = kg.diff("GMG", "2006", "2008")
    assert {row.text("who") for row in found.rows if row.text("change") == "new"} >= {"UNESCO", "UNICEF", "UNITAR"}


def test_diff_refuses_years_in_the_wrong_order(run):
    found = run("diff", "GMG", "--from", "2018", "--to", "2008")
    assert (found.code, found.err.count("\n")) == (2, 1)


@pytest.mark.parametrize("words", [(), ("GMG",), ("GMG", "--from", "2008"), ("--from", "2008", "--to", "2010")])
def test_diff_says_how_it_is_asked(run, words):
    found = run("diff", *words)
    assert found.code == 2 and "--known" in found.err


def test_what_a_day_of_knowledge_adds_is_listed(kg):
    found = kg.learnt("2008", "2009-11", name="GFMD 2010")
    assert ("changed", "chair", "Mexico") in {
        tuple(row.text(name) for name in ("change", "matter", "value")) for row in found.rows
    }


def test_mexico_was_known_by_november_2009(kg):
    found = kg.ask("who chairs GFMD 2010", as_of="2009-11-30")
    assert "Mexico" in found.column("chair") and "europafrica-global-forum-migration-development" in {
        one.source for row in found.rows for one in row.sources
    }


@pytest.mark.parametrize(
    ("question", "meeting"), [("when was the last GFMD", "GFMD 2025"), ("who chaired the first GFMD", "GFMD 2007")]
)
def test_the_clock_picks_a_meeting(kg, question, meeting):
    assert meeting in kg.ask(question).sentence


def test_no_source_names_a_next_meeting(kg):
    assert kg.ask("when is the next GFMD").outcome == "unknown"


def test_next_is_counted_from_the_day_asked_about(kg):
    assert "GFMD 2008" in kg.ask("where is the next GFMD", as_of="2008-09").sentence


def test_a_second_hand_passage_is_marked_by_why(kg):
    assert "second-hand" in kg.why("theme of GFMD 2014")
