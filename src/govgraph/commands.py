"""The commands about networks: parse, one call on the graph, print."""

from typing import TYPE_CHECKING, Any

import click

from govgraph.terminal import Command, opened, printing, put, watched

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
        click.option("--from", "since", metavar="DATE", default="", help="only what holds on its first day or later"),
        click.option("--to", "until", metavar="DATE", default="", help="only what holds on its last day or earlier"),
        click.option("--kind", "kinds", metavar="KIND", multiple=True, help="only edges of this kind; may be repeated"),
        click.option(
            "--status", "statuses", metavar="STATUS", multiple=True, help="only edges of this status; likewise"
        ),
        click.option(
            "--weight", default="count", show_default=True, help="what two share: count, newman or jaccard (see docs)"
        ),
        click.option(
            "--backbone", type=float, metavar="P", default=None, help="only edges significant at this level, as 0.05"
        ),
        click.option(
            "--heaviest", type=click.IntRange(0), default=0, help="only so many edges of a projection, 0 for all"
        ),
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
@click.option("--plot", type=click.Path(dir_okay=False), default=None, help="draw it into this svg or png file instead")
@printing
def view(form: str, output: str | None, limit: int, plot: str | None, **options: Any) -> None:
    """List the edges of a view with their dates, standing and sources, or draw it"""
    from govgraph import render
    from govgraph import views as shipped

    kg = opened()
    graph = kg.view(**options)
    if plot:
        click.echo(kg.plot(graph, plot), err=True)
        return
    put(render.listing(shipped.COLUMNS, shipped.lines(graph), form, limit), output)
    _note(graph.number_of_edges())


@click.command()
@_drawing
@click.option("--by", default="degree", show_default=True, help="the measure that orders the nodes")
@click.option("--top", type=click.IntRange(0), default=0, help="nodes at the most, of each year too; 0 for all")
@click.option("--per-year", is_flag=True, help="measure the network of each year")
@printing
def measure(form: str, output: str | None, limit: int, per_year: bool, **options: Any) -> None:
    """Measure the nodes of a view: degree, betweenness, communities ..."""
    from govgraph import measures, render

    kg = opened()
    found = {True: kg.yearly, False: kg.measure}[per_year](**options)
    if form == "text":
        found = measures.brief(found)
    put(render.table(found, form, limit), output)
    _note(len(found.rows))


@click.command()
@click.argument("start")
@click.argument("goal")
@click.option("--view", "name", default="relations", show_default=True, help="the view to walk in")
@click.option("--as-of", "as_of", metavar="DATE", default="", help="walk in the snapshot of this day")
@click.option("-o", "--output", type=click.Path(dir_okay=False), default=None, help="write to this file")
def path(output: str | None, **options: Any) -> None:
    """Say how two things are connected, hop by hop"""
    hops = opened().path(**options)
    put("\n".join(hops or [f"no way leads there in the view {options['name']}"]) + "\n", output)
    if not hops:
        raise SystemExit(1)


def _complete_formats(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[str | CompletionItem]":
    from govgraph import export

    return [name for name in export.formats() if name.startswith(incomplete)]


def _note(number: int) -> None:
    """Say on stderr that a network is empty, so that an empty table is not read as a failure."""
    if not number:
        click.echo("the network is empty", err=True)


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

    graph = opened()
    files.check(form, profile)
    receipt = graph.export(form, graph.view(**options), output, Options(profile=profile, watch=watched))
    if report:
        put(receipt.report(), report)
    click.echo(str(receipt), err=True)
