"""What was written to a file, and what its reader must know of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_KINDS = 8


@dataclass
class Tally:
    """Counts that grow while edges pass."""

    kinds: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    open_ended: int = 0
    widened: int = 0
    disputed: int = 0
    replaced: int = 0
    guarded: int = 0

    def count(self, kind: str, spells: Sequence[tuple[str, str]], precision: str, disputed: bool) -> None:
        """Add one edge; as its spells are in order and apart, only the first can lack a start and the last an end."""
        self.kinds[kind] += 1
        if not spells:
            self.undated += 1
        elif not (spells[0][0] and spells[-1][1]):
            self.open_ended += 1
        self.widened += precision == "wider"
        self.disputed += disputed


class Receipt(NamedTuple):
    """What was written, and what a reader must know of it."""

    form: str
    profile: str
    view: str
    files: int
    nodes: int
    edges: int
    kinds: tuple[tuple[str, int], ...]
    undated: int
    open_ended: int
    widened: int
    disputed: int
    replaced: int
    guarded: int

    def __str__(self) -> str:
        kinds = [f"{number} {kind}" for kind, number in sorted(self.kinds, key=lambda one: (-one[1], one[0]))]
        if len(kinds) > _KINDS:
            kinds[_KINDS:] = [f"{len(kinds) - _KINDS} kinds more"]
        form = " ".join(filter(None, (self.form, self.profile)))
        lines = [f"{self.view} as {form}: {self.nodes} nodes, {self.edges} edges ({', '.join(kinds) or 'none'})"]
        notes = (
            (self.undated, "edges without dates, which a time line always shows"),
            (self.open_ended, "edges with a bound that no source gives"),
            (self.widened, "edges with dates widened to whole days"),
            (self.disputed, "edges on which sources disagree, drawn as the policy settles it"),
            (self.replaced, "control characters replaced by a blank"),
            (self.guarded, "values in which INF was written Inf, as Gephi reads INF as infinity"),
        )
        lines += [f"{number} {text}" for number, text in notes if number]
        if self.files > 1:
            lines.append(f"{self.files} files in a folder")
        if not self.edges:
            lines.append("the network is empty")
        return "\n".join(lines)

    def report(self) -> str:
        """The receipt as JSON, with every kind."""
        import json

        return json.dumps(self._asdict() | {"kinds": dict(self.kinds)}, indent=1) + "\n"
