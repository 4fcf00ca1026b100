"""Texts by key in one file, of which a lookup reads one small part."""

import os
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# Bytes of the first line, and of the place of one bucket: where it begins and how long it is.
_HEAD = 32
_PLACE = 20
_SIGN = b"buckets-1"
_FEW = 4


class Buckets:
    """A file of texts, opened; one that is not what was written raises ValueError, on opening or on reading."""

    def __init__(self, path: str) -> None:
        self._file = open(path, "rb")  # noqa: PTH123, SIM115
        sign, number, size = self._file.read(_HEAD).split()
        if sign != _SIGN or int(size) != os.fstat(self._file.fileno()).st_size:
            raise ValueError(path)
        self._number = int(number)

    def get(self, key: str) -> str:
        """The text under a key; empty where there is none."""
        self._file.seek(_HEAD + _PLACE * (zlib.crc32(key.encode()) % self._number))
        start, length = map(int, self._file.read(_PLACE).split())
        self._file.seek(start)
        for line in self._file.read(length).decode().splitlines():
            found, tab, text = line.partition("\t")
            if not tab:
                raise ValueError(line)
            if found == key:
                return text
        return ""

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()


def write(target: str, texts: "Mapping[str, str]") -> None:
    """Keep texts in a file, by key; neither may have a line break in it, and the key no tab."""
    number = max(1, len(texts) // _FEW)
    buckets = [b""] * number
    for key in sorted(texts):
        buckets[zlib.crc32(key.encode()) % number] += f"{key}\t{texts[key]}\n".encode()
    start = _HEAD + _PLACE * number
    size = start + sum(map(len, buckets))
    with open(target, "wb") as file:  # noqa: PTH123
        file.write(_SIGN + f" {number} {size}".encode().ljust(_HEAD - len(_SIGN)))
        for bucket in buckets:
            file.write(f"{start} {len(bucket)}".ljust(_PLACE).encode())
            start += len(bucket)
        file.writelines(buckets)
