"""The grammar of questions: all ways to say a phrasing, and the words that count."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import phrasings
from govgraph.phrasings import Words

WORDS = Words(
    frozenset({"the", "of"}), frozenset({"who", "in"}), frozenset({"chaired"}), {"chaired": "chair"}, {"next": "next"}
)
WORD = st.sampled_from(["who", "chairs", "co-chair", "GFMD's", "{edition}", "{agent}"])


def phrase(parts):
    """A text of some parts with all ways to say it, worked out part by part."""
    ways = [()]
    for _, more in parts:
        ways = [(*way, *end) for way in ways for end in more]
    return " ".join(text for text, _ in parts), ways


def bracket(sides):
    """Alternatives in brackets; square ones can be left out."""
    (opening, closing), choices = sides
    ways = [way for _, more in choices for way in more]
    if opening == "[":
        ways.append(())
    return f"{opening}{'|'.join(text for text, _ in choices)}{closing}", ways


PART = st.recursive(
    WORD.map(lambda word: (word, [(word,)])),
    lambda part: st.tuples(
        st.sampled_from(["()", "[]"]), st.lists(st.lists(part, max_size=3).map(phrase), min_size=1, max_size=3)
    ).map(bracket),
    max_leaves=6,
)
PHRASING = st.lists(PART, max_size=3).map(phrase)


@pytest.mark.parametrize(
    ("phrasing", "ways"),
    [
        ("who chairs {edition}", {"who chairs {edition}"}),
        ("who (chairs|chaired) it", {"who chairs it", "who chaired it"}),
        ("chair of [the] {edition}", {"chair of the {edition}", "chair of {edition}"}),
        ("[the|this] forum", {"the forum", "this forum", "forum"}),
        ("(a|b [c]) d", {"a d", "b c d", "b d"}),
        (
            "(who|what [body]) (chairs|has [a] chair)",
            {
                f"{who} {verb}"
                for who in ("who", "what body", "what")
                for verb in ("chairs", "has a chair", "has chair")
            },
        ),
        ("", {""}),
    ],
)
def test_a_phrasing_is_said_in_all_its_ways(phrasing, ways):
    assert {" ".join(way) for way in phrasings.expand(phrasing)} == ways


@given(PHRASING)
def test_any_balanced_phrasing_is_said_in_all_its_ways(generated):
    text, ways = generated
    assert Counter(phrasings.expand(text)) == Counter(ways)


@pytest.mark.parametrize("phrasing", ["who (chairs", "who chairs)", "[the", "the]", "(a|[b)", "(a [b) c]", "(a|b]"])
def test_an_unbalanced_bracket_is_refused(phrasing):
    with pytest.raises(ValueError, match="unbalanced bracket"):
        phrasings.expand(phrasing)


def test_all_orders_of_the_same_words_have_one_key():
    assert len({phrasings.key(words) for words in permutations(("chair", "{}", "gfmd"))}) == 1


def test_a_word_said_twice_has_another_key_than_one_said_once():
    assert phrasings.key(("chair", "chair")) != phrasings.key(("chair",))


def test_a_form_of_a_word_stands_for_its_lemma():
    assert WORDS.lemma("chaired") == "chair"


def test_a_word_without_forms_stands_for_itself():
    assert WORDS.lemma("troika") == "troika"


def test_what_carries_something_is_kept_in_order_as_lemmas():
    assert WORDS.content(("who", "chaired", "the", "troika", "in", "brussels")) == ("chair", "troika", "brussels")
