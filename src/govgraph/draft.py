"""A new source as a file to fill in: it passes the checks as it is written."""

import re
from typing import NamedTuple

from govgraph import dates, resources
from govgraph.errors import BadUse
from govgraph.model import NAMESPACE

_PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "gov": f"{NAMESPACE}ns#",
    "in": "",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "source": f"{NAMESPACE}source/",
    "sourcekind": f"{NAMESPACE}sourcekind/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Draft(NamedTuple):
    """What must be known of a source before its first statement: when it can have been written, and from whom."""

    id: str
    label: str
    kind: str
    earliest: str
    latest: str
    basis: str

    def turtle(self) -> str:
        """The source with one passage, in the form that the other files have."""
        if not re.fullmatch(r"[a-z0-9_]+(-[a-z0-9_]+)*", self.id):
            raise BadUse(f"{self.id!r} is no id; write small letters, digits and single hyphens")
        first, last = dates.parse(self.earliest).first, dates.parse(self.latest).last
        if first > last:
            raise BadUse(f"{self.earliest} lies after {self.latest}")
        prefixes = _PREFIXES | {"in": f"{NAMESPACE}source/{self.id}#"}
        head = [f"@base <{NAMESPACE}st/{self.id}/> ."]
        head += [f"@prefix {name}: <{full}> ." for name, full in sorted(prefixes.items())]
        words = dates.words(dates.Interval(first, last))
        source = (
            f"source:{self.id}\n    a gov:Source ;\n"
            f"    dcterms:rights {_text('text not reproduced; facts and figures only')} ;\n"
            f"    gov:basisEarliest {_text(self.basis)} ;\n    gov:basisLatest {_text(self.basis)} ;\n"
            f'    gov:dateEarliest "{first}"^^xsd:date ;\n    gov:dateLatest "{last}"^^xsd:date ;\n'
            f"    gov:dateText {_text(words)} ;\n    gov:sourceKind sourcekind:{self.kind} ;\n"
            f"    rdfs:label {_text(self.label)} .\n"
        )
        passage = (
            f"in:para-1\n    a gov:Passage ;\n    dcterms:isPartOf source:{self.id} ;\n"
            '    gov:locator "para. 1" ;\n    gov:order 10 .\n'
        )
        return "\n".join(head) + f"\n\n{source}\n{passage}"

    def write(self) -> str:
        """Write the file into data/sources/ of the checkout and give its path; nothing is overwritten."""
        if resources.is_installed():
            raise BadUse("an installed govgraph has no files to add to; work in a checkout")
        path = resources.root() / "data" / "sources" / f"{self.id}.ttl"
        if path.exists():
            raise BadUse(f"{path.name} is there already; choose another id")
        path.write_text(self.turtle(), encoding="utf-8")
        return path.relative_to(resources.root()).as_posix()


def _text(words: str) -> str:
    from govgraph.store import term

    return term(words)
