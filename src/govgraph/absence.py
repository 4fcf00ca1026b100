"""Why a question has no answer: what was understood, what existed then, what comes nearest, and what is covered."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Protocol

from govgraph import dates, evidence, queries, resources, sentence
from govgraph.answer import Answer, Call, Cell, Row
from govgraph.compiled import Index
from govgraph.dates import EVER, Interval
from govgraph.evidence import Evidence
from govgraph.names import Names, tokens
from govgraph.queries import Query
from govgraph.reading import Reading
from govgraph.store import Store

# How many near statements, sources, questions and names are told.
_FEW = 3
_NEAR = 5
_VERDICTS = {
    "answered": "it has an answer",
    "planned": "it has an answer, though only offers or schedules are on record",
    "contested": "it has an answer, though the sources tie",
    "none": "a source says so, or a complete list has none",
    "unknown": "the graph knows what is asked about, and no source says this of it",
    "not-in-graph": "the question is understood, and the graph has no such thing",
    "not-understood": "no canned question takes these words; that says nothing about the world",
    "ambiguous": "several questions fit alike; ask one of them",
}


class Knows(Protocol):
    """What can be asked, and what it knows."""

    @property
    def index(self) -> Index:
        """Names and canned queries."""

    @property
    def names(self) -> Names:
        """What things are called."""

    def ask(self, question: str, as_of: str = "", on: str = "") -> Answer:
        """Answer a question in words."""

    def readings(self, question: str) -> list[Reading]:
        """The ways to understand a question."""

    def query(self, name: str, as_of: str = "", on: str = "", **params: str) -> Answer:
        """Answer a canned query."""

    def queries(self) -> list[Query]:
        """All canned queries."""

    def snapshot(self, day: date | None) -> Store:
        """What was known by a day."""


class Case(NamedTuple):
    """A question with its answer, the things that it is about, and the time that it asks about."""

    question: str
    found: Answer
    things: tuple[str, ...]
    span: Interval
    about: tuple[Answer, ...]


def of(graph: Knows, question: str, as_of: str = "", on: str = "") -> Answer:
    """Look into one question step by step, as an answer with one row a step."""
    found = graph.ask(question, as_of, on)
    things, span = _asked(graph, question, found, on)
    about = tuple(graph.query("about", as_of, thing=thing) for thing in things)
    case = Case(question, found, things, span, about)
    steps = [*_understood(graph, case), *_existed(graph, case, as_of), *_nearest(graph, case), *_covered(graph, case)]
    verdict = _VERDICTS[found.outcome]
    if found.outcome == "none" and found.query == "start":
        verdict = "the thing did not exist then"
    return found._replace(
        query="why-not",
        sentence=f"{found.outcome.replace('-', ' ').capitalize()}: {verdict}. {found.sentence}",
        columns=("step", "finding"),
        rows=tuple(steps),
        line="{step}: {finding}",
        before=(),
        disagrees=(),
        senses=(),
        call=Call("why-not", question, as_of, on),
    )


def _asked(graph: Knows, question: str, found: Answer, on: str) -> tuple[tuple[str, ...], Interval]:
    """The things and the time of the best reading; where there is none, whatever names stand in the question."""
    span = EVER
    if on:
        span = dates.parse(on)
    readings = graph.readings(question)
    if not readings or found.outcome == "ambiguous":
        return tuple(_named(graph, question)), span
    things = [value for _, value in readings[0].params if isinstance(value, str)]
    spans = [value for _, value in readings[0].params if isinstance(value, Interval)]
    years = [graph.index.things[thing].year for thing in things if graph.index.things[thing].series]
    if readings[0].absent and readings[0].absent[1].isdecimal():
        years = [int(readings[0].absent[1])]
    if not on and (spans or years):
        span = [*spans, *map(dates.year, years)][0]
    return tuple(thing for thing in things if "/" not in thing), span


def _named(graph: Knows, question: str) -> Iterator[str]:
    """The things whose names stand in a question, the longest at each place."""
    words, at = tokens(question), 0
    raw = graph.index.words
    small_words = [word for name in ("silent", "leaders") for word in raw[name]]
    while at < len(words):
        small = words[at] in small_words and words[at].upper() not in question
        hits = [one for one in graph.names.matches(words, at) if one.end > at + 1 or not small]
        hits = [one for one in hits if any(graph.names.fits(name, ()) for name in one.ids)]
        at += 1
        if hits:
            yield next(name for name in hits[0].ids if graph.names.fits(name, ()))
            at = hits[0].end


def _understood(graph: Knows, case: Case) -> Iterator[Row]:
    index, found = graph.index, case.found
    for thing in case.things:
        yield _step("name", f"{index.things[thing].label} ({thing})")
    if found.outcome == "ambiguous":
        for one in found.candidates:
            yield _step("can mean", one)
    elif not graph.readings(case.question):
        strange = _strange(graph, case.question)
        if strange:
            yield _step("not understood", f"{', '.join(strange)}: neither a name nor a word of any question")
        for one in found.candidates[:_FEW]:
            yield _step("nearest name", one)
        for query in _fitting(graph, case.things)[:_NEAR]:
            yield _step("can be asked", f"{query.phrasings[0]}  ({query.summary})")
    else:
        query = next(one for one in graph.queries() if one.name == graph.readings(case.question)[0].query)
        yield _step("understood as", f"{query.name}: {query.summary}")
        if case.span != EVER:
            yield _step("time", dates.words(case.span))


def _strange(graph: Knows, question: str) -> list[str]:
    """The words of a question that no name and no canned question holds."""
    words = graph.index.words
    known = {word for name in graph.index.names for word in name.split()}
    known |= {word for key in graph.index.phrasings for word in key.split()}
    for forms in (words["silent"], words["leaders"], *words["lemmas"].values()):
        if isinstance(forms, list):
            known |= {str(word) for word in forms}
    return [word for word in dict.fromkeys(tokens(question)) if word not in known and not word.isdecimal()]


def _fitting(graph: Knows, things: tuple[str, ...]) -> list[Query]:
    """The canned questions that ask about one of some things; those that ask for its class come first."""
    found = []
    for query in graph.queries():
        params = [param for param in query.params if param.type == "thing"]
        if len(params) == 1 and any(graph.names.fits(thing, params[0].of) for thing in things):
            found.append(query)
    return sorted(found, key=lambda query: (not query.params[0].of, query.name))


def _existed(graph: Knows, case: Case, as_of: str) -> Iterator[Row]:
    for thing in case.things:
        name = graph.index.things[thing].text
        began = graph.query("start", as_of, thing=thing)
        told, row = [], Row((), (), "certain")
        if began.rows:
            row = began.rows[0]
            told.append(f"began {sentence.on(row.text('day'))}")
            if case.span != EVER and row.text("earliest") > case.span.last.isoformat():
                told.append(f"so it did not exist in {dates.words(case.span)}")
        if thing in graph.index.ended:
            first, last, *_ = graph.index.ended[thing]
            ended = Interval(date.fromisoformat(first), date.fromisoformat(last))
            told.append(f"ended {sentence.on(dates.words(ended))}")
            if case.span != EVER and ended.last < case.span.first:
                told.append(f"so it was no more in {dates.words(case.span)}")
        text = ", ".join(told) or "no source says when it began or ended"
        yield _step("existed", f"{name}: {text}", row)


def _nearest(graph: Knows, case: Case) -> Iterator[Row]:
    """What is said instead: other seats of the thing, then the statements on it that share most with the question."""
    if case.found.outcome in ("answered", "planned", "contested"):
        return
    for edition in _editions(graph, case):
        yield _step("nearest", edition)
    for sense in case.found.senses[:_FEW]:
        yield _step("nearest", f"{sense}: {', '.join(agent.text for agent in sense.agents[:_FEW])}")
    wanted = set(tokens(case.question)) | {graph.index.things[one].text for one in case.things}
    wanted |= set(tokens(case.found.query.replace("-", " ")))
    for about in case.about:
        own = set(tokens(" ".join(cell.text for _, cell in about.params)))
        scored = []
        for place, row in enumerate(about.rows):
            text = sentence.fill(graph.index, about.line, about._replace(rows=(row,)))
            shared = len((wanted - own) & set(tokens(text))) + _is_within(row, case.span)
            scored.append((-shared, place, text, row))
        for shared, _, text, row in sorted(scored, key=lambda one: one[:2])[:_FEW]:
            if shared:
                yield _step("nearest", text, row)


def _editions(graph: Knows, case: Case) -> list[str]:
    """The meetings of a series that lie nearest to one that there is none of."""
    readings = graph.readings(case.question)
    if not readings or not readings[0].absent or not readings[0].absent[1].isdecimal():
        return []
    series, year = readings[0].absent
    things = [graph.index.things[one] for one in graph.index.series.get(series, ())]
    things.sort(key=lambda thing: (abs(thing.year - int(year)), thing.id))
    return [f"{thing.label} ({thing.id})" for thing in things[: _FEW - 1]]


def _covered(graph: Knows, case: Case) -> Iterator[Row]:
    """Which sources speak of a thing at all, which of them of the time asked, and which lists are complete."""
    query = queries.read(resources.root() / "queries" / "policy" / "complete-lists.rq")
    day = None
    if case.found.as_of:
        day = date.fromisoformat(case.found.as_of)
    for thing, about in zip(case.things, case.about, strict=True):
        name = graph.index.things[thing].text
        every = _sources(one for row in about.rows for one in row.evidence)
        then = _sources(one for row in about.rows if _is_within(row, case.span) for one in row.evidence)
        text = f"{len(every)} sources speak of {name}"
        if case.span != EVER:
            text = f"{text}, {len(then)} of them of {dates.words(case.span)}"
        shown = [f"{one.reference.label} ({one.reference.date})" for one in (then or every).values()]
        if shown:
            text = f"{text}: {', '.join([*shown[:_FEW], '...'][: len(shown)])}"
        yield _step("covered by", text)
        bound = query.bind({"thing": graph.index.things[thing].iri})
        lists = graph.snapshot(day).select(bound).records()
        told = [f"{evidence.name(graph.index, row['role'])} as of {row['text']}" for row in lists]
        yield _step("complete lists", f"{name}: {', '.join(dict.fromkeys(told)) or 'none'}")


def _sources(found: Iterator[Evidence]) -> dict[str, Evidence]:
    """One piece of evidence for each source."""
    told: dict[str, Evidence] = {}
    for one in found:
        if one.part in ("self", "support"):
            told.setdefault(one.reference.source, one)
    return told


def _is_within(row: Row, span: Interval) -> bool:
    """Whether a statement gives a day that may lie in a time."""
    if span == EVER:
        return False
    return any(days.first <= span.last and days.last >= span.first for _, days in row.bounds)


def _step(step: str, finding: str, behind: Row | None = None) -> Row:
    cells = (("step", Cell(step)), ("finding", Cell(finding)))
    if behind is None:
        return Row(cells, (), "certain")
    return behind._replace(cells=cells)
