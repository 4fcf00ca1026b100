"""Where the shipped files are: inside the installed package, or in the checkout around it.

This module is on the path of every lookup, so it walks folders with os, and imports what a bare interpreter lacks only
for those who read.
"""

import os
import zlib

from govgraph.errors import BadData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS = ("ontology", "data", "queries")
_PACKAGE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
_SHIPPED = os.path.join(_PACKAGE, "_shipped")  # noqa: PTH118


def is_installed() -> bool:
    """Tell whether the files came inside an installed package, where nobody edits them."""
    return os.path.isdir(_SHIPPED)  # noqa: PTH112


def root() -> "Path":
    """Find the folder that holds ontology/, data/ and queries/."""
    from pathlib import Path

    return Path(place())


def place() -> str:
    """The same folder as plain text."""
    if is_installed():
        return _SHIPPED
    return os.path.dirname(os.path.dirname(_PACKAGE))  # noqa: PTH120


def files(folder: str, suffix: str) -> "Iterator[Path]":
    """Walk one folder, sub-folders included, in the order of the paths."""
    yield from sorted((root() / folder).rglob(f"*{suffix}"))


def text(path: "Path") -> str:
    """Read a shipped file of text; one that is gone or is no UTF-8 raises BadData with its name."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadData(path.name, line, "this is no UTF-8") from None
    except OSError as error:
        raise BadData(path.name, 0, f"the file cannot be read: {error.strerror}") from None


def stamp(dated: bool | None = None) -> str:
    """Tell in one line whether a shipped file was added, removed or changed, without reading it.

    In a checkout the dates of the files count too; `dated` says otherwise.
    """
    marks = []
    if dated is None:
        dated = not is_installed()
    for folder in FOLDERS:
        for path, _, names in os.walk(os.path.join(place(), folder)):  # noqa: PTH118
            for name in names:
                try:
                    info = os.stat(os.path.join(path, name))  # noqa: PTH116, PTH118
                except OSError as error:
                    raise BadData(name, 0, f"the file cannot be read: {error.strerror}") from None
                # Installing gives each file a new date, and nobody edits an installed package.
                marks.append(f"{name} {info.st_size} {info.st_mtime_ns * dated}")
    text = "\n".join(sorted(marks)).encode()
    return f"{len(marks)}-{len(text)}-{zlib.crc32(text):08x}-{zlib.adler32(text):08x}"


def version() -> str:
    """Digest the content of ontology/, data/ and queries/: twelve letters that name this state of the graph."""
    import hashlib

    digest = hashlib.sha256()
    for folder in FOLDERS:
        for path in files(folder, ".*"):
            digest.update(path.relative_to(root()).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
