"""Why an answer is as it is: statements, passages, rules, the policy that chose, and what lost."""

from govgraph import evidence
from govgraph.answer import Answer
from govgraph.compiled import Index
from govgraph.evidence import Evidence

_PARTS = {"self": "statement", "support": "also", "premise": "premise", "over": "over"}


def of(index: Index, found: Answer) -> str:
    """Say what an answer rests on, row by row, each thing once."""
    out = [found.sentence, f"  query   {found.query}  (data {found.data})"]
    for row in found.rows:
        out.append("")
        out.append("  " + ", ".join(f"{name} {cell.text}" for name, cell in row.cells if cell.text))
        out += dict.fromkeys(line for one in row.evidence for line in _lines(index, one) if one.part != "over")
        own = [one for one in row.evidence if one.part == "self"]
        for one in {one.rests: one for one in row.evidence if one.part == "over"}.values():
            out.append(_line("over", _statement(index, one)))
            out.append(_line("because", evidence.decided(own[0].key, one.key, index.policy)))
    return "\n".join(out) + "\n"


def _lines(index: Index, one: Evidence) -> list[str]:
    lines = [_line(_PARTS[one.part], _statement(index, one))]
    if one.rule:
        lines.append(_line("rule", f"{one.rule}: {index.rules[one.rule]}"))
    if one.note:
        lines.append(_line("note", one.note))
    return lines


def _line(word: str, text: str) -> str:
    return f"    {word:<10}{text}"


def _statement(index: Index, one: Evidence) -> str:
    kind = index.concepts.get(f"sourcekind/{one.reference.kind}", {}).get("label", "")
    if one.reference.second_hand:
        kind = f"{kind}, second-hand"
    return f"{one.rests}: {evidence.clause(index, one, 'then')}; {one.reference} [{kind}]"
