"""Questions as people ask them: most are answered rightly, and hardly one wrongly."""

from collections import Counter
from typing import NamedTuple

import cases
import pytest
import yaml

from govgraph import render
from govgraph.answer import Answer

QUESTIONS = yaml.safe_load((cases.ROOT / "tests" / "questions.yaml").read_text(encoding="utf-8"))
NO = {"none", "unknown", "not-in-graph"}
REFUSED = {"not-understood", "ambiguous"}
STYLE = render.Style("text", "full", 10_000, 0)
# What is reached so far; it may only get better.
RIGHT = 0.90
CLAIMS = 5


class Judged(NamedTuple):
    """A question with its answer, whether that is right, and whether it claims anything."""

    asked: dict[str, object]
    found: Answer
    right: bool
    claims: bool


def says(found, kg):
    """All that a reader sees of an answer: its text, and the full names of what stands in its rows."""
    labels = {cell.label for row in found.rows for _, cell in row.cells}
    return "\n".join([render.answer(kg.index, found, STYLE), *sorted(labels)]).casefold()


def is_right(kg, asked, found):
    text = says(found, kg)
    first = found.sentence.casefold()
    if asked["outcome"] == "refused":
        return found.outcome in REFUSED
    if any(word.casefold() not in text for word in asked["expect"]):
        return False
    if any(word.casefold() in first for word in asked.get("not", [])):
        return False
    if asked["outcome"] == "no":
        return found.outcome in NO
    if asked["outcome"] in NO:
        return found.outcome in NO
    if asked["outcome"] == "yes":
        return found.exit_code == 0 and first.startswith("yes")
    return found.exit_code == 0


def judge(kg, asked):
    found = kg.ask(asked["ask"], as_of=asked.get("as_of", ""), on=asked.get("on", ""))
    # What is told as the nearest on record claims no more than that.
    claims = found.exit_code == 0 and found.query != "sayings"
    return Judged(asked, found, is_right(kg, asked, found), claims)


def rates(judged, key):
    """Lines with how many of each sort are right."""
    right = Counter(one.asked[key] for one in judged if one.right)
    every = Counter(one.asked[key] for one in judged)
    return [f"{name:<18} {right[name]:>3} of {every[name]:>3}" for name in sorted(every)]


@pytest.fixture(scope="module")
def judged(kg):
    return [judge(kg, asked) for asked in QUESTIONS]


def test_there_are_enough_questions():
    assert len(QUESTIONS) >= 300


@pytest.mark.parametrize(("key", "value", "least"), [("trait", "typo", 30), ("trait", "acronym", 30)])
def test_a_tenth_of_the_questions_is_of_each_trait(key, value, least):
    assert sum(asked[key] == value for asked in QUESTIONS) >= least


@pytest.mark.parametrize("key", ["as_of", "kind"])
def test_thirty_questions_are_of_each_special_sort(key):
    assert (
        sum(asked.get(key, "") not in ("",) and (key != "kind" or asked["kind"] == "refused") for asked in QUESTIONS)
        >= 30
    )


def test_most_answers_are_right(judged, capsys):
    with capsys.disabled():
        print("", *rates(judged, "kind"), "", *rates(judged, "trait"), sep="\n")
    assert sum(one.right for one in judged) / len(judged) >= RIGHT


def test_few_wrong_answers_claim_anything(judged):
    wrong = [one.asked["ask"] for one in judged if not one.right and one.claims]
    assert len(wrong) <= CLAIMS, "\n".join(wrong)
