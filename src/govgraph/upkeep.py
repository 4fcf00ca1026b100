"""The commands for those who keep the data and the shell: parse, one call, print."""

import click

from govgraph.errors import BadUse
from govgraph.terminal import chosen, opened, printing, progress, put


def add(group: click.Group) -> None:
    """Add the commands of upkeep to a group."""
    for command in (check, dump, load, push, new, completion):
        group.add_command(command)


@click.command()
@printing
def check(form: str, output: str | None, limit: int) -> None:
    """Check the shipped data; errors exit with 5, conflicts are only listed"""
    from govgraph import render

    problems = opened().check()
    lines = [[one.level, f"{one.file}:{one.line}", one.message, one.check, one.fix] for one in problems]
    if form == "text":
        text = "".join(f"{one.level}: {one}\n" for one in problems)
        errors = sum(one.level == "error" for one in problems)
        put(f"{text}{errors} errors, {len(problems) - errors} conflicts\n", output)
    else:
        put(render.listing(("level", "place", "message", "check", "fix"), lines, form, limit), output)
    if any(one.level == "error" for one in problems):
        raise SystemExit(5)


@click.command()
@click.argument("what", type=click.Choice(["snapshot", "data"]))
@click.argument("form", type=click.Choice(["ttl", "nt", "jsonld", "xml"]), default="ttl")
@click.option("--as-of", "as_of", metavar="DATE", default="", help="the snapshot of this day")
@click.option("-o", "--output", type=click.Path(dir_okay=False), default=None, help="write to this file")
def dump(what: str, form: str, as_of: str, output: str | None) -> None:
    """Write the graph out for any RDF tool"""
    put(opened().dump(what, form, as_of).decode(), output)


@click.command()
@click.argument("url")
@click.option("--as-of", "as_of", metavar="DATE", multiple=True, help="the snapshot of this day too; may be repeated")
@click.option("--here", is_flag=True, help="work claims and snapshots out here, and send what comes of it")
@click.option("--over", is_flag=True, help="go before another push, which was broken off")
def push(url: str, as_of: tuple[str, ...], here: bool, over: bool) -> None:
    """Put the graph at a SPARQL endpoint, or at a profile of the configuration file"""

    def tell(name: str) -> None:
        click.echo(f"pushing {name}", err=True)

    number = opened().push(url, as_of, here, over, tell)
    click.echo(f"{number} triples are there; ask them with --endpoint {url}")


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(dir_okay=False))
def load(files: tuple[str, ...]) -> None:
    """Load files of statements into the store in a folder, with all that follows from them, or nothing"""
    from govgraph import loading

    place = chosen().store
    if not place:
        raise BadUse("say where the store is: govgraph load FILE... --store DIR")
    with progress(files) as told:
        found = loading.load(files, place, told)
    counts = ", ".join(f"{number} {kind}" for kind, number in sorted(found.counts.items()))
    click.echo(f"{place}: known up to {found.newest}: {counts}")


@click.group()
def new() -> None:
    """Start a file for new data, in a checkout"""


@new.command(name="source")
@click.argument("name", metavar="ID")
@click.option("--label", required=True, help="how answers name it")
@click.option("--kind", default="organisation", show_default=True, help="kind of publisher, as in concepts.ttl")
@click.option("--earliest", required=True, metavar="DATE", help="first day on which it can have been written")
@click.option("--latest", required=True, metavar="DATE", help="last day on which it can have been written")
@click.option("--basis", default="printed on it", show_default=True, help="what the dates rest on")
def new_source(name: str, label: str, kind: str, earliest: str, latest: str, basis: str) -> None:
    """Write data/sources/ID.ttl with one passage, ready to be filled in"""
    from govgraph.draft import Draft

    click.echo(Draft(name, label, kind, earliest, latest, basis).write())


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell; add it to the shell's start-up file"""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        raise BadUse(f"there is no completion for {shell}")
    click.echo(found(click.get_current_context().find_root().command, {}, "govgraph", "_GOVGRAPH_COMPLETE").source())
