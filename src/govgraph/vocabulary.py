"""The word lists of questions, as words.yaml gives them."""

from govgraph.names import normal
from govgraph.phrasings import Words


def words_of(raw: dict[str, dict[str, object]]) -> Words:
    """Make the word lists of what words.yaml says."""
    lemmas = {_word(form): lemma for lemma, forms in raw["lemmas"].items() for form in strings(forms)}
    lists = {name: frozenset(map(_word, strings(raw[name]))) for name in ("silent", "leaders", "past", "many", "polar")}
    relative = {_word(form): which for which, forms in raw["relative"].items() for form in strings(forms)}
    return Words(
        silent=lists["silent"],
        leaders=lists["leaders"],
        past=lists["past"],
        lemmas=lemmas,
        relative=relative,
        weak=frozenset(strings(raw["weak"])),
        many=lists["many"],
        polar=lists["polar"],
        together={
            tuple(normal(form).split()): lemma for lemma, forms in raw["together"].items() for form in strings(forms)
        },
        sorts={_word(form): which for which, forms in raw["sorts"].items() for form in strings(forms)},
        operations={lemma: which for which, forms in raw["operations"].items() for lemma in strings(forms)},
    )


def strings(value: object) -> list[str]:
    """A list of the word file as text."""
    assert isinstance(value, list)
    return [str(item) for item in value]


def _word(form: str) -> str:
    return normal(form).replace(" ", "")
