"""A question may ask for things of one sort alone, how many there are, and whether there are any."""

import cases
import pytest
import yaml


def named(found, column):
    return {cell.label for row in found.rows for name, cell in row.cells if name == column}


@pytest.mark.parametrize(
    ("question", "column", "names"),
    [
        ("which African states are in the 5+5", "member", {"Algeria", "Libya", "Mauritania", "Morocco", "Tunisia"}),
        ("African members of the 5+5", "member", {"Algeria", "Libya", "Mauritania", "Morocco", "Tunisia"}),
        ("which states of Northern Africa are in the 5+5", "member", {"Algeria", "Libya", "Morocco", "Tunisia"}),
        ("which Latin American countries have hosted the GFMD", "host", {"Mexico", "Ecuador", "Colombia"}),
        ("which members of the 5+5 are European", "member", {"France", "Italy", "Malta", "Portugal", "Spain"}),
        (
            "which African states are in both the 5+5 and the Rabat Process",
            "member",
            {"Mauritania", "Morocco", "Tunisia"},
        ),
        (
            "which African and Latin American countries abstained in the General Assembly vote on the GCM",
            "agent",
            {"Algeria", "Libya", "Chile"},
        ),
        (
            "which preparatory meetings of HLD 2006 were held in Latin America or the Caribbean",
            "earlier",
            {"Asunción meeting", "Lima meeting", "Mexico City meeting", "Santo Domingo meeting"},
        ),
        ("treaties of 1990", "document", {"International Convention on the Protection of the Rights of All Migrant"}),
    ],
)
def test_an_answer_keeps_what_is_of_the_sort_asked_for(kg, question, column, names):
    found = kg.ask(question)
    assert found.exit_code == 0
    kept = named(found, column)
    assert len(kept) == len(names) and all(any(one.startswith(name) for one in kept) for name in names)


def test_letters_are_no_other_documents(kg):
    found = kg.ask("letters of 2006")
    assert {"letter A/61/73", "letter A/61/230"} < named(found, "document")
    assert all(label.startswith("letter") for label in named(found, "document"))


def test_where_nothing_is_of_the_sort_what_is_named_is_told(kg):
    found = kg.ask("which African states are members of the Colombo Process")
    assert found.outcome == "unknown" and found.sentence.startswith("Nothing of Africa is named.")
    assert "Sri Lanka" in found.sentence


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("how many African states are in the 5+5", 5),
        ("how many times has Germany chaired the GFMD", 2),
        ("how often has Switzerland chaired the GFMD", 1),
        ("how many agencies joined the GMG between 2006 and 2008", 4),
    ],
)
def test_what_is_listed_is_counted(kg, question, number):
    assert kg.ask(question).sentence.startswith(f"{number} on record: ")


@pytest.mark.parametrize(
    ("question", "begins"),
    [("did any African country chair the GFMD", "Yes: Of Africa only"), ("did any Gulf state join the IGC", "No")],
)
def test_whether_there_are_any_is_told(kg, question, begins):
    assert kg.ask(question).sentence.startswith(begins)


def test_states_of_a_region_are_no_processes(kg):
    found = kg.ask("which states are in Northern Africa")
    assert named(found, "state") == {"Algeria", "Egypt", "Libya", "Morocco", "Sudan", "Tunisia"}


def test_the_source_that_tells_the_region_is_named(kg):
    assert any("M49" in note for note in kg.ask("which African states are in the 5+5").notes)


def test_every_sort_is_in_the_ontology():
    words = yaml.safe_load((cases.ROOT / "queries" / "words.yaml").read_text(encoding="utf-8"))
    concepts = (cases.ROOT / "ontology" / "concepts.ttl").read_text(encoding="utf-8")
    kinds = {f"kind:{one}\n" for nouns in words["kinds"].values() for some in nouns.values() for one in some}
    regions = {f"{one.replace('/', ':')}\n" for one in words["regions"]}
    assert [one for one in sorted(kinds | regions) if one not in concepts] == []


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("which countries have chaired the GFMD twice", "Germany and Morocco"),
        ("which city has hosted the GFMD twice", "Geneva"),
    ],
)
def test_who_did_something_more_than_once_is_told(kg, question, names):
    assert kg.ask(question).sentence == f"More than once: {names}."


def test_the_first_of_a_part_of_the_world_is_the_first_there(kg):
    assert kg.ask("who was the first African chair of the GFMD").column("chair") == ("Mauritius",)


def test_a_letter_that_is_named_is_no_sort_of_letters(kg):
    found = kg.ask("who sent the letter of 18 March 2008")
    assert found.query == "author" and "Sha Zukang" in found.sentence


def test_which_resolution_is_answered_by_resolutions_alone(kg):
    assert kg.ask("which resolution asked for A/56/167").sentence.startswith("Of this sort (resolution) only: ")


@pytest.mark.parametrize(
    ("question", "column", "some"),
    [
        ("which bodies are there", "body", {"the GFMD", "UNHCR", "the Bali Process"}),
        ("list all universities", "body", {"the FLACSO", "Webster University"}),
        ("which documents are there", "document", {"the Vienna Declaration and Programme of Action"}),
        ("which conventions are on record", "document", {"the CEDAW"}),
        ("list of persons", "person", {"Rolph K. Jenny", "Kofi Annan"}),
        ("which meetings are there", "meeting", {"GFMD 2007", "HLD 2006"}),
        ("list of processes", "process", {"the Bali Process", "the GFMD"}),
        ("list the regional consultative processes", "member", {"the Khartoum Process", "the MIDSA"}),
        ("which regional commissions are there", "member", {"ECA", "ECE", "ECLAC", "ESCAP", "ESCWA"}),
    ],
)
def test_all_that_is_named_can_be_listed(kg, question, column, some):
    assert some <= set(kg.ask(question).column(column))


def test_what_is_listed_was_named_by_the_day_of_knowledge(kg):
    then = kg.ask("which meetings are there", as_of="2008").column("meeting")
    assert "GFMD 2007" in then and "GFMD 2013" not in then


@pytest.mark.parametrize("question", ["what did the report say", "which organisation in the first half of 2011"])
def test_a_question_with_more_in_it_asks_for_no_list(kg, question):
    assert kg.ask(question).exit_code


@pytest.mark.parametrize(
    "said", ["GA resolutions", "General Assembly resolutions", "resolutions of the General Assembly"]
)
def test_resolutions_may_be_called_after_the_assembly_and_none_is_told_of_a_year_that_no_source_gives_it(kg, said):
    found = kg.ask(f"{said} of 1990")
    assert [row.text("document") for row in found.rows] == ["General Assembly resolution 45/158"]
    assert kg.ask(f"{said} of 2006").outcome == "unknown"


@pytest.mark.parametrize("often", ["twice", "more than once"])
def test_who_did_so_more_than_once_is_told_and_that_nobody_did(kg, often):
    assert kg.ask(f"which countries chaired the GFMD {often}").sentence == "More than once: Germany and Morocco."
    found = kg.ask(f"which country hosted the GFMD {often}")
    assert found.outcome == "none" and found.sentence.startswith("Nobody is named more than once.")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "has the Netherlands chaired the IGC more than once?",
            "Yes, more than once: The Netherlands chaired the IGC, from 2005 to 2006; in 2022.",
        ),
        ("did Mexico host the GFMD twice", "No, not more than once on record: GFMD 2010: Mexico."),
    ],
)
def test_whether_somebody_did_so_more_than_once_is_a_yes_or_a_no(kg, question, sentence):
    assert kg.ask(question).sentence == sentence


def test_who_did_so_most_often_is_told_with_how_often(kg):
    said = "Most often, 2 times: Germany and Morocco."
    assert kg.ask("which countries have chaired the GFMD most often").sentence == said


def test_who_chaired_more_than_one_meeting_is_who_did_so_more_than_once(kg):
    assert kg.ask("who chaired more than one GFMD").sentence == "More than once: Germany and Morocco."


def test_a_sort_after_a_name_is_asked_of_that_name(kg):
    found = kg.ask("ILO conventions")
    assert found.query == "documents" and named(found, "document") == {
        "ILO Convention No. 143, Migrations in Abusive Conditions, 1975",
        "ILO Convention No. 97, Migration for Employment (Revised), 1949",
    }


@pytest.mark.parametrize(
    "question", ["who chaired the GMG most often", "which agencies chaired the GMG more than once"]
)
def test_who_sat_again_is_told_by_spells_that_do_not_touch(kg, question):
    assert kg.ask(question).sentence.endswith(": UNCTAD and IOM.")


def test_the_nearest_statements_are_kept_for_those_on_things_of_the_sort(kg):
    found = kg.ask("Which European countries did the study on replacement migration pick?")
    named = {row.text("other") for row in found.rows}
    assert found.query == "sayings" and found.outcome == "answered"
    assert {"France", "Germany"} <= named and "Japan" not in named


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("how many GFMD summits have been held in Africa", "2 on record"),
        ("how many GFMD summits has Germany chaired", "2 on record"),
        ("how many members has the troika", "3 on record"),
        ("how many GFMD summits before 2013", "The GFMD: 6 meetings."),
        ("how many IMRFs have there been", "The IMRF: 2 meetings, 1 of them only as planned."),
    ],
)
def test_what_is_counted_is_what_is_asked_for(kg, question, count):
    assert kg.ask(question).sentence.startswith(count)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("how many times did UNCTAD chair the GMG", "2 on record: UNCTAD as chair of the GMG"),
        ("how many times has Egypt chaired the Khartoum Process", "2 on record: "),
        ("how many times did Greece chair the GFMD", "1 on record: GFMD 2009"),
    ],
)
def test_how_often_somebody_sat_is_counted_by_meetings_or_spells(kg, question, count):
    assert kg.ask(question).sentence.startswith(count)


def test_who_takes_part_in_a_body_beside_its_members_is_not_counted(kg):
    assert kg.ask("how many African countries take part in the Rabat Process").query == "sayings"


def test_what_no_source_counts_is_counted_as_listed(kg):
    found = kg.ask("how many agencies are on the executive committee of the UN Network on Migration?")
    assert found.sentence.startswith("8 on record: Members of the Executive Committee")


def test_what_comes_right_before_a_meeting_is_no_count_of_all_before_it(kg):
    assert kg.ask("how many summits did the GFMD hold before 2015?").sentence == "The GFMD: 7 meetings."


def test_a_sort_that_is_itself_asked_about_is_counted_as_sources_count_it(kg):
    said = kg.ask("how many regional processes are there according to A/63/265").sentence
    assert said == "The RCPs: 13 (stated, 2008) and 14 (named in a list, 2008)."
