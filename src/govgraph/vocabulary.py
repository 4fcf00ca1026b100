"""The word lists of questions, as the compiled form holds them."""

from govgraph.phrasings import Words


def words_of(raw: dict[str, dict[str, object]]) -> Words:
    """Make the word lists of those that the compiled form holds, spelt as questions are compared."""
    lists = {name: frozenset(strings(raw[name])) for name in ("silent", "leaders", "past", "weak", "many", "polar")}
    return Words(
        silent=lists["silent"],
        leaders=lists["leaders"],
        past=lists["past"],
        lemmas={form: lemma for lemma, forms in raw["lemmas"].items() for form in strings(forms)},
        relative={form: which for which, forms in raw["relative"].items() for form in strings(forms)},
        weak=lists["weak"],
        many=lists["many"],
        polar=lists["polar"],
        together={tuple(form.split()): lemma for lemma, forms in raw["together"].items() for form in strings(forms)},
        sorts={form: which for which, forms in raw["sorts"].items() for form in strings(forms)},
        operations={lemma: which for which, forms in raw["operations"].items() for lemma in strings(forms)},
    )


def strings(value: object) -> list[str]:
    """A list of the word file as text."""
    assert isinstance(value, list)
    return [str(item) for item in value]
