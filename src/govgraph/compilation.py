"""Making the compiled form from the latest snapshot."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from govgraph import composition, naming, queries, resources, spoken, wordings
from govgraph.compiled import Index
from govgraph.errors import BadData
from govgraph.model import NAMESPACE, Iri, Thing
from govgraph.names import normal
from govgraph.store import Store
from govgraph.vocabulary import strings, words_of

# The lists of words that are spelt as questions are compared.
_SPELT = ("silent", "leaders", "past", "many", "polar", "lemmas", "relative", "sorts")
# What is for finding or for reading, never for answering, stands apart: it would only make the parts heavy.
_LEFT_OUT = ("hiddenLabel", "definition", "example", "inScheme")

# A prefix, and a name with one, as queries write them.
_PREFIX = re.compile(r"^PREFIX (\w+): <([^>]+)>$", re.MULTILINE)
_NAME = re.compile(r"\b(\w+):(\w[\w-]*)")
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# What tells a meeting apart, and under which name it is kept.
_MARKS = {"place": "places", "state": "places", "number": "number", "whole": "wholes", "chair": "chairs"}


def index(snapshot: Store, stamp: str, days: list[str]) -> tuple[Index, bytes]:
    """Make the index of a snapshot, and its triples split by thing."""
    made, blocks = names(snapshot, stamp, days)
    content, parts = _parts(snapshot, made.things, _predicates(blocks.values()))
    blocks |= {f"senses {thing}": rows for thing, rows in _senses(snapshot, made).items()}
    for key, value in blocks.items():
        block = json.dumps(value, ensure_ascii=False).encode()
        parts[key] = (len(content), len(block))
        content += block
    return made._replace(parts=parts), bytes(content)


def names(snapshot: Store, stamp: str, days: list[str]) -> tuple[Index, dict[str, object]]:
    """Make the index of a snapshot, without its triples, and the header and text of each canned query."""
    folder = resources.root() / "queries"
    words = _words(folder / "words.yaml")
    canned = {path.stem: queries.read(path) for path in sorted(folder.glob("*.rq"))}
    evidence = queries.read(folder / "policy" / "evidence.rq")
    schemes = {scheme for query in canned.values() for param in query.params for scheme in param.of if scheme.islower()}
    things = _things(snapshot, schemes)
    searched = [(_key(row["thing"]), str(row["name"])) for row in _ask(snapshot, "search-names")]
    called = naming.names(things, searched, words["terms"])
    meetings = _meetings(snapshot)
    editions = {f"{thing.series} {thing.year}": thing.id for thing in things.values() if thing.series}
    made = Index(
        stamp=stamp,
        version=resources.version(),
        newest=days[-1],
        days=days,
        counts=_counts(snapshot),
        longest=max(len(name.split()) for name in called),
        things=things,
        names=called,
        editions=editions,
        series=_series(editions),
        meetings=meetings,
        places=_meetings_by(meetings, "places"),
        chaired=_meetings_by(meetings, "chairs"),
        ended=_ended(snapshot),
        vacancies=_vacancies(snapshot),
        concepts=_concepts(snapshot),
        queries={n: {p.name: [p.type, *_classes(p)] for p in query.params} for n, query in canned.items()},
        seats=_seats(canned),
        columns={name: dict(query.columns) for name, query in canned.items()},
        evidence=evidence.text,
        rules=_rules(snapshot),
        policy=_policy(),
        phrasings=wordings.of(canned, words_of(words)),
        words=words,
        parts={},
    )
    return made, {f"query {name}": _raw(query) for name, query in canned.items()}


def _rules(store: Store) -> dict[str, str]:
    """What each rule says, with the place in a source that justifies it; one that only restates is no inference."""
    cited = queries.read(resources.root() / "queries" / "policy" / "cited.rq")
    told = {}
    for path in resources.files("queries/rules", ".rq"):
        rule = queries.read(path)
        if dict(rule.extra).get("restates"):
            continue
        told[path.stem] = rule.summary
        stmt = dict(rule.extra).get("cites")
        if stmt is None:
            continue
        for row in store.select(cited.bind({"stmt": Iri(str(stmt))})).records():
            told[path.stem] = f"{rule.summary} ({row['label']}, {row['locator']})"
    return told


def _policy() -> dict[str, list[str]]:
    """What each field of the policy's key compares, for facts and for plans."""
    head = dict(queries.read(resources.root() / "queries" / "policy" / "rank.rq").extra)
    fields = {}
    for name in ("fact", "plan"):
        listed = head[name]
        assert isinstance(listed, list)
        fields[name] = [str(field) for field in listed]
    return fields


def _words(path: Path) -> dict[str, dict[str, object]]:
    import yaml

    try:
        words: dict[str, dict[str, object]] = yaml.safe_load(resources.text(path))
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise BadData(path.name, line, "this is no YAML") from None
    phrases = {asks: [spoken.spelt(one) for one in strings(said)] for asks, said in words["spoken"].items()}
    spelt = {name: _spelt(words[name]) for name in _SPELT}
    return words | spelt | {"together": _spelt(words["together"], " "), "phrases": phrases}


def _spelt(forms: Any, gap: str = "") -> Any:
    """Words, in a list or in lists by name, as questions are compared; `gap` stands between the words of one form."""
    if isinstance(forms, dict):
        return {name: _spelt(some, gap) for name, some in forms.items()}
    return [normal(str(form)).replace(" ", gap) for form in forms]


def _ask(store: Store, name: str) -> list[dict[str, object]]:
    text = queries.read(resources.root() / "queries" / "policy" / f"{name}.rq").text
    return [dict(row) for row in store.select(text).records()]


def _things(store: Store, schemes: set[str]) -> dict[str, Thing]:
    classes: dict[str, set[str]] = defaultdict(set)
    facts: dict[str, dict[str, object]] = {}
    for row in _ask(store, "things"):
        key = _key(row["thing"])
        if _key(row["class"]).startswith("ns#"):
            classes[key].add(_key(row["class"]).removeprefix("ns#"))
        facts[key] = row
    things = {}
    for key, row in facts.items():
        label = str(row["label"])
        year, series = row.get("year", 0), _key(row.get("series", ""))
        assert isinstance(year, int)
        text = f"{row.get('article', '')} {naming.short(label)}".strip()
        things[key] = Thing(key, label, text, tuple(sorted(classes[key])), year, series)
    for row in _ask(store, "concepts"):
        key = _key(row["concept"])
        scheme = key.split("/")[0]
        if scheme in schemes:
            label = str(row["label"])
            things[key] = Thing(key, label, label, (f"concept:{scheme}",), 0, "")
    return dict(sorted(things.items()))


def _concepts(store: Store) -> dict[str, dict[str, str]]:
    return {
        _key(row["concept"]): {name: str(row[name]) for name in ("label", "tier", "fills") if name in row}
        for row in _ask(store, "concepts")
    }


def _ended(store: Store) -> dict[str, list[str]]:
    """For each body that is no more: the first and the last day on which it can have ended, and its successors."""
    found: dict[str, list[str]] = {}
    for row in _ask(store, "ended"):
        bounds = [str(row["first"]), str(row["last"])]
        held = found.setdefault(_key(row["thing"]), bounds)
        if "successor" in row and _key(row["successor"]) not in held:
            held.append(_key(row["successor"]))
    return found


def _meetings(store: Store) -> dict[str, dict[str, list[str]]]:
    """For each meeting its days, its city and State, its number, what it is a part of, and who chaired it."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in _ask(store, "meetings"):
        marks = found[_key(row["meeting"])]
        if "first" in row:
            marks["days"] = [str(row["first"]), str(row["last"])]
        for column, name in _MARKS.items():
            if column in row and _key(row[column]) not in marks.get(name, []):
                marks.setdefault(name, []).append(_key(row[column]))
    return dict(found)


def _series(editions: dict[str, str]) -> dict[str, list[str]]:
    """The editions of each series, one for each year."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, edition in editions.items():
        found[key.rpartition(" ")[0]].append(edition)
    return dict(found)


def _meetings_by(meetings: dict[str, dict[str, list[str]]], mark: str) -> dict[str, list[str]]:
    """The meetings that took place in each city and State, or that each State chairs."""
    found: dict[str, list[str]] = defaultdict(list)
    for meeting, marks in meetings.items():
        # Online is no place after which a meeting is called.
        for thing in (one for one in marks.get(mark, ()) if "/" not in one):
            found[thing].append(meeting)
    return dict(found)


def _vacancies(store: Store) -> dict[str, list[list[str]]]:
    """For each body the times that a source leaves without a holder: first and last day, words, and the place."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for row in _ask(store, "vacancies"):
        place = f"{row['label']}, {row['locator']}"
        found[_key(row["thing"])].append([str(row["first"]), str(row["last"]), str(row["text"]), place])
    return found


def _seats(canned: dict[str, queries.Query]) -> dict[str, list[str]]:
    """The canned queries that tell who fills each seat."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, query in canned.items():
        for seat in query.fills:
            found[seat].append(name)
    return dict(found)


def _senses(store: Store, index: Index) -> dict[str, list[list[str]]]:
    """For each thing, who fills which seat of it and of what belongs to it."""
    query = queries.read(resources.root() / "queries" / "policy" / "senses.rq")
    many = tuple(thing.iri for thing in index.things.values() if "/" not in thing.id)
    found: dict[str, list[list[str]]] = defaultdict(list)
    for row in store.select(query.bind({}, many)).records():
        if _key(row["seat"]).removeprefix("role/") in index.seats:
            found[_key(row["thing"])].append(composition.sense(row))
    return dict(found)


def _counts(store: Store) -> dict[str, int]:
    counts = {}
    for row in _ask(store, "counts"):
        number = row["count"]
        assert isinstance(number, int)
        counts[str(row["kind"])] = number
    return counts


def _raw(query: queries.Query) -> dict[str, object]:
    return {
        "summary": query.summary,
        "reads": query.reads,
        "scope": query.scope,
        "params": {param.name: {"type": param.type, "class": _classes(param)} for param in query.params},
        "columns": dict(query.columns),
        "examples": list(query.examples),
        "phrasings": list(query.phrasings),
        "sentence": query.sentence,
        "none": query.none,
        "line": query.line,
        "merge": list(query.merge),
        "heading": query.heading,
        "group": query.group,
        "empty": query.empty,
        "fills": list(query.fills),
        "text": query.text,
    }


def _classes(param: queries.Param) -> list[str]:
    """The classes a thing must have; a concept must come from its list."""
    if param.type == "concept":
        return [f"concept:{scheme}" for scheme in param.of]
    return list(param.of)


def _predicates(canned: Iterable[object]) -> set[str]:
    """The names in the queries about single things; what is said by another predicate, these never ask for."""
    references = queries.read(resources.root() / "queries" / "policy" / "references.rq")
    about = [raw for raw in canned if isinstance(raw, dict) and raw["scope"] == "thing"]
    named = {_TYPE}
    for text in (references.text, *(str(raw["text"]) for raw in about)):
        prefixes = dict(_PREFIX.findall(text))
        named |= {f"{prefixes[prefix]}{local}" for prefix, local in _NAME.findall(text) if prefix in prefixes}
    return named


def _parts(store: Store, things: Mapping[str, Thing], asked: set[str]) -> tuple[bytearray, dict[str, tuple[int, int]]]:
    """Write the lines of each node once, and for each thing the places of those around it that queries ask for."""
    apart: list[str] = []
    lines: dict[str, list[str]] = defaultdict(list)
    ahead: dict[str, set[str]] = defaultdict(set)
    back: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, target, line in store.lines():
        if is_left_out(predicate):
            apart.append(line)
            continue
        if predicate in asked:
            lines[subject].append(line)
        else:
            apart.append(line)
        if target:
            ahead[subject].add(target)
            back[target].add(subject)
    content = bytearray()
    places: dict[str, tuple[int, int]] = {}
    for node in sorted(lines):
        block = "".join(sorted(lines[node])).encode()
        places[node] = (len(content), len(block))
        content += block
    content += "".join(sorted(apart)).encode()
    parts = {"whole": (0, len(content))}
    for thing in things.values():
        if thing.classes[0] in naming.SPOKEN:
            # Half the graph lies around such a concept; a query on it has another thing to start from.
            continue
        around = nodes_around(thing.iri.value, ahead, back)
        numbers = [number for node in sorted(around & places.keys()) for number in places[node]]
        block = json.dumps(numbers).encode()
        parts[thing.id] = (len(content), len(block))
        content += block
    return content, parts


def is_left_out(predicate: str) -> bool:
    """Whether what is said so is for finding or for reading, never for answering."""
    return predicate.rsplit("#")[-1] in _LEFT_OUT


def nodes_around(thing: str, ahead: dict[str, set[str]], back: dict[str, set[str]]) -> set[str]:
    """A thing, the claims that name it, what they name, and the claims, passages and sources behind those."""
    near = {thing} | back[thing]
    claims = {node for node in near if _is_claim(node)}
    behind = {node for claim in claims for node in ahead[claim] if _is_claim(node)}
    nodes = near | claims | behind
    named = {node for claim in claims | behind for node in ahead[claim]} | ahead[thing]
    passages = {node for node in named if "/source/" in node}
    return nodes | named | {node for passage in passages for node in ahead[passage]} | _kinds(named, ahead)


def _kinds(named: set[str], ahead: dict[str, set[str]]) -> set[str]:
    """What the named things and the sources are said to be: kinds, and the concepts that these point to."""
    prefix = f"{NAMESPACE}"
    return {node for name in named for node in ahead[name] if node.startswith(prefix) and not _is_claim(node)}


def _is_claim(node: str) -> bool:
    return node.startswith((f"{NAMESPACE}st/", f"{NAMESPACE}derived/"))


def _key(value: object) -> str:
    if isinstance(value, Iri):
        return value.id
    return str(value)
