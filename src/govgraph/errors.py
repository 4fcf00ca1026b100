"""What can go wrong, each kind with the exit code that the command line returns for it."""


class GovGraphError(Exception):
    """Base of every error that govgraph raises on purpose."""

    exit_code = 70


class BadUse(GovGraphError):
    """The call itself is wrong: an option, a parameter, a date, a piece of SPARQL."""

    exit_code = 2


class NameNotFound(GovGraphError):
    """A name means nothing in the graph.

    Attributes: text, nearest (labels with ids, best first).
    """

    exit_code = 3

    def __init__(self, text: str, nearest: tuple[str, ...] = ()) -> None:
        self.text = text
        self.nearest = nearest
        hint = ""
        if nearest:
            hint = f"; nearest: {', '.join(nearest)}"
        super().__init__(f"nothing is called {text!r}{hint}")


class AmbiguousName(GovGraphError):
    """A name means several things.

    Attributes: text, candidates (ids that can be used instead).
    """

    exit_code = 3

    def __init__(self, text: str, candidates: tuple[str, ...]) -> None:
        self.text = text
        self.candidates = candidates
        super().__init__(f"{text!r} names {len(candidates)} things: {', '.join(candidates)}; use an id")


class BadData(GovGraphError):
    """A shipped or given file cannot be read.

    Attributes: file, line (0 where no line is known).
    """

    exit_code = 6

    def __init__(self, file: str, line: int, message: str) -> None:
        self.file = file
        self.line = line
        super().__init__(f"{file}:{line}: {message}")


class NoAnswer(GovGraphError):
    """An endpoint does not answer, or what it sends is no whole answer.

    Attributes: url.
    """

    exit_code = 6

    def __init__(self, url: str, message: str) -> None:
        self.url = url
        super().__init__(f"{url}: {message}")


class UnreadableStore(GovGraphError):
    """A folder holds no store, or one that is damaged or was made by another version.

    Attributes: place.
    """

    exit_code = 6

    def __init__(self, place: str, message: str) -> None:
        self.place = place
        super().__init__(f"{place}: {message}")


class StoreBusy(GovGraphError):
    """Another process is loading into the same store.

    Attributes: place.
    """

    exit_code = 7

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(f"{place}: another process is loading into this store; try again when it has ended")


class LimitReached(GovGraphError):
    """Work was stopped because it would have grown past a stated limit."""

    exit_code = 7


class UnreadablePin(GovGraphError):
    """A line that should pin an answer cannot be read."""

    exit_code = 3
