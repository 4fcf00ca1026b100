"""Names: what a person types finds the one thing meant, or says what there is instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.errors import AmbiguousName, NameNotFound
from govgraph.names import Match, normal, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Söderköping", ("soderkoping",)),
        ("the Organisation's", ("the", "organization")),
        ("States' rights", ("states", "rights")),
        ("Members’ list", ("members", "list")),
        ("A/63/265?", ("a", "63", "265")),
        ("Migration & Development", ("migration", "and", "development")),
        ("GFMD2010", ("gfmd", "2010")),
        ("HIGH-LEVEL", ("high", "level")),
        ("Labor", ("labour",)),
        ("5+5", ("5+5",)),
        ("Straße", ("strasse",)),
        ("", ()),
        ("?!…", ()),
    ],
)
def test_a_text_is_split_into_words_that_compare(text, words):
    assert tokens(text) == words


@given(st.text())
def test_what_is_normal_stays_so(text):
    assert normal(normal(text)) == normal(text)


@given(st.text(), st.text())
def test_words_are_read_one_by_one(one, other):
    assert tokens(f"{one} . {other}") == tokens(one) + tokens(other)


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_case_makes_no_difference(text):
    assert normal(text.upper()) == normal(text.upper().lower())


@pytest.mark.parametrize(
    "text", ["Guild of Navigators", "GN", "the GN", "guild of NAVIGATORS", "guild", "navigateurs reunis"]
)
def test_a_thing_is_found_by_id_label_and_search_name(tiny, text):
    assert tiny.names.find(text).id == "guild"


def test_two_bodies_with_one_name_are_refused(tiny):
    with pytest.raises(AmbiguousName) as caught:
        tiny.names.find("Council")
    assert caught.value.candidates == ("council-of-lemuria", "council-of-mu")


def test_an_ambiguous_name_may_be_clear_in_its_class(tiny):
    with pytest.raises(AmbiguousName):
        tiny.names.find("Council", ("Body",))


def test_an_unknown_name_is_refused(tiny):
    with pytest.raises(NameNotFound):
        tiny.query("chair", edition="Atlantis 2010")


def test_a_misspelt_name_is_refused_with_the_nearest(tiny):
    with pytest.raises(NameNotFound) as caught:
        tiny.names.find("Lemurria")
    assert caught.value.nearest[0] == "Lemuria (lemuria)"


def test_a_name_unlike_any_has_no_nearest(tiny):
    assert tiny.names.nearest("zzzzzzzzzzzz") == ()


def test_a_misspelt_name_with_a_year_stays_in_its_year(tiny):
    assert tiny.names.nearest("Atlantis Form 2004")[0] == "AF 2004 (forum-2004)"


def test_a_thing_of_another_class_is_refused_by_its_class(tiny):
    with pytest.raises(NameNotFound, match=r"Mu \(mu\) is no Edition"):
        tiny.names.find("Mu", ("Edition",))


def test_a_source_is_no_thing(tiny):
    with pytest.raises(NameNotFound):
        tiny.names.find("Annals")


def test_a_source_is_found_as_a_source(tiny):
    assert tiny.names.find("Annals", ("Source",)).id == "source/annals"


@pytest.mark.parametrize(("kind", "fits"), [("Body", True), ("State", True), ("Edition", False), ("Nonsense", False)])
def test_a_thing_fits_its_classes_and_the_broader_ones(tiny, kind, fits):
    assert tiny.names.fits("mu", (kind,)) == fits


def test_has_tells_whether_anything_is_called_so(tiny):
    assert tiny.names.has("Mu", ("State",)) and not tiny.names.has("Mu", ("Edition",))


def test_the_longest_name_comes_first(tiny):
    found = tiny.names.matches(("atlantis", "forum", "2001"), 0)
    assert found == [Match(0, 3, ("forum-2001",)), Match(0, 2, ("forum",)), Match(0, 1, ("atlantis",))]


def test_no_name_begins_at_a_word_that_is_none(tiny):
    assert tiny.names.matches(("of", "atlantis"), 0) == []


def test_a_clear_misspelling_is_repaired(tiny):
    assert tiny.names.repair("Guild of Navigaters").id == "guild"


@pytest.mark.parametrize("text", ["AF 20", "zzz", "Council of"])
def test_what_may_be_several_things_is_not_repaired(tiny, text):
    assert tiny.names.repair(text) is None


def test_a_word_is_respelt_as_the_one_that_it_is_clearly_nearest_to(tiny):
    assert tiny.names.respelt(("who", "chiars"), {"who", "chairs", "forum"}) == ("who", "chairs")


@pytest.mark.parametrize("word", ["af", "2010", "xyzzyx", "chairs"])
def test_a_word_that_is_short_a_number_far_or_known_stays(tiny, word):
    assert tiny.names.respelt((word,), {"chairs", "chains", "as"}) == (word,)


def test_search_puts_whole_words_before_near_ones(tiny):
    assert [thing.id for thing in tiny.find("council")][:2] == ["council-of-lemuria", "council-of-mu"]


def test_search_finds_what_is_misspelt(tiny):
    assert tiny.find("lemurja")[0].id == "lemuria"


def test_search_stops_at_its_limit(tiny):
    assert len(tiny.find("atlantis", limit=2)) == 2


@pytest.mark.parametrize("text", ["", "   ", "?!"])
def test_search_for_nothing_finds_nothing(tiny, text):
    assert tiny.find(text) == ()


@given(st.text(max_size=60))
def test_any_text_can_be_searched(kg, text):
    assert isinstance(kg.find(text), tuple)


@given(st.text(max_size=60))
def test_any_name_is_found_or_refused(kg, text):
    try:
        assert kg.names.find(text).id
    except (NameNotFound, AmbiguousName) as error:
        assert error.exit_code == 3


@pytest.mark.parametrize(("word", "heard"), [("rule", "rule"), ("hsot", "host"), ("hosts", "host"), ("hos", "hos")])
def test_a_word_of_four_letters_is_respelt_by_its_own_letters(tiny, word, heard):
    assert tiny.names.respelt((word,), {"role", "host"}) == (heard,)


@pytest.mark.parametrize(
    ("word", "known", "put"),
    [("refused", "refugee", "refused"), ("morroco", "morocco", "morocco"), ("cariben", "caribbean", "caribbean")],
)
def test_two_letters_for_two_others_make_another_word(kg, word, known, put):
    assert kg.names.respelt((word,), {known}) == (put,)


def test_the_network_is_found_under_its_short_names(kg):
    found = kg.ask("is UNHCR on the executive committee of the UN network")
    assert found.query == "is-member" and found.sentence.startswith("Yes")
