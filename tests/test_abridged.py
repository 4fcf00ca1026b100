"""Names that lack some of their words: which are made whole, and which stay as they are."""

import pytest

from govgraph.abridged import Abridged
from govgraph.names import tokens


@pytest.fixture(scope="module")
def abridged(kg):
    return Abridged(kg.index)


@pytest.mark.parametrize("words", ["who chaired gfmd 2010", "members of the global migration senate", "of the", ""])
def test_words_that_are_short_for_no_name_stay_as_they_are(abridged, words):
    said = tuple(words.split())
    assert abridged.whole(said) == said


def test_what_is_a_name_already_is_made_no_other_one(kg, abridged):
    for thing in kg.index.things.values():
        said = tokens(thing.label)
        assert abridged.whole(said) == said


def test_a_name_without_its_small_words_is_made_whole_in_its_place(abridged):
    said = ("who", "was", "coordinator", "un", "network", "migration", "in", "2023")
    assert " ".join(abridged.whole(said)) == "who was coordinator of the un network on migration in 2023"
