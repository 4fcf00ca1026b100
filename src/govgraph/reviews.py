"""Looking at answers again: references, pinned lines, recorded answers, and why there is none."""

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING

from govgraph import dates, queries
from govgraph.answer import Answer
from govgraph.compiled import Index
from govgraph.errors import AmbiguousName, BadUse, NameNotFound
from govgraph.model import NAMESPACE, Iri
from govgraph.names import Names
from govgraph.queries import Query
from govgraph.reading import Reading
from govgraph.store import Store

if TYPE_CHECKING:
    from govgraph.citation import Citation
    from govgraph.verification import Verdict


class Reviews(ABC):
    """The part of the graph that looks at answers again."""

    _today: date | None

    @property
    @abstractmethod
    def index(self) -> Index:
        """Names and canned queries."""

    @property
    @abstractmethod
    def names(self) -> Names:
        """What things are called."""

    @abstractmethod
    def ask(self, question: str, as_of: str = "", on: str = "") -> Answer:
        """Answer a question in words."""

    @abstractmethod
    def query(self, name: str, as_of: str = "", on: str = "", **params: str) -> Answer:
        """Answer a canned query."""

    @abstractmethod
    def queries(self) -> list[Query]:
        """All canned queries, by name."""

    @abstractmethod
    def readings(self, question: str) -> list[Reading]:
        """The ways in which a question can be understood."""

    @abstractmethod
    def conflicts(self, name: str = "", as_of: str = "") -> Answer:
        """Where sources disagree."""

    @abstractmethod
    def gaps(self, name: str = "", as_of: str = "") -> Answer:
        """What no source says."""

    @abstractmethod
    def diff(self, name: str, start: str, end: str, as_of: str = "") -> Answer:
        """What changed around a thing between two times."""

    @abstractmethod
    def learnt(self, first: str, second: str, name: str = "") -> Answer:
        """What a later day of knowledge adds."""

    @abstractmethod
    def part(self, *things: str) -> Store:
        """What the latest snapshot says around some things."""

    @abstractmethod
    def snapshot(self, day: date | None) -> Store:
        """The store of what was known by a day."""

    def references(self, found: Answer) -> "tuple[Citation, ...]":
        """The sources of an answer as a bibliography has them, each with its places.

        >>> import govgraph
        >>> kg = govgraph.open()
        >>> kg.references(kg.query("took-part", meeting="HLD 2006"))[0].publisher
        'United Nations (UN)'
        """
        from govgraph import citation, resources

        query = queries.read(resources.root() / "queries" / "policy" / "references.rq")
        places = dict.fromkeys(one for row in found.rows for one in row.sources)
        if not places:
            return ()
        store = self.part(*dict.fromkeys(f"source/{one.source}" for one in places))
        passages = tuple(Iri(NAMESPACE + one.passage) for one in places)
        cited = {one.id: one for one in citation.read(store.select(query.bind({}, passages)))}
        return tuple(cited[source] for source in dict.fromkeys(one.source for one in places))

    def pin(self, found: Answer) -> str:
        """The line that pins an answer: its question, the data, the day up to which it knew, and its digest.

        >>> import govgraph
        >>> kg = govgraph.open()
        >>> kg.pin(kg.ask("who chairs GFMD 2010")).partition(" ask: ")[2]
        'who chairs GFMD 2010'
        """
        from govgraph import pin

        day = self._today or dates.today()
        return str(pin.of(found, found.as_of or self.index.newest, day.isoformat()))

    def cite(self, found: Answer, style: str = "text") -> str:
        """References to the places on which an answer rests, with the line that pins it, as text, bibtex, csl or ris.

        >>> import govgraph
        >>> kg = govgraph.open()
        >>> kg.cite(kg.ask("who chairs GFMD 2010"), "ris").startswith("TY  - ")
        True
        """
        from govgraph import citation

        if style not in citation.STYLES:
            raise BadUse(f"there is no style {style!r}; there are {', '.join(citation.STYLES)}")
        own = citation.itself(self.index.version, self.index.newest, self.pin(found))
        return citation.write((*self.references(found), own), style)

    def verify(self, line: str) -> "Verdict":
        """Ask a pinned question again, as known on its day, and say whether the answer is the same.

        >>> import govgraph
        >>> kg = govgraph.open()
        >>> kg.verify(kg.pin(kg.ask("who chairs GFMD 2010"))).same
        True
        """
        from govgraph import pin, verification

        pinned = pin.read(line)
        self._today = dates.parse(pinned.asked).last
        try:
            return verification.of(self, pinned)
        finally:
            self._today = None

    def answers(self) -> list[Answer]:
        """The recorded answers: what each canned query says to each of its examples."""
        found = []
        for query in self.queries():
            for example in query.examples:
                params = {name: str(value) for name, value in example.items() if name != "answer"}
                try:
                    found.append(self.query(query.name, **params))
                except (AmbiguousName, NameNotFound) as error:
                    text = " ".join([query.name, *(f"{key}={value}" for key, value in params.items())])
                    said = f"The question cannot be asked: {error}."
                    found.append(Answer(text, query.name, (), "not-in-graph", said, data=self.index.version))
        return found

    def why_not(self, question: str, as_of: str = "", on: str = "") -> Answer:
        """Say why a question has no answer: what was understood, existed, comes nearest, and is covered by sources.

        >>> import govgraph
        >>> govgraph.open().why_not("who chairs ICMPD").outcome
        'unknown'
        """
        from govgraph import absence

        return absence.of(self, question, as_of, on)
