"""The command line: parse, one call on the graph, print."""

import sys
from typing import TYPE_CHECKING, Any

import click

from govgraph import ready
from govgraph.errors import BadUse, GovGraphError
from govgraph.terminal import asking, fault, opened, places, printing, put, read_file, refuse, show_answer

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


# Commands that a question does without; their modules are read when one of them, or the list of all, is asked for.
LATE = frozenset(
    (
        *("answers", "check", "completion", "diff", "dump", "export", "load"),
        *("measure", "new"),
        *("path", "prompt", "push", "timeline", "verify", "view", "views", "why-not"),
    )
)


class Questions(click.Group):
    """A first word that is no command starts a question."""

    def load(self) -> None:
        """Add the commands that a question does without."""
        from govgraph import commands, comparing, prompt, reviewing, upkeep

        for module in (commands, comparing, prompt, reviewing, upkeep):
            module.add(self)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command, which gains the options that say where the graph is kept."""
        if not {option.name for option in places()} <= {param.name for param in cmd.params}:
            cmd.params += places()
        super().add_command(cmd, name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, by name."""
        self.load()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command."""
        if cmd_name in LATE:
            self.load()
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without words, open the prompt in a terminal, else show the help.

        An option that is not the group's own belongs to a question.
        """
        start = _after_places(args)
        return super().parse_args(ctx, [*args[:start], *self._begun(ctx, args[start:])])

    def _begun(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {name for param in self.get_params(ctx) for name in param.opts}
        if not args and sys.stdin.isatty() and sys.stdout.isatty():
            return ["prompt"]
        if not args:
            return ["--help"]
        if args[0].startswith("-") and args[0] != "-" and args[0] not in own:
            return ["ask", *args]
        return args

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Give a command its arguments; anything else is a question from its first word on."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command:
            return name, command, args[1:]
        if name.startswith("-") and name != "-":
            return super().resolve_command(ctx, args)
        return "ask", self.commands["ask"], args


def _after_places(args: list[str]) -> int:
    """The place of the first word after the options that say where the graph is kept."""
    names = {name for option in places() for name in option.opts}
    at = 0
    while at < len(args) and args[at].partition("=")[0] in names:
        at += 1 + ("=" not in args[at])
    return at


def _complete_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[str | CompletionItem]":
    things = opened(ctx).index.things.values()
    start = incomplete.casefold()
    return [thing.id for thing in things if thing.id.startswith(start) or thing.label.casefold().startswith(start)]


def _complete_queries(ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[str | CompletionItem]":
    return [name for name in sorted(opened(ctx).index.queries) if name.startswith(incomplete)]


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from importlib import metadata

    index = opened(ctx).index
    counts = ", ".join(f"{number} {kind}" for kind, number in sorted(index.counts.items()))
    click.echo(f"govgraph {metadata.version('govgraph')}, data {index.version}, known up to {index.newest}: {counts}")
    ctx.exit()


@click.group(
    cls=Questions,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="DATE is YYYY, YYYY-MM or YYYY-MM-DD, read as its last day.",
)
@click.option("--version", is_flag=True, expose_value=False, callback=_version, help="data and counts")
def cli() -> None:
    """Ask who governs international migration, according to whom, and as known when.

    \b
    govgraph who chairs GFMD 2010
    govgraph who chairs GFMD 2010 --as-of 2008
    govgraph ask "members of the GMG in 2006"
    govgraph why "who chairs GFMD 2010"
    govgraph query chair edition="GFMD 2010" --format json
    """


@cli.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--explain", is_flag=True, help="show how the question was understood, with scores")
@click.option("--strict", is_flag=True, help="exit with 4 where the sources tie")
@asking
def ask(question: tuple[str, ...], explain: bool, strict: bool, **options: Any) -> None:
    """Answer a question in words; - reads one a line"""
    graph = opened()
    if question == ("-",):
        from govgraph import prompt

        prompt.batch(graph, options)
        return
    text = " ".join(question)
    if not text.strip():
        raise BadUse("there is no question; write one, or - to read them from standard input")
    if explain:
        for reading in graph.readings(text):
            click.echo(str(reading), err=True)
    found = graph.ask(text, as_of=options["as_of"], on=options["on"])
    _near_command(text, found.outcome)
    show_answer(graph, found, options)
    if strict and found.outcome == "contested":
        raise SystemExit(4)
    raise SystemExit(found.exit_code)


@cli.command()
@click.argument("name", shell_complete=_complete_queries)
@click.argument("params", nargs=-1)
@click.option("--show-query", is_flag=True, help="print the SPARQL with the values bound, and do not run it")
@asking
def query(name: str, params: tuple[str, ...], show_query: bool, **options: Any) -> None:
    """Answer a canned query, its parameters as name=value"""
    graph = opened()
    values = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals:
            raise BadUse(f"{param!r} is no parameter; write name=value")
        values[key] = value
    if show_query:
        put(graph.bound(name, as_of=options["as_of"], on=options["on"], **values), options["output"])
        return
    found = graph.query(name, as_of=options["as_of"], on=options["on"], **values)
    if options["form"] == "jsonl" and not options["cite"]:
        from govgraph import render

        put(render.row_lines(found, options["limit"]), options["output"])
    else:
        show_answer(graph, found, options)
    raise SystemExit(found.exit_code)


@cli.command()
@printing
def queries(form: str, output: str | None, limit: int) -> None:
    """List the canned queries with their parameters"""
    from govgraph import render

    lines = [
        [one.name, " ".join(f"{param.name}={param.type}" for param in one.params), one.summary]
        for one in opened().queries()
    ]
    put(render.listing(("query", "parameters", "answers"), lines, form, limit), output)


@cli.command()
@click.argument("file", required=False, type=click.Path(allow_dash=True))
@click.option("-e", "--execute", default="", metavar="QUERY", help="the query itself")
@click.option("--claims", is_flag=True, help="query all claims instead of the snapshot")
@click.option("--as-of", "as_of", metavar="DATE", default="", help="query the snapshot of this day")
@printing
def sparql(file: str | None, execute: str, claims: bool, as_of: str, form: str, output: str | None, limit: int) -> None:
    """Run a SELECT or ASK of your own, from a file, from - or from -e"""
    from govgraph import render

    text = execute
    if file == "-":
        text = sys.stdin.read()
    elif file:
        text = read_file(file)
    if not text.strip():
        raise BadUse("there is no query; give a file, - or -e QUERY")
    put(render.table(opened().sparql(text, as_of=as_of, claims=claims), form, limit), output)


@cli.command()
@click.argument("name", nargs=-1, required=True, shell_complete=_complete_names)
@asking
def show(name: tuple[str, ...], **options: Any) -> None:
    """Show all that is known of a thing, or the passages of a source"""
    graph = opened()
    found = graph.show(" ".join(name), as_of=options["as_of"])
    show_answer(graph, found, options)
    raise SystemExit(found.exit_code)


@cli.command()
@click.argument("text", nargs=-1, required=True)
@printing
def find(text: tuple[str, ...], form: str, output: str | None, limit: int) -> None:
    """Find things by name, misspelt ones too"""
    from govgraph import render

    things = opened().find(" ".join(text), limit or 20)
    lines = [[thing.id, thing.label, ", ".join(thing.classes)] for thing in things]
    put(render.listing(("id", "label", "classes"), lines, form, 0), output)
    if not things:
        raise SystemExit(1)


@cli.command(name="list")
@click.argument("kind", nargs=-1, shell_complete=_complete_names)
@asking
def list_(kind: tuple[str, ...], **options: Any) -> None:
    """List the things of a class: Body, Process, Person, Meeting, Document ..."""
    from govgraph import render

    graph = opened()
    if len(kind) > 1:
        found = graph.ask(" ".join(kind), as_of=options["as_of"], on=options["on"])
        show_answer(graph, found, options)
        raise SystemExit(found.exit_code)
    lines = [[thing.id, thing.label] for thing in graph.things("".join(kind))]
    put(render.listing(("id", "label"), lines, options["form"], options["limit"]), options["output"])


@cli.command()
@asking
def sources(**options: Any) -> None:
    """List the sources, their dates, and what these rest on"""
    graph = opened()
    options["sources"] = "none"
    show_answer(graph, graph.sources(), options)


@cli.command()
@click.argument("question", nargs=-1, required=True)
@asking
def why(question: tuple[str, ...], **options: Any) -> None:
    """Say what an answer rests on, and what lost"""
    graph = opened()
    found = graph.ask(" ".join(question), as_of=options["as_of"], on=options["on"])
    if options["form"] == "text" and options["cite"] in (None, "text"):
        text = graph.explain(found)
        if options["cite"]:
            text = f"{text}\n{graph.cite(found)}"
        put(text, options["output"])
    else:
        show_answer(graph, found, options)
    raise SystemExit(found.exit_code)


@cli.command()
@click.argument("name", nargs=-1, required=True, shell_complete=_complete_names)
@click.option("--lineage", is_flag=True, help="what it grew out of, its names, and what took its place")
@asking
def history(name: tuple[str, ...], lineage: bool, **options: Any) -> None:
    """List every statement on a thing, oldest source first"""
    graph = opened()
    found = graph.history(" ".join(name))
    if lineage:
        found = graph.lineage(" ".join(name), options["as_of"])
    show_answer(graph, found, options)
    raise SystemExit(found.exit_code)


@cli.command()
@click.argument("name", nargs=-1, shell_complete=_complete_names)
@asking
def conflicts(name: tuple[str, ...], **options: Any) -> None:
    """List where sources disagree, and which value the policy chose"""
    graph = opened()
    found = graph.conflicts(" ".join(name), as_of=options["as_of"])
    show_answer(graph, found, options)


@cli.command()
@click.argument("name", nargs=-1, shell_complete=_complete_names)
@asking
def gaps(name: tuple[str, ...], **options: Any) -> None:
    """List what no source says, of things of which one would ask it"""
    graph = opened()
    show_answer(graph, graph.gaps(" ".join(name), as_of=options["as_of"]), options)


cli.params += places()


def main() -> None:
    """Run the command line; every refusal is one line on stderr with the exit code of its kind."""
    sys.excepthook = fault
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = _run()
    except GovGraphError as error:
        code = refuse(str(error), error.exit_code)
    except click.ClickException as error:
        code = refuse(error.format_message(), 2)
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        ready.hush()
        code = 0
    sys.exit(code)


def _run() -> int:
    try:
        code = cli.main(prog_name="govgraph", standalone_mode=False) or 0
    except SystemExit as stop:
        code = int(stop.code or 0)
        # Click ends with 1 where its reader has gone; that is no failure of ours.
        if type(sys.stdout).__name__.endswith("PacifyFlushWrapper"):
            return 0
    sys.stdout.flush()
    return code


def _near_command(text: str, outcome: str) -> None:
    if outcome != "not-understood":
        return
    import difflib

    near = difflib.get_close_matches(text.split()[0], cli.list_commands(click.get_current_context()), 1, 0.7)
    if near and near[0] != text.split()[0]:
        print(f"govgraph: {text.split()[0]!r} is no command either; did you mean govgraph {near[0]}?", file=sys.stderr)
