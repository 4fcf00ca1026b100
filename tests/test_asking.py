"""Whatever the ontology can say can be asked: each role, property and relation in use has a question."""

import random
import unicodedata

import pytest

from govgraph.answer import EXITS
from govgraph.ask import LONGEST
from govgraph.composition import Asked
from govgraph.dates import EVER
from govgraph.names import normal

PREFIXES = """
PREFIX gov: <https://w3id.org/govgraph/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
"""
# How a statement names its concept, and the query that asks for any concept of that list.
LISTS = {
    "role": ("org:role", "holders"),
    "property": ("gov:property", "property"),
    "relation": ("gov:relation", "related"),
}
# Alphabets of many scripts, control characters and signs among them.
LETTERS = [chr(code) for code in range(0x20000) if unicodedata.category(chr(code)) not in ("Cs", "Cn")]


def in_use(kg, concepts):
    """Each concept of a list that a winning statement uses, with one thing that it is said of."""
    predicate, _ = LISTS[concepts]
    pattern = f"?stmt {predicate} ?concept ; gov:of ?thing ; gov:wins ?slot"
    text = f"SELECT ?concept (MIN(STR(?thing)) AS ?of) WHERE {{ {pattern} }} GROUP BY ?concept ORDER BY ?concept"
    rows = kg.sparql(f"{PREFIXES}{text}").rows
    return {concept.id: thing.rpartition("/")[2] for concept, thing in rows}


@pytest.fixture(scope="module")
def vocabulary(kg):
    return {word for key in kg.index.phrasings for word in key.split()}


@pytest.mark.parametrize("concepts", LISTS)
def test_the_ontology_is_in_use(kg, concepts):
    assert len(in_use(kg, concepts)) > 20


@pytest.mark.parametrize("concepts", LISTS)
def test_each_concept_in_use_is_reached_by_a_query(kg, concepts):
    name = LISTS[concepts][1]
    lost = []
    for concept, thing in in_use(kg, concepts).items():
        found = kg._answer(Asked("", kg._query(name), {concepts: concept, "thing": thing, "time": EVER}))
        if not found.rows:
            lost.append(f"{concept} of {thing}")
    assert lost == []


@pytest.mark.parametrize("concepts", LISTS)
def test_each_concept_in_use_has_words(kg, concepts, vocabulary):
    named = {one for ids in kg.index.names.values() for one in ids}
    words = kg._asker(None)._words
    silent = [
        concept
        for concept in in_use(kg, concepts)
        if concept not in named and words.lemma(normal(kg.index.things[concept].label)) not in vocabulary | words.weak
    ]
    assert silent == []


def test_ten_thousand_random_texts_get_an_answer(kg):
    chance = random.Random(2026)
    for _ in range(10_000):
        text = "".join(chance.choices(LETTERS, k=chance.randrange(60)))
        assert kg.ask(text).outcome in EXITS


MEDLEY = (
    "between and both either or African states countries members reports resolutions meetings of the in from how many "
    "times did any twice first third oldest founding except other than not GFMD GMG IOM Egypt France Rabat Process "
    "HLD 2006 2010 2013 before after took over handed who which when where chaired chair hosted to by how long last "
    "years passed was are send receive organise Jul-Dec never no all every at its beginning"
)


def test_five_hundred_medleys_of_what_questions_are_made_of_get_an_answer(kg):
    chance, words = random.Random(11), MEDLEY.split()
    for _ in range(500):
        question = " ".join(chance.choice(words) for _ in range(chance.randint(1, 11)))
        assert kg.ask(question).outcome in EXITS, question


def test_a_beginning_of_nothing_gets_an_answer(kg):
    assert kg.ask("from 2013 founding reports the").outcome in EXITS


@pytest.mark.parametrize("letter", ["a", " ", "\0", "chair ", "GFMD ", "2010 ", "before ", "é", "中"])
def test_a_text_of_one_thing_over_and_over_gets_an_answer(kg, letter):
    assert kg.ask((letter * LONGEST)[:LONGEST]).outcome in EXITS


def test_a_text_of_100_kilobytes_is_not_read(kg):
    assert kg.ask("who chairs GFMD 2010 " * 5000).exit_code == 3


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("is Mexico the chair of the GFMD", "none"),
        ("does Mexico chair the GFMD", "none"),
        ("is Colombia chairing the GFMD?", "answered"),
        ("was Mexico chair of the GFMD", "answered"),
        ("has Mexico ever chaired the GFMD", "answered"),
    ],
)
def test_what_is_asked_in_the_present_is_asked_of_now(kg, question, outcome):
    assert kg.ask(question).outcome == outcome


@pytest.mark.parametrize("question", ["PIDC established", "PIDC est.", "PIDC founded"])
def test_a_bare_established_asks_when(kg, question):
    assert kg.ask(question).query == "start"
    assert kg.ask("who established GCIM").query == "established-by"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("did Colombia chair the GFMD after France", "Yes: GFMD 2025: Colombia (in office)."),
        ("did Spain chair the GFMD after Mexico", "No source says so of Spain: GFMD 2011: Switzerland."),
        ("did UNHCR chair the GMG before IOM", "Yes: UNHCR chaired the GMG, from 1 July 2006 to 31 December 2006."),
    ],
)
def test_a_yes_or_no_may_be_asked_of_who_came_next(kg, question, sentence):
    assert kg.ask(question).sentence == sentence


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("who was President of the General Assembly at the 2013 High-level Dialogue", "John Ashe"),
        ("who chaired the GMG at the time of GFMD 2010", "OHCHR"),
        ("who was special representative at the Manila forum", "Peter Sutherland"),
    ],
)
def test_a_meeting_named_beside_a_post_or_a_body_tells_the_time(kg, question, name):
    assert name in kg.ask(question).sentence


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("does the GMG have a troika", "Yes: The troika of chairs of the Global Migration Group belongs to the GMG."),
        ("was GFMD 2009 in Greece", "Yes: GFMD 2009 took place in Athens (Greece)."),
        (
            "is the Söderköping Process the same as the Cross-Border Cooperation Process",
            "Yes: Both names mean one and the same: Cross-Border Co-operation Process (CBCP).",
        ),
    ],
)
def test_a_part_a_place_and_another_name_are_confirmed(kg, question, said):
    assert kg.ask(question).sentence == said


def test_where_a_meeting_was_not_is_answered_by_where_it_was(kg):
    found = kg.ask("was GFMD 2009 in Mexico")
    assert found.outcome == "none" and "Athens" in found.sentence


def test_two_bodies_that_sources_tell_apart_are_not_the_same(kg):
    found = kg.ask("is the Global Migration Group the same as the Geneva Migration Group?")
    assert found.outcome == "none" and found.sentence.startswith("No: Sources tell them apart")


def test_a_word_beside_a_part_means_another_part_of_the_same_whole(kg):
    found = kg.ask("do troika members sit in the Steering Group of the GFMD")
    assert found.query == "ex-officio" and found.sentence.startswith("Yes")


def test_after_the_last_meeting_its_troika_is_told(kg):
    assert {row.id("edition") for row in kg.ask("members of the troika now").rows} == {"gfmd-2025"}


def test_the_last_year_of_a_body_is_the_time_asked_about(kg):
    assert kg.ask("who chaired the Global Migration Group in its last year").sentence.startswith("FAO and IOM")


def test_who_heads_a_body_and_who_has_the_post_are_one_question(kg):
    found = kg.ask("how long was Brunson McKinley head of IOM")
    assert found.outcome == "answered" and "2008" in found.sentence


def test_a_person_named_with_a_leading_title_heads_the_body(kg):
    assert "Henrietta H. Fore" in kg.ask("who headed UNICEF in 2019").sentence
    assert "Ryder" not in kg.ask("who headed UNHCR in 2009").sentence


def test_who_leads_a_body_is_its_head_where_nobody_chairs_it(kg):
    assert "Amy Pope" in kg.ask("who leads IOM now").sentence
    assert "Hungary" in kg.ask("who led the Budapest Process in 2000").sentence


@pytest.mark.parametrize("question", ["who hosted GFMD from 2007 to 2009", "who hosted GFMD 2019 and 2020"])
def test_what_was_said_of_one_time_does_not_answer_for_another_one(kg, question):
    assert "Morocco" not in kg.ask(question).sentence


def test_a_body_named_as_a_source_is_named_is_shown_itself(kg):
    assert kg.show("Budapest Process").query == "about"


@pytest.mark.parametrize(
    "question",
    ["who chaired the Khartoum Process after Egypt", "who took over from Egypt as chair of the Khartoum Process"],
)
def test_whose_beginning_meets_the_end_of_another_comes_after_him(kg, question):
    assert kg.ask(question).sentence.startswith("France chairs the Khartoum Process, since 9 April 2025")


def test_who_chairs_now_is_not_told_beside_who_did_until_that_day(kg):
    assert kg.ask("who chairs the Khartoum Process").column("chair") == ("France",)


def test_all_chairs_are_those_of_every_time(kg):
    assert {"Egypt", "Italy", "Germany", "France"} < set(
        kg.ask("list all chairs of the Khartoum Process").column("chair")
    )


@pytest.mark.parametrize("question", ["was there a Global Forum summit in 2013?", "did the GFMD meet in 2013"])
def test_a_year_without_a_meeting_has_none(kg, question):
    found = kg.ask(question)
    assert found.outcome == "not-in-graph" and found.sentence.startswith("There is no GFMD 2013")


def test_when_a_state_chaired_is_told_by_its_term(kg):
    assert kg.ask("when did Switzerland chair the GFMD").sentence.startswith(
        "Switzerland as chair of the GFMD: in 2011"
    )


def test_a_meeting_in_two_places_is_one_meeting(kg):
    found = kg.ask("meetings of the GFMD")
    meetings = found.column("edition")
    assert len(set(meetings)) == len(meetings) and f": {len(meetings)} meetings." in found.sentence


@pytest.mark.parametrize("question", ["which countries established the Bali Process", "which countries began the 5+5"])
def test_which_states_is_answered_by_neither_other_states_nor_a_day(kg, question):
    assert kg.ask(question).outcome == "unknown"


def test_founding_members_are_those_of_the_beginning(kg):
    assert len(kg.ask("founding members of the GMG").column("member")) == 10
    assert kg.ask("founding members of the Bali Process").outcome == "unknown"


def test_the_oldest_of_a_group_stands_first(kg):
    assert kg.ask("which RCP is the oldest").column("member")[0] == "the IGC"


def test_no_one_size_answers_for_the_largest(kg):
    assert kg.ask("largest RCP").outcome == "not-understood"


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Did the UN Network on Migration replace the GMG?", "Yes: "),
        ("Did the GMG replace the UN Network on Migration?", "No "),
        ("Was the GMG replaced by the UN Network on Migration?", "Yes: "),
        ("Did the Geneva Migration Group become the GMG?", "Yes: "),
        ("Did the GMG become the Geneva Migration Group?", "No "),
        ("Did Pope succeed Vitorino?", "Yes: "),
        ("Did Vitorino succeed Pope?", "No "),
        ("Did Swing come after McKinley?", "Yes: "),
        ("Did McKinley come after Swing?", "No "),
        ("Did McKinley precede Swing?", "Yes: "),
        ("Did Swing precede McKinley?", "No "),
        ("Did Belgium chair the GFMD before Greece?", "Yes: "),
        ("Did the Philippines chair the GFMD before Belgium?", "Nothing is on record before"),
        ("Was the Athens summit held before the Geneva summit?", "Yes: "),
        ("Was GFMD 2011 held before GFMD 2009?", "No: "),
    ],
)
def test_who_came_first_is_told_by_the_order_of_the_names(kg, question, begins):
    assert kg.ask(question).sentence.startswith(begins)


@pytest.mark.parametrize(
    ("question", "chair"),
    [
        ("who took over the Rabat Process from Morocco", "Portugal"),
        ("who handed over the Almaty Process to Azerbaijan", "Türkiye"),
        ("from whom did Turkey take over the GFMD chair", "Sweden"),
        ("who took over the GMG from UNFPA", "UNCTAD"),
    ],
)
def test_who_took_over_and_who_handed_over_is_told(kg, question, chair):
    assert set(kg.ask(question).column("chair")) == {chair}


@pytest.mark.parametrize(
    "question", ["who chaired the Rabat Process in June 2024", "Did Portugal chair the Rabat Process in June 2024"]
)
def test_a_term_whose_ends_two_passages_give_holds_in_between(kg, question):
    assert set(kg.ask(question).column("chair")) == {"Portugal"}


@pytest.mark.parametrize(
    "question",
    [
        "Was Kofi Annan Secretary-General in 2010?",
        "Was IOM a member of the GMG in 2019?",
        "Was Belgium a member of the Steering Group in 2020?",
    ],
)
def test_what_was_last_heard_of_earlier_is_no_yes(kg, question):
    found = kg.ask(question)
    assert found.outcome == "unknown" and found.sentence.startswith("No source says so for ")


def test_what_was_only_planned_is_no_yes(kg):
    assert kg.ask("Was the informal thematic debate in 2011 held?").sentence.startswith("Not on record as held: ")
    assert kg.ask("Did France host GFMD 2024?").outcome == "planned"


def test_who_was_a_member_alone_is_no_chair(kg):
    assert kg.ask("Is David Wheen chair of the GCIM?").outcome == "none"
    assert not kg.ask("Is Cecile Molinier head of UNDP?").sentence.startswith("Yes")


@pytest.mark.parametrize("question", ["Did Colombia chair the GFMD in 2024?", "Did Turkey chair the GFMD in 2014?"])
def test_a_chair_whose_meeting_came_later_chaired_the_body(kg, question):
    assert kg.ask(question).sentence.startswith("Yes: ")


def test_half_a_year_is_not_that_of_the_meeting(kg):
    assert set(kg.ask("Who chaired the GFMD in the second half of 2014?").column("chair")) == {"Türkiye"}


def test_what_is_excepted_is_left_out(kg):
    found = kg.ask("members of the GMG in 2006 except IOM")
    assert len(found.column("member")) == 9 and "IOM" not in found.column("member")
    assert "Belgium" not in kg.ask("Which countries hosted the GFMD other than Belgium?").column("host")
    assert kg.ask("members of the GMG in 2006 except Peru").outcome == "unknown"


@pytest.mark.parametrize("question", ["Did Greece not host GFMD 2009?", "Was there no GFMD in 2009?"])
def test_a_negated_question_is_not_answered_as_if_it_were_not(kg, question):
    assert kg.ask(question).outcome == "not-understood"


def test_all_who_came_before_are_told_where_many_are_asked_for(kg):
    found = kg.ask("which countries chaired the GFMD before Greece")
    assert found.column("chair") == ("Belgium", "the Philippines")


def test_a_figure_of_a_later_source_is_not_of_an_earlier_year(kg):
    assert kg.ask("How many governments favoured a conference in 1995?").query != "survey-figures"


def test_what_somebody_sent_is_not_what_he_received(kg):
    assert kg.ask("which letters did the Secretary-General send in 2006").outcome == "unknown"
    assert kg.ask("which letters did the PGA receive").column("by") == ("the Dominican Republic", "Peru")


@pytest.mark.parametrize("question", ["founding year of the GMG", "GMG founding date"])
def test_the_founding_of_a_thing_is_its_beginning(kg, question):
    assert kg.ask(question).sentence == "The GMG began in April 2006."


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("why did labour-importing countries resist a UN conference on migration?", "limit sovereignty"),
        ("what did participants of the Conversations think of the GMG", "a one-year chair"),
        ("what was said about the GMG in the Conversations", "a one-year chair"),
        ("views of the African Union", "remittances"),
    ],
)
def test_what_somebody_said_of_a_thing_can_be_asked(kg, question, says):
    found = kg.ask(question)
    assert found.query in ("views-by", "views-on") and any(says in row.text("text") for row in found.rows)


def test_two_names_share_the_noun_that_stands_once(kg):
    assert kg.ask("which is older, the Budapest or the Prague Process?").sentence == (
        "The Budapest Process: 1993; the Prague Process: 2009."
    )


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("which minister led the Emirati chairmanship of the Forum", "Nasser bin Thani Al Hamli"),
        ("which person chaired GFMD 12 for Ecuador", "Santiago Chávez"),
        ("Could you tell me which ambassador led the Forum for Colombia?", "Gustavo Gallón"),
    ],
)
def test_who_sat_in_the_chair_in_person_is_told(kg, question, person):
    found = kg.ask(question)
    assert found.query == "chair-person" and person in found.column("person")


def test_where_no_person_is_named_no_other_meeting_is_told(kg):
    found = kg.ask("who was the person chairing the Manila forum")
    assert found.outcome == "unknown" and not found.rows


def test_months_are_not_counted_as_holders(kg):
    assert not kg.ask("how many months did UNITAR chair the GMG").sentence.startswith("1 on record")


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("was the US at the Athens forum", "present"),
        ("tell us who chaired GFMD 2010", "chair"),
        ("WHO CHAIRED GFMD 2010", "chair"),
    ],
)
def test_a_small_word_is_a_name_in_capitals_alone(kg, question, query):
    assert kg.ask(question).query == query


def test_of_a_year_that_is_not_over_the_last_confirmed_chair_is_told(kg):
    found = kg.ask("who chairs the GFMD this year", as_of="2009-06-30")
    assert found.outcome == "planned" and "Greece" in found.sentence
    now = kg.ask("who chairs the GFMD this year")
    assert now.sentence.startswith("Colombia chairs the GFMD, ") and "last confirmed" in now.sentence
    assert kg.ask("who hosts GFMD 2199").outcome == "not-in-graph"


@pytest.mark.parametrize(
    "question", ["who sent the letter of 31 March 2006", "who sent the letter dated 31 March 2006"]
)
def test_a_letter_is_found_by_its_day(kg, question):
    assert kg.ask(question).sentence == "The letter A/61/230: Benin (transmitter)."


def test_of_two_meetings_which_came_first_is_told_by_their_days(kg):
    found = kg.ask("which came first, the Madrid or the Santo Domingo meeting?")
    assert found.column("days") == ("18-19 July 2006", "27-28 July 2006")


def test_who_leads_is_told_of_now_and_who_led_of_then(kg):
    assert kg.ask("who leads the Prague Process").column("leader") == ("the Strategic Group of the Prague Process",)
    assert set(kg.ask("who led the Prague Process in 2014").column("leader")) == {"Poland"}
    assert kg.ask("is Poland the leader of the Prague Process").outcome == "none"
    assert "from 1993 to January 2006" in kg.ask("terms of Hungary as chair of the Budapest Process").sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did Swedan and Switzerlnd lauch the GCIM?", "Yes: Founders of the GCIM: Sweden. Yes: "),
        (
            "how many months did UNITAR chair the GMG",
            "UNITAR as chair of the GMG: from 1 June 2009 to 31 December 2009",
        ),
        ("who took the helm of the GFMD in 2011", "Switzerland chaired GFMD 2011."),
        ("which states said no to the Global Compact", "State that voted against, the GCM, "),
        ("which participants of the Conversations came from UNITAR", "Carlos Lopes and Marielza Oliveira took part"),
    ],
)
def test_what_is_asked_in_other_words_is_understood(kg, question, sentence):
    assert kg.ask(question).sentence.startswith(sentence)


@pytest.mark.parametrize(
    "question", ["what did the General Assembly decide in 2003", "how many governments responded in 2003"]
)
def test_what_has_no_day_is_not_told_of_a_year(kg, question):
    found = kg.ask(question)
    assert found.outcome == "unknown" and found.sentence == "No source says for 2003." and found.rows


def test_plans_for_a_series_are_those_for_its_meetings_too(kg):
    found = kg.ask("did Argentina and Spain offer to host the GFMD")
    assert {"GFMD 2010", "GFMD 2011"} <= set(found.column("edition"))
    assert kg.ask("did Argentina ever get to chair the Global Forum").outcome == "none"


@pytest.mark.parametrize(
    ("question", "meetings"),
    [
        ("which meetings took place in Marrakesh", {"GFMD 2018", "the Mayoral Forum 2018"}),
        ("meetings in Morocco", {"GFMD 2018", "the Rabat meeting of 10-11 July 2006"}),
    ],
)
def test_all_meetings_in_a_place_are_told(kg, question, meetings):
    assert meetings <= set(kg.ask(question).column("meeting"))


def test_no_title_is_taken_for_another(kg):
    assert not kg.ask("was Johan Ketelers President of ICMC").sentence.startswith("Yes")


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("who did Mexico succeed as chair", "Greece comes before Mexico"),
        ("who succeeded Mexico as chair", "Switzerland comes after Mexico"),
        ("who did UNDP succeed as chair of the GMG", "UNITAR chaired the GMG"),
        ("who succeeded UNDP as GMG chair", "OHCHR chaired the GMG"),
        ("whom did Amy Pope succeed", "António Vitorino"),
        ("from whom did Colombia take over", "France"),
    ],
)
def test_whom_somebody_came_after_is_not_who_came_after_them(kg, question, who):
    assert who in kg.ask(question).sentence


def test_who_cites_a_text_is_told_apart_from_what_it_cites_and_from_where_something_is_said(kg):
    assert kg.ask("which documents cite A/52/314").sentence.startswith("The report A/56/167")
    assert "ESA/P/WP.197" in kg.ask("what documents does A/63/265 cite").sentence
    assert "Said in" in kg.ask("cite who chaired GFMD 2010").sentence


@pytest.mark.parametrize("said", ["the forum's troika in early 2011", "the GFMD troika in 2011", "the troika in 2011"])
def test_the_countries_of_a_troika_are_those_of_its_meeting(kg, said):
    assert "Mexico (previous), Switzerland (current)" in kg.ask(f"which countries were in {said}").sentence


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who is the secretariat of the 5+5 Dialogue", "there is no official one"),
        ("does the 5+5 Dialogue have an official secretariat or not", "No: The 5+5 Dialogue"),
        ("who chairs the MTM Dialogue", "the chair: there is no permanent one"),
    ],
)
def test_a_seat_that_a_source_leaves_empty_is_told_as_empty_and_not_as_unknown(kg, question, said):
    found = kg.ask(question)
    assert found.outcome == "none" and said in found.sentence
    assert all(row.sources for row in found.rows)


def test_what_a_source_leaves_empty_is_not_told_of_an_earlier_time_or_before_it_says_so(kg):
    assert kg.ask("who was the secretariat of the 5+5 Dialogue in 2003").outcome == "unknown"
    assert kg.ask("who is the secretariat of the 5+5 Dialogue", as_of="2015").outcome == "unknown"


def test_what_is_not_told_of_a_series_is_told_of_its_meetings(kg):
    found = kg.ask("which resolution convened the High-level Dialogue")
    assert [row.text("meeting") for row in found.rows] == ["HLD 2006", "HLD 2013", "HLD 2013"]
    assert {row.id("text") for row in found.rows} >= {"a-res-58-209"}
    assert "told of HLD 2006 and HLD 2013" in found.notes


def test_what_follows_no_series_is_not_told_by_its_meetings(kg):
    assert kg.ask("next GFMD").outcome == "unknown"


def test_a_part_of_a_body_is_not_taken_for_what_the_body_did_there(kg):
    assert kg.ask("what is the GFMD troika").query == "what"


def test_a_source_whose_name_ends_in_brackets_can_be_asked_by_it(kg):
    found = kg.ask("according to Statement of the GMG Chair, 10 July 2007 (copy), who chaired the GMG in 2007")
    assert "DESA" in found.sentence and "copy" not in kg.index.names


def test_all_of_a_thing_asked_for_at_a_time_is_what_happened_then(kg):
    found = kg.ask("what did the EU do in 2008")
    assert (found.query, found.on) == ("chronicle", "2008")
    assert found.rows
    assert all("2008" in row.text("day") for row in found.rows)


def test_a_series_met_in_a_place_where_one_of_its_meetings_sat(kg):
    assert kg.ask("has the Bali Process ever met in Indonesia").sentence.startswith("Yes: ")
    assert kg.ask("has the Bali Process ever met in Thailand").outcome == "none"


@pytest.mark.parametrize(
    ("question", "query", "begins"),
    [
        ("what is A/RES/73/195", "subject", "Resolution 73/195 of the General Assembly: resolution."),
        ("what is A/61/73?", "subject", "The letter A/61/73: letter; Belgium (transmitter); on the Brussels meeting"),
        ("what is A/63/265 about", "subject", "The report A/63/265 of the Secretary-General: report; on the GFMD"),
        ("which sources mention the Geneva Migration Group", "sources-of", "4 sources tell of the Geneva"),
        ("bibliography on the GMG", "sources-of", "23 sources tell of the GMG"),
        ("which RCPs have IOM as secretariat", "serves", "Of this sort (rcps) only: IOM as secretariat"),
        ("what does para. 16 of A/63/265 say", "stated-in", "A/63/265, 17 statements:"),
    ],
)
def test_a_librarian_is_told_what_a_paper_is_and_which_sources_there_are(kg, question, query, begins):
    found = kg.ask(question)
    assert (found.query, found.sentence[: len(begins)]) == (query, begins)


def test_a_paragraph_is_told_alone(kg):
    assert set(kg.ask("paragraph 16 of A/63/265").column("locator")) == {"para. 16"}


@pytest.mark.parametrize(
    ("question", "query", "things"),
    [
        ("which processes started in 2003", "begun", {"colombo-process", "mtm"}),
        ("organizations established before 1960", "begun", {"iom", "icmc"}),
        ("which RCPs were founded in the 1990s", "ages", {"puebla-process", "apc", "budapest-process"}),
    ],
)
def test_what_began_at_a_time_is_listed(kg, question, query, things):
    found = kg.ask(question)
    column = {"begun": "thing", "ages": "member"}[query]
    assert found.query == query
    assert things <= {row.id(column) for row in found.rows}


def test_the_chairs_of_a_body_are_all_of_them_and_its_chair_is_the_one_of_now(kg):
    assert len(kg.ask("list of chairs of the Rabat Process").rows) > 3
    assert kg.ask("chair of the Rabat Process").sentence.startswith("Nigeria chairs")


def test_what_lists_by_days_lists_all_where_no_time_is_asked(kg):
    assert len(kg.ask("chronicle of IOM").rows) > 30


def test_how_the_rows_should_be_listed_is_left_aside(kg):
    assert kg.ask("list all GFMD meetings with dates and places").query == "editions"


def test_which_of_two_is_older_is_not_known_where_one_has_no_day(kg):
    assert kg.ask("Is IOM older than UNHCR?").outcome == "unknown"
    assert kg.ask("is the IGC older than the Budapest Process?").sentence.startswith("Yes: ")
