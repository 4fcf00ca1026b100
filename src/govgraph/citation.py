"""References to the places on which an answer rests, as text, BibTeX, CSL-JSON and RIS."""

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from govgraph import dates
from govgraph.dates import Interval
from govgraph.model import Iri, Table, Value

STYLES = ("text", "bibtex", "csl", "ris")
TITLE = "govgraph"
AUTHOR = "The govgraph founders"
# By kind of source: its type in CSL-JSON and in RIS; what stands on the web and is of no such kind is a page.
_TYPES = {
    "un": ("report", "RPRT"),
    "press": ("article-newspaper", "NEWS"),
    "encyclopaedia": ("entry-encyclopedia", "ENCYC"),
}
_PAGE = ("webpage", "ELEC")
_PAPER = ("document", "GEN")
_DATA = ("dataset", "DATA")
# A brace counts in BibTeX even where it is escaped, so it is written by name.
_TEX = {
    **{sign: f"\\{sign}" for sign in "#$%&_"},
    **{"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"},
    **{"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"},
}
# What an address may hold as it is; a brace or a backslash would end the field, and other scripts need an escape.
_SAFE = "%/:?#[]@!$&'()*+,;=~-._"


class Citation(NamedTuple):
    """One source as a bibliography has it, with the places in it; `types` are those of CSL-JSON and RIS."""

    id: str
    title: str
    publisher: str
    number: str
    address: str
    types: tuple[str, str]
    date: str
    days: Interval | None
    locators: tuple[str, ...]
    note: str = ""

    def __str__(self) -> str:
        named = ", ".join(dict.fromkeys(part for part in (self.publisher, self.title, self.number) if part))
        told = ", ".join(part for part in (f"{named} ({self.date})", "; ".join(self.locators)) if part)
        return ". ".join(part for part in (told, f"<{self.address}>" * bool(self.address)) if part)

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are sure; nothing where not even the year is."""
        if self.days is None:
            return ()
        first, last = self.days
        same = [getattr(first, name) == getattr(last, name) for name in ("year", "month", "day")]
        whole = (first.year, first.month, first.day)
        return whole[: [*same, False].index(False)]


def read(table: Table) -> tuple[Citation, ...]:
    """Make one citation for each source of the passages in a table, with all its places."""
    found: dict[str, Citation] = {}
    for row in table.records():
        one = _one(row)
        held = found.get(one.id, one._replace(locators=()))
        found[one.id] = held._replace(locators=tuple(dict.fromkeys((*held.locators, *one.locators))))
    return tuple(found.values())


def itself(data: str, newest: str, pin: str) -> Citation:
    """Cite the graph in one state of its data, with the line that pins an answer."""
    days = dates.parse(newest)
    return Citation(
        f"govgraph-{data}", TITLE, AUTHOR, f"data {data}", "", _DATA, f"known up to {newest}", days, (), pin
    )


def write(cited: Sequence[Citation], style: str) -> str:
    """Write citations in one style."""
    return {"text": text, "bibtex": bibtex, "csl": csl, "ris": ris}[style](cited)


def text(cited: Sequence[Citation]) -> str:
    """Write numbered references, the last line of each its note."""
    lines = []
    for number, one in enumerate(cited, 1):
        lines.append(f"[{number}] {one}")
        lines += [f"    {one.note}"] * bool(one.note)
    return "".join(f"{line}\n" for line in lines)


def bibtex(cited: Sequence[Citation]) -> str:
    r"""Write BibTeX, which biblatex reads too; what TeX would act on is escaped.

    >>> print(bibtex([itself("0a1", "2010-01-02", "100 % of R&D")]), end="")
    @misc{govgraph-0a1,
      title = {govgraph},
      organization = {The govgraph founders},
      number = {data 0a1},
      year = {2010},
      date = {2010-01-02},
      note = {known up to 2010-01-02. 100 \% of R\&D}
    }
    <BLANKLINE>
    % 100 % of R&D
    """
    # Outside of an entry, BibTeX passes over everything that holds no @, and a pinned line holds none.
    pins = "".join(f"\n% {one.note}\n" for one in cited if one.types == _DATA and "@" not in one.note)
    return "\n".join(_entry(one) for one in cited) + pins


def csl(cited: Sequence[Citation]) -> str:
    """Write a list of CSL-JSON items."""
    return json.dumps([item(one) for one in cited], ensure_ascii=False, indent=1) + "\n"


def item(one: Citation) -> dict[str, object]:
    """One citation as CSL-JSON has it."""
    found: dict[str, object] = {"id": one.id, "type": one.types[0], "title": one.title}
    found |= {"publisher": one.publisher, "number": one.number, "URL": one.address}
    found["issued"] = {"literal": one.date}
    if one.parts:
        found["issued"] = {"date-parts": [list(one.parts)]}
    found["note"] = ". ".join(_notes(one))
    return {name: value for name, value in found.items() if value}


def ris(cited: Sequence[Citation]) -> str:
    """Write RIS records."""
    return "\n".join(_record(one) for one in cited)


def _one(row: dict[str, Value]) -> Citation:
    source, kind = row["source"], row["kind"]
    first, last = row["dateEarliest"], row["dateLatest"]
    assert isinstance(source, Iri) and isinstance(kind, Iri) and isinstance(first, date) and isinstance(last, date)
    address = str(row.get("address", ""))
    types = (_PAPER, _PAGE)[bool(address)]
    return Citation(
        id=source.id.removeprefix("source/"),
        title=_line(str(row.get("title", row["label"]))),
        publisher=_line(str(row.get("publisher", ""))),
        number=_line(str(row.get("symbol", ""))),
        address=address,
        types=_TYPES.get(kind.id.removeprefix("sourcekind/"), types),
        date=str(row["dateText"]),
        days=Interval(first, last),
        locators=(_line(str(row["locator"])),),
    )


def _line(value: str) -> str:
    return " ".join(value.split())


def _notes(one: Citation) -> list[str]:
    """What no field has: the date in words, the places, and the note."""
    return [part for part in (one.date, "; ".join(one.locators), one.note) if part]


def _entry(one: Citation) -> str:
    fields = {"title": one.title, "organization": one.publisher, "number": one.number}
    if one.parts:
        fields |= {"year": str(one.parts[0]), "date": "-".join(f"{part:02}" for part in one.parts)}
    fields["note"] = ". ".join(_notes(one))
    lines = [f"  {name} = {{{_tex(value)}}}" for name, value in fields.items() if value]
    if one.address:
        lines.append(f"  url = {{{quote(one.address, safe=_SAFE)}}}")
    return f"@misc{{{re.sub(r'[^A-Za-z0-9._:-]', '-', one.id)},\n" + ",\n".join(lines) + "\n}\n"


def _tex(value: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in value)


def _record(one: Citation) -> str:
    lines = [("TY", one.types[1]), ("ID", one.id), ("TI", one.title), ("PB", one.publisher), ("M1", one.number)]
    if one.parts:
        year, *rest = [f"{part:02}" for part in one.parts]
        lines += [("PY", year), ("DA", "/".join([year, *rest, "", "", ""][:4]))]
    lines += [("UR", one.address), *(("N1", note) for note in _notes(one))]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"
