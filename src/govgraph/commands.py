"""The commands about networks: parse, one call on the graph, print."""

from typing import TYPE_CHECKING, Any

import click

from govgraph.graph import GovGraph
from govgraph.terminal import Command, printing, put, watched

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def add(group: click.Group) -> None:
    """Add the commands about networks to a group."""
    for command in (views, view, measure, path, export):
        group.add_command(command)


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[str | CompletionItem]":
    from govgraph import views as shipped

    return [name for name in shipped.names() if name.startswith(incomplete)]


def _drawing(command: Command) -> Command:
    """Add the options of every command that draws a view."""
    options = (
        click.argument("name", metavar="VIEW", shell_complete=_complete),
        click.option("--as-of", "as_of", metavar="DATE", default="", help="draw the snapshot of this day"),
        click.option("--on", "on", metavar="DATE", default="", help="only what holds on this day"),
        click.option("--ego", metavar="NAME", default="", help="only the neighbourhood of this thing"),
        click.option("--steps", type=click.IntRange(0), default=1, show_default=True, help="how far it reaches"),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@printing
def views(form: str, output: str | None, limit: int) -> None:
    """List the views: networks of one sort of tie each"""
    from govgraph import render
    from govgraph import views as shipped

    lines = [[name, shipped.read(name).summary] for name in shipped.names()]
    put(render.listing(("view", "draws"), lines, form, limit), output)


@click.command()
@_drawing
@printing
def view(form: str, output: str | None, limit: int, **options: Any) -> None:
    """List the edges of a view with their dates, standing and sources"""
    from govgraph import render
    from govgraph import views as shipped

    put(render.listing(shipped.COLUMNS, shipped.lines(GovGraph().view(**options)), form, limit), output)


@click.command()
@click.argument("name", metavar="VIEW", shell_complete=_complete)
@click.option("--by", default="degree", show_default=True, help="the measure that orders the nodes")
@click.option("--top", type=click.IntRange(0), default=0, help="nodes at the most, 0 for all")
@click.option("--as-of", "as_of", metavar="DATE", default="", help="measure the snapshot of this day")
@printing
def measure(form: str, output: str | None, limit: int, **options: Any) -> None:
    """Measure the nodes of a view: degree, betweenness, communities ..."""
    from govgraph import render

    put(render.table(GovGraph().measure(**options), form, limit), output)


@click.command()
@click.argument("start")
@click.argument("goal")
@click.option("--view", "name", default="relations", show_default=True, help="the view to walk in")
@click.option("--as-of", "as_of", metavar="DATE", default="", help="walk in the snapshot of this day")
@click.option("-o", "--output", type=click.Path(dir_okay=False), default=None, help="write to this file")
def path(output: str | None, **options: Any) -> None:
    """Say how two things are connected, hop by hop"""
    hops = GovGraph().path(**options)
    put("\n".join(hops or [f"no way leads there in the view {options['name']}"]) + "\n", output)
    if not hops:
        raise SystemExit(1)


def _complete_formats(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[str | CompletionItem]":
    from govgraph import export

    return [name for name in export.formats() if name.startswith(incomplete)]


@click.command()
@click.argument("form", metavar="FORMAT", shell_complete=_complete_formats)
@_drawing
@click.option(
    "-o", "--output", required=True, type=click.Path(), help="write to this file; csv, slices: to this folder"
)
@click.option("--profile", default="", help="of gexf: portable (the usual one), desktop or slices")
@click.option("--report", type=click.Path(dir_okay=False), default=None, help="write the receipt to this file, as JSON")
def export(form: str, output: str, profile: str, report: str | None, **options: Any) -> None:
    """Write a view as csv, cytoscape, dot, gexf, graphml, html or json; a receipt goes to stderr"""
    from govgraph import export as files
    from govgraph.ties import Options

    graph = GovGraph()
    files.check(form, profile)
    receipt = graph.export(form, graph.view(**options), output, Options(profile=profile, watch=watched))
    if report:
        put(receipt.report(), report)
    click.echo(str(receipt), err=True)
