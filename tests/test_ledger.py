"""What is known, day by day: read up to a day, and refused when damaged."""

import io

import pytest

from govgraph import ledger

BLOCKS = [("", b"<http://x/a> <http://x/b> 1 .\n"), ("2003-01-01", b"early\n"), ("2005-06-01", b"late\n")]


def packed():
    file = io.BytesIO()
    ledger.write(BLOCKS, file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("day", "blocks"), [("0001-01-01", 1), ("2003-01-01", 2), ("2005-05-31", 2), ("2026-01-01", 3)]
)
def test_what_was_known_by_a_day_is_read(day, blocks):
    assert ledger.read(io.BytesIO(packed()), day) == b"".join(content for _, content in BLOCKS[:blocks])


def test_what_came_later_is_not_read():
    file = io.BytesIO(packed())
    ledger.read(file, "2003-01-01")
    assert file.read()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}\n", b"[[1]]\n", packed()[:-3], packed()[:-8] + b"\0" * 8, packed()[:99]]
)
def test_a_damaged_file_is_told(content):
    with pytest.raises(ValueError):  # noqa: PT011
        ledger.read(io.BytesIO(content), "2026-01-01")
