"""What the commands share: options, output, and how a refusal is written."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import click

from govgraph import ready
from govgraph.answer import Answer
from govgraph.errors import BadUse
from govgraph.graph import GovGraph

FORMATS = ("text", "json", "jsonl", "csv", "tsv", "md")
Command = TypeVar("Command", bound=Callable[..., Any])
Item = TypeVar("Item")
# Fewer edges are written before a bar could be seen.
_MANY = 5000


class Place(NamedTuple):
    """Where the graph is kept that a command asks: a folder with a store, an endpoint, else the shipped files."""

    store: str = ""
    endpoint: str = ""


def opened(ctx: click.Context | None = None) -> GovGraph:
    """The graph that the options of the running command name."""
    place = chosen(ctx)
    if place.store and place.endpoint:
        raise BadUse("--store and --endpoint name two places; a command asks one of them")
    if place.store:
        from govgraph.folder import Folder

        return GovGraph(Folder(place.store))
    if place.endpoint:
        from govgraph import profiles
        from govgraph.endpoint import Endpoint

        return GovGraph(Endpoint(profiles.access(place.endpoint)))
    return GovGraph()


def chosen(ctx: click.Context | None = None) -> Place:
    """The place that the options of the running command name."""
    place: Place = (ctx or click.get_current_context()).find_root().obj or Place()
    return place


def places() -> list[click.Option]:
    """The options that say where the graph is kept; each command has them, and they may stand before it."""
    return [
        _place("--store", "DIR", "ask the store that load made in this folder"),
        _place("--endpoint", "URL", "ask the graph that push put at this SPARQL endpoint, or at this profile"),
    ]


def _place(name: str, metavar: str, told: str) -> click.Option:
    return click.Option([name], metavar=metavar, expose_value=False, is_eager=True, callback=_placed, help=told)


def _placed(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Keep a place for the whole call, whichever command it was given to."""
    if value == "":
        # An empty variable of a script must not be answered from other data.
        raise BadUse(f"--{param.name} is empty; say where the graph is kept, or leave the option out")
    if value and param.name:
        root = ctx.find_root()
        root.obj = (root.obj or Place())._replace(**{param.name: value})


def asking(command: Command) -> Command:
    """Add the options of every command that answers."""
    options = (
        click.option("--as-of", "as_of", metavar="DATE", default="", help="answer from sources dated up to then"),
        click.option("--on", "on", metavar="DATE", default="", help="ask about this time"),
        *_printing((*FORMATS, "ttl")),
        click.option(
            "--sources",
            type=click.Choice(["none", "short", "full"]),
            default="short",
            help="how much a text answer says of its sources",
        ),
        click.option(
            "--cite",
            type=click.Choice(["text", "bibtex", "csl", "ris"]),
            default=None,
            help="give references, and a line that pins the answer",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def printing(command: Command) -> Command:
    """Add the options of every command that prints rows."""
    for option in reversed(_printing(FORMATS)):
        command = option(command)
    return command


def _printing(formats: tuple[str, ...]) -> tuple[Callable[[Command], Command], ...]:
    return (
        click.option("--format", "form", type=click.Choice(formats), default="text", help="how the answer is written"),
        click.option("-o", "--output", type=click.Path(dir_okay=False), default=None, help="write to this file"),
        click.option("--limit", type=click.IntRange(0), default=0, help="rows at the most, 0 for all"),
    )


def refuse(message: str, code: int) -> int:
    """Write one line on stderr and give back the exit code."""
    print(f"govgraph: {' '.join(message.split())}", file=sys.stderr)
    return code


def fault(kind: type[BaseException], error: BaseException, _trace: object) -> None:
    """Say in one line that the program itself is wrong, and end with 70; set as the hook for what nobody caught."""
    refuse(f"a fault of ours, please report it: {kind.__name__}: {error}", 70)
    sys.stderr.flush()
    os._exit(70)


def show_answer(graph: GovGraph, found: Answer, options: dict[str, Any]) -> None:
    """Print an answer as the options ask."""
    put(written(graph, found, options), options["output"])


def written(graph: GovGraph, found: Answer, options: dict[str, Any]) -> str:
    """Write an answer as the options ask."""
    from govgraph import render

    if options["cite"]:
        return _cited(graph, found, options)
    if options["form"] == "ttl":
        return graph.behind(found).decode()
    style = render.Style(options["form"], options["sources"], ready.width(), options["limit"])
    return render.answer(graph.index, found, style)


def _cited(graph: GovGraph, found: Answer, options: dict[str, Any]) -> str:
    """References in place of the answer; as text they follow it, in JSON they stand inside it."""
    from govgraph import citation, render

    form, style = options["form"], options["cite"]
    if form in ("json", "jsonl"):
        cited = {"references": [citation.item(one) for one in graph.references(found)], "pin": graph.pin(found)}
        return render.json_of(render.as_object(found, options["limit"]) | cited, form)
    if form != "text":
        raise BadUse(f"--cite goes with --format text, json or jsonl, not {form}")
    if style != "text":
        return graph.cite(found, style)
    return f"{written(graph, found, options | {'cite': None, 'sources': 'none'})}\n{graph.cite(found)}"


def put(text: str, output: str | None) -> None:
    """Print a text, or write it to a file whole or not at all; a pipe or device is written to as it is."""
    if not output:
        sys.stdout.write(text)
        return
    from pathlib import Path

    path = Path(output)
    part = path
    if path.is_file() or not path.exists():
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", errors="replace")
        if part != path:
            part.replace(path)
    except OSError as error:
        if part != path:
            with contextlib.suppress(OSError):
                part.unlink()
        raise BadUse(f"{output} cannot be written: {error.strerror}") from None


def watched(items: Iterable[Item], total: int) -> Iterator[Item]:
    """The same items, with a progress bar on stderr while they pass, if that is a terminal and they are many."""
    if total < _MANY or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, "writing", total, console=Console(stderr=True), transient=True)


@contextlib.contextmanager
def progress(files: Sequence[str]) -> Iterator[Callable[[str, int], None]]:
    """Takes what is told while files are loaded, and shows it as a bar on stderr, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _step, _read: None
        return
    from rich.console import Console
    from rich.progress import Progress

    total = sum(os.path.getsize(file) for file in files if os.path.isfile(file))  # noqa: PTH113, PTH202
    with Progress(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("files", total=total)

        def told(step: str, read: int) -> None:
            bars.update(task, advance=read, description=step)

        yield told


def read_file(file: str) -> str:
    """Read a file that the user names; one that cannot be read is a wrong use."""
    from pathlib import Path

    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadUse(f"{file} cannot be read: {error}") from None
