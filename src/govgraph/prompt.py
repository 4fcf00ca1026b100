"""One question after the other: a prompt in a terminal, and lines from standard input."""

import shlex
import sys
from collections.abc import Callable
from typing import Any

import click

from govgraph.errors import GovGraphError
from govgraph.graph import GovGraph
from govgraph.terminal import opened, put, refuse, show_answer, written

_SIGN = "govgraph> "
_ENDS = ("exit", "quit")
# The options of a question in the prompt, which has none of its own.
_PLAIN: dict[str, Any] = {"form": "text", "sources": "short", "limit": 0, "output": None, "cite": None}
# How many letters of a name, and how many words before the cursor, are looked up; how much is offered.
_LEAST = 2
_WORDS = 6
_MOST = 30


def add(group: click.Group) -> None:
    """Add the prompt to a group."""
    group.add_command(prompt)


@click.command()
def prompt() -> None:
    """Ask one question after the other, with history and completion; Ctrl-D ends it"""
    graph = opened()
    read = _reader(graph)
    while True:
        try:
            line = read().strip()
        except EOFError:
            click.echo()
            return
        except KeyboardInterrupt:
            click.echo()
            continue
        if line in _ENDS:
            return
        if line:
            _run(graph, line)


def batch(graph: GovGraph, options: dict[str, Any]) -> None:
    """Answer the questions of standard input as they come; with -o, all of them go into the one file."""
    told = []
    graph.snapshot(None)
    for line in sys.stdin:
        if not line.strip():
            continue
        found = graph.ask(line.strip(), as_of=options["as_of"], on=options["on"])
        if options["output"]:
            told.append(written(graph, found, options))
        else:
            show_answer(graph, found, options)
            sys.stdout.flush()
    if options["output"]:
        put("".join(told), options["output"])


def offers(openings: list[str], names: list[str], text: str) -> list[tuple[str, int]]:
    """What may follow a text: ways to begin a question and names, each with how many letters it takes the place of.

    >>> offers(["who chairs "], ["GFMD 2010"], "who chairs gf")
    [('GFMD 2010', 2)]
    """
    start = text.lstrip().casefold()
    found = [(opening, len(text.lstrip())) for opening in openings if opening.casefold().startswith(start)]
    words = text.split(" ")
    for count in range(min(_WORDS, len(words)), 0, -1):
        tail = " ".join(words[-count:])
        if len(tail.strip()) >= _LEAST and tail == tail.lstrip():
            found += [(name, len(tail)) for name in names if name.casefold().startswith(tail.casefold())]
    return list(dict.fromkeys(found))[:_MOST]


def openings(graph: GovGraph) -> list[str]:
    """How questions begin, as the canned queries declare them, up to the first name; then the whole short ones."""
    from govgraph import phrasings

    ways = [way for query in graph.queries() for said in query.phrasings for way in phrasings.expand(said)]
    told = set()
    for way in ways:
        named = [word.startswith("{") for word in way]
        if any(named):
            told.add(" ".join([*way[: named.index(True)], ""]))
        else:
            told.add(" ".join(way))
    return sorted((one for one in told if one.strip()), key=lambda one: (len(one), one))


def names(graph: GovGraph) -> list[str]:
    """What things are called, short names first."""
    things = [thing for thing in graph.index.things.values() if "Source" not in thing.classes and "/" not in thing.id]
    found = {thing.text.removeprefix("the ") for thing in things} | {thing.label for thing in things}
    return sorted(found, key=lambda name: (len(name), name))


def _reader(graph: GovGraph) -> Callable[[], str]:
    """What reads a line: with history and completion where prompt_toolkit is there, else as plain as can be."""
    try:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.completion import CompleteEvent, Completer, Completion
        from prompt_toolkit.document import Document
    except ImportError:
        return lambda: input(_SIGN)

    class Offers(Completer):
        """Offers the beginnings of questions, and names."""

        def __init__(self) -> None:
            self._known: tuple[list[str], list[str]] | None = None

        def get_completions(self, document: Document, _event: CompleteEvent) -> Any:
            """Give what may follow the text before the cursor."""
            if self._known is None:
                self._known = (openings(graph), names(graph))
            for text, replaced in offers(*self._known, document.text_before_cursor):
                yield Completion(text, start_position=-replaced)

    session: PromptSession[str] = PromptSession(history=_history(), completer=Offers(), complete_in_thread=True)
    return lambda: session.prompt(_SIGN)


def _history() -> Any:
    """The lines of earlier prompts, kept in the user's folder for such things where that can be written."""
    from pathlib import Path

    import platformdirs
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    path = Path(platformdirs.user_state_dir("govgraph", appauthor=False)) / "history"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))


def _run(graph: GovGraph, line: str) -> None:
    """Answer one line: a question, or a command as it stands after the name of the program."""
    root = click.get_current_context().find_root()
    assert isinstance(root.command, click.Group)
    try:
        words = shlex.split(line)
    except ValueError:
        words = line.split()
    try:
        if root.command.get_command(root, words[0]) or any(word.startswith("-") for word in words):
            root.command.main(words, prog_name="govgraph", standalone_mode=False, obj=root.obj)
        else:
            show_answer(graph, graph.ask(line), _PLAIN)
    except GovGraphError as error:
        refuse(str(error), error.exit_code)
    except click.ClickException as error:
        refuse(error.format_message(), 2)
    except SystemExit:
        # Each command ends with the code of its outcome; here the next line follows.
        return
