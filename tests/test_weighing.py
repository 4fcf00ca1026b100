"""Of several readings the one is told that has an answer; of two meetings in one place, both."""

import pytest


def test_of_two_of_one_name_the_question_fits_the_one_of_which_it_can_be_told(kg):
    found = kg.ask("who signed the IOM-UN agreement")
    assert found.outcome == "answered" and "IOM and the UN" in found.sentence


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("who chairs the Budapest Process", {"Türkiye", "Hungary"}),
        ("who succeeded Hungary as chair of the Budapest Process", {"Türkiye"}),
        ("who chaired the Rabat Process after Belgium", {"France"}),
        ("who succeeded the Netherlands as chair of the Khartoum Process", {"Germany"}),
        ("who chaired the RCM in 2021", {"Mexico"}),
        ("who chaired the Lima Process before Bolivia", {"Uruguay"}),
    ],
)
def test_a_chair_is_found_whatever_a_source_leaves_open(kg, question, names):
    found = kg.ask(question)
    assert found.exit_code == 0 and {cell.label for row in found.rows for cell in row.each("chair")} == names


def test_of_two_meetings_in_one_place_both_are_told(kg):
    assert kg.ask("who chaired GFMD in Geneva").sentence == "Switzerland chaired GFMD 2011. France chaired GFMD 2024."


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("did the United States attend the Athens meeting", "Yes: The USA takes part in GFMD 2009"),
        ("does UNDP run TOKTEN", "Yes, as last confirmed: UNDP"),
        ("was the Holy See sent the 2008 questionnaire", "Yes: The survey of 2008 on follow-up"),
        ("was GFMD 2021 held online", "Yes: Meetings held online:"),
        ("was GFMD 2010 held online", "No source says so of GFMD 2010"),
        ("was GFMD 2021 held in Dubai", "No source says so of Dubai"),
        ("was Kofi Annan Secretary-General in 2009", "No source says so of Kofi Annan: Ban Ki-moon"),
    ],
)
def test_a_yes_is_looked_for_in_what_else_tells_of_the_same(kg, question, verdict):
    assert kg.ask(question).sentence.startswith(verdict)


def test_what_is_only_planned_for_a_meeting_is_told_as_a_fact_of_its_series(kg):
    found = kg.ask("all chairs of the Puebla Process")
    assert found.query == "chair-of-body" and {"Honduras", "Panama", "El Salvador"} < set(found.column("chair"))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("is UNHCR a UN agency", "Yes: UNHCR belongs to the UN."),
        ("is there a troika in the GMG", "Yes: The troika of chairs of the Global Migration Group belongs to the GMG."),
        ("is CELADE part of ECLAC", "Yes: CELADE belongs to ECLAC."),
        ("is MIDSA a regional consultative process", "Yes: The MIDSA is one of the RCPs."),
        (
            "was IOM part of the UN in 2017",
            "Yes: IOM belongs as a related organization to the UN (since 19 September 2016).",
        ),
        ("is ICMPD a UN body", "No: ICMPD did not belong to the UN (attested 3 July 2001)."),
    ],
)
def test_a_part_may_be_asked_for_from_either_side(kg, question, sentence):
    assert kg.ask(question).sentence == sentence


def test_where_nothing_is_known_a_reading_of_the_same_thing_may_lie_further_behind(kg):
    assert kg.ask("did Austria abstain").rows


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "did Poland lead the Prague Process",
            "Yes: Poland (leader) leads the Prague Process, from December 2010 to 2017",
        ),
        ("did GFMD 2009 endorse migration profiles", "Yes: GFMD 2009 endorses the migration profiles project"),
        ("did the General Assembly endorse the Global Compact in December 2018", "Yes: The GA endorses the GCM"),
        ("did Chile host the South American Conference on Migration in 2012", "Yes: The Lima Process"),
        ("did Poland endorse GFMD 2009", "No source"),
    ],
)
def test_where_a_seat_is_not_known_at_all_another_reading_may_know_who_is_asked_about(kg, question, verdict):
    assert kg.ask(question).sentence.startswith(verdict)


@pytest.mark.parametrize(
    "question", ["did the US attend GFMD 2008", "did the USA go to the Manila forum", "did the US observe GFMD 2008"]
)
def test_what_is_denied_on_record_is_told_as_a_no_where_nothing_is_known_of_the_leading_sense(kg, question):
    found = kg.ask(question)
    assert found.outcome == "none"
    assert found.sentence.startswith("No: It is denied that the USA takes part in GFMD 2008")


def test_whoever_runs_a_thing_is_found_among_its_heads_and_its_managers(kg):
    assert "António Vitorino" in kg.ask("who ran IOM right before Amy Pope").sentence
    assert kg.ask("who runs TOKTEN").sentence.startswith("UNDP (manager) leads the TOKTEN programme")
    assert kg.ask("does IOM run TOKTEN").sentence.startswith("No source says so of IOM: UNDP")


def test_what_took_the_place_of_a_body_is_told_apart_from_who_took_it_over(kg):
    assert kg.ask("who is the successor of the Geneva Migration Group").sentence.startswith("The GMG comes after")
    assert kg.ask("who replaced Belgium").sentence.startswith("The Philippines comes after Belgium")
    assert kg.ask("who took over the GMG after UNDP").sentence.startswith("OHCHR chaired the GMG")


def test_where_no_host_is_known_the_place_is_told(kg):
    one = kg.ask("who hosted the South American Conference on Migration in 2003")
    assert (one.outcome, one.notes) == (
        "unknown",
        ("the South American Conference on Migration 2003: Montevideo (Uruguay), 2003",),
    )
    several = kg.ask("which countries hosted the South American Conference on Migration between 2000 and 2004")
    states = [row.text("state") for row in several.rows]
    assert (several.query, states) == ("host-places", ["Argentina", "Chile", "Ecuador", "Uruguay", "Bolivia"])


def test_who_was_part_of_something_was_a_member(kg):
    assert "World Bank" in kg.ask("who was part of the GMG in 2006").sentence
    assert kg.ask("was UNICEF part of the GMG in 2008").sentence.startswith("Yes: UNICEF is named among the members")


def test_who_took_over_from_a_person_is_told_by_the_office(kg):
    assert "Louise Arbour" in kg.ask("sorry, who took over from Peter Sutherland?").sentence


def test_who_came_in_for_another_is_told_where_the_other_was_named_too(kg):
    found = kg.ask("who hosted GFMD 2010 after Argentina withdrew")
    assert (found.query, {row.text("who") for row in found.rows}) == ("in-place-of", {"Mexico"})
    assert kg.ask("who hosted GFMD 2008 after Canada withdrew").exit_code != 0


def test_who_pays_for_something_is_a_yes_or_a_no(kg):
    assert kg.ask("was the GMG funded by Spain").outcome == "none"
    assert kg.ask("did Spain fund the MDG Achievement Fund").sentence.startswith("Yes: ")


def test_a_place_is_not_meant_where_a_process_is_called_after_it(kg):
    assert kg.ask("Quito Process chair").outcome == "not-understood"
    assert kg.ask("is ICMPD the secretariat of the Colombo Process").query == "secretariat"


@pytest.mark.parametrize("question", ["is IOM part of the UN", "is IOM a UN agency", "when did IOM join the UN"])
def test_what_is_so_is_told_before_what_was_denied_of_earlier_days(kg, question):
    told = kg.ask(question).sentence.removeprefix("Yes: ")
    assert told.startswith(
        "IOM belongs as a related organization to the UN (since 19 September 2016); IOM did not belong"
    )


def test_who_sat_that_year_goes_before_who_was_to_sit_at_its_meeting(kg):
    assert kg.ask("who chaired the Regional Conference on Migration in 2023").sentence.startswith("Panama chaired")
    assert kg.ask("who holds the chair of the Global Forum now", as_of="2009-12-15").column("chair") == ("Mexico",) * 2


def test_who_chaired_in_person_did_chair(kg):
    said = "Yes: Ali Mansoor (Financial Secretary)"
    assert kg.ask("did Ali Mansoor chair GFMD 2012?").sentence.startswith(said)
    assert kg.ask("did Peter Sutherland chair GFMD 2007").outcome == "unknown"


def test_what_a_whole_name_means_is_not_asked_back_for_the_parts_of_it(kg):
    assert kg.ask("what is the New York Declaration").sentence.startswith("The New York Declaration for Refugees")
