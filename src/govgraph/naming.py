"""Under which names things are found: labels, search names, and the short forms that people use for them."""

import re
from collections import defaultdict

from govgraph.model import Thing
from govgraph.names import normal

# Lists whose concepts the words of questions name.
SPOKEN = ("concept:role", "concept:property", "concept:relation")
# A surname of so few letters is too near to a word.
_INITIAL = 3
_YEAR = re.compile(r" (?:19|20)\d\d$")
# A part of a body is named by its own words, if these are few.
_PART = 4


def names(things: dict[str, Thing], searched: list[tuple[str, str]], terms: dict[str, object]) -> dict[str, list[str]]:
    """Every name, as compared, with the ids of what is called so: labels, search names, short forms and terms."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing in things.values():
        if thing.classes[0] in SPOKEN:
            continue
        bare = thing.label.removesuffix(f" ({short(thing.label)})")
        for text in (thing.label, bare, short(thing.label), thing.id):
            found[normal(text)].add(thing.id)
        acronym = short(thing.label)
        if acronym.isalpha() and acronym.isupper() and "Process" in thing.classes:
            # "How many HLDs" asks for meetings.
            found[normal(f"{acronym}s")].add(thing.id)
    for key, name in searched:
        if key in things:
            found[normal(name)].add(key)
    surnames: dict[str, set[str]] = defaultdict(set)
    for name in list(found):
        bare = name.removeprefix("the ")
        if bare != name and bare not in found:
            found[bare] |= found[name]
    for thing in things.values():
        surname = normal(thing.label).split()[-1]
        if thing.classes == ("Person",) and surname not in found and len(surname) > _INITIAL:
            surnames[surname].add(thing.id)
    found |= {name: ids for name, ids in surnames.items() if len(ids) == 1}
    _shorten(found, things)
    _compose(found, things)
    for name in list(found):
        # A symbol may be written without the letters of its organ.
        bare = re.sub(r"^(?:a res|a c 2|a|e) (?=\d)", "", name)
        if bare != name and bare not in found and " " in bare:
            found[bare] |= found[name]
    found |= _undated(found, things)
    spoken = {key: [thing.label] * (" " in thing.label) for key, thing in things.items() if thing.classes[0] in SPOKEN}
    for concept, forms in terms.items():
        assert isinstance(forms, list)
        spoken.setdefault(concept, []).extend(map(str, forms))
    for concept, said in spoken.items():
        # What words of questions or the list of terms name, unless a thing is called so.
        for form in said:
            held = found[normal(str(form))]
            if all(one in things and things[one].classes[0] in SPOKEN for one in held):
                held.add(concept)
    return {name: sorted(ids) for name, ids in sorted(found.items()) if name}


def _compose(names: dict[str, set[str]], things: dict[str, Thing]) -> None:
    """Let "Steering Committee of the X" go by "X steering committee" too, with each short form of X."""
    called: dict[str, set[str]] = defaultdict(set)
    for name, ids in names.items():
        for one in ids:
            if not things[one].is_concept:
                called[one].add(name)
    full = {normal(thing.label.removesuffix(f" ({short(thing.label)})")): thing.id for thing in things.values()}
    for name, ids in list(names.items()):
        part, of, whole = name.partition(" of the ")
        if not of or whole not in full or len(part.split()) > _PART:
            continue
        for known in called[full[whole]]:
            names[f"{part} of {known}"] |= ids
            names[f"{part} of the {known}"] |= ids
            if len(known.split()) < _PART:
                names[f"{known} {part}"] |= ids


def _undated(names: dict[str, set[str]], things: dict[str, Thing]) -> dict[str, set[str]]:
    """Names of meetings that are no editions, without their year, where nothing else is called so."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, ids in names.items():
        bare = _YEAR.sub("", name)
        if bare not in (name, "") and bare not in names and " " in bare:
            found[bare] |= {one for one in ids if things[one].classes == ("Meeting",)}
    return {bare: ids for bare, ids in found.items() if ids}


def _shorten(names: dict[str, set[str]], things: dict[str, Thing]) -> None:
    """Let things go by the start of a name, up to "on" or "for", and by UN, where nothing else is meant."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, ids in names.items():
        if "united nations" in name:
            found[name.replace("united nations", "un")] |= ids
        for link in (" on ", " for "):
            start, on, _ = name.partition(link)
            if on and len(start.split()) > 1:
                found[start] |= ids
    for name, ids in found.items():
        whole = {one for one in ids if "Source" not in things[one].classes and "Survey" not in things[one].classes}
        if name not in names and len(whole) == 1:
            names[name] = set(whole)


def short(label: str) -> str:
    """The acronym or short name in brackets at the end of a label, which has a capital letter, else the label.

    >>> short("Global Migration Group (GMG)"), short("Statement of the GMG Chair, 10 July 2007 (copy)")
    ('GMG', 'Statement of the GMG Chair, 10 July 2007 (copy)')
    """
    bracketed = label[label.rfind(" (") + 2 : -1]
    if label.endswith(")") and " (" in label and not bracketed.islower():
        return bracketed
    return label
