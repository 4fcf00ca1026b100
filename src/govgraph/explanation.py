"""Why an answer is as it is: statements, passages, rules, the policy that chose, and what lost."""

from govgraph import evidence
from govgraph.answer import Answer
from govgraph.compiled import Index
from govgraph.evidence import Evidence

_PARTS = {"self": "statement", "support": "also", "premise": "premise", "over": "over"}


def of(index: Index, found: Answer) -> str:
    """Say what an answer rests on, row by row."""
    out = [found.sentence, f"  query   {found.query}  (data {found.data})"]
    for row in found.rows:
        out.append("")
        out.append("  " + ", ".join(f"{name} {cell.text}" for name, cell in row.cells if cell.text))
        own = [one for one in row.evidence if one.part == "self"]
        for one in row.evidence:
            if one.part == "over":
                continue
            out.append(f"    {_PARTS[one.part]:<10}{_statement(index, one)}")
            if one.rule:
                out.append(f"    {'rule':<10}{one.rule}: {index.rules.get(one.rule, '')}")
            if one.note:
                out.append(f"    {'note':<10}{one.note}")
        for one in row.evidence:
            if one.part == "over":
                out.append(f"    {'over':<10}{_statement(index, one)}")
                out.append(f"    {'because':<10}{decided(own[0].key, one.key, index.policy)}")
    return "\n".join(out) + "\n"


def decided(winner: str, loser: str, fields: dict[str, list[str]]) -> str:
    """Name the rule of the policy by which one key stands above another.

    >>> decided("2|1|5|1|2009-12-08|1", "1|2009-04-28|3|5|0", {"fact": ["fact before plan"], "plan": []})
    'fact before plan'
    """
    kind = {"2": "fact"}.get(winner[:1], "plan")
    if winner[:1] != loser[:1]:
        return fields["fact"][0]
    for name, one, other in zip(fields[kind], winner.split("|"), loser.split("|"), strict=False):
        if one != other:
            return name
    return "they tie: the seat is contested"


def _statement(index: Index, one: Evidence) -> str:
    kind = index.concepts.get(f"sourcekind/{one.reference.kind}", {}).get("label", "")
    return f"{one.rests}: {evidence.clause(index, one, 'then')}; {one.reference} [{kind}]"
