"""The sentence of an answer: the template of its query, filled with its rows."""

import re
from datetime import date

from govgraph import dates, evidence
from govgraph.answer import Answer, Row
from govgraph.compiled import Index
from govgraph.dates import LAST, Interval
from govgraph.queries import Query

_DENIED = "denied"
# What verbs that stand before others are for several.
_MANY = {"was": "were", "is": "are", "has": "have"}
_PLACE = re.compile(r"\{(on )?([\w:]+)\}")


def of(index: Index, query: Query, answer: Answer) -> str:
    """The sentence of an answer, with the day up to which it knows where one was asked."""
    sure = answer._replace(rows=tuple(row for row in answer.rows if row.certainty == "certain"))
    open_ = answer._replace(rows=tuple(row for row in answer.rows if row.certainty == "possible"))
    if sure.rows and open_.rows:
        said = f"{_say(index, query, sure)}; possibly {_beside(index, query, open_)}"
    elif open_.rows:
        said = f"possibly, {_say(index, query, open_)}"
    else:
        said = _say(index, query, sure)
    if answer.as_of:
        day = date.fromisoformat(answer.as_of)
        said = f"as known by {dates.words(Interval(day, day))}, {said}"
    return f"{said[:1].upper()}{said[1:]}.".replace(":.", ":")


def fill(index: Index, template: str, answer: Answer) -> str:
    """Fill a sentence.

    {column} lists its values, {column:other} each with another in brackets, {on column} sets "on" or "in" before
    days; {parameter} names it, {verb} is written in the standing of the rows, {count} numbers them, {planned} those
    that are plans; (one|many) chooses by that; [parts] vanish where nothing fills them; {timing} says from which day
    the rows come.
    """

    def placeholder(found: re.Match[str]) -> str:
        return _put(index, template, answer, found)

    def optional(found: re.Match[str]) -> str:
        if all(placeholder(one) for one in _PLACE.finditer(found[1])):
            return found[1]
        return ""

    text = re.sub(r"\[([^\]]*)\]", optional, template)
    many = _several(template, answer) != 1
    text = re.sub(r"\(([^()|]*)\|([^()|]*)\)", lambda found: found[1 + many], text)
    return _PLACE.sub(placeholder, text)


def _put(index: Index, template: str, answer: Answer, found: re.Match[str]) -> str:
    """What stands in place of one placeholder."""
    name, *more = found[2].split(":")
    if name == "count":
        return str(len(answer.rows))
    if name == "planned":
        statuses = [row.id("sitting") or row.id("status") for row in answer.rows]
        number = sum(index.concepts.get(one, {}).get("tier") == "plan" for one in statuses)
        return str(number) * bool(number)
    if name == "timing":
        return _timing(answer)
    if found[1]:
        days = [(on(row.text(name), row.id(name)), row) for row in answer.rows if row.text(name)]
        sure = {text for text, row in days if _is_firm(index, row)}
        # A day that was only planned stands apart from one that is so.
        apart = [f"{text} ({row.text('status')})" * (text not in sure) or text for text, row in days]
        return join(dict.fromkeys(apart * bool(sure) or dict(days)))
    if name in answer.columns:
        filled = [row for row in answer.rows if row.text(name)]
        if name != _bearer(template, answer):
            return join(dict.fromkeys(_item(row, name, more) for row in filled))
        firm = {_item(row, name, more) for row in filled if _is_firm(index, row)}
        said = ((_item(row, name, more), row) for row in filled)
        whole = {plain: _item(row, name, [*more, *["status"] * (plain not in firm)]) for plain, row in said}
        return join(dict.fromkeys(whole.values()))
    params = {key: cell.text for key, cell in answer.params}
    if name in params:
        return params[name]
    return _verb(index, name, template, answer)


def _bearer(template: str, answer: Answer) -> str:
    """The column that tells what was only planned or proposed, where the words of a template leave that open."""
    names = [found[2] for found in _PLACE.finditer(template)]
    told = {part for name in names for part in name.split(":")}
    params = {key for key, _ in answer.params}
    if _is_denied(answer) or told & {"status", "standing"} or not told <= {*answer.columns, *params, "count", "timing"}:
        return ""
    columns = [name.split(":")[0] for name in names if name.split(":")[0] in answer.columns]
    ids = {one: {row.id(one) for row in answer.rows} for one in columns}
    return next((one for one in columns if any(ids[one]) and not any("/" in name for name in ids[one])), "")


def _is_firm(index: Index, row: Row) -> bool:
    """Whether a row tells what is so, and neither a plan, nor what came to nothing, nor what is denied."""
    tier = index.concepts.get(f"status/{row.status}", {}).get("tier", "fact")
    return tier == "fact" and row.status != _DENIED


def _is_bare(index: Index, query: Query, answer: Answer, said: str) -> bool:
    """Whether a sentence tells plans as facts: with no verb, and no word of theirs."""
    names = {part for found in _PLACE.finditer(query.sentence) for part in found[2].split(":")}
    verbs = names - {*answer.columns, *dict(answer.params), "count", "planned", "timing"}
    words = {index.concepts.get(f"status/{row.status}", {}).get("label", "") for row in answer.rows}
    if verbs or query.heading or only_lists(query):
        return False
    return not any(word in said for word in (*words, "planned", "was to"))


def only_lists(query: Query) -> bool:
    """Whether the sentence of a query says nothing of what its rows do, so that each of them tells its status."""
    told = {part for found in _PLACE.finditer(query.sentence) for part in found[2].split(":")}
    return "{status}" in query.line and told.isdisjoint(name for name, _ in query.columns)


def _is_denied(answer: Answer) -> bool:
    return all(row.status == _DENIED for row in answer.rows)


def join(texts: dict[str, None]) -> str:
    """Write a list as running text: "a, b and c"."""
    items = list(texts)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def _say(index: Index, query: Query, answer: Answer) -> str:
    """What rows of one certainty say."""
    if not answer.rows:
        said = fill(index, query.none, answer)
        if answer.outcome == "unknown":
            said = f"{said}: not in the sources"
        return said
    if _is_seat_planned(index, query, answer):
        return f"{fill(index, query.none, answer)}; {_plans(index, answer)}"
    said = _told(index, query.sentence, _parts(answer, query.sentence))
    if _is_denied(answer) and "status:denied" not in query.text and not only_lists(query):
        said = f"it is denied {('that', 'this:')[':' in said]} {said}"
    if query.heading and answer.line:
        said = fill(index, query.heading, answer)
    if answer.outcome == "planned" and _is_bare(index, query, answer, said):
        said = f"{said} (planned only)"
    if answer.outcome == "contested":
        said = f"{said} (contested: the sources tie)"
    return said


def _told(index: Index, template: str, parts: list[Answer]) -> str:
    """The sentences of all parts; what several of them say of other days alone is said once."""
    same, timed, rest = template.partition(", {timing}")
    told: dict[str, list[str]] = {}
    for part in parts:
        if timed and not rest:
            told.setdefault(fill(index, same, part), []).append(_timing(part))
        else:
            told[fill(index, template, part)] = []
    return "; ".join(", ".join([said, *["; ".join(days)] * bool(days)]) for said, days in told.items())


def _beside(index: Index, query: Query, answer: Answer) -> str:
    """What only possibly known rows add to what is certain."""
    if _is_seat_planned(index, query, answer):
        return _plans(index, answer)
    return _say(index, query, answer)


def _is_seat_planned(index: Index, query: Query, answer: Answer) -> bool:
    """Whether all that is known of a seat is who was to have it."""
    tiers = {index.concepts.get(f"status/{row.status}", {}).get("tier") for row in answer.rows}
    return tiers <= {"plan", "ended"} and "sitting" in dict(query.columns)


def _parts(answer: Answer, template: str) -> list[Answer]:
    """Cut an answer into what one sentence can say.

    What holds at the time asked, what was last known before and what was first known after are told apart; so are
    relations where the sentence names them, what is so and what is not, and days that are not the same for all.
    """
    parts: dict[tuple[int, str, str], list[Row]] = {}
    for row in answer.rows:
        relation = ""
        for name in ("relation", "held"):
            if f"{{{name}}}" in template:
                relation = row.text(name)
        when = ("", "in", "before", "after").index(row.text("timing"))
        day = ""
        if "{timing}" in template:
            day = row.text("day")
        parts.setdefault((when, relation, day), []).append(row)
    if "{timing}" in template:
        return [answer._replace(rows=tuple(rows)) for _, rows in sorted(parts.items(), key=lambda part: part[0][0])]
    return [answer._replace(rows=tuple(parts[key])) for key in sorted(parts)]


def _plans(index: Index, answer: Answer) -> str:
    """Who was to do it, by statement, sure ones first."""
    form = "then"
    if answer.as_of:
        form = "had"
    clauses: dict[str, None] = {}
    for row in sorted(answer.rows, key=lambda one: one.certainty):
        own = [one for one in row.evidence if one.part == "self"]
        if not own:
            continue
        first = min(own, key=lambda one: (one.said_on, one.order))
        said = evidence.clause(index, first, form)
        if row.text("sitting") == "held":
            said = f"{said}, and the meeting was held"
        clauses[said] = None
    return "; ".join(clauses)


def _item(row: Row, name: str, more: list[str]) -> str:
    if name == "status" and row.status == "held":
        # What is simply so needs no word; every other standing is told.
        return ""
    # What is said beside a thing belongs to its name, and not to the days or the standing.
    asides = ["aside"] * (name not in ("aside", "status") and "/" not in row.id(name))
    shown = [one for one in (*more, *asides) if one != "status" or row.status != "held"]
    beside = ", ".join(row.text(one) for one in shown if row.text(one))
    if beside:
        return f"{row.text(name)} ({beside})"
    return row.text(name)


def on(day: str, concept: str = "") -> str:
    """Set "on" before days, "in" before months, years and places, nothing before a mode of meeting."""
    if concept.startswith("mode/"):
        return day
    if re.match(r"\d{1,2}[ -]", day):
        return f"on {day}"
    return f"in {day}"


def _several(template: str, answer: Answer) -> int:
    """How many different things a template would name: the values of the first of its columns, else the rows."""
    names = [found[2].split(":")[0] for found in _PLACE.finditer(template)]
    for name in names:
        if name in answer.columns:
            return len({row.text(name) for row in answer.rows})
    return len({row.cells for row in answer.rows})


def _verb(index: Index, name: str, template: str, answer: Answer) -> str:
    verbs = index.words["verbs"]
    lemma = next((key for key, forms in verbs.items() if isinstance(forms, list) and name in forms), "")
    if lemma and answer.rows:
        statuses = [row.status for row in answer.rows]
        status = statuses[0]
        if "in-office" in statuses:
            status = "in-office"
        known = (LAST.isoformat(), answer.as_of or index.newest)[answer.present]
        over = answer.rows[0].text("sitting") == "held" or answer.rows[0].is_over(known)
        if status == "in-office" and over:
            status = "held"
        said = evidence.phrase(index, lemma, status, "then")
        many = _several(template, answer) > 1
        if said == name and many:
            return lemma
        first, gap, rest = said.partition(" ")
        if many:
            first = _MANY.get(first, first)
        return f"{first}{gap}{rest}"
    return ""


def _timing(answer: Answer) -> str:
    return join(dict.fromkeys(_when(row, answer.present) for row in answer.rows))


def _when(row: Row, present: bool) -> str:
    """The days of a row; what no source ends is told with the day on which it was last or first heard of."""
    days = row.text("day")
    if row.text("timing") == "after":
        return re.sub(r"^attested", "first attested", days)
    if row.text("timing") == "before":
        days = re.sub(r"^attested", ("last attested", "last confirmed")[present], days)
    return days
