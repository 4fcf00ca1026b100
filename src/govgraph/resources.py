"""Where the shipped files are: inside the installed package, or in the checkout around it."""

import zlib
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("ontology", "data", "queries")


def root() -> Path:
    """Find the folder that holds ontology/, data/ and queries/."""
    package = Path(__file__).parent
    shipped = package / "_shipped"
    if shipped.is_dir():
        return shipped
    return package.parents[1]


def files(folder: str, suffix: str) -> Iterator[Path]:
    """Walk one folder, sub-folders included, in the order of the paths."""
    yield from sorted((root() / folder).rglob(f"*{suffix}"))


def stamp() -> str:
    """Tell in one line whether a shipped file was added, removed or changed, without reading it."""
    marks = []
    for folder in FOLDERS:
        for path in sorted((root() / folder).rglob("*.*")):
            info = path.stat()
            marks.append(f"{path.name} {info.st_size} {info.st_mtime_ns}")
    text = "\n".join(marks).encode()
    return f"{len(marks)}-{len(text)}-{zlib.crc32(text):08x}-{zlib.adler32(text):08x}"


def version() -> str:
    """Digest the content of ontology/, data/ and queries/: twelve letters that name this state of the graph."""
    import hashlib

    digest = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted((root() / folder).rglob("*.*")):
            digest.update(path.relative_to(root()).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
