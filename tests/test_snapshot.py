"""Snapshots: what one would have known on a day, and which claim the policy then lets win."""

import io
from datetime import date, timedelta

import pytest

from govgraph import ledger, snapshot
from govgraph.model import NAMESPACE, Iri

WINNERS = """
PREFIX gov: <https://w3id.org/govgraph/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT DISTINCT ?agent WHERE {{
  VALUES ?slot {{ <https://w3id.org/govgraph/slot/chair/forum-{year}> }}
  ?claim gov:{win} ?slot ; org:member ?agent .
}}
ORDER BY STR(?agent)
"""


def winners(kg, year, as_of="", win="wins"):
    """Who wins the chair of one meeting of the small graph."""
    return [row[0].id for row in kg.sparql(WINNERS.format(year=year, win=win), as_of=as_of).rows]


def standing(kg, year):
    """How the chair of one meeting was settled."""
    text = f"""
    PREFIX gov: <https://w3id.org/govgraph/ns#>
    SELECT DISTINCT ?standing WHERE {{ ?claim gov:wins <{NAMESPACE}slot/chair/forum-{year}> ; gov:standing ?standing }}
    """
    return [row[0].id for row in kg.sparql(text).rows]


# The policy.


def test_a_fact_stands_before_a_later_plan(tiny):
    assert winners(tiny, 2001) == ["lemuria"]


def test_of_two_plans_the_later_one_stands_although_less_firm(tiny):
    assert winners(tiny, 2002) == ["mu"]


def test_of_two_plans_in_one_source_the_firmer_one_stands(tiny):
    assert winners(tiny, 2009) == ["lemuria"]


def test_of_two_facts_the_better_kind_of_source_stands_although_older(tiny):
    assert winners(tiny, 2006) == ["atlantis"]


def test_of_two_facts_from_one_kind_of_source_the_later_one_stands(tiny):
    assert winners(tiny, 2008) == ["mu"]


def test_two_facts_that_tie_both_stand(tiny):
    assert winners(tiny, 2003) == ["lemuria", "thule"]


def test_two_facts_that_tie_in_two_places_are_contested(tiny):
    assert standing(tiny, 2003) == ["standing/contested"]


def test_a_contested_seat_is_told_as_contested(tiny):
    assert tiny.ask("who chaired AF 2003").outcome == "contested"


def test_two_whom_one_place_names_share_the_seat(tiny):
    assert (winners(tiny, 2004), standing(tiny, 2004)) == (["atlantis", "mu"], ["standing/shared"])


def test_a_shared_seat_is_answered(tiny):
    assert tiny.ask("who chaired AF 2004").outcome == "answered"


def test_a_withdrawal_takes_the_place_of_the_offer_that_it_names(tiny):
    found = tiny.query("chair", edition="AF 2005")
    assert (found.outcome, {row.status for row in found.rows}) == ("none", {"withdrawn"})


def test_before_the_withdrawal_the_offer_stood(tiny):
    assert winners(tiny, 2005, as_of="2003") == ["thule"]


def test_while_the_withdrawal_is_only_possible_the_offer_stands(tiny):
    assert winners(tiny, 2005, as_of="2004-06") == ["thule"]


def test_an_exact_figure_stands_before_a_later_rough_one(tiny):
    assert tiny.ask("how many took part in AF 2007").column("figure") == ("97",)


def test_exact_days_are_taken_from_whoever_has_them(tiny):
    assert tiny.ask("when was AF 2001").column("days") == ("3-4 May 2001",)


def test_a_city_narrows_its_state(tiny):
    assert tiny.ask("where was AF 2001").column("place") == ("Poseidonia",)


def test_before_the_exact_days_were_known_the_year_was(tiny):
    assert tiny.ask("when was AF 2001", as_of="2003").column("days") == ("2001",)


def test_the_same_said_less_exactly_is_no_disagreement(tiny):
    assert tiny.ask("when was AF 2001").disagrees == ()


def test_what_lost_is_kept(tiny):
    lost = {
        (one.agent, one.status)
        for one in (*tiny.ask("who chaired AF 2001").before, *tiny.ask("who chaired AF 2001").disagrees)
    }
    assert lost == {("atlantis", "offered"), ("mu", "scheduled")}


def test_an_earlier_plan_came_before(tiny):
    assert [one.agent for one in tiny.ask("who chaired AF 2001").before] == ["atlantis"]


def test_a_later_plan_says_otherwise(tiny):
    assert [one.agent for one in tiny.ask("who chaired AF 2001").disagrees] == ["mu"]


def test_a_plan_alone_is_planned(tiny):
    assert tiny.ask("who chairs AF 2002").outcome == "planned"


def test_a_stated_negative_is_none(tiny):
    assert tiny.ask("has the World Congress ever been held").outcome == "none"


# The day.


def test_a_snapshot_of_an_early_day_knows_only_early_sources(tiny):
    assert winners(tiny, 2001, as_of="2003") == ["atlantis"]


def test_a_source_is_possibly_known_from_its_first_possible_day(tiny):
    found = winners(tiny, 2001, as_of="2004-06"), winners(tiny, 2001, as_of="2004-06", win="mayWin")
    assert found == (["atlantis"], ["lemuria"])


def test_a_source_is_certainly_known_from_its_last_possible_day(tiny):
    assert winners(tiny, 2001, as_of="2004-12-31") == ["lemuria"]


def test_once_all_is_certain_nothing_is_only_possible(tiny):
    assert winners(tiny, 2001, win="mayWin") == []


def test_what_is_possible_is_marked_in_the_answer(tiny):
    found = tiny.ask("who chaired AF 2001", as_of="2004-06")
    assert {row.text("chair"): row.certainty for row in found.rows} == {"Atlantis": "certain", "Lemuria": "possible"}


def test_the_newest_day_is_that_of_the_newest_source(tiny):
    assert snapshot.newest(tiny.claims()) == date(2005, 6, 1)


def test_a_day_after_the_newest_source_is_the_newest_day(tiny):
    assert tiny.snapshot(date(2030, 1, 1)) is tiny.snapshot(None)


def test_a_snapshot_is_made_once(tiny):
    assert tiny.snapshot(date(2003, 6, 1)) is tiny.snapshot(date(2003, 6, 1))


def test_before_all_sources_there_is_still_the_world(tiny):
    assert tiny.sparql("ASK { <https://w3id.org/govgraph/id/mu> ?p ?o }", as_of="1990").rows == ((True,),)


def test_a_snapshot_leaves_the_claims_as_they_were(tiny):
    before = len(tiny.claims())
    snapshot.of(tiny.claims(), date(2004, 1, 1))
    assert len(tiny.claims()) == before


def same_of_its_history(claims, days):
    """Build snapshots from the claims and from what these tell up to the day."""
    file = io.BytesIO()
    ledger.write(snapshot.history(claims), file)
    for day in days:
        file.seek(0)
        made = snapshot.known(ledger.read(file, day.isoformat()), day)
        assert made.dump("nt") == snapshot.of(claims, day).dump("nt"), day


def test_a_snapshot_of_the_history_is_that_of_the_claims_on_each_day(tiny):
    days = [date.fromisoformat(day) for day in snapshot.days(tiny.claims())]
    same_of_its_history(tiny.claims(), [date.min, *days[:-1], *(day + timedelta(1) for day in days[:-2])])


def test_the_shipped_snapshots_are_those_of_their_history(kg):
    days = [date.fromisoformat(day) for day in kg.index.days]
    same_of_its_history(kg.claims(), days[:-1:40])


# Sets and lists.


def test_a_complete_list_closes_the_set_on_its_day(tiny):
    assert tiny.ask("members of the GN in 2003").column("member") == ("Atlantis", "Lemuria")


def test_between_two_lists_both_are_told(tiny):
    assert set(tiny.ask("members of the GN on 1 January 2004").column("timing")) == {"before", "after"}


def test_a_list_counts_its_lines(tiny):
    assert set(tiny.ask("how many members does the GN have").column("figure")) == {"2", "3"}


def test_a_link_is_also_a_plain_triple(tiny):
    text = f"SELECT ?o WHERE {{ <{NAMESPACE}id/forum-2002> <{NAMESPACE}relation/follows> ?o }}"
    assert tiny.sparql(text).rows == ((Iri(f"{NAMESPACE}id/forum-2001"),),)


@pytest.mark.parametrize("year", [2002, 2005, 2009])
def test_a_plan_is_never_a_plain_triple(tiny, year):
    assert tiny.sparql(f"ASK {{ <{NAMESPACE}id/forum-{year}> <{NAMESPACE}role/chair> ?o }}").rows == ((False,),)


def test_who_chairs_later_comes_after_who_chaired_before(tiny):
    assert tiny.ask("who chaired after Lemuria").column("next") == ("Mu",)


def test_a_succession_is_as_weak_as_its_weaker_chair(tiny):
    assert tiny.ask("who chaired after Lemuria").column("status") == ("offered",)
