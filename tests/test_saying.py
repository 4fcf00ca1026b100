"""A statement says yes or no of the words that are asked."""

import pytest


@pytest.mark.parametrize(("question", "word"), [("voluntary", "Yes"), ("informal", "Yes"), ("binding", "No")])
def test_a_prefix_denies_the_word_that_it_stands_before_alone(kg, question, word):
    assert kg.ask(f"is the GFMD a {question} process").sentence.startswith(word)
