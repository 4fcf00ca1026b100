"""GEXF is valid by the official schema of the format, and by the narrower one of what is written."""

from pathlib import Path

import lxml.etree
import pytest
from shelf import HERE, NAMES, ODD

SCHEMAS = [HERE / "portable.rng", HERE / "gexf-1.3" / "gexf.rng"]


@pytest.fixture(scope="module", params=SCHEMAS, ids=lambda path: Path(path).stem)
def schema(request):
    return lxml.etree.RelaxNG(lxml.etree.parse(request.param))


@pytest.mark.parametrize("profile", ["", "desktop"])
@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_valid(schema, shelf, name, profile):
    schema.assertValid(lxml.etree.parse(shelf.path(name, profile=profile)))


def test_each_slice_is_valid(schema, shelf):
    files = sorted(shelf.path("participation", profile="slices").iterdir())
    assert len(files) > 5
    for file in files:
        schema.assertValid(lxml.etree.parse(file))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('type="directed"', 'type="mutual"'),
        ('end="2001-12-31"', 'end="2001"'),
        (' version="1.3"', ' version="1.2draft"'),
        ('weight="0.5"', 'weight="0"'),
    ],
)
def test_the_schema_refuses_what_readers_stumble_over(shelf, right, wrong):
    text = shelf.path(ODD).read_text()
    assert right in text
    narrow = lxml.etree.RelaxNG(lxml.etree.parse(HERE / "portable.rng"))
    assert not narrow.validate(lxml.etree.fromstring(text.replace(right, wrong, 1).encode()).getroottree())
