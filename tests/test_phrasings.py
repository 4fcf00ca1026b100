"""Phrasings: the small grammar in which a query says how it is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import phrasings
from govgraph.phrasings import Words, expand, key

WORDS = Words(
    silent=frozenset({"the", "of"}),
    leaders=frozenset({"who"}),
    past=frozenset({"chaired"}),
    lemmas={"chairs": "chair", "chaired": "chair"},
)


def said(phrasing):
    return sorted(" ".join(way) for way in expand(phrasing))


@pytest.mark.parametrize(
    ("phrasing", "ways"),
    [
        ("who chairs", ["who chairs"]),
        ("(a|b) c", ["a c", "b c"]),
        ("[a] b", ["a b", "b"]),
        ("[a|b] c", ["a c", "b c", "c"]),
        ("(a b|c) d", ["a b d", "c d"]),
        ("a [b [c]]", ["a", "a b", "a b c"]),
        ("(a|(b|c) d)", ["a", "b d", "c d"]),
        ("{edition} chair", ["{edition} chair"]),
        ("a{edition}", ["a {edition}"]),
        ("", [""]),
    ],
)
def test_a_phrasing_stands_for_all_its_ways(phrasing, ways):
    assert said(phrasing) == ways


@pytest.mark.parametrize("phrasing", ["(a", "a)", "[a", "a]", "(a|b", "a [b (c]", ")"])
def test_an_unbalanced_bracket_is_refused(phrasing):
    with pytest.raises(ValueError, match="unbalanced"):
        expand(phrasing)


def test_a_bracket_closed_by_another_kind_is_refused():
    with pytest.raises(ValueError, match="unbalanced"):
        expand("(a]")


def test_the_order_of_words_makes_no_key():
    assert key(("chair", "{}")) == key(("{}", "chair"))


def test_a_repeated_word_makes_another_key():
    assert key(("a", "a")) != key(("a",))


def test_content_leaves_out_what_carries_nothing():
    assert WORDS.content(("who", "chaired", "the", "forum")) == ("chair", "forum")


def test_a_word_without_a_lemma_is_its_own():
    assert WORDS.lemma("forum") == "forum"


@given(st.lists(st.sampled_from(["a", "b", "(a|b)", "[c]", "[c|d]", "{x}", "(a [b]|c)"]), max_size=5))
def test_no_way_holds_a_bracket(pieces):
    assert all(set("()[]|").isdisjoint(word) for way in expand(" ".join(pieces)) for word in way)


@given(st.lists(st.sampled_from(["a", "b", "(", ")", "[", "]", "|", "{x}"]), max_size=8))
def test_any_text_is_expanded_or_refused(pieces):
    try:
        ways = phrasings.expand(" ".join(pieces))
    except ValueError:
        return
    assert ways
