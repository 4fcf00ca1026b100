"""The commands about change: parse, one call on the graph, print."""

from typing import Any

import click

from govgraph.errors import BadUse
from govgraph.terminal import asking, opened, show_answer


def add(group: click.Group) -> None:
    """Add the commands about change to a group."""
    for command in (timeline, diff):
        group.add_command(command)


@click.command()
@click.argument("name", nargs=-1, required=True)
@asking
def timeline(name: tuple[str, ...], **options: Any) -> None:
    """List the meetings of a series, or what happened to a thing, in the order of time"""
    graph = opened()
    found = graph.timeline(" ".join(name), options["as_of"])
    show_answer(graph, found, options)
    raise SystemExit(found.exit_code)


@click.command()
@click.argument("words", metavar="[NAME]", nargs=-1)
@click.option("--from", "start", metavar="DATE", default="", help="compare what held then ...")
@click.option("--to", "end", metavar="DATE", default="", help="... with what held then")
@click.option("--known", metavar="DATE DATE", nargs=2, default=None, help="what the second day of knowledge adds")
@asking
def diff(words: tuple[str, ...], start: str, end: str, known: tuple[str, str] | None, **options: Any) -> None:
    """Say what changed around a thing between two times, or what a later day of knowledge adds"""
    graph, name = opened(), " ".join(words)
    if known and not (start or end):
        found = graph.learnt(*known, name=name)
    elif name and start and end and not known:
        found = graph.diff(name, start, end, options["as_of"])
    else:
        raise BadUse("write diff NAME --from DATE --to DATE, or diff [NAME] --known DATE DATE")
    show_answer(graph, found, options)
    raise SystemExit(found.exit_code)
