"""Ready answers: the plainest lookups, told before anything else of the program is loaded.

An installed package brings them along as lines of text. What is not among them, every option and every error is left to
the command line proper, which stays the one definition of the interface; GOVGRAPH_READY=0 leaves everything to it. So
nothing is imported here at the top that a bare interpreter has not loaded.
"""

import os
import sys

from govgraph import buckets, resources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    # Before the first line, before the further ones, and what is wrapped to the width between them.
    Line = tuple[str, str, str]

_SILENT = frozenset(("a", "an", "please", "the"))
_WIDTH = 100
_WIDEST = 120


def told(words: list[str]) -> bool:
    """Print the ready answer to a question, and tell whether there is one."""
    if os.environ.get("GOVGRAPH_READY") == "0" or any(word.startswith("-") for word in words):
        return False
    found = find(os.path.join(resources.place(), "compiled"), key(words))  # noqa: PTH118
    if not found:
        return False
    put(wrapped(found, width()))
    return True


def key(words: "Iterable[str]") -> str:
    """A question as it is looked up: in small letters, without what carries nothing."""
    plain = " ".join(words).casefold().replace("?", " ").split()
    if plain[:1] == ["ask"]:
        del plain[0]
    return " ".join(word for word in plain if word not in _SILENT)


def find(folder: str, question: str) -> "list[Line]":
    """The lines kept for a question in a folder, for the files as they are; none where anything is not as written."""
    if not resources.is_installed():
        return []
    try:
        found = buckets.Buckets(path(folder, resources.stamp())).get(question)
    except (OSError, ValueError):
        return []
    parts = found.split("\t")
    return list(zip(parts[::3], parts[1::3], parts[2::3], strict=bool(found)))


def write(target: str, answers: "Mapping[str, Iterable[Line]]") -> None:
    """Keep answers in a file, by question; one with a tab or a line break in it is left out."""
    texts = {}
    for question, lines in answers.items():
        parts = [part for line in lines for part in line]
        if not any("\t" in part or len(part.splitlines()) > 1 for part in (question, *parts)):
            texts[question] = "\t".join(parts)
    buckets.write(target, texts)


def path(folder: str, stamp: str) -> str:
    """Where the ready answers for one state of the files stand."""
    return os.path.join(folder, f"{stamp}.ready")  # noqa: PTH118


def width() -> int:
    """How wide a text is written: as the terminal, within reason."""
    if not sys.stdout.isatty():
        return _WIDTH
    return min(os.get_terminal_size().columns or _WIDTH, _WIDEST)


def wrapped(lines: "Iterable[Line]", columns: int) -> str:
    """Lines as they are printed."""
    import textwrap

    return "".join(
        textwrap.fill(
            text,
            columns,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        + "\n"
        for first, rest, text in lines
    )


def put(text: str) -> None:
    """Print a text; a reader who has gone is no failure."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        hush()


def hush() -> None:
    """Whoever read us has gone; nothing more can be written, not even by the interpreter at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
