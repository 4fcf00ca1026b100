"""What things suit: the parameters that they may fill, and the answers that they may be looked for in."""

from govgraph.compiled import Index
from govgraph.meetings import Meetings
from govgraph.names import Names


class Suiting:
    """Tells by the classes of things what can be asked of them."""

    def __init__(self, index: Index, names: Names, meetings: Meetings) -> None:
        """Tell it of what an index names."""
        self._index = index
        self._names = names
        self._meetings = meetings
        self._suited: dict[tuple[str, ...], bool] = {}

    def suits(self, name: str, param: str, spec: list[str], absent: str = "") -> bool:
        """Whether a thing may fill a parameter; of a meeting that is `absent` only its series is there to do so."""
        if name == absent:
            return not self._is_no_body(name, param) and ("Edition" in spec[1:] or "Meeting" in spec[1:])
        key = name, param, *spec
        if key not in self._suited:
            self._suited[key] = not self._is_no_body(name, param) and self._names.fits(name, tuple(spec[1:]))
        return self._suited[key]

    def is_lifted(self, name: str, spec: list[str]) -> bool:
        """Whether a series may stand for all its meetings."""
        return bool({"Edition", "Meeting"} & set(spec[1:])) and bool(self._meetings.of(name))

    def are(self, things: tuple[str, ...], *classes: str) -> bool:
        """Whether things are one of each class, in any order: a person and an office."""
        found = [self._index.things[name].classes for name in things]
        return len(found) == len(classes) and all(any(kind in one for one in found) for kind in classes)

    def are_alike(self, one: str, other: str) -> bool:
        """Whether two things have a class in common."""
        return not set(self._index.things[one].classes).isdisjoint(self._index.things[other].classes)

    def is_concept(self, name: str) -> bool:
        """Whether a name means a role, a relation, a property or another word of a list."""
        return self._index.things[name].is_concept

    def is_source(self, name: str) -> bool:
        """Whether a name means a source."""
        return "Source" in self._index.things[name].classes

    def is_checked(self, name: str) -> bool:
        """Whether rows can be asked for a thing."""
        return self._names.fits(name, ())

    def can_tell(self, name: str, head: dict[str, list[str]]) -> bool:
        """Whether a thing can be looked for in rows: a place, beside a meeting, only tells which one is meant."""
        if "Place" not in self._index.things[name].classes:
            return True
        return all(spec[1:] and not {"Edition", "Meeting"} & set(spec) for spec in head.values() if spec[0] == "thing")

    def _is_no_body(self, name: str, param: str) -> bool:
        """A State is a body in law, but nobody asks for its chair, members or secretariat."""
        classes = self._index.things[name].classes
        return (param in ("body", "part") and "State" in classes) or (param == "member" and "Process" in classes)
