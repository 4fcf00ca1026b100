"""What is known, day by day as it became known, packed: what was known by a day is read without what came after it."""

import json
from collections.abc import Iterable
from typing import IO


def write(blocks: Iterable[tuple[str, bytes]], file: IO[bytes]) -> None:
    """Write N-Triples with the days from which on they are known, in the order of these."""
    import gzip

    packed = [(day, gzip.compress(content, 1)) for day, content in blocks]
    file.write(json.dumps([[day, len(block)] for day, block in packed]).encode() + b"\n")
    file.writelines(block for _, block in packed)


def read(file: IO[bytes], day: str) -> bytes:
    """The N-Triples that are known by a day; a file that was damaged raises ValueError."""
    import gzip
    import zlib

    try:
        size = sum(length for since, length in json.loads(file.readline()) if since <= day)
        content = file.read(size)
        if not content or len(content) != size:
            raise ValueError("a part of it is gone")
        return gzip.decompress(content)
    except (EOFError, OSError, TypeError, zlib.error) as error:
        raise ValueError(str(error)) from None
