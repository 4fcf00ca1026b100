"""What a question names is among the rows, or denied, or neither."""

import pytest


@pytest.mark.parametrize(
    "question", ["did Kofi Annan create the GMG", "did UNHCR organise the Dialogue on Protection Challenges"]
)
def test_what_an_office_did_is_not_denied_of_its_holder_or_its_body(kg, question):
    found = kg.ask(question)
    assert found.outcome == "unknown" and found.sentence.startswith("No source names ")


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("did Mexico chair GFMD 2010", "answered"),
        ("did Spain chair GFMD 2010", "none"),
        ("did Mexico organise the Dialogue on Protection Challenges", "none"),
    ],
)
def test_who_is_asked_about_is_confirmed_or_denied(kg, question, outcome):
    found = kg.ask(question)
    assert found.outcome == outcome
    assert found.sentence.startswith({"answered": "Yes: ", "none": "No source says so of "}[outcome])
