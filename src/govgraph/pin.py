"""A line that pins an answer: the question, the state of the data, the day up to which it knew, and two digests."""

import hashlib
import json
import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from govgraph import dates
from govgraph.answer import Answer, Call, Cell
from govgraph.errors import BadUse, UnreadablePin

MARK = "govgraph-pin/1"
# What a pin writes as %25 and the like, so that it stays one line and can stand in a BibTeX file.
_KEPT = "".join(chr(sign) for sign in range(32, 127) if chr(sign) not in '%@{}\\"')
_LINE = re.compile(
    rf"{MARK} data=(?P<data>\w+) known=(?P<known>[\d-]+) asked=(?P<asked>[\d-]+)"
    r"(?: as-of=(?P<as_of>[\d-]+))?(?: on=(?P<on>[\d-]+))?"
    r" answer=(?P<answer>[0-9a-f]{12}) sources=(?P<sources>[0-9a-f]{12}) (?P<verb>[a-z-]+): ?(?P<text>.*)"
)


class Pin(NamedTuple):
    """One pinned answer: how it was asked, of which data, on which day, and the digests of content and sources."""

    call: Call
    data: str
    known: str
    asked: str
    answer: str
    sources: str

    def __str__(self) -> str:
        times = "".join(
            f" {name}={value}" for name, value in (("as-of", self.call.as_of), ("on", self.call.on)) if value
        )
        return (
            f"{MARK} data={self.data} known={self.known} asked={self.asked}{times} answer={self.answer}"
            f" sources={self.sources} {self.call.verb}: {quote(' '.join(self.call.text.split()), safe=_KEPT)}"
        )


def of(found: Answer, known: str, asked: str) -> Pin:
    """Pin an answer that was given on a day, from the sources known by a day."""
    return Pin(found.call, found.data, known, asked, content(found), sources(found))


def read(line: str) -> Pin:
    """Read a pinned line back; one that is none, or that was cut, raises UnreadablePin.

    >>> read("govgraph-pin/1 data=0 known=2010 asked=2010 answer=0 sources=0 ask: who")
    Traceback (most recent call last):
    govgraph.errors.UnreadablePin: this is no whole line that pins an answer; such a line is written by --cite
    """
    found = _LINE.search(" ".join(line.split()))
    if not found:
        raise UnreadablePin("this is no whole line that pins an answer; such a line is written by --cite")
    given = {name: value or "" for name, value in found.groupdict().items()}
    for name in ("known", "asked", "as_of", "on"):
        try:
            dates.parse(given[name] or "2000")
        except BadUse as error:
            raise UnreadablePin(f"this line pins no answer: {error}") from None
    call = Call(given["verb"], unquote(given["text"]), given["as_of"], given["on"])
    return Pin(call, given["data"], given["known"], given["asked"], given["answer"], given["sources"])


def content(found: Answer) -> str:
    """Digest what an answer says: its outcome and its rows, whatever their wording, order and sources."""
    sure = [row for row in found.rows if row.certainty == "certain"] or list(found.rows)
    lines = sorted(json.dumps([[name, _plain(cell)] for name, cell in sorted(row.cells)]) for row in sure)
    return _digest([found.outcome, *lines])


def sources(found: Answer) -> str:
    """Digest the passages on which an answer rests."""
    return _digest(sorted({one.passage for row in found.rows for one in row.sources}))


def _plain(cell: Cell) -> object:
    if cell.several:
        return [_plain(one) for one in cell.several]
    return cell.id or cell.text


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode(errors="replace")).hexdigest()[:12]
