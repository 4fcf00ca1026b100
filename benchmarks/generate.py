"""Invented data in our model, as large as one wants: the same bytes for the same size, on any machine.

Sources with passages, statements that disagree, days that are known only to lie within a span, lists that are complete,
and things that go by several names, in about the proportions of the shipped data. `S` has the size of the shipped data,
`M` a million triples, `L` ten million.

    python benchmarks/generate.py M -o m.nt
"""

import argparse
import sys
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path

SIZES = {"S": 75_000, "M": 1_000_000, "L": 10_000_000}
# How many States and cities there are, at every size.
STATES = 190
CITIES = 380
_YEARS = range(2003, 2015)
_CONSONANTS = "bcdfglmnprstvzk"
_VOWELS = "aeiou"
_SYLLABLES = tuple(consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS)
_SPACE = "https://w3id.org/govgraph/"
_PREFIXES = {
    "gov": f"{_SPACE}ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_OURS = {"id", "kind", "role", "status", "property", "relation", "qualifier", "sourcekind", "source", "st"}
_KINDS = ("government", "organisation", "press", "un", "iom", "encyclopaedia")


def main() -> None:
    """Write one size as N-Triples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", help="S, M, L, or a number of triples")
    parser.add_argument("-o", "--output", default="-", metavar="FILE")
    options = parser.parse_args()
    wanted = SIZES.get(options.size) or int(options.size)
    if options.output == "-":
        sys.stdout.writelines(triples(wanted))
        return
    with Path(options.output).open("w", encoding="utf-8") as file:
        file.writelines(triples(wanted))


def triples(wanted: int) -> Iterator[str]:
    """Lines of N-Triples: whole series of meetings with their sources, until there are at least so many."""
    count = 0
    number = 0
    for line in _world():
        count += 1
        yield line
    while count < wanted:
        for line in _series(number):
            count += 1
            yield line
        number += 1


def name(number: int) -> str:
    """A name that can be spoken, another one for each number."""
    letters = ""
    rest = number
    for _ in range(3):
        letters += _SYLLABLES[rest % len(_SYLLABLES)]
        rest //= len(_SYLLABLES)
    while rest:
        letters += _SYLLABLES[rest % len(_SYLLABLES)]
        rest //= len(_SYLLABLES)
    return letters.capitalize()


def _world() -> Iterator[str]:
    """States and their cities."""
    for number in range(STATES):
        state = f"id:state-{number}"
        yield from _thing(state, "State", "state", f"{name(number)}land", [f"Republic of {name(number)}land"])
    for number in range(CITIES):
        city = f"id:city-{number}"
        yield from _thing(city, "Place", "city", f"{name(number)}ville", [])
        yield _line(city, "gov:inState", f"id:state-{number % STATES}")


def _series(number: int) -> Iterator[str]:
    """A forum with its meetings, its troika, a group with members and heads, and the sources that speak of them."""
    called = name(number)
    forum, group, troika = f"id:forum-{number}", f"id:group-{number}", f"id:troika-{number}"
    yield from _thing(forum, "Process", "forum", f"{called} Forum on Migration ({called[:2].upper()}F{number})", [])
    yield _line(forum, "skos:hiddenLabel", _text(f"Forum of {called}"))
    yield from _thing(group, "Body", "inter-agency-group", f"{called} Migration Group", [f"Group of {called}"])
    yield from _thing(troika, "Body", "troika", f"Troika of the {called} Forum on Migration", [f"{called} troika"])
    person = f"id:person-{number}"
    yield from _thing(person, "Person", "person", f"{name(number * 7 + 3)} {called}son", [])
    for year in _YEARS:
        yield from _meeting(number, year)
    yield from _directory(number, forum, group, troika, person)


def _meeting(number: int, year: int) -> Iterator[str]:
    """One meeting: announced by one source, reported by a second one, and sometimes told otherwise by a third."""
    meeting = f"id:forum-{number}-{year}"
    forum = f"id:forum-{number}"
    yield from _thing(meeting, "Edition", "summit", f"{name(number)} Forum {year}", [])
    yield _line(meeting, "gov:editionOf", forum)
    yield _line(meeting, "gov:year", _number(year))
    chair, other = (f"id:state-{_pick(STATES, number, year, salt)}" for salt in "ab")
    city = f"id:city-{_pick(CITIES, number, year)}"
    month = 1 + _pick(11, number, year, "m")
    plan = _Source(f"plan-{number}-{year}", (f"{year - 1}-03-01", f"{year - 1}-10-31"), number + year)
    yield from plan.head(3)
    yield from plan.role(1, meeting, "organise", [chair, other][_pick(5, number, year, "p") == 0], "offered")
    yield from plan.sitting(2, meeting, "", (f"{year}-01-01", f"{year}-12-31"), "scheduled")
    yield from plan.link(3, meeting, "follows", f"id:forum-{number}-{year - 1}", year == _YEARS[0])
    report = _Source(f"report-{number}-{year}", (f"{year}-12-15", f"{year}-12-15"), number + year + 1)
    yield from report.head(4)
    yield from report.role(1, meeting, "chair", chair, "held")
    yield from report.role(1, meeting, "host", chair, "held")
    yield from report.sitting(2, meeting, city, (f"{year}-{month:02}-10", f"{year}-{month:02}-12"), "held")
    yield from report.value(3, meeting, "theme", _text(f"{_theme(number + year)} and development"))
    yield from report.value(3, meeting, "ordinal", _number(year - _YEARS[0] + 1))
    yield from report.value(4, meeting, "participants", _number(100 + _pick(900, number, year)), year)
    for salt in range(3):
        yield from report.role(4, meeting, "participant", f"id:state-{_pick(STATES, number, year, salt)}", "held")
    if _pick(3, number, year, "c") == 0:
        press = _Source(f"press-{number}-{year}", (f"{year}-06-01", f"{year + 1}-05-31"), 2)
        yield from press.head(1)
        yield from press.role(1, meeting, "chair", other, "held")
        yield from press.sitting(1, meeting, "", (f"{year}-{month:02}-01", f"{year}-{month:02}-28"), "held")


def _directory(number: int, forum: str, group: str, troika: str, person: str) -> Iterator[str]:
    """Two pages on the bodies around a forum, some years apart: complete lists, chairs, a head, sizes, beginnings."""
    for turn, year in enumerate((2006, 2011)):
        page = _Source(f"directory-{number}-{year}", (f"{year}-01-01", f"{year}-06-30"), number + turn)
        yield from page.head(4)
        yield from page.listed(1, group, [f"id:state-{(number * 3 + turn + 7 * one) % STATES}" for one in range(12)])
        yield from page.value(2, group, "size", _number(12 + _pick(2, number, turn)), year)
        yield from page.began(2, group, ("2001-01-01", f"2001-{6 * (turn + 1):02}-28"))
        yield from page.role(3, group, "chair", f"id:state-{_pick(STATES, number, turn)}", "in-office", year)
        yield from page.role(3, group, "office-holder", person, "in-office", year)
        yield from page.link(4, troika, "part-of", forum)
        yield from page.link(4, group, "linked-to", forum)


class _Source:
    """One source with its passages and statements."""

    def __init__(self, key: str, dates: tuple[str, str], kind: int) -> None:
        self._key = key
        self._dates = dates
        self._kind = _KINDS[kind % len(_KINDS)]
        self._made = 0

    def head(self, passages: int) -> Iterator[str]:
        """The source itself and its passages."""
        source = f"source:{self._key}"
        words = " to ".join(dict.fromkeys(self._dates))
        yield _line(source, "rdf:type", "gov:Source")
        yield _line(source, "dcterms:rights", _text("text not reproduced; facts and figures only"))
        yield _line(source, "gov:basisEarliest", _text("printed on it"))
        yield _line(source, "gov:basisLatest", _text("printed on it"))
        yield _line(source, "gov:dateEarliest", _day(self._dates[0]))
        yield _line(source, "gov:dateLatest", _day(self._dates[1]))
        yield _line(source, "gov:dateText", _text(words))
        yield _line(source, "gov:sourceKind", f"sourcekind:{self._kind}")
        yield _line(source, "rdfs:label", _text(self._key.replace("-", " ").capitalize()))
        for one in range(1, passages + 1):
            passage = f"source:{self._key}#p{one}"
            yield _line(passage, "rdf:type", "gov:Passage")
            yield _line(passage, "dcterms:isPartOf", source)
            yield _line(passage, "gov:locator", _text(f"para. {one}"))
            yield _line(passage, "gov:order", _number(10 * one))

    def role(self, at: int, of: str, role: str, agent: str, status: str, since: int = 0) -> Iterator[str]:
        """Who fills a role of something."""
        node = yield from self._statement(at, "org:Membership", of, status)
        yield _line(node, "org:member", agent)
        yield _line(node, "org:role", f"role:{role}")
        if since:
            yield from _span(node, "from", (f"{since - 1}-07-01", f"{since - 1}-12-31"))

    def listed(self, at: int, of: str, agents: list[str]) -> Iterator[str]:
        """All members of a body on the day of the source."""
        lists = yield from self._statement(at, "gov:CompleteList", of, "")
        yield _line(lists, "org:role", "role:member")
        yield from _span(lists, "completeAsOf", self._dates)
        for agent in agents:
            node = yield from self._statement(at, "org:Membership", of, "held")
            yield _line(node, "org:member", agent)
            yield _line(node, "org:role", "role:member")
            yield _line(node, "gov:inList", lists)
            yield from _span(node, "attested", self._dates)

    def sitting(self, at: int, of: str, place: str, days: tuple[str, str], status: str) -> Iterator[str]:
        """When and where a meeting sits; without a place, some time within the days."""
        node = yield from self._statement(at, "gov:Sitting", of, status)
        if place:
            yield _line(node, "gov:place", place)
            yield from _span(node, "from", (days[0], days[0]))
            yield from _span(node, "until", (days[1], days[1]))
        else:
            yield from _span(node, "from", days)
            yield from _span(node, "until", days)

    def value(self, at: int, of: str, key: str, value: str, year: int = 0) -> Iterator[str]:
        """A trait with its value."""
        node = yield from self._statement(at, "gov:Attribute", of, "held")
        yield _line(node, "gov:property", f"property:{key}")
        yield _line(node, "gov:value", value)
        if year:
            yield _line(node, "gov:qualifier", f"qualifier:{('exact', 'about')[year % 2]}")
            yield from _span(node, "attested", self._dates)

    def began(self, at: int, of: str, days: tuple[str, str]) -> Iterator[str]:
        """When something began."""
        node = yield from self._statement(at, "gov:Attribute", of, "held")
        yield _line(node, "gov:property", "property:start")
        yield from _span(node, "from", days)

    def link(self, at: int, of: str, relation: str, to: str, left_out: bool = False) -> Iterator[str]:
        """How two things are tied."""
        if left_out:
            return
        node = yield from self._statement(at, "gov:Link", of, "held")
        yield _line(node, "gov:relation", f"relation:{relation}")
        yield _line(node, "gov:to", to)

    def _statement(self, at: int, kind: str, of: str, status: str) -> Generator[str, None, str]:
        self._made += 1
        node = f"st:{self._key}/p{at}/{self._made}"
        yield _line(node, "rdf:type", kind)
        yield _line(node, "gov:of", of)
        yield _line(node, "gov:statedIn", f"source:{self._key}#p{at}")
        if status:
            yield _line(node, "gov:status", f"status:{status}")
        return node


def _theme(number: int) -> str:
    """What a meeting is about."""
    return ("Labour", "Remittances", "Return", "Mobility", "Protection", "Diasporas", "Data")[number % 7]


def _thing(thing: str, kind: str, sort: str, label: str, names: list[str]) -> Iterator[str]:
    yield _line(thing, "rdf:type", f"gov:{kind}")
    yield _line(thing, "gov:kind", f"kind:{sort}")
    yield _line(thing, "rdfs:label", _text(label))
    for one in names:
        yield _line(thing, "skos:hiddenLabel", _text(one))


def _span(node: str, which: str, days: tuple[str, str]) -> Iterator[str]:
    words = " to ".join(dict.fromkeys(days))
    yield _line(node, f"gov:{which}Earliest", _day(days[0]))
    yield _line(node, f"gov:{which}Latest", _day(days[1]))
    yield _line(node, f"gov:{which}Text", _text(words))


def _line(subject: str, predicate: str, target: str) -> str:
    if not target.startswith('"'):
        target = _full(target)
    return f"{_full(subject)} {_full(predicate)} {target} .\n"


def _full(short: str) -> str:
    space, _, local = short.partition(":")
    if space in _OURS:
        return f"<{_SPACE}{space}/{local}>"
    return f"<{_PREFIXES[space]}{local}>"


def _text(value: str) -> str:
    return f'"{value}"'


def _number(value: int) -> str:
    return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#integer>'


def _day(value: str) -> str:
    return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#date>'


def _pick(out_of: int, *key: object) -> int:
    """A number that depends on the key alone."""
    return zlib.crc32(repr(key).encode()) % out_of


if __name__ == "__main__":
    main()
