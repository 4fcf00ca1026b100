"""Files and folders that are written whole or not at all."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from govgraph.errors import BadUse


@contextlib.contextmanager
def whole(target: str) -> Iterator[Path]:
    """A path to write to, a file or a folder, that takes its target's place once all of it is there.

    A device or pipe is written to as it is. What cannot be written raises BadUse and leaves what was there before.
    """
    path = Path(target)
    part = path
    if path.is_file() or path.is_dir() or not path.exists():
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        try:
            yield part
            if part != path:
                _put(part, path)
        finally:
            if part != path:
                _remove(part)
    except OSError as error:
        raise BadUse(f"{target} cannot be written: {error.strerror}") from None


def _put(part: Path, path: Path) -> None:
    """Rename a file, or the files of a folder, into place."""
    if not part.is_dir():
        part.replace(path)
        return
    path.mkdir(exist_ok=True)
    for file in sorted(part.iterdir()):
        file.replace(path / file.name)


def _remove(part: Path) -> None:
    if part.is_dir():
        for file in part.iterdir():
            file.unlink()
        part.rmdir()
    part.unlink(missing_ok=True)
