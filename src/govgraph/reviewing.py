"""The commands that look at answers again: parse, one call on the graph, print."""

import json
import sys
from typing import Any

import click

from govgraph.errors import BadUse
from govgraph.terminal import asking, opened, printing, put, read_file, show_answer


def add(group: click.Group) -> None:
    """Add the commands that look at answers again to a group."""
    for command in (why_not, verify, answers):
        group.add_command(command)


@click.command(name="why-not")
@click.argument("question", nargs=-1, required=True)
@asking
def why_not(question: tuple[str, ...], **options: Any) -> None:
    """Say why a question has no answer: what was understood, what existed, what comes nearest, what is covered"""
    graph = opened()
    found = graph.why_not(" ".join(question), as_of=options["as_of"], on=options["on"])
    show_answer(graph, found, options)
    raise SystemExit(found.exit_code)


@click.command()
@click.argument("line", nargs=-1, required=True)
@printing
def verify(line: tuple[str, ...], form: str, output: str | None, limit: int) -> None:
    """Ask the question of a pinned line again and say same or changed; - reads one a line"""
    from govgraph import render

    graph = opened()
    lines = [" ".join(line)]
    if line == ("-",):
        lines = [one for one in sys.stdin if one.strip()]
    found = [graph.verify(one) for one in lines]
    if form == "text":
        put("".join(f"{one}\n" for one in found), output)
    else:
        told = [[one.word, one.sentence, "; ".join(one.notes), one.pin] for one in found]
        put(render.listing(("verdict", "sentence", "notes", "pin"), told, form, limit), output)
    if not all(one.same for one in found):
        raise SystemExit(1)


@click.command()
@click.option("--diff", "old", metavar="OLD", default="", help="compare with a file that this command wrote before")
@printing
def answers(old: str, form: str, output: str | None, limit: int) -> None:
    """List the recorded answers as JSON lines, or those that a change of data altered, and by which statement"""
    from govgraph import record, render

    told = [json.dumps(render.as_object(found), ensure_ascii=False) for found in opened().answers()]
    if not old:
        if form not in ("text", "jsonl"):
            raise BadUse("recorded answers are JSON lines; leave --format out, or add --diff OLD")
        put("".join(f"{line}\n" for line in told[: limit or None]), output)
        return
    before = record.read(read_file(old).splitlines(), old)
    changes = list(record.compare(before, record.read(told, "answers")))
    if form == "text":
        lines = [str(one) for one in changes[: limit or None]]
        number = len({one.asked for one in changes})
        put("\n".join([*lines, f"{number} of {len(told)} recorded answers changed"]) + "\n", output)
    else:
        put(render.listing(record.Change._fields, changes, form, limit), output)
    if changes:
        raise SystemExit(1)
